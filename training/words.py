"""The lists of common words that bring texts in capitals back: ``python -m training.words fr``.

A word is common when the texts write it small most of the time. The commonest stand first, so that "etat" comes back as
"état" and "a" stays "a".
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path

from depeche.language.normalise import straightened
from training.treebanks import FILES, read

HERE = Path(__file__).parent
#: Words of the news that novels lack.
PRESS = {
    "fr": (
        "putsch putschiste putschistes junte jihadiste jihadistes djihadiste djihadistes mercenaires "
        "mercenaire libère expulse pourparlers cessez-le-feu ministre bilatéral bilatérale bilatéraux "
        "diplomate diplomates ambassade ambassades ambassadeur humanitaire humanitaires drone drones missile "
        "missiles roquettes otage otages paramilitaires séparatistes séparatiste insurgés référendum "
        "présidentielle législatives moratoire embargo visas visa homologue entretien sommet émissaire "
        "médiateur médiation cybersécurité réfugiés déplacés casques bleus frappes tirs dément limoge gracie "
        "rapatrie suspend condamne salue appelle exige réclame dénonce fustige annonce "
    ),
    "en": (
        "junta coup putsch jihadist jihadists mercenary mercenaries ceasefire truce envoy envoys bilateral "
        "airstrike airstrikes drone drones missile missiles rocket rockets hostage hostages paramilitary "
        "separatists insurgents referendum embargo sanctions sanction slams vows urges warns expels recalls "
        "summit talks aide aides peacekeepers refugees strikes counterpart "
    ),
}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")


def common_words(data: Path, language: str, *, size: int, least: int) -> list[str]:
    """Return the ``size`` commonest words that stand inside sentences in small letters at least two times in three."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    treebanks = [
        " ".join(word.form for word in sentence)
        for name in FILES[language]["train"]
        for sentence in read(data, language, name)
    ]
    with gzip.open(data / "text" / f"{language}.txt.gz", "rt", encoding="utf8") as novels:
        for weight, lines in ((3, treebanks), (1, novels)):
            for line in lines:
                before = "."
                for word in WORD.findall(straightened(line)):
                    if word[0].isalpha():
                        if word.islower():
                            small[word] += weight
                        elif before not in (".", "!", "?", "…", '"', "«", "-", "—", ":", "'", "("):
                            large[word.lower()] += weight
                    before = word
    found = [w for w, n in small.most_common() if n >= least and n >= 2 * large[w] and (len(w) > 1 or w in "aàyôi")]
    press = [word for word in PRESS[language].split() if word not in found[:size]]
    return found[: size - len(press)] + press


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("fr", "en"))
    parser.add_argument("--data", type=Path, default=HERE.parent / ".." / "shared")
    given = parser.parse_args()
    words = common_words(given.data, given.language, size=40_000, least=3)
    out = HERE.parent / "src" / "depeche" / "language" / f"words.{given.language}.txt"
    out.write_text("\n".join(words) + "\n", encoding="utf8")
    print(len(words), words[:30], words[-30:])


if __name__ == "__main__":
    main()
