"""Named-entity corpora as spaCy documents: WiNER and Sequoia for French, Worldwide newswire and others for English.

Texts become one document a paragraph (French news) or four sentences (corpora that come as lists of words), since the
coder parses paragraph by paragraph.
"""

from __future__ import annotations

import gzip
import random
import re
import tarfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from depeche.language.normalise import straightened

#: What the corpora call their entities, and the pipelines' labels for it. What is not listed is no entity.
WINER = {"Location": "LOC", "Organization": "ORG", "Person": "PER", "Product": "MISC", "Event": "MISC"}
SEQUOIA = {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "PROD": "MISC", "EVE": "MISC"}
WORLDWIDE = {
    "Person": "PER", "Location": "LOC", "Facility": "LOC", "Organization": "ORG", "NORP": "NORP", "Misc": "MISC",
    "Product": "MISC", "Date": "DATE", "Money": "MONEY",
}  # fmt: skip
PLAIN = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}

#: Labels of Worldwide newswire alone: where other corpora say "no entity", these may stand all the same.
ONLY_WORLDWIDE = ("NORP", "DATE", "MONEY")

Tagged = tuple[list[str], list[str]]


def spaces_between(words: Sequence[str], language: str) -> list[bool]:
    """Say after which words a blank stood, for corpora that do not keep it."""
    spaces = [True] * len(words)
    inside = False
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if following in (".", ",", ")", "]", "…", "”", "%") or word in ("(", "[", "“", "$", "£", "€", "#"):
            spaces[i] = False
        if language == "fr" and re.search(r"[^\W\d_]['’]$", word) and len(word) <= 8:
            spaces[i] = False
        if language == "en" and re.fullmatch(r"[;:?!]|n't|['’](s|re|ve|ll|d|m)?", following):
            spaces[i] = False
        if following in ("'", "’") and i + 2 < len(words) and words[i + 2] == "s":
            spaces[i] = spaces[i + 1] = False
        if following in ("-", "/") and word[-1:].isalnum() and i + 2 < len(words) and words[i + 2][:1].isalnum():
            spaces[i] = spaces[i + 1] = False
        if re.fullmatch(r"[A-Z]\.", word) and re.fullmatch(r"[A-Z]\.", following):
            spaces[i] = False
        if i and word in ("-", "/") and not spaces[i - 1]:
            spaces[i] = False
        if word == '"':
            inside = not inside
            if inside:
                spaces[i] = False
        if following == '"' and inside and word != '"':
            spaces[i] = False
    return spaces


def tagged(lines: Iterable[str], word: int, tag: int, separator: str | None = "\t") -> Iterator[Tagged]:
    """Yield sentences (words, tags) from a file with one word a line and blank lines between sentences."""
    words: list[str] = []
    tags: list[str] = []
    for line in lines:
        line = line.rstrip("\n")
        cells = line.split(separator)
        if not line.strip():
            if words:
                yield words, tags
            words, tags = [], []
        elif len(cells) > max(word, tag) and not line.startswith(("# ", "-DOCSTART")):
            words.append(cells[word].replace(" ", "_"))
            tags.append(cells[tag])
    if words:
        yield words, tags


def as_bio(tags: Sequence[str], labels: dict[str, str]) -> list[str]:
    """Map the labels and let every entity begin with B-, whatever the corpus' own custom."""
    found: list[str] = []
    before = "O"
    for tag in tags:
        label = labels.get(tag[2:]) if tag[:2] in ("B-", "I-") else None
        if label is None:
            found.append("O")
        elif tag[0] == "I" and before[2:] == label:
            found.append(f"I-{label}")
        else:
            found.append(f"B-{label}")
        before = found[-1]
    return found


def grouped(
    vocab: Vocab,
    sentences: Sequence[Tagged],
    labels: dict[str, str],
    language: str,
    size: int,
    unsure: Collection[str] = (),
) -> list[Doc]:
    """Make documents of ``size`` sentences; words of ``unsure`` that are none, or MISC, count as not annotated."""
    docs = []
    for start in range(0, len(sentences), size):
        words: list[str] = []
        tags: list[str] = []
        spaces: list[bool] = []
        for sentence, marks in sentences[start : start + size]:
            words += [straightened(word) for word in sentence]
            spaces += spaces_between(sentence, language)
            tags += as_bio(marks, labels)
        tags = [
            "" if tag in ("O", "B-MISC", "I-MISC") and word.lower() in unsure else tag
            for word, tag in zip(words, tags, strict=True)
        ]
        docs.append(Doc(vocab, words=words, spaces=spaces, ents=tags))
    return docs


def winer(archive: Path, nlp: Language) -> list[list[Doc]]:
    """Read WiNER-fr (Wikinews articles with stand-off annotation): the paragraphs of each article, in order of path."""
    texts: dict[str, str] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.name.endswith((".txt", ".ann")) else None
            if stream and "urls" not in member.name:
                texts[member.name] = stream.read().decode("utf8")
    articles = []
    for name in sorted(name for name in texts if name.endswith(".ann")):
        text = texts[name[:-3] + "txt"]
        spans = []
        for line in texts[name].splitlines():
            cells = line.split("\t")
            if not line.startswith("T") or len(cells) < 3:
                continue
            label, _, offsets = cells[1].partition(" ")
            numbers = [int(number) for number in re.findall(r"\d+", offsets)]
            if label in WINER and numbers:
                spans.append((min(numbers), max(numbers), WINER[label]))
        articles.append(list(paragraphs(text, spans, nlp)))
    return articles


def paragraphs(text: str, spans: list[tuple[int, int, str]], nlp: Language) -> Iterator[Doc]:
    """Yield one document for each line of ``text`` with the spans (start, end, label) that lie in it."""
    for match in re.finditer(r"[^\n]+", text):
        doc = nlp.make_doc(straightened(match.group()))
        if len(doc) < 2:
            continue
        found = []
        for start, end, label in spans:
            if match.start() <= start and end <= match.end():
                span = doc.char_span(start - match.start(), end - match.start(), label=label, alignment_mode="contract")
                if span is not None and len(span):
                    found.append(span)
        doc.ents = filter_spans(found)
        yield doc


def sequoia(path: Path, nlp: Language) -> list[Doc]:
    """Read the named entities of Sequoia's PARSEME layer (last column), one document a sentence."""
    docs = []
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            docs.append(_sequoia_sentence(rows, nlp.vocab))
            rows = []
    return docs


def _sequoia_sentence(rows: list[list[str]], vocab: Vocab) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    place: dict[int, int] = {}
    covered = 0
    for row in rows:
        if "-" in row[0]:
            words.append(straightened(row[1]))
            spaces.append("SpaceAfter=No" not in row[9])
            covered = int(row[0].split("-")[1])
        else:
            if int(row[0]) > covered:
                words.append(straightened(row[1]).replace(" ", "_"))
                spaces.append("SpaceAfter=No" not in row[9])
            place[int(row[0])] = len(words) - 1
    doc = Doc(vocab, words=words, spaces=spaces)
    found: dict[str, list[int]] = {}
    labels: dict[str, str] = {}
    for row in rows:
        if "-" in row[0] or len(row) < 13 or row[12] in ("*", "_"):
            continue
        for part in row[12].split(";"):
            number, _, label = part.partition(":")
            if label:
                labels[number] = label.split("-")[-1].split(".")[0]
                found[number] = []
            if number in found:
                found[number].append(place[int(row[0])])
    doc.ents = filter_spans(
        [
            Span(doc, min(places), max(places) + 1, label=SEQUOIA[labels[number]])
            for number, places in found.items()
            if labels[number] in SEQUOIA
        ]
    )
    return doc


def worldwide(archive: Path) -> dict[str, list[Tagged]]:
    """Read Worldwide newswire (Stanford): sentences by file, the outer layer of its annotation."""
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.name.endswith(".tsv") else None
            if stream and not Path(member.name).name.startswith("."):
                lines = stream.read().decode("utf8").splitlines()
                found[member.name] = [s for s in tagged(lines, 0, 1) if not s[0][0].startswith("http")]
    return dict(sorted(found.items()))


def words_of_labels(sentences: Iterable[Tagged], labels: Sequence[str]) -> set[str]:
    """Return the words (lower case) that stand in entities of these labels in at least a fifth of their places."""
    inside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    wanted = {name for name, label in WORLDWIDE.items() if label in labels}
    for words, tags in sentences:
        for word, tag in zip(words, tags, strict=True):
            everywhere[word.lower()] += 1
            inside[word.lower()] += tag[2:] in wanted
    return {word for word, count in inside.items() if count > 1 and count / everywhere[word] > 0.2}


def save(docs: Iterable[Doc], path: Path) -> None:
    binary = DocBin(attrs=["ENT_IOB", "ENT_TYPE"])
    counts: Counter[str] = Counter()
    for doc in docs:
        binary.add(doc)
        counts.update(entity.label_ for entity in doc.ents)
    binary.to_disk(path)
    print(path.name, len(binary), dict(counts))


def write_french(data: Path, out: Path, nlp: Language, seed: int) -> None:
    articles = winer(data / "ner" / "fr" / "winer-fr.tar.gz", nlp)
    random.Random(7).shuffle(articles)  # the split is fixed: 120 articles to test on, 60 to choose by
    test, dev, train = articles[:120], articles[120:180], articles[180:]
    own = data / "ner" / "fr" / "sequoia-ne"
    name = "sequoia-ud.parseme.frsemcor.simple."
    save((doc for article in test for doc in article), out / "fr.entities.test.winer.spacy")
    save(sequoia(own / (name + "test"), nlp), out / "fr.entities.test.sequoia.spacy")
    save((doc for article in dev for doc in article), out / "fr.entities.dev.spacy")
    learned = [doc for article in train for doc in article]
    learned += sequoia(own / (name + "train"), nlp) + sequoia(own / (name + "dev"), nlp)
    save(learned + own_sentences("fr", nlp, seed), out / "fr.entities.train.spacy")


def worldwide_part(index: int) -> str:
    """Say what the file of Worldwide newswire with this place in the order of names is for."""
    return "test" if index % 10 == 3 else "dev" if index % 20 == 7 else "train"


def write_english(data: Path, out: Path, nlp: Language, seed: int) -> None:
    parts: dict[str, list[Doc]] = {"train": [], "dev": [], "test": []}
    files = worldwide(data / "ner" / "en" / "worldwide-newswire.tar.gz")
    learned: list[Tagged] = []
    for index, sentences in enumerate(files.values()):
        part = worldwide_part(index)
        parts[part] += grouped(nlp.vocab, sentences, WORLDWIDE, "en", 4)
        learned += sentences if part == "train" else []
    unsure = words_of_labels(learned, ONLY_WORLDWIDE)
    gold = (data / "ner" / "en" / "wikigold.conll.txt").read_text(encoding="utf8").splitlines()
    parts["train"] += grouped(nlp.vocab, list(tagged(gold, 0, 1, " ")), PLAIN, "en", 3, unsure)
    for name, part in (("en_ewt-ud-dev", "train"), ("en_pud-ud-test", "train"), ("en_ewt-ud-test", "uner")):
        lines = (data / "ner" / "en" / "uner" / f"{name}.iob2").read_text(encoding="utf8").splitlines()
        docs = grouped(nlp.vocab, list(tagged(lines, 1, 2)), PLAIN, "en", 3, unsure if part == "train" else ())
        parts.setdefault(part, []).extend(docs)
    save(parts["test"], out / "en.entities.test.worldwide.spacy")
    save(parts["uner"], out / "en.entities.test.uner-ewt.spacy")
    save(parts["dev"][:700], out / "en.entities.dev.spacy")
    save(parts["train"] + own_sentences("en", nlp, seed), out / "en.entities.train.spacy")


def own_sentences(language: str, nlp: Language, seed: int) -> list[Doc]:
    """Return this project's own sentences in news style (``training/sentences.<language>.txt``), filled with names."""
    from training.sentences import filled

    return list(filled(language, nlp, seed))


def write_test_only(data: Path, language: str, out: Path, nlp: Language) -> None:
    """Write WikiNEuRal's test file, whose licence forbids all but testing."""
    path = data / "ner" / "test-only" / f"wikineural-{language}-test.conllu.gz"
    with gzip.open(path, "rt", encoding="utf8") as lines:
        sentences = list(tagged(lines, 1, 2))[:2500]
    save(grouped(nlp.vocab, sentences, PLAIN, language, 1), out / f"{language}.entities.test.wikineural.spacy")


def write_entities(data: Path, language: str, out: Path, nlp: Language, *, seed: int) -> None:
    """Write a language's training, development and test files (DocBin) into ``out``."""
    (write_french if language == "fr" else write_english)(data, out, nlp, seed)
    write_test_only(data, language, out, nlp)
