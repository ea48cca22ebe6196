"""The record's types, and nothing else: everybody imports this module, it imports nobody.

Every type is a frozen, slotted dataclass. `to_dict` and `from_dict` turn any of them into plain JSON values and back
without loss. Offsets count characters (Unicode code points) of `Article.text` where a span's part is "body", of
`Article.title` where it is "title", and of the comment's own text where it is "comment"; the text of a span is always
exactly the words that its offsets cut out.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""PLOVER 2.0's event types, from most cooperative in words to most hostile in deeds."""

STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
"""PLOVER's auxiliary modes, with "actual" for none of them."""

PRECISIONS = ("minute", "hour", "day", "week", "month", "season", "year", "unknown")
"""How finely a date is known; the interval's ends are days whatever the precision."""

ACTOR_KINDS = ("state", "person", "organisation", "group", "unknown")
STATEMENT_KINDS = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Span:
    """Words on the page: characters `start` to `end` (exclusive) of one part of the article.

    part: "body" (Article.text), "title" (Article.title) or "comment" (the comment's own text).
    """

    start: int
    end: int
    text: str
    part: str = "body"


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was found, undecoded.

    source: where it came from, e.g. "page.html", "crawl.warc.gz@8123" (record offset), "feed.xml#3", "-" (standard
    input). media_type: as declared ("text/html") or "" where nothing was said. charset: as declared outside the page
    (HTTP header) or None. fetched: ISO 8601 time of the crawl or None; never used as the date of publication.
    published: a date that the source itself declares for the page (feed entry, JSON Lines), ISO 8601, or None.
    title: likewise declared by the source, or None.
    """

    source: str
    content: bytes
    url: str | None = None
    media_type: str = ""
    charset: str | None = None
    fetched: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: an ISO 8601 date or date and time, its precision, and where it stood.

    where: "json-ld", "meta", "time element", "url", "text", "feed", "option" (given by the user) ...
    """

    date: str
    precision: str
    where: str


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment. number: 1, 2, ... in page order. level: 0 for a comment on the article, 1 for an answer
    to one, ...; answers: the number of the comment it answers, or None. date: as ISO 8601 where it could be read, else
    the words on the page. likes: as shown, or None."""

    number: int
    text: str
    author: str | None = None
    date: str | None = None
    level: int = 0
    answers: int | None = None
    likes: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its comments, cleanly apart.

    id: 16 hexadecimal digits of a hash of title and text; the same article found twice has the same id.
    text: the body, its paragraphs joined by blank lines; paragraphs: their spans, in order.
    byline: people who wrote it (or the newsroom's name where nothing else stands there). outlet: the paper a byline
    names beside the author. declared_comment_count: as the page says, which may differ from len(comments).
    comments_open: True, False, or None where the page does not say. comments_elsewhere: the widgets that hold comments
    outside the page ("disqus", "facebook", ...).
    """

    id: str
    title: str
    text: str
    paragraphs: tuple[Span, ...]
    url: str | None = None
    source: str | None = None
    site: str | None = None
    lead: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: Published | None = None
    language: str | None = None
    declared_comment_count: int | None = None
    comments_open: bool | None = None
    comments: tuple[Comment, ...] = ()
    comments_elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a state, person, organisation or group, apart from the words that name it.

    name: the full name where known ("Abdoulaye Diop"), else the words on the page. country: ISO 3166-1 alpha-3, or an
    IGO code (IGOUNO, IGOAFU, IGOEUU, IGOECW, ...), or None where not known. sectors: PLOVER's (GOV, MIL, LEG, JUD, COP,
    SPY, OPP, REB, UAF, CVL, MED, BUS, EDU, NGO, IGO, ...), most telling first. role: "minister of foreign affairs" ...
    how: how it was resolved ("table:offices", "name", "role+date", "pronoun", "counterpart", "unknown" ...).
    """

    name: str
    kind: str = "unknown"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    how: str = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name one or several actors ("les deux ministres" names two).

    sentence: index of the sentence in the article's list of sentences. first, last (inclusive), head: indices of
    words within that sentence; head is the word on which the rest of the mention depends. actors: empty where it is
    not known who is meant. how: how the mention was found and resolved, step by step, joined by " > ".
    """

    span: Span
    sentence: int
    first: int
    last: int
    head: int
    actors: tuple[Actor, ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the day `start` to the day `end` (both inclusive, YYYY-MM-DD), as finely as `precision` says.

    text: the words that gave it, or None where it is the article's own date.
    """

    start: str
    end: str
    precision: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where: name as on the page, country (ISO 3166-1 alpha-3) and, for larger cities, degrees north and east."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when and where, on which words.

    id: unique within the record (article id, then a number). type: one of EVENT_TYPES. mode, contexts: PLOVER's, in
    lower case. cameo: the finest CAMEO code that the evidence carries ("042"), or None. score: PLOVER's, -10 to +10.
    goldstein: Goldstein's scale for the CAMEO code, or None. quad: "verbal cooperation", "material cooperation",
    "verbal conflict" or "material conflict". actors, recipients: compound actors stay one event; actor_spans and
    recipient_spans are the words that named them, in the same order. trigger: the words that carry the event; spans:
    every place in the article that tells it (the trigger first). sentence: the sentence of the trigger. statement: id
    of the statement that reports it, or None. entry: the lexicon entry ("fr/diplomacy:séance de travail"); steps: the
    calculus, one line a step. confidence: 0 to 1.
    """

    id: str
    type: str
    trigger: Span
    sentence: str
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    actor_spans: tuple[Span, ...] = ()
    recipient_spans: tuple[Span, ...] = ()
    status: str = "actual"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    score: float = 0.0
    goldstein: float | None = None
    quad: str = ""
    date: DateRange | None = None
    place: Place | None = None
    spans: tuple[Span, ...] = ()
    statement: str | None = None
    entry: str = ""
    steps: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what in which words.

    kind: direct (wholly quoted), indirect (reported), mixed (partly quoted). act: say, announce, confirm, deny, pledge,
    demand, propose, accuse, condemn, praise, thank, warn, threaten, apologise, congratulate, condole, invite, mediate
    ... speaker: the actors who speak, resolved ("unknown" is an actor too where the page does not say); speaker_span:
    the words that name them here. content: the reported words, in pieces where the cue interrupts them. addressee,
    about: actors spoken to and of. deadline, condition: of a pledge, demand or threat, in the page's words. owed_by,
    owed_to: of a pledge. claimed_by: of a denial, who had claimed what is denied. events: ids of the linked events.
    """

    id: str
    kind: str
    act: str
    speaker: tuple[Actor, ...]
    content: tuple[Span, ...]
    speaker_span: Span | None = None
    cue: Span | None = None
    sentence: str = ""
    addressee: tuple[Actor, ...] = ()
    about: tuple[Actor, ...] = ()
    owed_by: tuple[Actor, ...] = ()
    owed_to: tuple[Actor, ...] = ()
    deadline: str | None = None
    condition: str | None = None
    claimed_by: tuple[Actor, ...] = ()
    events: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Stance:
    """A comment's stance to an actor it speaks of: "favourable", "hostile", "mixed" or "none"."""

    actor: Actor
    stance: str


@dataclass(frozen=True, slots=True)
class Reaction:
    """What one reader answered. comment: the comment's number. language: ISO 639-1, or None where undecidable.
    hostility: words in the comment that show hostility to a group."""

    comment: int
    language: str | None
    stances: tuple[Stance, ...] = ()
    hostility: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """All that was drawn from one page."""

    article: Article
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    mentions: tuple[Mention, ...] = ()


T = TypeVar("T")


def to_dict(record: Any) -> Any:
    """Turn a record (or a tuple of records) into plain JSON values: dataclasses to dicts, tuples to lists."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {f.name: to_dict(getattr(record, f.name)) for f in dataclasses.fields(record)}
    if isinstance(record, list | tuple):
        return [to_dict(item) for item in record]
    if isinstance(record, bytes):
        raise TypeError("a Page holds raw bytes and does not go to JSON; the Article made from it does")
    return record


def from_dict(kind: type[T], value: Any) -> T:
    """Rebuild a record of type `kind` from what `to_dict` gave. Unknown keys raise TypeError."""
    return typing.cast(T, _build(kind, value))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in typing.get_args(hint) if a is not type(None))
        return _build(inner, value)
    if origin is tuple:
        inner = typing.get_args(hint)[0]
        return tuple(_build(inner, item) for item in value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        unknown = set(value) - set(_hints(hint))
        if unknown:
            raise TypeError(f"{hint.__name__} has no field {', '.join(sorted(unknown))}")
        return hint(**{name: _build(_hints(hint)[name], item) for name, item in value.items()})
    if hint is float:
        return float(value)
    return value
