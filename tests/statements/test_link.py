"""Statements and events are linked both ways."""

from __future__ import annotations

from depeche.model import Actor, Event, Span, Statement
from depeche.statements import link

TEXT = "Le Mali a promis de livrer des vivres au Niger, puis la Russie a attaqué."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def statement(name: str, content: str, cue: str) -> Statement:
    return Statement(name, "indirect", "pledge", (Actor("Mali"),), (span(content),), cue=span(cue))


def event(name: str, trigger: str) -> Event:
    return Event(name, "AID", span(trigger), TEXT)


def test_an_event_within_the_content_is_reported_by_the_statement() -> None:
    statements, events = link([statement("s1", "livrer des vivres au Niger", "a promis")], [event("e1", "livrer")])
    assert statements[0].events == ("e1",)
    assert events[0].statement == "s1"


def test_an_event_on_the_cue_is_the_statements_own_act() -> None:
    statements, events = link([statement("s1", "livrer des vivres au Niger", "a promis")], [event("e1", "promis")])
    assert statements[0].events == ("e1",)
    assert events[0].statement == "s1"


def test_of_two_statements_the_narrower_one_reports_the_event() -> None:
    wide = statement("s1", "promis de livrer des vivres au Niger", "Mali")
    narrow = statement("s2", "livrer des vivres au Niger", "promis")
    _, events = link([wide, narrow], [event("e1", "vivres")])
    assert events[0].statement == "s2"


def test_an_event_elsewhere_stays_alone() -> None:
    statements, events = link([statement("s1", "livrer des vivres au Niger", "a promis")], [event("e1", "attaqué")])
    assert statements[0].events == ()
    assert events[0].statement is None


def test_title_and_body_do_not_meet() -> None:
    one = Statement("s1", "indirect", "say", (Actor("Mali"),), (Span(0, 20, TEXT[:20], "title"),))
    _, events = link([one], [event("e1", "Mali")])
    assert events[0].statement is None
