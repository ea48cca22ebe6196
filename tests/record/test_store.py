"""The store: what goes in comes out, once, whole, whatever happens to the process."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import records

from depeche.errors import RecordError
from depeche.model import (
    Actor,
    Article,
    CodedArticle,
    Comment,
    DateRange,
    Event,
    Mention,
    Published,
    Reaction,
    Span,
    Statement,
)
from depeche.record.columns import TABLES, table_columns
from depeche.record.opening import SCHEMA
from depeche.record.store import Store

NIGER, ALGERIA, MALI = (
    Actor(name, "state", code) for name, code in (("Niger", "NER"), ("Algérie", "DZA"), ("Mali", "MLI"))
)


def article(number: int, day: str | None = "2024-04-08", **fields: Any) -> Article:
    published = Published(day, "day", "meta") if day else None
    return Article(
        f"{number:016x}", f"Titre {number}", "Texte.", (Span(0, 6, "Texte."),), published=published, **fields
    )


def event(
    number: int, actors: tuple[Actor, ...], recipients: tuple[Actor, ...] = (), dates: tuple[str, str] | None = None
) -> Event:
    date = DateRange(*dates, "day") if dates else None
    return Event(
        f"e{number}", "CONSULT", Span(0, 5, "Texte"), "Texte.", actors=actors, recipients=recipients, date=date
    )


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [row[0] for row in connection.execute("SHOW TABLES").fetchall()]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    one=records(Article),
    parts=st.tuples(
        *(st.lists(records(kind), max_size=2).map(tuple) for kind in (Event, Statement, Reaction, Mention))
    ),
)
def test_any_record_comes_back_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, one: Article, parts: Any
) -> None:
    coded = CodedArticle(one, *parts)
    path = tmp_path_factory.mktemp("record") / "one.duckdb"
    with Store(path) as store:
        assert store.add(coded)
        assert list(store.coded()) == [coded]
    with Store(path, read_only=True) as store:
        assert list(store.coded()) == [coded]
        assert list(store.articles()) == [one]


def test_the_same_article_twice_is_one_and_changes_nothing(tmp_path: Path) -> None:
    coded = CodedArticle(article(1, comments=(Comment(1, "Bravo"),)), (event(1, (NIGER,)),))
    with Store(tmp_path / "r.duckdb") as store:
        assert store.add(coded)
    before = tables(tmp_path / "r.duckdb")
    with Store(tmp_path / "r.duckdb") as store:
        assert store.has(coded.article.id)
        assert not store.add(coded)
        assert len(store) == 1
    assert tables(tmp_path / "r.duckdb") == before


def test_another_version_replaces_the_article_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    with Store(path, version="1") as store:
        store.add(CodedArticle(article(1), (event(1, (NIGER,)), event(2, (MALI,)))))
        store.add(CodedArticle(article(2), (event(3, (ALGERIA,)),)))
    with Store(path, version="2") as store:
        assert not store.has(article(1).id)
        assert store.add(CodedArticle(article(1), (event(4, (NIGER,)),)))
        assert {e.id for e in store.events()} == {"e3", "e4"}
        assert len(store) == 2
        assert store.known() == {article(1).id: 0}


def test_comments_that_have_come_since_are_written_and_fewer_change_nothing(tmp_path: Path) -> None:
    one, two = (tuple(Comment(number, "Bravo") for number in range(1, many)) for many in (2, 3))
    with Store(tmp_path / "r.duckdb") as store:
        assert store.add(CodedArticle(article(1, comments=one)))
        assert store.known() == {article(1).id: 1}
        assert store.add(CodedArticle(article(1, comments=two)))
    with Store(tmp_path / "r.duckdb") as store:
        assert not store.add(CodedArticle(article(1, comments=one)))
        assert [len(each.comments) for each in store.articles()] == [2]


def test_several_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    more = article(1, comments=(Comment(1, "Bravo"),))
    with Store(tmp_path / "r.duckdb") as store:
        coded = [CodedArticle(one) for one in (article(1), article(2), article(1), more)]
        assert store.add_all(coded) == 2
        assert store.add_all(coded) == 0
        assert list(store.articles()) == [more, article(2)]
        broken = dataclasses.replace(article(3), paragraphs=("no span",))  # type: ignore[arg-type]
        with pytest.raises(RecordError):
            store.add_all([CodedArticle(article(4)), CodedArticle(broken)])
        assert len(store) == 2
        assert len(list(store.articles())) == 2
        assert store.add(CodedArticle(article(4)))


def test_an_article_may_be_written_again_on_demand(tmp_path: Path) -> None:
    with Store(tmp_path / "r.duckdb") as store:
        store.add(CodedArticle(article(1)))
        assert store.add(CodedArticle(article(1), (event(1, (NIGER,)),)), again=True)
        assert [e.id for e in store.events()] == ["e1"]


def test_events_between_two_countries_whichever_side_they_stand_on(tmp_path: Path) -> None:
    events = (
        event(1, (NIGER,), (ALGERIA,)),
        event(2, (ALGERIA,), (NIGER,)),
        event(3, (NIGER, ALGERIA)),
        event(4, (NIGER,), (MALI,)),
        event(5, (), ()),
    )
    with Store(tmp_path / "r.duckdb") as store:
        store.add(CodedArticle(article(1), events))
        assert [e.id for e in store.events(between=("NER", "DZA"))] == ["e1", "e2", "e3"]
        assert [e.id for e in store.events(between=("DZA", "NER"))] == ["e1", "e2", "e3"]


def test_events_of_a_span_of_days_take_the_articles_day_where_they_have_none(tmp_path: Path) -> None:
    events = (
        event(1, (NIGER,), dates=("2024-01-01", "2024-03-31")),
        event(2, (NIGER,), dates=("2024-05-01", "2024-05-02")),
        event(3, (NIGER,)),
    )
    with Store(tmp_path / "r.duckdb") as store:
        store.add(CodedArticle(article(1), events))
        store.add(CodedArticle(article(2, day=None), (event(4, (NIGER,)),)))
        assert [e.id for e in store.events(start="2024-03-31", end="2024-04-30")] == ["e1", "e3"]
        assert [e.id for e in store.events(start="2024-05-02")] == ["e2"]
        assert [e.id for e in store.events()] == ["e1", "e2", "e3", "e4"]


def test_statements_between_two_countries_count_speakers_and_those_spoken_of(tmp_path: Path) -> None:
    def statement(number: int, **fields: Any) -> Statement:
        return Statement(f"s{number}", "direct", "say", content=(Span(0, 5, "Texte"),), **fields)

    statements = (
        statement(1, speaker=(NIGER,), about=(ALGERIA,)),
        statement(2, speaker=(ALGERIA,), owed_to=(NIGER,)),
        statement(3, speaker=(NIGER,), about=(MALI,)),
    )
    with Store(tmp_path / "r.duckdb") as store:
        store.add(CodedArticle(article(1), (), statements))
        assert [s.id for s in store.statements(between=("NER", "DZA"))] == ["s1", "s2"]
        assert [s.id for s in store.statements(end="2024-04-07")] == []
        assert [len(c.statements) for c in store.coded(between=("NER", "MLI"))] == [1]
        assert list(store.coded(between=("NER", "RUS"))) == []


def test_the_views_answer_in_plain_sql(tmp_path: Path) -> None:
    with Store(tmp_path / "r.duckdb") as store:
        dated = event(1, (NIGER, MALI), (ALGERIA,), ("2024-04-01", "2024-04-02"))
        dated = dataclasses.replace(dated, actor_spans=(Span(0, 3, "les"),))
        store.add(CodedArticle(article(1), (dated, event(2, (ALGERIA,)))))
    with duckdb.connect(str(tmp_path / "r.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT event, actor, recipient, day::VARCHAR FROM dyads ORDER BY ALL").fetchall()
        assert rows == [
            ("e1", "MLI", "DZA", "2024-04-01"),
            ("e1", "NER", "DZA", "2024-04-01"),
            ("e2", "DZA", None, "2024-04-08"),
        ]
        parties = connection.execute("SELECT name, side, number, words FROM event_actors ORDER BY ALL").fetchall()
        assert parties == [
            ("Algérie", "actor", 1, None),
            ("Algérie", "recipient", 1, None),
            ("Mali", "actor", 2, None),
            ("Niger", "actor", 1, "les"),
        ]
        assert connection.execute("SELECT count(*) FROM sayings").fetchall() == [(0,)]


WRITER = textwrap.dedent(
    """
    import sys
    from depeche.model import Article, CodedArticle, Event, Span
    from depeche.record.store import Store

    trigger = Span(0, 5, "Texte")
    with Store(sys.argv[1]) as store:
        print("open", flush=True)
        for number in range(100_000):
            events = tuple(Event(f"{number}:{i}", "AID", trigger, "Texte. " * 40) for i in range(20))
            store.add(CodedArticle(Article(f"{number:016x}", "Titre", "Texte. " * 200, ()), events))
            print(number, flush=True)
    """
)


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.3, 0.9])
def test_a_killed_run_leaves_whole_articles_and_a_file_that_takes_more(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "r.duckdb"
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    said = process.stdout.read().split()
    process.wait()
    with Store(path, read_only=True) as store:
        read = list(store.coded())
    with Store(path) as store:
        assert len(store) >= len(said)
        assert list(store.coded()) == read
        assert all(len(coded.events) == 20 for coded in read)
        assert store.add(CodedArticle(article(2**40)))


def test_a_process_killed_while_the_file_is_made_leaves_no_half_made_file(tmp_path: Path) -> None:
    for left in ("r.duckdb.new", "r.duckdb.new.wal", "r.duckdb.wal"):
        (tmp_path / left).write_bytes(b"half made")
    with Store(tmp_path / "r.duckdb") as store:
        assert len(store) == 0
    assert os.listdir(tmp_path) == ["r.duckdb"]


def test_a_file_in_use_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    hold = "import sys, time; from depeche import Store; s = Store(sys.argv[1]); print(1, flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", hold, str(path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        with pytest.raises(RecordError, match=r"r\.duckdb: in use by another process: wait"):
            Store(path)
    finally:
        holder.kill()
        holder.wait()


def test_what_is_no_record_is_refused_in_one_line(tmp_path: Path) -> None:
    text = tmp_path / "blockade.duckdb"
    text.write_text("une page\n" * 2000)
    with pytest.raises(RecordError, match="not a DuckDB file: name another file"):
        Store(text)
    with pytest.raises(RecordError, match=r"none\.duckdb: no such record: depeche code SOURCE --into"):
        Store(tmp_path / "none.duckdb", read_only=True)
    with pytest.raises(RecordError, match="no folder"):
        Store(tmp_path / "none" / "r.duckdb")
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE x (y INTEGER)")
    with pytest.raises(RecordError, match="a DuckDB file, but not a record"):
        Store(other)
    assert tables(other) == {"x": []}
    with pytest.raises(RecordError) as caught:
        Store(tmp_path)
    assert "\n" not in str(caught.value)


def test_another_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    Store(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
    with pytest.raises(
        RecordError, match="a record of schema 0, this version writes 1: code the pages into a new file"
    ):
        Store(path)


def test_the_tables_change_only_with_the_schemas_version(tmp_path: Path) -> None:
    """Whoever changes a record's type changes the tables: raise opening.SCHEMA, then this fingerprint."""
    fingerprint = hashlib.sha256(repr([(t, table_columns(t)) for t in TABLES]).encode()).hexdigest()[:12]
    assert (SCHEMA, fingerprint) == (1, "b1620a6eca89")
