"""From text to event: what sentences of the press must be coded as, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.events.coded import code_text, code_texts, types

from depeche.events.lexicon import load_classes
from depeche.events.understood import Setting, understood_actor


def rows(language: str) -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name(f"sentences_{language}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [(c[0], c[1], c[2]) for c in cells]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_sentence_gives_its_type(language: str) -> None:
    """A parse may fail here and there: all but two of fifty must be right, and the failures are shown."""
    wanted = rows(language)
    told = code_texts(tuple(sentence for *_, sentence in wanted), language)
    missed = [
        (type_, sentence)
        for (type_, _, sentence), events in zip(wanted, told, strict=True)
        if type_ not in [e.type for e, _, _ in events]
    ]
    assert len(missed) <= 2, missed


def names(wanted: str, side: set[str]) -> bool:
    """Whether a side is as wanted: "" for any, "-" for nobody, else a country."""
    return not wanted or (not side if wanted == "-" else wanted in side)


def test_sides_of_most_sentences_are_right() -> None:
    wanted = [(t, s, text) for t, s, text in rows("fr") if s]
    told = code_texts(tuple(text for *_, text in wanted), "fr")
    wrong = []
    for (type_, sides, text), events in zip(wanted, told, strict=True):
        got = [(set(a) - {"-"}, set(r) - {"-"}) for e, a, r in events if e.type == type_]
        if "+" in sides:
            right = any(set(sides.split("+")) <= a | r for a, r in got)
        else:
            actor, _, recipient = sides.partition(">")
            right = any(names(actor, a) and names(recipient, r) for a, r in got)
        if not right:
            wrong.append((sides, text, got))
    assert len(wrong) <= len(wanted) // 5, wrong


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Le Rwanda refuse de retirer ses troupes du Congo.", "REJECT yield"),
        ("L'ONU demande au Rwanda de libérer les prisonniers.", "REQUEST yield"),
        ("La France promet de livrer des chars à l'Ukraine.", "AGREE"),
        ("Washington menace de suspendre son aide au Cambodge.", "THREATEN relations"),
        ("La Cédéao lève l'embargo contre le Mali.", "CONCEDE"),
        ("Le Niger met fin à la coopération militaire avec la France.", "SANCTION discontinue"),
        ("La Turquie ne veut pas que la Suède rejoigne l'Otan.", "REJECT"),
    ],
)
def test_operators_compose(sentence: str, type_: str) -> None:
    assert any(found.startswith(type_) for found in types(sentence)), types(sentence)


def test_the_alleged_deed_is_not_coded() -> None:
    assert types("Kiev accuse Moscou d'avoir bombardé un hôpital.") == ["ACCUSE allege"]


def test_the_future_of_cooperation_is_agreement_and_of_a_retreat_a_concession() -> None:
    assert types("Le ministre malien rencontrera son homologue russe à Moscou lundi prochain.") == ["AGREE"]
    assert types("La France va retirer ses soldats du Tchad.") == ["CONCEDE"]


def test_aims_and_conditions_are_not_events() -> None:
    assert types("Le gouvernement malien a créé une commission pour éviter une guerre civile.") == []
    assert "ASSAULT" not in types("Si la Russie attaque la Pologne, l'Otan se réunira.")


def test_passives_give_the_victim_as_recipient_and_the_agent_as_actor() -> None:
    ((event, actors, recipients),) = code_text("Trois soldats maliens ont été tués par des djihadistes du Jnim.")
    assert (event.type, recipients) == ("ASSAULT", ["MLI"])
    assert len(actors) == 1


def test_the_visitor_is_the_actor_and_the_host_the_recipient() -> None:
    (told,) = [t for t in code_text("Vladimir Poutine a reçu Assimi Goïta au Kremlin.") if t[0].type == "CONSULT"]
    assert (told[0].mode, told[1], told[2]) == ("visit", ["MLI"], ["RUS"])


def test_members_of_a_list_are_one_side_of_one_event() -> None:
    (told,) = code_text("Le Mali, le Niger et le Burkina Faso ont condamné les frappes israéliennes.")
    assert sorted(told[1]) == ["BFA", "MLI", "NER"]


def test_a_verb_taken_for_a_noun_behind_an_actor_is_read_as_a_verb() -> None:
    assert types("La Russie masse des troupes à la frontière ukrainienne.") == ["MOBILIZE troops"]


def test_the_toll_of_an_accident_is_no_event() -> None:
    assert types("Douze soldats maliens sont morts et vingt ont été blessés dans une collision près de Bamako.") == []
    assert types("Un incendie a tué trois soldats algériens et détruit vingt maisons près de Béjaïa.") == []
    assert "ASSAULT" in types("Douze soldats maliens ont été blessés dans une embuscade près de Gao.")


def test_what_somebody_is_charged_with_is_no_event() -> None:
    assert "ASSAULT" not in types("La police tunisienne a arrêté trois hommes pour meurtre.")


def test_a_causative_is_one_expression() -> None:
    assert any(t.startswith("ASSAULT suicide") for t in types("Un kamikaze somalien s'est fait exploser à Mogadiscio."))


def test_part_of_a_longer_noun_is_no_deed() -> None:
    assert types("L'avion de combat français est neuf.") == []


def test_sport_weather_and_lives_are_no_events() -> None:
    texts = (
        "Le Sénégal a battu le Nigeria deux buts à un en demi-finale.",
        "De fortes pluies sont attendues samedi à Dakar.",
        "Né en 1953 à Bamako, il a étudié la médecine à Paris.",
        "Le prix du cacao a augmenté de dix pour cent en un mois.",
    )
    quiet = [not events for events in code_texts(texts, "fr")]
    assert sum(quiet) >= 3, [[e.type for e, _, _ in events] for events in code_texts(texts, "fr")]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("La tapisserie française va être prêtée au Royaume-Uni.", "AGREE"),
        ("Une délégation nigérienne est arrivée mercredi à Cotonou.", "CONSULT visit"),
        ("Le président kényan annonce avoir rencontré son homologue somalien.", "CONSULT"),
        ("Même si Paris a signé un accord avec Alger, les tensions demeurent.", "SUPPORT"),
        ("La Première ministre britannique, Theresa May, « félicite » Emmanuel Macron.", "SUPPORT"),
        ("La Lituanie accueille des troupes allemandes.", "COOPERATE"),
    ],
)
def test_tense_voice_and_punctuation_do_not_hide_a_deed(sentence: str, type_: str) -> None:
    assert any(found.startswith(type_) for found in types(sentence)), types(sentence)


def test_what_is_announced_as_done_is_no_promise() -> None:
    told = types("Le président kényan annonce avoir rencontré son homologue somalien.")
    assert not any(found.startswith("AGREE") for found in told), told


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Un groupe d'agriculteurs a bloqué une plateforme logistique près de Namur.", "PROTEST"),
        ("Les gendarmes ont débloqué la raffinerie.", "COERCE"),
        ("Des centaines de manifestants se sont massés devant le tribunal de Tunis.", "PROTEST"),
        ("Des milliers d'enseignants manifestent ce mardi à Bruxelles.", "PROTEST"),
        ("Les magistrats maliens ont décidé de faire grève.", "PROTEST strike"),
    ],
)
def test_who_blocks_decides(sentence: str, type_: str) -> None:
    """A crowd protests, the police coerces; a strike decided on is no threat; days are no objects."""
    assert any(found.startswith(type_) for found in types(sentence)), types(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le droit de grève est inscrit dans la Constitution malienne.",
        "Le gel a bloqué les écluses du canal.",
    ],
)
def test_other_senses_are_no_protest(sentence: str) -> None:
    assert not any(found.startswith("PROTEST") for found in types(sentence)), types(sentence)


def test_a_name_in_apposition_to_a_verb_is_its_object() -> None:
    told = code_text("Coup d'Etat au Myanmar: l'armée prend le pouvoir et arrête Aung San Suu Kyi")
    assert any(event.mode == "arrest" and recipients == ["MMR"] for event, _, recipients in told), told


def test_a_protest_without_a_named_actor_is_the_people_s() -> None:
    """The country where the story plays protests; the recipient stays open."""
    actor = understood_actor(Setting("MLI"), "PROTEST", "STRIKE", load_classes()["STRIKE"].state, None)
    assert actor is not None
    assert (actor.country, actor.sectors) == ("MLI", ("CVL",))


@pytest.mark.parametrize(
    ("sentence", "type_", "coded"),
    [
        ("Brazil beat Argentina 2-1 in the final on Sunday.", "ASSAULT", False),
        ("Soldiers beat protesters in Harare.", "ASSAULT", True),
        ("The storm killed twelve people in Haiti.", "ASSAULT", False),
        ("The rebels killed twelve people in Haiti.", "ASSAULT", True),
        ("The company struck gold in Ghana.", "ASSAULT", False),
        ("The World Bank lent Ghana 300 million dollars.", "AID", True),
        ("Saudi Arabia executed 81 men.", "ASSAULT", True),
        ("Workers staged a sit-in in Tunis.", "PROTEST", True),
        ("The African Union pressed Sudan's generals to stop the war.", "REQUEST", True),
    ],
)
def test_everyday_senses_of_english_words(sentence: str, type_: str, coded: bool) -> None:
    assert (type_ in [e.type for e, _, _ in code_text(sentence, "en")]) is coded


def test_of_two_actors_a_withdrawal_names_the_second_is_what_is_left() -> None:
    for text in (
        "Le parlement kényan a voté le retrait du Kenya de la Cour pénale internationale.",
        "Le président kényan annonce le retrait du Kenya de l'accord de libre-échange.",
        "Le Soudan souhaite la sortie du Kenya de l'Union africaine.",
    ):
        assert {"RETREAT", "CONCEDE"}.isdisjoint(e.type for e, _, _ in code_text(text)), text
    assert types("Le Mali et le Niger ont annoncé leur retrait de la Cédéao.") == ["SANCTION withdraw"]
    assert types("Le parlement kényan a voté le retrait du Kenya du traité.") == ["SANCTION withdraw"]


def test_a_measure_decided_is_taken_and_an_attack_decided_is_a_threat() -> None:
    assert types("L'Union européenne a décidé de suspendre son aide à la Zambie.") == ["SANCTION discontinue"]
    assert any(t.startswith("THREATEN") for t in types("Israël a décidé d'attaquer l'Iran."))
    assert types("La France a décidé de retirer ses soldats du Tchad.") == ["CONCEDE"]


def test_the_clause_of_an_expression_may_hang_on_its_last_word() -> None:
    assert any(t.startswith("THREATEN") for t in types("Israël se dit prêt à frapper l'Iran."))
    assert types("Israël se dit prêt à négocier avec l'Iran.") == ["AGREE"]


def test_a_verb_with_a_clause_acts_on_that_and_not_on_its_subject() -> None:
    assert types("Washington a cessé de financer l'agence onusienne.") == ["SANCTION discontinue"]


def test_to_announce_that_one_leaves_a_treaty_or_a_body_is_to_leave_it() -> None:
    for text in (
        "Le Mali va se retirer de l'accord d'Alger.",
        "Les États-Unis quitteront l'Unesco en décembre.",
        "Londres compte se retirer de la Convention européenne des droits de l'homme.",
        "Le Kenya promet de se retirer de la Cour pénale internationale.",
    ):
        assert types(text) == ["SANCTION withdraw"], text


def test_a_promise_to_nobody_of_no_known_deed_is_no_agreement() -> None:
    assert types("Le maire de Thiès a promis de construire une école.") == []
    assert types("Le candidat kényan propose d'importantes économies.") == []
    assert types("Le Premier ministre éthiopien a promis à la Somalie de respecter sa souveraineté.") == ["AGREE"]
    assert types("Le président angolais leur a promis de construire une route.") == ["AGREE"]


def test_a_visitor_of_a_headline_without_a_verb_is_the_actor() -> None:
    ((event, actors, recipients),) = code_text("Le roi du Maroc en visite au Kenya")
    assert (event.mode, actors, recipients) == ("visit", ["MAR"], ["KEN"])
    ((event, actors, _),) = code_text("Le ministre chinois des Affaires étrangères en tournée en Afrique australe")
    assert (event.mode, actors) == ("visit", ["CHN"])


def test_a_pronoun_of_another_person_makes_no_reflexive() -> None:
    assert types("Nos ministres nous entendent mal.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "La route nationale a été réhabilitée par le gouvernement togolais.",
        "Deux banquiers suisses ont blanchi l'argent du trafic.",
        "Le ministre tunisien a assisté à la cérémonie.",
        "Le candidat gabonais a recueilli dix pour cent des suffrages.",
        "Le gouvernement ivoirien a mis des manuels à disposition des élèves.",
        "Le ministre béninois a donné une conférence de presse.",
        "Le cuisinier belge a remporté un appel d'offres.",
        "Le réchauffement climatique menace le lac Tchad.",
        "La chanteuse malienne entame une tournée d'adieu.",
        "La crise entraîne une hausse des prix au Ghana.",
        "Les policiers kényans ont refusé de commenter.",
        "Les deux équipes se sont rencontrées en demi-finale du tournoi.",
    ],
)
def test_everyday_senses_of_french_words(sentence: str) -> None:
    assert types(sentence) == []


def test_hostages_that_their_captors_free_are_released_and_those_that_soldiers_free_are_saved() -> None:
    assert types("Le Hamas a libéré deux otages israéliens.") == ["RETREAT release"]
    assert [t.split()[0] for t in types("L'armée nigériane a libéré deux otages.")] == ["AID"]


def test_what_is_sworn_not_to_be_so_is_denied() -> None:
    for denied in (
        "Le ministre kényan jure qu'aucun policier n'a participé à l'enlèvement.",
        "Islamabad reproche aux talibans d'abriter les combattants du TTP, ce que Kaboul conteste.",
        "Le président malien jure qu'il ne cédera pas.",
    ):
        assert "REJECT" in [t.split()[0] for t in types(denied)], denied
    assert types("Le ministre kényan assure que les aides seront versées.") == ["AGREE"]


def test_a_noun_of_blame_is_the_judgement_of_whose_opinion_it_is() -> None:
    assert types("Pour l'opposition malienne, c'est une mascarade.") == ["ACCUSE disapprove"]
    assert types("Pour l'opposition malienne, c'est une fête.") == []


def test_everyday_senses_of_refusing_and_accusing_are_no_events() -> None:
    for everyday in (
        "La chanteuse malienne a décliné son album en trois langues.",
        "L'usine malienne rejette ses eaux dans le fleuve.",
        "Les bourses maliennes accusent onze mois de retard.",
    ):
        assert types(everyday) == [], everyday
