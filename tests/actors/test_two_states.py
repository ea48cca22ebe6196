"""Who is meant in stories of two states, with the shipped pipeline and tables: pairs, neighbours, envoys, bodies."""

from __future__ import annotations

import pytest

from depeche.coding import DEFAULT, find_mentions, parse_articles
from depeche.prediction import Line, as_article

Codes = set[str | None]


def meant(words: str, *story: str, language: str = "fr") -> Codes:
    """The countries of the last mention of these words in a story whose first line is the headline."""
    article = as_article([Line(f"x:{n}", text) for n, text in enumerate(story)], language)
    (sentences,) = parse_articles([article], DEFAULT)
    found: Codes | None = None
    for row in find_mentions(sentences, None, DEFAULT):
        for mention in row:
            if words in mention.span.text:
                found = {actor.country for actor in mention.actors}
    assert found is not None, f"{words!r} is no mention"
    return found


BORDER = "Burundi-Rwanda : la frontière fermée", "Le Burundi a fermé sa frontière avec le Rwanda."
LIBYA = ("Libye : combats à Tripoli",)


@pytest.mark.parametrize(
    ("words", "expected", "story"),
    [
        ("son voisin", {"RWA"}, (*BORDER, "Gitega reproche à son voisin d'héberger des rebelles.")),
        ("deux camps", {"BDI", "RWA"}, (*BORDER, "Doha a invité les deux camps à négocier.")),
        ("deux présidents", {"BDI", "RWA"}, (*BORDER, "Les deux présidents se sont parlé au téléphone.")),
        ("l'ambassadeur Jean Mukasa", {"RWA"}, (*BORDER, "Le Burundi a expulsé l'ambassadeur Jean Mukasa.")),
        ("son homologue", {"RWA"}, (*BORDER, "Le président burundais a téléphoné à son homologue.")),
        ("son hôte", {"RWA"}, (*BORDER, "Le ministre burundais a remercié son hôte.")),
        ("deux camps", {"LBY"}, (*LIBYA, "L'ONU presse les deux camps de cesser le feu à Tripoli.")),
        ("Les deux camps", {"LBY"}, (*LIBYA, "Les deux camps se sont affrontés à Tripoli.")),
    ],
)
def test_pairs_neighbours_and_envoys(words: str, expected: Codes, story: tuple[str, ...]) -> None:
    assert meant(words, *story) == expected


@pytest.mark.parametrize(
    ("words", "expected", "text"),
    [
        ("ministère des Affaires étrangères", {"MDG"}, "Le ministère des Affaires étrangères conteste ces chiffres."),
        ("dirigeants européens", {"IGOEUU"}, "Les dirigeants européens ont condamné la répression."),
        ("chefs d'État ouest-africains", {"IGOECW"}, "Les chefs d'État ouest-africains ont salué l'accord."),
        ("touristes européens", {None}, "Des touristes européens ont quitté la capitale."),
        ("Vingt-sept soldats", {"MDG"}, "Vingt-sept soldats ont été tués."),
        ("Vingt-Sept", {"IGOEUU"}, "Les Vingt-Sept ont condamné la répression."),
        ("Parti socialiste", {"MDG"}, "Le Parti socialiste a dénoncé la répression."),
        ("le pouvoir", {"MDG"}, "L'opposition a accusé le pouvoir de mentir."),
    ],
)
def test_bodies_in_a_story_of_one_country(words: str, expected: Codes, text: str) -> None:
    assert meant(words, "Madagascar : la police tire sur la foule", text) == expected


def test_an_acronym_that_the_text_explains_otherwise_is_no_body_of_the_tables() -> None:
    with pytest.raises(AssertionError, match="no mention"):
        meant("ANR", "Mali : échanges à Moscou", "Il a évoqué les Assises nationales de la refondation (ANR).")
    assert meant("ONU", "Mali : échanges à Moscou", "L'Organisation des Nations unies (ONU) salue l'accord.") == {
        "IGOUNO"
    }


def test_power_is_nobody_where_it_is_taken() -> None:
    with pytest.raises(AssertionError, match="no mention"):
        meant("le pouvoir", "Madagascar : putsch à Antananarivo", "L'armée malgache a pris le pouvoir.")


def test_the_foreign_ministry_is_the_story_s_in_english_too() -> None:
    story = "Kenya recalls its envoy", "The foreign ministry rejected the claims."
    assert meant("foreign ministry", *story, language="en") == {"KEN"}
