"""What holds for the statements of any article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.statements.reading import content, names, read

from depeche.model import Article, Statement
from depeche.statements import find_statements

TITLE = "Mali : « Rien ne presse », dit le ministre"
TEXT = (
    "« Les convois partiront demain », a promis le ministre malien Abdoulaye Diop. "
    "Il a parlé de « la dernière chance ».\n\n"
    "Moscou dément toute livraison d'armes à la junte : « C'est un mensonge. Nous l'avons dit. »\n\n"
    "Selon l'armée, la route de Gao est sûre. Le maire, lui, estime que « rien n'est réglé » dans la ville."
)
COMMENTS = ("« Le ministre ment », a dit mon voisin.", "Diop a déclaré que tout va bien.")
MARKS = [i for i, c in enumerate(TEXT) if c in "«»"]


def check_spans(article: Article, statements: list[Statement]) -> None:
    texts = {"body": article.text, "title": article.title}
    for statement in statements:
        assert statement.content
        for span in (*statement.content, statement.cue, statement.speaker_span):
            if span is not None:
                assert texts[span.part][span.start : span.end] == span.text != ""


def test_every_span_cuts_out_its_own_words(pipelines: None) -> None:
    article, sentences, mentions = read(TEXT, "fr", TITLE)
    found = find_statements(article, sentences, mentions)
    assert len(found) >= 6
    check_spans(article, found)


def test_no_statement_crosses_into_a_comment(pipelines: None) -> None:
    article, sentences, mentions = read(TEXT, "fr", TITLE, COMMENTS)
    found = find_statements(article, sentences, mentions)
    assert {span.part for s in found for span in s.content} <= {"title", "body"}
    assert not any(words in " ".join(content(s)) for s in found for words in ("ment", "tout va bien"))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(MARKS))
def test_a_missing_quotation_mark_swallows_nothing(pipelines: None, place: int) -> None:
    article, sentences, _ = read(TEXT[:place] + TEXT[place + 1 :], "fr", TITLE, mentioned=False)
    found = find_statements(article, sentences, [[] for _ in sentences])
    check_spans(article, found)
    for statement in found:
        for span in statement.content:
            assert span.part == "title" or any(p.start <= span.start and span.end <= p.end for p in article.paragraphs)
    assert any("la route de Gao est sûre" in c for s in found for c in content(s) if s.speaker[0].name != "unknown")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, len(TEXT)))
def test_a_text_broken_off_anywhere_still_gives_lawful_spans(pipelines: None, cut: int) -> None:
    article, sentences, _ = read(TEXT[:cut], "fr", mentioned=False)
    check_spans(article, find_statements(article, sentences, [[] for _ in sentences]))


def test_the_same_article_gives_the_same_statements(pipelines: None) -> None:
    parsed = read(TEXT, "fr", TITLE)
    assert find_statements(*parsed) == find_statements(*parsed)


SEED = Path("/work/shared/seed/page.txt")


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not on this machine")
def test_the_seed_page_says_who_said_what(pipelines: None) -> None:
    paragraphs = SEED.read_text(encoding="utf-8").split("\n\n")
    article, sentences, mentions = read("\n\n".join(paragraphs[2:8]), "fr", paragraphs[0])
    found = {" ".join(content(s))[:40]: s for s in find_statements(article, sentences, mentions)}

    def of(words: str) -> Statement:
        return next(s for start, s in found.items() if start.startswith(words))

    assert names(of("le grand intérêt que le Mali")) == ["Abdoulaye Diop"]
    assert names(of("Nous sommes dans une situation")) == ["Abdoulaye Diop"]
    assert of("Nous allons faire tout").act == "pledge"
    assert "Lavrov" in names(of("Nous allons faire tout"))[0]
    denial = of("tout contrat entre Bamako")
    assert denial.act == "deny"
    assert {name.split()[-1] for name in names(denial)} == {"Lavrov", "Diop"}
