"""Laws that hold for every page, and bad input, which is told apart with a reason and never crashes."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depeche.errors import PageError
from depeche.model import Article, Page
from depeche.pages import read_page
from depeche.pages.reading import draft_of

SENTENCE = "Le ministre nigérien des Affaires étrangères a reçu à Niamey son homologue tchadien, arrivé la veille. "
REASONS = {"not an article", "empty", "unknown language", "broken"}

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)
NAMES = st.sampled_from(
    ["comment", "comments", "author", "date", "comment-7", "forum-fil", "content", "reply", "children"]
)
TAGS = st.sampled_from(
    "div p li ul ol article section span h1 h2 table tr td time b br form blockquote a dl dt dd".split()
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def build(tag: str, name: str, parts: list[str], closed: bool, date: bool) -> str:
        stamp = ' datetime="2021-11-12T10:30:00"' if date else ""
        end = f"</{tag}>" if closed else ""
        return f'<{tag} class="{name}" id="{name}-7"{stamp}>{"".join(parts)}{end}'

    return st.builds(build, TAGS, NAMES, st.lists(inner, max_size=4), st.booleans(), st.booleans())


MARKUP = st.recursive(WORDS | st.just(SENTENCE) | st.just("12/11/2021 à 10h"), element, max_leaves=25)
SHORT_LINES = """
6|3 COMMENTAIRES|Commentaires (2)|  1. Bravo !|  2. Non.|Par Awa Ndiaye|Posté par Sani le 12/11/2021 à 10h|Répondre
|Kader Toé|Comments are closed.|12 novembre 2021|Jean dit :|Lire aussi : autre chose|Commentaires via Facebook :
|Source : Le Fleuve|1. Une liste|   Suite|Laisser un commentaire||
"""
LINES = st.sampled_from([*SHORT_LINES.replace("\n", "").split("|"), SENTENCE, SENTENCE * 2])


def laws(article: Article) -> None:
    assert all(article.text[span.start : span.end] == span.text for span in article.paragraphs)
    assert article.text == "\n\n".join(span.text for span in article.paragraphs)
    assert all(span.text.strip() for span in article.paragraphs)
    assert len(article.id) == 16
    assert [comment.number for comment in article.comments] == list(range(1, len(article.comments) + 1))
    for comment in article.comments:
        assert comment.text.strip()
        assert (comment.answers is None) == (comment.level == 0)
        assert comment.answers is None or article.comments[comment.answers - 1].level == comment.level - 1
        assert comment.answers is None or comment.answers < comment.number


def try_to_read(page: Page) -> Article | None:
    try:
        article = read_page(page, language="fr")
    except PageError as refusal:
        error = refusal
    else:
        laws(article)
        assert read_page(page, language="fr") == article
        return article
    assert error.reason in REASONS
    assert "\n" not in str(error)
    return None


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(MARKUP, min_size=1, max_size=5), st.booleans())
def test_any_markup_gives_a_lawful_article_or_a_reason(parts: list[str], with_text: bool) -> None:
    body = "".join(parts) + (f"<p>{SENTENCE * 3}</p>" if with_text else "")
    try_to_read(Page("page.html", f"<html><body>{body}</body></html>".encode(), media_type="text/html"))


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES | WORDS, max_size=25))
def test_any_lines_give_a_lawful_article_or_a_reason(lines: list[str]) -> None:
    try_to_read(Page("page.txt", "\n".join(lines).encode()))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300),
    st.sampled_from(["text/html", "text/plain", ""]),
    st.sampled_from([None, "utf-8", "utf-16", "cp1252"]),
)
def test_any_bytes_give_a_lawful_article_or_a_reason(content: bytes, media_type: str, charset: str | None) -> None:
    try_to_read(Page("page", content, media_type=media_type, charset=charset))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([SENTENCE.strip(), (SENTENCE * 2).strip(), "« Nous irons jusqu'au bout », a-t-il dit."]),
        min_size=3,
        max_size=9,
    )
)
def test_a_text_that_is_only_an_article_comes_out_untouched(paragraphs: list[str]) -> None:
    page = Page("page.txt", ("Niamey reçoit N'Djamena\n\n" + "\n\n".join(paragraphs)).encode())
    article = read_page(page, language="fr")
    assert (article.title, article.text, article.comments) == ("Niamey reçoit N'Djamena", "\n\n".join(paragraphs), ())


def test_the_same_words_are_the_same_article_whatever_their_white_space_and_form() -> None:
    text = f"Un titre\n\n{SENTENCE * 2}\n\nÉtape suivante à Zinder, où le préfet attend la délégation."
    first = read_page(Page("a", text.encode()), language="fr")
    second = read_page(Page("b", text.replace("É", "E\u0301").replace(" à ", "  à ").encode()), language="fr")
    other = read_page(Page("c", text.replace("Zinder", "Maradi").encode()), language="fr")
    assert first.id == second.id != other.id


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"<html></html>", "not an article"),
        (b"<html><head><title>x</title></head><body></body></html>", "not an article"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0" * 500, "empty"),
        (b"<p>Bref.</p><p>Fin.</p>", "not an article"),
        (b"<" * 2_000_000, "not an article"),
        (b"<div>" * 400_000, "not an article"),
        (b"<!--" + b"x" * 100_000, "broken"),
        (b"<p>" + b"x" * (17 * 2**20), "broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value[:12]!r}x{len(value)}",
)
def test_what_is_no_article_says_why_and_quickly(content: bytes, reason: str) -> None:
    start = time.process_time()
    with pytest.raises(PageError) as caught:
        read_page(Page("page.html", content, media_type="text/html"), language="fr")
    assert caught.value.reason == reason
    assert time.process_time() - start < 10


@pytest.mark.parametrize("depth", [150, 300, 5000, 100_000])
def test_deeply_nested_pages_keep_their_text(depth: int) -> None:
    inner = f"<p>{SENTENCE * 3}</p>"
    page = Page(
        "deep.html", ("<html><body>" + "<div>" * depth + inner + "</div>" * depth).encode(), media_type="text/html"
    )
    assert SENTENCE.strip() in " ".join(draft_of(page).paragraphs)


def test_an_endless_single_line_is_one_paragraph() -> None:
    article = read_page(Page("line.txt", (SENTENCE * 20_000).encode()), language="fr")
    assert article.text == (SENTENCE * 20_000).strip()


def test_a_language_that_cannot_be_told_is_a_reason_and_a_given_one_is_taken() -> None:
    page = Page("page.txt", ("4 8 15 16 23 42 " * 20).encode())
    with pytest.raises(PageError) as caught:
        read_page(page)
    assert caught.value.reason == "unknown language"
    assert read_page(page, language="fr").language == "fr"


def test_bad_dates_given_by_the_user_say_so() -> None:
    with pytest.raises(PageError, match="is no date; give it as 2021-11-12"):
        read_page(Page("page.txt", (SENTENCE * 3).encode()), language="fr", published="demain")
