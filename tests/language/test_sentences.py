"""Where sentences begin, and parses whose offsets are those of the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.language.sentences import parse


def sentences(text: str, language: str) -> list[str]:
    (doc,) = parse([text], language)
    return [text[sentence.start_char : sentence.end_char].strip() for sentence in doc.sents]


@pytest.mark.parametrize(
    "expected",
    [
        ["M. Diop a rencontré Mme Zakharova.", "Le Dr. Sissoko était présent."],
        ["Le président J. K. Traoré est arrivé.", "Il repart mardi."],
        ["« Nous partons. »", "Il n'a rien ajouté."],
        ["Est-ce vrai ?", "Non !", "Personne ne le sait…", "Attendons."],
        ["L'attaque a fait 12 morts.", "2 000 habitants ont fui."],
        ["Il cite l'art. 12 de l'accord d'Alger.", "Bamako le rejette."],
        ["L'ONU condamne.", "L'Union africaine aussi."],
        ["Mali : l'armée annonce une offensive"],
        ["« La France doit partir », a déclaré M. Maïga lundi."],
    ],
)
def test_french_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected), "fr") == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Gen. Tchiani met Mr. Putin on Oct. 12.", "He left on Friday."],
        ["The U.S. Embassy was closed.", "No one was hurt."],
        ["“We agree,” said Dr. Smith.", "“We will sign.”"],
        ["Who did it?", "Nobody knows."],
        ["The deal is worth $1.5 million.", "It starts in Jan. 2022."],
    ],
)
def test_english_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected), "en") == expected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="abé’“”« »\u00a0.!?ABL'-\n09", max_size=40), max_size=3))
def test_offsets_are_those_of_the_given_text(texts: list[str]) -> None:
    docs = list(parse(texts, "fr"))
    assert len(docs) == len(texts)
    for doc, text in zip(docs, texts, strict=True):
        assert len(doc.text) == len(text)
        for token in doc:
            assert len(text[token.idx : token.idx + len(token)]) == len(token)


def test_the_same_text_parses_the_same_whatever_stands_beside_it() -> None:
    text = "Le ministre malien Abdoulaye Diop a reçu Sergueï Lavrov à Bamako."
    others = ["La Cédéao exige des élections.", "Vive la paix !", "Les rebelles avancent vers Goma."]

    def reading(texts: list[str]) -> list[tuple[str, str, int]]:
        doc = next(doc for doc in parse(texts, "fr") if doc.text == text)
        return [(token.lemma_, token.dep_, token.head.i) for token in doc]

    assert reading([text]) == reading([text, *others]) == reading([*others, text])
