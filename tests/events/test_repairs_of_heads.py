"""Repairs of parses, and readings that lean on them: what small parsers get wrong again and again."""

from __future__ import annotations

import pytest
from tests.events.coded import code_text, types
from tests.events.parses import at, parsed

from depeche.events.repair import repair


def test_what_hangs_on_an_auxiliary_goes_to_its_verb() -> None:
    sentence = parsed("Les/le/DET/det/2 forces/force/NOUN/nsubj/3 ont/avoir/AUX/aux:tense/4 nié/nier/VERB/ROOT/4")
    assert repair(sentence, (), lambda _: None)
    assert sentence.words[at(sentence, "forces")].head == at(sentence, "nié")
    assert at(sentence, "forces") in sentence.words[at(sentence, "nié")].children
    assert not repair(sentence, (), lambda _: None)


def test_auxiliaries_that_hang_on_each_other_end_the_repair() -> None:
    sentence = parsed("forces/force/NOUN/nsubj/2 ont/avoir/AUX/aux/3 été/être/AUX/aux/2")
    repair(sentence, (), lambda _: None)
    assert sentence.words[0].head in (1, 2)


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Un juge fédéral bloque le décret de Donald Trump.", "REJECT"),  # the verb read as a quality of the judge
        ("Moscou juge ces réactions « hystériques ».", "ACCUSE"),  # the adjective read as a noun
        ("Emmanuel Macron s'en est pris aux ouvriers de l'usine.", "ACCUSE"),
        ("Les députés se sont prononcés contre le projet de loi.", "REJECT"),  # reflexive, no passive
        ("Le ministre fait l'objet de critiques de l'opposition.", "ACCUSE"),  # the deed under the expression's noun
        ("Les députés considèrent le texte inacceptable.", "ACCUSE"),
        ("« Le président a trahi la confiance du peuple », a déclaré le chef de l'opposition.", "ACCUSE"),
        ("Le quotidien Le Monde a révélé que le ministre avait employé ses filles.", "ACCUSE"),  # a sector: the press
    ],
)
def test_readings_through_such_parses(sentence: str, type_: str) -> None:
    assert any(found.startswith(type_) for found in types(sentence)), types(sentence)


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("L'île est sortie de la crise politique.", "REJECT"),
        ("Les députés ont adopté une loi qui interdit aux ONG d'observer les élections.", "REJECT"),
        ("L'ONU demande aux autorités guinéennes de faire toute la lumière sur ces disparitions.", "ACCUSE"),
        ("Les journalistes maliens ont démenti le soir même ces allégations.", "ACCUSE"),
        ("Les soldats sont partis prêter main forte aux sinistrés.", "ACCUSE"),
    ],
)
def test_readings_that_such_parses_do_not_carry(sentence: str, type_: str) -> None:
    assert not any(found.startswith(type_) for found in types(sentence)), types(sentence)


def test_the_subject_of_a_reflexive_verb_acts() -> None:
    sides = [(a, e.type) for e, a, _ in code_text("Les députés maliens se sont prononcés contre le projet de loi.")]
    assert (["MLI"], "REJECT") in sides


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("La communauté internationale presse les belligérants soudanais de cesser le feu.", "REQUEST"),
        ("Les ONG sont invitées par la junte burkinabè à fournir leurs comptes.", "REQUEST"),
        ("Le Ghana a remis au Togo deux opposants recherchés.", "COOPERATE"),
        ("La police marocaine a transmis à Madrid des renseignements sur la cellule.", "COOPERATE"),
    ],
)
def test_what_hangs_on_a_complement_goes_to_its_verb(sentence: str, type_: str) -> None:
    assert any(found.startswith(type_) for found in types(sentence)), types(sentence)


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("L'ambassade des États-Unis a invité ses ressortissants à quitter le pays.", "REQUEST"),
        ("Le président angolais a invité les rebelles congolais à négocier.", "AGREE"),
        ("Le gouvernement malien n'exclut pas de discuter avec les rebelles.", "AGREE"),
        ("Le gouvernement malien exclut de discuter avec les rebelles.", "REJECT"),
        ("L'Éthiopie et la Somalie ont renoué.", "SUPPORT"),
        ("Le porte-parole du M23 invite Kinshasa à respecter sa parole.", "REQUEST"),
        ("Le Tchad a ouvert ses portes à l'opposant centrafricain.", "AID"),
        ("Les négociateurs rwandais et congolais devaient se retrouver à Doha.", "AGREE"),
        ("Un envoyé de l'ONU doit être dépêché à Tripoli.", "AGREE"),
        ("Le Premier ministre malien s'est félicité de l'opération.", "SUPPORT"),
        ("Réunis à Lomé, les ministres ouest-africains ont condamné le coup d'État.", "CONSULT"),
    ],
)
def test_invitations_refusals_and_reciprocal_verbs(sentence: str, type_: str) -> None:
    assert any(found.startswith(type_) for found in types(sentence)), types(sentence)
