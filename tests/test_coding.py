"""The heart: the same page gives the same record, alone or in company, and every span is the very words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from depeche import __version__
from depeche.coding import Options, analyse, code, code_article, code_many, read
from depeche.errors import PageError, PipelineError, TableError
from depeche.examples import example_pages
from depeche.model import CodedArticle, Page, Span, from_dict, to_dict
from depeche.sources import Rejects, read_sources

FRENCH = "\n\n".join(
    (
        "Le Mali et la Russie renforcent leur coopération",
        "Le ministre malien des Affaires étrangères, Abdoulaye Diop, a rencontré mercredi son homologue russe, "
        "Sergueï Lavrov. « Nous allons poursuivre notre soutien aux forces armées du Mali », a promis M. Lavrov.",
    )
)


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    with example_pages() as folder:
        return list(read_sources([str(folder)], Rejects()))


def test_the_same_page_twice_is_one_article_and_one_record(pages: list[Page]) -> None:
    for page in pages[:3]:
        assert code(page) == code(page)


def test_an_article_is_coded_alike_alone_and_in_company(pages: list[Page]) -> None:
    articles = [read(page) for page in pages]
    assert list(code_many(articles)) == [code_article(article) for article in articles]


def test_every_span_is_the_very_words(pages: list[Page]) -> None:
    for page in pages:
        coded = code(page)
        texts = {"body": coded.article.text, "title": coded.article.title}
        found = list(spans((coded.article.paragraphs, coded.events, coded.statements, coded.mentions)))
        assert found
        for span in found:
            assert texts[span.part][span.start : span.end] == span.text


def spans(value: object) -> Iterator[Span]:
    """All spans in a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans(getattr(value, name))


def test_a_coded_page_goes_to_json_and_back(pages: list[Page]) -> None:
    coded = code(pages[0])
    assert from_dict(CodedArticle, json.loads(json.dumps(to_dict(coded)))) == coded


def test_ids_are_unique_and_links_lead_somewhere(pages: list[Page]) -> None:
    for page in pages:
        coded = code(page)
        events = {event.id for event in coded.events}
        statements = {statement.id for statement in coded.statements}
        assert len(events) == len(coded.events)
        assert len(statements) == len(coded.statements)
        assert {event.statement for event in coded.events if event.statement} <= statements
        assert {key for statement in coded.statements for key in statement.events} <= events


def test_a_short_text_is_coded_whole() -> None:
    coded = code(Page("page.txt", FRENCH.encode(), media_type="text/plain"), Options(published="2021-11-15"))
    (meeting,) = (event for event in coded.events if event.type == "CONSULT")
    assert {actor.country for actor in (*meeting.actors, *meeting.recipients)} == {"MLI", "RUS"}
    assert meeting.date is not None
    assert meeting.date.start == "2021-11-10"
    (pledge,) = (statement for statement in coded.statements if statement.act == "pledge")
    assert [speaker.name for speaker in pledge.speaker] == ["Sergueï Lavrov"]


def test_sentences_begin_with_the_title_and_mentions_stand_beside_them() -> None:
    article = read(Page("page.txt", FRENCH.encode(), media_type="text/plain"))
    sentences, mentions = analyse(article)
    assert [sentence.part for sentence in sentences] == ["title", "body", "body"]
    assert [sentence.index for sentence in sentences] == [0, 1, 2]
    assert len(mentions) == 3
    assert {actor.country for mention in mentions[0] for actor in mention.actors} == {"MLI", "RUS"}


def test_another_language_is_dropped_with_that_reason() -> None:
    german = "Der Außenminister traf am Mittwoch seinen Amtskollegen in Berlin. " * 5
    with pytest.raises(PageError, match="in de: only French and English are coded") as caught:
        code(Page("seite.txt", f"Treffen in Berlin\n\n{german}".encode(), media_type="text/plain"))
    assert caught.value.reason == "another language"


def test_what_is_chosen_wrongly_is_told(tmp_path: Path) -> None:
    page = Page("page.txt", FRENCH.encode(), media_type="text/plain")
    with pytest.raises(PipelineError):
        code(page, Options(pipelines=(("fr", "no_such_pipeline"),)))
    (tmp_path / "states.tsv").write_text("nonsense\n")
    with pytest.raises(TableError, match=r"states\.tsv"):
        code(page, Options(actors=(str(tmp_path),)))


def test_own_tables_make_another_version_and_the_day_of_the_run_does_not(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_text("person\n")
    own = Options(actors=(str(tmp_path),))
    first = own.version()
    assert Options(today="2026-01-01").version() == Options().version() == __version__
    assert first.startswith(f"{__version__}+")
    (tmp_path / "people.tsv").write_text("person\nAwa\n")
    assert own.version() != first
    assert Options(language="fr").version() != Options(language="en").version() != __version__
