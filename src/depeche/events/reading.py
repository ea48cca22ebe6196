"""A reading: what one word of a sentence, with what it governs, says was done."""

from __future__ import annotations

from dataclasses import dataclass, field

from depeche.events.lexicon import Entry


@dataclass(slots=True)
class Reading:
    """What one word, with what it governs, says.

    head: index of the word. deed: class. words: the trigger's words. inner: the reading an operator acted on. slot:
    where that stood (clause, obj, subj ...). steps: the calculus so far, innermost first. status: where the operators
    settle it ("n'a pas voulu" is a refusal, which is actual; what is foiled did not happen), else "".
    """

    head: int
    deed: str
    entry: Entry
    words: tuple[int, ...]
    inner: Reading | None = None
    slot: str = ""
    control: str = "self"
    steps: list[str] = field(default_factory=list)
    status: str = ""

    def innermost(self) -> Reading:
        reading = self
        while reading.inner is not None:
            reading = reading.inner
        return reading
