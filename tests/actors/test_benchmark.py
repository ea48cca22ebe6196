"""The benchmark's passages, and what they say of the package's tables and the parsing pipelines together."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.actors.__main__ import run
from benchmarks.actors.articles import sentences_of_article
from benchmarks.actors.passages import FOLDER, read_passages

from depeche.actors.mentions import find_mentions
from depeche.actors.tables import load_tables

SEED = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"


def test_the_passages_are_many_and_from_everywhere() -> None:
    passages = [p for name in ("passages", "heldout") for p in read_passages(FOLDER / f"{name}.txt")]
    assert len(passages) >= 40
    assert sum(len(p.gold) for p in passages) >= 300
    assert {p.language for p in passages} == {"fr", "en"}
    assert {p.region for p in passages} == {"Africa", "Europe", "Middle East", "Asia", "Americas"}
    assert min(p.date for p in passages) < "2005" < "2024" < max(p.date for p in passages)
    for passage in passages:
        for gold in passage.gold:
            text = passage.title if gold.paragraph < 0 else passage.paragraphs[gold.paragraph]
            assert text[gold.start : gold.end] == gold.text


def test_mentions_are_found_and_their_countries_right() -> None:
    tables = load_tables()
    counts: dict[str, int] = {}
    for name in ("passages", "heldout"):
        for what, number in run(FOLDER / f"{name}.txt", tables)[0].counts.items():
            counts[what] = counts.get(what, 0) + number
    assert 2 * counts["matched"] / (counts["gold"] + counts["found"]) >= 0.90
    assert counts["country"] / counts["countries"] >= 0.95


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not part of the project")
def test_the_seed_page_is_understood() -> None:
    blocks = SEED.read_text(encoding="utf-8").split("\n\n")
    title, paragraphs = blocks[0], blocks[2:8]
    sentences = sentences_of_article("fr", title, paragraphs)
    mentions = find_mentions(sentences, load_tables(), published="2021-11-12")

    def meant(words: str, paragraph: int) -> list[set[str]]:
        rows = [row for s, row in zip(sentences, mentions, strict=True) if s.paragraph == paragraph]
        return [{a.name for a in m.actors} for row in rows for m in row if m.span.text == words]

    both = {"Abdoulaye Diop", "Sergueï Lavrov"}
    assert meant("le ministre des Affaires étrangères et de la Coopération internationale", 0) == [{"Abdoulaye Diop"}]
    assert meant("son homologue russe", 0) == [{"Sergueï Lavrov"}]
    assert meant("les deux ministres", 1) == [both]
    assert meant("Ils", 1) == [both]
    assert meant("le chef de la diplomatie malienne", 2) == [{"Abdoulaye Diop"}]
    assert meant("Il", 3) == [{"Abdoulaye Diop"}]
    assert meant("La Partie russe", 3) == [{"Russie"}]
    assert meant("Les deux pays", 3) == [{"Mali", "Russie"}]
    assert meant("Lavrov", 4) + meant("Diop", 4) == [{"Sergueï Lavrov"}, {"Abdoulaye Diop"}]
