"""The heart: one pure function from a page to all that is coded of it.

`code(page)` reads no clock, no network and nothing that a run could change: the same page, the same options and the
same version give the same record, on a laptop or on a cluster. `code_many` does the same for many articles and parses
their paragraphs in common batches, which is what costs the time.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from depeche import __version__
from depeche.errors import PageError
from depeche.model import Article, CodedArticle, Mention, Page

if TYPE_CHECKING:
    from depeche.actors.tables import Tables
    from depeche.language.parsed import Sentence

LANGUAGES = ("fr", "en")
"""The languages that are coded, by ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may choose; plain values, so that they travel to other processes.

    pipelines: (language, name of an installed spaCy pipeline or its folder) in place of the ones that ship. actors,
    lexicons: folders of one's own tables, read after those that ship. published, language: for every page, in place of
    what it says itself. today: the day of the run (YYYY-MM-DD); no page is taken to be published after it. careful: an
    encoder looks at every sentence as well, which takes some twenty times as long.
    """

    pipelines: tuple[tuple[str, str], ...] = ()
    actors: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    today: str | None = None
    careful: bool = False

    def pipeline(self, language: str) -> str | None:
        """The name of the pipeline chosen for a language, or None for the one that ships."""
        return dict(self.pipelines).get(language)

    def version(self) -> str:
        """What codes with these options: Dépêche's version, then a fingerprint of whatever is not its own.

        Another version of one's own tables is another coder, whose record replaces the earlier one.
        """
        chosen = [*map(list, self.pipelines), self.published, self.language]
        if self.careful:
            chosen.append("careful")
        folders = [("actors", folder) for folder in self.actors] + [("lexicons", folder) for folder in self.lexicons]
        if not any(chosen) and not folders:
            return __version__
        digest = hashlib.sha256(repr(chosen).encode())
        for kind, folder in folders:
            for file in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
                digest.update(f"{kind}/{file.relative_to(folder)}".encode())
                digest.update(file.read_bytes())
        return f"{__version__}+{digest.hexdigest()[:8]}"


DEFAULT = Options()


def code(page: Page, options: Options = DEFAULT) -> CodedArticle:
    """Code one page. Raises PageError where it holds no article in a language that is coded."""
    return code_article(read(page, options), options)


def code_article(article: Article, options: Options = DEFAULT) -> CodedArticle:
    """Code an article that was read before."""
    return next(code_many((article,), options))


def code_many(articles: Iterable[Article], options: Options = DEFAULT) -> Iterator[CodedArticle]:
    """Code articles, in their order; their paragraphs are parsed together. All of them are held in memory."""
    held = tuple(articles)
    for article, sentences in zip(held, parse_articles(held, options), strict=True):
        yield code_parsed(article, sentences, options)


def read(page: Page, options: Options = DEFAULT) -> Article:
    """Read a page into its article. Raises PageError where nothing on it can be coded."""
    from depeche.pages import read_page

    article = read_page(page, language=options.language, published=options.published, today=options.today)
    if article.language not in LANGUAGES:
        language = article.language or "an unknown language"
        raise PageError(f"{page.source}: in {language}: only French and English are coded", "another language")
    return article


def analyse(article: Article, options: Options = DEFAULT) -> tuple[list[Sentence], list[list[Mention]]]:
    """The article's parsed sentences, those of the title first, and the mentions of actors in each of them."""
    (sentences,) = parse_articles((article,), options)
    from depeche.events.assemble import published_date

    return sentences, find_mentions(sentences, published_date(article, sentences), options)


def parse_articles(articles: Sequence[Article], options: Options = DEFAULT) -> list[list[Sentence]]:
    """The sentences of each article; all texts of one language go through the parser together."""
    from depeche.language import parse
    from depeche.language.parsed import sentences_of

    pieces = defaultdict(list)
    for number, article in enumerate(articles):
        language = article.language or LANGUAGES[0]
        if article.title.strip():
            pieces[language].append((number, "title", -1, 0, article.title))
        for place, span in enumerate(article.paragraphs):
            pieces[language].append((number, "body", place, span.start, span.text))
    found: list[list[Sentence]] = [[] for _ in articles]
    for language, texts in pieces.items():
        documents = parse([text for *_, text in texts], language, options.pipeline(language))
        for (number, part, place, offset, text), document in zip(texts, documents, strict=True):
            sentences = found[number]
            sentences += sentences_of(document, text, language, len(sentences), part, place, offset)
    return found


def find_mentions(
    sentences: Sequence[Sentence], published: str | None, options: Options = DEFAULT
) -> list[list[Mention]]:
    """The mentions of actors in each sentence of an article, resolved by the day it was published."""
    from depeche.actors import mentions

    return mentions.find_mentions(sentences, tables(options.actors), published=published, possessives=True)


@cache
def tables(folders: tuple[str, ...] = ()) -> Tables:
    """The actor tables that ship, with those of one's own folders; read once a process."""
    from depeche.actors.tables import load_tables

    return load_tables(folders)


def code_parsed(
    article: Article, sentences: list[Sentence], options: Options = DEFAULT, *, merge: bool = True
) -> CodedArticle:
    """Code an article whose sentences were parsed before. merge: several tellings of one event make one record."""
    from depeche.actors.pronouns import without_possessives
    from depeche.events import code_events
    from depeche.events.assemble import published_date
    from depeche.reactions import read_reactions
    from depeche.statements import find_statements, link

    published = published_date(article, sentences)
    mentions = find_mentions(sentences, published, options)
    known = tables(options.actors)
    named = without_possessives(mentions)
    said = find_statements(article, sentences, named)
    happened = code_events(
        article, sentences, mentions, known, options.lexicons, said,
        published=published, merge=merge, careful=options.careful,
    )  # fmt: skip
    statements, events = link(said, happened)
    return CodedArticle(
        article,
        tuple(events),
        tuple(statements),
        tuple(read_reactions(article, known)),
        tuple(mention for found in named for mention in found),
    )
