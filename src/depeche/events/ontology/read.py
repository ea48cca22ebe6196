"""The ontology's records, and the readers that check each of its tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from depeche.events.ontology.rows import Row, read_rows
from depeche.model import EVENT_TYPES

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
NO_ASPECT = "-"
LONGEST_EXPRESSION = 4


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's types. score: -10 to +10. quad: one of QUADS. definition: in our own words."""

    name: str
    quad: str
    score: float
    recipient_required: bool
    definition: str


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of a type is done. words: language to the lemmas and expressions that show it by themselves."""

    type: str
    name: str
    score: float
    definition: str
    words: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code. type, mode, contexts: what PLOVER calls it (type None: not coded there). goldstein: None where no
    value was published. description: in our own words."""

    code: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    goldstein: float | None
    description: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What an event must show to get a code (cameo_rules.tsv); an empty set asks for nothing."""

    code: str
    aspect: frozenset[str]
    mode: frozenset[str]
    evidence: tuple[frozenset[str], ...]
    contexts: frozenset[str]
    gained: int = 0

    def given(self, aspect: str, mode: str | None) -> Rule | None:
        """This rule with what it gained by its aspect and mode, or None where the event fails them."""
        if (self.aspect and aspect not in self.aspect) or (self.mode and mode not in self.mode):
            return None
        by_aspect = 0 if not self.aspect else 1 if aspect == NO_ASPECT else 8
        return replace(self, gained=by_aspect + (5 if self.mode else 0))

    def weight(self, evidence: Collection[str], contexts: Sequence[str]) -> tuple[int, int] | None:
        """How much of this rule the event meets (then, how early its context stands), or None where it fails."""
        for either in self.evidence:
            if either.isdisjoint(evidence):
                return None
        total = self.gained + 4 * len(self.evidence)
        if not self.contexts:
            return total, 0
        for place, context in enumerate(contexts):
            if context in self.contexts:
                return total + 2, -place
        return None


@dataclass(frozen=True, slots=True)
class Known:
    """What has been read so far, against which the later tables are checked."""

    types: dict[str, EventType]
    contexts: dict[str, str]
    all_modes: dict[tuple[str, str], Mode]

    def modes(self, type: str) -> tuple[str, ...]:
        """The modes of a type, in the order of modes.tsv."""
        return tuple(name for kind, name in self.all_modes if kind == type)


def _number(row: Row, column: str) -> float:
    try:
        value = float(row[column])
    except ValueError:
        raise row.wrong(f"{column} is {row[column]!r}", "write a number from -10 to 10") from None
    if not -10 <= value <= 10:
        raise row.wrong(f"{column} is {value}", "write a number from -10 to 10")
    return value


def read_types(path: Path) -> dict[str, EventType]:
    found: dict[str, EventType] = {}
    for row in read_rows(path, ("type", "quad", "score", "recipient_required", "definition")):
        if row["type"] not in EVENT_TYPES or row["type"] in found:
            raise row.wrong(
                f"{row['type']!r} is no type or stands twice", f"write each of {' '.join(EVENT_TYPES)} once"
            )
        if row["quad"] not in QUADS:
            raise row.wrong(f"the quad class is {row['quad']!r}", f"write one of {', '.join(QUADS)}")
        if row["recipient_required"] not in ("yes", "no"):
            raise row.wrong(f"recipient_required is {row['recipient_required']!r}", "write yes or no")
        if not row["definition"]:
            raise row.wrong(f"{row['type']} has no definition", "say in a sentence what it covers")
        found[row["type"]] = EventType(
            row["type"], row["quad"], _number(row, "score"), row["recipient_required"] == "yes", row["definition"]
        )
    for name in EVENT_TYPES:
        if name not in found:
            raise Row({}, path, 1).wrong(f"the type {name} is missing", "add its line")
    return found


def read_contexts(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_rows(path, ("context", "definition")):
        if row["context"] in found or not row["definition"]:
            raise row.wrong(f"{row['context']!r} stands twice or has no definition", "give each context one definition")
        found[row["context"]] = row["definition"]
    return found


def read_modes(path: Path, types: dict[str, EventType]) -> dict[tuple[str, str], Mode]:
    found: dict[tuple[str, str], Mode] = {}
    for row in read_rows(path, ("type", "mode", "score", "definition", "words_fr", "words_en")):
        if row["type"] not in types:
            raise row.wrong(f"{row['type']!r} is no type", f"write one of {' '.join(EVENT_TYPES)}")
        key = (row["type"], row["mode"])
        if key in found or not row["mode"] or row["mode"] != row["mode"].lower():
            raise row.wrong(f"the mode is {row['mode']!r}", "name each mode of a type once, in lower case")
        words = {
            "fr": tuple(word.lower() for word in row.many("words_fr")),
            "en": tuple(word.lower() for word in row.many("words_en")),
        }
        found[key] = Mode(row["type"], row["mode"], _number(row, "score"), row["definition"], words)
    return found


def _check_parts(row: Row, known: Known, type: str, modes: Iterable[str], contexts: Iterable[str]) -> None:
    for mode in modes:
        if mode not in known.modes(type):
            raise row.wrong(
                f"{type} has no mode {mode!r}", f"write one of {', '.join(known.modes(type)) or 'none at all'}"
            )
    for context in contexts:
        if context not in known.contexts:
            raise row.wrong(f"{context!r} is no context", "write one of contexts.tsv")


def read_codes(path: Path, known: Known) -> dict[str, CameoCode]:
    found: dict[str, CameoCode] = {}
    for row in read_rows(path, ("code", "type", "mode", "contexts", "goldstein", "description")):
        code, type, mode = row["code"], row["type"] or None, row["mode"] or None
        if not (code.isdigit() and 2 <= len(code) <= 4) or code in found:
            raise row.wrong(f"the code is {code!r}", "write two to four digits, each code once")
        if len(code) > 2 and code[:-1] not in found:
            raise row.wrong(f"the code {code} stands before {code[:-1]}", "put the wider code first")
        if type is not None and type not in known.types:
            raise row.wrong(f"{type!r} is no type", f"write one of {' '.join(EVENT_TYPES)}, or nothing")
        contexts = row.many("contexts")
        _check_parts(row, known, type or "", [mode] if mode else [], contexts)
        goldstein = _number(row, "goldstein") if row["goldstein"] else None
        found[code] = CameoCode(code, type, mode, contexts, goldstein, row["description"])
    return found


PLAIN = {"l'": "le", "d'": "de", "la": "le", "les": "le", "des": "de", "du": "de", "s'": "se"}


def plain(lemma: str) -> str:
    """The one form of a French article or preposition that parsers lemmatise differently."""
    return PLAIN.get(lemma, lemma)


Expressions = dict[str, list[tuple[tuple[str, ...], str]]]


def read_evidence(path: Path) -> tuple[dict[str, Expressions], frozenset[str]]:
    """By language and first word, the expressions (all their words) and what each shows; and all names."""
    found: dict[str, Expressions] = {"fr": {}, "en": {}}
    names: set[str] = set()
    for row in read_rows(path, ("evidence", "words_fr", "words_en")):
        name = row["evidence"]
        if name in names:
            raise row.wrong(f"{name!r} stands twice", "join its words on one line")
        names.add(name)
        for language, table in found.items():
            for expression in row.many(f"words_{language}"):
                parts = tuple(plain(part) for part in expression.lower().replace("'", "' ").split())
                if len(parts) > LONGEST_EXPRESSION:
                    raise row.wrong(f"{expression!r} has {len(parts)} words", f"write at most {LONGEST_EXPRESSION}")
                table.setdefault(parts[0], []).append((parts, name))
    return found, frozenset(names)


def read_rules(path: Path, known: Known, codes: dict[str, CameoCode], names: frozenset[str]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for row in read_rows(path, ("code", "type", "aspect", "mode", "evidence", "contexts")):
        type = row["type"]
        if type not in known.types or row["code"] not in codes:
            raise row.wrong(f"the type {type!r} or the code {row['code']!r} is unknown", "see types.tsv and cameo.tsv")
        aspects, modes, contexts = row.many("aspect"), row.many("mode"), row.many("contexts")
        for aspect in aspects:
            if aspect != NO_ASPECT and aspect not in known.types:
                raise row.wrong(f"the aspect {aspect!r} is no type", f"write types, or {NO_ASPECT} for no deed at all")
        _check_parts(row, known, type, modes, contexts)
        evidence = tuple(frozenset(either.split("|")) for either in row["evidence"].split("+") if either)
        for name in frozenset().union(*evidence) - names:
            raise row.wrong(f"{name!r} is not in evidence.tsv", "name the evidence there first")
        found.setdefault(type, []).append(
            Rule(row["code"], frozenset(aspects), frozenset(modes), evidence, frozenset(contexts))
        )
    return found
