"""The lists of verbs by which lemmas are put right: ``python -m training.verbs fr``.

A verb is known when a treebank has it as a lemma, or when common words hold several of its forms.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from depeche.language.lemmas import english_bases, french_infinitives, irregular_forms, irregular_infinitives
from depeche.language.normalise import common_words
from training.treebanks import FILES, read

HERE = Path(__file__).parent
#: Verbs of the news that neither novels nor treebanks need have.
PRESS = {
    "fr": (
        "exfiltrer rapatrier déradicaliser neutraliser délocaliser redéployer militariser démilitariser "
        "cautionner normaliser pérenniser finaliser auditionner plébisciter dégager brouiller dézinguer "
        "démentir réitérer fustiger vilipender mandater limoger putscher radicaliser sécuriser parrainer "
        "sponsoriser réaffirmer extrader inculper incarcérer séquestrer kidnapper libérer relaxer amnistier "
        "gracier bombarder pilonner mitrailler saboter cibler frapper riposter répliquer assiéger encercler "
        "désarmer démobiliser cantonner intervenir renverser destituer révoquer dissoudre suspendre "
        "reconduire proroger ratifier parapher entériner avaliser dénoncer "
    ),
    "en": (
        "redeploy militarize demilitarize normalize finalize reaffirm reiterate extradite indict incarcerate "
        "abduct kidnap bombard sabotage retaliate besiege encircle disarm demobilize oust topple depose "
        "ratify endorse condemn denounce deplore slam urge vow expel deport repatriate evacuate airlift "
        "embargo sanction veto mediate broker bomb shell raid ambush behead strafe jail detain summon recall "
        "downgrade sever mobilize pledge negotiate renegotiate "
    ),
}


def treebank_verbs(data: Path, language: str) -> Counter[str]:
    return Counter(
        word.lemma.lower()
        for name in FILES[language]["train"] + FILES[language]["spoken"]
        for sentence in read(data, language, name)
        for word in sentence
        if word.upos in ("VERB", "AUX") and word.lemma.isalpha()
    )


#: Endings that hardly anything but a verb of the class has, by the infinitive's ending.
TELLING = {
    "er": ("é", "ée", "és", "ées", "ait", "aient", "ant", "ons", "ez", "èrent", "era", "erait"),
    "ir": ("issait", "issaient", "issant", "issent", "issons", "issez"),
    "dre": ("dait", "daient", "dant", "dent", "du", "due", "dit"),
}


def _is_conjugated(verb: str, words: Collection[str]) -> bool:
    """Whether the words hold forms that only a French verb of this infinitive has."""
    if any(verb != form and verb in french_infinitives(form) for form in irregular_forms(verb) if form in words):
        return True
    return any(
        verb[: -len(ending)] + other in words
        for ending, others in TELLING.items()
        if verb.endswith(ending)
        for other in others
    )


def verbs(data: Path, language: str) -> list[str]:
    """Return the known verbs of a language, in alphabetical order."""
    common = common_words(language)
    words = frozenset(word for word, own in common.items() if word == own)
    counts = treebank_verbs(data, language)
    found = {verb for verb, count in counts.items() if _shaped(verb, language) and (count > 1 or verb in words)}
    if language == "fr":
        found.update(word for word in words if _shaped(word, language) and _is_conjugated(word, words))
        told = Counter(
            word[: -len(ending)] + "er"
            for word in words
            if not any(True for _ in irregular_infinitives(word))
            for ending in TELLING["er"]
            if word.endswith(ending)
        )
        found.update(
            verb
            for verb, count in told.items()
            if count > 3 and len(verb) > 4 and not verb.endswith(("çer", "geer")) and verb[:-2] + "re" not in words
        )
    else:
        evidence = Counter(base for word in words for base in set(english_bases(word)) if base != word)
        found.update(base for base, count in evidence.items() if base in words and count > 1)
    found.update(PRESS[language].split())
    return sorted(found)


def _shaped(verb: str, language: str) -> bool:
    return verb.isalpha() and (language == "en" or verb.endswith(("er", "ir", "re", "oir", "ïr")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("fr", "en"))
    parser.add_argument("--data", type=Path, default=HERE.parent / ".." / "shared")
    given = parser.parse_args()
    found = verbs(given.data, given.language)
    out = HERE.parent / "src" / "depeche" / "language" / f"verbs.{given.language}.txt"
    out.write_text("\n".join(found) + "\n", encoding="utf8")
    print(len(found), found[::97])


if __name__ == "__main__":
    main()
