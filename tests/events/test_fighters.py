"""What one sentence of a story says of attackers and victims, used for its other sentences."""

from __future__ import annotations

import pytest
from tests.events.coded import article

from depeche.coding import code_parsed, parse_articles
from depeche.events import assemble
from depeche.model import Event


def attacks(title: str, text: str) -> list[Event]:
    """The attacks of an article, in the order of the text, one for each telling."""
    page = article(title, text)
    (sentences,) = parse_articles((page,))
    return [e for e in code_parsed(page, sentences, merge=False).events if e.type == "ASSAULT"]


def countries(event: Event) -> tuple[set[str | None], set[str | None]]:
    """The countries of either side."""
    return {a.country for a in event.actors}, {a.country for a in event.recipients}


def with_words(events: list[Event], words: str) -> Event:
    """The attack of the sentence that has these words."""
    return next(e for e in events if words in e.sentence)


@pytest.mark.parametrize(
    "told",
    [
        "L'agresseur, identifié comme un Tunisien de 30 ans, a été arrêté.",
        "Le suspect est un ressortissant tunisien.",
        "L'assaillant a été interpellé. Il s'agit d'un homme tunisien de 30 ans.",
        "L'homme a été interpellé. Il s'agit d'un certain Sami, 30 ans, tunisien.",
    ],
)
def test_a_lone_attacker_is_of_the_country_that_another_sentence_tells(told: str) -> None:
    coded = attacks("Allemagne : un policier poignardé à Berlin", f"Un homme a poignardé un policier à Berlin. {told}")
    assert countries(with_words(coded, "Un homme a poignardé")) == ({"TUN"}, {"DEU"})
    assert countries(coded[0])[0] == {"TUN"}


def test_a_victim_who_is_identified_is_no_attacker() -> None:
    coded = attacks(
        "Allemagne : un homme poignardé à Berlin",
        "Un inconnu a poignardé un homme à Berlin. La victime est un ressortissant tunisien. Un passant a été blessé.",
    )
    assert all("TUN" not in countries(e)[0] for e in coded)


def test_somebody_unknown_who_attacks_has_no_country() -> None:
    coded = attacks("Suède : attaque à Malmö", "Un homme a attaqué des passants à Malmö, en Suède.")
    attack = with_words(coded, "Un homme a attaqué")
    assert (attack.actors[0].country, attack.actors[0].sectors) == (None, ("UAF",))


def test_who_claims_an_attack_is_the_author_of_its_other_tellings_and_his_men_are_of_his_country() -> None:
    coded = attacks(
        "Somalie : vingt morts dans un attentat",
        "Vingt personnes ont été tuées. L'attentat a été revendiqué par le groupe somalien des shebab, affilié à "
        "Al-Qaïda. Les assaillants ont été abattus par la police.",
    )
    assert countries(with_words(coded, "Vingt personnes")) == ({"SOM"}, {"SOM"})
    assert countries(with_words(coded, "abattus")) == ({"SOM"}, {"SOM"})


def test_attackers_who_are_killed_are_so_by_the_authorities() -> None:
    coded = attacks(
        "Kenya : attaque à Nairobi", "Deux hommes armés ont attaqué un hôtel. Les assaillants ont été abattus."
    )
    killed = with_words(coded, "abattus")
    assert [(a.country, a.sectors) for a in killed.actors] == [("KEN", ("COP",))]


def test_the_bombing_state_of_the_title_bombs_on_below() -> None:
    coded = attacks(
        "L'Éthiopie bombarde une base érythréenne",
        "Le Premier ministre éthiopien a ordonné une frappe sur une base aérienne. Des soldats érythréens ont été "
        "tués.",
    )
    assert countries(with_words(coded, "ordonné")) == ({"ETH"}, {"ERI"})
    assert countries(with_words(coded, "tués")) == ({"ETH"}, {"ERI"})


def test_rebels_kill_rather_than_the_foreign_force_that_fights_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assemble, "settled", lambda _, both, *__: both)  # by the rules, before sides are weighed
    coded = attacks(
        "Mozambique : une force rwandaise entre en action",
        "Les insurgés mozambicains ont attaqué un village. Une force rwandaise est entrée en action au Mozambique. "
        "Trente civils mozambicains ont été tués.",
    )
    assert countries(with_words(coded, "Trente civils")) == ({"MOZ"}, {"MOZ"})


def test_the_sides_of_a_battle_hold_for_the_fighting() -> None:
    coded = attacks(
        "RDC : combats au Nord-Kivu",
        "Des combats opposent l'armée congolaise aux rebelles du M23. Les combats ont fait rage toute la nuit.",
    )
    for event in coded:
        assert {a.country for a in event.actors} == {"COD"}
        assert not event.recipients


def test_another_attack_is_not_by_the_same_man() -> None:
    coded = attacks(
        "Allemagne : attaque à Berlin",
        "Un Tunisien a attaqué un policier à Berlin. L'assaillant est un Tunisien de 30 ans. "
        "Une attaque similaire a déjà eu lieu cette semaine en Allemagne.",
    )
    assert all("TUN" not in countries(e)[0] for e in coded if "similaire" in e.sentence)


def test_rebels_take_up_no_group_of_no_country() -> None:
    coded = attacks(
        "Daech perd une ville syrienne",
        "Les rebelles ont expulsé le groupe État islamique de la ville syrienne de Manbij.",
    )
    assert countries(with_words(coded, "Les rebelles"))[0] == {"SYR"}


def test_a_label_of_a_headline_does_nothing_where_the_subject_is_nobody() -> None:
    coded = attacks("Belgique : des attentats frappent Bruxelles", "Trente personnes sont mortes.")
    assert countries(coded[0]) == (set(), {"BEL"})


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("La coalition internationale menée par les États-Unis a bombardé un village yéménite.", "USA"),
        ("Les américains ont bombardé un village yéménite.", "USA"),
    ],
)
def test_who_leads_and_people_without_a_capital(words: str, country: str) -> None:
    coded = attacks("Dépêches", words)
    assert countries(coded[0]) == ({country}, {"YEM"})


def test_the_sides_of_violence_between_two_have_no_recipient_and_hold_for_the_conflict() -> None:
    events = attacks(
        "Cameroun : le conflit s'enlise",
        "Les violences entre l'armée camerounaise et les séparatistes ont repris. Le conflit a commencé en 2017.",
    )
    assert events
    for event in events:
        assert countries(event) == ({"CMR"}, set())


@pytest.mark.parametrize(
    ("title", "text", "words", "sides"),
    [
        (
            "Syrie : intervention",
            "L'armée turque intervient en Syrie avec le soutien du Qatar.",
            "intervient",
            ({"TUR"}, {"SYR"}),
        ),
        (
            "Mali : des tirs",
            "Des manifestants maliens ont attaqué des policiers. Les policiers maliens ont riposté par des tirs.",
            "riposté",
            ({"MLI"}, {"MLI"}),
        ),
        (
            "Nigeria : un village pillé",
            "Boko Haram, groupe armé nigérian, a attaqué un village camerounais. La secte a enlevé deux Français.",
            "enlevé",
            ({"NGA"}, {"FRA"}),
        ),
    ],
)
def test_sides_by_words(title: str, text: str, words: str, sides: tuple[set[str | None], set[str | None]]) -> None:
    assert countries(with_words(attacks(title, text), words)) == sides


@pytest.mark.parametrize(
    ("title", "text", "sectors"),
    [
        ("Niger : riposte", "Les FDS ont abattu dix terroristes au Niger.", ("NER", "MIL")),
        ("Syrie : offensive", "Les FDS ont attaqué un poste de Daech en Syrie.", ("SYR", "REB")),
    ],
)
def test_a_common_acronym_is_the_body_where_its_country_is_the_storys(
    title: str, text: str, sectors: tuple[str, str]
) -> None:
    actor = with_words(attacks(title, text), "FDS").actors[0]
    assert (actor.country, actor.sectors[0]) == sectors
