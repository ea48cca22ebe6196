"""What the readers answered below an article, kept apart from what the article itself says."""

from depeche.reactions.read import read_reactions

__all__ = ["read_reactions"]
