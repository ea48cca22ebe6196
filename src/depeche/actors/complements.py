"""What belongs to a role noun on its right: complements ("de la Russie", "of the army"), names, places beside it."""

from __future__ import annotations

from depeche.actors.forms import atoms
from depeche.actors.modifiers import Modifiers
from depeche.actors.names import capitalised, name_run
from depeche.actors.phrases import Phrase
from depeche.actors.pieces import Piece
from depeche.actors.view import AND, PLACES

_POSTED = frozenset({"ambassador", "un_ambassador", "special_envoy", "consul"})
"""Offices that are held of one country in another."""


class Complements(Modifiers):
    """Extends a role noun by what belongs to it."""

    def _take_names(self, phrase: Phrase, j: int) -> None:
        last = self.named[j]
        phrase.names.append((j, last))
        phrase.last = last
        while phrase.plural and last + 2 < self.count:
            link = self.words[last + 1].lower
            k = last + 2
            if link in AND or link == ",":
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

    def _resumed_title(self, phrase: Phrase) -> None:
        """ "ministre malien des Affaires étrangères": the title goes on after the adjective."""
        if phrase.kind != "role" or not (phrase.roles or phrase.offices):
            return
        begun = atoms(phrase.title)
        ahead: list[tuple[str, int]] = []
        for j in range(phrase.last + 1, min(phrase.last + 12, self.count)):
            parts = atoms(self.words[j].lower)
            if not parts and self.words[j].text not in ("'", "-"):
                break
            ahead += [(part, j) for part in parts]
        index = self.tables.forms
        for length in range(len(ahead), 1, -1):
            joined = " ".join([*begun, *(part for part, _ in ahead[:length])])
            forms = index.forms.get(joined) or index.folded.get(joined)
            if forms and any(f.kind in ("office", "role") and f.language == self.sentence.language for f in forms):
                countries, phrase.countries = phrase.countries, []
                phrase.roles, phrase.offices = [], []
                self._describe(phrase, Piece(phrase.anchor, phrase.anchor, forms))
                phrase.countries = countries or phrase.countries
                phrase.title = joined
                phrase.last = ahead[length - 1][1]
                return

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
        while k < self.count and words[k].lower in self.classes.address:
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
                self._take_body(phrase, piece)
                phrase.last = piece.last
                return True
            ahead = self._anchor_ahead(piece) if not self.french and "demonym" in piece.kinds else None
            if ahead is not None and ahead.forms:
                return self._role_complement(phrase, ahead, j + 1, depth)
            if piece.kinds & PLACES or "demonym" in piece.kinds or "metonym" in piece.kinds:
                if phrase.countries and not self._same_place(phrase, piece):
                    return False
                if self._of_several(piece):
                    phrase.several = True
                    phrase.last = piece.last
                    return True
                self._add_countries(phrase, piece, "complement")
                phrase.last = piece.last
                return True
        word = words[k]
        if k == j + 1 and self._governor(phrase) in self.classes.accusing:
            return False  # "accuse les séparatistes d'exactions"
        if words[k - 1].lower in ("un", "une", "a", "an"):
            return False  # "menace les putschistes d'un embargo": what a title has is definite or bare
        if word.pos in ("NOUN", "PROPN") and self._inside(word.head, phrase) and words[j].lower != "from":
            phrase.last = k
            phrase.belongs = True
            return True
        return False

    def _governor(self, phrase: Phrase) -> str:
        """Lemma of the word that the phrase hangs on, past its coordination."""
        word = self.words[phrase.anchor]
        for _ in range(3):
            if word.dep != "conj":
                break
            word = self.words[word.head]
        return self.words[word.head].lemma

    def _of_several(self, piece: Piece) -> bool:
        return "region" in piece.kinds and "state" not in piece.kinds and len(self._codes(piece)) > 1

    def _role_complement(self, phrase: Phrase, piece: Piece, bound: int, depth: int) -> bool:
        if depth > 2:
            return False
        if not self.french and self.words[bound - 1].lower in ("from", "for"):
            return False
        inner = self._role_phrase(piece, bound, depth + 1)
        bare = self.words[bound - 1].lower in ("de", "d'") and not inner.definite
        head = self.words[inner.anchor].head
        if bare and head != inner.anchor and not self._inside(head, phrase) and not inner.first <= head <= inner.last:
            return False  # "qualifie le couple de fugitifs"
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
        if self.words[j].lower in self.classes.posted and not _POSTED.isdisjoint(phrase.offices):
            phrase.posted = True
            return
        for k in range(j, min(j + 5, self.count - 1)):
            lower = self.words[k].lower
            if lower in self.classes.place_only:
                m = k + 1
                if m < self.count and self.words[m].lower in self.classes.definite:
                    m += 1
                piece = self.at[m] if m < self.count else None
                if piece is not None and piece.kinds & PLACES and m not in self.in_name:
                    codes = self._codes(piece)
                    phrase.several = phrase.several or self._of_several(piece)
                    if len(codes) == 1:
                        phrase.hint = codes[0]
                return
            if self.words[k].pos in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON", "SCONJ"):
                return
