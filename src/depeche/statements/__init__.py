"""Who said what: quotations, reported speech, acts of speech.

`find_statements` reads an article's parsed sentences and mentions; `link` joins statements and events both ways;
`by_sentence` gives the statements of each sentence in the form that `depeche predict sentences` writes.
"""

from depeche.statements.find import find_statements
from depeche.statements.link import link
from depeche.statements.output import by_sentence

__all__ = ["by_sentence", "find_statements", "link"]
