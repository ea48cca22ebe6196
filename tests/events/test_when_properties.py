"""Laws of dates: intervals run forwards, words are cut from the text, nothing on a page can break the grammar."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.events.parses import flat

from depeche.events.when import estimate_published, event_date, find_dates
from depeche.events.when.calendar import shift, whole

FRENCH = (
    "le la les l' du au de d' en à et entre depuis jusqu'au il y a dans ces cette ce nuit 1er 2 10 12 29 30 31 "
    "2021 2020 1999 90 janvier février mars mai novembre lundi mardi jeudi dimanche hier demain aujourd'hui "
    "semaine mois an année jours ans dernier dernière prochain prochaine trois deux plus tôt tard fin début mi - "
    "/ , . été hiver trimestre premier années week-end veille lendemain suivant avant après Noël visite"
).split()
ENGLISH = (
    "the of in on at from to and between since until by before after ago earlier later last next this past few "
    "two three 1 5th 12 30 31 2021 2020 1990s January February March May Nov. Monday Thursday Sunday yesterday "
    "tomorrow today week month year days years early late mid end start - / , . summer winter first second "
    "quarter half weekend day night overnight following previous same for Christmas visit"
).split()
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PUBLISHED = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat))
TEXTS = st.one_of(
    st.tuples(st.lists(st.sampled_from(FRENCH), max_size=14).map(" ".join), st.just("fr")),
    st.tuples(st.lists(st.sampled_from(ENGLISH), max_size=14).map(" ".join), st.just("en")),
    st.tuples(st.text(max_size=60), st.sampled_from(("fr", "en"))),
)


@given(TEXTS, PUBLISHED)
def test_intervals_run_forwards_and_their_words_are_those_of_the_text(
    said: tuple[str, str], published: str | None
) -> None:
    sentence = flat(*said)
    last = -1
    for expression in find_dates(sentence, published):
        assert date.fromisoformat(expression.range.start) <= date.fromisoformat(expression.range.end)
        assert expression.range.text == sentence.cut(expression.first, expression.last)
        assert last < expression.first <= expression.last < len(sentence.words)
        last = expression.last


@given(TEXTS, PUBLISHED)
def test_every_word_may_be_asked_for_its_date(said: tuple[str, str], published: str | None) -> None:
    sentence = flat(*said)
    dates = find_dates(sentence, published)
    ranges = {expression.range for expression in dates}
    for word in sentence.words:
        found = event_date(sentence, word.i, dates, published)
        assert found in ranges or (found is None) == (published is None)
        if found is not None and found not in ranges:
            assert found.start == found.end == published


@given(TEXTS)
def test_a_guessed_date_is_a_single_day(said: tuple[str, str]) -> None:
    found = estimate_published(said[0])
    assert found is None or (found.start == found.end and found.text is None)


@given(DAYS, st.sampled_from(("day", "week", "weekend", "month", "quarter", "half", "year", "decade")))
def test_a_calendar_unit_holds_its_days_and_the_next_one_begins_after_it(day: date, unit: str) -> None:
    start, end, _ = whole(unit, day)
    if unit != "weekend":
        assert start <= day <= end
    assert whole(unit, shift(day, unit, 1))[0] > end


@given(DAYS, st.sampled_from(("day", "week", "month", "year")), st.integers(-300, 300))
def test_shifting_there_and_back_misses_by_the_length_of_a_month_at_most(day: date, unit: str, count: int) -> None:
    back = shift(shift(day, unit, count), unit, -count)
    assert abs((back - day).days) <= (0 if unit in ("day", "week") else 3)
