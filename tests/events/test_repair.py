"""Repairs of the parse: verbs that the tagger took for something else, counts in the place of what they count."""

from __future__ import annotations

from tests.events.parses import at, parsed

from depeche.events.repair import repair
from depeche.events.status import is_future, is_negated
from depeche.events.syntax import Syntax

VERBS = {"affronte": "affronter", "attaque": "attaquer"}


def test_what_is_counted_stands_in_the_place_of_the_count() -> None:
    sentence = parsed(
        "Près/près/ADV/nsubj:pass/6 de/de/ADP/case/4 cent/cent/NUM/nummod/4 soldats/soldat/NOUN/obl:arg/1 "
        "étaient/être/AUX/aux:pass/6 déployés/déployer/VERB/ROOT/6"
    )
    assert repair(sentence, (), VERBS.get)
    soldiers = sentence.words[at(sentence, "soldats")]
    assert (soldiers.dep, soldiers.head) == ("nsubj:pass", at(sentence, "déployés"))
    assert sentence.words[0].head == soldiers.i


def test_a_place_near_another_is_left_alone() -> None:
    sentence = parsed(
        "Ils/il/PRON/nsubj/2 campent/camper/VERB/ROOT/2 près/près/ADV/advmod/2 de/de/ADP/case/6 la/le/DET/det/6 "
        "gare/gare/NOUN/obl:arg/3"
    )
    assert not repair(sentence, (), VERBS.get)


def test_a_word_with_a_subject_is_a_verb() -> None:
    sentence = parsed(
        "L'/le/DET/det/2 armée/armée/NOUN/nsubj/3 affronte/affronter/NOUN/ROOT/3 les/le/DET/det/5 "
        "rebelles/rebelle/NOUN/nmod/3"
    )
    assert repair(sentence, (), VERBS.get)
    assert sentence.words[at(sentence, "affronte")].pos == "VERB"


def test_the_verb_of_a_headline_is_found_behind_its_first_noun() -> None:
    spec = (
        "Israël/israël/PROPN/ROOT/1 :/:/PUNCT/punct/1 un/un/DET/det/4 homme/homme/NOUN/appos/1 "
        "attaque/attaque/ADJ/amod/4 trois/trois/NUM/nummod/7 personnes/personne/NOUN/conj/1"
    )
    title = parsed(spec, part="title")
    assert repair(title, (), VERBS.get)
    assert title.words[at(title, "attaque")].pos == "VERB"
    assert title.words[at(title, "homme")].dep == "nsubj"
    assert not repair(parsed(spec), (), VERBS.get)


def test_a_participle_with_a_capital_opens_the_sentence() -> None:
    sentence = parsed(
        "Chassé/chassé/PROPN/advcl/5 de/de/ADP/case/3 Baga/baga/PROPN/nmod/1 ,/,/PUNCT/punct/1 "
        "recule/reculer/VERB/ROOT/5"
    )
    assert repair(sentence, (), VERBS.get)
    assert (sentence.words[0].pos, sentence.words[0].lemma) == ("VERB", "chasser")


def test_a_future_perfect_looks_back() -> None:
    spec = "La/le/DET/det/2 bataille/bataille/NOUN/{}/4 {}/{}/AUX/{}/4/Tense=Fut {}/{}/VERB/ROOT/4"
    looks_back = parsed(spec.format("nsubj", "aura", "avoir", "aux:tense", "duré", "durer"))
    ahead = parsed(spec.format("nsubj:pass", "sera", "être", "aux:pass", "livrée", "livrer"))
    assert not is_future(Syntax(looks_back), 3)
    assert is_future(Syntax(ahead), 3)


def test_verbs_that_have_no_passive_are_active() -> None:
    sentence = parsed(
        "Les/le/DET/det/2 troupes/troupe/NOUN/nsubj:pass/4 sont/être/AUX/aux:pass/4 "
        "arrivées/arriver/VERB/ROOT/4/Tense=Past|VerbForm=Part|Voice=Pass"
    )
    assert repair(sentence, (), VERBS.get)
    assert sentence.words[1].dep == "nsubj"
    assert not Syntax(sentence).is_passive(3)


def test_what_has_a_tense_auxiliary_is_a_participle() -> None:
    sentence = parsed(
        "Le/le/DET/det/2 ministre/ministre/NOUN/nsubj/5 s'/soi/PRON/expl:pv/5 est/être/AUX/aux:tense/5 "
        "félicité/félicité/NOUN/ROOT/5"
    )
    assert repair(sentence, (), VERBS.get)
    assert (sentence.words[4].pos, sentence.words[4].lemma) == ("VERB", "féliciter")


def test_a_capital_participle_of_any_conjugation_opens_the_sentence() -> None:
    spec = (
        "Réunis/réunis/PROPN/advcl/5 à/à/ADP/case/3 Lomé/lomé/PROPN/nmod/1 ,/,/PUNCT/punct/1 "
        "débattent/débattre/VERB/ROOT/5"
    )
    sentence = parsed(spec)
    assert repair(sentence, (), {"réunis": "réunir"}.get)
    assert (sentence.words[0].pos, sentence.words[0].lemma) == ("VERB", "réunir")
    assert not repair(parsed(spec), (), {}.get)


def test_a_participle_goes_on_from_another() -> None:
    sentence = parsed(
        "Il/lui/PRON/nsubj/3 a/avoir/AUX/aux:tense/3 reconnu/reconnaître/VERB/ROOT/3 sa/son/DET/det/5 "
        "défaite/défaite/NOUN/obj/3 et/et/CCONJ/cc/7 félicité/félicité/NOUN/conj/3 son/son/DET/det/9 "
        "rival/rival/NOUN/nmod/7"
    )
    assert repair(sentence, (), VERBS.get)
    assert (sentence.words[6].pos, sentence.words[6].lemma) == ("VERB", "féliciter")


PARTICIPLES = {"dissous": "dissoudre", "recours": "recourir", "croupit": "croupir", "interdit": "interdire"}
PARTICIPLES |= {"interdite": "interdire", "limoge": "limoger"}


def test_a_participle_read_as_the_object_of_its_auxiliary_is_the_verb() -> None:
    sentence = parsed(
        "Bamako/bamako/PROPN/nsubj/2 a/avoir/AUX/ROOT/2 dissous/dissous/NOUN/obj/2 tous/tout/ADJ/amod/5 "
        "partis/parti/NOUN/obj/2"
    )
    assert repair(sentence, (), PARTICIPLES.get)
    verb = sentence.words[at(sentence, "dissous")]
    assert (verb.pos, verb.lemma, verb.head) == ("VERB", "dissoudre", verb.i)
    assert Syntax(sentence).subjects(verb.i) == [0]
    assert Syntax(sentence).objects(verb.i) == [at(sentence, "partis")]


def test_a_noun_that_one_has_is_no_participle() -> None:
    sentence = parsed("Bamako/bamako/PROPN/nsubj/2 a/avoir/VERB/ROOT/2 recours/recours/NOUN/obj/2 à/à/ADP/case/3")
    assert not repair(sentence, (), PARTICIPLES.get)


def test_a_phrase_left_over_behind_a_preposition_is_the_object() -> None:
    sentence = parsed(
        "Rabat/rabat/PROPN/nsubj/2 met/mettre/VERB/ROOT/2 à/à/ADP/case/5 la/le/DET/det/5 porte/porte/NOUN/obl:arg/2 "
        "son/son/DET/det/7 consul/consul/NOUN/nmod/5"
    )
    assert repair(sentence, (), {}.get)
    assert Syntax(sentence).objects(1) == [at(sentence, "consul")]


def test_who_has_himself_arrested_undergoes_it() -> None:
    sentence = parsed(
        "Diallo/diallo/PROPN/nsubj/5 s'/soi/PRON/obj/5 est/être/AUX/aux:tense/5 fait/faire/AUX/aux:caus/5 "
        "arrêter/arrêter/VERB/ROOT/5/VerbForm=Inf"
    )
    syntax = Syntax(sentence)
    assert syntax.is_passive(4)
    assert syntax.objects(4) == [0]


def test_how_long_one_undergoes_something_is_no_object() -> None:
    sentence = parsed(
        "Diallo/diallo/PROPN/nsubj:pass/4 a/avoir/AUX/aux:tense/4 été/être/AUX/aux:pass/4 retenu/retenir/VERB/ROOT/4 "
        "deux/deux/NUM/nummod/6 heures/heure/NOUN/obj/4 par/par/ADP/case/9 la/le/DET/det/9 police/police/NOUN/nmod/6"
    )
    assert repair(sentence, (), {}.get)
    syntax = Syntax(sentence)
    assert (syntax.subjects(3), syntax.objects(3)) == ([at(sentence, "police")], [0])


def test_a_decree_forbids_in_the_name_of_who_makes_it() -> None:
    sentence = parsed(
        "Conakry/conakry/PROPN/nsubj/2 prend/prendre/VERB/ROOT/2 un/un/DET/det/4 arrêté/arrêté/NOUN/obj/2 "
        "interdisant/interdire/VERB/acl/4/Tense=Pres|VerbForm=Part les/le/DET/det/7 marches/marche/NOUN/obj/5"
    )
    assert Syntax(sentence).subjects(at(sentence, "interdisant")) == [0]


def test_the_participle_of_a_headline_is_passive() -> None:
    sentence = parsed(
        "Bamako/bamako/PROPN/nsubj/2 mis/mettre/VERB/ROOT/2/Tense=Past|VerbForm=Part au/à/ADP/case/4 "
        "ban/ban/NOUN/obl:arg/2"
    )
    assert Syntax(sentence).objects(1) == [0]


def test_a_clause_without_a_verb_has_it_behind_its_subject() -> None:
    sentence = parsed(
        "La/le/DET/det/2 zone/zone/NOUN/nsubj/8 franche/franc/ADJ/amod/2 dément/dément/ADV/advmod/2 "
        "toute/tout/ADJ/advmod/6 tromperie/tromperie/NOUN/nmod/2 et/et/CCONJ/cc/8 parle/parler/VERB/ROOT/8"
    )
    sentence.words[7].morph = "VerbForm=Fin|Tense=Pres"
    assert repair(sentence, (), {"dément": "démentir"}.get)
    denies, speaks = sentence.words[3], sentence.words[7]
    assert (denies.pos, denies.lemma, denies.dep) == ("VERB", "démentir", "ROOT")
    assert sentence.words[1].head == denies.i
    assert (speaks.head, speaks.dep) == (denies.i, "conj")


def test_a_noun_with_an_article_of_its_own_is_no_verb() -> None:
    sentence = parsed(
        "Le/le/DET/det/2 pays/pays/NOUN/ROOT/2 ,/,/PUNCT/punct/5 une/un/DET/det/5 attaque/attaque/NOUN/appos/2 "
        "contre/contre/ADP/case/8 la/le/DET/det/8 mairie/mairie/NOUN/nmod/5"
    )
    assert not repair(sentence, (), VERBS.get)


def test_that_before_a_denied_verb_is_no_restriction() -> None:
    """ "jure qu'aucun soldat n'a tiré": "que" opens the clause; it is "ne ... que" only behind the "ne"."""
    sentence = parsed(
        "Il/il/PRON/nsubj/2 jure/jurer/VERB/ROOT/2 qu'/que/SCONJ/mark/7 aucun/aucun/DET/det/5 "
        "soldat/soldat/NOUN/nsubj/7 n'/ne/ADV/advmod/7 tira/tirer/VERB/ccomp/2"
    )
    assert is_negated(Syntax(sentence), at(sentence, "tira"))


def test_an_object_beside_a_day_belongs_to_the_verb() -> None:
    sentence = parsed(
        "Le/le/DET/det/2 Kremlin/kremlin/PROPN/nsubj/4 a/avoir/AUX/aux:tense/4 douché/doucher/VERB/ROOT/4 "
        "mercredi/mercredi/NOUN/obl:mod/4 les/le/DET/det/7 espoirs/espoir/NOUN/appos/5"
    )
    assert repair(sentence, (), VERBS.get)
    hopes = sentence.words[at(sentence, "espoirs")]
    assert (hopes.dep, hopes.head) == ("obj", at(sentence, "douché"))


def test_a_participle_that_opens_a_sentence_is_a_verb_of_any_conjugation() -> None:
    sentence = parsed(
        "Poursuivi/poursuivi/PROPN/advcl/6 pour/pour/ADP/case/3 trahison/trahison/NOUN/obl:mod/1 ,/,/PUNCT/punct/1 "
        "il/lui/PRON/nsubj/6 comparaît/comparaître/VERB/ROOT/6"
    )
    assert repair(sentence, (), {"poursuivi": "poursuivre"}.get)
    assert (sentence.words[0].pos, sentence.words[0].lemma) == ("VERB", "poursuivre")
