"""The English lexicon's examples are coded as they say, its near misses are not; all in one parsed batch."""

from __future__ import annotations

from tests.events.coded import code_texts

from depeche.events.lexicon import load_lexicon

LEAST_SHARE = 0.95


def test_examples_and_near_misses_hold() -> None:
    cases = [
        (entry.where, *case.partition(": ")[::2], wanted)
        for entry in load_lexicon("en").entries
        for wanted, cases in ((True, entry.examples), (False, entry.near_misses))
        for case in cases
    ]
    assert cases
    told = code_texts(tuple(text for _, _, text, _ in cases), "en")
    failed = []
    for (where, type_, text, wanted), events in zip(cases, told, strict=True):
        types = [event.type for event, _, _ in events]
        if (type_ in types) is not wanted:
            failed.append(f"{where}: {'' if wanted else 'not '}{type_}: {text} <- {types}")
    print("\n".join(failed))
    assert len(failed) <= (1 - LEAST_SHARE) * len(cases), "\n".join(failed)
