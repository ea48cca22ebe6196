"""The tree of Dépêche's exceptions.

DepecheError            anything a user can put right; its message is one line: what, which input, what to do
├── SourceError         a file, folder, archive or feed cannot be read
├── PageError           a page holds nothing that could be coded
├── PipelineError       a parsing pipeline is missing or lacks a part that is needed
├── TableError          an actor table or its row is wrong (names file and line)
├── LexiconError        a lexicon, operator or ontology row is wrong (names file and line)
├── RecordError         the store cannot be opened, is locked, or holds another version
└── FormatError         an input of `depeche predict` or a record in JSON is malformed
"""

from __future__ import annotations


class DepecheError(Exception):
    """Root of all errors that Dépêche raises on purpose. The command line prints its message and exits with 2."""


class SourceError(DepecheError):
    """A source (file, folder, WARC, feed, standard input) cannot be read."""


class PageError(DepecheError):
    """A page that was read holds nothing that could be coded.

    reason: the word to count it under ("not an article", "empty", "unknown language", "broken").
    """

    def __init__(self, message: str, reason: str = "broken") -> None:
        super().__init__(message)
        self.reason = reason


class PipelineError(DepecheError):
    """A parsing pipeline is missing, cannot be loaded, or lacks a component that coding needs."""


class TableError(DepecheError):
    """A row of an actor table is wrong; the message names file, line, what is wrong and what would be right."""


class LexiconError(DepecheError):
    """A row of a lexicon, of the operators or of the ontology is wrong; names file, line and remedy."""


class RecordError(DepecheError):
    """The store cannot be opened, is in use, or was written by another version."""


class FormatError(DepecheError):
    """An input file of `depeche predict`, or a record in JSON, does not have the form it should have."""
