"""What the pipelines' entity labels mean, whatever the pipeline."""

from __future__ import annotations

_KINDS = {
    "PER": "person",
    "PERSON": "person",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
    "LOCATION": "place",
    "ORG": "organisation",
    "NORP": "organisation",
    "ORGANIZATION": "organisation",
}


def entity_kind(label: str) -> str:
    """Map a pipeline's entity label to "person", "place", "organisation" or "other"."""
    return _KINDS.get(label.upper(), "other")
