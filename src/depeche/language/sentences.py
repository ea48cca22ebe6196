"""From paragraphs to parsed documents: where sentences begin, and the parse in batches.

What punctuation says for certain about the sentences is said before the parser runs; the rest is left to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from depeche.language.abbreviations import abbreviations
from depeche.language.normalise import normalise

#: Marks that can end a sentence, and marks that may stand between that end and the next beginning.
ENDS = frozenset((".", "!", "?", "…", "...", "?!", "!!", "??", "!?", "?..", "!.."))
CLOSING = frozenset(("»", '"', "'", ")", "]", "''"))
OPENING = frozenset(("«", '"', "'", "(", "[", "-", "–", "—", "``"))
#: Marks that never begin a sentence.
INSIDE = frozenset((",", ";", ":", "%"))
#: Marks after which the parser may see a new sentence by itself.
PAUSES = frozenset((":", ";", "-", "–", "—", "/", "|", "•", "*"))


def add_sentence_rules(nlp: Language) -> None:
    """Put the rules for sentence boundaries in front of a pipeline, once."""
    if "depeche_sentences" not in nlp.pipe_names:
        nlp.add_pipe("depeche_sentences", first=True)


@Language.factory("depeche_sentences", assigns=["token.is_sent_start"])
def create_sentence_rules(nlp: Language, name: str) -> SentenceRules:
    """Make the component that :func:`add_sentence_rules` adds."""
    return SentenceRules(str(nlp.lang))


class SentenceRules:
    """A pipeline component that says of each word whether it begins a sentence: yes, no, or that the parser decides."""

    def __init__(self, language: str) -> None:
        self.before_name = frozenset(abbreviations(language, before="name"))
        self.before_number = frozenset(abbreviations(language, before="number"))
        self.anywhere = frozenset(abbreviations(language, before="any"))

    def __call__(self, doc: Doc) -> Doc:
        for start, token in zip(self.starts(doc), doc, strict=True):
            if start is not None:
                token.is_sent_start = start
        return doc

    def starts(self, doc: Doc) -> list[bool | None]:
        """Return for each word whether it begins a sentence (None: not known)."""
        found: list[bool | None] = [False] * len(doc)
        if found:
            found[0] = True
        quoted = False
        for i in range(1, len(doc)):
            quoted ^= doc[i - 1].text == '"'
            found[i] = self._start(doc, i, quoted)
        return found

    def _start(self, doc: Doc, i: int, quoted: bool) -> bool | None:
        """Say whether word i begins a sentence; quoted: whether an odd number of plain quotation marks stand before."""
        text = doc[i].text
        if (
            text in ENDS
            or text in INSIDE
            or text in CLOSING - OPENING
            or (text == '"' and (quoted or i == len(doc) - 1))
        ):
            return False
        end = i - 1
        while end > 0 and (doc[end].text == "»" or (doc[end].text in CLOSING and not doc[end - 1].whitespace_)):
            end -= 1
        closed = end < i - 1
        last = doc[end].text
        if last in PAUSES and not closed:
            return None
        abbreviated = last not in ENDS and len(last) > 1 and last.endswith(".")
        if last not in ENDS and not abbreviated:
            return False
        if not doc[i - 1].whitespace_ and text not in OPENING:
            return False
        begins = _looks_like_beginning(doc, i)
        if abbreviated:
            if last in self.before_name or (last in self.before_number and text[:1].isdigit()):
                return False
            return None if begins and len(last) > 2 else False
        return True if begins and last == "." else None


def _looks_like_beginning(doc: Doc, i: int) -> bool:
    """Whether word i, past opening marks, begins with a capital or a figure."""
    while i < len(doc) - 1 and doc[i].text in OPENING:
        i += 1
    first = doc[i].text[:1]
    return first.isupper() or first.isdigit()


def parse(texts: Iterable[str], language: str, pipeline: str | None = None, *, batch: int = 32) -> Iterator[Doc]:
    """Parse paragraphs (or a headline), one document each, in their order.

    The documents are built from the normalised text, which is as long as the original character for character: offsets
    of words, sentences and entities are offsets in the text that was given. pipeline: a spaCy pipeline to use in place
    of the one trained here. batch: paragraphs parsed at a time; the result does not hang on it.

    Raises PipelineError when the pipeline cannot be loaded.
    """
    from depeche.language.loading import load_pipeline

    nlp = load_pipeline(language, pipeline)
    yield from nlp.pipe((normalise(text, language) for text in texts), batch_size=batch)
