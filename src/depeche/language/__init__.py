"""Languages: which one a text is in, and its parse as plain sentences of words."""

from __future__ import annotations

from typing import Any

__all__ = ["detect_language", "load_pipeline", "parse"]

_HOMES = {"detect_language": "detect", "load_pipeline": "loading", "parse": "sentences"}


def __getattr__(name: str) -> Any:
    """Import on first use: spaCy takes a second that `depeche --help` should not pay."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"depeche.language.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
