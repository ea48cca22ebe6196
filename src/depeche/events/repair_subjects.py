"""Repairs of who stands as the subject of a French clause, where the words around leave no doubt.

Small parsers take a headline's label ("Soudan : Paris condamne ..."), a source ("selon N, des soldats ont tué ...") or
nothing at all ("..., Paris rappelle son ambassadeur") for the subject, the speaker behind a quotation for an object,
and whoever does the same ("l'Union africaine aussi", "tout comme le Kenya") for one more object.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.actors.pronouns import POSSESSIVE
from depeche.events.syntax import REFLEXIVE
from depeche.language.parsed import Sentence, Word
from depeche.model import Mention

ASIDE = "dislocated"
EMPHATIC = frozenset(("lui", "elle", "eux", "elles"))
AFTER_EMPHATIC = frozenset((",", "qui", "aussi"))
"""What follows a pronoun that only stresses the noun before it ("l'épiscopat, lui, appelle ...")."""
ALSO = frozenset(("aussi", "également"))
BEFORE_OTHERS = frozenset((",", ";", "et", "mais", "comme"))
"""What stands before whoever does the same."""
ENDS = frozenset((".", ",", ";", "!", "?", "…"))
OPENING = frozenset(("«", "“", '"'))
CLOSING = frozenset(("»", "”", '"'))
NAMES = frozenset(("NOUN", "PROPN", "PRON"))
TRUE_ACTORS = frozenset(("state", "organisation", "person", "group"))
RELATIVES = frozenset("lequel laquelle lesquels lesquelles dont qui où que qu'".split())
LINKS = frozenset("qui que qu' dont où si".split())
SETTLED = frozenset(
    "advmod amod aux aux:pass aux:tense case cc cop det fixed flat:name mark nummod obl obl:agent obl:arg obl:mod punct"
    " root ROOT xcomp".split()
)
"""The commonest relations of words that are never moved, but for pronouns."""
CIRCUMSTANTIAL = frozenset("après avant depuis malgré pendant durant lors dès dans".split())
"""Prepositions before a time or circumstance."""
SOURCES = frozenset((":", "selon", "d'après"))
"""What stands behind a label or before a source."""


def repair_subjects(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Put subjects where they belong; the words are changed in place and linked anew. Tells whether any was."""
    words = sentence.words
    changed = False
    sourced = not sentence.vocabulary.isdisjoint(SOURCES)
    for word in words:
        dep = word.dep
        if dep in SETTLED and word.pos != "PRON":
            continue
        i = word.i
        if dep == "nsubj:pass" and _acts_on_itself(words, word):
            changed = True  # relations only: the tree stays
        if dep.startswith("nsubj"):
            if word.head > i and _is_introduced(words, word):
                moved = _follow(words, word)
            elif word.head > i:
                moved = (sourced and _is_aside(words, word) and _give_way(words, word)) or _lead_clause(words, word)
            else:
                moved = _is_pressed(words, word) if dep == "nsubj" else _is_claimed(words, word)
        elif word.pos == "PRON":
            moved = word.lower in EMPHATIC and _is_emphatic(words, word)
        elif dep in ("appos", "nmod"):
            moved = "VerbForm=Fin" in word.morph and _raise_clause(words, word)
        elif not i or word.head >= i:
            moved = False
        elif dep == "acl":
            moved = words[i - 1].text == "," and _join_verbs(words, word)
        elif dep == "conj":
            moved = words[i - 1].text == "," and _is_apposition(words, word)
        else:
            moved = dep == "obj" and _is_speaker(words, word)
        if moved:
            changed = True
            sentence.link()
    for mention in mentions:
        if not mention.first or mention.how in POSSESSIVE or not mention.actors:
            continue
        if mention.actors[0].kind in TRUE_ACTORS and (_does_so_too(words, mention) or _opens(words, mention)):
            changed = True
            sentence.link()
    return changed


def _cases(words: Sequence[Word], word: Word) -> list[str]:
    """The prepositions of a word; "des" may be its article."""
    return [words[j].lower for j in word.children if words[j].dep == "case" and words[j].lower != "des"]


def _has_subject(words: Sequence[Word], verb: Word) -> bool:
    return any(words[j].dep.startswith(("nsubj", "expl:subj", "csubj")) for j in verb.children)


def _is_aside(words: Sequence[Word], word: Word) -> bool:
    """Whether a word is a label before a colon or a source behind "selon"."""
    end = max([word.i, *(j for j in word.children if words[j].dep.startswith("flat"))])
    if end + 1 < len(words) and words[end + 1].text == ":":
        return end < 6
    return any(case in ("selon", "d'après") for case in _cases(words, word))


def _acts_on_itself(words: Sequence[Word], word: Word) -> bool:
    """Read a reflexive verb that small parsers take for a passive ("se sont retrouvés à Doha", "s'est écrasée") as
    one that its subject does, where nobody else is said to."""
    children = [words[j] for j in words[word.head].children]
    own = next((c for c in children if c.dep == "expl:pass" and c.lower in REFLEXIVE), None)
    if own is None or any(c.dep in ("aux:pass", "obl:agent") for c in children):
        return False
    own.dep, word.dep = "expl:pv", "nsubj"
    return True


def _is_pressed(words: Sequence[Word], word: Word) -> bool:
    """Whether a name behind a verb that has its subject before it is its object ("l'UE presse Le Caire de céder")."""
    verb = words[word.head]
    children = [words[j] for j in verb.children]
    if verb.pos != "VERB" or not any(c.dep == "nsubj" and c.i < verb.i for c in children):
        return False
    if any(c.dep in ("obj", "cop", "aux:pass") for c in children) or words[word.i - 1].text in (",", ":"):
        return False
    if (
        word.pos == "PRON"
        or any(c.lower in ("que", "qu'", "-") and c.i < verb.i for c in children)
        or _cases(words, word)
    ):
        return False
    word.dep = "obj"
    return True


def _is_claimed(words: Sequence[Word], word: Word) -> bool:
    """Whether what is read as a passive's subject behind an active verb with its subject is its object ("a réclamé à
    Paris, son ancienne métropole, la restitution des îles")."""
    children = [words[j] for j in words[word.head].children]
    if not any(c.dep == "aux:tense" and c.lemma == "avoir" for c in children):
        return False
    if not any(c.dep == "nsubj" and c.i < word.head for c in children):
        return False
    if any(c.dep in ("obj", "aux:pass") for c in children):
        return False
    word.dep = "obj"
    return True


def _lead_clause(words: Sequence[Word], word: Word) -> bool:
    """Give a subject before a relative clause with one of its own to the verb behind that clause ("La Belgique, avec
    laquelle le Rwanda a rompu, a envoyé ...")."""
    verb = words[word.head]
    children = [words[j] for j in verb.children]
    link = next((c for c in children if c.lower in RELATIVES and word.i < c.i < verb.i), None)
    if link is None or not any(c.dep.startswith("nsubj") and link.i < c.i < verb.i for c in children):
        return False
    behind = [
        w
        for w in words[verb.i + 1 :]
        if w.head == verb.i and w.pos == "VERB" and w.dep in ("advcl", "conj", "parataxis", "ccomp", "acl", "xcomp")
    ]
    main = next((w for w in behind if not _has_subject(words, w) and is_finite(words, w)), None)
    if main is None or not any(w.text == "," for w in words[verb.i : main.i]):
        return False
    main.head, main.dep = (main.i, verb.dep) if verb.head == verb.i else (verb.head, verb.dep)
    verb.head, verb.dep = word.i, "acl:relcl"
    word.head = main.i
    return True


def is_finite(words: Sequence[Word], verb: Word) -> bool:
    """Whether a verb is of a person and tense, or its auxiliary is."""
    return "VerbForm=Fin" in verb.morph or any(
        words[j].dep.startswith("aux") and "VerbForm=Fin" in words[j].morph for j in verb.children
    )


def _is_introduced(words: Sequence[Word], word: Word) -> bool:
    """Whether a word stands behind a preposition of time or circumstance, and so is no subject."""
    return any(case in CIRCUMSTANTIAL for case in _cases(words, word))


def _follow(words: Sequence[Word], word: Word) -> bool:
    """Make what stands between a comma and the verb its subject in place of a time or circumstance ("Un an après la
    crise, le Niger et l'Algérie se parlent")."""
    verb = words[word.head]
    comma = max((j for j in range(word.i + 1, verb.i) if words[j].text == ","), default=-1)
    subject = next((w for w in words[comma + 1 : verb.i] if w.pos in NAMES), None) if comma > 0 else None
    if subject is None or subject.lower in REFLEXIVE or _cases(words, subject):
        return False
    above = subject.head
    for other in words[subject.i + 1 : verb.i]:
        if other.head == above and other.dep == "conj":
            other.head = subject.i
    subject.head, subject.dep = verb.i, word.dep
    word.dep = "obl:mod"
    return True


def _give_way(words: Sequence[Word], word: Word) -> bool:
    """Make what stands between a label or source and the verb the verb's subject."""
    verb = words[word.head]
    for j in word.children:
        other = words[j]
        named = other.pos in NAMES and other.dep in ("appos", "conj", "nmod", "parataxis")
        if word.i + 1 < j < verb.i and named and not _cases(words, other):
            other.head, other.dep = verb.i, word.dep
            word.dep = ASIDE
            return True
    if any(words[j].dep.startswith("nsubj") and j > word.i for j in verb.children):
        word.dep = ASIDE
        return True
    return False


def _is_emphatic(words: Sequence[Word], word: Word) -> bool:
    i = word.i
    if 1 < i < len(words) - 1 and words[i - 1].text == "," and words[i + 1].lower in AFTER_EMPHATIC:
        word.dep = ASIDE
        return True
    return False


def _raise_clause(words: Sequence[Word], verb: Word) -> bool:
    """Take a finite verb with a subject of its own for no noun's apposition ("Accusé par N, M nie")."""
    if verb.pos != "VERB" or not _has_subject(words, verb) or verb.head == verb.i:
        return False
    if any(words[j].dep == "mark" or words[j].lower in LINKS for j in verb.children):
        return False
    root = next((w.i for w in words if w.head == w.i), -1)
    if root < 0 or root > verb.i:
        return False
    verb.head, verb.dep = root, "parataxis"
    return True


def _join_verbs(words: Sequence[Word], verb: Word) -> bool:
    """Coordinate a participle that does not agree with the noun before it ("a placé ses forces en alerte, déployé des
    navires")."""
    noun = words[verb.head]
    above = words[noun.head]
    if verb.pos != "VERB" or noun.dep != "obj" or above.pos != "VERB" or "Tense=Past" not in verb.morph:
        return False
    if not any(words[j].dep == "aux:tense" and words[j].lemma == "avoir" for j in above.children):
        return False
    if "Gender=Masc" not in verb.morph or "Number=Sing" not in verb.morph:
        return False
    nouns = [w for w in words[noun.i : verb.i] if w.pos in ("NOUN", "PROPN")]
    if not all("Gender=Fem" in w.morph or "Number=Plur" in w.morph for w in nouns):
        return False  # "l'incarcération de N, poursuivi pour corruption"
    verb.head, verb.dep = above.i, "conj"
    for j in verb.children:
        if words[j].dep == "obl:arg" and words[verb.i + 1].lower == "des" and verb.i + 1 in words[j].children:
            words[j].dep = "obj"
    return True


def _is_apposition(words: Sequence[Word], word: Word) -> bool:
    """Whether a noun without an article tells who the name before it is ("Ankara, parrain de Tripoli, ...")."""
    named = words[word.head]
    if word.pos != "NOUN" or named.pos != "PROPN" or not named.dep.startswith("nsubj"):
        return False
    if any(words[j].dep in ("cc", "det", "nummod") or words[j].lower == "des" for j in word.children):
        return False
    word.dep = "appos"
    return True


def _is_speaker(words: Sequence[Word], word: Word) -> bool:
    """Whether an object behind a quotation and its verb is who says it ("« C'est une honte », a fulminé un député")."""
    verb = words[word.head]
    if verb.pos != "VERB" or verb.i > word.i or "VerbForm=Inf" in verb.morph:
        return False
    first = min([verb.i, *(j for j in verb.children if words[j].dep.startswith(("aux", "expl", "iobj")))])
    if first < 2 or words[first - (2 if words[first - 1].text == "," else 1)].text not in CLOSING:
        return False
    if words[first - 1].text == '"':
        return False  # opening or closing, nobody knows: 'N "regrette" une mesure'
    subjects = [j for j in verb.children if words[j].dep.startswith(("nsubj", "expl:subj", "csubj"))]
    told = next((w.i for w in words[: first - 1] if w.text in OPENING), first)
    if any(j < told or j >= first for j in subjects) or sum(words[j].dep == "obj" for j in verb.children) > 1:
        return False
    for j in subjects:
        words[j].dep = "parataxis"  # a noun of what was said
    word.dep = "nsubj"
    return True


def _does_so_too(words: Sequence[Word], mention: Mention) -> bool:
    """Add to the subject of the clause before whoever does the same: "..., l'Union africaine aussi", "..., tout comme
    le Kenya", "... expulsé deux diplomates, et le Burundi trois"."""
    first, after = mention.first, mention.last + 1
    before = words[first - 1].lower
    if before not in BEFORE_OTHERS:
        return False
    following = words[after].lower if after < len(words) else "."
    ended = after + 1 >= len(words) or words[after + 1].text in ENDS
    too = following in ALSO and ended and before in (",", ";", "et", "mais")
    too = too or (before == "comme" and first > 2 and words[first - 2].lower == "tout" and words[first - 3].text == ",")
    if not too and before == "et" and ended and after < len(words) and words[after].pos in ("NUM", "DET"):
        too = mention.actors[0].kind in ("state", "organisation")
    if not too:
        return False
    head = words[mention.head]
    if head.dep.startswith("nsubj") and words[head.head].pos == "VERB":
        return False
    for j in range(first - 1, -1, -1):
        subjects = [k for k in words[j].children if words[k].dep.startswith("nsubj") and k < first]
        if words[j].pos in ("VERB", "AUX") and subjects:
            if head.head == head.i:
                return False
            head.head, head.dep = subjects[0], "conj"
            return True
    return False


def _opens(words: Sequence[Word], mention: Mention) -> bool:
    """Make a mention between a comma and a finite verb without a subject that verb's subject ("... la colère, Paris
    rappelle son ambassadeur")."""
    head, after = words[mention.head], mention.last + 1
    if words[mention.first - 1].text != "," or after >= len(words) or "VerbForm=Fin" not in words[after].morph:
        return False
    if head.dep.startswith("nsubj") or mention.how == "pronoun" or _cases(words, head):
        return False
    verb = words[words[after].head] if words[after].pos == "AUX" else words[after]
    if verb.pos != "VERB" or verb.i < after or _has_subject(words, verb) or verb.head == verb.i:
        return False
    if any(words[j].lower in LINKS for j in verb.children) or (head.dep == "conj" and words[head.head].dep == "nsubj"):
        return False
    if verb.head == head.i:
        if head.head == head.i:
            return False
        verb.head, verb.dep = head.head, "parataxis"
    head.head, head.dep = verb.i, "nsubj"
    return True
