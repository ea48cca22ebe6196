"""The conditions under which a lexicon entry holds at a word: what stands around it (docs/coding.md lists them)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from depeche.events.status import is_negated

if TYPE_CHECKING:
    from depeche.events.calculus import Composer
    from depeche.events.reading import Reading


class Condition(NamedTuple):
    """A condition as read: "!obj=actor" -> obj, of actors, not; "subj:TALKS|VISIT" -> subj, of deeds. values: the words
    behind the sign, in order; wanted: the same as a set, with their small spellings."""

    name: str
    negated: bool
    of_deeds: bool
    values: tuple[str, ...]
    wanted: frozenset[str]

    @property
    def late(self) -> bool:
        """Whether it asks what another word says, which is worked out only where all else holds."""
        return self.of_deeds or self.name.startswith("arg")


@lru_cache(maxsize=4096)
def read_condition(need: str) -> Condition:
    """Read one of an entry's needs."""
    bare = need.lstrip("!")
    name, _, value = bare.partition("=")
    of_deeds = not value and ":" in name
    if of_deeds:
        name, _, value = name.partition(":")
    values = tuple(value.replace("_", " ").split("|")) if value else ()
    wanted = frozenset((*values, *map(str.lower, values)))  # names: their lemmas are small
    return Condition(name, bool((len(need) - len(bare)) % 2), of_deeds, values, wanted)


@lru_cache(maxsize=4096)
def staged(needs: tuple[str, ...]) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """An entry's conditions: those that the word's own neighbourhood answers, and the late ones."""
    conditions = [read_condition(need) for need in needs]
    return tuple(c for c in conditions if not c.late), tuple(c for c in conditions if c.late)


def all_hold(composer: Composer, conditions: tuple[Condition, ...], i: int, argument: Reading | None) -> bool:
    """Whether all these conditions hold at word i. argument: the reading an operator acts on there."""
    for condition in conditions:
        held = _holds(composer, condition, i, argument)
        if held == condition.negated:
            return False
    return True


REFLEXIVE = frozenset(("se", "s'", "themselves", "itself", "himself"))
PERSONAL = frozenset("les lui eux elles ils them him they he she".split())
"""Pronouns that as a side mean somebody, whether or not it is told who."""
OF_FIRST_PERSON = frozenset(("me", "m'", "nous"))
CIVIL = frozenset(("CVL", "EDU", "LAB", "HLH", "AGR"))
"""Sectors of groups who may protest."""
UNTOLD = frozenset(
    "homme individu inconnu mouvement groupe victime passager rescapé blessé touriste visiteur spectateur "
    "supporter fan client voyageur".split()
)
"""Nouns of groups that may be anybody."""
COUNTS = frozenset(
    "dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier million "
    "partie majorité huitaine poignée tiers moitié plupart nombre groupe dozen hundred thousand number group".split()
)


def _is_reflexive(composer: Composer, i: int) -> bool:
    """Whether a verb has a pronoun of its own subject."""
    for j in composer.words[i].children:
        child = composer.words[j]
        if child.dep.startswith(("expl", "obj", "iobj")) and (
            child.lower in REFLEXIVE or (child.lower in OF_FIRST_PERSON and not _is_third_person(composer, i))
        ):
            return True
    return False


def _names(composer: Composer, i: int) -> bool:
    """Whether a verb says what somebody or something is, by a noun or adjective behind its object ("called the raid a
    crime", "calling them illegal residents")."""
    words = composer.words
    beside = [words[j] for j in words[i].children if j > i]
    objects = [w for w in beside if w.dep == "obj" and w.pos in ("NOUN", "PROPN", "PRON")]
    told = [
        w
        for w in beside
        if w.dep == "xcomp" and w.pos in ("NOUN", "ADJ") and not any(words[j].lower == "to" for j in w.children)
    ]
    return bool(objects) and (len(objects) > 1 or bool(told))


def _is_civil(composer: Composer, j: int) -> bool:
    """Whether word j names a group who may protest, and not only how many or of what sex they are."""
    named = composer.kind_of(j) == "GROUP" and composer.words[j].lemma not in UNTOLD
    return named and not CIVIL.isdisjoint(composer.sectors_of(j))


def _counted(composer: Composer, places: list[int]) -> list[int]:
    """These words and what they count or are part of ("une dizaine de soldats", "l'une des voitures")."""
    found = list(places)
    for j in found:  # which grows: "des dizaines de milliers de réservistes"
        word = composer.words[j]
        if word.lemma in COUNTS or word.pos == "NUM" or (word.pos == "PRON" and word.lemma in ("un", "one")):
            found += [k for k in word.children if composer.words[k].dep.split(":")[0] in ("nmod", "obl")]
    return found


def _is_one_of(composer: Composer, j: int, wanted: frozenset[str]) -> bool:
    """Whether word j is of one of these kinds, lemmas or sectors; "actor" is any mention, and who a pronoun means."""
    word, kind = composer.words[j], composer.kind_of(j)
    if "actor" in wanted and (kind or word.lower in PERSONAL):
        return True
    return kind in wanted or word.lemma in wanted or not composer.sectors_of(j).isdisjoint(wanted)


def _holds(composer: Composer, condition: Condition, i: int, argument: Reading | None) -> bool:
    """Whether a condition, its negation left out, holds. See lexicon.NEEDS and docs/coding.md."""
    name, values, wanted = condition.name, condition.values, condition.wanted
    if condition.of_deeds:
        places = composer.syntax.objects(i) if name == "obj" else composer.syntax.subjects(i)
        for j in places:
            reading = composer.reach(j, 1)
            if reading is not None and composer.is_a(reading.deed, wanted):
                return True
            if "CROWD" in wanted and _is_civil(composer, j):
                return True  # "les Kényans", "les instituteurs"
        return False
    if name == "about":
        return not wanted.isdisjoint(composer.subjects_told)
    word = composer.words[i]
    if name in ("obj", "noobj", "subj", "nosubj"):
        found = composer.syntax.objects(i) if name.endswith("obj") else composer.syntax.subjects(i)
        held = any(_is_one_of(composer, j, wanted) for j in _counted(composer, found)) if values else bool(found)
        return held != name.startswith("no")
    if name in ("refl", "norefl"):
        return _is_reflexive(composer, i) == (name == "refl")
    if name == "that":
        clauses = composer.syntax.clauses(i)
        if values == ("not",):  # "jure qu'il n'a pas tiré"
            if word.dep == "parataxis" and word.head < i:  # "aucun soldat n'a tiré, assure Kigali"
                return _is_denied(composer, word.head)
            return any(base in ("ccomp", "xcomp") and _is_denied(composer, j) for base, j in clauses)
        said = any(base == "ccomp" and _is_finite(composer, j) for base, j in clauses)
        if said and composer.lexicon.language == "en":  # "told the bank to lend after it did not act"
            said = not any(base == "xcomp" and "VerbForm=Inf" in composer.words[j].morph for base, j in clauses)
        return said or composer.said_before(i) >= 0
    if name == "pred":
        return _names(composer, i)
    if name in ("inf", "noinf"):
        clauses = composer.syntax.clauses(i)
        if not clauses and composer.lexicon.language == "en":
            clauses = [("xcomp", j) for j in composer.asked_of_addressee(i)]
        held = bool(clauses) and (not values or any(_reaches(composer, j, wanted) for _, j in clauses))
        return held if name == "inf" else not held
    if name == "arg":
        return argument is not None and (not values or composer.is_a(argument.deed, wanted))
    if name == "passive":
        return composer.syntax.is_passive(i)
    if name == "active":
        return not composer.syntax.is_passive(i)
    if name == "root":
        return word.head == i or _opens_segment(composer, i)
    if name == "prep":
        if any(prep in wanted for prep, _ in composer.syntax.complements(i)) or composer.marked_clauses(i, values):
            return True
        return "à" in wanted and any(  # "leur a promis"
            c.dep == "iobj" and c.lower not in REFLEXIVE for c in (composer.words[j] for j in word.children)
        )
    if name == "place":
        found = composer.syntax.objects(i) if "obj" in wanted else []
        found = composer.syntax.subjects(i) if "subj" in wanted else found
        return any(composer.is_place_name(j) for j in found) or any(
            prep in wanted and composer.is_place_name(j) for prep, j in composer.syntax.complements(i)
        )
    if name == "of":  # "l'élargissement de X"
        return any(
            composer.kind_of(j) in wanted or composer.words[j].lemma in wanted
            for prep, j in composer.syntax.complements(i)
            if prep in composer.lexicon.frames["of"]
        )
    if name == "num":
        return any(composer.words[j].dep.startswith("nummod") or composer.words[j].pos == "NUM" for j in word.children)
    if name in ("det", "nodet"):
        held = any(
            c.dep == "det" or (c.dep == "nmod:poss" and c.pos == "DET")  # "sa"
            for c in (composer.words[j] for j in word.children)
        )
        return held if name == "det" else not held
    return False


def _is_finite(composer: Composer, j: int) -> bool:
    """Whether a clause has a finite verb: its own, or a modal before an infinitive ("said that it should leave")."""
    words = composer.words
    return "VerbForm=Inf" not in words[j].morph or any(
        words[k].dep == "aux" and "VerbForm=Fin" in words[k].morph for k in words[j].children
    )


def _is_denied(composer: Composer, j: int) -> bool:
    """Whether a clause says what did not happen or is not so: negated, finite or perfect, no future or conditional."""
    told = _is_finite(composer, j) or any(a.lemma == "avoir" for a in composer.syntax.auxiliaries(j))
    if not told or not is_negated(composer.syntax, j):
        return False
    morphs = [composer.words[j].morph, *(a.morph for a in composer.syntax.auxiliaries(j))]
    return not any("Tense=Fut" in m or "Mood=Cnd" in m for m in morphs)


def _is_third_person(composer: Composer, i: int) -> bool:
    """Whether the verb, or its auxiliary, is of the third person ("nos élus nous entendent")."""
    return any("Person=3" in word.morph for word in (composer.words[i], *composer.syntax.auxiliaries(i)))


def _reaches(composer: Composer, j: int, prepositions: frozenset[str]) -> bool:
    """Whether a clause has an actor behind one of these prepositions ("promet de livrer une centrale au Niger")."""
    found = list(composer.syntax.complements(j))
    for k in composer.syntax.objects(j):  # where small parsers hang them
        found += composer.syntax.complements(k)
    return any(prep in prepositions and composer.kind_of(k) for prep, k in found)


def _opens_segment(composer: Composer, i: int) -> bool:
    """Whether a noun opens what follows a colon and hangs on what stands before it ("Tchad : accord entre ...")."""
    words = composer.words
    first = i
    while first > 0 and words[first - 1].pos in ("DET", "ADJ", "NUM"):
        first -= 1
    return first > 0 and words[first - 1].text == ":" and words[i].head < first - 1
