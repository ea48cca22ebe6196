"""From the pieces of a sentence to the noun phrases that name actors: title, country, complement, name, apposition.

The grammar walks over neighbouring words and asks the parse only where neighbourhood cannot tell, so that a wrong arc
costs little.
"""

from __future__ import annotations

from depeche.actors.names import capitalised, name_run
from depeche.actors.phrases import Phrase
from depeche.actors.pieces import Piece
from depeche.actors.tables import Row, Tables
from depeche.actors.wordclasses import WordClasses
from depeche.language.parsed import Sentence

_AND = frozenset({"et", "and", "&", "ou", "or", "ni"})
_CLOSES = frozenset({",", ".", ";", ":", ")", "!", "?", "»", '"', "”", "–", "—", "…", "]"})
_QUANTITIES = frozenset(
    [
        "centaine",
        "centaines",
        "dizaine",
        "dizaines",
        "millier",
        "milliers",
        "vingtaine",
        "cinquantaine",
        "trentaine",
        "quarantaine",
        "soixantaine",
        "douzaine",
        "quinzaine",
        "plupart",
        "majorité",
        "poignée",
        "millions",
        "million",
        "foule",
        "foules",
        "vague",
        "nombre",
        "un",
        "l'un",
        "l'une",
        "une",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "number",
        "handful",
        "majority",
        "crowd",
        "crowds",
        "group",
        "most",
        "one",
    ]
)
_PLACES = frozenset({"state", "city", "region"})


class Composer:
    """Builds the phrases of one sentence. pieces: its table matches; names: its persons' name spans."""

    def __init__(
        self,
        sentence: Sentence,
        pieces: list[Piece],
        names: list[tuple[int, int]],
        tables: Tables,
        classes: WordClasses,
    ) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.count = len(sentence.words)
        self.french = sentence.language == "fr"
        self.tables = tables
        self.classes = classes
        self.pieces = pieces
        self.at: list[Piece | None] = [None] * self.count
        for piece in pieces:
            for i in range(piece.first, piece.last + 1):
                if self.at[i] is None:
                    self.at[i] = piece
        self.named: dict[int, int] = {}
        self.in_name: set[int] = set()
        for first, last in names:
            self.named[first] = last
            self.in_name.update(range(first, last + 1))
        self.free_from = 0
        self.phrases: list[Phrase] = []

    def compose(self) -> list[Phrase]:
        """Return the sentence's phrases from left to right; none overlaps another."""
        i = 0
        while i < self.count:
            phrase = self._phrase_at(i)
            if phrase is None:
                i += 1
                continue
            phrase.settle_head()
            self.phrases.append(phrase)
            self.free_from = i = phrase.last + 1
        return self.phrases

    # -- what may begin at a word -----------------------------------------------------------------

    def _phrase_at(self, i: int) -> Phrase | None:
        word = self.words[i]
        if i in self.named:
            following = self._anchor_after_genitive(i)
            if following is not None:
                return self._role_phrase(following, self.free_from)
            return self._person_phrase(i, self.free_from)
        if word.lower in self.classes.counterpart:
            return self._role_phrase(Piece(i, i, []), self.free_from)
        if word.lower in self.classes.party and (party := self._party(i)) is not None:
            return party
        piece = self.at[i]
        if piece is None or piece.first != i:
            if word.pos == "NUM" or word.lower in self.classes.two:
                return self._bare_pair(i)
            if word.lower in self.classes.address and i + 1 < self.count:
                return self._address(i)
            return None
        if i in self.in_name:
            return None
        if self._is_anchor(piece):
            return self._role_phrase(piece, self.free_from)
        kinds = piece.kinds
        if not self.french or "demonym" in kinds:
            ahead = self._anchor_ahead(piece)
            if ahead is not None:
                return self._role_phrase(ahead, self.free_from)
        if "organisation" in kinds and not (kinds & {"state"} and not self._entity_is(piece, "organisation")):
            return self._organisation_phrase(piece)
        if "state" in kinds:
            return self._state_phrase(piece)
        if "metonym" in kinds:
            return self._metonym_phrase(piece)
        if "city" in kinds or "region" in kinds:
            return self._place_phrase(piece)
        if "demonym" in kinds:
            return self._people_phrase(piece)
        return None

    def _entity_is(self, piece: Piece, kind: str) -> bool:
        return any(a <= piece.first <= b and k == kind for a, b, k in self.sentence.entities)

    def _is_anchor(self, piece: Piece) -> bool:
        """Whether a piece is an office or role noun that heads a phrase here (not an adjective, not part of a name)."""
        if piece.kinds.isdisjoint(("role", "office")):
            return False
        word = self.words[piece.last]
        if self._idiom(piece):
            return False
        if piece.first in self.in_name and self.named.get(piece.first) != piece.last:
            return False
        if piece.last > piece.first:
            return True
        i = piece.first
        before = self.words[i - 1] if i else None
        if word.pos == "ADJ" or word.dep == "amod":
            if self.french:
                if before is None:
                    return True
                if before.lower in self.classes.determiners or before.pos in ("NUM", "DET"):
                    after = self.words[i + 1] if i + 1 < self.count else None
                    return after is None or after.pos not in ("NOUN", "PROPN") or self._is_role(i + 1)
                return False
            following = self.words[i + 1] if i + 1 < self.count else None
            return following is None or following.pos not in ("NOUN", "PROPN", "ADJ")
        if word.pos == "VERB" and (before is None or before.pos not in ("DET", "NUM", "ADJ", "ADP")):
            return before is None and capitalised(word) and not self.french
        if not self.french and word.dep in ("compound", "nmod:poss") and word.head == i + 1 and word.head < self.count:
            return self._is_role(i + 1) or (i + 1) in self.in_name or i + 1 in self.named
        return True

    def _idiom(self, piece: Piece) -> bool:
        first = piece.first
        lower = self.sentence.cut(first, piece.last).lower()
        if lower in self.classes.never:
            return True
        for back in (1, 2):
            if first >= back and self.sentence.cut(first - back, piece.last).lower() in self.classes.idiom:
                return True
        return False

    def _is_role(self, i: int) -> bool:
        piece = self.at[i] if i < self.count else None
        return piece is not None and not piece.kinds.isdisjoint(("role", "office"))

    def _anchor_ahead(self, piece: Piece) -> Piece | None:
        """The role noun that a state, demonym or organisation stands before: "Malian army", "US troops", "Mali's president"."""
        j = piece.last + 1
        for _ in range(4):
            if j >= self.count:
                return None
            word = self.words[j]
            ahead = self.at[j]
            if ahead is not None and ahead.first == j:
                if self._is_anchor(ahead) and j not in self.in_name:
                    return ahead
                if "demonym" in ahead.kinds:
                    j = ahead.last + 1
                    continue
                if j not in self.in_name and "role" in ahead.kinds:
                    j = ahead.last + 1
                    continue
                return None
            if word.lower in self.classes.counterpart:
                return Piece(j, j, [])
            genitive = word.text in ("'s", "’s", "'", "’")
            if (
                genitive
                or word.pos == "ADJ"
                or word.lower in self.classes.former
                or word.lower in _AND
                or word.pos == "NUM"
            ):
                if word.lower in _AND and (self.french or "demonym" not in piece.kinds):
                    return None
                j += 1
                continue
            return None
        return None

    def _anchor_after_genitive(self, i: int) -> Piece | None:
        last = self.named[i]
        if self.french or last + 1 >= self.count or self.words[last + 1].text not in ("'s", "’s", "'", "’"):
            return None
        j = last + 2
        while j < self.count and self.words[j].pos == "ADJ" and self.at[j] is None and j < last + 4:
            j += 1
        ahead = self.at[j] if j < self.count else None
        return ahead if ahead is not None and ahead.first == j and self._is_anchor(ahead) else None

    # -- role phrases -------------------------------------------------------------------------------

    def _role_phrase(self, piece: Piece, bound: int, depth: int = 0) -> Phrase:
        while not self.french and (longer := self._compound(piece)) is not None:
            piece = longer
        phrase = Phrase(self.sentence, "role", piece.first, piece.last, self._noun_of(piece))
        self._describe(phrase, piece)
        self._leftward(phrase, bound)
        if phrase.count and self._pairs(phrase):
            return phrase
        self._rightward(phrase, depth)
        return phrase

    def _noun_of(self, piece: Piece) -> int:
        if not self.french and not any(self.words[i].lower == "of" for i in range(piece.first, piece.last + 1)):
            return piece.last
        for i in range(piece.first, piece.last + 1):
            if self.words[i].pos in ("NOUN", "PROPN"):
                return i
        return piece.first

    def _compound(self, piece: Piece) -> Piece | None:
        """In English, a role noun right before another belongs to it: "army chief", "foreign ministry spokeswoman"."""
        following = self.at[piece.last + 1] if piece.last + 1 < self.count else None
        if following is None or following.first != piece.last + 1 or following.first in self.in_name:
            return None
        return following if self._is_anchor(following) else None

    def _describe(self, phrase: Phrase, piece: Piece) -> None:
        words = self.words
        word = words[phrase.anchor]
        phrase.noun = word.lower
        surface = self.sentence.cut(piece.first, piece.last).lower().replace("’", "'")
        phrase.title = surface
        if word.lower in self.classes.counterpart:
            phrase.kind = "counterpart"
            phrase.plural = word.lower.endswith("s")
        for number in piece.rows("role"):
            row = self.tables.rows[number]
            phrase.roles.append(row)
            plurals = row.many("plural_m") + row.many("plural_f")
            singulars = row.many("singular_m") + row.many("singular_f")
            lowered = [p.lower() for p in plurals]
            if surface in lowered and surface not in [s.lower() for s in singulars]:
                phrase.plural = True
            feminine = [s.lower() for s in row.many("singular_f") + row.many("plural_f")]
            masculine = [s.lower() for s in row.many("singular_m") + row.many("plural_m")]
            if (surface in feminine) != (surface in masculine):
                phrase.gender = "f" if surface in feminine else "m"
            if row["office"] and row["office"] not in phrase.offices:
                phrase.offices.append(row["office"])
            if row["note"].startswith("country="):
                phrase.countries = [row["note"][8:]]
            elif row["note"] == "ex":
                phrase.former = True
        for number in piece.rows("office"):
            office = self.tables.rows[number]["office"]
            if office not in phrase.offices:
                phrase.offices.insert(0, office)
        if "Number=Plur" in word.morph and not phrase.roles:
            phrase.plural = True
        if surface in self.classes.one_country:
            phrase.countries.append(self.classes.one_country[surface])
        elif word.lower in self.classes.one_country:
            phrase.countries.append(self.classes.one_country[word.lower])

    def _leftward(self, phrase: Phrase, bound: int) -> None:
        words, classes = self.words, self.classes
        j = phrase.first - 1
        numbered = False
        while j >= bound:
            word = words[j]
            lower = word.lower
            piece = self.at[j]
            if lower in classes.former and lower != "ex-":
                phrase.former = True
            elif lower in classes.address:
                pass
            elif piece is not None and piece.last == j and "demonym" in piece.kinds and j not in self.in_name:
                self._add_countries(phrase, piece, "demonym")
                j = piece.first
            elif lower in _AND and not self.french and phrase.countries and j - 1 >= bound and self._demonym_at(j - 1):
                phrase.each = True
            elif not self.french and self._english_modifier(phrase, j, bound):
                j = phrase.first
            elif word.pos == "NUM" or lower in classes.two or lower in classes.three or lower.isdigit():
                numbered = True
                if lower in classes.two:
                    phrase.count = 2
                elif lower in classes.three:
                    phrase.count = 3
                phrase.plural = phrase.plural or lower not in ("un", "une", "one", "1")
                if lower in ("un", "une"):
                    phrase.definite = "indefinite"
                    phrase.first = j
                    break
            elif lower in classes.possessive:
                phrase.definite, phrase.possessive, phrase.first = "possessive", j, j
                break
            elif lower in classes.definite or lower in classes.indefinite:
                if self.french and lower in ("de", "d'") and not self._counted(j, numbered):
                    break
                phrase.definite = "definite" if lower in classes.definite else "indefinite"
                if lower in ("du", "au", "aux") or (lower == "des" and word.pos == "ADP"):
                    break
                phrase.first = j
                if (self.french and lower in ("des", "du", "au", "aux", "l'", "la", "le", "les")) or lower == "the":
                    if lower == "des" and (j == 0 or words[j - 1].pos not in ("NOUN", "PROPN")) and word.pos == "DET":
                        phrase.definite = "indefinite"
                    if j - 1 >= bound and words[j - 1].lower in ("tous", "toutes", "tout", "toute", "all", "both"):
                        phrase.first = j - 1
                        if words[j - 1].lower == "both":
                            phrase.count = 2
                    break
            elif lower in ("de", "of", "d'", "than") and self._counted(j, numbered):
                phrase.first = j - 1
                j -= 2
                phrase.plural = True
                continue
            elif word.pos == "ADJ" and (piece is None or not self.french) and j not in self.in_name:
                pass
            else:
                break
            phrase.first = min(j, phrase.first)
            j -= 1

    def _counted(self, j: int, numbered: bool) -> bool:
        """Whether "de" at j belongs to a quantity: "plus de 300 détenus", "une centaine de civils", "dozens of"."""
        if j == 0:
            return False
        before = self.words[j - 1].lower
        return before in _QUANTITIES or (numbered and before in ("plus", "moins", "près", "more", "less", "fewer"))

    def _demonym_at(self, i: int) -> bool:
        piece = self.at[i]
        return piece is not None and "demonym" in piece.kinds

    def _english_modifier(self, phrase: Phrase, j: int, bound: int) -> bool:
        """Take in a name that stands before an English role noun: "US troops", "Mali's army", "Hamas leader"."""
        end = j - 1 if self.words[j].text in ("'s", "’s", "'", "’") else j
        if end < bound:
            return False
        for first, last in self.named.items():
            if last == end and first >= bound:
                if end == j:
                    return False
                phrase.owner = (first, last)
                phrase.first = first
                return True
        piece = self.at[end]
        if piece is None or piece.first < bound or piece.last != end:
            return False
        kinds = piece.kinds
        if "organisation" in kinds and not kinds & {"state"}:
            phrase.organisation = self.tables.rows[piece.rows("organisation")[0]]
        elif kinds & _PLACES:
            self._add_countries(phrase, piece, "genitive" if end != j else "compound")
        elif "metonym" in kinds:
            self._add_countries(phrase, piece, "metonym")
        elif kinds & {"role", "office"} and self._role_before(phrase, piece):
            pass
        else:
            return False
        phrase.first = piece.first
        return True

    def _role_before(self, phrase: Phrase, piece: Piece) -> bool:
        inner = Phrase(self.sentence, "role", piece.first, piece.last, piece.last)
        self._describe(inner, piece)
        phrase.inner = inner
        return True

    def _rightward(self, phrase: Phrase, depth: int) -> None:
        words, classes = self.words, self.classes
        nested = 0
        while True:
            j = phrase.last + 1
            if j >= self.count:
                return
            word = words[j]
            lower = word.lower
            piece = self.at[j]
            if j in self.named:
                if phrase.names or (phrase.inner is not None and phrase.inner.names):
                    return
                self._take_names(phrase, j)
            elif not phrase.names and lower in classes.address and j + 1 in self.named:
                self._take_names(phrase, j + 1)
            elif (
                self.french
                and piece is not None
                and "demonym" in piece.kinds
                and word.text[0].islower()
                and not phrase.names
            ):
                self._add_countries(phrase, piece, "adjective")
                phrase.last = piece.last
            elif (
                self.french
                and lower in _AND
                and phrase.countries
                and phrase.plural
                and j + 1 < self.count
                and self._lower_demonym(j + 1)
            ):
                phrase.each = True
                phrase.last = j
            elif lower in classes.after_former and not phrase.names:
                phrase.former = True
                phrase.last = j
            elif (
                word.pos == "ADJ"
                and piece is None
                and self._inside(word.head, phrase)
                and self.french
                and not phrase.names
            ):
                phrase.last = j
            elif lower in classes.of and not phrase.names and nested < 3 and self._complement(phrase, j, depth):
                nested += 1
            elif (lower in ("et", "and", ",") and not phrase.names and self._more_complements(phrase, j)) or (
                lower == "(" and self._parenthesis(phrase, j, depth)
            ):
                pass
            elif lower == "," and depth == 0 and self._apposition(phrase, j):
                return
            elif not phrase.names and not piece and depth == 0 and self._untabled_name(phrase, j):
                pass
            else:
                break
        self._beside(phrase)

    def _inside(self, head: int, phrase: Phrase) -> bool:
        return phrase.first <= head <= phrase.last

    def _lower_demonym(self, i: int) -> bool:
        return self._demonym_at(i) and self.words[i].text[0].islower()

    def _take_names(self, phrase: Phrase, j: int) -> None:
        last = self.named[j]
        phrase.names.append((j, last))
        phrase.last = last
        while phrase.plural and last + 2 < self.count:
            link = self.words[last + 1].lower
            k = last + 2
            if link in _AND or link == ",":
                if self.words[k].lower in self.classes.address:
                    k += 1
                if k in self.named:
                    last = self.named[k]
                    phrase.names.append((k, last))
                    phrase.last = last
                    continue
            break

    def _untabled_name(self, phrase: Phrase, j: int) -> bool:
        """A capitalised run after a title for a person is the person's name, whether or not anything knows it."""
        if phrase.plural or phrase.kind == "counterpart" or phrase.definite == "indefinite":
            return False
        personal = any(row["kind"] == "person" for row in phrase.roles) or phrase.offices
        if not personal or not capitalised(self.words[j]) or self.words[j].pos not in ("PROPN", "NOUN", "X", "ADJ"):
            return False
        last = name_run(self.sentence, j, self.at, self.classes)
        if last < 0:
            return False
        phrase.names.append((j, last))
        phrase.last = last
        return True

    # -- complements ----------------------------------------------------------------------------------

    def _complement(self, phrase: Phrase, j: int, depth: int) -> bool:
        """Take in "de la Russie", "of the army", "du ministre", "de la Santé"; False where it belongs elsewhere."""
        words = self.words
        k = j + 1
        while (
            k < self.count
            and k <= j + 3
            and (words[k].lower in self.classes.determiners or words[k].pos in ("DET", "NUM"))
        ):
            k += 1
        adjectives = k
        while k < self.count and words[k].pos == "ADJ" and self.at[k] is None and k < adjectives + 2:
            k += 1
        if k >= self.count:
            return False
        piece = self.at[k]
        if k in self.named:
            if phrase.owner is not None:
                return False
            phrase.owner = (k, self.named[k])
            phrase.last = self.named[k]
            return True
        if piece is not None and piece.first == k:
            if self._is_anchor(piece):
                return self._role_complement(phrase, piece, j + 1, depth)
            if "organisation" in piece.kinds and not piece.kinds & {"state"}:
                if phrase.organisation is not None:
                    return False
                phrase.organisation = self.tables.rows[piece.rows("organisation")[0]]
                phrase.last = piece.last
                return True
            if piece.kinds & _PLACES or "demonym" in piece.kinds or "metonym" in piece.kinds:
                if phrase.countries and not self._same_place(phrase, piece):
                    return False
                self._add_countries(phrase, piece, "complement")
                phrase.last = piece.last
                return True
        word = words[k]
        if word.pos in ("NOUN", "PROPN") and self._inside(word.head, phrase) and words[j].lower != "from":
            phrase.last = k
            phrase.belongs = True
            return True
        return False

    def _role_complement(self, phrase: Phrase, piece: Piece, bound: int, depth: int) -> bool:
        if depth > 2:
            return False
        if words_of(phrase) and self.words[bound - 1].lower in ("from", "for") and not self.french and phrase.offices:
            return False
        inner = self._role_phrase(piece, bound, depth + 1)
        phrase.inner = inner
        phrase.last = inner.last
        return True

    def _same_place(self, phrase: Phrase, piece: Piece) -> bool:
        return any(code in phrase.countries for code in self._codes(piece))

    def _more_complements(self, phrase: Phrase, j: int) -> bool:
        """ "... et de la Coopération internationale" of a ministry, "... et du Niger" of a plural."""
        words = self.words
        k = j + 1
        if k < self.count and self.french and words[k].lower in self.classes.of:
            k += 1
        elif self.french or words[j].lower == ",":
            return False
        while k < self.count and (words[k].lower in self.classes.definite or words[k].pos == "DET") and k < j + 4:
            k += 1
        if k >= self.count:
            return False
        piece = self.at[k]
        if piece is not None and piece.first == k and "state" in piece.kinds and "adjective" not in phrase.how:
            if not (phrase.plural and phrase.countries):
                return False
            self._add_countries(phrase, piece, "complement")
            phrase.each = True
            phrase.last = piece.last
            return True
        if piece is None and "minist" in phrase.title and words[k].pos in ("NOUN", "PROPN") and not phrase.countries:
            if not self.french and (words[k].head > k or not self._inside(words[k].head, phrase)):
                return False
            phrase.last = k
            return True
        return False

    def _beside(self, phrase: Phrase) -> None:
        """Note a country that stands beside in a place ("les manifestants à Conakry"), and a posting."""
        j = phrase.last + 1
        if j >= self.count:
            return
        posted = any(o in ("ambassador", "un_ambassador", "special_envoy", "consul") for o in phrase.offices)
        if posted and self.words[j].lower in self.classes.posted:
            phrase.posted = True
            return
        for k in range(j, min(j + 5, self.count - 1)):
            lower = self.words[k].lower
            if lower in self.classes.place_only:
                m = k + 1
                if m < self.count and self.words[m].lower in self.classes.definite:
                    m += 1
                piece = self.at[m] if m < self.count else None
                if piece is not None and piece.kinds & _PLACES and m not in self.in_name:
                    codes = self._codes(piece)
                    if len(codes) == 1:
                        phrase.hint = codes[0]
                return
            if self.words[k].pos in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON", "SCONJ"):
                return

    # -- parentheses and appositions ---------------------------------------------------------------------

    def _parenthesis(self, phrase: Phrase, j: int, depth: int) -> bool:
        close = next((k for k in range(j + 1, min(j + 22, self.count)) if self.words[k].lower == ")"), -1)
        if close < 0:
            return False
        inside = self.words[j + 1]
        if close == j + 2 and (inside.text.isupper() or self.at[j + 1] is not None or len(inside.text) > 2):
            piece = self.at[j + 1]
            if piece is not None and "state" in piece.kinds and not phrase.countries:
                self._add_countries(phrase, piece, "parenthesis")
            phrase.last = close
            return True
        if phrase.kind == "person" and depth == 0:
            inner = self._described(j + 1, close)
            if inner is not None and inner.last <= close:
                self._absorb(phrase, inner)
                phrase.last = close
                return True
        if phrase.kind in ("organisation", "role"):
            for k in range(j + 1, close):
                piece = self.at[k]
                if piece is not None and "organisation" in piece.kinds and phrase.organisation is None and k == j + 1:
                    phrase.organisation = self.tables.rows[piece.rows("organisation")[0]]
                    phrase.last = close
                    return True
        return False

    def _described(self, start: int, end: int) -> Phrase | None:
        """The role phrase that begins at `start` (with its determiner and adjectives), if one does."""
        k = start
        while k < end and k < start + 5:
            piece = self.at[k]
            word = self.words[k]
            if piece is not None and piece.first == k and k not in self.in_name:
                if self._is_anchor(piece):
                    return self._role_phrase(piece, start, 1)
                if "demonym" in piece.kinds or (not self.french and piece.kinds & {"state", "organisation", "city"}):
                    k = piece.last + 1
                    continue
                return None
            if (
                word.lower in self.classes.determiners
                or word.lower in self.classes.former
                or word.pos in ("ADJ", "DET", "NUM", "PART")
            ):
                k += 1
                continue
            return None
        return None

    def _apposition(self, phrase: Phrase, j: int) -> bool:
        k = j + 1
        if k >= self.count:
            return False
        if phrase.kind == "role" and not phrase.names and phrase.organisation is None and self._named_body(phrase, k):
            return True
        if phrase.names:
            if phrase.plural and len(phrase.names) > 1 or phrase.kind == "person" and phrase.title:
                return False
            inner = self._described(k, min(k + 8, self.count))
            if inner is None or inner.names or inner.plural or inner.definite == "possessive":
                return False
            if not self._closed(inner.last + 1, k, bare=not inner.definite):
                return False
            self._absorb(phrase, inner)
            phrase.last = inner.last
            return True
        if (
            phrase.plural
            or (phrase.kind == "counterpart" and phrase.plural)
            or not (phrase.roles or phrase.offices or phrase.kind == "counterpart")
        ):
            return False
        target = phrase
        if phrase.definite == "indefinite" and phrase.inner is not None and phrase.inner.definite == "definite":
            target = phrase.inner
        m = k
        while m < self.count and m < k + 3 and m not in self.named:
            piece = self.at[m]
            if not (self.words[m].lower in self.classes.address or self.words[m].lower in self.classes.definite
                    or (piece is not None and not piece.kinds.isdisjoint(("role", "office")))):  # fmt: skip
                return False
            if piece is not None:
                m = piece.last
            m += 1
        if m not in self.named or m > k + 3:
            return False
        last = self.named[m]
        if not self._closed(last + 1, k, bare=False):
            return False
        target.names.append((m, last))
        phrase.last = last
        return True

    def _named_body(self, phrase: Phrase, k: int) -> bool:
        """ "la société privée russe de sécurité, Wagner": the name of the body follows."""
        if phrase.plural or self._personal(phrase):
            return False
        m = k + 1 if self.words[k].lower in self.classes.definite and k + 1 < self.count else k
        piece = self.at[m]
        if piece is None or piece.first != m or "organisation" not in piece.kinds or m in self.in_name:
            return False
        if not self._closed(piece.last + 1, k, bare=False):
            return False
        phrase.organisation = self.tables.rows[piece.rows("organisation")[0]]
        phrase.last = piece.last
        return True

    def _personal(self, phrase: Phrase) -> bool:
        return bool(phrase.offices) or any(row["kind"] == "person" for row in phrase.roles)

    def _closed(self, i: int, begin: int, *, bare: bool) -> bool:
        """Whether an apposition may end before word i. "M. X, le ministre, a dit" closes with a comma; only a bare one
        ("X, ministre de Y a dit") may do without; before "et" there is a list, unless the parse says otherwise."""
        if i >= self.count:
            return True
        word = self.words[i]
        if word.lower in _CLOSES:
            return True
        if word.lower in _AND or word.pos == "CCONJ":
            return any(w.dep == "appos" for w in self.words[begin:i])
        return bare or word.pos in ("ADP", "SCONJ", "ADV") and any(w.dep == "appos" for w in self.words[begin:i])

    def _absorb(self, phrase: Phrase, inner: Phrase) -> None:
        phrase.roles += inner.roles
        phrase.offices += [o for o in inner.offices if o not in phrase.offices]
        phrase.countries += [c for c in inner.countries if c not in phrase.countries]
        phrase.organisation = phrase.organisation or inner.organisation
        phrase.inner = phrase.inner or inner.inner
        phrase.former = phrase.former or inner.former
        phrase.owner = phrase.owner or inner.owner
        phrase.gender = phrase.gender or inner.gender
        phrase.title = phrase.title or inner.title
        phrase.how.append("apposition")

    # -- other phrases ------------------------------------------------------------------------------------

    def _person_phrase(self, i: int, bound: int) -> Phrase:
        last = self.named[i]
        phrase = Phrase(self.sentence, "person", i, last, i)
        phrase.names.append((i, last))
        j = i - 1
        while j >= bound and (
            self.words[j].lower in self.classes.address or self.words[j].lower in self.classes.former
        ):
            lower = self.words[j].lower
            phrase.former = phrase.former or lower in self.classes.former
            if lower in self.classes.address_f:
                phrase.gender = "f"
            elif lower in self.classes.address_m:
                phrase.gender = "m"
            phrase.plural = phrase.plural or lower in ("mm.", "messieurs", "mmes")
            phrase.first = j
            j -= 1
        if phrase.plural:
            phrase.names.clear()
            self._take_names(phrase, i)
        self._rightward(phrase, 0)
        return phrase

    def _address(self, i: int) -> Phrase | None:
        """ "Mme Traoré": what follows an address is a person's name, whether or not anything knows it."""
        j = i + 1
        if j in self.named or j in self.in_name or (self.at[j] is not None and "person" not in self.at[j].kinds):  # type: ignore[union-attr]
            return None
        last = name_run(self.sentence, j, self.at, self.classes)
        if last < 0:
            return None
        self.named[j] = last
        return self._person_phrase(j, self.free_from)

    def _party(self, i: int) -> Phrase | None:
        j = i + 1 if self.french else i - 1
        if not 0 <= j < self.count or not self._demonym_at(j) or not self.french:
            return None
        piece = self.at[j]
        assert piece is not None
        phrase = Phrase(self.sentence, "party", i, piece.last, i)
        phrase.noun = self.words[i].lower
        phrase.gender = "f"
        phrase.plural = phrase.noun.endswith("s")
        self._add_countries(phrase, piece, "adjective")
        self._leftward(phrase, self.free_from)
        self._rightward(phrase, 1)
        return phrase

    def _bare_pair(self, i: int) -> Phrase | None:
        """ "les deux pays", "both sides": nouns that are no role of their own."""
        count = 2 if self.words[i].lower in self.classes.two else 3 if self.words[i].lower in self.classes.three else 0
        j = i + 1
        if (
            not count
            or j >= self.count
            or self.words[j].lower not in self.classes.pair_states | self.classes.pair_persons
        ):
            return None
        if self.at[j] is not None and self._is_role(j):
            return None
        phrase = Phrase(self.sentence, "pair", i, j, j)
        phrase.count = count
        phrase.plural = True
        phrase.noun = self.words[j].lower
        if i - 1 >= self.free_from and self.words[i - 1].lower in self.classes.determiners:
            phrase.first = i - 1
            phrase.definite = "definite" if self.words[i - 1].lower in self.classes.definite else "indefinite"
        elif self.words[i].lower != "both":
            return None
        return phrase if phrase.definite != "indefinite" else None

    def _pairs(self, phrase: Phrase) -> bool:
        """Turn "les deux ministres" into a pair, where nothing after it says which two."""
        if phrase.definite != "definite" and not phrase.title.startswith("both"):
            return False
        if phrase.noun not in self.classes.pair_persons | self.classes.pair_states or phrase.countries:
            return False
        j = phrase.last + 1
        if j < self.count and (j in self.named or self._lower_demonym(j)):
            return False
        phrase.kind = "pair"
        return True

    def _organisation_phrase(self, piece: Piece) -> Phrase:
        phrase = Phrase(self.sentence, "organisation", piece.first, piece.last, self._noun_of(piece))
        phrase.organisation = self.tables.rows[piece.rows("organisation")[0]]
        self._determiner(phrase)
        if self.french and piece.last + 1 < self.count and self._lower_demonym(piece.last + 1):
            follower = self.at[piece.last + 1]
            assert follower is not None
            self._add_countries(phrase, follower, "adjective")
            phrase.last = follower.last
        if phrase.last + 1 < self.count and self.words[phrase.last + 1].lower == "(":
            self._parenthesis(phrase, phrase.last + 1, 1)
        return phrase

    def _state_phrase(self, piece: Piece) -> Phrase:
        phrase = Phrase(self.sentence, "state", piece.first, piece.last, self._noun_of(piece))
        self._add_countries(phrase, piece, "name")
        for other in self.pieces:
            if other is not piece and other.first == other.last == piece.first and "state" in other.kinds:
                phrase.countries = [self._codes(piece)[0], self._codes(other)[0]]
                phrase.each = True  # "Mali-Russie"
        self._determiner(phrase)
        return phrase

    def _metonym_phrase(self, piece: Piece) -> Phrase:
        phrase = Phrase(self.sentence, "metonym", piece.first, piece.last, self._noun_of(piece))
        phrase.name_rows = piece.rows("metonym")
        self._determiner(phrase)
        return phrase

    def _place_phrase(self, piece: Piece) -> Phrase:
        phrase = Phrase(self.sentence, "place", piece.first, piece.last, piece.first)
        phrase.name_rows = piece.rows("city") + piece.rows("region")
        self._add_countries(phrase, piece, "name")
        self._determiner(phrase)
        return phrase

    def _people_phrase(self, piece: Piece) -> Phrase | None:
        word = self.words[piece.last]
        if self.french:
            if not capitalised(word) or word.pos in ("VERB", "ADV"):
                return None
            before = self.words[piece.first - 1] if piece.first else None
            if before is None or not (before.pos in ("DET", "NUM") or before.lower in self.classes.determiners):
                if word.dep == "amod" or word.pos == "ADJ":
                    return None
        else:
            plural = word.text.endswith("s") or "Number=Plur" in word.morph
            if word.pos not in ("NOUN", "PROPN") or word.dep in ("amod", "compound") or not plural:
                return None
        phrase = Phrase(self.sentence, "people", piece.first, piece.last, piece.last)
        self._add_countries(phrase, piece, "demonym")
        phrase.noun = word.lower
        phrase.plural = word.lower.endswith("s") and not (self.french and self._singular_before(piece.first))
        self._leftward(phrase, self.free_from)
        return phrase

    def _singular_before(self, i: int) -> bool:
        return i > 0 and self.words[i - 1].lower in ("un", "une", "le", "la", "l'")

    def _determiner(self, phrase: Phrase) -> None:
        j = phrase.first - 1
        if j >= self.free_from:
            lower = self.words[j].lower
            if lower in self.classes.place_only:
                phrase.place_only = True
            if lower in self.classes.determiners and lower not in ("d'", "de"):
                phrase.definite = "definite"
                if lower in ("la", "une", "cette"):
                    phrase.gender = "f"
                elif lower in ("le", "un", "ce"):
                    phrase.gender = "m"
                elif lower in ("les", "aux", "des"):
                    phrase.plural = True
                if lower not in ("du", "des", "au", "aux"):
                    phrase.first = j
                if j - 1 >= 0 and self.words[j - 1].lower in self.classes.place_only:
                    phrase.place_only = True

    def _codes(self, piece: Piece) -> list[str]:
        codes: list[str] = []
        for form in piece.forms:
            row: Row = self.tables.rows[form.row]
            if form.kind in ("state", "demonym"):
                found = [row["code"]]
            elif form.kind in ("city", "region", "metonym"):
                found = row.many("country")
            else:
                continue
            codes += [c for c in found if c not in codes]
        if "state" in piece.kinds:
            states = [self.tables.rows[n]["code"] for n in piece.rows("state")]
            codes = list(dict.fromkeys(states))
        return codes

    def _add_countries(self, phrase: Phrase, piece: Piece, how: str) -> None:
        codes = self._codes(piece)
        if phrase.each and phrase.countries:
            phrase.countries.append(codes[0])
        elif not phrase.countries:
            phrase.countries = codes
        elif how in ("complement", "genitive") and codes:
            phrase.countries += [c for c in codes[:1] if c not in phrase.countries]
        if how not in phrase.how:
            phrase.how.append(how)


def words_of(phrase: Phrase) -> bool:
    """Whether the phrase has a noun of its own to which something may belong."""
    return bool(phrase.noun)
