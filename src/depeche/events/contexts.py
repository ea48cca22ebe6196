"""The general contexts that a sentence or an article speaks of: PLOVER's "why" beside "what" and "how".

By words and expressions (contexts_fr.tsv, contexts_en.tsv), met by the parser's lemmas or by the forms on the page. One
sure word is enough for a sentence; of weak ones it takes two. An article has the contexts that recur in it (codebook,
"General contexts": they are coded for a paragraph or an article rather than for a sentence).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from depeche.events.ontology import load_ontology
from depeche.events.ontology.read import plain
from depeche.events.ontology.rows import read_rows
from depeche.language.parsed import Sentence, Word

SURE, WEAK = 2, 1
ENOUGH = 2
"""The weight that gives a sentence a context: one sure word, or two different weak ones."""

Shown = tuple[int, tuple[tuple[str, int], ...]]
"""The number of a word or expression, and the contexts it shows with their weights."""


class ContextWords:
    """The words of one language. single: word to what it shows; expressions: first and then second word to the
    expressions that begin with them, each with what it shows; opening: all words that either knows."""

    def __init__(self, path: Path) -> None:
        self.single: dict[str, Shown] = {}
        self.expressions: dict[str, dict[str, list[tuple[tuple[str, ...], Shown]]]] = {}
        contexts = load_ontology().contexts
        found: dict[tuple[str, ...], dict[str, int]] = {}
        for row in read_rows(path, ("context", "strength", "words")):
            if row["context"] not in contexts:
                raise row.wrong(f"{row['context']!r} is no context", "write one of ontology/contexts.tsv")
            if row["strength"] not in ("sure", "weak"):
                raise row.wrong(f"the strength is {row['strength']!r}", "write sure or weak")
            weight = SURE if row["strength"] == "sure" else WEAK
            for words in row.many("words"):
                shown = found.setdefault(pieces(words), {})
                shown[row["context"]] = max(weight, shown.get(row["context"], 0))
        for number, (parts, shown) in enumerate(found.items()):
            entry = number, tuple(shown.items())
            for first in dict.fromkeys((parts[0], plural(parts[0]))):  # a lemma may be wrong, and a plural known
                if len(parts) > 1:
                    going_on = self.expressions.setdefault(first, {})
                    for second in {parts[1], plural(parts[1])}:
                        going_on.setdefault(second, []).append((parts, entry))
                elif first == parts[0] or (first,) not in found:
                    self.single[first] = entry
        self.opening = frozenset(self.single) | frozenset(self.expressions)


def pieces(words: str) -> tuple[str, ...]:
    """An expression as the words of a sentence: elided words and hyphens of English apart, articles in one form."""
    return tuple(plain(part) for part in words.lower().replace("'", "' ").replace("' s ", " 's ").split())


def plural(word: str) -> str:
    """The regular plural, the same in both languages; the word itself where it has another or none."""
    return word if word[-1] in "sxz'" or word in ("de", "le") else word + "s"


@cache
def context_words(language: str) -> ContextWords | None:
    """The context words of a language ("fr", "en"), None for another. Raises LexiconError for a bad row."""
    path = Path(__file__).parent / f"contexts_{language}.tsv"
    return ContextWords(path) if path.exists() else None


@lru_cache(maxsize=1024)  # asked for a sentence's own contexts and again for its article's
def weigh(sentence: Sentence) -> dict[str, int]:
    """The contexts that a sentence's words show, each with its weight; the same word counts once."""
    known = context_words(sentence.language)
    found: dict[str, int] = {}
    if known is None:
        return found
    seen: set[int] = set()
    single, expressions, opening = known.single, known.expressions, known.opening
    words = sentence.words
    for word in [w for w in words if w.lower in opening or w.lemma in opening]:
        i, lower, lemma = word.i, word.lower, word.lemma
        for form in (lower,) if lower == lemma else (lower, lemma):
            if form in single:
                number, shown = single[form]
                if number not in seen:
                    seen.add(number)
                    for context, weight in shown:
                        found[context] = found.get(context, 0) + weight
            if form in expressions and i + 1 < len(words):
                going_on, following = expressions[form], words[i + 1]
                one, other = plain(following.lower), plain(following.lemma)
                for second in (one,) if one == other else (one, other):
                    if second not in going_on:
                        continue
                    for parts, (number, shown) in going_on[second]:
                        if number not in seen and _stands(words, i, parts):
                            seen.add(number)
                            for context, weight in shown:
                                found[context] = found.get(context, 0) + weight
    return found


def _stands(words: Sequence[Word], start: int, parts: Sequence[str]) -> bool:
    """Whether an expression whose first word is met at `start` goes on so."""
    if start + len(parts) > len(words):
        return False
    for k in range(1, len(parts)):
        word, part = words[start + k], parts[k]
        if word.lower == part or word.lemma == part:
            continue
        if plain(word.lower) not in (part, plural(part)) and plain(word.lemma) != part:
            return False
    return True


def sentence_contexts(sentence: Sentence) -> tuple[str, ...]:
    """The contexts of a sentence, the strongest first."""
    return _ordered({context: weight for context, weight in weigh(sentence).items() if weight >= ENOUGH})


def article_contexts(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """The contexts of an article, the strongest first: those of its title, and those of two sentences or more.

    An article of up to three sentences has the contexts of each of them.
    """
    totals: dict[str, int] = {}
    times: dict[str, int] = {}
    count = 0
    for sentence in sentences:
        count += 1
        titled = sentence.part == "title"
        for context, weight in weigh(sentence).items():
            totals[context] = totals.get(context, 0) + weight * (2 if titled else 1)
            if weight >= ENOUGH:
                times[context] = times.get(context, 0) + (2 if titled else 1)
    needed = 1 if count <= 3 else 2
    return _ordered({context: totals[context] for context, often in times.items() if often >= needed})


def _ordered(weights: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda context: (-weights[context], context)))
