"""What is found in one sentence: the words, the country, the sector, the person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depeche.model import Mention

Find = Callable[..., list[list[Mention]]]


def shown(mentions: list[Mention]) -> list[tuple[str, str]]:
    """Words and countries of mentions, for comparing: ("l'armée malienne", "MLI")."""
    return [(m.span.text, "+".join(a.country or "-" for a in m.actors)) for m in mentions]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("L':D armée:N malienne:A avance:V", [("L'armée malienne", "MLI")]),
        ("La:D Partie:N russe:A a:X réaffirmé:V son:D appui:N", [("La Partie russe", "RUS")]),
        ("Le:D gouvernement:N de:R la:D Russie:where parle:V", [("Le gouvernement de la Russie", "RUS")]),
        ("Les:D autorités:N de:R Bamako:where parlent:V", [("Les autorités de Bamako", "MLI")]),
        ("Le:D Kremlin:P dément:V", [("Le Kremlin", "RUS")]),
        ("Moscou:where dément:V", [("Moscou", "RUS")]),
        ("La:D CEDEAO:body menace:V", [("La CEDEAO", "IGOECW")]),
        ("Les:D Maliens:P votent:V", [("Les Maliens", "MLI")]),
        ("Les:D présidents:N malien:A et:C russe:A parlent:V", [("Les présidents malien et russe", "MLI+RUS")]),
        ("Les:D armées:N du:R Mali:where et:C du:R Niger:where", [("Les armées du Mali et du Niger", "MLI+NER")]),
        ("L':D ambassadeur:N de:R France:where au:R Mali:where", [("L'ambassadeur de France", "FRA"), ("Mali", "MLI")]),
        ("Un:D avocat:N de:R la:D chanteuse:N malienne:A parle:V", [("Un avocat de la chanteuse malienne", "MLI")]),
        ("Plus:B de:R 300:U détenus:N maliens:A partent:V", [("Plus de 300 détenus maliens", "MLI")]),
        ("Coopération:N Mali-Russie:P", [("Mali-Russie", "MLI+RUS")]),
    ],
)  # fmt: skip
def test_french_phrases_carry_their_country(find: Find, marked: str, expected: list[tuple[str, str]]) -> None:
    assert shown(find(marked)[0]) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Malian:A troops:N advance:V", [("Malian troops", "MLI")]),
        ("US:P troops:N advance:V", [("US troops", "USA")]),
        ("Mali:where 's:T army:N advances:V", [("Mali's army", "MLI")]),
        ("The:D French:A and:C Malian:A presidents:N met:V", [("The French and Malian presidents", "MLI+FRA")]),
        ("The:D government:N of:R Mali:where fell:V", [("The government of Mali", "MLI")]),
        ("The:D Kremlin:P denied:V it:O", [("The Kremlin", "RUS")]),
        ("Wagner:body leaders:N left:V", [("Wagner leaders", "RUS")]),
    ],
)
def test_english_phrases_carry_their_country(find: Find, marked: str, expected: list[tuple[str, str]]) -> None:
    assert shown(find(marked, language="en")[0]) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Le:D ministre:N des:R Affaires:N étrangères:A malien:A parle:V",
        "Le:D ministre:N malien:A des:R Affaires:N étrangères:A parle:V",
        "Le:D chef:N de:R la:D diplomatie:N malienne:A parle:V",
        "Le:D ministre:N Abdoulaye_Diop:who parle:V",
        "Abdoulaye_Diop:who ,:. ministre:N des:R Affaires:N étrangères:A du:R Mali:where ,:. parle:V",
        "M.:N Abdoulaye_Diop:who (:. ministre:N des:R Affaires:N étrangères:A du:R Mali:where ):. parle:V",
        "Le:D ministre:N des:R Affaires:N étrangères:A du:R Mali:where ,:. Abdoulaye_Diop:who ,:. parle:V",
    ],
)
def test_every_way_to_say_a_minister_is_one_person_and_one_mention(find: Find, marked: str) -> None:
    (mention,) = find(marked)[0]
    (actor,) = mention.actors
    assert (actor.name, actor.kind, actor.country, actor.sectors) == ("Abdoulaye Diop", "person", "MLI", ("GOV",))


def test_the_date_decides_who_holds_an_office(find: Find) -> None:
    marked = "Le:D chef:N de:R la:D diplomatie:N malienne:A parle:V"
    names = [find(marked, date=date)[0][0].actors[0].name for date in ("2018-05-01", "2021-11-12", None)]
    assert names == ["Tiéman Hubert Coulibaly", "Abdoulaye Diop", "Le chef de la diplomatie malienne"]


def test_a_former_president_is_not_the_one_in_office(find: Find) -> None:
    (mention,) = find("L':D ancien:A président:N russe:A parle:V")[0]
    assert mention.actors[0].country == "RUS"
    assert mention.actors[0].name != "Vladimir Poutine"
    assert mention.actors[0].role == "former president"


def test_a_name_behind_a_title_is_a_person_whom_no_table_needs_to_know(find: Find) -> None:
    (mention,) = find("Le:D colonel:N Samba:P Keïta:P parle:V", country="MLI")[0]
    assert [(a.name, a.country, a.sectors) for a in mention.actors] == [("Samba Keïta", "MLI", ("MIL",))]


def test_a_plural_title_before_two_names_means_both(find: Find) -> None:
    (mention,) = find("Les:D ministres:N Abdoulaye_Diop:who et:C Sergueï_Lavrov:who parlent:V")[0]
    assert [a.name for a in mention.actors] == ["Abdoulaye Diop", "Sergueï Lavrov"]
    assert mention.span.text == "Les ministres Abdoulaye Diop et Sergueï Lavrov"


def test_two_names_side_by_side_are_two_mentions(find: Find) -> None:
    found = find("Lavrov:who et:C Diop:who ont:X démenti:V", "Abdoulaye_Diop:who parle:V")[0]
    assert [m.actors[0].name for m in found] == ["Sergueï Lavrov", "Abdoulaye Diop"]


def test_an_unknown_attacker_has_no_country_whatever_the_setting(find: Find) -> None:
    (mention,) = find("Des:D hommes:N armés:A attaquent:V", country="MLI")[0]
    assert [(a.country, a.sectors) for a in mention.actors] == [(None, ("UAF",))]


def test_migrants_do_not_take_the_country_of_the_story(find: Find) -> None:
    (mention,) = find("Des:D migrants:N arrivent:V", country="MLI")[0]
    assert mention.actors[0].country is None


def test_a_spokesman_takes_sector_and_country_of_whom_he_speaks_for(find: Find) -> None:
    (mention,) = find("Le:D porte-parole:N de:R l':D armée:N russe:A parle:V")[0]
    assert [(a.country, a.sectors) for a in mention.actors] == [("RUS", ("MIL",))]


def test_an_idiom_is_no_actor(find: Find) -> None:
    assert find("Au:R cours:N de:R l':D entretien:N ,:. Moscou:where parle:V")[0][0].span.text == "Moscou"


def test_a_verb_that_is_spelt_like_a_noun_without_its_accent_is_no_actor(find: Find) -> None:
    assert [m.span.text for m in find("Moscou:where police:V Gao:where")[0]] == ["Moscou", "Gao"]


def test_a_capital_in_a_phrase_of_place_is_marked_as_a_place(find: Find) -> None:
    there, here = find("Moscou:where parle:V à:R Paris:where")[0]
    assert there.how == "metonym > capital"
    assert here.how.endswith("place")
    assert here.actors[0].country == "FRA"


def test_the_accused_body_keeps_what_it_is_accused_of_outside_its_mention(find: Find) -> None:
    found = find("Moscou:where menace:V les:D rebelles:N d':R un:D embargo:N", country="MLI")[0]
    assert [m.span.text for m in found] == ["Moscou", "les rebelles"]


def test_headlines_in_capitals_are_read(find: Find) -> None:
    found = find("L':D ARMEE:N MALIENNE:A ATTAQUE:V LES:D REBELLES:N")[0]
    assert shown(found) == [("L'ARMEE MALIENNE", "MLI"), ("LES REBELLES", "MLI")]


def test_the_pronoun_us_is_not_the_united_states(find: Find) -> None:
    assert find("Help:V us:O", language="en")[0] == []
    assert shown(find("US:P helps:V", language="en")[0]) == [("US", "USA")]


def test_the_story_decides_which_congo_is_meant(find: Find) -> None:
    said = "L':D armée:N congolaise:A avance:V"
    assert find(said, country="COG")[0][0].actors[0].country == "COD"
    assert find(said, "Brazzaville:P parle:V au:R Congo-Brazzaville:where")[0][0].actors[0].country == "COG"


def test_a_mention_cuts_out_its_very_words_and_its_head_lies_within(find: Find) -> None:
    found = find(
        "Le:D président:N Poutine:who parle:V .:.",
        "L':D armée:N malienne:A et:C la:D police:N avancent:V .:.",
    )
    for number, row in enumerate(found):
        for mention in row:
            assert mention.sentence == number
            assert mention.first <= mention.head <= mention.last
            assert mention.span.end - mention.span.start == len(mention.span.text)
