"""Sentences of real news with their events: the annotation is ours, the texts lie beside the project in ../shared.

news_fr.jsonl annotates stories of WiNER-fr (French Wikinews, 2016 to 2018: headline and first sentences), news_en.jsonl
stories of Worldwide newswire (first sentences). A row names its story and where its sentence stands there: characters
of the cleaned body, null for the headline, or the number of a block of the token file. "part" is "open" (read, trained
on) or "blind" (annotated before any run on it, and neither read nor trained on). A gold event with "optional" is
neither required nor wrong, as in ../shared/evaluation/FORMAT.md.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCES = {"fr": "ner/fr/winer-fr.tar.gz", "en": "ner/en/worldwide-newswire.tar.gz"}
DATELINE = re.compile(r"^\d{1,2}(er)? \w+ 20\d\d ?\.? ?–?$")
Row = dict[str, Any]


def cleaned(text: str) -> str:
    """A text of WiNER-fr with the blanks that its mark-up left taken out."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ([,.)\]])", r"\1", text)
    text = re.sub(r"([(\[]) ", r"\1", text)
    return re.sub(r"(['’]) ", r"\1", text).strip()


def joined(tokens: list[str]) -> str:
    """The tokens of an English sentence as a text."""
    text = " ".join(tokens)
    text = re.sub(r" ([,.;:!?%)\]’”])", r"\1", text)
    text = re.sub(r"([(\[“‘$£]) ", r"\1", text)
    text = re.sub(r" ('s|’s|n't|n’t|'re|'ve|'ll)\b", r"\1", text)
    return re.sub(r" - (?=\w)", "-", text).replace(" / ", "/")


def french(text: str) -> tuple[str, str]:
    """Headline and body of a file of WiNER-fr."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    body = [line for line in lines[1:] if not DATELINE.match(line) and len(line) > 60]
    return cleaned(lines[0]), cleaned(" ".join(body))


def blocks(text: str) -> list[str]:
    """The sentences of a file of Worldwide newswire, one a block of its token lines."""
    return [joined([line.split("\t")[0] for line in block.split("\n") if line.strip()]) for block in text.split("\n\n")]


def files(path: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Name of story and text of the files of an archive that are wanted."""
    with tarfile.open(path) as archive:
        for member in archive:
            name = member.name.rpartition("/")[2].removesuffix(".tsv").removesuffix(".txt")
            if name in wanted and (member.name.endswith((".txt", ".tsv"))):
                held = archive.extractfile(member)
                assert held is not None
                yield name, held.read().decode("utf-8")


def rows(language: str, shared: Path, part: str | None = None) -> list[Row]:
    """The annotated sentences of a language with their texts, in the order of their stories; [] where the texts are
    not at hand."""
    if not (shared / SOURCES[language]).exists():
        return []
    held = [json.loads(line) for line in (HERE / f"news_{language}.jsonl").read_text(encoding="utf-8").splitlines()]
    held = [row for row in held if part in (None, row["part"])]
    stories = dict(files(shared / SOURCES[language], {row["id"].rpartition(":")[0] for row in held}))
    read = {name: french(text) if language == "fr" else blocks(text) for name, text in stories.items()}
    for row in held:
        story, at = read[row["id"].rpartition(":")[0]], row.pop("at")
        if language == "en":
            row["text"] = story[at]
        else:
            row["text"] = story[0] if at is None else story[1][at[0] : at[1]]
        row["language"] = language
    return held
