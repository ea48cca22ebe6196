"""What is long past, possible, foiled or refused: the status of events, from the text alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.events.coded import parse_texts

from depeche.coding import code_article
from depeche.errors import LexiconError
from depeche.events import past
from depeche.events.past import PastWords, StoryTime
from depeche.events.when import find_ages, find_dates
from depeche.model import Article, DateRange, Span


def status(text: str, type_: str, language: str = "fr") -> list[str]:
    article = Article("a", "", text, (Span(0, len(text), text),), language=language)
    return [event.status for event in code_article(article).events if event.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "language"),
    [
        ("Le Kenya avait expulsé l'ambassadeur soudanais en 2011.", "SANCTION", "fr"),
        ("La Zambie a rompu ses relations diplomatiques avec Pretoria il y a douze ans.", "SANCTION", "fr"),
        ("À l'époque, le Ghana avait expulsé l'ambassadeur du Togo.", "SANCTION", "fr"),
        ("Lors de la guerre froide, l'armée cubaine a attaqué les troupes sud-africaines en Angola.", "ASSAULT", "fr"),
        ("Le 4 mars 2011, ses soldats avaient attaqué les rebelles congolais à Goma.", "ASSAULT", "fr"),
        ("En mars 2011, une grève avait fait vaciller le gouvernement du Togo.", "PROTEST", "fr"),
        ("In 2011 Kenya expelled the ambassador of Sudan.", "SANCTION", "en"),
        ("Kenya expelled the ambassador of Sudan twelve years ago.", "SANCTION", "en"),
        ("The president was toppled by the army of Mali in a 2012 coup.", "COERCE", "en"),
    ],
)
def test_what_the_words_put_long_ago_is_historical_without_a_date_of_the_page(
    text: str, type_: str, language: str
) -> None:
    assert status(text, type_, language) == ["historical"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Le Kenya a expulsé l'ambassadeur soudanais jeudi.", "SANCTION"),
        ("Le Kenya a expulsé l'ambassadeur soudanais il y a deux semaines.", "SANCTION"),
        ("Le Kenya expulse l'ambassadeur soudanais, nommé en 2011.", "SANCTION"),
        ("Le Kenya a expulsé l'ambassadeur soudanais, alors que la tension monte.", "SANCTION"),
        ("Le Kenya, membre de l'ONU depuis 1963, a expulsé l'ambassadeur soudanais.", "SANCTION"),
        ("En poste depuis 2011, l'ambassadeur soudanais a été expulsé jeudi par le Kenya.", "SANCTION"),
        ("Le Kenya expulse traditionnellement l'ambassadeur soudanais.", "SANCTION"),
        ("Le Kenya, qui avait adhéré en 2011, a expulsé l'ambassadeur soudanais.", "SANCTION"),
        ("Au cours de l'année 2011, le Kenya a expulsé l'ambassadeur soudanais.", "SANCTION"),
        ("Le 3 mars 2011, le Kenya a protesté. Le Kenya a expulsé l'ambassadeur soudanais en 2011.", "SANCTION"),
    ],
)
def test_what_may_be_recent_is_actual(text: str, type_: str) -> None:
    assert status(text, type_) == ["actual"]


def test_the_latest_time_of_the_text_bounds_that_of_the_story() -> None:
    text = (
        "Le Kenya a expulsé l'ambassadeur soudanais en mars 2011. Le 4 octobre 2011, Nairobi a rappelé son ambassadeur."
    )
    assert status(text, "SANCTION") == ["historical", "actual"]


def test_a_guess_never_becomes_the_day_of_what_is_long_past() -> None:
    text = (
        "Le 4 octobre 2011, Nairobi a rappelé son ambassadeur au Soudan. "
        "À l'époque, le Ghana avait expulsé l'ambassadeur du Togo."
    )
    article = Article("a", "", text, (Span(0, len(text), text),), language="fr")
    old = [event for event in code_article(article).events if event.status == "historical"]
    assert [event.date for event in old] == [None]


def test_a_birthday_is_no_day_of_the_story() -> None:
    text = "Amadou Traoré, né le 3 mai 1970 à Bamako, a été arrêté jeudi 8 décembre par la police malienne."
    assert status(text, "COERCE") == ["actual"]


def test_dates_after_a_guessed_day_are_those_that_lie_nearest() -> None:
    (sentence,) = parse_texts(["Il a été arrêté le 4 août."], "fr")[0]
    assert find_dates(sentence, "2016-07-14")[0].range.start == "2015-08-04"
    assert find_dates(sentence, "2016-07-14", estimated=True)[0].range.start == "2016-08-04"


def test_ages_are_read_without_a_day_of_publication() -> None:
    sentences = parse_texts(["Il a été arrêté il y a dix ans.", "Il a été arrêté il y a trois jours."], "fr")
    ages = [find_ages(sentence)[0][1] for (sentence,) in sentences]
    assert ages[0] > 3285
    assert ages[1] == 3


def test_a_year_with_days_of_its_own_may_be_the_storys() -> None:
    year = DateRange("2011-01-01", "2011-12-31", "year", "2011")
    assert StoryTime(None).is_past_year(year)
    assert not StoryTime(None, None, frozenset({2011})).is_past_year(year)


def test_a_bad_row_of_past_words_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "past.tsv"
    table.write_text("kind\tlanguage\twords\nwhenever\tfr\tjadis\n")
    monkeypatch.setattr(past, "TABLE", table)
    with pytest.raises(LexiconError, match="whenever"):
        PastWords("fr")


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Des hommes armés auraient attaqué un village près de Gao.", "ASSAULT", "actual"),
        ("Le ministre malien devrait se rendre à Moscou.", "AGREE", "actual"),
        ("Le président guinéen a dû démissionner.", "RETREAT", "actual"),
        ("Des hommes armés pourraient attaquer un village malien.", "ASSAULT", "hypothetical"),
        ("Un projet d'attentat a été déjoué à Bamako par la police malienne.", "ASSAULT", "hypothetical"),
        ("Le Niger n'a pas voulu recevoir les émissaires français.", "REJECT", "actual"),
        ("Les syndicats béninois ont annoncé des manifestations à Cotonou.", "PROTEST", "future"),
        ("Le Niger n'a pas expulsé l'ambassadeur français.", "SANCTION", "negated"),
    ],
)
def test_status_follows_mood_and_operators(text: str, type_: str, expected: str) -> None:
    assert status(text, type_) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No one has been arrested by police in Kenya.", "negated"),
        ("Not only was the Kenyan minister arrested by police on Monday, he was fined.", "actual"),
    ],
)
def test_nobody_negates_and_not_only_does_not(text: str, expected: str) -> None:
    assert status(text, "COERCE", "en") == [expected]


def test_violence_that_did_not_happen_is_no_event() -> None:
    assert status("Aucun soldat malien n'a été tué par les djihadistes à Gao.", "ASSAULT") == []


def test_no_form_without_a_future_ending_is_a_future() -> None:
    text = "Le parti d'opposition tchadien, dissous par le gouvernement, a appelé à manifester."
    assert status(text, "THREATEN") == []
    assert status(text, "COERCE") == ["actual"]
