"""Static word vectors with subword buckets (floret), trained on the raw text and the treebanks' sentences.

The text is lower-cased and its apostrophes made straight first, so a headline in capitals and a word with a
typographic apostrophe find the same vector. The pipelines look vectors up by lower-cased form (``attr="LOWER"``).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import floret
import numpy as np
import spacy
from spacy.vectors import Vectors

#: One word, as near to the pipelines' tokenisers as a regular expression comes: elisions keep their apostrophe,
#: hyphenated compounds stay whole, each other sign stands alone.
WORD = {
    "fr": re.compile(r"aujourd'hui|[^\W\d_]{1,7}'|\w+(?:-\w+)*|[^\w\s]"),
    "en": re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b|\w+?(?=n't\b)|\w+|[^\w\s]"),
}
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "ʼ": "'"})


def words(lines: Iterable[str], language: str) -> Iterator[str]:
    """Yield each line as lower-cased words with blanks between; lines without any word are dropped."""
    pattern = WORD[language]
    for line in lines:
        found = pattern.findall(line.translate(APOSTROPHES).lower())
        if len(found) > 1:
            yield " ".join(found)


def train_vectors(text: Path, language: str, out: Path, *, dim: int, buckets: int, epochs: int) -> Path:
    """Train floret vectors on a text (gzipped, a paragraph a line); write ``out/fr.floret`` and return it.

    One thread, so that the same text gives the same vectors.
    """
    out.mkdir(parents=True, exist_ok=True)
    corpus = out / f"{language}.tokens"
    with corpus.open("w", encoding="utf8") as stream, gzip.open(text, "rt", encoding="utf8") as lines:
        stream.writelines(line + "\n" for line in words(lines, language))
    model = floret.train_unsupervised(
        str(corpus), model="cbow", mode="floret", dim=dim, minn=3, maxn=5, bucket=buckets, hashCount=2,
        minCount=5, epoch=epochs, thread=1, neg=10, ws=4, verbose=1,
    )  # fmt: skip
    table = out / f"{language}.floret"
    model.save_floret_vectors(str(table))
    return table


def vocabulary_with_vectors(language: str, table: Path, out: Path) -> Path:
    """Turn a floret table into a blank spaCy pipeline that holds it, which training starts from."""
    nlp = spacy.blank(language)
    with table.open(encoding="utf8") as lines:
        size, width, minn, maxn, hashes, seed, begin, end = next(lines).rstrip("\n").split(" ")
        data = np.zeros((int(size), int(width)), dtype=np.float32)
        for line in lines:
            row, *values = line.rstrip().split(" ")
            data[int(row)] = [float(value) for value in values]
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=data, name=f"{language}_floret", mode="floret",
        minn=int(minn), maxn=int(maxn), hash_count=int(hashes), hash_seed=int(seed), bow=begin, eow=end, attr="LOWER",
    )  # fmt: skip
    nlp.to_disk(out)
    return out
