"""The lexicon's files: what they say is checked when they are read, and every fault names file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche.errors import LexiconError
from depeche.events.lexicon import COLUMNS, Lexicon, load_classes, load_lexicon, load_operators
from depeche.events.lexicon.forms import english_word, french_nominal, french_verb
from depeche.events.match import Matcher
from depeche.model import EVENT_TYPES


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_shipped_lexicon_is_sound_and_large(language: str) -> None:
    lexicon = load_lexicon(language)
    assert len(lexicon.entries) > 2000
    reached = {lexicon.classes[e.deed].type for e in lexicon.entries if e.deed}
    assert set(EVENT_TYPES) <= reached


def test_every_result_of_an_operator_is_a_class_or_a_sign() -> None:
    classes = load_classes()
    for operator in load_operators().values():
        for result in operator.results.values():
            assert result in ("", "=", ".") or result in classes


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("saluer\tQ\tPRAISE\t\t\t\t\t", "pos"),
        ("saluer\tV\tPRAISES\t\t\t\t\t", "PRAISES"),
        ("saluer\tV\t\tapplaud\t\t\t\t", "applaud"),
        ("saluer\tV\t\t\t\t\t\t", "neither"),
        ("saluer\tV\tPRAISE\t\tsubject\t\t\t", "frame"),
        ("saluer\tV\tPRAISE\t\t\tsometimes\t\t", "sometimes"),
        ("saluer\tV\tPRAISE\t\t\t\t\t\t\t\t", "columns"),
    ],
)
def test_a_wrong_row_names_file_line_and_fault(tmp_path: Path, row: str, word: str) -> None:
    (tmp_path / "mine.tsv").write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        Lexicon("fr", [tmp_path])
    assert "mine.tsv:2" in str(error.value)
    assert word in str(error.value)


def test_a_missing_folder_is_one_clear_line() -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        load_lexicon("fr", ("/nowhere/at/all",))


def test_one_s_own_entries_come_on_top(tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("\t".join(COLUMNS) + "\ntrottiner\tV\tPRAISE\n", encoding="utf-8")
    lexicon = Lexicon("fr", [tmp_path])
    assert [e.deed for e in lexicon.by_head["trottiner"]] == ["PRAISE"]


def test_an_operator_gives_by_class_then_parent_then_type_then_group() -> None:
    lexicon = load_lexicon("fr")
    stop = lexicon.operators["stop"]
    assert lexicon.result(stop, "AID", "") == "BREAK"
    assert lexicon.result(stop, "MONEY_AID", "") == "BREAK"
    assert lexicon.result(stop, "VISIT", "") == "CANCELLATION"
    assert lexicon.result(lexicon.operators["promise"], "TRADE", "") == "PROMISE"


def test_forms_of_irregular_verbs_are_known() -> None:
    assert {"détenu", "détenues", "détient", "détiendra"} <= set(french_verb("détenir"))
    assert {"transfère", "transféré", "transférera"} <= set(french_verb("transférer"))
    assert {"remis", "remise", "remet"} <= set(french_verb("remettre"))
    assert "généraux" in french_nominal("général")
    assert {"withdrew", "withdrawn"} <= set(english_word("withdraw"))
    assert {"stopped", "stopping"} <= set(english_word("stop"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_entries_are_written_as_words_are_looked_up(language: str) -> None:
    """Words are looked up small: a capital in an entry ("quitter CPI") must not keep it from being found."""
    for entry in load_lexicon(language).entries:
        assert all(form == form.lower() for token in entry.tokens for form in token), entry.id


def test_a_name_is_no_feminine_of_a_common_noun() -> None:
    matcher = Matcher(load_lexicon("fr"))
    found = matcher._look_up("france", "france", "PROPN").entries
    lemmas = {form for entry in found for form in entry.tokens[entry.head]}
    assert "franc" not in lemmas
