"""Base forms of verbs, where the trained lemmatizer's guess is no verb."""

import pytest

from depeche.language.lemmas import verb_lemma
from depeche.language.sentences import parse


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("reprennent", "reprendre"), ("soutiennent", "soutenir"), ("permettra", "permettre"), ("dément", "démentir"),
        ("exclurait", "exclure"), ("inscrivait", "inscrire"), ("lèveront", "lever"), ("cède", "céder"),
        ("rejette", "rejeter"), ("emploie", "employer"), ("rangea", "ranger"), ("réagiraient", "réagir"),
        ("répondait", "répondre"), ("débattue", "débattre"), ("maintient", "maintenir"), ("promet", "promettre"),
        ("faisons", "faire"), ("dissoute", "dissoudre"), ("expulsèrent", "expulser"), ("annonça", "annoncer"),
    ],
)  # fmt: skip
def test_french_forms_lead_to_a_known_infinitive(form: str, lemma: str) -> None:
    assert verb_lemma(form, "zzz", "fr") == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("condemned", "condemn"), ("pledging", "pledge"), ("denies", "deny"), ("lied", "lie"), ("barred", "bar"),
     ("agreed", "agree"), ("vows", "vow")],
)  # fmt: skip
def test_english_forms_lead_to_a_known_base(form: str, lemma: str) -> None:
    assert verb_lemma(form, "zzz", "en") == lemma


def test_a_guess_that_is_a_verb_stays() -> None:
    assert verb_lemma("suis", "suivre", "fr") == "suivre"
    assert verb_lemma("left", "leave", "en") == "leave"


def test_a_form_of_no_known_verb_keeps_its_guess() -> None:
    assert verb_lemma("zblorgue", "zblorguer", "fr") == "zblorguer"


def test_parsed_verbs_have_their_infinitive() -> None:
    (doc,) = parse(["Les FAMa reprennent la ville et maintiennent leurs positions."], "fr")
    assert [token.lemma_ for token in doc if token.pos_ == "VERB"] == ["reprendre", "maintenir"]
