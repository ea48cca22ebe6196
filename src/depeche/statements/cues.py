"""The cue lexicon: the words that say that somebody speaks, each with its act and what its content looks like.

The data are acts.tsv, cues_<language>.tsv and signs_<language>.tsv beside this module; their header comments say what
the columns hold. Every row is checked when it is read: a wrong one raises LexiconError with file, line and remedy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depeche.errors import LexiconError
from depeche.statements.forms import verb_forms

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "en")
CATEGORIES = ("verb", "noun", "document", "preposition")
PLAIN_FRAMES = ("quote", "that", "inf", "object", "as", "which")
CLASSES = ("INF", "FUT", "FUT1", "PART", "ANY", "SELF")
VOICES = ("quoted", "reported", "any")
MARKED = ("inf", "noun", "that")
MARKERS = {
    "fr": ("de", "à", "contre", "sur", "pour", "par"),
    "en": ("to", "of", "for", "against", "with", "on", "about", "at", "over", "from", "in", "into"),
}
SKIPPED = frozenset("un une son sa ses leur leurs le la les a an the his her its their".split())


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech. neutral: content signs may name the act instead. plover: the event type it meets, or "".
    owes: the speaker owes what the content says."""

    name: str
    neutral: bool
    plover: str
    owes: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a cue lexicon.

    words: the lemmas, the first being the one that is looked up. pronominal: "se X". frames: what the content looks
    like; uncounted: those among them that the conventions of the gold leave out. where: "cues_fr.tsv:12".
    """

    words: tuple[str, ...]
    pronominal: bool
    category: str
    act: str
    frames: frozenset[str]
    uncounted: frozenset[str]
    example: str
    where: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a sign's pattern: words in lower case, classes (INF, PART ...), lemmas whose future fits; anything:
    nought to three words of any kind."""

    words: frozenset[str]
    classes: tuple[str, ...]
    futures: tuple[str, ...]
    anything: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in the content that names the act ("nous allons INF": pledge). See signs_*.tsv for the pattern's words.
    order: its place in the file; of two signs the earlier one names the act."""

    act: str
    voice: str
    pattern: tuple[Slot, ...]
    example: str
    where: str
    order: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues and signs of one language, ready to be looked up.

    verbs, nouns: by first lemma, longer expressions first. forms: inflected verb form -> lemma, for words whose lemma
    the parser got wrong. prepositions: by first word. signs: by each word that a pattern can begin with.
    """

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    documents: dict[str, tuple[Cue, ...]]
    prepositions: dict[str, tuple[Cue, ...]]
    forms: dict[str, str]
    signs: dict[str, tuple[Sign, ...]]
    cues: tuple[Cue, ...]


def rows_of(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table with the place of each ("cues_fr.tsv:12"). Raises LexiconError for a row of another shape."""
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        where = f"{path.name}:{number}"
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise LexiconError(f"{where}: columns {' '.join(header)}; expected {' '.join(columns)}")
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{where}: {len(cells)} cells; expected {len(columns)}, separated by tabs")
        yield where, dict(zip(columns, (c.strip() for c in cells), strict=True))


@cache
def load_acts(path: Path = FOLDER / "acts.tsv") -> dict[str, Act]:
    """The acts of speech by name."""
    acts: dict[str, Act] = {}
    for where, row in rows_of(path, ("act", "neutral", "plover", "owes", "meaning")):
        for column in ("neutral", "owes"):
            if row[column] not in ("", "yes"):
                raise LexiconError(f"{where}: {column} is {row[column]!r}; expected yes or nothing")
        if row["act"] in acts:
            raise LexiconError(f"{where}: act {row['act']} stands twice; remove one row")
        acts[row["act"]] = Act(row["act"], row["neutral"] == "yes", row["plover"], row["owes"] == "yes", row["meaning"])
    return acts


def _frames(cell: str, language: str, where: str) -> frozenset[str]:
    frames = frozenset(f for f in cell.split("|") if f)
    for frame in frames:
        marker, _, rest = frame.rpartition("-")
        if frame not in PLAIN_FRAMES and not (marker in MARKERS[language] and rest in MARKED):
            known = ", ".join(PLAIN_FRAMES)
            raise LexiconError(f"{where}: unknown frame {frame!r}; expected {known} or a preposition with -inf, -noun")
    return frames


def read_cues(path: Path, language: str) -> tuple[Cue, ...]:
    """Every cue of one file, checked."""
    acts, cues = load_acts(), []
    for where, row in rows_of(path, ("cue", "category", "act", "frames", "uncounted", "example")):
        words = row["cue"].lower().replace("’", "'").split()
        if not words:
            raise LexiconError(f"{where}: no cue; write the lemma first")
        pronominal = words[0] == "se" or words[0].startswith("s'")
        if words[0] == "se":
            words = words[1:]
        elif pronominal:
            words[0] = words[0][2:]
        if row["category"] not in CATEGORIES:
            raise LexiconError(f"{where}: category {row['category']!r}; expected one of {', '.join(CATEGORIES)}")
        if row["act"] not in acts:
            raise LexiconError(f"{where}: act {row['act']!r} is not in acts.tsv; expected one of {', '.join(acts)}")
        frames, uncounted = (_frames(row[c], language, where) for c in ("frames", "uncounted"))
        if not frames:
            raise LexiconError(f"{where}: no frame; say what the content looks like, e.g. quote|that")
        if not uncounted <= frames:
            raise LexiconError(f"{where}: uncounted frame {', '.join(uncounted - frames)} is not among the frames")
        if not row["example"]:
            raise LexiconError(f"{where}: no example; write a sentence in which the cue reports a statement")
        if row["category"] == "preposition":
            words = " ".join(words).replace("'", "' ").split()
        if row["category"] == "verb":
            words = [w for i, w in enumerate(words) if i == 0 or w not in SKIPPED]
        cues.append(
            Cue(tuple(words), pronominal, row["category"], row["act"], frames, uncounted, row["example"], where)
        )
    return tuple(cues)


def _slot(cell: str, where: str) -> Slot:
    options = cell.split("|")
    classes = tuple(o for o in options if o.isupper())
    if unknown := set(classes) - set(CLASSES):
        raise LexiconError(f"{where}: unknown class {', '.join(unknown)}; expected one of {', '.join(CLASSES)}")
    futures = tuple(o.removesuffix("+FUT") for o in options if o.endswith("+FUT"))
    words = frozenset(o for o in options if o not in classes and not o.endswith("+FUT"))
    return Slot(words, tuple(c for c in classes if c != "ANY"), futures, "ANY" in classes)


def read_signs(path: Path) -> tuple[Sign, ...]:
    """Every content sign of one file, checked."""
    acts = load_acts()
    signs: list[Sign] = []
    for where, row in rows_of(path, ("act", "voice", "pattern", "example")):
        if row["act"] not in acts:
            raise LexiconError(f"{where}: act {row['act']!r} is not in acts.tsv; expected one of {', '.join(acts)}")
        if row["voice"] not in VOICES:
            raise LexiconError(f"{where}: voice {row['voice']!r}; expected one of {', '.join(VOICES)}")
        pattern = tuple(_slot(word, where) for word in row["pattern"].split())
        if not pattern or pattern[0].anything or set(pattern[0].classes) - {"SELF"} or pattern[0].futures:
            raise LexiconError(f"{where}: pattern {row['pattern']!r} must begin with a word, not a class")
        signs.append(Sign(row["act"], row["voice"], pattern, row["example"], where, len(signs)))
    return tuple(signs)


def _index(cues: tuple[Cue, ...], category: str) -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    for cue in cues:
        if cue.category == category:
            table.setdefault(cue.words[0], []).append(cue)
    return {w: tuple(sorted(found, key=lambda c: (-len(c.words), not c.pronominal))) for w, found in table.items()}


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of "fr" or "en"; another language raises LexiconError."""
    if language not in LANGUAGES:
        raise LexiconError(f"no cue lexicon for language {language!r}; there are: {', '.join(LANGUAGES)}")
    cues = read_cues(FOLDER / f"cues_{language}.tsv", language)
    signs: dict[str, list[Sign]] = {}
    for sign in read_signs(FOLDER / f"signs_{language}.tsv"):
        for word in (*sign.pattern[0].words, *sign.pattern[0].classes):
            signs.setdefault(word, []).append(sign)
    verbs = _index(cues, "verb")
    forms: dict[str, str] = {}
    for lemma in verbs:
        for form in verb_forms(lemma, language):
            forms.setdefault(form, lemma)
    return Lexicon(
        verbs,
        _index(cues, "noun"),
        _index(cues, "document"),
        _index(cues, "preposition"),
        forms,
        {word: tuple(found) for word, found in signs.items()},
        cues,
    )
