"""A parsed sentence as plain, fast Python objects: what every room behind the parser works on.

spaCy's own tokens are slow to walk from Python and tie all later code to spaCy; these are read once from a Doc.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, cast

from depeche.language.entities import entity_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc


@lru_cache(maxsize=50000)
def _lowered(text: str) -> str:
    """A text in lower case with straight apostrophes: one object for one text, which is found faster in a table."""
    return intern(text.lower().replace("’", "'"))


class Word:
    """One word of a sentence.

    i: index in the sentence. text: as on the page. lower: text in lower case with straight apostrophes. lemma: in lower
    case. pos: universal part of speech. dep: Universal Dependencies relation ("nsubj:pass"). head: index of the head
    within the sentence (the root's head is itself). start, end: character offsets in the part. morph: "Tense=Past|..."
    as spaCy prints it. children: indices of the words that depend on it, in order.
    """

    __slots__ = ("children", "dep", "end", "head", "i", "lemma", "lower", "morph", "pos", "start", "text")

    def __init__(
        self, i: int, text: str, lemma: str, pos: str, dep: str, head: int, start: int, end: int, morph: str
    ) -> None:
        self.i = i
        self.text = text
        self.lower = _lowered(text)
        self.lemma = _lowered(lemma)
        self.pos = intern(pos)
        self.dep = intern(dep)
        self.head = head
        self.start = start
        self.end = end
        self.morph = intern(morph)
        self.children: list[int] = []

    def __repr__(self) -> str:
        return f"{self.text}/{self.lemma}/{self.pos}/{self.dep}>{self.head}"

    def has(self, feature: str) -> bool:
        """Whether a feature such as "Tense=Past" stands in the word's morphology."""
        return feature in self.morph.split("|")


class Sentence:
    """A sentence of an article.

    index: its place among the article's sentences (those of the title first). part: "title", "body" or "comment".
    paragraph: index of its paragraph in Article.paragraphs (-1 for the title). start, end: offsets in the part's text.
    language: "fr" or "en". entities: (first word, last word inclusive, kind) with kind "person", "place",
    "organisation" or "other".
    """

    __slots__ = (
        "_vocabulary", "end", "entities", "index", "language", "paragraph", "part", "root", "start", "text", "words",
    )  # fmt: skip

    def __init__(
        self,
        index: int,
        text: str,
        start: int,
        words: list[Word],
        entities: list[tuple[int, int, str]],
        language: str,
        part: str = "body",
        paragraph: int = 0,
    ) -> None:
        self.index = index
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.words = words
        self.entities = entities
        self.language = language
        self.part = part
        self.paragraph = paragraph
        self.root = 0
        self._vocabulary: frozenset[str] | None = None
        self.link()

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words of the sentence as they stand there, in lower case."""
        if self._vocabulary is None:
            self._vocabulary = frozenset([word.lower for word in self.words])
        return self._vocabulary

    def link(self) -> None:
        """Set every word's children and the root from the words' heads (call again after a repair)."""
        words = self.words
        for word in words:
            word.children = []
        roots: list[int] = []
        for word in words:
            if word.head != word.i:
                words[word.head].children.append(word.i)
            else:
                roots.append(word.i)
        self.root = roots[0] if roots else 0

    def subtree(self, i: int) -> list[int]:
        """Indices of word i and all that depends on it, in order."""
        words = self.words
        found = [i]
        for j in found:
            found += words[j].children
        found.sort()
        return found

    def children(self, i: int, *deps: str) -> Iterator[Word]:
        """Dependents of word i, with one of these relations (the whole label, or what stands before its colon)."""
        words = self.words
        for j in words[i].children:
            word = words[j]
            dep = word.dep
            if not deps or dep in deps or (":" in dep and dep.split(":")[0] in deps):
                yield word

    def cut(self, first: int, last: int) -> str:
        """The characters from word `first` to word `last`, inclusive."""
        return self.text[self.words[first].start - self.start : self.words[last].end - self.start]


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a word stands on the page that was read without the blank inside it ("Jordan' s", "U. S.")."""
    return (start - 1, end) if text[start] == "." else (start, end + 1)


def sentences_of(
    doc: Doc, text: str, language: str, index: int, part: str = "body", paragraph: int = 0, offset: int = 0
) -> list[Sentence]:
    """Read a parsed paragraph into Sentences.

    text: the paragraph as it stands on the page (the Doc's text may be normalised, character for character). index: the
    number of the first sentence. offset: where the paragraph begins in its part.
    """
    found: list[Sentence] = []
    for span in doc.sents:
        tokens = [t for t in span if not t.is_space]
        if not tokens:
            continue
        place = {t.i: k for k, t in enumerate(tokens)}
        words = []
        for k, t in enumerate(tokens):
            start, end = t.idx, t.idx + len(t)
            word = text[start:end]
            if " " in word and "_" not in t.text:
                start, end = _with_blank(text, start, end)
                word = t.text
            head = t.head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            words.append(
                Word(
                    k,
                    word,
                    t.lemma_ or t.text,
                    t.pos_,
                    t.dep_,
                    place.get(head.i, k),
                    offset + start,
                    offset + end,
                    str(t.morph),
                )
            )
        begin, stop = words[0].start - offset, words[-1].end - offset
        entities = []
        for e in cast(Any, span).ents:  # whose type spaCy's stubs give wrongly
            inside = [place[t.i] for t in e if t.i in place]
            if inside:
                entities.append((inside[0], inside[-1], entity_kind(e.label_)))
        found.append(
            Sentence(index + len(found), text[begin:stop], offset + begin, words, entities, language, part, paragraph)
        )
    return found
