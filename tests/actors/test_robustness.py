"""Whatever the parse looks like, mentions keep to their form."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.actors.mentions import find_mentions
from depeche.actors.tables import Tables
from depeche.language.parsed import Sentence, Word

_TEXTS = (
    "le la l' les du des de d' un deux trois son leur il ils elle on et , ( ) : . - « 's ministre ministres "
    "président armée police soldats Mali Russie malien russe Moscou Bamako Diop Lavrov Abdoulaye Sergueï M. Mme "
    "homologue pays Affaires étrangères ancien ex Transition CEDEAO parle a qui à au en selon Congo congolais "
    "Mali-Russie US the Malian army of president counterpart both countries he they its allies '' – 2021"
).split()
_POS = ["NOUN", "PROPN", "VERB", "ADJ", "DET", "ADP", "PRON", "PUNCT", "NUM", "CCONJ", "X", "AUX"]
_DEPS = [
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "amod",
    "conj",
    "appos",
    "flat:name",
    "case",
    "det",
    "compound",
    "ROOT",
    "expl:subj",
]


@st.composite
def sentences(draw: st.DrawFn) -> list[Sentence]:
    made: list[Sentence] = []
    language = draw(st.sampled_from(["fr", "en"]))
    start = 0
    for index in range(draw(st.integers(1, 3))):
        texts = draw(st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=14))
        words: list[Word] = []
        place = start
        for i, text in enumerate(texts):
            head = draw(st.integers(0, len(texts) - 1))
            pos, dep = draw(st.sampled_from(_POS)), draw(st.sampled_from(_DEPS))
            words.append(Word(i, text, text.lower(), pos, dep, head, place, place + len(text), ""))
            place += len(text) + 1
        first = draw(st.integers(0, len(texts) - 1))
        last = draw(st.integers(first, len(texts) - 1))
        entities = [(first, last, draw(st.sampled_from(["person", "place", "organisation"])))]
        made.append(Sentence(index, " ".join(texts), start, words, entities, language))
        start = place + 1
    return made


@settings(deadline=None, max_examples=300)
@given(sentences())
def test_mentions_keep_order_and_bounds_and_cut_out_their_words(tables: Tables, article: list[Sentence]) -> None:
    found = find_mentions(article, tables, published="2021-11-12")
    assert len(found) == len(article)
    for number, (sentence, row) in enumerate(zip(article, found, strict=True)):
        for mention in row:
            assert mention.sentence == number
            assert 0 <= mention.first <= mention.head <= mention.last < len(sentence.words)
            assert mention.span.text == sentence.cut(mention.first, mention.last)
            assert all(actor.name for actor in mention.actors)
        assert all(a.last < b.first for a, b in pairwise(row))
