"""Dates as pages write them, and which of them an article may have been published on."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.model import Page
from depeche.pages import read_page
from depeche.pages.dates import find_date, read_stamp
from depeche.pages.published import Bound

FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
TEXT = "Le ministre a été reçu à Lomé par son homologue, avec qui il a parlé de la frontière et des éleveurs. " * 3


@pytest.mark.parametrize(
    ("words", "iso", "precision"),
    [
        ("12 novembre 2021", "2021-11-12", "day"),
        ("12/11/2021", "2021-11-12", "day"),
        ("vendredi 12 nov. 2021 à 10h30", "2021-11-12T10:30", "minute"),
        ("1er mars 2020", "2020-03-01", "day"),
        ("Aminata - 12/11/2021 à 10h", "2021-11-12T10:00", "hour"),
        ("17 février 2022 Le 10 h 22 min", "2022-02-17T10:22", "minute"),
        ("Le 09.02.21", "2021-02-09", "day"),
        ("November 12, 2021 at 6:12 pm", "2021-11-12T18:12", "minute"),
        ("12th of May, 2019", "2019-05-12", "day"),
        ("2. November 2018 um 14:02 Uhr", "2018-11-02T14:02", "minute"),
        ("2018-11-02T14:02:51+02:00", "2018-11-02T14:02+02:00", "minute"),
        ("12/30/2021", "2021-12-30", "day"),
    ],
)
def test_written_dates_are_read(words: str, iso: str, precision: str) -> None:
    found = find_date(words)
    assert found is not None
    assert (found.iso, found.precision) == (iso, precision)


@pytest.mark.parametrize("words", ["31/02/2021", "version 1.2.3", "en 2021", "le 12 novembre", "10h30", "70 000 2021"])
def test_what_is_no_full_date_is_none(words: str) -> None:
    assert find_date(words) is None


def test_a_month_counts_only_where_it_is_asked_for() -> None:
    assert find_date("mars 2021") is None
    found = find_date("paru en mars 2021", month_only=True)
    assert found is not None
    assert (found.iso, found.precision) == ("2021-03", "month")


def test_americans_put_the_month_first() -> None:
    assert (find_date("11/12/2021") or find_date("1/1/2000")).iso == "2021-12-11"  # type: ignore[union-attr]
    assert find_date("11/12/2021", month_first=True).iso == "2021-11-12"  # type: ignore[union-attr]


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 1, 1)), st.sampled_from(["fr", "en", "num", "iso"]))
def test_every_day_is_read_back_whatever_way_it_is_written(day: datetime.date, way: str) -> None:
    words = {
        "fr": f"le {day.day} {FRENCH_MONTHS[day.month - 1]} {day.year},",
        "en": f"({ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year})",
        "num": f"{day.day:02d}/{day.month:02d}/{day.year}",
        "iso": day.isoformat(),
    }[way]
    found = find_date(f"x {words} y")
    assert found is not None
    assert found.iso == day.isoformat()


@given(st.text(max_size=60))
def test_any_words_give_a_date_within_them_or_none(words: str) -> None:
    for found in (find_date(words), read_stamp(words)):
        if found is not None:
            assert 0 <= found.start < found.end <= len(words)
            datetime.date.fromisoformat(found.iso[:10])


def test_unix_seconds_and_milliseconds_are_read() -> None:
    assert read_stamp("1636713000").iso == read_stamp("1636713000000").iso == "2021-11-12T10:30+00:00"  # type: ignore[union-attr]


@given(st.dates(datetime.date(1990, 1, 1)), st.dates(datetime.date(1990, 1, 1)))
def test_no_date_after_the_bound_is_allowed(day: datetime.date, today: datetime.date) -> None:
    assert Bound(today.isoformat(), None).allows(day.isoformat()) == (day <= today)
    assert Bound(None, f"{today}T12:00:00Z").allows(day.isoformat()) == (day <= today)


def page(head: str, fetched: str | None = None) -> Page:
    title = "Lomé reçoit Accra"
    content = f"<html lang=fr><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>{TEXT}</p></body>"
    return Page("page.html", content.encode(), media_type="text/html", fetched=fetched)


def test_a_future_date_is_passed_over_for_the_next_candidate() -> None:
    head = '<meta property="article:published_time" content="2031-01-01"><meta name="date" content="2021-03-05">'
    found = read_page(page(head), today="2022-01-01").published
    assert found is not None
    assert (found.date, found.where) == ("2021-03-05", "meta")
    assert read_page(page('<meta name="date" content="2031-01-01">'), today="2022-01-01").published is None


def test_the_time_of_the_crawl_is_never_the_date_of_publication() -> None:
    head = '<meta name="date" content="2022-05-01T10:00:30Z">'
    assert read_page(page(head, fetched="2022-05-01T10:00:31Z")).published is None
    assert read_page(page(head, fetched="2022-05-02T10:00:31Z")).published is not None
    assert read_page(page("", fetched="2022-05-02T10:00:31Z")).published is None


def test_dates_of_comments_and_of_other_articles_are_not_the_articles() -> None:
    beside = (
        '<aside><div class="teaser"><span class="date">1er mai 2021</span><a href="/x">Autre article</a></div></aside>'
    )
    stamp = '<time class="date" datetime="2021-03-06">6</time>'
    comment = f'<li class="comment" id="comment-1"><cite class="fn">Awa</cite>{stamp}'
    shown = (
        f"<p>{TEXT}</p>{beside}<ol class='comment-list'>{comment}<div class='comment-content'>Bonjour.</div></li></ol>"
    )
    content = f"<html lang=fr><head><title>Lomé</title></head><body><h1>Lomé reçoit Accra</h1>{shown}</body></html>"
    article = read_page(Page("page.html", content.encode(), media_type="text/html"))
    assert (article.published, article.comments[0].date) == (None, "2021-03-06")


def test_a_given_date_goes_before_what_the_page_says() -> None:
    found = read_page(page('<meta name="date" content="2021-03-05">'), published="2021-03-04").published
    assert found is not None
    assert (found.date, found.where) == ("2021-03-04", "option")
