"""Repairs of the parse that are certain: verbs that the tagger took for something else, counts before what they count.

Small parsers read "La Russie masse des troupes" as a name with a noun; where an actor's mention opens the clause, a
form of a known verb follows at once, and the clause has no other finite verb, that form is the verb. So is one that
has a subject ("où l'armée affronte les rebelles"), one behind the noun that opens a French headline ("un homme attaque
trois passants"), and a participle that opens a sentence with a capital ("Chassé de la capitale, le groupe ..."). What
is read as passive of a verb that has none ("sont arrivés") is active. In "près de cent soldats" the soldiers, not
"près", stand where the phrase stands. A name in apposition to a finite verb is its object.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depeche.actors.pronouns import POSSESSIVE
from depeche.events.repair_en import repair_english
from depeche.events.repair_fr import FUTURES, FrenchVerbs, clause_end, repair_french_verbs
from depeche.events.repair_objects import repair_objects
from depeche.events.repair_subjects import repair_subjects
from depeche.events.syntax import MOVING
from depeche.language.parsed import Sentence, Word
from depeche.model import Mention

MISREAD = frozenset(("NOUN", "ADJ", "ADV", "PROPN", "ADP", "X"))
QUOTES = frozenset(("«", "“", '"'))
LIFTED = frozenset(("nsubj", "obj", "iobj", "obl", "expl", "mark", "xcomp", "advcl", "advmod"))
"""What never depends on an auxiliary, although small parsers say so."""
HANGING = frozenset(
    (
        "flat:name",
        "flat",
        "flat:foreign",
        "amod",
        "nmod",
        "appos",
        "compound",
        "dep",
        "acl",
        "conj",
        "ROOT",
        "root",
        "fixed",
        "obj",
    )
)
TELLING = frozenset(
    "accuser adjurer amener appeler avertir charger conjurer contraindre convaincre convier dissuader empêcher "
    "encourager exhorter féliciter forcer implorer inciter inviter menacer obliger persuader pousser presser prier "
    "prévenir remercier sommer soupçonner supplier suspecter".split()
)
"""Verbs of French that say of their object what it does or shall do, by an infinitive."""
PLAIN = HANGING | {"advmod", "nsubj", "obl:mod", "obl:arg", "parataxis"}
"""Relations that a verb taken for another word may have got."""
PREPOSITIONS = frozenset("entre contre outre sauf hormis passé excepté vu sur pour with from".split())
"""Prepositions that look like forms of verbs; no other form of a verb is one ("Paris déplore les violences")."""
CLITICS = {**dict.fromkeys(("l'", "le", "la", "les"), "obj"), "leur": "iobj"}
"""Pronouns before French verbs, and what they are to them."""


def repair(
    sentence: Sentence,
    mentions: Sequence[Mention],
    verb_of: Callable[[str], str | None],
    verbs: FrenchVerbs | None = None,
) -> bool:
    """Make verbs of misread words. verb_of: the lemma of the verb that a lower-case word is a finite form of, or None.
    verbs: the forms of French verbs.

    The sentence's words are changed in place and linked anew; tells whether anything was changed.
    """
    words = sentence.words
    french = sentence.language == "fr"
    quoting = not QUOTES.isdisjoint(sentence.vocabulary)
    changed = _lift_from_auxiliaries(words)
    if changed:
        sentence.link()
    if french:
        changed = (verbs is not None and repair_french_verbs(sentence, verbs)) or changed
        changed = _repair_french(sentence, verb_of) or changed
        changed = repair_objects(sentence, mentions) or changed
    changed = (sentence.language == "en" and repair_english(sentence, mentions)) or changed
    for mention in mentions:
        if mention.how in POSSESSIVE:
            words[mention.head].dep = "nmod:poss"  # whose it is, as in English
            continue
        if mention.how == "pronoun" and words[mention.head].lower in CLITICS:
            words[mention.head].dep = CLITICS[words[mention.head].lower]
        if _name_object(words, mention) or (french and _lift_from_name(words, mention)):
            sentence.link()
            changed = True
        i = _behind(words, mention.last) if quoting else mention.last + 1
        if i >= len(words) or not _opens(words, mention.first):
            changed = (french and _repair_relative(words, mention, i, verb_of)) or changed
            if words[mention.head].head == i:
                sentence.link()
            continue
        last = words[mention.last]
        if mention.last > mention.head and last.pos == "ADJ" and _is_followed(words[i], last, verb_of):
            i = mention.last  # "un juge fédéral bloque le décret": the verb taken for one more quality of the actor
        word = words[i]
        quality = (
            word.pos == "VERB" and word.dep in ("amod", "compound") and word.head > i
        )  # "Amnesty criticized Egypt"
        quality = quality or (  # "le porte-parole du M23 invite Kinshasa à ..."
            word.pos == "VERB"
            and word.dep in ("amod", "acl", "flat:name", "flat:foreign")
            and "VerbForm=Fin" in word.morph
            and mention.first <= word.head <= mention.last
        )
        if (word.pos not in MISREAD and not quality) or word.text[:1].isupper():
            continue
        if word.dep not in HANGING and (word.dep != "case" or word.pos != "ADP" or word.lower in PREPOSITIONS):
            continue
        lemma = verb_of(word.lower)
        if lemma is None or _has_finite_verb(words, i):
            continue
        _make_verb(words, mention.head, i, lemma)
        sentence.link()
        changed = True
    return (french and repair_subjects(sentence, mentions)) or changed


COUNTING = frozenset(("près", "plus", "moins"))
PARTICIPLES = ("é", "ée", "és", "ées")
ENDED = ("u", "us", "i", "is", "it", "ous", "ert", "é")
"""How participles of the masculine end."""
SPANS = frozenset("minute heure jour journée nuit semaine mois trimestre an année".split())
DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain".split())
PREDICATES = frozenset(("ROOT", "root", "acl:relcl", "ccomp", "advcl", "conj", "parataxis"))
OF_LEAVES = frozenset(("aux:pass", "obj", "obl:mod", "amod", "conj", "advcl", "acl"))
"""Relations of words that may be misread although nothing depends on them."""


def _has_child(words: Sequence[Word], word: Word, dep: str) -> bool:
    """Whether a word has a dependent with this relation."""
    return dep in [words[j].dep for j in word.children]


def _repair_french(sentence: Sentence, verb_of: Callable[[str], str | None]) -> bool:
    words = sentence.words
    changed = False
    for word in words:
        if "Tense=Fut" in word.morph and not word.lower.endswith(FUTURES):
            word.morph, changed = "Tense=Past|VerbForm=Part", True  # "le parti, dissous par le pouvoir, ..."
        if not word.children and word.dep not in OF_LEAVES:
            continue
        dep, pos = word.dep, word.pos
        if dep == "aux:pass" and words[word.head].lemma in MOVING:
            changed = _make_active(words, words[word.head]) or changed
        elif (
            dep == "acl"
            and "VerbForm=Fin" in word.morph
            and any(words[j].lower in ("que", "qu'") for j in word.children)
        ):
            if any(words[j].lower in ("que", "qu'") and words[j].dep == "obj" for j in word.children):
                word.dep, changed = "acl:relcl", True  # "une accusation que le pouvoir balaie"
        elif dep in ("obj", "obl:mod") and word.lower in DAYS:
            changed = changed or dep == "obj"
            word.dep = "obl:mod"
            for j in word.children:  # "entament jeudi des négociations", "a douché mercredi les espoirs": the object
                hung = words[j]
                apart = hung.dep == "nmod" and words[j - 1].lower in ("des", "du", "de")
                beside = hung.dep == "appos" and words[word.i + 1].pos == "DET" and words[word.i + 1].head == j
                if (apart or beside) and j > word.i and words[word.head].pos in ("VERB", "AUX"):
                    hung.head, hung.dep, changed = word.head, "obj", True
                    sentence.link()
                    break
        elif dep == "obj" and word.lemma in SPANS and _is_undergone(words, word):
            changed = True  # "a été retenu deux heures par la police"
            word.dep = "obl:mod"
            for j in word.children:
                if words[j].dep == "nmod" and any(words[k].lower == "par" for k in words[j].children):
                    words[j].head, words[j].dep = word.head, "obl:agent"
            sentence.link()
        elif pos not in MISREAD and dep != "amod":
            continue  # verbs, pronouns, marks
        elif word.lower in COUNTING and pos == "ADV" and _step_down(words, word):
            sentence.link()
            changed = True
        elif pos in MISREAD and _has_child(words, word, "aux:tense"):
            lemma = verb_of(word.lower)  # "a dissous": what has a tense auxiliary is a participle
            if lemma is None and word.lower.endswith(PARTICIPLES):  # "s'est félicité"
                lemma = _infinitive(word.lower)
            if lemma is not None:
                word.pos, word.lemma, word.morph, changed = "VERB", lemma, "Tense=Past|VerbForm=Part", True
        elif dep == "amod" and word.lower.endswith(PARTICIPLES) and _befell(words, word):
            word.pos, word.dep, word.lemma = "VERB", "acl", _infinitive(word.lower)
            word.morph, changed = "Tense=Past|VerbForm=Part|Voice=Pass", True
        elif dep == "conj" and pos == "NOUN" and word.lower.endswith("é") and _goes_on(words, word):
            word.pos, word.lemma = "VERB", _infinitive(word.lower)  # "a reconnu sa défaite et félicité son rival"
            word.morph, changed = "Tense=Past|VerbForm=Part", True
        elif dep == "obj" and pos in MISREAD and word.lower.endswith(ENDED) and _has_auxiliary(words, word):
            lemma = verb_of(word.lower)  # "a dissous tous les partis", "avoir" read as its verb
            if lemma is None and words[word.i - 1].text in QUOTES and word.lower.endswith(PARTICIPLES):
                lemma = _infinitive(word.lower)
            if lemma is not None and lemma not in MOVING:
                changed = _make_participle(words, word, lemma)
                sentence.link()
        elif dep == "nmod" and pos in ("NOUN", "PROPN") and _is_left_over(words, word):
            verb = words[words[word.head].head]  # "a mis à la porte son secrétaire"
            word.head, word.dep, changed = verb.i, "obj", True
            sentence.link()
        elif dep in PREDICATES and pos in ("NOUN", "ADJ", "ADV") and _has_own_subject(words, word):
            lemma = verb_of(word.lower)
            if lemma is not None:
                word.pos, word.lemma, word.morph, changed = "VERB", lemma, "VerbForm=Fin|Tense=Pres", True
        elif dep in ("advcl", "acl") and pos in ("PROPN", "NOUN") and _opens(words, word.i):
            lemma = _infinitive(word.lower) if word.lower.endswith(PARTICIPLES) else None
            if lemma is None and pos == "PROPN":  # "Réunis à Lomé, les ministres ..."
                lemma = verb_of(word.lower)
            if lemma is not None:
                word.pos, word.lemma, word.morph = "VERB", lemma, "Tense=Past|VerbForm=Part"
                changed = True
    return _repair_plain(sentence, verb_of) or _repair_headline(sentence, verb_of) or changed


OBJECTS_OPEN = frozenset(
    "le la l' les un une son sa ses leur leurs ce cet cette ces tout toute au aux contre être avoir".split()
)
"""What stands behind a verb in the present and not behind a noun without an article of its own."""
ENDS = frozenset((",", ";", ":", "—", "–", "-", "«", "»", '"', "(", ")", "."))


def _is_present(lower: str, lemma: str) -> bool:
    """Whether a form is the third person of the present, and no participle."""
    if lemma.endswith("er"):
        return lower in (lemma[:-1], lemma[:-2] + "ent")
    return lower.endswith(("ent", "end", "et"))


def _repair_plain(sentence: Sentence, verb_of: Callable[[str], str | None]) -> bool:
    """The verb of a clause without one, taken for a noun or a quality ("L'édile, 54 ans, crie au complot")."""
    words = sentence.words
    for word in words[1:-2]:
        if word.dep not in PLAIN or word.pos not in MISREAD:
            continue
        i = word.i
        opened = words[i + 1].lower
        if (opened not in OBJECTS_OPEN and opened != "à") or word.text[:1].isupper():
            continue
        if opened == "à" and word.lower not in ("crie", "crient"):
            continue
        before = words[i - 1]
        if before.pos not in ("NOUN", "PROPN", "ADJ") and before.text not in (",", "»"):
            continue
        if any(words[j].dep in ("det", "case", "nummod", "cop") for j in word.children):
            continue
        lemma = verb_of(word.lower)
        if lemma is None or not _is_present(word.lower, lemma) or words[i + 2].pos == "NUM":
            continue
        subject = _bare_subject(words, i)
        if subject < 0:
            continue
        above = words[words[subject].head]
        _make_verb(words, subject, i, lemma)
        if above.i > i and above.head == i and "VerbForm=Fin" in above.morph:
            above.dep = "conj"  # "dément toute tromperie et parle de calomnie"
        sentence.link()
        return True
    return False


def _bare_subject(words: Sequence[Word], i: int) -> int:
    """The noun that word i may be the verb of, or -1 where the clause has a verb: the first one without preposition."""
    first = i
    while first > 0 and words[first - 1].text not in ENDS:
        first -= 1
    if first == i:  # behind an apposition: the sentence's own subject
        first = 0
    last = i + 1
    while last < len(words) and words[last].text not in ENDS and words[last].lower not in ("et", "qui", "que", "qu'"):
        last += 1
    if any(w.pos in ("VERB", "AUX") and "VerbForm=Fin" in w.morph for w in words[first:last]):
        return -1
    for word in words[first:i]:
        if word.pos in ("NOUN", "PROPN") and not any(words[j].dep in ("case", "nummod") for j in word.children):
            return word.i
    return -1


def _repair_relative(words: Sequence[Word], mention: Mention, i: int, verb_of: Callable[[str], str | None]) -> bool:
    """The verb behind the subject of a relative clause that the sentence ends with ("ce que Kaboul conteste")."""
    if i >= len(words) or mention.first < 2 or words[mention.first - 1].lower not in ("que", "qu'"):
        return False
    word, which = words[i], words[mention.first - 1]
    if word.pos not in MISREAD or word.dep not in HANGING:
        return False
    antecedent = words[mention.first - 2]
    lemma = verb_of(word.lower) if antecedent.pos in ("PRON", "NOUN", "ADJ") else None
    if lemma is None or not _is_present(word.lower, lemma) or _has_finite_verb(words, i):
        return False
    actor = words[mention.head]
    if antecedent.pos == "ADJ":
        antecedent = words[antecedent.head]
    word.pos, word.lemma, word.morph = "VERB", lemma, "VerbForm=Fin|Tense=Pres"
    word.head, word.dep = antecedent.i, "acl:relcl"
    actor.head, actor.dep = i, "nsubj"
    which.head, which.dep, which.pos = i, "obj", "PRON"
    return True


def _befell(words: Sequence[Word], word: Word) -> bool:
    """Whether a participle tells what befell those that a headline without a verb counts ("Dix fidèles massacrés")."""
    told = words[word.head]
    return (
        told.head == told.i
        and told.pos == "NOUN"
        and told.i == word.i - 1
        and any(words[j].dep.startswith("nummod") for j in told.children)
    )


def _is_undergone(words: Sequence[Word], word: Word) -> bool:
    """Whether the verb that a word hangs on is passive, so that the word cannot be its object."""
    return any(words[j].dep in ("nsubj:pass", "aux:pass") for j in words[word.head].children)


def _has_auxiliary(words: Sequence[Word], word: Word) -> bool:
    """Whether what is read as an object stands, without a determiner, right behind "avoir" or in quotation marks behind
    it ("avoir « neutralisé »")."""
    before = words[word.head]
    between = words[before.i + 1 : word.i]
    return (
        before.lemma == "avoir"
        and all(w.text in QUOTES for w in between)
        and before.i < word.i
        and all(words[j].dep == "amod" or words[j].pos == "PUNCT" for j in word.children)
    )


def _make_participle(words: Sequence[Word], word: Word, lemma: str) -> bool:
    """Put a participle above the "avoir" before it, with all that hangs on that."""
    have = words[word.head]
    word.pos, word.lemma, word.morph = "VERB", lemma, "Tense=Past|VerbForm=Part"
    word.head, word.dep = (word.i if have.head == have.i else have.head), have.dep
    for j in have.children:
        if j != word.i:
            words[j].head = word.i
    have.head, have.dep, have.pos = word.i, "aux:tense", "AUX"
    if word.i - have.i > 1 and word.head != word.i:  # "dit avoir « neutralisé » vingt rebelles": hung on "dit"
        for j in words[word.head].children:
            if words[j].dep == "obj" and j > word.i:
                words[j].head = word.i
    return True


def _is_left_over(words: Sequence[Word], word: Word) -> bool:
    """Whether a phrase without preposition, hung on the prepositional one before it, is the object that their verb
    lacks.
    """
    noun = words[word.head]
    verb = words[noun.head]
    if noun.i > word.i or verb.i > noun.i or verb.pos != "VERB" or not noun.dep.startswith("obl"):
        return False
    own = [words[j] for j in word.children if j < word.i]
    if not any(w.dep in ("det", "nmod:poss") and w.pos == "DET" for w in own) or any(w.dep == "case" for w in own):
        return False
    first = min(w.i for w in own)
    if words[first - 1].pos in ("PUNCT", "CCONJ", "ADP") or word.lower in DAYS:
        return False
    kept = {words[j].dep for j in verb.children}
    return kept.isdisjoint(("obj", "ccomp", "xcomp", "aux:pass", "nsubj:pass", "expl:pv")) and any(
        words[j].dep == "case" for j in noun.children
    )


def _make_active(words: Sequence[Word], verb: Word) -> bool:
    """Undo the passive of a verb that has none ("les troupes sont arrivées")."""
    if any(words[j].dep == "obl:agent" for j in verb.children):
        return False
    for j in verb.children:
        words[j].dep = {"aux:pass": "aux:tense", "nsubj:pass": "nsubj"}.get(words[j].dep, words[j].dep)
    verb.morph = verb.morph.replace("|Voice=Pass", "")
    return True


def _step_down(words: Sequence[Word], word: Word) -> bool:
    """Put what "près de", "plus de" counts in the place of the count."""
    i = word.i
    if i + 2 >= len(words) or words[i + 1].lower not in ("de", "d'") or words[i + 1].head in (i, i + 1):
        return False
    counted = words[words[i + 1].head]
    number = counted.pos == "NUM" or any(words[j].dep == "nummod" or words[j].pos == "NUM" for j in counted.children)
    if counted.head != i or not (number or words[i + 2].lower in ("un", "une")):
        return False
    counted.head, counted.dep = (counted.i, word.dep) if word.head == i else (word.head, word.dep)
    for child in word.children:
        if child != counted.i:
            words[child].head = counted.i
    word.head, word.dep = counted.i, "advmod"
    words[i + 1].head, words[i + 1].dep = i, "fixed"
    return True


def _goes_on(words: Sequence[Word], word: Word) -> bool:
    """Whether a bare word behind "et" or a comma goes on from a verb in a compound tense, and has an object."""
    verb = words[word.head]
    return (
        verb.pos == "VERB"
        and any(words[j].dep == "aux:tense" and words[j].lemma == "avoir" for j in verb.children)
        and words[word.i - 1].pos in ("CCONJ", "PUNCT", "ADV")
        and not any(words[j].dep in ("det", "case") and j < word.i for j in word.children)
        and word.i + 1 < len(words)
        and words[word.i + 1].pos in ("DET", "PROPN")
    )


def _has_own_subject(words: Sequence[Word], word: Word) -> bool:
    """Whether a word has a subject and neither copula nor auxiliary: a verb, whatever the tagger calls it."""
    subject = False
    for j in word.children:
        child = words[j]
        if child.dep == "cop" or child.pos == "AUX":
            return False
        subject = subject or (child.dep == "nsubj" and j < word.i)
    return subject


def _infinitive(participle: str) -> str:
    return participle[: participle.rindex("é")] + "er"


def _repair_headline(sentence: Sentence, verb_of: Callable[[str], str | None]) -> bool:
    """The verb behind the noun that opens a headline ("Israël : un homme attaque trois personnes")."""
    words = sentence.words
    changed = _free_opening(sentence)
    if sentence.part != "title":
        return changed
    for noun in words[1:-2]:
        i = noun.i + 1
        if noun.pos != "NOUN" or words[noun.i - 1].pos != "DET" or not _opens(words, noun.i - 1):
            continue
        while i < len(words) - 1 and words[i].pos == "ADJ" and verb_of(words[i].lower) is None:
            i += 1
        word, after = words[i], words[min(i + 1, len(words) - 1)]
        if (
            word.pos not in ("NOUN", "ADJ", "PROPN")
            or word.dep not in HANGING
            or after.pos not in ("DET", "NUM", "ADP")
        ):
            continue
        lemma = verb_of(word.lower)
        if lemma is not None and not _has_finite_verb(words, i):
            _make_verb(words, noun.i, i, lemma)
            sentence.link()
            return True
    return changed


def _free_opening(sentence: Sentence) -> bool:
    """What opens a headline before a colon is no subject of the verb behind it ("Sénégal : l'université s'embrase")."""
    words = sentence.words
    colon = next((w.i for w in words[1:6] if w.text == ":"), 0) if ":" in sentence.vocabulary else 0
    if not colon:
        return False
    for opening in words[:colon]:
        verb = words[opening.head]
        if opening.dep != "nsubj" or verb.i < colon or verb.pos not in ("VERB", "AUX"):
            continue
        behind = [words[j] for j in verb.children if words[j].dep == "nsubj" and colon < j < verb.i]
        if not behind:
            beside = [words[j] for j in opening.children if words[j].dep == "appos" and colon < j < verb.i]
            qualified = any(words[j].dep.startswith("acl") for j in opening.children)
            if not beside or qualified:  # "France : X, condamné, va faire appel", all hung on "France"
                continue
            beside[0].head, beside[0].dep = verb.i, "nsubj"
        opening.dep = "dislocated"
        sentence.link()
        return True
    return False


def _is_followed(after: Word, quality: Word, verb_of: Callable[[str], str | None]) -> bool:
    """Whether what stands behind an actor's last quality says that it is a verb: a determiner, or a preposition where
    it is no participle either ("l'ex-ministre croupit en prison")."""
    if after.pos == "DET":
        return True
    return after.pos == "ADP" and quality.lower.endswith("t") and verb_of(quality.lower + "e") is None


def _behind(words: Sequence[Word], last: int) -> int:
    """The word behind a mention, past an opening quotation mark ("Theresa May, « félicite » Emmanuel Macron")."""
    i = last + 1
    if i + 1 < len(words) and words[i].text == "," and words[i + 1].text in QUOTES:
        i += 1
    return i + 1 if i < len(words) and words[i].text in QUOTES else i


def _lift_from_auxiliaries(words: Sequence[Word]) -> bool:
    """Hang what depends on an auxiliary or copula on the verb or predicate that it serves ("les forces ont nié")."""
    changed = False
    serving = {word.i for word in words if word.children and word.dep.startswith(("aux", "cop"))}
    for word in words if serving else ():
        seen = 0
        while (
            word.head in serving
            and word.dep.split(":")[0] in LIFTED
            and words[word.head].head not in (word.i, word.head)
            and seen < 4
        ):
            word.head, changed, seen = words[word.head].head, True, seen + 1
    return changed


def _name_object(words: Sequence[Word], mention: Mention) -> bool:
    """Make a name in apposition to the finite verb before it, or hung on it without a preposition, that verb's object
    ("arrête Aung San Suu Kyi", "encercle Taïwan")."""
    named = words[mention.head]
    verb = words[named.head]
    if named.dep not in ("appos", "nmod") or verb.i != mention.first - 1 or "VerbForm=Fin" not in verb.morph:
        return False
    if any(words[j].dep == "obj" for j in verb.children) or any(words[j].dep == "case" for j in named.children):
        return False
    named.dep = "obj"
    return True


def _lift_from_name(words: Sequence[Word], mention: Mention) -> bool:
    """Hang on the verb what small parsers hang on its complement: the infinitive behind whom it is said of ("presse les
    belligérants soudanais de négocier", "invités par la junte burkinabè à partir"), the object behind a place ("a remis
    au Togo deux opposants")."""
    named = words[mention.head]
    verb = words[named.head]
    if verb.pos != "VERB" or verb.i >= mention.first:
        return False
    if verb.lemma in TELLING:
        for i in range(mention.first, mention.last + 1):
            for j in words[i].children:
                told = words[j]
                if j > mention.last and told.dep in ("acl", "xcomp") and "VerbForm=Inf" in told.morph:
                    told.head, told.dep = verb.i, "xcomp"
                    return True
    if named.dep.startswith("obl") and words[mention.first - 1].lower in ("à", "au", "aux", "en"):
        for j in named.children:
            thing = words[j]
            if j <= mention.last or thing.dep != "nmod" or any(words[k].dep.startswith("obj") for k in verb.children):
                continue
            cases = [words[k] for k in thing.children if words[k].dep == "case"]
            counted = any(words[k].dep in ("det", "nummod") for k in thing.children)
            if (not cases and counted) or (len(cases) == 1 and cases[0].lower == "des"):
                thing.head, thing.dep = verb.i, "obj"
                for case in cases:
                    case.dep = "det"
                return True
    return False


def _opens(words: Sequence[Word], first: int) -> bool:
    """Whether a mention stands where a clause can begin."""
    return first == 0 or words[first - 1].text in {":", ",", ";", "»", ")", "–", "—", "-", "|"} or first <= 2


def _has_finite_verb(words: Sequence[Word], i: int) -> bool:
    """Whether the clause has a finite verb or auxiliary already; past participles and infinitives do not count."""
    end = clause_end(words, i) if i + 1 < len(words) and words[i + 1].pos in ("DET", "NUM") else len(words)
    for word in words[i + 1 : end]:
        if word.text in (";", ":", ".") or word.lower in (
            "qui",
            "que",
            "qu'",
            "who",
            "which",
            "that",
            "after",
            "as",
        ):
            return False
        if word.pos in ("VERB", "AUX") and "VerbForm=Fin" in word.morph and not _begins_anew(words, i, word):
            return True
    return False


def _begins_anew(words: Sequence[Word], i: int, verb: Word) -> bool:
    """Whether a verb has a subject of its own behind a comma ("le roi limoge son cabinet, la rue veut sa tête")."""
    return any(
        words[j].dep.startswith("nsubj") and any(w.text == "," for w in words[i + 1 : j]) and j < verb.i
        for j in verb.children
    )


def _make_verb(words: Sequence[Word], subject: int, i: int, lemma: str) -> None:
    """Put word i above the actor it follows; what stood above the actor stands above it, or under it if an
    infinitive.
    """
    verb, actor = words[i], words[subject]
    old = actor.head
    while old != words[old].head and old in (i, subject):
        old = words[old].head
    verb.pos, verb.lemma, verb.morph = "VERB", lemma, "VerbForm=Fin|Tense=Pres"
    above = words[old]
    if old in (subject, i):
        verb.head, verb.dep = i, "ROOT"
    elif above.i > i and above.pos not in ("VERB", "AUX"):
        verb.head, verb.dep = (i, "ROOT") if above.head == above.i else (above.head, above.dep)
        above.head, above.dep = i, "obj"
    elif above.i > i:
        verb.head, verb.dep = (i, "ROOT") if above.head == above.i else (above.head, above.dep)
        above.head, above.dep = i, "xcomp"
    else:
        verb.head, verb.dep = old, actor.dep
    first_object = True
    for word in words:
        if word.i > i and word.head in (subject, i) and word.i != i:
            word.head = i
            if word.dep in ("nmod", "appos", "flat:name", "flat", "conj", "amod"):
                cased = any(
                    w.head == word.i and w.dep == "case" and w.lower not in ("des", "du", "de", "d'") for w in words
                )
                word.dep = "obl" if cased or not first_object else "obj"
                first_object = first_object and cased
    actor.head, actor.dep = i, "nsubj"
