"""Comments by known markup and by structure, and what only looks like comments."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from depeche.pages.comments import FoundComments, take_comments
from depeche.pages.dom import parse, words_of
from depeche.pages.index import Index

ARTICLE = "<h1>Titre</h1><article><p>Le texte de l'article, qui parle de la frontière.</p></article>"


def take(body: str) -> tuple[FoundComments, str]:
    source = f"<html><body>{ARTICLE}{body}</body></html>"
    index = Index(parse(source, "page"))
    return take_comments(index, source), words_of(index.tree)


PIECES = tomllib.loads((Path(__file__).parent / "builds.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("system", PIECES["builds"])
def test_author_date_and_text_are_read_from_each_build(system: str) -> None:
    found, rest = take(PIECES["builds"][system])
    assert found.system == system
    ((author, date, text),) = [(c.author, (c.date or "")[:16], c.text) for c in found.comments]
    assert (author, date, text) == ("Awa", "2021-11-12T10:30", "Bonjour.")
    assert "Bonjour" not in rest
    assert "Le texte de l'article" in rest


def test_answers_by_nesting_by_depth_and_by_indentation() -> None:
    def one(n: int, more: str = "", inner: str = "") -> str:
        item = f'<cite class="fn">A{n}</cite><div class="comment-content">Mot {n}.</div>{inner}'
        return f'<li class="comment {more}" id="comment-{n}">{item}</li>'

    nested = one(1, inner=f"<ol class=children>{one(2, inner=f'<ol class=children>{one(3)}</ol>')}</ol>") + one(4)
    flat = one(1, "depth-1") + one(2, "depth-2") + one(3, "depth-3") + one(4, "depth-1")
    for build in (nested, flat):
        comments = take(f"<ol class=comment-list>{build}</ol>")[0].comments
        assert [(c.level, c.answers) for c in comments] == [(0, None), (1, 1), (2, 2), (0, None)]


@pytest.mark.parametrize("name", PIECES["lookalikes"])
def test_what_only_looks_like_comments_gives_none(name: str) -> None:
    assert take(PIECES["lookalikes"][name])[0].comments == ()


def test_data_for_scripts_is_read_where_the_page_shows_nothing() -> None:
    answer = {"author": "Sani", "createdAt": 1636713000, "body": "Salut !", "likes": 2}
    first = {
        "author": {"name": "Awa"},
        "createdAt": "2021-11-12T10:30:00Z",
        "body": "<p>Bonjour.</p>",
        "replies": [answer],
    }
    state = {"page": {"comments": {"items": [first]}, "filler": "x" * 200}}
    found, _ = take(f"<script>window.__STATE__ = {json.dumps(state)};</script>")
    assert [(c.author, c.text, c.level, c.answers, c.likes) for c in found.comments] == [
        ("Awa", "Bonjour.", 0, None, None), ("Sani", "Salut !", 1, 1, 2),
    ]  # fmt: skip


def test_repeated_blocks_of_no_known_name_below_a_heading() -> None:
    block = '<div class="media"><h4>{name} <small>12 Nov 2021 10:{minute}</small></h4><p>{text}</p></div>'
    blocks = "".join(
        block.format(name=n, minute=m, text=t) for n, m, t in (("Kassim", 30, "Oui !"), ("Awa", 45, "Non."))
    )
    found, rest = take(f"<div><h3>Commentaires (2)</h3>{blocks}</div>")
    assert [(c.author, c.date, c.text) for c in found.comments] == [
        ("Kassim", "2021-11-12T10:30", "Oui !"), ("Awa", "2021-11-12T10:45", "Non."),
    ]  # fmt: skip
    assert "Non." not in rest


def test_a_block_that_holds_the_article_is_no_comment() -> None:
    entry = f'<div class="posting"><span class="author">Awa</span>{ARTICLE}<time datetime="2021-11-12">12</time></div>'
    found, rest = take(entry)
    assert found.comments == ()
    assert "Le texte de l'article" in rest


@pytest.mark.parametrize("line", ["12/11/2021", "il y a 3 jours"])
def test_dates_alone_are_no_comments(line: str) -> None:
    assert take(f'<div class="discussion">{f"<span>{line}</span>" * 5}</div>')[0].comments == ()


@pytest.mark.parametrize("words", ["+1", ":-)", "👍", "Répondre", "100"])
def test_a_reader_may_say_as_little_as_a_button(words: str) -> None:
    said = f'<cite class="fn">Awa</cite><div class="comment-content"><p>{words}</p></div>'
    item = f'<li class="comment" id="comment-1">{said}</li>'
    assert [c.text for c in take(f"<ol class=comment-list>{item}</ol>")[0].comments] == [words]
