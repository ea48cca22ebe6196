"""What stands behind a French verb: objects read as complements, verbs hung on an infinitive."""

from __future__ import annotations

import pytest
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


KILLING = (
    "Elles/elle/PRON/nsubj/2 reprennent/reprendre/VERB/ROOT/2/VerbForm=Fin où/où/PRON/obl:mod/6 "
    "hommes/homme/NOUN/nsubj/6 ont/avoir/AUX/aux:tense/6/VerbForm=Fin {0}/{1}/VERB/acl:relcl/2/VerbForm=Part "
    ",/,/PUNCT/punct/8 tuant/tuer/VERB/advcl/2/Tense=Pres|VerbForm=Part"
)
ASSURES = (
    "Il/il/PRON/nsubj/3 a/avoir/AUX/aux:tense/3/Tense=Pres|VerbForm=Fin assuré/assurer/VERB/ROOT/3/VerbForm=Part "
    "que/que/SCONJ/mark/6 Paris/Paris/PROPN/nsubj/6 restait/rester/VERB/ccomp/3/Tense=Imp|VerbForm=Fin "
    "et/et/CCONJ/cc/9 {0}/avoir/AUX/aux:tense/9/{1}|VerbForm=Fin remercié/remercier/VERB/conj/6/VerbForm=Part"
)


@pytest.mark.parametrize(
    ("spec", "verb", "moved", "governor"),
    [
        (DENIES.format("a", "VerbForm=Fin"), "ouvert", True, "nie"),  # finite verbs go on from the finite one
        (DENIES.format("avoir", "VerbForm=Inf"), "ouvert", False, "tiré"),  # infinitives from the infinitive
        (KILLING.format("attaqué", "attaquer"), "tuant", True, "attaqué"),  # who struck the blow killed
        (KILLING.format("vécu", "vivre"), "tuant", False, "reprennent"),
        (ASSURES.format("a", "Tense=Pres"), "remercié", True, "assuré"),  # from the verb whose tense it shares
        (ASSURES.format("avait", "Tense=Imp"), "remercié", False, "restait"),
    ],
)
def test_a_verb_hangs_where_it_belongs(spec: str, verb: str, moved: bool, governor: str) -> None:
    sentence = parsed(spec)
    assert repair_objects(sentence) is moved
    assert sentence.words[at(sentence, verb)].head == at(sentence, governor)
