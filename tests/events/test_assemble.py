"""The events of a whole article: one event, one record, with its codes, and words that stand on the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.coded import article, mentions_of, parse_texts

from depeche.actors.tables import load_tables
from depeche.coding import code_article
from depeche.events.assemble import code_events
from depeche.events.understood import Setting, read_setting, understood_actor, understood_recipient


def test_headline_and_lead_that_tell_one_event_are_one_record() -> None:
    coded = code_article(
        article(
            "Le Niger expulse l'ambassadeur de France",
            "Le Niger a expulsé mercredi l'ambassadeur de France à Niamey, a annoncé la junte.",
        )
    )
    expulsions = [e for e in coded.events if e.type == "SANCTION"]
    assert len(expulsions) == 1
    assert {s.part for s in expulsions[0].spans} == {"title", "body"}
    assert expulsions[0].trigger.part == "body"


def test_dates_places_and_codes_are_filled() -> None:
    coded = code_article(
        article(
            "Visite",
            "Le ministre malien Abdoulaye Diop s'est rendu à Moscou du 10 au 12 novembre 2021.",
            published="2021-11-15",
        )
    )
    visit = next(e for e in coded.events if e.type == "CONSULT")
    assert visit.date is not None
    assert (visit.date.start, visit.date.end) == ("2021-11-10", "2021-11-12")
    assert visit.place is not None
    assert visit.place.country == "RUS"
    assert (visit.cameo, visit.quad) == ("042", "verbal cooperation")
    assert visit.score > 0


@pytest.mark.parametrize(("published", "expected"), [("2021-11-08", "AGREE"), ("2021-11-15", "CONSULT")])
def test_talks_on_a_day_after_the_publication_are_agreed_and_not_held(published: str, expected: str) -> None:
    text = "Le ministre malien Abdoulaye Diop rencontre le jeudi 11 novembre 2021 son homologue russe Sergueï Lavrov."
    (talks,) = code_article(article("Moscou", text, published=published)).events
    assert (talks.type, talks.status) == (expected, "actual")


def test_what_is_long_past_is_historical() -> None:
    coded = code_article(
        article("Histoire", "Le Sénégal a rompu ses relations diplomatiques avec Taïwan en octobre 2005.")
    )
    assert [e.status for e in coded.events if e.type == "SANCTION"] == ["historical"]


def test_we_in_a_quotation_is_the_speaker() -> None:
    coded = code_article(
        article(
            "Soutien",
            "« Nous allons livrer des hélicoptères au Mali », a déclaré le ministre russe Sergueï Lavrov à Bamako.",
        )
    )
    pledge = next(e for e in coded.events if e.type == "AGREE")
    assert "RUS" in {a.country for a in pledge.actors}
    assert pledge.statement is not None


def test_the_home_of_a_story_is_the_country_most_named() -> None:
    (sentences,) = parse_texts(("Le Tchad a libéré des prisonniers. Le gouvernement tchadien salue la France.",), "fr")
    setting = read_setting(sentences, mentions_of(sentences))
    assert (setting.home, setting.names["TCD"]) == ("TCD", "Tchad")


@pytest.fixture(scope="module")
def told() -> list[str]:
    return [
        "L'Union européenne a sanctionné la Russie.",
        "«Nous condamnons l'attaque», a dit Paris.",
        "Des manifestants ont défilé à Bamako contre la France ;",
        "LE MALI REJETTE L'ULTIMATUM DE LA CEDEAO",
        "Attaque contre un convoi : trois morts.",
    ]


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(5)), gap=st.sampled_from([" ", "  ", "\u00a0", " \n"]))
def test_every_span_cuts_out_its_own_words(told: list[str], order: list[int], gap: str) -> None:
    page = article("Le Mali salue la Russie", gap.join(told[k] for k in order), gap.join(told[k] for k in order[:2]))
    coded = code_article(page)
    parts = {"body": page.text, "title": page.title}
    for event in coded.events:
        for span in (*event.spans, *event.actor_spans, *event.recipient_spans):
            assert parts[span.part][span.start : span.end] == span.text


def test_coding_twice_gives_the_same_events() -> None:
    page = article(
        "Le Mali salue la Russie", "Le Mali a remercié la Russie pour son aide. La Russie livre du blé au Mali."
    )
    assert code_article(page) == code_article(page)


def test_without_merging_each_sentence_keeps_its_event() -> None:
    page = article("Le Niger expulse l'ambassadeur de France", "Le Niger a expulsé l'ambassadeur de France.")
    from depeche.coding import parse_articles

    (sentences,) = parse_articles((page,))
    events = code_events(page, sentences, mentions_of(sentences), load_tables(), merge=False)
    assert [e.type for e in events] == ["SANCTION", "SANCTION"]


def setting_of(text: str) -> Setting:
    """The setting of a French text."""
    (sentences,) = parse_texts((text,), "fr")
    return read_setting(sentences, mentions_of(sentences))


def test_no_story_plays_in_a_group_of_no_country_and_its_foe_is_no_state() -> None:
    setting = setting_of(
        "L'État islamique a revendiqué l'attaque. L'État islamique a frappé Nice. La France est touchée."
    )
    assert setting.home == "FRA"
    assert setting.stateless_foe
    assert setting.attacker is None
    assert understood_recipient(setting, "ASSAULT", "ATTACK", {"FRA"}, {"MIL"}, None, False, None) is None


def test_attack_without_author_is_by_the_armed_group_that_the_story_names() -> None:
    setting = setting_of("Somalie : dix morts dans un attentat. L'attaque a été revendiquée par les shebab.")
    actor = understood_actor(setting, "ASSAULT", "ATTACK", "", None)
    assert actor is not None
    assert actor.country == "SOM"


def test_people_protest_and_are_arrested_at_home() -> None:
    setting = Setting("KEN")
    protester = understood_actor(setting, "PROTEST", "PROTEST", "", None)
    arrested = understood_recipient(setting, "COERCE", "ARREST", {"KEN"}, {"COP"}, None, True, None)
    assert protester is not None
    assert arrested is not None
    assert (protester.country, protester.sectors) == (arrested.country, arrested.sectors) == ("KEN", ("CVL",))


def test_the_opposition_rejects_what_its_own_state_does() -> None:
    setting = Setting("KEN", "TZA")
    aimed = understood_recipient(setting, "REJECT", "REFUSAL", {"KEN"}, {"OPP"}, None, False, None)
    abroad = understood_recipient(setting, "REJECT", "REFUSAL", {"KEN"}, {"GOV"}, None, False, None)
    assert aimed is not None
    assert abroad is not None
    assert (aimed.country, abroad.country) == ("KEN", "TZA")
