"""What the trained pipelines must get right: voices, agents, names that the press of the Sahel prints."""

import pytest
from spacy.tokens import Doc

from depeche.language.entities import entity_kind
from depeche.language.sentences import parse


def parsed(text: str, language: str) -> Doc:
    return next(iter(parse([text], language)))


def dependents(doc: Doc, dep: str) -> set[str]:
    return {token.text for token in doc if token.dep_ == dep}


def test_french_active_and_passive_voice() -> None:
    doc = parsed("Le Mali accuse la France. Le convoi a été attaqué par le JNIM.", "fr")
    assert dependents(doc, "nsubj") == {"Mali"}
    assert dependents(doc, "obj") == {"France"}
    assert dependents(doc, "nsubj:pass") == {"convoi"}
    assert dependents(doc, "obl:agent") == {"JNIM"}


def test_english_active_and_passive_voice() -> None:
    doc = parsed("Mali accused France. The convoy was attacked by rebels.", "en")
    assert dependents(doc, "nsubj") == {"Mali"}
    assert dependents(doc, "obj") == {"France"}
    assert dependents(doc, "nsubj:pass") == {"convoy"}
    assert dependents(doc, "obl:agent") == {"rebels"}


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("fr", "Le ministre Abdoulaye Diop est arrivé à Moscou.", "Abdoulaye Diop", "person"),
        ("fr", "Sergueï Lavrov a reçu son homologue.", "Sergueï Lavrov", "person"),
        ("fr", "Le président Félix Tshisekedi accuse Paul Kagame.", "Paul Kagame", "person"),
        ("fr", "Des combats ont eu lieu à Kidal.", "Kidal", "place"),
        ("fr", "Une délégation s'est rendue à Ouagadougou.", "Ouagadougou", "place"),
        ("fr", "La Cédéao a levé les sanctions.", "Cédéao", "organisation"),
        ("fr", "Des soldats de la Minusma ont été blessés.", "Minusma", "organisation"),
        ("fr", "Le groupe Wagner est accusé d'exactions.", "Wagner", "organisation"),
        ("en", "Foreign Minister Abdoulaye Diop arrived in Moscow.", "Abdoulaye Diop", "person"),
        ("en", "President Paul Kagame denied the report.", "Paul Kagame", "person"),
        ("en", "Fighting broke out near Goma.", "Goma", "place"),
        ("en", "The African Union condemned the coup.", "African Union", "organisation"),
    ],
)
def test_names_of_the_news(language: str, text: str, name: str, kind: str) -> None:
    found = {entity.text: entity_kind(entity.label_) for entity in parsed(text, language).ents}
    assert any(name in entity and kind == of for entity, of in found.items()), found


def test_a_headline_in_capitals_is_read_like_any_other() -> None:
    doc = parsed("L’ARMEE PREND LE POUVOIR AU MALI", "fr")
    assert dependents(doc, "nsubj") == {"armée"}
    assert dependents(doc, "obj") == {"pouvoir"}
