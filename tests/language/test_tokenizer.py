"""Where words begin and end."""

import pytest

from depeche.language.loading import load_pipeline
from depeche.language.normalise import normalise


def words(text: str, language: str) -> list[str]:
    return [token.text for token in load_pipeline(language).make_doc(normalise(text, language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’armée n’est plus là.", "L' armée n' est plus là ."),
        ("explique-t-il", "explique -t-il"),
        ("a-t-elle déclaré", "a -t-elle déclaré"),
        ("dit-on", "dit -on"),
        ("Est-ce vrai ?", "Est -ce vrai ?"),
        ("un tête-à-tête", "un tête-à-tête"),
        ("Koweït-City", "Koweït-City"),
        ("l'axe Mali-Russie", "l' axe Mali-Russie"),
        ("celui-ci", "celui-ci"),
        ("« Non », dit M. Diop.", "« Non » , dit M. Diop ."),
        ("«Non», dit Mme Diop", "« Non » , dit Mme Diop"),
        ("le 1er mars à 10h30", "le 1er mars à 10h30"),
        ("le M23 et le G5.", "le M23 et le G5 ."),
        ("aujourd'hui", "aujourd'hui"),
        ("à N'Djamena", "à N'Djamena"),
        ("n'arrive", "n' arrive"),
        ("Kim Jong-il", "Kim Jong-il"),
        ("50\u00a0000 soldats", "50_000 soldats"),
        ("10 % (environ)", "10 % ( environ )"),
        ("Le Mali, le Niger...", "Le Mali , le Niger ..."),
    ],
)
def test_french_words(text: str, expected: str) -> None:
    assert words(text, "fr") == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali’s minister won’t go", "Mali 's minister wo n't go"),
        ("the U.S. and the U.N.", "the U.S. and the U.N."),
        ("U.S.-backed rebels", "U.S. - backed rebels"),
        ("on Oct. 12, Gen. Tchiani", "on Oct. 12 , Gen. Tchiani"),
        ("$10 million", "$ 10 million"),
        ("“We agree,” he said.", '" We agree , " he said .'),
    ],
)
def test_english_words(text: str, expected: str) -> None:
    assert words(text, "en") == expected.split()
