"""The record on disk: a DuckDB file, one table a record type, each article written in one transaction.

An article stands in it once. Its key is its id (a hash of what it says) and the version that coded it: the same page
coded again by the same version changes nothing; another version, or a page that shows more comments, replaces the
article's rows as a whole. A process that is killed leaves the articles written before, and a file that opens.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from depeche import __version__
from depeche.errors import RecordError
from depeche.model import (
    Article,
    CodedArticle,
    Comment,
    Event,
    Mention,
    Reaction,
    Statement,
    from_dict,
    to_dict,
)
from depeche.record.columns import TABLES, columns, struct, table_columns
from depeche.record.opening import one_line, open_record

COUNTRIES = {
    "events": ("actors", "recipients"),
    "statements": ("speaker", "addressee", "about", "owed_by", "owed_to", "claimed_by"),
}
T = TypeVar("T")


class Store:
    """A record file, opened for writing (made where there is none) or for reading only.

    path: the file. version: what codes the articles that are added; an article of another version is replaced.
    Raises RecordError where the file cannot be opened, is in use, is no record, or has another schema.
    """

    def __init__(self, path: str | Path, *, version: str = __version__, read_only: bool = False) -> None:
        self.path = Path(path)
        self.version = version
        self._connection = open_record(self.path, read_only)
        try:
            with self._errors():
                self._coded_by: dict[str, str] = dict(self._pairs("SELECT id, coded_by FROM articles"))
                self._comments: dict[str, int] = dict(self._pairs("SELECT article, count(*) FROM comments GROUP BY 1"))
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __len__(self) -> int:
        """How many articles the record holds."""
        return len(self._coded_by)

    def close(self) -> None:
        """Close the file; what was added is already on disk."""
        self._connection.close()

    # Writing

    def has(self, article_id: str) -> bool:
        """Whether this article stands in the record as this version coded it."""
        return self._coded_by.get(article_id) == self.version

    def known(self) -> dict[str, int]:
        """The ids of all articles for which `has` holds, each with the number of its comments."""
        return {key: self._comments.get(key, 0) for key, version in self._coded_by.items() if version == self.version}

    def add(self, coded: CodedArticle, *, again: bool = False) -> bool:
        """Write a coded article, in one transaction. False, and nothing changed, where it stands there already.

        It does where `has` holds and no comments have come since. again: write it all the same, in place of what stood.
        """
        return self.add_all((coded,), again=again) == 1

    def add_all(self, coded: Iterable[CodedArticle], *, again: bool = False) -> int:
        """Write several in one transaction, as `add` does one, and give how many were written: all of them or none."""
        new: dict[str, CodedArticle] = {}
        for one in coded:
            key, comments = one.article.id, len(one.article.comments)
            standing = new[key].article.comments if key in new else range(self._comments.get(key, 0))
            if again or not (key in new or self.has(key)) or comments > len(standing):
                new[key] = one
        if not new:
            return 0
        with self._errors():
            self._connection.begin()
            try:
                old = [key for key in new if key in self._coded_by]
                for table in TABLES if old else ():
                    key = "id" if table == "articles" else "article"
                    self._connection.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT unnest(?))", [old])
                for table in TABLES:
                    self._insert(table, [row for one in new.values() for row in _rows_of(one, table)])
                self._connection.commit()
            except BaseException:
                with suppress(duckdb.Error):  # Ctrl-C may fall before the beginning or after the end
                    self._connection.rollback()
                raise
        self._coded_by.update(dict.fromkeys(new, self.version))
        self._comments.update({key: len(one.article.comments) for key, one in new.items()})
        return len(new)

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        if table == "articles":
            for row in rows:
                row["coded_by"] = self.version
        kind = struct(table_columns(table))
        self._connection.execute(
            f"INSERT INTO {table} BY NAME SELECT r.* FROM (SELECT unnest(?::{kind}[]) AS r)", [rows]
        )

    # Reading

    def articles(self) -> Iterator[Article]:
        """All articles with their comments, in the order in which they were written."""
        comments: dict[str, list[Any]] = defaultdict(list)
        for key, comment in self._rows("comments", Comment):
            comments[key].append(to_dict(comment))
        with self._errors():
            cursor = self._connection.execute(f"SELECT {_names(Article)} FROM articles ORDER BY rowid")
            found = _dictionaries(cursor)
        for row in found:
            yield from_dict(Article, row | {"comments": comments[row["id"]]})

    def events(
        self, between: tuple[str, str] | None = None, start: str | None = None, end: str | None = None
    ) -> Iterator[Event]:
        """Events in which both countries of `between` stand, dated from the day `start` to the day `end`.

        An event without a date of its own takes its article's; where that is unknown too, a bound leaves it out.
        """
        return (event for _, event in self._rows("events", Event, between, start, end))

    def statements(
        self, between: tuple[str, str] | None = None, start: str | None = None, end: str | None = None
    ) -> Iterator[Statement]:
        """Statements by, to or about both countries of `between`, in articles published from `start` to `end`."""
        return (statement for _, statement in self._rows("statements", Statement, between, start, end))

    def reactions(self) -> Iterator[tuple[str, Reaction]]:
        """All reactions, each with its article's id."""
        return self._rows("reactions", Reaction)

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """All mentions, each with its article's id."""
        return self._rows("mentions", Mention)

    def coded(
        self,
        between: tuple[str, str] | None = None,
        start: str | None = None,
        end: str | None = None,
        *,
        whole: bool = True,
    ) -> Iterator[CodedArticle]:
        """The record article by article, as it was written; without the mentions where it need not be whole.

        With `between`, `start` or `end`, only the events and statements that they choose, and only the articles that
        hold one.
        """
        events = _grouped(self._rows("events", Event, between, start, end))
        statements = _grouped(self._rows("statements", Statement, between, start, end))
        reactions = _grouped(self.reactions())
        mentions = _grouped(self.mentions()) if whole else {}
        for article in self.articles():
            key = article.id
            if (between or start or end) and key not in events and key not in statements:
                continue
            yield CodedArticle(
                article,
                tuple(events.get(key, ())),
                tuple(statements.get(key, ())),
                tuple(reactions.get(key, ())),
                tuple(mentions.get(key, ())),
            )

    def _rows(
        self,
        table: str,
        kind: type[T],
        between: tuple[str, str] | None = None,
        start: str | None = None,
        end: str | None = None,
    ) -> Iterator[tuple[str, T]]:
        """A table's records with their articles' ids, in the order in which they were written."""
        first = "coalesce(t.date.start, a.day)" if table == "events" else "a.day"
        last = 'coalesce(t.date."end", a.day)' if table == "events" else "a.day"
        chosen = ["TRUE"]
        values: list[Any] = []
        if between:
            sides = [f"[x.country FOR x IN t.{column}]" for column in COUNTRIES[table]]
            for country in between:
                chosen.append("(" + " OR ".join(f"list_contains({side}, ?)" for side in sides) + ")")
                values += [country] * len(sides)
        if start:
            chosen.append(f"{last} >= ?::DATE")
            values.append(start)
        if end:
            chosen.append(f"{first} <= ?::DATE")
            values.append(end)
        query = (
            f"SELECT t.article, {_names(kind, 't.')} FROM {table} t JOIN articles a ON a.id = t.article "
            f"WHERE {' AND '.join(chosen)} ORDER BY a.rowid, t.position"
        )
        with self._errors():
            found = _dictionaries(self._connection.execute(query, values))
        for row in found:
            yield row.pop("article"), from_dict(kind, row)

    def _pairs(self, query: str) -> list[Any]:
        return self._connection.execute(query).fetchall()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except duckdb.InterruptException as error:
            raise KeyboardInterrupt from error
        except duckdb.Error as error:
            raise RecordError(f"{self.path}: {one_line(error)}: check the disk, then run the command again") from error
        except RuntimeError as error:
            if "interrupted" not in str(error):
                raise
            raise KeyboardInterrupt from error  # a commit that Ctrl-C met says so in other words


def _names(kind: type, prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{name}"' for name in columns(kind))


def _dictionaries(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description or ()]
    return [{name: _plain(value) for name, value in zip(names, row, strict=True)} for row in cursor.fetchall()]


def _plain(value: Any) -> Any:
    """DuckDB's days as the model's text, however deep they stand."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _rows_of(coded: CodedArticle, table: str) -> Iterator[dict[str, Any]]:
    """An article's rows of a table, all columns but `coded_by`."""
    article = coded.article
    if table == "articles":
        row = to_dict(dataclasses.replace(article, comments=()))
        del row["comments"]
        yield row | {"day": _day(article)}
        return
    records = article.comments if table == "comments" else getattr(coded, table)
    for position, record in enumerate(records):
        yield to_dict(record) | {"article": article.id, "position": position}


def _grouped(rows: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, record in rows:
        groups[key].append(record)
    return dict(groups)


def _day(article: Article) -> str | None:
    """The day of publication, or None where the page does not give one that a calendar knows."""
    try:
        return datetime.date.fromisoformat(article.published.date[:10]).isoformat() if article.published else None
    except ValueError:
        return None
