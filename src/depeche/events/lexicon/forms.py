"""All forms of a lexicon's words, so that entries are found where the lemmatizer errs.

French verbs by paradigms_fr.tsv; French nouns and adjectives, and English words, by their regular endings and the
irregular forms of irregular_en.tsv.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def _table(name: str) -> dict[str, list[str]]:
    rows = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]:
        if line and not line.startswith("#") and "\t" in line:
            key, forms = line.split("\t")
            rows[key] = forms.split()
    return rows


@cache
def _paradigms() -> list[tuple[str, list[str]]]:
    table = _table("paradigms_fr.tsv")
    table.pop("ending", None)
    return sorted(table.items(), key=lambda pair: -len(pair[0]))


@cache
def _whole() -> dict[str, list[str]]:
    return {ending[1:]: forms for ending, forms in _paradigms() if ending.startswith("=")}


@cache
def _irregular() -> dict[str, list[str]]:
    return _table("irregular_en.tsv")


def french_verb(lemma: str) -> list[str]:
    """The forms of a French verb."""
    finite, participles = conjugated(lemma)
    return [*finite, *participles]


@cache
def conjugated(lemma: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms of a French verb without its past participle, and those of that participle."""
    stem, forms = "", _whole().get(lemma, [])
    if not forms:
        stem, forms = next(((lemma[: -len(e)], forms) for e, forms in _paradigms() if lemma.endswith(e)), ("", []))
    others, participles = list[str](), list[str]()
    for form in forms:
        if form.endswith("+"):
            base = stem + form[:-1]
            participles += [base, base + "e", base if base.endswith("s") else base + "s", base + "es"]
        elif form.endswith("*"):
            participles.append(stem + form[:-1])
        else:
            others.append(stem + form)
    return tuple(others), tuple(participles)


@cache
def homographs() -> dict[str, frozenset[str]]:
    """Forms of French verbs that are other words as well, by what they are; and nouns that look like participles."""
    found: dict[str, set[str]] = {}
    for line in (HERE / "homographs_fr.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "kind")):
            kind, forms = line.split("\t")
            found.setdefault(kind, set()).update(forms.split())
    return {kind: frozenset(forms) for kind, forms in found.items()}


def french_nominal(lemma: str) -> list[str]:
    """The forms of a French noun or adjective."""
    found = [lemma + "s", lemma + "e", lemma + "es", lemma + "x"]
    if lemma.endswith(("al", "ail")):
        found.append(lemma[: -2 if lemma.endswith("al") else -3] + "aux")
    if lemma.endswith("f"):
        found += [lemma[:-1] + "ve", lemma[:-1] + "ves"]
    if lemma.endswith("eur"):
        found += [lemma[:-3] + "euse", lemma[:-3] + "euses", lemma[:-3] + "rice", lemma[:-3] + "rices"]
    return found


def english_word(lemma: str) -> list[str]:
    """The forms of an English verb or noun."""
    found = list(_irregular().get(lemma, ()))
    last = lemma[-1]
    if last == "e":
        return [*found, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if last == "y" and len(lemma) > 2 and lemma[-2] not in "aeiou":
        return [*found, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    plural = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    found += [plural, lemma + "ed", lemma + "ing"]
    if last in "bdglmnprt" and len(lemma) > 2 and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou":
        found += [lemma + last + "ed", lemma + last + "ing"]
    return found


def forms_of(lemma: str, pos: str, language: str) -> list[str]:
    """The forms of a lemma of part of speech V, N, A or X in "fr" or "en", without the lemma itself."""
    if language == "en":
        return english_word(lemma)
    return french_verb(lemma) if pos == "V" else french_nominal(lemma)
