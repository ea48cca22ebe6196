"""The cue lexicon: every row is held to its schema and carries an example that finds it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.statements.reading import read

from depeche.errors import LexiconError
from depeche.model import Statement
from depeche.statements import find_statements
from depeche.statements.cues import LANGUAGES, Cue, load_acts, load_lexicon, read_cues, read_signs
from depeche.statements.forms import verb_forms

HEADER = "cue\tcategory\tact\tframes\tuncounted\texample\n"


def each_apart(examples: Sequence[str], language: str) -> list[list[Statement]]:
    """The statements of each example; all are paragraphs of one article, which is read in one go."""
    article, sentences, mentions = read("\n\n".join(examples), language, mentioned=False)
    found: list[list[Statement]] = [[] for _ in examples]
    starts = [span.start for span in article.paragraphs]
    for statement in find_statements(article, sentences, mentions):
        found[bisect_right(starts, statement.content[0].start) - 1].append(statement)
    return found


def finds(cue: Cue, statements: list[Statement], language: str) -> bool:
    """Whether some statement carries this row's act and a word of its cue."""
    acts = {cue.act, "mediate"} if cue.act == "propose" else {cue.act}
    neutral = load_acts()[cue.act].neutral
    for statement in statements:
        words = re.split(r"[ '-]", statement.cue.text.lower()) if statement.cue else []
        verbal = any(form in words for form in verb_forms(cue.words[0], language))
        if (neutral or statement.act in acts) and (verbal or cue.category != "verb"):
            return True
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_reports_a_statement_in_its_own_example(pipelines: None, language: str) -> None:
    cues = load_lexicon(language).cues
    found = each_apart([cue.example for cue in cues], language)
    silent = [
        f"{c.where}: {c.example}"
        for c, statements in zip(cues, found, strict=True)
        if not finds(c, statements, language)
    ]
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_names_its_act_in_its_own_example(pipelines: None, language: str) -> None:
    frame = "« {} », a dit le ministre." if language == "fr" else '"{}," the minister said.'
    signs = list({s.order: s for found in load_lexicon(language).signs.values() for s in found}.values())
    texts = [s.example if s.voice == "reported" else frame.format(s.example.rstrip(".")) for s in signs]
    found = each_apart(texts, language)
    wrong = [
        f"{sign.where}: {text} -> {[s.act for s in statements]}"
        for sign, text, statements in zip(signs, texts, found, strict=True)
        if not any(s.act == sign.act for s in statements)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_stands_twice_for_the_same_act(language: str) -> None:
    keys = [(c.words, c.pronominal, c.category, c.act, c.frames) for c in load_lexicon(language).cues]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("dire\tverb\tsay\tquote\t", "5 cells; expected 6"),
        ("dire\tverb\tmutter\tquote\t\tIl dit.", "act 'mutter' is not in acts.tsv"),
        ("dire\tadverb\tsay\tquote\t\tIl dit.", "category 'adverb'"),
        ("dire\tverb\tsay\tvers-noun\t\tIl dit.", "unknown frame 'vers-noun'"),
        ("dire\tverb\tsay\t\t\tIl dit.", "no frame"),
        ("dire\tverb\tsay\tquote\tthat\tIl dit.", "uncounted frame that is not among the frames"),
        ("dire\tverb\tsay\tquote\t\t", "no example"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "cues_fr.tsv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"cues_fr\.tsv:2: ") as raised:
        read_cues(path, "fr")
    assert complaint in str(raised.value)


def test_another_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cues_fr.tsv"
    path.write_text("word\tact\ndire\tsay\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="expected cue category act frames uncounted example"):
        read_cues(path, "fr")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("vow\tquoted\tje jure\tJe jure.", "act 'vow'"),
        ("pledge\tshouted\tje jure\tJe jure.", "voice 'shouted'"),
        ("pledge\tquoted\tINF je\tJe jure.", "must begin with a word"),
    ],
)
def test_a_wrong_sign_is_named_with_file_and_line(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "signs_fr.tsv"
    path.write_text("act\tvoice\tpattern\texample\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"signs_fr\.tsv:2: ") as raised:
        read_signs(path)
    assert complaint in str(raised.value)


def test_an_unknown_language_has_no_lexicon() -> None:
    with pytest.raises(LexiconError, match="'de'; there are: fr, en"):
        load_lexicon("de")
