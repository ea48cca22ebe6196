"""Repairs of French parses by the forms of known verbs.

Small parsers misread verbs they never saw: "le président limoge son gouvernement" becomes a name with an odd adjective.
The forms of the lexicon's verbs are known, and so is which of them are other words as well (homographs_fr.tsv). One
that is not is a verb wherever it stands in small letters; it takes the subject before it, what follows in its clause,
and the place of its subject. A participle before "par" is passive, and so is one that opens the sentence.
"L'opposant" is somebody, no participle, and a participle in "-ant" behind a comma tells what else the subject does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from depeche.events.lexicon.forms import conjugated, french_verb, homographs
from depeche.events.syntax import VERBAL
from depeche.language.lemmas import known_verbs
from depeche.language.parsed import Sentence, Word

SERVING = frozenset(("avoir", "être", "pouvoir", "devoir", "vouloir", "savoir"))
"""Verbs so common that no parser misreads them."""
OTHER_PERSONS = ("ons", "ez", "ant", "s", "ai", "x")
"""Endings of what is no third person, and of the participle in "-ant"."""
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"))
MISHUNG = frozenset(("amod", "nmod", "flat:name", "flat", "flat:foreign", "compound", "case", "advmod", "det"))
"""Relations that no finite verb has."""
CLAUSAL = frozenset(("acl:relcl", "ccomp", "advcl", "csubj"))
BOUNDS = frozenset(
    ", ; : . ( ) [ ] – — - | … ... que qu' qui dont où si quand lorsque lorsqu' comme alors tandis puisque car".split()
)
"""Words that a clause's subject does not reach across."""
CLITICS = frozenset("le la les l' lui leur en y se s' ne n' me m' nous vous".split())
QUOTES = frozenset(("«", "»", '"', "“", "”"))
DETERMINED = frozenset(
    "un une des du au aux ce cet cette ces son sa ses leurs notre nos mon ma mes aucun aucune".split()
)
CASELESS = frozenset(("des", "du", "de", "d'"))
HELD = frozenset(
    ("nmod", "appos", "flat:name", "flat", "flat:foreign", "conj", "amod", "acl", "dep", "obl:mod", "advmod")
)
"""Relations by which the parser hangs what follows a misread verb on what stands before it."""
PARTICIPLE = "Tense=Past|VerbForm=Part"


FINITE = frozenset(("VERB", "AUX"))
FUTURES = ("rai", "ras", "ra", "rons", "rez", "ront")
"""How French futures end, auxiliaries' too."""
CONDITIONALS = ("rais", "rait", "rions", "riez", "raient")
AHEAD = FUTURES + CONDITIONALS
INFINITIVES = ("er", "ir", "re", "oir")
OWN_R = ("rir", "raire", "raître", "raitre", "roire", "rire")
"""Infinitives whose stem ends in an "r" of its own or whose present looks like a conditional."""


class FrenchVerbs:
    """The forms of verbs. lemmas: of every form; finite: third persons that can be nothing else; participles: of the
    past; doing: participles in "-ant"; things: participles that are nouns as well; persons: nouns in "-ant"; known:
    whatever is a form or a person.
    """

    __slots__ = ("doing", "finite", "known", "lemmas", "participles", "persons", "things")

    def __init__(self, verbs: Iterable[str] = (), nominals: Iterable[str] = ()) -> None:
        """verbs: their lemmas. nominals: words that are known as nouns or adjectives."""
        lemmas: dict[str, list[str]] = {}
        self.finite: set[str] = set()
        self.participles: set[str] = set()
        self.doing: set[str] = set()
        for verb in sorted(set(verbs)):
            others, participles = conjugated(verb)
            for form in {*others, *participles}:
                lemmas.setdefault(form, []).append(verb)
            if verb not in SERVING:
                self.participles.update(participles)
                self.doing.update(form for form in others if form.endswith("ant"))
                self.finite.update(form for form in others if not form.endswith(OTHER_PERSONS))
        known = homographs()
        self.finite -= self.participles
        self.finite.difference_update(nominals)
        for kind in ("noun", "adjective", "function"):
            self.finite -= known[kind]
        self.lemmas = {form: tuple(found) for form, found in lemmas.items()}
        self.things = known["participle"]
        self.persons = known["person"]
        self.known = frozenset((*self.lemmas, *self.persons))


@lru_cache(maxsize=4096)
def _tense(form: str, lemma: str) -> str:
    """The tense that the ending of a form tells, where the "r" before it is not the stem's own: "Fut", "Cnd" or ""."""
    stem = lemma.removesuffix("e") if lemma.endswith("re") else lemma
    own = lemma[:-2].endswith("r") or lemma.endswith(OWN_R) or not lemma.endswith(INFINITIVES)
    for tense, endings in (("Cnd", CONDITIONALS), ("Fut", FUTURES)):
        if (form.endswith(endings) and not own) or form in [stem + ending[1:] for ending in endings]:
            return tense
    return ""


def _set_tense(word: Word) -> bool:
    """Give a verb the tense that its form tells ("frapperons", "quitteraient", which taggers take for the present)."""
    if "VerbForm=Fin" not in word.morph or "Tense=Fut" in word.morph or "Mood=Cnd" in word.morph:
        return False
    tense = _tense(word.lower, word.lemma)
    if not tense:
        return False
    kept = [f for f in word.morph.split("|") if not f.startswith(("Mood=", "Tense="))]
    told = ["Mood=Cnd", "Tense=Pres"] if tense == "Cnd" else ["Mood=Ind", "Tense=Fut"]
    word.morph = "|".join(sorted([*kept, *told]))
    return True


@lru_cache(maxsize=4096)
def _belongs(lemma: str, form: str) -> bool:
    """Whether a form is one of a verb that is known."""
    return lemma in known_verbs("fr") and form in french_verb(lemma)


def repair_french_verbs(sentence: Sentence, verbs: FrenchVerbs) -> bool:
    """Change the sentence's words in place; tells whether anything was changed."""
    words = sentence.words
    changed = False
    known, forms = verbs.known, verbs.lemmas
    misread: list[Word] = []
    participles: list[Word] = []
    for word in words:
        lower = word.lower
        if word.pos in FINITE and lower.endswith(AHEAD):
            changed = _set_tense(word) or changed
        if lower not in known:
            continue
        lemmas = forms.get(lower)
        verb = word.pos == "VERB"
        if verb and lower in verbs.persons:
            changed = _name_person(words, word) or changed
        elif lemmas is None:
            continue
        elif lower in verbs.finite:
            if (not verb and word.pos != "AUX") or word.dep in MISHUNG:
                misread.append(word)
            elif verb and "VerbForm=Part" in word.morph and not _has_auxiliary(words, word):
                word.morph, changed = "Mood=Ind|Tense=Pres|VerbForm=Fin", True  # "rompt avec Abou Dhabi"
        elif lower in verbs.participles:
            participles.append(word)
        elif word.dep == "ccomp" and verb and lower in verbs.doing and words[word.i - 1].text == ",":
            word.dep, changed = "advcl", True
        if word.pos == "VERB" and lemmas and word.lemma not in lemmas and not _belongs(word.lemma, lower):
            word.lemma, changed = lemmas[0], True
    if changed:
        sentence.link()
    for word in misread:
        if word.text == word.lower and _can_be_verb(words, word):
            _raise(words, word, forms[word.lower][0])
            sentence.link()
            changed = True
    for word in participles:
        if _repair_participle(words, word, verbs):
            sentence.link()
            changed = True
    return changed


def _has_auxiliary(words: Sequence[Word], word: Word) -> bool:
    return any(words[j].dep.startswith("aux") for j in word.children)


def _can_be_verb(words: Sequence[Word], word: Word) -> bool:
    """Whether a finite verb can stand here: not behind an article, a preposition or a hyphen."""
    i = word.i
    if i == 0:
        return False
    before = words[i - 1]
    if before.text == "-" or (i + 1 < len(words) and words[i + 1].text == "-"):
        return False
    if before.lower in DETERMINED or before.pos == "AUX":
        return False
    if before.lower in CLITICS:  # "l'armée les affronte", "et en blesse dix"
        return (i > 1 and (words[i - 2].pos in NOMINAL or words[i - 2].pos == "CCONJ")) or _has_subject(words, word)
    return before.pos != "ADP"


def _is_under(words: Sequence[Word], i: int, above: int) -> bool:
    """Whether a word is another or hangs below it."""
    for _ in words:
        if i == above:
            return True
        if words[i].head == i:
            return False
        i = words[i].head
    return True


def _has_subject(words: Sequence[Word], word: Word) -> bool:
    return any(words[j].dep.startswith("nsubj") for j in word.children)


def clause_end(words: Sequence[Word], i: int) -> int:
    """Where the clause of a verb ends: at a comma behind which a subject and its verb follow, or at a stop."""
    comma = 0
    for word in words[i + 1 :]:
        text = word.text
        if text in (";", ":", "."):
            return word.i
        if text == ",":
            comma = word.i
        elif comma and (word.pos in VERBAL and "VerbForm=Fin" in word.morph):
            between = words[comma + 1 : word.i]
            if between and between[0].lower not in BOUNDS and any(w.pos in ("NOUN", "PROPN", "PRON") for w in between):
                return comma
    return len(words)


def _subject_before(words: Sequence[Word], word: Word) -> Word | None:
    """The word that heads what stands right before a verb, within its clause; None where that is no subject."""
    i = word.i - 1
    while i >= 0 and (words[i].lower in CLITICS or words[i].pos == "ADV" or words[i].text in QUOTES):
        i -= 1
    if i < 0 or words[i].pos not in NOMINAL or words[i].lower in BOUNDS:
        return None
    first = i
    while first > 0 and words[first - 1].lower not in BOUNDS and words[first - 1].pos not in VERBAL:
        first -= 1
    found = words[i]
    seen = 0
    while seen < 8:
        above = words[found.head]
        if above.i == found.i or above.i == word.i or not first <= above.i < word.i or above.pos not in NOMINAL:
            break
        found, seen = above, seen + 1
    if found.pos == "ADJ" and found.i > first and words[found.i - 1].pos in ("NOUN", "PROPN"):
        found = words[found.i - 1]
    if any(words[j].dep == "case" and j >= first and words[j].lower not in CASELESS for j in found.children):
        return None
    above = words[found.head]
    if above.pos in VERBAL and first <= above.i < word.i:
        return None  # somebody else's object
    return found


def _raise(words: Sequence[Word], word: Word, lemma: str) -> None:
    """Make a finite verb of a misread word, and hang it where its clause hangs."""
    i = word.i
    if word.pos != "VERB" or word.lemma != lemma:
        word.lemma = lemma
    word.pos, word.morph = "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    for clitic in words[max(i - 2, 0) : i]:
        if clitic.head == i and clitic.dep == "det":  # "le procureur l'accuse"
            clitic.dep, clitic.pos = "obj", "PRON"
    if word.dep not in MISHUNG and (_has_subject(words, word) or word.dep in CLAUSAL):
        return
    if words[i - 1].pos == "CCONJ" or words[i - 2].pos == "CCONJ":
        _hang_behind_and(words, word)
        return
    subject = _subject_before(words, word)
    if subject is not None:
        _hang_above(words, word, subject)


def _hang_behind_and(words: Sequence[Word], word: Word) -> None:
    """Hang a verb behind "et" on the verb before it."""
    i = word.i
    above = next((w for w in reversed(words[:i]) if w.pos == "VERB" and "VerbForm=Inf" not in w.morph), None)
    if above is not None and not _is_under(words, above.i, i):
        word.head, word.dep = above.i, "conj"
        _take_objects(words, word, word, clause_end(words, i))


def _hang_above(words: Sequence[Word], word: Word, subject: Word) -> None:
    i, s = word.i, subject.i
    end = clause_end(words, i)
    old, dep, seen = subject.head, subject.dep, 0
    if old == i:
        old, dep = word.head, word.dep
    while old in (i, s) and old != words[old].head and seen < 3:
        old, dep, seen = words[old].head, words[old].dep, seen + 1
    above = words[old]
    place, role = above.head, above.dep
    top = place == old
    _take_objects(words, word, subject, end)
    subject.head, subject.dep = i, "nsubj"
    mark = next((w for w in reversed(words[:s]) if w.pos not in ("DET", "ADJ", "NUM")), None)
    if mark is not None and mark.head == s and mark.lower in ("que", "qu'"):  # "ce que Kigali nie"
        mark.head, mark.dep = i, "obj"
    if mark is not None and mark.dep == "mark" and mark.head == old > i:  # "si l'accord prévoit ..., il s'agit de"
        mark.head, word.head, word.dep = i, old, "advcl"
        return
    if old in (i, s):
        word.head, word.dep = i, "ROOT"
        return
    root = next((w for w in words[i + 1 : end] if w.head == w.i and w.pos in NOMINAL), None)
    if root is not None:  # "X : N encourt l'amende", the object taken for what is said
        root.head, root.dep, word.head, word.dep = i, "obj", i, "ROOT"
        for w in words[:s]:
            if w.head == root.i:
                w.head = i
        return
    if above.i < i:
        word.head = old
        if above.pos in VERBAL:
            word.dep = (
                "ccomp" if dep in ("obj", "nsubj", "xcomp", "ccomp") else "conj" if dep == "conj" else "parataxis"
            )
        else:
            word.dep = dep if dep in CLAUSAL else "parataxis"
        return
    word.head, word.dep = (i, "ROOT") if top else (place, role)
    above.head = i
    if above.pos not in VERBAL:
        above.dep = "obj" if above.i < end else "parataxis"
        return
    if "VerbForm=Inf" in above.morph:
        above.dep = "xcomp"
        return
    joined = any(words[j].dep == "cc" and words[j].i > i for j in above.children)
    for w in words[i + 1 : above.i]:  # "Paris tance l'opposant et Londres hésite"
        if w.pos == "CCONJ" and w.i + 1 < above.i and words[w.head].pos in ("NOUN", "PROPN"):
            other = words[w.head]
            if (
                other.dep == "conj"
                and other.head in (i, s)
                and other.i > w.i
                and not _has_subject_behind(words, above, i)
            ):
                other.head, other.dep, w.head, joined = above.i, "nsubj", above.i, True
    above.dep = "conj" if joined else "parataxis"
    for w in words[:s]:
        if w.head == above.i and w.dep != "punct":
            w.head = i


def _has_subject_behind(words: Sequence[Word], verb: Word, i: int) -> bool:
    return any(words[j].dep.startswith("nsubj") and j > i for j in verb.children)


def _take_objects(words: Sequence[Word], word: Word, subject: Word, end: int) -> None:
    """Hang on a verb what stands behind it in its clause and hung on its subject, on itself or on what is before."""
    i = word.i
    filled = False
    for w in words[i + 1 : end]:
        outside = w.head < i and words[w.head].pos not in VERBAL
        if not (w.head in (i, subject.i) or outside) or w.pos in ("PUNCT", "CCONJ"):
            continue
        w.head = i
        if w.pos in VERBAL and w.dep not in HELD:
            continue
        if w.dep in HELD and w.pos not in ("ADV", "VERB", "AUX"):
            cased = any(words[j].dep == "case" and words[j].lower not in CASELESS for j in w.children)
            w.dep = "obl:mod" if cased or filled else "obj"
        filled = filled or w.dep == "obj"


def _repair_participle(words: Sequence[Word], word: Word, verbs: FrenchVerbs) -> bool:
    """Set right a past participle at the start of a sentence, before "par", or with complements behind its noun."""
    i = word.i
    if i == 0:
        return len(words) > 3 and _open_sentence(words, word, verbs)
    after = words[i + 1] if i + 1 < len(words) else word
    if after.lower == "par" and i + 2 < len(words):
        return _make_passive(words, word, after, verbs)
    if word.dep in ("amod", "acl") and word.head < i and word.pos in ("ADJ", "VERB") and after.pos == "ADP":
        if (word.dep == "acl" and word.pos == "VERB") or not any(words[j].dep.startswith("obl") for j in word.children):
            return False
        if word.pos == "ADJ":
            word.pos, word.lemma, word.morph = "VERB", verbs.lemmas[word.lower][0], PARTICIPLE
        word.dep = "acl"  # "trois hommes arrêtés à Dakar"
        return True
    return False


def _make_passive(words: Sequence[Word], word: Word, by: Word, verbs: FrenchVerbs) -> bool:
    """Make a passive participle of one that "par" follows, and its agent of what "par" introduces."""
    i = word.i
    changed = False
    before = words[i - 1]
    if word.pos not in VERBAL:
        if before.pos in ("DET", "ADP", "NUM") or any(
            words[j].dep in ("det", "case") and j == i - 1 for j in word.children
        ):
            return False
        lemma = verbs.lemmas[word.lower][0]
        word.pos, word.lemma, word.morph, changed = "VERB", lemma, PARTICIPLE, True
    served = any(words[j].dep.startswith(("aux", "cop")) for j in word.children)
    if not served:
        noun = next((words[j] for j in word.children if j < i and words[j].dep in ("nsubj", "amod", "nmod")), None)
        above = words[word.head]
        if noun is not None and noun.pos in ("NOUN", "PROPN", "ADJ") and noun.dep != "nsubj":
            _put_under(words, word, noun)
            changed = True
        elif noun is not None and noun.dep == "nsubj":
            noun.dep, changed = "nsubj:pass", True
        elif word.dep in ("amod", "appos", "nmod", "conj", "flat:name", "dep") and above.i < i and above.pos in NOMINAL:
            word.dep, changed = "acl", True
    agent = words[by.head]
    if agent.i > i > agent.head and agent.pos in NOMINAL and not _is_under(words, i, agent.i):
        agent.head, agent.dep, changed = i, "obl:agent", True
    return changed


def _put_under(words: Sequence[Word], word: Word, noun: Word) -> None:
    """Hang a participle on the noun before it that the parser hung on the participle."""
    i, n = word.i, noun.i
    noun.head, noun.dep = (n, word.dep) if word.head == i else (word.head, word.dep)
    for j in word.children:
        if j < n:
            words[j].head = n
    word.head, word.dep = n, "acl"
    noun.pos = "NOUN" if noun.pos == "ADJ" else noun.pos


def _open_sentence(words: Sequence[Word], word: Word, verbs: FrenchVerbs) -> bool:
    """Make a clause of a participle that opens a sentence whose subject follows behind a comma."""
    after = words[1]
    if (
        after.text[:1].isupper()
        or after.text in (":", "-", ".")
        or (after.pos in ("PROPN", "NOUN") and after.lower not in TIMES)
    ):
        return False
    if word.pos in VERBAL and word.dep not in MISHUNG:
        return False
    by = after.lower == "par"
    if word.lower in verbs.things and not by and word.dep != "advcl":
        return False
    comma = next((w.i for w in words[1:40] if w.text == ","), 0)
    if not comma:
        return False
    main = words[word.head] if words[word.head].pos in VERBAL else next((w for w in words if w.head == w.i), word)
    if main.pos not in VERBAL or main.i < comma:
        main = next((w for w in words[comma:] if w.pos == "VERB" and w.head <= w.i), word)
        if main.i == 0 or word.head != 0:
            return False
    if word.head != 0:
        word.head, word.dep = main.i, "advcl"
    for w in words[1:comma]:
        if w.head > comma and not _is_under(words, main.i, w.i):
            w.head = 0
            w.dep = "obl:mod" if w.dep in ("nsubj", "nmod", "nsubj:pass") else w.dep
    word.pos, word.lemma, word.morph = "VERB", verbs.lemmas[word.lower][0], PARTICIPLE
    return True


TIMES = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui récemment".split())


def _name_person(words: Sequence[Word], word: Word) -> bool:
    """Make a noun of "l'opposant", "trois militants", read as a participle in "-ant"."""
    i = word.i
    if i == 0:
        return False
    before = words[i - 1]
    if before.pos not in ("DET", "NUM") or (i > 1 and words[i - 2].lower == "en"):
        return False
    word.pos, word.morph = "NOUN", ""
    word.lemma = word.lower.rstrip("s")
    cased = False
    for j in word.children:
        child = words[j]
        if j == i - 1:
            child.dep = "nummod" if child.pos == "NUM" else "det"
        elif child.dep == "mark" and j < i:
            child.dep = "case"
        cased = cased or child.dep == "case"
    above = words[word.head]
    if word.dep in ("conj", "parataxis", "dep", "obl:mod") and above.i == i - 2 and above.pos == "VERB" and not cased:
        word.dep = "obj"
    elif word.dep in ("acl", "xcomp", "advcl", "ccomp", "amod") and above.i < i:
        if cased:
            word.dep = "obl:arg" if above.pos in VERBAL else "nmod"
        elif above.pos in VERBAL:
            word.dep = "obl:mod" if any(words[j].dep == "obj" and words[j].i != i for j in above.children) else "obj"
        else:
            word.dep = "appos"
    return True
