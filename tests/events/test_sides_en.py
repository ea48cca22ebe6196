"""English sides: whose story it is, adjectives of states on things, datelines, bodies that no table knows."""

from __future__ import annotations

import pytest
from tests.events.coded import last_told, mentions_of, parse_texts

Sides = tuple[set[str], set[str]]


def told(text: str, type_: str) -> Sides | None:
    """The countries on either side of the last event of a type in a text."""
    return last_told(text, type_, "en")


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        # adjectives of states on things
        ("Norway rejected the Polish proposal.", "REJECT", ({"NOR"}, {"POL"})),
        ("Norway criticised the European response.", "ACCUSE", ({"NOR"}, {"IGOEUU"})),
        # nouns between a country and a role
        ("A Malian defence analyst criticised France.", "ACCUSE", ({"MLI"}, {"FRA"})),
        # several states that act together deal with each other, not with where they meet
        ("Peru and Chile have agreed to hold talks in Brasilia.", "AGREE", ({"PER", "CHL"}, set())),
        ("Peru and Chile are to meet in Brasilia.", "AGREE", ({"PER", "CHL"}, set())),
        # talks without sides are between the two states of a story
        (
            "Peru accused Chile of spying. Chile said Peru was wrong. Talks were held on Monday.",
            "CONSULT",
            ({"CHL"}, {"PER"}),
        ),
        # protests at home are against the government
        ("Farmers in Peru marched on Monday to demand better prices.", "PROTEST", ({"PER"}, {"PER"})),
        # a body by an acronym that no table knows
        ("Peru is in crisis. The QZX urged the president of Peru to act.", "REQUEST", ({"PER"}, {"PER"})),
        # firms do not say where a story plays, nor do Latin America and its like
        ("Peru's farmers wrote on Facebook and Twitter. A judge was arrested.", "COERCE", ({"PER"}, {"PER"})),
        # words that a blank splits
        ("Jordan’ s king thanked the U. S. envoy.", "SUPPORT", ({"JOR"}, {"USA"})),
        # where a story was filed
        ("LIMA — The president of Chile condemned Bolivia.", "ACCUSE", ({"CHL"}, {"BOL"})),
    ],
)
def test_who_and_whom(text: str, type_: str, wanted: Sides) -> None:
    assert told(text, type_) == wanted


@pytest.mark.parametrize(
    ("text", "type_", "found"),
    [
        ("The city of Oslo should not save on schools, the Norwegian premier said.", "REQUEST", True),
        ("Kenya said that the clinics needed to be repaired.", "REQUEST", True),
        ("Kenya said it was necessary to tackle the grid.", "REQUEST", True),
        ("Kenya said the council should have acted.", "REQUEST", False),
        ("Kenya's spokesman called the decision a crime.", "ACCUSE", True),
        ("Kenya's spokesman called the decision a crime.", "REQUEST", False),
        ("Kenya's spokesman called the farmers a burden.", "CONSULT", False),
        ("The Kenyan president said he would provide aid to Malawi.", "AGREE", True),
        ("I want to thank the people of Kenya.", "SUPPORT", True),
    ],
)
def test_what_is_told_to_be_done_said_and_named(text: str, type_: str, found: bool) -> None:
    assert (told(text, type_) is not None) is found


def test_an_acronym_is_what_the_article_says_it_is() -> None:
    sentences = parse_texts(("The National Peace Academy (NPA) opened. The NPA spoke.",), "en")[0]
    assert not any(a.country == "PHL" for row in mentions_of(sentences) for m in row for a in m.actors)
