"""The example pages: each is read as its maker meant it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from depeche.coding import code
from depeche.examples import example_pages
from depeche.model import CodedArticle
from depeche.sources import Rejects, read_sources

# file: language, title's first words, day, byline, body's paragraphs, comments, countries of the relation
EXPECTED = {
    "alger-niamey.html": ("fr", "Niger-Algérie : Ali Lamine", "2024-08-14", ("Salamatou Issoufou",), 6, 5, "NER DZA"),
    "luanda-kinshasa-kigali.html": ("fr", "À Luanda, Kinshasa", "2024-10-14", ("Espérance Mukendi",), 6, 3, "COD RWA"),
    "dakar-paris.html": ("fr", "Bases françaises", "2024-12-02", ("Mamadou Lamine Sarr",), 6, 2, "SEN FRA"),
    "beijing-tokyo.html": ("en", "Japan's foreign", "2024-12-26", ("Helen Marsh", "Kenta Oda"), 6, 2, "CHN JPN"),
    "erevan-bakou.html": ("fr", "Erevan et Bakou", "2024-05-12", ("Luc Terzian",), 5, 3, "ARM AZE"),
    "caracas-bogota.html": ("en", "Petro visits Caracas", "2022-11-02", ("Diana Restrepo",), 6, 3, "COL VEN"),
    "athens-ankara.txt": ("en", "Erdoğan and Mitsotakis", "2023-12-08", ("Eleni Markou",), 6, 0, "TUR GRC"),
    "addis-abeba-mogadiscio.txt": ("fr", "Accord avec le", "2024-01-03", ("Abdoulkader Robleh",), 5, 3, "ETH SOM"),
}
BOILERPLATE = (
    "Répondre",
    "Partager",
    "commentaire",
    "Sign up",
    "cookies",
    "WordPress",
    "Blogger",
    "Mots-clés",
    "posted",
)


@cache
def coded() -> dict[str, CodedArticle]:
    with example_pages() as folder:
        return {Path(page.source).name: code(page) for page in read_sources([str(folder)], Rejects())}


def test_every_example_is_expected() -> None:
    assert set(coded()) == set(EXPECTED)


@pytest.mark.parametrize("file", EXPECTED)
def test_language_title_and_date(file: str) -> None:
    language, title, day, *_ = EXPECTED[file]
    article = coded()[file].article
    assert article.language == language
    assert article.title.startswith(title)
    assert article.published is not None
    assert article.published.date.startswith(day)


@pytest.mark.parametrize("file", EXPECTED)
def test_byline(file: str) -> None:
    assert coded()[file].article.byline == EXPECTED[file][3]


@pytest.mark.parametrize("file", EXPECTED)
def test_the_body_is_the_article_and_nothing_else(file: str) -> None:
    article = coded()[file].article
    assert len(article.paragraphs) >= EXPECTED[file][4]
    assert not [words for words in BOILERPLATE if words in article.text]
    for comment in article.comments:
        assert comment.text not in article.text


@pytest.mark.parametrize("file", EXPECTED)
def test_every_comment_is_found_once(file: str) -> None:
    comments = coded()[file].article.comments
    assert len(comments) == EXPECTED[file][5]
    assert len({comment.text for comment in comments}) == len(comments)
    assert all(comment.author and comment.date for comment in comments)


@pytest.mark.parametrize("file", EXPECTED)
def test_events_between_the_two_states_are_coded(file: str) -> None:
    pair = set(EXPECTED[file][6].split())
    between = [e for e in coded()[file].events if pair <= {a.country for a in (*e.actors, *e.recipients)}]
    assert len(between) >= 2


@pytest.mark.parametrize("file", EXPECTED)
def test_who_said_what_is_found(file: str) -> None:
    statements = coded()[file].statements
    assert len(statements) >= 2
    assert any(statement.speaker[0].country for statement in statements)


@pytest.mark.parametrize("file", EXPECTED)
def test_each_comment_has_its_reaction(file: str) -> None:
    one = coded()[file]
    assert [r.comment for r in one.reactions] == [c.number for c in one.article.comments]
