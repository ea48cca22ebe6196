"""Quotations are found whatever their marks, over paragraphs, and never swallow an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.statements.quotations import Quotation, find_quotations


def spans(text: str) -> list[tuple[int, int]]:
    found, offset = [], 0
    for paragraph in text.split("\n\n"):
        found.append((offset, offset + len(paragraph)))
        offset += len(paragraph) + 2
    return found


def quoted(text: str) -> list[str]:
    return [" / ".join(text[a:b] for a, b in q.pieces) for q in find_quotations(text, spans(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a dit : « Nous irons. »", ["Nous irons."]),
        ("Il a dit: «Nous irons».", ["Nous irons"]),
        ('Il a dit "oui" puis "non".', ["oui", "non"]),
        ("Il a dit “oui” puis ‘non’.", ["oui", "non"]),
        ("L'unité \"Hawks\" s'est déployée.", ["Hawks"]),
        ('Selon lui, " plus de la moitié ont voté ".', ["plus de la moitié ont voté"]),
        ('« Il m\'a dit "non" et « jamais » », raconte-t-il.', ['Il m\'a dit "non" et « jamais »']),
        (
            "'We will go,' he said. 'It is the ministers' choice,' he added.",
            ["We will go,", "It is the ministers' choice,"],
        ),
        ("‘We won’t go,’ he said.", ["We won’t go,"]),
        ("l'État, qu'il dirige, n'a pas d'argent", []),
        ("» Lire aussi\n\n» À la une\n\nIl a dit « oui ».", ["oui"]),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_reopened_at_each_paragraph_is_one() -> None:
    assert quoted("« Nous irons.\n\n« Puis nous verrons.\n\n» Enfin », dit-il.") == [
        "Nous irons. / Puis nous verrons. / Enfin"
    ]


def test_a_quotation_goes_on_where_the_next_paragraph_closes_it() -> None:
    assert quoted('"Le parti a voté.\n\nLa majorité a suivi", a-t-il dit. "Oui."') == [
        "Le parti a voté. / La majorité a suivi",
        "Oui.",
    ]


def test_an_unclosed_quotation_ends_with_its_sentence_when_another_follows() -> None:
    assert quoted("« Nous irons, a dit le maire. Il ajoute : « Rien. »") == ["Nous irons, a dit le maire.", "Rien."]


def test_an_unclosed_quotation_after_a_colon_ends_with_its_paragraph() -> None:
    assert quoted("Il a dit : « Nous irons. Demain.\n\nLe maire est parti.") == ["Nous irons. Demain."]


def test_a_closing_mark_alone_quotes_nothing() -> None:
    assert quoted('Nous irons", a dit le maire. "Oui", dit-il.') == ["Oui"]


PIECES = st.sampled_from(
    [
        "« ",
        " »",
        "«",
        "»",
        '"',
        "“",
        "”",
        "'",
        "’",
        "‘",
        "Il dit",
        " que rien ne va",
        ". ",
        ", ",
        " : ",
        "\n\n",
        "l'État ",
        "A",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_quotations_lie_in_order_within_the_text_and_pieces_within_paragraphs(text: str) -> None:
    paragraphs = spans(text)
    last = 0
    for quotation in find_quotations(text, paragraphs):
        assert last <= quotation.start < quotation.end <= len(text)
        last = quotation.end
        for start, end in quotation.pieces:
            assert quotation.start <= start < end <= quotation.end
            assert any(a <= start and end <= b for a, b in paragraphs)


PARAGRAPHS = (
    "« Les convois partiront », a dit le maire. Il a parlé de « la dernière chance ».",
    'Le ministre a répondu : "Nous verrons. Rien ne presse." Puis il est parti.',
    "“The deal is dead,” he said. “Nobody believes in it,” he added.",
    "Selon lui, la route est sûre.",
)


@given(st.integers(0, 11))
def test_a_missing_mark_swallows_no_other_paragraph(number: int) -> None:
    text = "\n\n".join(PARAGRAPHS)
    marks = [i for i, c in enumerate(text) if c in '«»“”"']
    place = marks[number % len(marks)]
    damaged = text[:place] + text[place + 1 :]
    paragraphs = spans(damaged)

    def home(q: Quotation) -> int:
        return next(n for n, (a, b) in enumerate(paragraphs) if a <= q.start <= b)

    for quotation in find_quotations(damaged, paragraphs):
        assert quotation.end <= paragraphs[home(quotation)][1]
