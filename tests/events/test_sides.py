"""Who did it to whom: what diplomacy's sentences name beside subject and object."""

from __future__ import annotations

import pytest
from tests.events.coded import last_told, mentions_of, parse_texts

from depeche.events.understood import read_setting, understood_recipient

Sides = tuple[set[str], set[str]]


def told(text: str, type_: str, title: bool = False) -> Sides:
    """The countries on either side of the last event of a type in a text."""
    found = last_told(text, type_, part="title" if title else "body")
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "type_", "both"),
    [
        ("Un sommet germano-polonais s'est tenu jeudi à Weimar.", "CONSULT", {"DEU", "POL"}),
        ("Les pourparlers israélo-libanais ont repris à Naqoura.", "CONSULT", {"ISR", "LBN"}),
        ("Le sommet UE-Turquie s'est ouvert à Varna.", "CONSULT", {"IGOEUU", "TUR"}),
        ("L'accord de pêche Maroc-UE a été ratifié.", "SUPPORT", {"MAR", "IGOEUU"}),
        ("Les pourparlers entre Lomé et Accra ont repris.", "CONSULT", {"TGO", "GHA"}),
        ("Une réunion s'est tenue à Abuja, réunissant les ministres du Mali et du Niger.", "CONSULT", {"MLI", "NER"}),
        (
            "Le Bénin et le Togo ont signé un accord. Les ministres des deux pays se sont entretenus hier.",
            "CONSULT",
            {"BEN", "TGO"},
        ),
        ("Les présidents malien, burkinabè et nigérien se sont rencontrés hier.", "CONSULT", {"MLI", "BFA", "NER"}),
        ("Un accord de coopération a été signé entre le Mali et la Russie.", "SUPPORT", {"MLI", "RUS"}),
        ("L'Arménie et l'Azerbaïdjan ont conclu un cessez-le-feu sous l'égide de Moscou.", "CONCEDE", {"ARM", "AZE"}),
        ("Les armées congolaise et ougandaise ont signé un accord.", "SUPPORT", {"COD", "UGA"}),
    ],
)
def test_both_parties_are_found_where_one_word_or_a_pair_names_them(text: str, type_: str, both: set[str]) -> None:
    actors, recipients = told(text, type_)
    assert actors | recipients == both


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        # whom a demand is made to in words that name no actor
        ("La Tunisie a appelé toutes les parties à la retenue.", "REQUEST", ({"TUN"}, set())),
        ("Le Ghana et le Togo négocient. Accra supplie le monde de venir au secours des réfugiés.", "REQUEST", None),
        ("Le gouvernement kényan a appelé les commerçants à fermer.", "REQUEST", ({"KEN"}, {"KEN"})),
        # what is asked for, taken back or hailed belongs to somebody
        ("L'Allemagne a salué l'élection du nouveau président ghanéen.", "SUPPORT", ({"DEU"}, {"GHA"})),
        # envoys go somewhere
        ("L'Union africaine a dépêché un émissaire à Niamey.", "CONSULT", ({"IGOAFU"}, {"NER"})),
        # visits to several states
        ("Le ministre chinois effectuera une visite en Namibie, au Tchad et au Nigeria.", "AGREE",
         ({"CHN"}, {"NAM", "TCD", "NGA"})),
        # those who receive are no donors
        ("Le Malawi reçoit une aide du Japon.", "AID", ({"JPN"}, {"MWI"})),
        # said before the press, not to it
        ("Le président sénégalais s'est félicité devant la presse de l'accord.", "SUPPORT", ({"SEN"}, set())),
        # who announces what others have done
        ("Le président turc a annoncé que l'Éthiopie et la Somalie étaient parvenues à un compromis.", "AGREE",
         ({"ETH", "SOM"}, set())),
        ("L'ambassadeur du Mali en Algérie a été convoqué jeudi.", "ACCUSE", ({"DZA"}, {"MLI"})),
        ("Un chef du Hezbollah a été tué dimanche par une frappe de Tsahal.", "ASSAULT", ({"ISR"}, {"LBN"})),
        # what is one's own is not whom one answers, nor who leaves twice
        ("Le Rwanda dément toute présence de ses troupes dans le pays.", "REJECT", ({"RWA"}, set())),
        ("Les troupes américaines ont achevé leur retrait du Niger.", "RETREAT", ({"USA"}, {"NER"})),
        # members of a body
        (
            "L'Union africaine a condamné le putsch. Les États membres se sont engagés à fournir des vivres.",
            "AGREE",
            ({"IGOAFU"}, set()),
        ),
    ],
)  # fmt: skip
def test_who_and_whom(text: str, type_: str, wanted: Sides | None) -> None:
    actors, recipients = told(text, type_)
    if wanted is None:
        assert "TGO" not in recipients
    else:
        assert (actors, recipients) == wanted


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        ("OTAN : vote unanime en faveur de l'élargissement", "SUPPORT", "IGONAT"),
        ("Yémen : une trêve humanitaire entre en vigueur", "RETREAT", "YEM"),
    ],
)
def test_the_label_of_a_headline_acts_where_nobody_else_does(text: str, type_: str, wanted: str) -> None:
    assert told(text, type_, title=True)[0] == {wanted}


def test_judges_reject_what_the_government_does_and_the_freed_are_people_of_the_country() -> None:
    sentences = parse_texts(("Le Pérou vote. Le Pérou attend.",), "fr")[0]
    setting = read_setting(sentences, mentions_of(sentences))
    rejected = understood_recipient(setting, "REJECT", "REFUSAL", {"PER"}, {"JUD"}, None, False, None)
    assert rejected is not None
    assert (rejected.country, rejected.sectors) == ("PER", ("GOV",))
    freed = understood_recipient(setting, "RETREAT", "RELEASE", {"PER"}, {"GOV"}, None, False, None)
    assert freed is not None
    assert (freed.country, freed.sectors) == ("PER", ("CVL",))


def test_a_day_between_a_verb_and_its_object_is_no_object() -> None:
    actors, recipients = told("Les ministres rwandais ont entamé jeudi des négociations avec l'Ouganda.", "CONSULT")
    assert actors | recipients == {"RWA", "UGA"}
