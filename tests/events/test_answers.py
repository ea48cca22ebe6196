"""Whom refusals and denials answer: who asked or accused a sentence or two before."""

from __future__ import annotations

import pytest

from depeche.coding import code_article
from depeche.prediction import Line, as_article


def answer(*sentences: str) -> list[str]:
    """The names of those whom the refusals of a story are given to."""
    article = as_article([Line(f"story:{n}", text) for n, text in enumerate(sentences, 1)])
    refusals = [event for event in code_article(article).events if event.type == "REJECT"]
    return [actor.name for event in refusals for actor in event.recipients]


@pytest.mark.parametrize(
    ("call", "refusal", "caller"),
    [
        (
            "La Cedeao a exigé la libération du président Bazoum.",
            "La junte nigérienne a refusé.",
            "Communauté économique",
        ),
        ("L'Algérie accuse le Niger d'abriter des trafiquants.", "Le Niger dément catégoriquement.", "Algérie"),
    ],
)
def test_a_refusal_answers_whoever_asked(call: str, refusal: str, caller: str) -> None:
    assert any(caller in name for name in answer(call, refusal))


def test_a_denial_answers_the_one_who_accused_the_denier() -> None:
    story = ("Le Ghana accuse le Niger de contrebande.", "La Cedeao a critiqué le Togo.", "Le Niger dément.")
    assert answer(*story) == ["Ghana"]
