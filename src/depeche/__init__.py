"""Dépêche reads the press and writes the diplomatic record.

The public names stand below; each is imported when it is first used, so that `import depeche` costs nothing.

    import depeche

    with depeche.Store("niger.duckdb") as store:
        depeche.code_into(["pages/"], store)
        for event in store.events(between=("NER", "DZA")):
            print(event.date, event.type, event.sentence)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depeche.coding import Options, analyse, code, code_article, code_many
    from depeche.errors import (
        DepecheError,
        FormatError,
        LexiconError,
        PageError,
        PipelineError,
        RecordError,
        SourceError,
        TableError,
    )
    from depeche.model import (
        Actor,
        Article,
        CodedArticle,
        Comment,
        DateRange,
        Event,
        Mention,
        Page,
        Place,
        Published,
        Reaction,
        Span,
        Stance,
        Statement,
        from_dict,
        to_dict,
    )
    from depeche.pages import read_page
    from depeche.record.store import Store
    from depeche.run import code_into, run_local
    from depeche.sources import Rejects, read_sources

__version__ = "0.1.0"

_WHERE = {
    "depeche.coding": ("Options", "analyse", "code", "code_article", "code_many"),
    "depeche.errors": (
        "DepecheError", "FormatError", "LexiconError", "PageError", "PipelineError", "RecordError", "SourceError",
        "TableError",
    ),
    "depeche.model": (
        "Actor", "Article", "CodedArticle", "Comment", "DateRange", "Event", "Mention", "Page", "Place", "Published",
        "Reaction", "Span", "Stance", "Statement", "from_dict", "to_dict",
    ),
    "depeche.pages": ("read_page",),
    "depeche.record.store": ("Store",),
    "depeche.run": ("code_into", "run_local"),
    "depeche.sources": ("Rejects", "read_sources"),
}  # fmt: skip
_MODULE = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "Actor", "Article", "CodedArticle", "Comment", "DateRange", "DepecheError", "Event", "FormatError", "LexiconError",
    "Mention", "Options", "Page", "PageError", "PipelineError", "Place", "Published", "Reaction", "RecordError",
    "Rejects", "SourceError", "Span", "Stance", "Statement", "Store", "TableError", "__version__", "analyse", "code",
    "code_article", "code_into", "code_many", "from_dict", "read_page", "read_sources", "run_local", "to_dict",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _MODULE:
        return getattr(import_module(_MODULE[name]), name)
    raise AttributeError(f"module 'depeche' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
