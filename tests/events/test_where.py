"""Places: what locates and what does not, the place that belongs to an event, datelines."""

from __future__ import annotations

import pytest
from tests.events.parses import at, flat, parsed

from depeche.actors.tables import Tables, load_tables
from depeche.events.gazetteer import Gazetteer, gazetteer
from depeche.events.where import article_place, event_place, find_place, find_places
from depeche.language.parsed import Sentence


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


ATTACK = parsed(
    "Ils/il/PRON/nsubj/3 ont/avoir/AUX/aux:tense/3 attaqué/attaquer/VERB/root/3 un/un/DET/det/5 camp/camp/NOUN/obj/3 "
    "dans/dans/ADP/case/8 la/le/DET/det/8 région/région/NOUN/obl:mod/3 de/de/ADP/case/10 Mopti/mopti/PROPN/nmod/8 "
    ",/,/PUNCT/punct/14 dans/dans/ADP/case/14 le/le/DET/det/14 centre/centre/NOUN/obl:mod/3 du/de/ADP/case/16 "
    "Mali/mali/PROPN/nmod/14"
)
JOURNEY = parsed(
    "Il/il/PRON/nsubj/4 s'/soi/PRON/obj/4 est/être/AUX/aux:tense/4 rendu/rendre/VERB/root/4 en/en/ADP/case/6 "
    "Russie/russie/PROPN/obl:mod/4 ,/,/PUNCT/punct/9 à/à/ADP/case/9 Moscou/moscou/PROPN/obl:mod/4 ,/,/PUNCT/punct/14 "
    "où/où/PRON/obl:mod/14 il/lui/PRON/nsubj/14 a/avoir/AUX/aux:tense/14 rencontré/rencontrer/VERB/acl:relcl/9 "
    "Poutine/poutine/PROPN/obj/14"
)
AMBUSH = parsed(
    "Une/un/DET/det/2 embuscade/embuscade/NOUN/nsubj/12 près/près/ADV/nmod/2 de/de/ADP/case/5 Xyz/x/PROPN/obl:arg/3 "
    ",/,/PUNCT/punct/9 dans/dans/ADP/case/9 le/le/DET/det/9 nord-est/nord-est/NOUN/obl:mod/12 du/de/ADP/case/11 "
    "Mali/mali/PROPN/nmod/9 tua/tuer/VERB/root/12 six/six/NUM/nummod/14 soldats/soldat/NOUN/obj/12",
    places=((4, 4), (10, 10)),
)
AID = parsed(
    "Paris/paris/PROPN/nsubj/2 promet/promettre/VERB/root/2 une/un/DET/det/4 aide/aide/NOUN/obj/2 au/à/ADP/case/6 "
    "Mali/mali/PROPN/nmod/4"
)
VISIT = parsed(
    "Une/un/DET/det/2 visite/visite/NOUN/root/2 au/à/ADP/case/4 Mali/mali/PROPN/nmod/2 a/avoir/AUX/aux/6 "
    "débuté/débuter/VERB/acl/2"
)
RETAKEN = parsed(
    "L'/le/DET/det/2 armée/armée/NOUN/nsubj/4 a/avoir/AUX/aux:tense/4 repris/reprendre/VERB/root/4 Gao/gao/PROPN/obj/4"
)
CRITICISED = parsed("Il/il/PRON/nsubj/2 critique/critiquer/VERB/root/2 Paris/paris/PROPN/obj/2")
REGION = parsed(
    "Gunmen/gunman/NOUN/nsubj/2 attacked/attack/VERB/root/2 a/a/DET/det/4 village/village/NOUN/obj/2 in/in/ADP/case/9 "
    "Mali/mali/PROPN/nmod:poss/9 's/'s/PART/case/6 Mopti/mopti/PROPN/compound/9 region/region/NOUN/nmod/4",
    "en",
)
TRAVELLED = parsed(
    "He/he/PRON/nsubj/2 travelled/travel/VERB/root/2 to/to/ADP/case/4 Paris/paris/PROPN/obl/2 to/to/PART/mark/6 "
    "meet/meet/VERB/advcl/2 Macron/macron/PROPN/obj/6",
    "en",
)
SPOKE = parsed(
    "He/he/PRON/nsubj/2 spoke/speak/VERB/root/2 to/to/ADP/case/4 Paris/paris/PROPN/obl/2",
    "en",
)
REPROACHED = parsed(
    "Il/il/PRON/nsubj/2 reproche/reprocher/VERB/root/2 à/à/ADP/case/5 la/le/DET/det/5 Belgique/b/PROPN/obl:arg/2 "
    "son/son/DET/det/7 silence/silence/NOUN/obj/2"
)
EMBASSY = parsed(
    "They/they/PRON/nsubj/2 met/meet/VERB/root/2 at/at/ADP/case/6 the/the/DET/det/6 Pakistan/pakistan/PROPN/compound/6 "
    "embassy/embassy/NOUN/obl/2",
    "en",
)
SUMMIT = parsed(
    "Le/le/DET/det/2 sommet/sommet/NOUN/nsubj/5 de/de/ADP/case/4 Paris/paris/PROPN/nmod/2 échoua/échouer/VERB/root/5"
)


@pytest.mark.parametrize(
    ("sentence", "trigger", "name", "country"),
    [
        (ATTACK, "attaqué", "Mopti", "MLI"),
        (JOURNEY, "rendu", "Moscou", "RUS"),
        (JOURNEY, "rencontré", "Moscou", "RUS"),  # "où" carries the place over
        (AMBUSH, "tua", "Xyz", "MLI"),  # not in the tables: in the land named next to it
        (VISIT, "visite", "Mali", "MLI"),
        (RETAKEN, "repris", "Gao", "MLI"),
        (REGION, "attacked", "Mopti region", "MLI"),
        (TRAVELLED, "travelled", "Paris", "FRA"),
        (TRAVELLED, "meet", "Paris", "FRA"),
        (SUMMIT, "échoua", "Paris", "FRA"),
    ],
)
def test_the_finest_place_that_the_events_clause_locates(
    tables: Tables, sentence: Sentence, trigger: str, name: str, country: str
) -> None:
    found = find_place(sentence, at(sentence, trigger), tables)
    assert found is not None
    assert (found.name, found.country) == (name, country)


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        (AID, "aide"),  # a receiver
        (AID, "promet"),
        (CRITICISED, "critique"),  # a government
        (SPOKE, "spoke"),
        (REPROACHED, "reproche"),
        (EMBASSY, "met"),  # whose embassy, not where
    ],
)
def test_a_name_that_locates_nothing_is_no_place(tables: Tables, sentence: Sentence, trigger: str) -> None:
    assert find_place(sentence, at(sentence, trigger), tables) is None


def test_towns_have_coordinates_and_regions_and_countries_have_none(tables: Tables) -> None:
    town = find_place(RETAKEN, at(RETAKEN, "repris"), tables)
    assert town is not None
    assert town.latitude is not None
    assert abs(town.latitude - 16.27) < 0.3
    region = find_place(ATTACK, at(ATTACK, "attaqué"), tables)
    assert region is not None
    assert region.latitude is None


def test_a_place_is_cut_from_the_sentence(tables: Tables) -> None:
    for sentence in (ATTACK, JOURNEY, AMBUSH, REGION):
        for located in find_places(sentence, tables):
            assert sentence.cut(located.first, located.last) == located.place.name
            assert located.begin <= located.first <= located.last


def test_no_event_of_a_sentence_without_places_has_one(tables: Tables) -> None:
    sentence = flat("Il a promis de partir.", "fr")
    assert find_places(sentence, tables) == []
    assert event_place(sentence, 2, []) is None


def stem(word: str, language: str, preposition: str) -> str | None:
    sentence = parsed(
        f"Ils/il/PRON/nsubj/2 dînent/dîner/VERB/root/2 {preposition}/x/ADP/case/4 {word}/x/PROPN/obl:mod/2", language
    )
    found = find_places(sentence, load_tables())
    return found[0].kind if found else None


def test_names_are_known_by_their_capital() -> None:
    assert stem("Paris", "fr", "à") == "city"
    assert stem("Luxembourg", "fr", "au") == "country"
    assert stem("paris", "fr", "à") is None


def test_of_towns_with_one_name_the_capital_is_meant(tables: Tables) -> None:
    sentence = parsed("Ils/il/PRON/nsubj/2 dînent/dîner/VERB/root/2 à/à/ADP/case/4 Tripoli/tripoli/PROPN/obl:mod/2")
    assert [located.place.country for located in find_places(sentence, tables)] == ["LBY"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("BAMAKO (Reuters) - L'armée a repris la ville.", "BAMAKO", "MLI"),
        ("GENEVA, Nov 12 (Reuters) - Talks resumed.", "GENEVA", "CHE"),
        ("MOSCOU, 12 novembre (Xinhua) -- Le ministre est arrivé.", "MOSCOU", "RUS"),
        ("Bamako, le 12 novembre 2021", "Bamako", "MLI"),
        ("(Genève) – Les pourparlers ont repris.", "Genève", "CHE"),
        ("TRIPOLI, Libya (AP) — Militias clashed.", "TRIPOLI", "LBY"),
    ],
)
def test_a_dateline_gives_the_articles_place(tables: Tables, text: str, name: str, country: str) -> None:
    found = article_place([flat("Un titre - Paris", "fr", part="title"), flat(text, "fr")], tables)
    assert found is not None
    assert (found.name, found.country) == (name, country)


@pytest.mark.parametrize(
    "text", ["Bamako a refusé de répondre.", "Il dit - et il a tort - que Paris ment.", "Mali - Russie"]
)
def test_an_ordinary_beginning_is_no_dateline(tables: Tables, text: str) -> None:
    assert article_place([flat(text, "fr")], tables) is None


def test_the_gazetteer_of_a_set_of_tables_is_made_once(tables: Tables) -> None:
    assert gazetteer(tables) is gazetteer(tables)
    assert isinstance(gazetteer(tables), Gazetteer)
