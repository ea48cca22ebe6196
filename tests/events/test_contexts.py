"""Contexts: the words that show them, in a sentence and over an article."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.events.parses import flat

from depeche.errors import LexiconError
from depeche.events import contexts as module
from depeche.events.contexts import ContextWords, article_contexts, context_words, sentence_contexts
from depeche.events.ontology import load_ontology

FOLDER = Path(module.__file__).parent


@pytest.mark.parametrize(
    ("text", "language", "context"),
    [
        ("Les deux pays ont réaffirmé le renforcement de leur coopération militaire", "fr", "military"),
        ("Nous allons fournir de l'équipement aux forces armées du Mali.", "fr", "military"),
        ("L'ambassadeur a remis ses lettres de créance.", "fr", "diplomatic"),
        ("Le scrutin a été reporté.", "fr", "election"),
        ("Il a dénoncé des violations des droits de l'homme.", "fr", "human_rights"),
        ("Deux casques bleus ont été tués.", "fr", "peacekeeping"),
        ("La police a fait usage de gaz lacrymogène.", "fr", "repression"),
        ("Le pays réclame le respect de son intégrité territoriale.", "fr", "territory"),
        ("Les djihadistes ont attaqué le poste.", "fr", "terrorism"),
        ("Des milliers de réfugiés ont franchi la rivière.", "fr", "migration"),
        ("The two sides signed a trade agreement.", "en", "economic"),
        ("Voters went to the polls.", "en", "election"),
        ("The court issued an arrest warrant.", "en", "legal"),
        ("Peacekeepers were deployed along the river.", "en", "peacekeeping"),
        ("Hackers launched a cyberattack.", "en", "cyber"),
        ("Iran resumed uranium enrichment.", "en", "cbrn"),
        ("Reporters Without Borders condemned the ban.", "en", "rights_freedoms"),
        ("A suicide bomber blew himself up.", "en", "terrorism"),
    ],
)
def test_words_and_expressions_show_contexts(text: str, language: str, context: str) -> None:
    assert context in sentence_contexts(flat(text, language))


@pytest.mark.parametrize(
    ("text", "language", "context"),
    [
        ("Il a appelé son homologue au téléphone.", "fr", "legal"),
        ("Le bill of lading was lost.", "en", "legislative"),
        ("Those who fell ill went home.", "en", "health"),
        ("Le colonel est sorti.", "fr", "military"),
        ("La République démocratique du Congo a répondu.", "fr", "pro_democracy"),
    ],
)
def test_words_that_only_look_alike_show_none(text: str, language: str, context: str) -> None:
    assert context not in sentence_contexts(flat(text, language))


def test_weak_words_count_two_together_and_the_same_word_once() -> None:
    assert "military" not in sentence_contexts(flat("La guerre, la guerre, toujours la guerre.", "fr"))
    assert "military" in sentence_contexts(flat("La guerre et les obus.", "fr"))


def test_the_strongest_context_comes_first() -> None:
    text = "L'armée et son état-major ont reçu des blindés et des missiles de l'ambassade."
    assert sentence_contexts(flat(text, "fr"))[:2] == ("military", "diplomatic")


def test_an_article_has_the_contexts_that_recur_or_stand_in_its_title() -> None:
    title = flat("Le scrutin reporté", "fr", part="title")
    body = [
        flat("L'armée a repris la ville.", "fr"),
        flat("Il fait beau.", "fr"),
        flat("Les soldats sont partis.", "fr"),
        flat("Un vaccin est arrivé.", "fr"),
    ]
    found = article_contexts([title, *body])
    assert {"military", "election"} <= set(found)
    assert "health" not in found


def test_a_short_article_has_the_contexts_of_each_sentence() -> None:
    assert article_contexts([flat("Un vaccin est arrivé.", "fr")]) == ("health",)
    assert article_contexts([]) == ()


def test_a_language_without_words_has_no_contexts() -> None:
    assert sentence_contexts(flat("Die Armee kam.", "de")) == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_context_has_words_in_both_languages(language: str) -> None:
    known = context_words(language)
    assert known is not None
    shown: dict[str, int] = {}
    expressions = [
        entry
        for going_on in known.expressions.values()
        for entry in {number: (number, weights) for ways in going_on.values() for _, (number, weights) in ways}.values()
    ]
    for _, weights in [*known.single.values(), *expressions]:
        for context, _ in weights:
            shown[context] = shown.get(context, 0) + 1
    assert set(shown) == set(load_ontology().contexts)
    assert {context: count for context, count in shown.items() if count < 20} == {}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("military\tsure", "militaria\tsure", "is no context"),
        ("military\tsure", "military\tvery", "write sure or weak"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "contexts_fr.tsv"
    shutil.copy(FOLDER / "contexts_fr.tsv", path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=f"contexts_fr.tsv, line .*{told}"):
        ContextWords(path)
