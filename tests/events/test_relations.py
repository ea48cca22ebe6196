"""Marked relations: reading the marks, the candidates, and the roots that the ranker gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche.errors import FormatError
from depeche.events.relations import predict_relations, read_relations, unmark

ROWS = (
    ("ACCUSE", "<s>Prosecutors in Oslo</s> have charged <t>two bankers</t> with fraud."),
    ("ASSAULT", "<s>Rebels</s> attacked <t>a village near Beni</t> on Sunday."),
    ("CONSULT", "<s>The Gambian president</s> met <t>his Senegalese counterpart</t> in Dakar."),
    ("AGREE", "<s>Norway</s> promised to help <t>Moldova</t> pay for gas."),
    ("YIELD", "<s>The army</s> released <t>thirty detainees</t> on Friday."),
    ("REJECT", "<s>Hungary</s> refused to support <t>Ukraine</t>."),
    ("AID", "<s>Qatar</s> sent tents and medicine to <t>earthquake survivors</t>."),
    ("SUPPORT", "<s>Ghana</s> congratulated <t>the new Liberian president</t>."),
)


def test_marks_are_taken_out_and_kept_as_spans() -> None:
    marked = unmark("x", "On Monday <s>Mali</s> praised <t>Russia</t>.")
    assert marked.text == "On Monday Mali praised Russia."
    assert {k: marked.text[a:b] for k, (a, b) in marked.spans.items()} == {"s": "Mali", "t": "Russia"}


def test_an_unclosed_mark_is_a_clear_error() -> None:
    with pytest.raises(FormatError, match="x: the mark <s> is not closed"):
        unmark("x", "<s>Mali praised Russia.")


def test_a_file_without_the_columns_is_a_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "r.tsv"
    file.write_text("id\ttext\n1\tx\n", encoding="utf-8")
    with pytest.raises(FormatError, match="no column 'uid'"):
        read_relations(file)


def test_plain_sentences_get_their_roots(tmp_path: Path) -> None:
    file = tmp_path / "r.tsv"
    lines = [f"r{n}\t{text}" for n, (_, text) in enumerate(ROWS)]
    file.write_text("uid\tmarked_sentence\n" + "\n".join(lines) + "\n", encoding="utf-8")
    roots = dict(predict_relations(file))
    assert list(roots) == [f"r{n}" for n in range(len(ROWS))]
    right = sum(roots[f"r{n}"] == root for n, (root, _) in enumerate(ROWS))
    assert right >= len(ROWS) - 1, roots
