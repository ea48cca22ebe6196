"""The lexicon: which words carry which deeds, and what operators make of deeds.

Data files, each readable and correctable without Python:

    classes.tsv             deed classes, finer than PLOVER's types
    operators.tsv           what people do with deeds in words
    operator_results.tsv    operator and class of its argument -> resulting class
    fr/*.tsv, en/*.tsv      entries, by area: words, part of speech, class, operator, frame, needs, examples
    frames_fr.tsv, frames_en.tsv   prepositions that introduce recipients, actors, arguments

An entry's `words` are lemmas; alternatives at one place are joined by `/`; the word on which the rest depends is the
first of a verb's expression and the first (French) or last (English) of a noun's, or the one marked with `*`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from depeche.errors import LexiconError
from depeche.model import EVENT_TYPES

HERE = Path(__file__).parent
COLUMNS = ("words", "pos", "class", "operator", "frame", "needs", "examples", "near_misses")
PARTS_OF_SPEECH = ("V", "N", "A", "X")
NEEDS = (
    "obj",
    "noobj",
    "refl",
    "norefl",
    "inf",
    "noinf",
    "pred",
    "arg",
    "passive",
    "active",
    "subj",
    "nosubj",
    "root",
    "prep",
    "that",
    "det",
    "nodet",
    "num",
    "about",
    "place",
    "of",
)
COOPERATIVE = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID")
HOSTILE_DEED = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


@dataclass(frozen=True, slots=True)
class DeedClass:
    """A class of deeds: its PLOVER type ("" for things that deeds are done with), mode, and how its nouns behave."""

    name: str
    parent: str
    type: str
    mode: str
    of: str
    state: str
    ask: str
    threat: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Operator:
    """What people do with deeds. slots: where the argument stands; control: self, other or swap; results: by class;
    status: of the deed, where the operator settles it ("hypothetical" of what is foiled).
    """

    name: str
    slots: tuple[str, ...]
    control: str
    meaning: str
    status: str = ""
    results: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or expression in one sense. id: "fr/diplomacy:séance de travail". tokens: alternatives at each place."""

    id: str
    tokens: tuple[frozenset[str], ...]
    head: int
    pos: str
    deed: str
    operator: str
    frame: dict[str, tuple[str, ...]]
    needs: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    where: str


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a TSV with these columns: line number and row; `#` lines are comments; short rows are filled up."""
    with path.open(encoding="utf-8", newline="") as lines:
        header: list[str] | None = None
        for number, cells in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if not cells or cells[0].startswith("#") or not any(c.strip() for c in cells):
                continue
            if header is None:
                header = cells
                if tuple(header) != columns:
                    raise LexiconError(f"{path}:{number}: the columns are {header}; they should be {list(columns)}")
                continue
            if len(cells) > len(header):
                raise LexiconError(
                    f"{path}:{number}: {len(cells)} cells in a row of {len(header)} columns; remove tabs"
                )
            yield number, dict(zip(header, [c.strip() for c in cells] + [""] * (len(header) - len(cells)), strict=True))


class Lexicon:
    """All entries of one language with the classes and operators they refer to."""

    def __init__(self, language: str, folders: Iterable[Path] = ()) -> None:
        self.language = language
        self.classes = load_classes()
        self.operators = load_operators()
        self.frames = _load_frames(language)
        self.subjects = load_subjects(language)
        self.subject_ends = frozenset(
            words.split(" ", cut)[-1] for words in self.subjects for cut in range(1, words.count(" ") + 1)
        )
        self.entries: list[Entry] = []
        for folder in (HERE / language, *folders):
            for path in sorted(folder.glob("*.tsv")):
                self.entries.extend(self._read(path))
        self.by_head: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for lemma in entry.tokens[entry.head]:
                self.by_head.setdefault(lemma, []).append(entry)
        for found in self.by_head.values():
            found.sort(key=strictness)

    def _read(self, path: Path) -> Iterator[Entry]:
        for number, row in rows(path, COLUMNS):
            where = f"{path}:{number}"
            if row["pos"] not in PARTS_OF_SPEECH:
                raise LexiconError(f"{where}: pos is {row['pos']!r}; it should be one of {', '.join(PARTS_OF_SPEECH)}")
            if row["class"] and row["class"] not in self.classes:
                raise LexiconError(f"{where}: there is no class {row['class']!r}; classes.tsv lists them")
            if row["operator"] and row["operator"] not in self.operators:
                raise LexiconError(f"{where}: there is no operator {row['operator']!r}; operators.tsv lists them")
            if not row["class"] and not row["operator"]:
                raise LexiconError(f"{where}: {row['words']!r} has neither class nor operator; give it one")
            words = [w for word in row["words"].split() for w in self._apart(word)]
            if not words:
                raise LexiconError(f"{where}: the column words is empty; write the lemma or expression")
            starred = [k for k, w in enumerate(words) if w.startswith("*")]
            last_is_head = row["pos"] == "N" and self.language == "en"
            first = row["words"].split()[0]
            head = starred[0] if starred else len(words) - 1 if last_is_head else len(self._apart(first)) - 1
            for need in row["needs"].split():
                name = need.lstrip("!").split("=")[0].split(":")[0]
                if name not in NEEDS:
                    raise LexiconError(f"{where}: there is no condition {name!r}; known are {', '.join(NEEDS)}")
                if name == "about" and not set(need.partition("=")[2].split("|")) <= set(self.subjects.values()):
                    raise LexiconError(f"{where}: {need!r} names no subject of subjects_{self.language}.tsv")
            yield Entry(
                id=f"{self.language}/{path.stem}:{_name(words)}",
                tokens=tuple(_variants(w.lstrip("*").split("/"), len(words) > 1) for w in words),
                head=head,
                pos=row["pos"],
                deed=row["class"],
                operator=row["operator"],
                frame=_frame(row["frame"], where),
                needs=tuple(row["needs"].split()),
                examples=tuple(e.strip() for e in row["examples"].split("||") if e.strip()),
                near_misses=tuple(e.strip() for e in row["near_misses"].split("||") if e.strip()),
                where=where,
            )

    def _apart(self, word: str) -> list[str]:
        """The words that the English parser makes of a hyphenated one ("sit-in"); alternatives stay as they are."""
        return word.split("-") if self.language == "en" and "/" not in word and not word.startswith("*") else [word]

    def result(self, operator: Operator, deed: str, default: str) -> str:
        """The class that an operator makes of a deed class: "" for nothing, `deed` itself where it is transparent."""
        table = operator.results
        found = None
        name = deed
        while name and found is None:
            found = table.get(name)
            if found is None:
                name = self.classes[name].parent
        if found is None:
            type_ = self.classes[deed].type
            group = "COOPERATIVE" if type_ in COOPERATIVE else "HOSTILE_DEED" if type_ in HOSTILE_DEED else ""
            found = table.get(type_, table.get(group)) if type_ else None
        if found is None:
            found = table.get("*", "")
            if found not in ("=", ".", "") and not self.classes[deed].type and not default:
                return found
        return deed if found == "=" else default if found == "." else found


def _name(words: list[str]) -> str:
    """An expression as its entry is called: of many alternatives the first three."""
    alternatives = (word.lstrip("*").split("/") for word in words)
    return " ".join("/".join(some[:3]) + "/…" * (len(some) > 3) for some in alternatives)


def _variants(forms: list[str], in_expression: bool) -> frozenset[str]:
    """A token's spellings, all small (as words are looked up): with its capital's accent left out, and within
    expressions with and without a plural's s.
    """
    found = {form.lower() for form in forms}
    for form in sorted(found):
        if len(form) > 2 and form[0] in "éèêàâîô":
            found.add("eeeaaio"["éèêàâîô".index(form[0])] + form[1:])
        if in_expression and len(form) > 3 and not form.endswith("ss"):
            found.add(form[:-1] if form.endswith("s") else f"{form}s")
    return frozenset(found)


def strictness(entry: Entry) -> tuple[int, int, bool]:
    """Orders entries of one word: the longer expression first, then the stricter, then those that act on other
    deeds. What the sentence is about makes no sense of a word stricter than another.
    """
    stated = sum(not need.startswith("!about") for need in entry.needs)
    return -len(entry.tokens), -stated, not entry.operator


def _frame(text: str, where: str) -> dict[str, tuple[str, ...]]:
    frame: dict[str, tuple[str, ...]] = {}
    for part in text.replace(";", " ").split():
        role, _, slots = part.partition("=")
        if role not in ("actor", "recipient", "both") or not slots:
            raise LexiconError(f"{where}: frame {part!r}; write actor=SLOT|SLOT, recipient=SLOT or both=SLOT")
        frame[role] = tuple(s.replace("_", " ") for s in slots.split("|"))
    return frame


@lru_cache
def load_subjects(language: str) -> dict[str, str]:
    """The words and pairs of words that tell an everyday subject (sport, arts ...), each with it; digits stand as 0."""
    path = HERE / f"subjects_{language}.tsv"
    found: dict[str, str] = {}
    for _, row in rows(path, ("subject", "words")) if path.exists() else ():
        found.update((words.strip(), row["subject"]) for words in row["words"].split("|"))
    return found


@lru_cache(maxsize=1)
def load_classes() -> dict[str, DeedClass]:
    """The deed classes by name."""
    columns = ("class", "parent", "type", "mode", "of", "state", "ask", "threat", "meaning")
    classes: dict[str, DeedClass] = {}
    path = HERE / "classes.tsv"
    for number, row in rows(path, columns):
        if row["type"] and row["type"] not in EVENT_TYPES:
            raise LexiconError(
                f"{path}:{number}: {row['type']!r} is no PLOVER type; write one of {', '.join(EVENT_TYPES)}"
            )
        classes[row["class"]] = DeedClass(*(row[c] for c in columns))
    for c in classes.values():
        if c.parent and c.parent not in classes:
            raise LexiconError(
                f"{path}: class {c.name} has the parent {c.parent!r}, which is not there; add or mend it"
            )
    return classes


@lru_cache(maxsize=1)
def load_operators() -> dict[str, Operator]:
    """The operators by name, each with its results by class of argument."""
    classes = load_classes()
    operators = {}
    for _, row in rows(HERE / "operators.tsv", ("operator", "slots", "control", "meaning", "status")):
        operators[row["operator"]] = Operator(
            row["operator"], tuple(row["slots"].split()), row["control"], row["meaning"], row["status"]
        )
    path = HERE / "operator_results.tsv"
    for number, row in rows(path, ("operator", "argument", "result")):
        known = row["argument"] in classes or row["argument"] in (*EVENT_TYPES, "COOPERATIVE", "HOSTILE_DEED", "*")
        if (
            row["operator"] not in operators
            or not known
            or not (row["result"] in ("", "=", ".") or row["result"] in classes)
        ):
            raise LexiconError(
                f"{path}:{number}: {row} names an operator, class or type that is not there; mend the name"
            )
        operators[row["operator"]].results[row["argument"]] = row["result"]
    return operators


def _load_frames(language: str) -> dict[str, tuple[str, ...]]:
    return {
        row["key"]: tuple(row["words"].split("|")) for _, row in rows(HERE / f"frames_{language}.tsv", ("key", "words"))
    }


@lru_cache(maxsize=8)
def load_lexicon(language: str, folders: tuple[str, ...] = ()) -> Lexicon:
    """The lexicon of a language, with users' own folders (each may hold fr/ and en/, or the TSV files themselves)."""
    extra = []
    for name in folders:
        folder = Path(name)
        if not folder.is_dir():
            raise LexiconError(f"{name}: no such folder; name the folder that holds your lexicon's .tsv files")
        extra.append(folder / language if (folder / language).is_dir() else folder)
    return Lexicon(language, extra)
