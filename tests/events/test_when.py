"""Dates: the examples that the patterns carry, the date that belongs to an event, and tense."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.events.parses import at, flat, parsed

from depeche.errors import LexiconError
from depeche.events import when
from depeche.events.when import DateExpression, estimate_published, event_date, find_dates
from depeche.events.when.grammar import Grammar, Pattern, load_grammar
from depeche.language.parsed import Sentence
from depeche.model import DateRange

WEDNESDAY = "2021-11-17"
PATTERNS = [
    pytest.param(pattern, language, id=f"{language}:{pattern.row.line}")
    for language in ("fr", "en")
    if (grammar := load_grammar(language)) is not None
    for pattern in grammar.patterns
]


def told(dates: list[DateExpression]) -> str:
    return " ; ".join(f"{d.range.text} = {d.range.start}..{d.range.end}/{d.range.precision}/{d.kind}" for d in dates)


@pytest.mark.parametrize(("pattern", "language"), PATTERNS)
def test_every_pattern_reads_its_own_example(pattern: Pattern, language: str) -> None:
    assert told(find_dates(flat(pattern.example, language), WEDNESDAY)) == pattern.expected


def test_examples_name_a_date_unless_their_pattern_says_none() -> None:
    blank = [p.values[0] for p in PATTERNS if isinstance(p.values[0], Pattern) and not p.values[0].expected]
    assert {p.reading for p in blank} == {"none", "since_ago"}
    assert [p.example for p in blank if p.reading == "since_ago"] == ["He has ruled for ten years."]


RECEIVED = parsed(
    "Le/le/DET/det/2 président/président/NOUN/nsubj/4 a/avoir/AUX/aux:tense/4/Tense=Pres|VerbForm=Fin "
    "reçu/recevoir/VERB/root/4/Tense=Past|VerbForm=Part jeudi/jeudi/NOUN/obl:mod/4 son/son/DET/det/7 "
    "homologue/homologue/NOUN/obj/4 ,/,/PUNCT/punct/11 qui/qui/PRON/nsubj/11 "
    "avait/avoir/AUX/aux:tense/11/Tense=Imp|VerbForm=Fin rencontré/rencontrer/VERB/acl:relcl/7/Tense=Past "
    "lundi/lundi/NOUN/obl:mod/11 le/le/DET/det/14 ministre/ministre/NOUN/obj/11 ././PUNCT/punct/4"
)
ANNOUNCED = parsed(
    "Lundi/lundi/NOUN/obl:mod/6 ,/,/PUNCT/punct/1 l'/le/DET/det/4 armée/armée/NOUN/nsubj/6 "
    "a/avoir/AUX/aux:tense/6/Tense=Pres|VerbForm=Fin annoncé/annoncer/VERB/root/6/Tense=Past|VerbForm=Part "
    "qu'/que/SCONJ/mark/10 elle/lui/PRON/nsubj/10 avait/avoir/AUX/aux:tense/10/Tense=Imp|VerbForm=Fin "
    "arrêté/arrêter/VERB/ccomp/6/VerbForm=Part trois/trois/NUM/nummod/12 ministres/ministre/NOUN/obj/10"
)
DENOUNCED = parsed(
    "L'/le/DET/det/2 accord/accord/NOUN/nsubj:pass/7 de/de/ADP/case/4 2015/2015/NUM/nmod/2 "
    "a/avoir/AUX/aux:tense/7/Tense=Pres|VerbForm=Fin été/être/AUX/aux:pass/7/Tense=Past|VerbForm=Part "
    "dénoncé/dénoncer/VERB/root/7/Tense=Past|VerbForm=Part par/par/ADP/case/9 Paris/paris/PROPN/obl:agent/7"
)
KILLING = parsed(
    "Ils/il/PRON/nsubj/3 ont/avoir/AUX/aux:tense/3/Tense=Pres|VerbForm=Fin attaqué/attaquer/VERB/root/3/Tense=Past "
    "mardi/mardi/NOUN/obl:mod/3 un/un/DET/det/6 village/village/NOUN/obj/3 ,/,/PUNCT/punct/8 "
    "tuant/tuer/VERB/advcl/3/Tense=Pres|VerbForm=Part vingt/vingt/NUM/nummod/10 civils/civil/NOUN/obj/8"
)
PROMISED = parsed(
    "Il/il/PRON/nsubj/3 avait/avoir/AUX/aux:tense/3/Tense=Imp|VerbForm=Fin promis/promettre/VERB/root/3/Tense=Past "
    "de/de/ADP/mark/5 rendre/rendre/VERB/xcomp/3/VerbForm=Inf le/le/DET/det/7 pouvoir/pouvoir/NOUN/obj/5 "
    "en/en/ADP/case/9 février/février/NOUN/obl:mod/5 2022/2022/NUM/nmod/9"
)
VISIT = parsed(
    "Il/il/PRON/nsubj/3 a/avoir/AUX/aux:tense/3/Tense=Pres|VerbForm=Fin effectué/effectuer/VERB/root/3/Tense=Past "
    "une/un/DET/det/5 visite/visite/NOUN/obj/3 à/à/ADP/case/7 Moscou/moscou/PROPN/obl:mod/3 du/de/ADP/case/9 "
    "10/10/NUM/nmod/7 au/à/ADP/case/11 12/12/NUM/obl:arg/9 novembre/novembre/NOUN/nmod/11 2021/2021/NUM/nmod/12"
)


@pytest.mark.parametrize(
    ("sentence", "trigger", "text"),
    [
        (RECEIVED, "reçu", "jeudi"),
        (RECEIVED, "rencontré", "lundi"),
        (ANNOUNCED, "annoncé", "Lundi"),
        (ANNOUNCED, "arrêté", "Lundi"),  # told on Monday: done by Monday
        (DENOUNCED, "accord", "2015"),
        (DENOUNCED, "dénoncé", None),  # the year tells which agreement, not when it was denounced
        (KILLING, "tuant", "mardi"),
        (PROMISED, "rendre", "février 2022"),
        (PROMISED, "promis", None),
        (VISIT, "visite", "du 10 au 12 novembre 2021"),
    ],
)
def test_an_event_has_the_date_of_its_own_clause_or_else_the_articles(
    sentence: Sentence, trigger: str, text: str | None
) -> None:
    dates = find_dates(sentence, WEDNESDAY)
    found = event_date(sentence, at(sentence, trigger), dates, WEDNESDAY)
    assert found is not None
    assert found.text == text
    if text is None:
        assert (found.start, found.end, found.precision) == (WEDNESDAY, WEDNESDAY, "day")


def test_without_a_date_of_its_own_and_without_the_articles_an_event_has_none() -> None:
    dates = find_dates(PROMISED, None)
    assert event_date(PROMISED, at(PROMISED, "promis"), dates, None) is None


def summit(verb: str, morph: str) -> DateRange:
    sentence = parsed(
        f"Le/le/DET/det/2 sommet/sommet/NOUN/nsubj/3 {verb}/avoir/VERB/root/3/{morph} samedi/samedi/NOUN/obl/3"
    )
    return find_dates(sentence, WEDNESDAY)[0].range


def test_a_weekday_lies_behind_a_past_tense_and_ahead_of_a_future_one() -> None:
    assert summit("eut", "Tense=Past|VerbForm=Fin").start == "2021-11-13"
    assert summit("aura", "Tense=Fut|VerbForm=Fin").start == "2021-11-20"


def test_todays_weekday_is_today_in_either_tense() -> None:
    for morph in ("Tense=Past|VerbForm=Fin", "Tense=Fut|VerbForm=Fin"):
        sentence = parsed(f"Il/il/PRON/nsubj/2 vint/venir/VERB/root/2/{morph} mercredi/mercredi/NOUN/obl/2")
        assert find_dates(sentence, WEDNESDAY)[0].range.start == WEDNESDAY


def test_a_participle_of_planning_puts_its_weekday_ahead() -> None:
    sentence = parsed(
        "Talks/talk/NOUN/nsubj/5 scheduled/schedule/VERB/acl/1/Tense=Past|VerbForm=Part for/for/ADP/case/4 "
        "Thursday/thursday/PROPN/obl/2 collapsed/collapse/VERB/root/5/Tense=Past|VerbForm=Fin",
        "en",
    )
    assert find_dates(sentence, WEDNESDAY)[0].range.start == "2021-11-18"


def ruled(auxiliary: str, tense: str) -> list[DateExpression]:
    sentence = parsed(
        f"He/he/PRON/nsubj/3 {auxiliary}/have/AUX/aux/3/{tense}|VerbForm=Fin ruled/rule/VERB/root/3/Tense=Past "
        "for/for/ADP/case/6 ten/ten/NUM/nummod/6 years/year/NOUN/obl/3",
        "en",
    )
    return find_dates(sentence, WEDNESDAY)


def test_for_ten_years_is_a_date_in_the_perfect_and_a_mere_duration_in_the_past() -> None:
    assert told(ruled("has", "Tense=Pres")) == "for ten years = 2011-11-17..2021-11-17/year/since"
    assert ruled("had", "Tense=Past") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il a été dit que la résolution 2231 a été adoptée par 14 voix.", "fr"),
        ("Près de 2000 soldats ont été déployés en 18 mois.", "fr"),
        ("Theresa May said the troops may march on.", "en"),
        ("The second company of 300 soldiers fell back.", "en"),
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str, language: str) -> None:
    assert find_dates(flat(text, language), WEDNESDAY) == []


@pytest.mark.parametrize(
    "text", ["Le 31 février 2021, il est parti.", "Du 30 au 31 juin 2021.", "Décret du 45/13/2021."]
)
def test_days_that_no_calendar_has_are_left_out(text: str) -> None:
    assert find_dates(flat(text, "fr"), WEDNESDAY) == []


def test_without_a_day_of_publication_only_dates_that_stand_for_themselves_are_found() -> None:
    sentence = flat("Jeudi, il a rappelé l'accord du 12 mai 2015 et la visite du mois dernier.", "fr")
    assert told(find_dates(sentence, None)) == "du 12 mai 2015 = 2015-05-12..2015-05-12/day/point"


def test_dates_are_reckoned_from_the_last_one_of_the_sentences_before() -> None:
    then = DateRange("2020-08-18", "2020-08-18", "day")
    assert told(find_dates(flat("Trois jours plus tôt, il était parti.", "fr"), WEDNESDAY, then)).startswith(
        "Trois jours plus tôt = 2020-08-15..2020-08-15"
    )


def test_an_unknown_language_has_no_dates() -> None:
    assert find_dates(flat("Am Montag kam er.", "de"), WEDNESDAY) == []


def test_a_page_without_a_date_is_guessed_from_its_latest_full_date() -> None:
    text = "Reçu le 10 mai 2020, il est reparti le 12 mai 2020. Il reviendra avant le 1er juin 2020."
    assert estimate_published(text) == DateRange("2020-05-12", "2020-05-12", "day")
    assert estimate_published("Il est venu lundi.") is None


def test_the_guess_leaves_out_what_a_future_tense_announces() -> None:
    spoken = parsed("Il/il/PRON/nsubj/2 vint/venir/VERB/root/2/Tense=Past|VerbForm=Fin le/le/DET/det/4 3/3/NUM/obl/2 "
                    "mai/mai/NOUN/nmod/4 2021/2021/NUM/nmod/5")  # fmt: skip
    ahead = parsed("Il/il/PRON/nsubj/2 viendra/venir/VERB/root/2/Tense=Fut|VerbForm=Fin le/le/DET/det/4 9/9/NUM/obl/2 "
                   "mai/mai/NOUN/nmod/4 2021/2021/NUM/nmod/5")  # fmt: skip
    assert estimate_published("", [spoken, ahead]) == DateRange("2021-05-03", "2021-05-03", "day")


@pytest.mark.parametrize(
    ("old", "new", "told_so"),
    [
        ("\tday\tpoint\t", "\tdai\tpoint\t", "there is no reading 'dai'"),
        ("\tday\tpoint\t", "\tday\tpt\t", "the kind is 'pt'"),
        ("DAY MONTH", "DAY MOON", "there is no class MOON"),
    ],
)
def test_a_bad_pattern_is_named_with_its_line(tmp_path: Path, old: str, new: str, told_so: str) -> None:
    for table in Path(when.__file__).parent.glob("*.tsv"):
        shutil.copy(table, tmp_path)
    path = tmp_path / "patterns.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=f"patterns.tsv, line .*{told_so}"):
        Grammar("fr", tmp_path)
