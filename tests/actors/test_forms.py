"""How words are compared with the tables' forms."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from depeche.actors.forms import FormIndex, atoms, fold, key
from depeche.actors.pieces import find_pieces, in_capitals
from depeche.language.parsed import Sentence, Word


def line(text: str, language: str = "fr") -> Sentence:
    """A sentence whose words are nouns, cut at blanks."""
    words, start = [], 0
    for i, part in enumerate(text.split(" ")):
        words.append(Word(i, part, part.lower(), "NOUN", "dep", 0, start, start + len(part), ""))
        start += len(part) + 1
    return Sentence(0, text, 0, words, [], language)


def found(index: FormIndex, text: str, language: str = "fr") -> list[str]:
    sentence = line(text, language)
    return [sentence.cut(p.first, p.last) for p in find_pieces(sentence, index)]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(
    st.lists(
        st.sampled_from(["Mali", "Côte d'Ivoire", "guinée", "armée", "de", "la", "xyz", ",", "États-Unis"]), min_size=1
    )
)
def test_pieces_never_overlap_and_stand_in_order(parts: list[str]) -> None:
    index = FormIndex()
    for number, form in enumerate(["Mali", "Côte d'Ivoire", "Guinée", "armée", "armée de la guinée", "États-Unis"]):
        index.add(form, "state", number, "*", any_case=True)
    pieces = find_pieces(line(" ".join(parts)), index)
    assert all(a.last < b.first for a, b in pairwise(pieces))


def test_a_key_is_the_same_for_every_spelling_of_a_name() -> None:
    assert key("Côte d’Ivoire") == key("COTE D'IVOIRE") == key("cote-d'ivoire") == "cote d ivoire"
    assert key("la Russie") == key("Russie")


def test_atoms_are_runs_of_letters_and_digits() -> None:
    assert atoms("États-Unis, M23 (l'ONU)") == ["États", "Unis", "M23", "l", "ONU"]


def test_the_longest_form_wins() -> None:
    index = FormIndex()
    index.add("ministre", "role", 0, "fr", any_case=True)
    index.add("ministre de la Défense", "office", 1, "fr", any_case=True)
    assert found(index, "le ministre de la défense parle") == ["ministre de la défense"]


def test_only_whole_words_match() -> None:
    index = FormIndex()
    index.add("Mali", "state", 0, "*")
    assert found(index, "Malicieux Somalie maliens Mali") == ["Mali"]


def test_names_need_their_capital_and_acronyms_all_of_theirs() -> None:
    index = FormIndex()
    index.add("Turkey", "state", 0, "en")
    index.add("WHO", "organisation", 1, "*")
    assert found(index, "turkey who Who WHO Turkey", "en") == ["WHO", "Turkey"]


def test_a_long_acronym_may_be_written_as_a_name() -> None:
    index = FormIndex()
    index.add("MINUSMA", "organisation", 0, "*")
    assert found(index, "la Minusma la MINUSMA la minusma") == ["Minusma", "MINUSMA"]


def test_accents_may_be_missing_from_capitals_only() -> None:
    index = FormIndex()
    index.add("Égypte", "state", 0, "fr")
    index.add("accusé", "role", 1, "fr", any_case=True)
    assert found(index, "Egypte ÉGYPTE accuse accusé") == ["Egypte", "ÉGYPTE", "accusé"]


def test_another_languages_role_nouns_do_not_match() -> None:
    index = FormIndex()
    index.add("police", "role", 0, "en", any_case=True)
    assert found(index, "la police", "fr") == []
    assert found(index, "the police", "en") == ["police"]


def test_capitals_are_told_from_a_sentence_with_an_acronym() -> None:
    assert in_capitals("L'ARMEE MALIENNE REPOUSSE UNE ATTAQUE")
    assert not in_capitals("La CEDEAO et l'ONU condamnent le coup")


def test_a_name_does_without_its_article_but_a_paper_or_a_number_does_not() -> None:
    index = FormIndex()
    index.add("le Kremlin", "metonym", 0, "fr")
    index.add("Le Monde", "organisation", 1, "*")
    index.add("les 27", "metonym", 2, "fr")
    assert found(index, "Kremlin Monde 27 Le Monde les 27") == ["Kremlin", "Le Monde", "les 27"]
