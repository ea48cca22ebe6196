"""Which date belongs to which event, and in which tense it stands: by the parse, else by what stands near."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.events.when.calendar import FUTURE, OPEN, PAST
from depeche.events.when.expressions import DateExpression
from depeche.language.parsed import Sentence, Word
from depeche.model import DateRange

VERBAL = frozenset({"VERB", "AUX"})
WITHIN = frozenset(
    {"obj", "iobj", "obl", "nmod", "nsubj", "xcomp", "conj", "compound", "fixed", "appos", "advmod", "dislocated",
     "aux", "cop", "flat", "amod", "expl", "orphan"}
)  # fmt: skip
FUTURE_WORDS = {
    "fr": frozenset("aller devoir prévoir prévu compter envisager attendre attendu programmer programmé".split()),
    "en": frozenset("will shall 'll wo would plan schedule scheduled expect expected due intend set slated".split()),
}
"""Verbs and participles that put what they govern ahead, while they themselves stand in no past tense."""

APART = frozenset("après avant depuis si quand lorsque lorsqu' after before since if when until once while".split())

PHASES = frozenset(
    "venir aller devoir pouvoir commencer continuer finir faire laisser vouloir begin start continue have go be "
    "finish let make get will can may must".split()
)
"""Verbs whose infinitive tells the deed: its date is theirs."""

SCHEDULED = frozenset(
    "expirer débuter ouvrir commencer entrer réunir tenir reprendre take begin start open end meet visit arrive travel "
    "resume expire host hold convene".split()
)
"""Verbs whose simple present speaks of what is to come: "the summit opens on Monday"."""

LIGHT = frozenset(
    "avoir effectuer faire mener tenir organiser dérouler prendre signer conclure produire intervenir survenir lancer "
    "débuter commencer ouvrir achever clore donner rendre perpétrer commettre be take hold make pay conduct carry "
    "begin start launch happen occur sign end open close have".split()
)
"""Verbs that only say that the deed of a noun is done: "effectuer une visite", "hold talks"."""


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The word of an expression on which the rest of it depends: the one whose own head lies outside."""
    for i in range(first, last + 1):
        head = sentence.words[i].head
        if (head < first or head > last or head == i) and sentence.words[i].dep not in ("case", "punct", "mark", "det"):
            return i
    return first


def governing_verb(sentence: Sentence, i: int) -> int | None:
    """The verb that word i depends on, at whatever distance."""
    words, seen = sentence.words, 0
    while seen < 12:
        word = words[i]
        if seen and (word.pos in VERBAL or any(words[j].dep in ("cop", "aux") for j in word.children)):
            return i
        if word.head == i:
            return i if word.pos in VERBAL else None
        i, seen = word.head, seen + 1
    return None


def governing_tense(sentence: Sentence, first: int, last: int) -> tuple[str, bool]:
    """The tense in which a date stands, and whether that is a present perfect ("has ruled").

    Of the verb that governs it, else of the sentence's first finite verb.
    """
    verb = governing_verb(sentence, head_of(sentence, first, last))
    if verb is None:
        verb = next((word.i for word in sentence.words if "VerbForm=Fin" in word.morph), None)
    if verb is None:
        return OPEN, False
    auxiliaries = [sentence.words[j] for j in sentence.words[verb].children if sentence.words[j].dep.startswith("aux")]
    perfect = any(word.lower in ("has", "have", "'ve", "'s") and "Tense=Past" not in word.morph for word in auxiliaries)
    return tense_of(sentence, verb), perfect


def tense_of(sentence: Sentence, verb: int) -> str:
    """Past, future or open (a present, an infinitive without more)."""
    words = sentence.words
    ahead = FUTURE_WORDS.get(sentence.language, frozenset())
    group = [words[verb]]
    group += [words[j] for j in words[verb].children if words[j].dep.startswith(("aux", "cop"))]
    planned = any("Tense=Fut" in word.morph or _ahead(word, ahead) for word in group)
    if planned and not any(
        "Tense=Imp" in word.morph or ("VerbForm=Fin" in word.morph and "Tense=Past" in word.morph) for word in group
    ):
        return FUTURE
    if planned:
        return OPEN
    if any("Tense=Past" in word.morph or "Tense=Imp" in word.morph for word in group):
        return PAST
    word = words[verb]
    if word.lemma in SCHEDULED and "Tense=Pres" in word.morph and "VerbForm=Fin" in word.morph:
        return FUTURE
    if "VerbForm=Inf" in word.morph and word.head != verb and words[word.head].pos in VERBAL | {"ADJ", "NOUN"}:
        above = words[word.head]
        if _ahead(above, ahead) or word.dep == "acl":
            return FUTURE
        if word.dep.startswith(("xcomp", "ccomp")):
            return tense_of(sentence, above.i)
        return FUTURE if sentence.language == "en" and word.dep == "root" else OPEN
    if word.dep in ("root", "ROOT") and "VerbForm=Inf" in word.morph and sentence.language == "en":
        return FUTURE  # a headline's "X to visit Y"
    return OPEN


def _ahead(word: Word, lemmas: frozenset[str]) -> bool:
    if word.lemma not in lemmas and word.lower not in lemmas:
        return False
    return "VerbForm=Part" in word.morph or not ("Tense=Past" in word.morph or "Tense=Imp" in word.morph)


OPEN_ENDED = frozenset(("since", "until", "before", "after"))
"""Kinds of expressions that date an event only where nothing says it more nearly."""


def event_date(
    sentence: Sentence, word_index: int, dates: Sequence[DateExpression], published: str | None
) -> DateRange | None:
    """The date of the event that word `word_index` tells.

    By the parse: a date under the word, or under the verb whose clause it belongs to; else the nearest in the clause.
    Without one, the article's own date (ISO 8601), its text None; None where that is not known either.
    """
    found = nearest_date(sentence, word_index, dates)
    if found is not None:
        return found[0].range
    if published and len(published) >= 10:
        return DateRange(published[:10], published[:10], "day")
    return None


def nearest_date(
    sentence: Sentence, word_index: int, dates: Sequence[DateExpression]
) -> tuple[DateExpression, int] | None:
    """Of several dates the one that belongs to the event at a word, and how far it stands from it; None where none
    does.
    """
    best: tuple[int, int] | None = None
    chosen: DateExpression | None = None
    path = path_of(sentence, word_index) if dates else []
    for expression in dates:
        rank = _rank(sentence, word_index, path, expression)
        if rank is not None and expression.kind in OPEN_ENDED:  # "met on Wednesday, the first visit since April"
            rank = (rank[0] + 1, rank[1])
        if rank is not None and (best is None or rank < best):
            best, chosen = rank, expression
    return (chosen, best[0]) if chosen is not None and best is not None else None


def path_of(sentence: Sentence, i: int) -> list[tuple[int, int]]:
    """Word i and those above it whose date may be its own too, each with what it costs to take it from there."""
    words, cost = sentence.words, 0
    found = [(i, 0)]
    while len(found) < 12:
        word = words[i]
        base, head = word.dep.split(":")[0], words[word.head]
        if word.head == i:
            break
        if base in WITHIN:
            light = word.pos in VERBAL or base in ("nsubj", "conj") or head.lemma in LIGHT
            cost += 1 if light else 4
        elif base == "ccomp" or (base == "advcl" and "VerbForm=Fin" not in word.morph and not _marked(sentence, i)):
            cost += 8  # told on Monday, done by Monday; "killing twenty"
        elif any(words[j].lower in ("où", "where") for j in word.children):
            cost += 2
        else:
            break
        i = word.head
        found.append((i, cost))
    return found


def _marked(sentence: Sentence, i: int) -> bool:
    """Whether a conjunction or preposition sets a clause off in time or as a condition: "après avoir rencontré"."""
    return any(sentence.words[j].lower in APART for j in sentence.words[i].children)


def _rank(
    sentence: Sentence, word: int, path: Sequence[tuple[int, int]], date: DateExpression
) -> tuple[int, int] | None:
    """How well a date suits an event: the lower the better; None where it belongs to something else."""
    if date.first <= word <= date.last:
        return (0, 0)
    head = head_of(sentence, date.first, date.last)
    distance = min(abs(word - date.first), abs(word - date.last))
    bound = 20 if date.kind in ("before", "after") else 10 if date.kind in ("since", "until") else 0
    noun = sentence.words[head].head
    if noun != word and sentence.words[word].lemma not in LIGHT and _names_a_noun(sentence, head, date):
        return None
    cost = remoteness(sentence, word, path, head)
    return None if cost is None else (bound + cost, distance)


def remoteness(sentence: Sentence, word: int, path: Sequence[tuple[int, int]], head: int, nouns: int = 2) -> int | None:
    """How far from an event (its word, and `path_of` it) a date or place stands whose first word is `head`.

    0: directly under it; None: in the clause of something else, or under more than so many nouns in a row ("il a salué
    les efforts pour la stabilité au Mali" tells of no praise in Mali).
    """
    above = sentence.words[head].head
    below = _below(sentence, word, head, nouns)
    if below is not None:
        return below
    for place, cost in path:
        if place in (above, head):
            return 2 + cost
        under = _below(sentence, place, head, nouns)
        if under is not None:
            return 3 + cost + under
    return None


def _below(sentence: Sentence, word: int, i: int, nouns: int) -> int | None:
    """How far word i, of a date or place, stands below `word` without entering another deed's clause; None if so."""
    words, cost, steps, passed = sentence.words, 0, 0, 0
    while steps < 7 and words[i].head != i:
        base = words[i].dep.split(":")[0]
        i, steps, under = words[i].head, steps + 1, words[i]
        if under.pos in VERBAL and base in ("xcomp", "ccomp", "obl", "obj") and words[i].lemma not in PHASES:
            return None
        if base in ("advcl", "parataxis", "csubj", "conj", "ccomp"):
            return None
        if base == "acl":
            if under.i == word or words[i].pos in VERBAL:
                return None
            cost += 2
        if i == word:
            return cost + steps - 1
        if words[i].pos not in VERBAL:
            cost += 1
            passed += 1
            if passed > nouns:
                return None
    return None


def _names_a_noun(sentence: Sentence, head: int, date: DateExpression) -> bool:
    """Whether a date tells which one a noun means: "l'accord de 2015", "the 2015 agreement"."""
    words = sentence.words
    above = words[words[head].head]
    if date.kind != "point" or above.pos in VERBAL or above.i == head:
        return False
    if above.i > date.last:
        return words[head].dep.startswith(("compound", "nummod", "amod", "nmod"))
    before = words[date.first].lower if date.first else ""
    prior = words[date.first - 1].lower if date.first else ""
    return before in ("du", "des") or (prior in ("de", "d'", "du", "des", "of") and above.i == date.first - 2)
