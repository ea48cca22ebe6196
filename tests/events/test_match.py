"""Which entries stand in a sentence: what belongs to an expression and what only stands near it."""

from __future__ import annotations

from tests.events.parses import parsed

from depeche.events.lexicon import load_lexicon
from depeche.events.match import Matcher


def entries(spec: str) -> set[str]:
    found = Matcher(load_lexicon("fr")).find(parsed(spec))
    return {match.entry.id for row in found.values() for match in row}


def test_the_of_inside_an_object_is_not_the_verb_s() -> None:
    inside = entries(
        "Trois/trois/NUM/nummod/2 ONG/ONG/NOUN/nsubj:pass/7 de/de/ADP/case/5 même/même/ADJ/amod/5 "
        "type/type/NOUN/nmod/2 sont/être/AUX/aux:pass/7 suspendues/suspendre/VERB/ROOT/7"
    )
    assert "fr/coercion:suspendre de" not in inside
    own = entries(
        "L'/le/DET/det/2 Union/union/NOUN/nsubj/4 a/avoir/AUX/aux:tense/4 suspendu/suspendre/VERB/ROOT/4 "
        "le/le/DET/det/6 Mali/Mali/PROPN/obj/4 de/de/ADP/case/9 ses/son/DET/det/9 organes/organe/NOUN/obl:arg/4"
    )
    assert "fr/coercion:suspendre de" in own


def test_the_tail_of_an_expression_may_hang_on_the_object() -> None:
    found = entries(
        "Berne/berne/PROPN/nsubj/3 a/avoir/AUX/aux:tense/3 inscrit/inscrire/VERB/ROOT/3 le/le/DET/det/5 "
        "groupe/groupe/NOUN/obj/3 sur/sur/ADP/case/8 sa/son/DET/det/8 liste/liste/NOUN/nmod/5 noire/noir/ADJ/amod/8"
    )
    assert "fr/coercion:inscrire sur liste noire" in found


def test_a_passive_subject_is_no_part_that_a_preposition_leads_to() -> None:
    found = entries(
        "Le/le/DET/det/2 parti/parti/NOUN/nsubj:pass/5 a/avoir/AUX/aux:tense/5 été/être/AUX/aux:pass/5 "
        "exclu/exclure/VERB/ROOT/5 de/de/ADP/case/8 la/le/DET/det/8 course/course/NOUN/obl:arg/5"
    )
    assert "fr/coercion:exclure de parti" not in found
    assert "fr/coercion:exclure de course" in found
