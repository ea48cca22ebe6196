"""What stands before a role noun: determiners, numbers, adjectives, and in English names of states and bodies."""

from __future__ import annotations

from depeche.actors.phrases import Phrase
from depeche.actors.pieces import Piece
from depeche.actors.view import AND, GENITIVE, PLACES, View


class Modifiers(View):
    """Extends a role noun to the left."""

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
                if self.french and numbered:
                    break  # "dans le Sud tunisien deux touristes ..."
                self._add_countries(phrase, piece, "demonym")
                j = piece.first
            elif (
                not self.french
                and phrase.countries
                and j - 1 >= bound
                and (lower in AND or (lower == "," and phrase.each))
                and self._demonym_at(j - 1)
            ):
                self._name_each(phrase)
            elif not self.french and self._english_modifier(phrase, j, bound):
                j = phrase.first
            elif word.pos == "NUM" or lower in classes.counts or lower.isdigit():
                numbered = True
                phrase.count = classes.counts.get(lower, phrase.count)
                if lower == "both":
                    phrase.definite = "definite"
                phrase.plural = phrase.plural or lower not in ("un", "une", "one", "1")
                if lower in ("un", "une"):
                    phrase.definite = "indefinite"
                    phrase.first = j
                    break
            elif lower in ("de", "of", "d'", "than") and self._counted(j, numbered):
                phrase.first = j - 1
                j -= 2
                phrase.plural = True
                continue
            elif lower in classes.possessive:
                phrase.definite, phrase.possessive, phrase.first = "possessive", j, j
                break
            elif lower == "that" and word.pos in ("SCONJ", "PRON"):
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
            elif j not in self.in_name and (
                (word.pos == "ADJ" and (piece is None or not self.french))
                or (not self.french and self._between(j) and self._country_before(j, bound))
            ):
                pass
            else:
                break
            phrase.first = min(j, phrase.first)
            j -= 1

    def _between(self, j: int) -> bool:
        """Whether an English noun stands between a country and a role noun ("a South Korean fisheries official")."""
        word = self.words[j]
        return word.pos == "NOUN" and word.dep == "compound" and self.at[j] is None and word.text.islower()

    def _country_before(self, j: int, bound: int) -> bool:
        """Whether adjectives and such nouns alone stand between word j and a country's adjective or genitive."""
        for k in range(j - 1, max(j - 4, bound - 1), -1):
            word, piece = self.words[k], self.at[k]
            if piece is not None:
                return piece.last == k and "demonym" in piece.kinds and piece.first >= bound
            if word.text in GENITIVE:
                before = self.at[k - 1] if k > bound else None
                return before is not None and bool(before.kinds & PLACES)
            if word.pos != "ADJ" and not self._between(k):
                return False
        return False

    def _counted(self, j: int, numbered: bool) -> bool:
        """Whether "de" at j belongs to a quantity: "plus de 300 détenus", "une centaine de civils", "dozens of"."""
        if j == 0:
            return False
        before = self.words[j - 1].lower
        return before in self.classes.quantity or (
            numbered and before in ("plus", "moins", "près", "more", "less", "fewer")
        )

    def _english_modifier(self, phrase: Phrase, j: int, bound: int) -> bool:
        """Take in a name that stands before an English role noun: "US troops", "Mali's army", "Hamas leader"."""
        end = j - 1 if self.words[j].text in GENITIVE else j
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
            self._take_body(phrase, piece)
        elif kinds & PLACES:
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

    def _compound(self, piece: Piece) -> Piece | None:
        """In English, a role noun right before another belongs to it: "army chief", "foreign ministry spokeswoman"."""
        following = self.at[piece.last + 1] if piece.last + 1 < self.count else None
        if following is None or following.first != piece.last + 1 or following.first in self.in_name:
            return None
        return following if self._is_anchor(following) else None

    def _anchor_ahead(self, piece: Piece) -> Piece | None:
        """The role noun that a state, demonym or body stands before: "Malian army", "US troops", "Mali's president"."""
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
            genitive = word.text in GENITIVE
            if (
                genitive
                or word.pos == "ADJ"
                or word.lower in self.classes.former
                or word.lower in AND
                or word.pos == "NUM"
                or (not self.french and self._between(j))
            ):
                if word.lower in AND and (self.french or "demonym" not in piece.kinds):
                    return None
                j += 1
                continue
            return None
        return None

    def _anchor_after_genitive(self, i: int) -> Piece | None:
        last = self.named[i]
        if self.french or last + 1 >= self.count or self.words[last + 1].text not in GENITIVE:
            return None
        j = last + 2
        while j < self.count and self.words[j].pos == "ADJ" and self.at[j] is None and j < last + 4:
            j += 1
        ahead = self.at[j] if j < self.count else None
        return ahead if ahead is not None and ahead.first == j and self._is_anchor(ahead) else None
