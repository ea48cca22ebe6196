"""Which treebanks each language's syntax is learned from, and what is evened out between them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from training.augment import world
from training.conllu import Sentence, Word, case_of, document, in_pieces, read_conllu, relabelled

#: Sentences written and annotated for this project.
OWN = Path(__file__).with_name("own")

#: Files under <data>/treebanks/<language>/ by what they are for. PUD and FQB have one file each, called "test" by
#: their makers; this project trains on both and never tests on them.
FILES = {
    "fr": {
        "train": ["sequoia-ud-train", "gsd-ud-dev", "pud-ud-test", "fqb-ud-test"],
        "spoken": ["rhapsodie-ud-train", "rhapsodie-ud-dev", "parisstories-ud-train"],
        "dev": ["sequoia-ud-dev"],
        "test": ["sequoia-ud-test", "gsd-ud-test"],
    },
    "en": {
        "train": ["ewt-ud-train", "gum-ud-train-open", "pud-ud-test"],
        "spoken": [],
        "dev": ["ewt-ud-dev"],
        "test": ["ewt-ud-test", "gum-ud-test"],
    },
}

#: Labels too rare to learn, or that one treebank alone uses, and the nearest label that the others have.
NEAREST = {
    "obl": "obl:mod", "nsubj:caus": "nsubj", "nsubj:outer": "nsubj", "csubj:outer": "csubj", "iobj:agent": "iobj",
    "csubj:pass": "csubj", "nmod:appos": "appos", "parataxis:parenth": "parataxis:insert", "dep:comp": "dep",
    "aux": "aux:tense", "flat": "flat:name", "compound": "flat:name", "advcl:cleft": "advcl:cleft",
}  # fmt: skip
NEAREST_ENGLISH = {"csubj:outer": "csubj", "csubj:pass": "csubj", "nsubj:outer": "nsubj", "dislocated": "dep"}


def path_of(data: Path, language: str, name: str) -> Path:
    return data / "treebanks" / language / f"{language}_{name}.conllu"


def read(data: Path, language: str, name: str) -> list[Sentence]:
    return read_conllu(path_of(data, language, name), split_contractions=language == "en")


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb has a passive subject or auxiliary, or is a participle that qualifies a noun."""
    if any(word.head == verb and word.dep in ("nsubj:pass", "aux:pass") for word in sentence):
        return True
    if sentence[verb].dep != "acl":
        return False
    return sentence[verb].xpos == "VBN" or "Tense=Past|VerbForm=Part" in sentence[verb].feats


def with_agents(sentence: Sentence, preposition: str) -> Sentence:
    """Mark as ``obl:agent`` each bare ``obl`` under a passive verb whose preposition is the given one."""
    agents = {
        index: "obl:agent"
        for index, word in enumerate(sentence)
        if word.dep == "obl" and case_of(sentence, index) == preposition and is_passive(sentence, word.head)
    }
    return relabelled(sentence, agents) if agents else sentence


class Obliques:
    """What Sequoia and GSD call the complements of a verb: argument or modifier, by verb and preposition.

    PUD calls nearly all of them ``obl``; it takes what the other two say most often of the same pair.
    """

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for index, word in enumerate(sentence):
                if word.dep in ("obl:arg", "obl:mod"):
                    self.counts[sentence[word.head].lemma, case_of(sentence, index)][word.dep] += 1

    def decide(self, sentence: Sentence) -> Sentence:
        labels = {}
        for index, word in enumerate(sentence):
            if word.dep == "obl":
                seen = self.counts.get((sentence[word.head].lemma, case_of(sentence, index)))
                labels[index] = "obl:arg" if seen and seen["obl:arg"] > seen["obl:mod"] else "obl:mod"
        return relabelled(sentence, labels)


def evened(sentence: Sentence, nearest: dict[str, str]) -> Sentence:
    return relabelled(sentence, {i: nearest[word.dep] for i, word in enumerate(sentence) if word.dep in nearest})


def training_sentences(data: Path, language: str) -> dict[str, list[Sentence]]:
    """Return the training sentences by treebank, their labels evened out."""
    names = FILES[language]["train"] + FILES[language]["spoken"]
    found = {name: read(data, language, name) for name in names}
    if language == "en":
        return {
            name: [evened(with_agents(sentence, "by"), NEAREST_ENGLISH) for sentence in sentences]
            for name, sentences in found.items()
        }
    obliques = Obliques(found["sequoia-ud-train"] + found["gsd-ud-dev"])
    return {
        name: [evened(obliques.decide(with_agents(sentence, "par")), NEAREST) for sentence in sentences]
        for name, sentences in found.items()
    }


def own_sentences(language: str, *, copies: int, seed: int) -> list[Sentence]:
    """Return this project's own annotated sentences (``training/own``), the copies with other towns."""
    rng = random.Random(seed)
    towns = [town for town in world(language).towns if town.isalpha()]

    def elsewhere(word: Word) -> Word:
        if word.form not in towns:
            return word
        town = rng.choice(towns)
        return replace(word, form=town, lemma=town)

    sentences = read_conllu(OWN / f"{language}_depeche.conllu", split_contractions=False)
    copied = [tuple(elsewhere(word) for word in sentence) for _ in range(copies - 1) for sentence in sentences]
    return sentences + copied


def write_syntax(data: Path, language: str, out: Path, vocab: Vocab, *, seed: int) -> None:
    """Write ``<language>.train``, ``.dev`` and one ``.test`` file a treebank (DocBin) into ``out``."""
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    tags = language == "en"
    train = DocBin()
    for sentences in training_sentences(data, language).values():
        for piece in in_pieces(sentences, rng, 4):
            train.add(document(vocab, piece, tags=tags))
    for sentence in own_sentences(language, copies=6, seed=seed):
        train.add(document(vocab, [sentence], tags=False))
    train.to_disk(out / f"{language}.train.spacy")
    for part in ("dev", "test"):
        for name in FILES[language][part]:
            held = DocBin()
            sentences = read(data, language, name)
            if language == "fr":  # Sequoia and GSD have next to none left, and no other reading of it
                sentences = [evened(sentence, {"obl": "obl:mod"}) for sentence in sentences]
            for piece in in_pieces(sentences, rng, 4):
                held.add(document(vocab, piece, tags=tags))
            held.to_disk(out / f"{language}.{part}.{name}.spacy")
