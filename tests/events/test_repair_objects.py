"""What stands behind a French verb: objects read as complements, verbs hung on an infinitive."""

from __future__ import annotations

from tests.events.parses import at, parsed

from depeche.events.repair_objects import repair_objects

MOBILISES = (
    "L'/le/DET/det/2 armée/armée/NOUN/nsubj/3 mobilise/mobiliser/VERB/ROOT/3/VerbForm=Fin {}/de/ADP/case/6 "
    "importantes/important/ADJ/amod/6 forces/force/NOUN/obl:arg/3/Number=Plur"
)
DENIES = (
    "Il/il/PRON/nsubj/2 nie/nier/VERB/ROOT/2/VerbForm=Fin avoir/avoir/AUX/aux:tense/4/VerbForm=Inf "
    "tiré/tirer/VERB/xcomp/2/VerbForm=Part et/et/CCONJ/cc/7 {}/avoir/AUX/aux:tense/7/{} "
    "ouvert/ouvrir/VERB/conj/4/VerbForm=Part"
)


def test_a_partitive_article_makes_an_object() -> None:
    sentence = parsed(MOBILISES.format("d'"))
    assert repair_objects(sentence)
    assert sentence.words[at(sentence, "forces")].dep == "obj"


def test_verbs_with_de_and_verbs_that_have_an_object_keep_their_complement() -> None:
    disposing = parsed(MOBILISES.format("d'").replace("mobilise/mobiliser", "dispose/disposer"))
    accusing = parsed(MOBILISES.format("d'") + " la/le/DET/det/8 France/France/PROPN/obj/3")
    for sentence in (disposing, accusing):
        assert not repair_objects(sentence)
        assert sentence.words[at(sentence, "forces")].dep == "obl:arg"


def test_a_finite_verb_goes_on_from_the_finite_verb() -> None:
    sentence = parsed(DENIES.format("a", "VerbForm=Fin"))
    assert repair_objects(sentence)
    assert sentence.words[at(sentence, "ouvert")].head == at(sentence, "nie")


def test_an_infinitive_goes_on_from_the_infinitive() -> None:
    sentence = parsed(DENIES.format("avoir", "VerbForm=Inf"))
    assert not repair_objects(sentence)
    assert sentence.words[at(sentence, "ouvert")].head == at(sentence, "tiré")


KILLING = (
    "Elles/elle/PRON/nsubj/2 reprennent/reprendre/VERB/ROOT/2/VerbForm=Fin où/où/PRON/obl:mod/6 "
    "hommes/homme/NOUN/nsubj/6 ont/avoir/AUX/aux:tense/6/VerbForm=Fin {0}/{1}/VERB/acl:relcl/2/VerbForm=Part "
    ",/,/PUNCT/punct/8 tuant/tuer/VERB/advcl/2/Tense=Pres|VerbForm=Part"
)


def test_who_struck_the_blow_killed() -> None:
    attacked = parsed(KILLING.format("attaqué", "attaquer"))
    assert repair_objects(attacked)
    assert attacked.words[at(attacked, "tuant")].head == at(attacked, "attaqué")
    lived = parsed(KILLING.format("vécu", "vivre"))
    assert not repair_objects(lived)
    assert lived.words[at(lived, "tuant")].head == at(lived, "reprennent")


ASSURES = (
    "Il/il/PRON/nsubj/3 a/avoir/AUX/aux:tense/3/Tense=Pres|VerbForm=Fin assuré/assurer/VERB/ROOT/3/VerbForm=Part "
    "que/que/SCONJ/mark/6 Paris/Paris/PROPN/nsubj/6 restait/rester/VERB/ccomp/3/Tense=Imp|VerbForm=Fin "
    "et/et/CCONJ/cc/9 {0}/avoir/AUX/aux:tense/9/{1}|VerbForm=Fin remercié/remercier/VERB/conj/6/VerbForm=Part"
)


def test_a_verb_goes_on_from_the_one_whose_tense_it_shares() -> None:
    same = parsed(ASSURES.format("a", "Tense=Pres"))
    assert repair_objects(same)
    assert same.words[at(same, "remercié")].head == at(same, "assuré")
    other = parsed(ASSURES.format("avait", "Tense=Imp"))
    assert not repair_objects(other)
    assert other.words[at(other, "remercié")].head == at(other, "restait")
