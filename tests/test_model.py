"""The record's types: every one goes to JSON and back without loss, and says what it does not know."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import records

from depeche import model
from depeche.model import Actor, CodedArticle, Event, Page, Span, from_dict, to_dict

RECORDS = [kind for kind in vars(model).values() if dataclasses.is_dataclass(kind) and kind is not Page]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(data=st.data())
def test_every_record_goes_to_json_and_back_without_loss(kind: type[Any], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    assert from_dict(kind, json.loads(json.dumps(to_dict(record)))) == record


@pytest.mark.parametrize("kind", [*RECORDS, Page], ids=lambda kind: kind.__name__)
def test_every_record_is_frozen_and_slotted_and_says_what_its_fields_are(kind: type[Any]) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert hasattr(kind, "__slots__")
    assert kind.__doc__
    assert not kind.__doc__.startswith(f"{kind.__name__}(")


def test_a_page_holds_bytes_and_does_not_go_to_json() -> None:
    with pytest.raises(TypeError, match="the Article made from it does"):
        to_dict(Page(source="page.html", content=b"<html>"))


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(TypeError, match="Actor has no field nation"):
        from_dict(Actor, {"name": "le Mali", "nation": "MLI"})


def test_whole_numbers_in_json_become_floats_where_the_record_says_float() -> None:
    event = from_dict(
        Event, {"id": "a:1", "type": "AID", "trigger": to_dict(Span(0, 2, "il")), "sentence": "", "score": 7}
    )
    assert isinstance(event.score, float)


def test_a_coded_article_nests_its_records() -> None:
    article = model.Article("0" * 16, "Titre", "Texte", (Span(0, 5, "Texte"),))
    event = Event("0:1", "AID", Span(0, 5, "Texte"), "Texte", actors=(Actor("le Mali", "state", "MLI"),))
    assert from_dict(CodedArticle, to_dict(CodedArticle(article, events=(event,)))).events[0].actors[0].country == "MLI"
