"""Appositions and parentheses ("X, ministre de Y", "le président, X", "X (ministre de Y)"); the walk to the right."""

from __future__ import annotations

from depeche.actors.complements import Complements
from depeche.actors.phrases import Phrase
from depeche.actors.view import AND

_CLOSES = frozenset({",", ".", ";", ":", ")", "!", "?", "»", '"', "”", "–", "—", "…", "]"})


class Appositions(Complements):
    """Extends a phrase to the right as far as it goes."""

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
                and (word.text[0].islower() or self.capitals)
                and not phrase.names
            ):
                self._add_countries(phrase, piece, "adjective")
                phrase.last = piece.last
                self._resumed_title(phrase)
            elif (
                self.french
                and phrase.countries
                and phrase.plural
                and (lower in AND or lower == ",")
                and self._list_goes_on(j)
            ):
                self._name_each(phrase)
                phrase.last = j
            elif lower in classes.city_adjective and not phrase.names:
                if not phrase.countries:
                    phrase.countries = [classes.city_adjective[lower]]
                    phrase.how.append("adjective")
                phrase.last = j
            elif lower in classes.after_title and not phrase.names:
                phrase.last = j
            elif lower in classes.after_former and not phrase.names:
                phrase.former = True
                phrase.last = j
            elif (
                word.pos == "ADJ"
                and (piece is None or not self._is_anchor(piece))
                and self._inside(word.head, phrase)
                and not (j + 1 < self.count and self.words[j + 1].lower in ("à", "au", "aux"))
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
                    self._take_body(phrase, piece)
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
            if (phrase.plural and len(phrase.names) > 1) or (phrase.kind == "person" and phrase.title):
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
        while not self._personal(target) and target.inner is not None:
            target = target.inner
        m = k
        while m < self.count and m < k + 5 and m not in self.named:
            piece = self.at[m]
            if self.words[m].text == "-":
                m += 1
                continue
            if not (self.words[m].lower in self.classes.address or self.words[m].lower in self.classes.definite
                    or (piece is not None and not piece.kinds.isdisjoint(("role", "office")))):  # fmt: skip
                return False
            if piece is not None:
                m = piece.last
            m += 1
        if m not in self.named or m > k + 5:
            return False
        last = self.named[m]
        if not self._closed(last + 1, k, bare=self._opens_clause(phrase)):
            return False
        target.names.append((m, last))
        phrase.last = last
        return True

    def _opens_clause(self, phrase: Phrase) -> bool:
        """Whether the phrase is no part of "selon le ministre, X a dit", where the name begins the clause."""
        before = self.words[phrase.first - 1] if phrase.first else None
        return before is None or (
            before.pos not in ("ADP", "SCONJ") and before.lower not in ("du", "au", "selon", "pour")
        )

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
        self._take_body(phrase, piece)
        phrase.last = piece.last
        return True

    def _closed(self, i: int, begin: int, *, bare: bool) -> bool:
        """Whether an apposition may end before word i. "M. X, le ministre, a dit" closes with a comma; only a bare one
        ("X, ministre de Y a dit") may do without; before "et" there is a list, unless the parse says otherwise."""
        if i >= self.count:
            return True
        word = self.words[i]
        if word.lower in _CLOSES:
            return True
        if word.lower in AND or word.pos == "CCONJ":
            return any(w.dep == "appos" for w in self.words[begin:i])
        return bare or (word.pos in ("ADP", "SCONJ", "ADV") and any(w.dep == "appos" for w in self.words[begin:i]))

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
