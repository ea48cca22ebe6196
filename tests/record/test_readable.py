"""The record as people read it: every part says when, who, what and in which words."""

from __future__ import annotations

from depeche.model import (
    Actor,
    Article,
    CodedArticle,
    Comment,
    DateRange,
    Event,
    Place,
    Published,
    Reaction,
    Span,
    Stance,
    Statement,
)
from depeche.record.readable import STYLES, readable

DIOP = Actor("Abdoulaye Diop", "person", "MLI", ("GOV",))
RUSSIA = Actor("Russie", "state", "RUS")
ARTICLE = Article(
    "0" * 16,
    "Une visite",
    "Il a fait une visite.",
    (),
    url="https://journal.example/visite",
    site="Le Journal",
    byline=("Awa Diarra",),
    published=Published("2021-11-15", "day", "meta"),
    declared_comment_count=6,
    comments_open=False,
    comments=(Comment(1, "Bravo"), Comment(2, "No")),
)
VISIT = Event(
    "e1", "CONSULT", Span(10, 20, "une visite"), "Il a fait une visite.", (DIOP,), (RUSSIA,), mode="visit",
    date=DateRange("2021-11-10", "2021-11-12", "day"), place=Place("Moscou", "RUS"), quad="verbal cooperation",
)  # fmt: skip


def text(*coded: CodedArticle) -> list[str]:
    return [str(row) for row in readable(coded)]


def test_an_event_says_when_what_who_where_whether_and_in_which_words() -> None:
    lines = text(CodedArticle(ARTICLE, (VISIT,)))
    assert lines[0] == "1 article of 2021-11-15: 1 event, 0 statements, 2 comments"
    event = lines.index("Events") + 1
    assert lines[event] == (
        "2021-11-10/11-12      CONSULT visit        Abdoulaye Diop (MLI GOV) → Russie (RUS) · Moscou (RUS) · actual"
    )
    assert lines[event + 1] == "    Il a fait [une visite].  [1]"


def test_events_stand_in_the_order_of_their_days_whatever_their_article() -> None:
    def event(*date: str) -> Event:
        return Event("e", "AID", Span(0, 2, "Il"), "Il.", date=DateRange(*date) if date else None)

    first = CodedArticle(ARTICLE, (event("2021-12-01", "2021-12-31", "month"), event()))
    second = CodedArticle(
        ARTICLE, (event("2020-01-01", "2020-12-31", "year"), event("2021-11-30", "2021-11-30", "day"))
    )
    days = [line.split(" ")[0] for line in text(first, second) if "AID" in line]
    assert days == ["2020", "2021-11-15", "2021-11-30", "2021-12"]


def test_a_statement_says_who_what_and_what_hangs_on_it() -> None:
    statement = Statement(
        "s1", "direct", "pledge", (RUSSIA,), (Span(0, 4, "Nous"), Span(9, 14, "ferons")), addressee=(DIOP,),
        owed_by=(RUSSIA,), owed_to=(DIOP,), deadline="avant la fin de l'année",
    )  # fmt: skip
    lines = text(CodedArticle(ARTICLE, (), (statement,)))
    at = lines.index("Statements")
    assert (
        lines[at + 1] == "2021-11-15            pledge               Russie (RUS) → Abdoulaye Diop (MLI GOV) · direct"
    )
    assert lines[at + 2] == "    « Nous … ferons »  [1]"
    assert lines[at + 3] == "    owed: Russie (RUS) → Abdoulaye Diop (MLI GOV); by when: avant la fin de l'année"


def test_comments_are_counted_by_language_and_stance() -> None:
    reactions = (
        Reaction(1, "fr", (Stance(RUSSIA, "favourable"), Stance(DIOP, "none"))),
        Reaction(2, "en", (Stance(RUSSIA, "hostile"),), ("vermin",)),
    )
    lines = text(CodedArticle(ARTICLE, reactions=reactions))
    at = lines.index("What the readers answered")
    assert lines[at + 1 : at + 4] == [
        "[1] 2 comments (the page says 6, closed): 1 French, 1 English",
        "    Russie (RUS): 1 favourable, 1 hostile",
        "    hostility to a group in 1 comment",
    ]


def test_every_article_is_named_with_where_it_stands() -> None:
    assert text(CodedArticle(ARTICLE))[-1] == (
        "[1] Une visite — Awa Diarra, Le Journal, 2021-11-15, https://journal.example/visite"
    )


def test_a_long_sentence_is_cut_around_its_trigger() -> None:
    sentence = "avant " * 40 + "rencontre" + " après" * 40
    event = Event("e", "CONSULT", Span(240, 249, "rencontre"), sentence)
    (line,) = (line for line in text(CodedArticle(ARTICLE, (event,))) if "[rencontre]" in line)
    assert line.startswith("    … avant")
    assert line.endswith("après …  [1]")


def test_every_style_is_one_that_the_terminal_knows() -> None:
    rows = readable([CodedArticle(ARTICLE, (VISIT,))])
    assert {style for row in rows for _, style in row.pieces} <= set(STYLES)


def test_an_empty_record_says_so() -> None:
    assert text() == ["0 articles: 0 events, 0 statements, 0 comments"]
