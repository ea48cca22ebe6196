"""The readings that patterns.tsv names, all in one table."""

from __future__ import annotations

from depeche.events.when import absolute, relative
from depeche.events.when.captured import READINGS, Reading

__all__ = ["READINGS", "Reading", "absolute", "relative"]
