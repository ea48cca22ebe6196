"""The conditions under which a lexicon entry holds at a word: what stands around it (docs/coding.md lists them)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depeche.events.calculus import Composer, Reading


def holds(composer: Composer, need: str, i: int, argument: Reading | None) -> bool:
    """Whether one condition of an entry holds at word i. See lexicon.NEEDS and docs/coding.md."""
    if need.startswith("!"):
        return not holds(composer, need[1:], i, argument)
    name, _, value = need.partition("=")
    if not value and ":" in name:
        name, _, deed = name.partition(":")
        places = composer.syntax.objects(i) if name == "obj" else composer.syntax.subjects(i)
        wanted = set(deed.split("|"))
        for j in places:
            reading = composer.reach(j, 1)
            if reading is not None and composer.is_a(reading.deed, wanted):
                return True
        return False
    word = composer.words[i]
    if name in ("obj", "noobj", "subj", "nosubj"):
        found = composer.syntax.objects(i) if name.endswith("obj") else composer.syntax.subjects(i)
        if value == "actor":
            held = any(composer.kind_of(j) for j in found)
        elif value:
            wanted = set(value.split("|"))
            held = any(composer.kind_of(j) in wanted or composer.words[j].lemma in wanted for j in found)
        else:
            held = bool(found)
        return held != name.startswith("no")
    if name in ("refl", "norefl"):
        held = any(
            c.lower in ("se", "s'", "me", "m'", "nous", "themselves", "itself", "himself")
            and c.dep.startswith(("expl", "obj", "iobj"))
            for c in (composer.words[j] for j in word.children)
        )
        return held if name == "refl" else not held
    if name == "that":
        return any(
            base == "ccomp" and "VerbForm=Inf" not in composer.words[j].morph for base, j in composer.syntax.clauses(i)
        )
    if name in ("inf", "noinf"):
        held = any(True for _ in composer.syntax.clauses(i))
        return held if name == "inf" else not held
    if name == "arg":
        return argument is not None and (not value or composer.is_a(argument.deed, set(value.split("|"))))
    if name == "passive":
        return composer.syntax.is_passive(i)
    if name == "active":
        return not composer.syntax.is_passive(i)
    if name == "root":
        return word.head == i
    if name == "prep":
        return any(prep in value.split("|") for prep, _ in composer.syntax.complements(i)) or bool(
            composer.marked_clauses(i, tuple(value.split("|")))
        )
    if name == "num":
        return any(composer.words[j].dep.startswith("nummod") or composer.words[j].pos == "NUM" for j in word.children)
    if name in ("det", "nodet"):
        held = any(composer.words[j].dep == "det" for j in word.children)
        return held if name == "det" else not held
    return False
