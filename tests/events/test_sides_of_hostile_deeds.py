"""Who did it to whom in arrests, sanctions, accusations, protests, mobilisations and threats."""

from __future__ import annotations

import pytest
from tests.events.coded import code_text, told_in_story

from depeche.events.understood import Setting


def told(text: str, setting: Setting) -> dict[str, str]:
    """The sides of each event of a sentence in a story, as countries: actor>recipient, by type."""
    found = {}
    for type_, *both in told_in_story(text, setting=setting):
        found[type_] = ">".join(",".join(sorted("?" if code == "-" else code for code in side)) or "-" for side in both)
    return found


@pytest.mark.parametrize(
    ("text", "home", "type_", "both"),
    [
        ("La manifestation a rassemblé dix mille manifestants sénégalais.", "SEN", "PROTEST", "SEN>-"),
        ("L'armée a pris le contrôle du pays au Mali.", "MLI", "COERCE", "MLI>-"),
        ("La chanteuse malienne est accusée d'avoir menti.", "MLI", "ACCUSE", "->MLI"),
        ("Le ministre kényan est accusé de fraude, selon Mediapart.", "KEN", "ACCUSE", "FRA>KEN"),
        ("Huit soldats nigériens accusés de complot ont fui.", "NER", "ACCUSE", "NER>NER"),
        ("Une nouvelle plainte a été déposée lundi.", "SEN", "ACCUSE", "SEN>SEN"),
        ("L'Union européenne a suspendu son aide budgétaire.", "GIN", "SANCTION", "IGOEUU>GIN"),
        ("L'opposition guinéenne boycotte le scrutin.", "GIN", "PROTEST", "GIN>GIN"),
        ("Internet a été coupé pendant les examens.", "IRQ", "COERCE", "IRQ>-"),
        ("Près de 300 policiers tunisiens ont été déployés dans les rues.", "TUN", "MOBILIZE", "TUN>-"),
        ("Souvent accusées, les autorités russes ont nié toute ingérence.", "UKR", "ACCUSE", "->RUS"),
        ("L'annonce intervient après la sortie de la Cour pénale internationale.", "BDI", "SANCTION", "BDI>IGOICC"),
        ("Une grève reconductible à la SNCF commence lundi.", "FRA", "PROTEST", "FRA>FRA"),
        (
            "Des étudiants français manifestent contre la nomination inattendue de Vladimir Poutine.",
            "FRA",
            "PROTEST",
            "FRA>RUS",
        ),
        ("Des ONG dénoncent l'expulsion de réfugiés soudanais.", "TCD", "ACCUSE", "?>TCD"),
        ("Pyongyang a tiré un missile balistique vers la mer du Japon.", "PRK", "MOBILIZE", "PRK>-"),
        ("Les sanctions de la CEDEAO contre le Niger ont été maintenues.", "NER", "SANCTION", "IGOECW>NER"),
        ("Des sanctions contre le Niger sont entrées en vigueur.", "NER", "SANCTION", "->NER"),
        ("La suspension de l'aide française au Mali inquiète.", "MLI", "SANCTION", "FRA>MLI"),
        ("La suspension de l'aide européenne au Mali inquiète.", "MLI", "SANCTION", "IGOEUU>MLI"),
        ("Deux diplomates chinois ont été expulsés des États-Unis.", "CHN", "SANCTION", "USA>CHN"),
        ("Les États-Unis et l'ONU ont accusé le Rwanda.", "RWA", "ACCUSE", "IGOUNO,USA>RWA"),
        ("Le président Alpha Condé a été renversé par les forces spéciales.", "GIN", "COERCE", "GIN>GIN"),
        ("Des Kényans ont manifesté contre la brutalité de la police.", "KEN", "PROTEST", "KEN>KEN"),
        ("La commission d'enquête de l'ONU est en place.", "BDI", "ACCUSE", "IGOUNO>BDI"),
    ],
)
def test_sides_in_a_story_of_one_country(text: str, home: str, type_: str, both: str) -> None:
    assert told(text, Setting(home)).get(type_) == both, told(text, Setting(home))


def test_what_conduces_somebody_makes_him_act() -> None:
    for event, actors, _ in code_text("La crise a conduit l'Union européenne à suspendre son aide au Burundi."):
        if event.type == "SANCTION":
            assert actors == ["IGOEUU"]


def test_an_unnamed_state_has_its_own_name() -> None:
    assert Setting("KEN").state("KEN", "GOV").name == "Kenya"
    assert Setting("DEU", language="en").people("DEU").name == "Germany"
