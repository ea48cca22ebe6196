"""Normalised text has every character in its place, and reads as the parser was trained to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.language.normalise import calmed, is_shouted, normalise, straightened

PRESS = st.text(alphabet=st.sampled_from(" abcdeéèçœÀÉŒßİıſ’‘“”«»\u00a0\u202f'-.,0123456789MNDLQU\n\t"), max_size=80)


@given(st.one_of(PRESS, st.text(max_size=80)), st.sampled_from(["fr", "en"]))
def test_keeps_every_character_in_its_place(text: str, language: str) -> None:
    assert len(normalise(text, language)) == len(text)


@given(st.text(alphabet=st.characters(exclude_characters="'’."), max_size=80), st.sampled_from(["fr", "en"]))
def test_changes_letters_only_in_case_and_accent(text: str, language: str) -> None:
    plain = straightened(text)
    for before, after in zip(plain, normalise(text, language), strict=True):
        assert before.isalpha() == after.isalpha() or (before, after) == (" ", "_")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("l’armée", "l'armée"),
        ("l‘armée", "l'armée"),
        ("“Non”, dit-il", '"Non", dit-il'),
        ("«\u00a0Non\u00a0»", "« Non »"),
        ("Mali\u2011Russie", "Mali-Russie"),
        ("50\u202f000 soldats", "50_000 soldats"),
        ("en 2021 300 soldats", "en 2021 300 soldats"),
        ("le ministre Abdoulaye DIOP", "le ministre Abdoulaye Diop"),
        ("La CEDEAO condamne", "La CEDEAO condamne"),
        ("la CEDEAO et l'ONU", "la CEDEAO et l'ONU"),
    ],
)
def test_writes_signs_plainly(printed: str, read: str) -> None:
    assert normalise(printed, "fr") == read


@pytest.mark.parametrize(
    ("language", "shouted", "calm"),
    [
        ("fr", "COUP D’ÉTAT AU MALI : L’ARMEE PREND LE POUVOIR", "Coup d'état au Mali : l'armée prend le pouvoir"),
        ("fr", "LE PRESIDENT A CONDAMNE L'ATTAQUE", "Le président a condamné l'attaque"),
        ("fr", "LE PRESIDENT CONDAMNE L'ATTAQUE", "Le président condamne l'attaque"),
        ("fr", "ATTAQUE MEURTRIERE A N'DJAMENA", "Attaque meurtrière a N'Djamena"),
        ("en", "RUSSIA SENDS TROOPS TO MALI, SAYS PUTIN'S AIDE", "Russia sends troops to Mali, says Putin's aide"),
    ],
)
def test_calms_headlines_in_capitals(language: str, shouted: str, calm: str) -> None:
    assert normalise(shouted, language) == calm


def test_takes_a_text_for_shouted_only_when_most_of_it_is() -> None:
    assert is_shouted("L'ARMEE PREND LE POUVOIR")
    assert not is_shouted("L'ONU et la CEDEAO condamnent le coup d'État")
    assert not is_shouted("ONU")


def test_leaves_small_words_inside_a_shouted_text() -> None:
    assert calmed("L'ARMEE et le pouvoir", "fr") == "L'armée et le pouvoir"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Jordan’ s King", "Jordan's  King"),
        ("they don’ t know", "they don't  know"),
        ("the U. S. envoy", "the  U.S. envoy"),
        ("John F. Kennedy", "John F. Kennedy"),
        ("the rebels' own", "the rebels' own"),
    ],
)
def test_writes_english_words_together_that_a_blank_splits(printed: str, read: str) -> None:
    assert normalise(printed, "en") == read
