"""The record as people read it: a timeline of events, then the statements, the readers' answers and the articles.

Nothing here knows the terminal: rows of pieces with the name of a style each; who prints them chooses what a style is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from depeche.model import Actor, Article, CodedArticle, DateRange, Event, Span, Statement

STYLES = (
    "plain", "heading", "date", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
    "actor", "trigger", "faint",
)  # fmt: skip
WORDS_BEFORE, WORDS_AFTER = 14, 18
"""How many words of the sentence stand before and after the trigger."""

LANGUAGE_NAMES = {"fr": "French", "en": "English", None: "undecided"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text, indented by so many characters: pieces of (text, style)."""

    indent: int
    pieces: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return " " * self.indent + "".join(text for text, _ in self.pieces).rstrip()


def readable(coded: Sequence[CodedArticle]) -> Iterator[Row]:
    """The rows of a record: a line that counts it, then its parts; a part that is empty is left out."""
    numbers = {one.article.id: number for number, one in enumerate(coded, 1)}
    yield Row(0, ((_counted(coded), "heading"),))
    events = sorted(
        ((event, one.article) for one in coded for event in one.events),
        key=lambda pair: _sort_day(pair[0].date, pair[1]),
    )
    if events:
        yield from _title("Events")
    for event, article in events:
        yield from event_rows(event, article, numbers[article.id])
    statements = sorted(
        ((statement, one.article) for one in coded for statement in one.statements),
        key=lambda pair: _sort_day(None, pair[1]),
    )
    if statements:
        yield from _title("Statements")
    for statement, article in statements:
        yield from statement_rows(statement, article, numbers[article.id])
    commented = [one for one in coded if one.article.comments or one.article.declared_comment_count]
    if commented:
        yield from _title("What the readers answered")
    for one in commented:
        yield from comment_rows(one, numbers[one.article.id])
    if coded:
        yield from _title("Articles")
    for one in coded:
        yield _article_row(one.article, numbers[one.article.id])


def event_rows(event: Event, article: Article, number: int) -> Iterator[Row]:
    """An event in two rows: when, what, who to whom, where, whether it happened; then the words on the page."""
    pieces = [
        (f"{_when(event.date, article):<21} ", "date"),
        (f"{' '.join(filter(None, (event.type, event.mode))):<20} ", event.quad or "plain"),
        (_sides(event.actors, event.recipients), "actor"),
    ]
    if event.place:
        where = f"{event.place.name} ({event.place.country})" if event.place.country else event.place.name
        pieces.append((f" · {where}", "plain"))
    if event.contexts:
        pieces.append((f" · {', '.join(event.contexts)}", "faint"))
    pieces.append((f" · {event.status}", "faint" if event.status == "actual" else "plain"))
    yield Row(0, tuple(pieces))
    yield Row(4, (*_in_sentence(event.sentence, event.trigger), (f"  [{number}]", "faint")))


def statement_rows(statement: Statement, article: Article, number: int) -> Iterator[Row]:
    """A statement in rows: when, what kind, who to whom; the words; and what hangs on it."""
    pieces = [
        (f"{_when(None, article):<21} ", "date"),
        (f"{statement.act:<20} ", "heading" if statement.act in ("pledge", "deny", "demand", "threaten") else "plain"),
        (_sides(statement.speaker, statement.addressee), "actor"),
        (f" · {statement.kind}", "faint"),
    ]
    if statement.about:
        pieces.append((f" · about {_names(statement.about)}", "faint"))
    yield Row(0, tuple(pieces))
    words = " … ".join(" ".join(span.text.split()) for span in statement.content)
    yield Row(4, ((f"« {words} »", "plain"), (f"  [{number}]", "faint")))
    owed = (statement.owed_by or statement.owed_to) and _sides(statement.owed_by, statement.owed_to)
    denied = statement.claimed_by and f"against {_names(statement.claimed_by)}"
    more = [
        (word, text)
        for word, text in (
            ("owed", owed),
            ("by when", statement.deadline),
            ("on condition", statement.condition),
            ("denied", denied),
        )
        if text
    ]
    if more:
        yield Row(4, (("; ".join(f"{word}: {text}" for word, text in more), "faint"),))


def comment_rows(coded: CodedArticle, number: int) -> Iterator[Row]:
    """The comments of an article, counted: how many, in which languages, to whom favourable or hostile."""
    article = coded.article
    notes = []
    if article.declared_comment_count is not None and article.declared_comment_count != len(article.comments):
        notes.append(f"the page says {article.declared_comment_count}")
    if article.comments_open is not None:
        notes.append("open" if article.comments_open else "closed")
    notes += [f"more at {widget}" for widget in article.comments_elsewhere]
    languages = Counter(LANGUAGE_NAMES.get(r.language, r.language) for r in coded.reactions)
    line = plural(len(article.comments), "comment") + (f" ({', '.join(notes)})" if notes else "")
    if languages:
        line += ": " + ", ".join(f"{count} {name}" for name, count in languages.most_common())
    yield Row(0, ((f"[{number}] ", "faint"), (line, "plain")))
    stances: dict[str, Counter[str]] = {}
    for reaction in coded.reactions:
        for stance in (one for one in reaction.stances if one.stance != "none"):
            stances.setdefault(_name(stance.actor), Counter())[stance.stance] += 1
    for name, counts in sorted(stances.items(), key=lambda item: -item[1].total()):
        told = ", ".join(f"{count} {stance}" for stance, count in counts.most_common())
        yield Row(4, ((f"{name}: ", "actor"), (told, "plain")))
    hostile = sum(bool(reaction.hostility) for reaction in coded.reactions)
    if hostile:
        yield Row(4, ((f"hostility to a group in {plural(hostile, 'comment')}", "plain"),))


def _article_row(article: Article, number: int) -> Row:
    known = [", ".join(article.byline), article.site, _when(None, article), article.url or article.source]
    return Row(0, ((f"[{number}] ", "faint"), (article.title or "(no title)", "plain"),
                   (" — " + ", ".join(part for part in known if part), "faint")))  # fmt: skip


def _title(text: str) -> Iterator[Row]:
    yield Row(0, ())
    yield Row(0, ((text, "heading"),))


def _counted(coded: Sequence[CodedArticle]) -> str:
    days = sorted(one.article.published.date[:10] for one in coded if one.article.published)
    span = "" if not days else f" of {days[0]}" if days[0] == days[-1] else f" from {days[0]} to {days[-1]}"
    counts = (
        (sum(len(one.events) for one in coded), "event"),
        (sum(len(one.statements) for one in coded), "statement"),
        (sum(len(one.article.comments) for one in coded), "comment"),
    )
    parts = ", ".join(plural(count, word) for count, word in counts)
    return f"{plural(len(coded), 'article')}{span}: {parts}"


def plural(count: int, word: str) -> str:
    """A count with its word: "1 event", "2 events"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _sort_day(date: DateRange | None, article: Article) -> str:
    if date is not None:
        return date.start
    return article.published.date if article.published else "9999"


def _when(date: DateRange | None, article: Article) -> str:
    """ISO 8601: a day, a month, a year, or an interval of days; the article's day where the event has none."""
    if date is None:
        return article.published.date[:10] if article.published else "undated"
    if date.start == date.end:
        return date.start
    if date.precision == "year" and date.start[:4] == date.end[:4]:
        return date.start[:4]
    if date.precision == "month" and date.start[:7] == date.end[:7]:
        return date.start[:7]
    return f"{date.start}/{date.end[5:] if date.start[:4] == date.end[:4] else date.end}"


def _sides(actors: Iterable[Actor], recipients: Iterable[Actor]) -> str:
    left, right = _names(actors), _names(recipients)
    return f"{left or 'unknown'} → {right}" if right else left or "unknown"


def _names(actors: Iterable[Actor]) -> str:
    return " + ".join(_name(actor) for actor in actors)


def _name(actor: Actor) -> str:
    """The name, and between brackets the country and first sector: "Sergueï Lavrov (RUS GOV)"."""
    tags = " ".join(tag for tag in (actor.country, actor.sectors[0] if actor.sectors else None) if tag)
    return f"{actor.name} ({tags})" if tags else actor.name


def _in_sentence(sentence: str, trigger: Span) -> tuple[tuple[str, str], ...]:
    """The words around the trigger, which stands between square brackets."""
    words, found, place = " ".join(sentence.split()), " ".join(trigger.text.split()), -1
    if found:
        place = words.find(found)
    if place < 0:
        return ((words, "plain"), (f" [{found}]", "trigger"))
    before, after = words[:place].split(" "), words[place + len(found) :].split(" ")
    left = ("… " if len(before) > WORDS_BEFORE else "") + " ".join(before[-WORDS_BEFORE:])
    right = " ".join(after[:WORDS_AFTER]) + (" …" if len(after) > WORDS_AFTER else "")
    return ((left, "plain"), (f"[{found}]", "trigger"), (right, "plain"))
