"""Repairs of French parses by the forms of verbs: finite verbs, participles, persons."""

from __future__ import annotations

import pytest
from tests.events.coded import types
from tests.events.parses import at, parsed

from depeche.events.lexicon.forms import conjugated
from depeche.events.repair_fr import FrenchVerbs, repair_french_verbs

VERBS = FrenchVerbs(("limoger", "nier", "écoper", "dissoudre", "piller", "porter", "opposer", "blesser", "décrier"))


def test_forms_tell_the_verb_from_its_homographs() -> None:
    assert {"limoge", "dissolvent", "pilla"} <= VERBS.finite
    assert "porte" not in VERBS.finite  # a noun as well
    assert "dissous" in VERBS.participles
    assert "limogeons" not in VERBS.finite


@pytest.mark.parametrize(
    ("verb", "form"),
    [("installer", "installe"), ("pénétrer", "pénètre"), ("semer", "sème"), ("déchoir", "déchoit"), ("aller", "va")],
)
def test_conjugation(verb: str, form: str) -> None:
    assert form in conjugated(verb)[0]


def test_a_verb_takes_its_clause_and_the_next_one_its_own_subject() -> None:
    sentence = parsed(
        "Mali/mali/PROPN/dislocated/10 :/:/PUNCT/punct/1 le/le/DET/det/4 roi/roi/NOUN/nsubj/10 limoge/limoge/X/nmod/4 "
        "son/son/DET/det/7 juge/juge/NOUN/nmod/4 ,/,/PUNCT/punct/4 elle/elle/PRON/nsubj/10 part/partir/VERB/ROOT/10",
        part="title",
    )
    assert repair_french_verbs(sentence, VERBS)
    verb = sentence.words[at(sentence, "limoge")]
    assert (verb.pos, verb.lemma, verb.dep, verb.head) == ("VERB", "limoger", "ROOT", verb.i)
    assert [(w.text, w.dep) for w in sentence.children(verb.i, "nsubj", "obj")] == [("roi", "nsubj"), ("juge", "obj")]
    assert [w.text for w in sentence.children(at(sentence, "part"), "nsubj")] == ["elle"]


def test_what_an_article_introduces_is_no_verb() -> None:
    sentence = parsed("Un/un/DET/det/2 limoge/limoge/NOUN/nsubj/3 tombe/tomber/VERB/ROOT/3")
    assert not repair_french_verbs(sentence, VERBS)


def test_a_participle_before_its_author_is_passive() -> None:
    sentence = parsed(
        "Le/le/DET/det/2 parti/parti/NOUN/nsubj/8 ,/,/PUNCT/punct/4 dissous/dissous/ADJ/appos/2 par/par/ADP/case/7 "
        "la/le/DET/det/7 junte/junte/NOUN/nmod/2 marche/marcher/VERB/ROOT/8"
    )
    assert repair_french_verbs(sentence, VERBS)
    word = sentence.words[at(sentence, "dissous")]
    assert (word.pos, word.lemma, word.dep) == ("VERB", "dissoudre", "acl")
    assert sentence.words[at(sentence, "junte")].head == word.i


def test_a_noun_before_the_preposition_is_none() -> None:
    sentence = parsed("le/le/DET/det/2 porté/porté/NOUN/ROOT/2 par/par/ADP/case/4 balles/balle/NOUN/nmod/2")
    assert not repair_french_verbs(sentence, VERBS)


def test_a_participle_opens_the_sentence() -> None:
    sentence = parsed(
        "Limogé/limogé/PROPN/nsubj/7 lundi/lundi/NOUN/nmod/1 ,/,/PUNCT/punct/1 le/le/DET/det/5 juge/juge/NOUN/nsubj/7 "
        "se/se/PRON/expl:pv/7 plaint/plaindre/VERB/ROOT/7"
    )
    assert repair_french_verbs(sentence, VERBS)
    word = sentence.words[0]
    assert (word.pos, word.lemma, word.dep, word.head) == ("VERB", "limoger", "advcl", at(sentence, "plaint"))


def test_an_opponent_is_no_participle() -> None:
    sentence = parsed(
        "La/le/DET/det/2 junte/junte/NOUN/nsubj/3 blesse/blesser/VERB/ROOT/3 l'/le/DET/obj/5 "
        "opposant/opposer/VERB/acl/3"
    )
    assert repair_french_verbs(sentence, VERBS)
    word = sentence.words[-1]
    assert (word.pos, word.lemma, word.dep) == ("NOUN", "opposant", "obj")
    assert not repair_french_verbs(
        parsed("en/en/ADP/mark/3 l'/le/PRON/obj/3 opposant/opposer/VERB/ROOT/3 à/à/ADP/case/5 lui/lui/PRON/obl/3"),
        VERBS,
    )


def test_a_lemma_that_the_form_belies_is_put_right() -> None:
    sentence = parsed("Il/il/PRON/nsubj/2 décrie/décrire/VERB/ROOT/2 cela/cela/PRON/obj/2")
    assert repair_french_verbs(sentence, VERBS)
    assert sentence.words[1].lemma == "décrier"


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Le FNDC guinéen, dissous par la junte, a manifesté à Conakry.", "COERCE"),
        ("Poursuivi pour trahison, l'opposant guinéen a quitté le pays.", "ACCUSE"),
        ("Le ministre burundais dément les accusations de Kigali et parle de campagne de dénigrement.", "REJECT"),
        ("Madagascar : le président limoge son gouvernement, la jeunesse veut sa tête", "SANCTION"),
        ("Mali : le gouvernement amnistie les rebelles, l'opposition proteste", "CONCEDE"),
    ],
)
def test_readings_through_such_parses(sentence: str, type_: str) -> None:
    assert any(found.startswith(type_) for found in types(sentence)), types(sentence)
