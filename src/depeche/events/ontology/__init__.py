"""PLOVER 2.0's ontology as data: types, modes, contexts, scores, and the way to CAMEO and Goldstein's scale.

Sources: PLOVER 2.0 codebook (event categories, table of scores, general contexts), the CAMEO to PLOVER conversion table
of 2021, and Goldstein's scale as published for CAMEO. The tables beside this file can be read and corrected without
Python; `load_ontology` checks them as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from functools import cache, lru_cache
from pathlib import Path

from depeche.events.ontology.read import (
    NO_ASPECT,
    PLAIN,
    CameoCode,
    EventType,
    Known,
    Mode,
    Rule,
    read_codes,
    read_contexts,
    read_evidence,
    read_modes,
    read_rules,
    read_types,
)

__all__ = ["CameoCode", "EventType", "Mode", "Ontology", "load_ontology"]


class Ontology:
    """PLOVER's types, modes and contexts, CAMEO's codes and the rules between them, as read from a folder of tables."""

    def __init__(self, folder: Path) -> None:
        self.types = read_types(folder / "types.tsv")
        self.contexts = read_contexts(folder / "contexts.tsv")
        self._modes = read_modes(folder / "modes.tsv", self.types)
        known = Known(self.types, self.contexts, self._modes)
        self.codes = read_codes(folder / "cameo.tsv", known)
        self._evidence, names = read_evidence(folder / "evidence.tsv")
        self._rules = read_rules(folder / "cameo_rules.tsv", known, self.codes, names)
        self._sieved: dict[tuple[str, str, str | None], list[Rule]] = {}
        self._finest = lru_cache(maxsize=50_000)(self._weigh)

    def score(self, type: str, mode: str | None = None) -> float:
        """PLOVER's score of a type in a mode; of the type as such where the mode is None or not one of its own."""
        found = self._modes.get((type, mode)) if mode else None
        return found.score if found else self.types[type].score

    def quad(self, type: str) -> str:
        """The quad class of a type: one of QUADS."""
        return self.types[type].quad

    def recipient_required(self, type: str) -> bool:
        """Whether PLOVER asks for a recipient (codebook, "Requires recipient")."""
        return self.types[type].recipient_required

    def modes(self, type: str) -> tuple[str, ...]:
        """The modes of a type, in the codebook's order; none for AGREE, SUPPORT, CONCEDE, COOPERATE and AID."""
        return tuple(name for kind, name in self._modes if kind == type)

    def mode(self, type: str, name: str) -> Mode:
        """One mode with its definition and words. Raises KeyError where the type has no such mode."""
        return self._modes[type, name]

    def mode_words(self, type: str, language: str) -> dict[str, str]:
        """Lemma or expression to the mode it shows with an event of this type; where two share it, to the first."""
        found: dict[str, str] = {}
        for (kind, name), mode in self._modes.items():
            if kind == type:
                for words in mode.words.get(language, ()):
                    found.setdefault(words, name)
        return found

    def goldstein(self, code: str | None) -> float | None:
        """Goldstein's value of a CAMEO code; that of the code above it where none was published; None for no code."""
        while code and len(code) >= 2:
            found = self.codes.get(code)
            if found and found.goldstein is not None:
                return found.goldstein
            code = code[:-1]
        return None

    def evidence_of(self, words: Iterable[str], language: str | None = None) -> set[str]:
        """What lemmas, in the text's order, show of CAMEO's finer points (evidence.tsv), in one language or both."""
        lemmas = [PLAIN.get(lower, lower) for lower in map(str.lower, words)]
        found: set[str] = set()
        if not lemmas:
            return found
        for spoken, table in self._evidence.items():
            if language in (None, spoken) and not table.keys().isdisjoint(lemmas):
                for start, lemma in enumerate(lemmas):
                    for parts, shown in table.get(lemma, ()):
                        if len(parts) == 1 or tuple(lemmas[start : start + len(parts)]) == parts:
                            found.add(shown)
        return found

    def cameo(
        self,
        type: str,
        mode: str | None = None,
        contexts: Sequence[str] = (),
        *,
        aspect: str | None = None,
        chain: Sequence[str] = (),
        words: Iterable[str] = (),
        language: str | None = None,
        evidence: Collection[str] = (),
    ) -> str | None:
        """The finest CAMEO code that the evidence carries.

        aspect: type of the deed that the event speaks of (AGREE to AID: "AID"), or None. chain: names of the operators,
        in English ("accept", "demand", "promise"). words: lemmas of the trigger and its objects, in the order of the
        text, in `language` ("fr", "en"; None: either). evidence: more of evidence.tsv's names that the coder knows
        otherwise ("host": the actor of a visit is the host). contexts: the first counts most. An asking is an appeal
        (02) where the words say so, else a demand (10). None for a type that does not exist.
        """
        shown = self.evidence_of(words, language).union(evidence, chain, self.evidence_of(chain, "en"))
        if "demand" in shown:
            shown.discard("appeal")
        return self._finest(type, aspect or NO_ASPECT, mode, frozenset(shown), tuple(contexts))

    def _weigh(self, type: str, aspect: str, mode: str | None, shown: Set[str], contexts: Sequence[str]) -> str | None:
        """The code of the rule that weighs most."""
        best: tuple[int, int] | None = None
        code: str | None = None
        for rule in self._open_rules(type, aspect, mode):
            weight = rule.weight(shown, contexts)
            if weight is not None and (best is None or weight > best):
                best, code = weight, rule.code
        return code

    def _open_rules(self, type: str, aspect: str, mode: str | None) -> list[Rule]:
        """The rules whose type, aspect and mode are met, each with what these weigh."""
        key = (type, aspect, mode)
        found = self._sieved.get(key)
        if found is None:
            found = [rule for kept in self._rules.get(type, ()) if (rule := kept.given(aspect, mode))]
            self._sieved[key] = found
        return found

    cameo_code = cameo


@cache
def load_ontology(folder: Path | None = None) -> Ontology:
    """The ontology that ships with Dépêche, or one from another folder. Raises LexiconError for a bad row."""
    return Ontology(folder or Path(__file__).parent)
