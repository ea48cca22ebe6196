"""Inflected forms of the cue verbs, for words whose lemma the parser got wrong.

Only third persons, participles and infinitives: the forms in which the press reports speech.
"""

from __future__ import annotations

_FRENCH_IRREGULAR = {
    "dire": "dit disent disait disaient dira diront dirait dirent disant",
    "écrire": "écrit écrivent écrivait écrivaient écrivit écrivirent écrivant écrira",
    "faire": "fait font faisait faisaient fit firent faisant fera feront",
    "tenir": "tient tiennent tenait tenaient tint tinrent tenant tenu",
    "soutenir": "soutient soutiennent soutenait soutenaient soutint soutinrent soutenant soutenu",
    "prévenir": "prévient préviennent prévenait prévenaient prévint prévinrent prévenant prévenu",
    "promettre": "promet promettent promettait promettaient promit promirent promettant promis promettra",
    "admettre": "admet admettent admettait admettaient admit admirent admettant admis",
    "mettre": "met mettent mettait mettaient mit mirent mettant mis",
    "reconnaître": "reconnaît reconnait reconnaissent reconnaissait reconnaissaient reconnut reconnurent reconnaissant "
    "reconnu",
    "démentir": "dément démentent démentait démentaient démentit démentirent démentant démenti",
    "répondre": "répond répondent répondait répondaient répondit répondirent répondant répondu",
    "prétendre": "prétend prétendent prétendait prétendaient prétendit prétendant prétendu",
    "rendre": "rend rendent rendait rendaient rendit rendirent rendant rendu",
    "reprendre": "reprend reprennent reprenait reprenaient reprit reprirent reprenant repris",
    "poursuivre": "poursuit poursuivent poursuivait poursuivaient poursuivit poursuivirent poursuivant poursuivi",
    "conclure": "conclut concluent concluait concluaient conclurent concluant conclu",
    "exclure": "exclut excluent excluait excluaient exclurent excluant exclu",
    "relever": "relève relèvent relevait relevaient releva relevèrent relevant relevé",
    "prédire": "prédit prédisent prédisait prédisant",
    "souvenir": "souvient souviennent souvenait souvenaient souvint",
    "défendre": "défend défendent défendait défendaient défendit défendu",
    "offrir": "offre offrent offrait offraient offrit offrirent offrant offert",
    "enjoindre": "enjoint enjoignent enjoignait enjoignit enjoignant",
    "plaindre": "plaint plaignent plaignait plaignaient plaignit plaignant",
    "décrire": "décrit décrivent décrivait décrivaient décrivit décrivant",
    "interroger": "interroge interrogent interrogeait interrogea interrogèrent interrogeant interrogé",
}

_ENGLISH_IRREGULAR = {
    "say": "says said saying",
    "undertake": "undertakes undertook undertaken undertaking",
    "cry": "cries cried crying",
    "go": "goes went gone going",
    "label": "labels labelled labeled labelling",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "make": "makes made making",
    "put": "puts putting",
    "hold": "holds held holding",
    "find": "finds found finding",
    "swear": "swears swore sworn swearing",
    "deny": "denies denied denying",
    "reply": "replies replied replying",
    "vow": "vows vowed vowing",
    "forbid": "forbids forbade forbidden",
    "read": "reads reading",
    "give": "gives gave given giving",
    "pay": "pays paid paying",
    "send": "sends sent sending",
    "thank": "thanks thanked thanking",
    "admit": "admits admitted admitting",
    "rebut": "rebuts rebutted",
    "tweet": "tweets tweeted",
    "quip": "quips quipped",
    "beg": "begs begged begging",
}


def _accented(stem: str) -> str:
    """The stem before a mute ending: répéter -> répèt-, considérer -> considèr-."""
    for i in range(len(stem) - (2 if stem.endswith(("gu", "qu")) else 1), 0, -1):
        if stem[i] in "aeiouyéèêôâ":
            return stem[:i] + "è" + stem[i + 1 :] if stem[i] in "ée" and i < len(stem) - 1 else stem
    return stem


def _french(lemma: str) -> set[str]:
    if lemma in _FRENCH_IRREGULAR:
        return {lemma, *_FRENCH_IRREGULAR[lemma].split()}
    stem, ending = lemma[:-2], lemma[-2:]
    if ending == "er":
        soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
        mute = _accented(stem)
        doubled = stem + "l" if lemma.endswith("eler") else stem
        forms = {lemma, *(soft + e for e in ("ait", "aient", "a", "ant"))}
        forms |= {stem + e for e in ("èrent", "é", "ée", "és", "ées", "era", "eront", "erait", "eraient")}
        return forms | {s + e for s in (stem, mute, doubled) for e in ("e", "ent")}
    if ending == "ir":
        return {
            lemma,
            *(stem + e for e in ("it", "issent", "issait", "issaient", "irent", "issant", "i", "ira", "iront")),
        }
    return {lemma}


def _english(lemma: str) -> set[str]:
    if lemma in _ENGLISH_IRREGULAR:
        return {lemma, *_ENGLISH_IRREGULAR[lemma].split()}
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    if lemma.endswith(("s", "sh", "ch", "x")):
        return {lemma, lemma + "es", lemma + "ed", lemma + "ing"}
    last = lemma[-1]
    doubled = {lemma + last + "ed", lemma + last + "ing"} if last in "bdgmnprt" else set()
    return {lemma, lemma + "s", lemma + "ed", lemma + "ing"} | doubled


def verb_forms(lemma: str, language: str) -> set[str]:
    """The forms of a verb in which the press reports speech, in lower case."""
    return _french(lemma) if language == "fr" else _english(lemma)
