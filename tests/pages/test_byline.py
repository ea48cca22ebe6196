"""Who wrote it: people, the outlet beside them, and the newsroom only where nothing else stands."""

from __future__ import annotations

import pytest

from depeche.pages.byline import read_byline, read_signature


@pytest.mark.parametrize(
    ("words", "names", "outlet"),
    [
        ("Kader Toé", ["Kader Toé"], None),
        ("Kader Toé / L'Indépendant", ["Kader Toé"], "L'Indépendant"),
        ("Par Moussa Ag Assarid avec AFP", ["Moussa Ag Assarid"], "AFP"),
        ("Jean-Pierre Ould Ahmed et Awa Sow", ["Jean-Pierre Ould Ahmed", "Awa Sow"], None),
        ("Abdoulaye N’Diaye", ["Abdoulaye N’Diaye"], None),
        ("A.B. Cissé", ["A.B. Cissé"], None),
        ("KADER TOÉ", ["KADER TOÉ"], None),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"], None),
        ("Oumar Diop, correspondant à Kayes", ["Oumar Diop"], None),
        ("Source : Le Quotidien de Rosso", [], "Le Quotidien de Rosso"),
        ("L’Écho du Nakambé", [], "L’Écho du Nakambé"),
    ],
)
def test_lines_that_sign_a_text(words: str, names: list[str], outlet: str | None) -> None:
    found = read_signature(words)
    assert found is not None
    assert (list(found.names), found.outlet, found.newsroom) == (names, outlet, False)


@pytest.mark.parametrize("words", ["La Rédaction", "AFP", "admin", "Staff Reporter", "wordpressadmin", "Redaktion"])
def test_a_newsroom_is_marked_as_one(words: str) -> None:
    found = read_byline(words)
    assert found is not None
    assert found.newsroom


@pytest.mark.parametrize(
    "words",
    [
        "Conclusion",
        "Le Premier ministre",
        "Ségou",
        "Il est parti hier.",
        "Que faire ?",
        "Awa est à Bamako",
        "12 mai 2021",
    ],
)
def test_lines_that_sign_nothing(words: str) -> None:
    assert read_signature(words) is None


def test_a_name_is_not_cut_within_a_word() -> None:
    assert read_byline("Benjamin Carlin").names == ("Benjamin Carlin",)  # type: ignore[union-attr]


def test_dates_beside_a_byline_are_left_out() -> None:
    for words in (
        "Par Awa Ndiaye - 12/11/2021 à 10h",
        "By Awa Ndiaye on Wed, 12/09/2020 - 14:30",
        "Awa Ndiaye à 20:14",
    ):
        assert read_byline(words).names == ("Awa Ndiaye",)  # type: ignore[union-attr]
