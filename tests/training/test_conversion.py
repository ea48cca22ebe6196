"""What the convertors make of treebanks and entity corpora."""

from pathlib import Path

import pytest
import spacy
from training.augment import world
from training.conllu import document, read_conllu
from training.entities import as_bio, grouped, paragraphs, spaces_between, tagged
from training.sentences import contracted, in_state, pieces
from training.treebanks import Obliques, own_sentences, with_agents

from depeche.language.tokenizer import TOKENIZERS

FRENCH = """\
# text = L’attaque du camp
1\tL’\tle\tDET\t_\tDefinite=Def\t2\tdet\t_\tSpaceAfter=No
2\tattaque\tattaque\tNOUN\t_\tGender=Fem\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_
5\tcamp\tcamp\tNOUN\t_\tGender=Masc\t2\tnmod\t_\t_

"""
ENGLISH = """\
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""
PASSIVE = """\
1\ttown\ttown\tNOUN\tNN\t_\t3\tnsubj:pass\t_\t_
2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\ttaken\ttake\tVERB\tVBN\t_\t0\troot\t_\t_
4\tby\tby\tADP\tIN\t_\t5\tcase\t_\t_
5\trebels\trebel\tNOUN\tNNS\t_\t3\tobl\t_\t_

"""


def read(text: str, folder: Path, *, split: bool) -> list[tuple[str, str, int, bool]]:
    path = folder / "x.conllu"
    path.write_text(text, encoding="utf8")
    (sentence,) = read_conllu(path, split_contractions=split)
    return [(word.form, word.dep, word.head, word.space) for word in sentence]


def test_french_contractions_become_one_word_in_the_place_of_the_preposition(tmp_path: Path) -> None:
    assert read(FRENCH, tmp_path, split=False) == [
        ("L'", "det", 1, False),
        ("attaque", "ROOT", 1, True),
        ("du", "case", 3, True),
        ("camp", "nmod", 1, True),
    ]


def test_english_contractions_stay_apart_without_a_blank(tmp_path: Path) -> None:
    assert read(ENGLISH, tmp_path, split=True) == [
        ("do", "ROOT", 0, False),
        ("n't", "advmod", 0, False),
        (".", "punct", 0, True),
    ]


def test_a_passive_verbs_by_phrase_is_its_agent(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(PASSIVE, encoding="utf8")
    (sentence,) = read_conllu(path, split_contractions=True)
    assert with_agents(sentence, "by")[4].dep == "obl:agent"
    assert with_agents(sentence, "with")[4].dep == "obl"


def test_bare_obliques_follow_what_the_other_treebanks_say_of_the_verb(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(PASSIVE.replace("\tobl\t", "\tobl:arg\t"), encoding="utf8")
    seen = read_conllu(path, split_contractions=True)
    path.write_text(PASSIVE, encoding="utf8")
    (bare,) = read_conllu(path, split_contractions=True)
    assert Obliques(seen).decide(bare)[4].dep == "obl:arg"
    assert Obliques([]).decide(bare)[4].dep == "obl:mod"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_our_own_sentences_are_trees_over_the_tokenizers_words(language: str) -> None:
    nlp = spacy.blank(language)
    nlp.tokenizer = TOKENIZERS[language](nlp)
    for sentence in own_sentences(language, copies=1, seed=0):
        doc = document(nlp.vocab, [sentence], tags=False)
        assert [token.dep_ for token in doc].count("ROOT") == 1
        assert [token.text for token in nlp.make_doc(doc.text)] == [token.text for token in doc]


def test_entities_begin_with_b_whatever_the_corpus_says() -> None:
    labels = {"PER": "PER", "LOC": "LOC"}
    assert as_bio(["I-PER", "I-PER", "O", "I-LOC", "I-PER", "B-DATE"], labels) == [
        "B-PER", "I-PER", "O", "B-LOC", "B-PER", "O",
    ]  # fmt: skip


def test_words_that_may_be_entities_of_another_kind_are_left_open() -> None:
    nlp = spacy.blank("en")
    sentences = list(tagged(["On O", "Monday O", "Diop B-PER", ""], 0, 1, " "))
    (doc,) = grouped(nlp.vocab, sentences, {"PER": "PER"}, "en", 1, {"monday"})
    assert [(token.ent_iob_, token.ent_type_) for token in doc] == [("O", ""), ("", ""), ("B", "PER")]


def test_blanks_are_put_back_as_print_has_them() -> None:
    words = ["The", "U.S.", "-", "backed", "army", "(", "200", "men", ")", "won", "n't", ",", "he", "said", "."]
    spaces = spaces_between(words, "en")
    text = "".join(word + " " * space for word, space in zip(words, spaces, strict=True))
    assert text.strip() == "The U.S. - backed army (200 men) wonn't, he said."


def test_annotated_paragraphs_keep_their_own_entities() -> None:
    nlp = spacy.blank("fr")
    text = "Titre sur Bamako\n\nAbdoulaye Diop est là ."
    docs = list(paragraphs(text, [(10, 16, "LOC"), (18, 32, "PER")], nlp))
    assert [[(entity.text, entity.label_) for entity in doc.ents] for doc in docs] == [
        [("Bamako", "LOC")],
        [("Abdoulaye Diop", "PER")],
    ]


def test_french_prepositions_join_articles() -> None:
    assert contracted("de", "le Mali") == (("du ", ""), ("Mali", ""))
    assert contracted("de", "l'ONU") == (("de l'", ""), ("ONU", ""))
    assert contracted("de", "Israël") == (("d'", ""), ("Israël", ""))
    assert contracted("à", "les FAMa") == (("aux ", ""), ("FAMa", ""))
    assert [in_state(name) for name in ("le Mali", "la Libye", "les Comores", "Cuba")] == ["au ", "en ", "aux ", "à "]


def test_templates_name_what_they_fill_in() -> None:
    filled = list(pieces("{Person} quitte {town}, dit l'[AFP|ORG].", "fr", world("fr")))
    assert [label for _, label in filled if label] == ["PER", "LOC", "ORG"]
    assert "".join(text for text, _ in filled).endswith(", dit l'AFP.")
