"""What happened: events after PLOVER, from parsed sentences and the mentions of actors in them."""

from __future__ import annotations

from typing import Any

__all__ = ["code_events", "code_sentences", "explain", "explain_sentence", "predict_relations"]


def __getattr__(name: str) -> Any:
    """Import on first use: the lexicons are read only by those who code."""
    if name in ("code_events", "code_sentences"):
        from depeche.events import assemble

        return getattr(assemble, name)
    if name in ("explain", "explain_sentence"):
        from depeche.events import explaining

        return getattr(explaining, name)
    if name == "predict_relations":
        from depeche.events.relations import predict_relations

        return predict_relations
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
