"""States named by an adjective on a thing ("des missiles russes", "un accord franco-rwandais"): no mentions, yet sides.

The mentions of actors hold persons, bodies and states; a thing that belongs to a state is none of them. For the sides
of events the adjective names the state all the same, where nothing nearer does.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from functools import lru_cache

from depeche.actors.tables import Tables
from depeche.actors.wordclasses import word_classes
from depeche.language.parsed import Sentence, Word
from depeche.model import Actor, Mention, Span

UNION = "IGOEUU"
OF_THE_UNION = frozenset(
    "sanction aide financement fonds embargo sommet directive règlement subvention décision mission médiation réaction "
    "annonce exécutif diplomatie aid fund funding summit directive regulation subsidy decision mediation reaction "
    "response executive diplomacy proposal offer".split()
)
"""What is the European Union's where it is called European; a European championship is nobody's."""
LED = frozenset("mener diriger conduire commander emmener lead head command".split())
"""Verbs that say who leads a group ("menée par X")."""


@lru_cache(maxsize=4)
def demonyms(tables: Tables, language: str) -> dict[str, tuple[str, ...]]:
    """States' codes by the lower-case forms of their adjectives ("congolais": two states)."""
    found: dict[str, tuple[str, ...]] = {}
    for code, row in tables.states.items():
        if row["kind"] != "former":
            for form in row.many(f"demonyms_{language}"):
                lower = form.lower().replace("’", "'")
                found[lower] = (*found.get(lower, ()), code)
    for form in ("européen", "européenne", "européens", "européennes", "european"):
        found[form] = (UNION,)
    return found


def with_adjectives(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], tables: Tables
) -> list[list[Mention]]:
    """The mentions with those of adjectives of states on things added, in text order.

    An adjective of several states counts where the article names just one of them otherwise.
    """
    named = {a.country for row in mentions for m in row for a in m.actors}
    found: list[list[Mention]] = []
    for sentence, plain in zip(sentences, mentions, strict=True):
        row = [
            _nearer(mention, n, plain, sentence) if _is_vague(mention) else mention for n, mention in enumerate(plain)
        ]
        known = demonyms(tables, sentence.language)
        english = sentence.language == "en"
        new: list[Mention] = []
        compounds = not english and "-" in sentence.text
        for word in sentence.words if compounds or not known.keys().isdisjoint(sentence.vocabulary) else ():
            lower = word.lower
            codes = known.get(lower, ())
            before: tuple[str, ...] = ()
            if not codes and compounds and "-" in lower:
                before = _compounded(lower)
                codes = known.get(lower.rpartition("-")[2], ()) if before else ()
            if not codes or (codes == (UNION,) and sentence.words[word.head].lemma not in OF_THE_UNION):
                continue
            if any(m.first <= word.i <= m.last for m in row):
                continue
            if english:
                actors = _of_english(word, codes, sentence.words, tables)
            else:
                actors = _of_french(word, before, codes, sentence, tables, named)
            if actors:
                new.append(_mention(word, actors, sentence))
        found.append(sorted([*row, *new], key=lambda m: m.first) if new else list(row))
    return found


def _of_french(
    word: Word,
    before: tuple[str, ...],
    codes: tuple[str, ...],
    sentence: Sentence,
    tables: Tables,
    named: Set[str | None],
) -> tuple[Actor, ...]:
    """Whom a French adjective means. before: the states that its first parts name; codes: those it may name itself."""
    if (word.pos not in ("ADJ", "NOUN", "PROPN") and not before) or word.text[:1].isupper():
        return ()
    described = _describes(word, sentence)
    if word.dep not in ("amod", "nmod") and not described and not _are_people(word, sentence):
        return ()
    known = codes if len(codes) == 1 else tuple(c for c in codes if c in named)
    if len(known) != 1:
        return ()
    if described and known[0] != UNION:
        return (Actor(word.text, "person", known[0], ("CVL",), None, "table:demonyms"),)
    return tuple(_state(code, tables, "fr") for code in (*before, *known))


def _of_english(word: Word, codes: tuple[str, ...], words: Sequence[Word], tables: Tables) -> tuple[Actor, ...]:
    """The state that an English adjective means, where it is one only."""
    return (_state(codes[0], tables, "en"),) if len(codes) == 1 and _on_thing(word, words) else ()


def _is_vague(mention: Mention) -> bool:
    """Whether a mention is of a group of which its own words tell no country."""
    if len(mention.actors) != 1:
        return False
    actor = mention.actors[0]
    return actor.kind == "group" and actor.how in ("setting", "unknown", "table:roles")


def _nearer(mention: Mention, n: int, row: Sequence[Mention], sentence: Sentence) -> Mention:
    """A vague group as what stands right behind it says: its name ("le groupe « X »") or its leader ("menée par X")."""
    words, after = sentence.words, mention.last + 1
    if n + 1 >= len(row) or after + 1 >= len(words) or not row[n + 1].actors:
        return mention
    beside = row[n + 1]
    if words[after].text in ("«", '"', "“") and beside.first == after + 1:
        named = beside.actors[0].how == "table:organisations"
        return replace(mention, actors=beside.actors) if named else mention
    led = words[after].lemma in LED and words[after + 1].lower in ("par", "by")
    if led and mention.actors[0].country is None and beside.first <= after + 3:
        return replace(mention, actors=(replace(mention.actors[0], country=beside.actors[0].country, how="led by"),))
    return mention


def _describes(word: Word, sentence: Sentence) -> bool:
    """Whether an adjective stands by itself behind a person's name or age ("39 ans, français d'origine ...")."""
    words, i = sentence.words, word.i
    if i == 0 or i + 1 >= len(words) or words[i - 1].text not in (",", ")"):
        return False
    origin = i + 2 < len(words) and words[i + 1].lower in ("d'", "de") and words[i + 2].lower == "origine"
    return origin or words[i + 1].text in (",", ".")


def _are_people(word: Word, sentence: Sentence) -> bool:
    """Whether a demonym without a capital means people ("les américains bombardent ...")."""
    return (
        word.pos == "NOUN"
        and "Number=Plur" in word.morph
        and word.dep.startswith(("nsubj", "obl:agent", "obj"))
        and word.i > 0
        and sentence.words[word.i - 1].lower in ("les", "des", "aux")
    )


def _compounded(word: str) -> tuple[str, ...]:
    """The states before the last of a compound adjective ("franco-rwandaise": France); none where one is no state."""
    known = word_classes("fr").compound
    codes = [known.get(part, "") for part in word.split("-")[:-1]]
    return tuple(codes) if all(codes) else ()


def _on_thing(word: Word, words: Sequence[Word]) -> bool:
    """Whether an English adjective stands before a thing, or before a hyphen and another ("Saudi-Greek talks")."""
    if not word.text[:1].isupper():
        return False
    if word.i + 2 < len(words) and words[word.i + 1].text == "-":
        return words[word.i + 2].text[:1].isupper()
    return word.dep in ("amod", "compound", "nmod:desc") and word.head > word.i and words[word.head].pos == "NOUN"


def _mention(word: Word, actors: tuple[Actor, ...], sentence: Sentence) -> Mention:
    span = Span(word.start, word.end, word.text, sentence.part)
    return Mention(span, sentence.index, word.i, word.i, word.i, actors, "adjective")


def _state(code: str, tables: Tables, language: str) -> Actor:
    if code == UNION:
        name = "Union européenne" if language == "fr" else "European Union"
        return Actor(name, "organisation", UNION, ("IGO",), None, "adjective")
    return Actor(tables.state_name(code, language), "state", code, ("GOV",), None, "adjective")
