"""A sentence as the grammar of mentions looks at it: its words, table matches and names, and what a word may be."""

from __future__ import annotations

from depeche.actors.forms import atoms
from depeche.actors.names import capitalised
from depeche.actors.phrases import Phrase
from depeche.actors.pieces import Piece, in_capitals
from depeche.actors.rows import Row
from depeche.actors.tables import Tables
from depeche.actors.wordclasses import WordClasses
from depeche.language.parsed import Sentence, Word

AND = frozenset({"et", "and", "&", "ou", "or", "ni"})
GENITIVE = frozenset({"'s", "’s", "'", "’"})
PLACES = frozenset({"state", "city", "region"})
_PLURAL, _MASCULINE, _FEMININE = frozenset({"mp", "fp"}), frozenset({"ms", "mp"}), frozenset({"fs", "fp"})


class View:
    """One sentence. pieces: its table matches; names: its persons' name spans."""

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
        self.capitals = in_capitals(sentence.text)
        self.free_from = 0
        self.phrases: list[Phrase] = []

    def _role_phrase(self, piece: Piece, bound: int, depth: int = 0) -> Phrase:
        """The whole phrase of a role noun, not reaching left of word `bound`; built by the layers above."""
        raise NotImplementedError

    def _entity_is(self, piece: Piece, kind: str) -> bool:
        return kind in [what for first, last, what in self.sentence.entities if first <= piece.first <= last]

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
        if word.text in ("état", "états"):
            return False  # the state is written État
        if word.text == "state" and self._word(piece.last + 1) == "of" and self.at[piece.last + 2] is None:
            return False  # "a state of emergency"
        i = piece.first
        before = self.words[i - 1] if i else None
        if word.lower in self.classes.needs_determiner and not self._determined(before):
            return False
        if word.pos == "ADJ" or word.dep == "amod":
            if self.french:
                if before is None:
                    return True
                if before.lower in self.classes.determiners or before.pos in ("NUM", "DET"):
                    after = self.words[i + 1] if i + 1 < self.count else None
                    return (
                        after is None
                        or after.pos not in ("NOUN", "PROPN")
                        or (self._is_role(i + 1) and after.pos != "NOUN")
                        or self._lower_demonym(i + 1)
                    )
                return False
            following = self.words[i + 1] if i + 1 < self.count else None
            return following is None or following.pos not in ("NOUN", "PROPN", "ADJ")
        if word.pos == "VERB" and (before is None or before.pos not in ("DET", "NUM", "ADJ", "ADP")):
            return before is None and capitalised(word) and not self.french
        if not self.french and word.dep in ("compound", "nmod:poss") and word.head == i + 1 and word.head < self.count:
            if self._is_role(i + 1) or (i + 1) in self.in_name or self._owned(i):
                return True
            return self._verb_after_all(i + 1)
        return True

    def _owned(self, i: int) -> bool:
        """Whether a state's name, demonym or genitive stands right before: "Iranian government websites"."""
        before = self.at[i - 1] if i else None
        if before is not None and not before.kinds.isdisjoint(("demonym", "state", "city")):
            return True
        return i > 0 and self.words[i - 1].text in GENITIVE

    def _word(self, i: int) -> str:
        """The word at i in lower case, "" beyond the sentence."""
        return self.words[i].lower if 0 <= i < self.count else ""

    def _determined(self, before: Word | None) -> bool:
        """Whether the word before makes a noun of one that may be something else ("une personne", "personne")."""
        if before is None:
            return False
        if before.pos in ("DET", "NUM", "ADJ"):
            return True
        return before.lower in self.classes.determiners and before.lower not in ("d'", "de")

    def _verb_after_all(self, i: int) -> bool:
        """Whether a word that the parse takes for a noun is a verb, as in headlines: "Egypt's army ousts President"."""
        if i + 1 >= self.count or not self.words[i].lower.endswith(("s", "ed")):
            return False
        after = self.words[i + 1]
        return after.pos == "DET" or i + 1 in self.named or self._is_role(i + 1) or self._demonym_at(i + 1)

    def _idiom(self, piece: Piece) -> bool:
        first = piece.first
        lower = self.sentence.cut(first, piece.last).lower().replace("’", "'")
        if lower in self.classes.never or lower in self.classes.idiom:
            return True
        if lower not in self.classes.idiom_ends:
            return False
        for back in (1, 2, 3):
            if first >= back:
                words = self.sentence.cut(first - back, piece.last).lower().replace("’", "'")
                if words in self.classes.idiom:
                    return True
        return False

    def _is_role(self, i: int) -> bool:
        piece = self.at[i] if i < self.count else None
        return piece is not None and not piece.kinds.isdisjoint(("role", "office"))

    def _demonym_at(self, i: int) -> bool:
        piece = self.at[i]
        return piece is not None and "demonym" in piece.kinds

    def _lower_demonym(self, i: int) -> bool:
        return self._demonym_at(i) and (self.words[i].text[0].islower() or self.capitals)

    def _list_goes_on(self, i: int) -> bool:
        """Whether a comma or conjunction stands in a list of adjectives of states: "malien, burkinabè et nigérien"."""
        words = self.words
        while words[i].text == "," and i + 2 < self.count and self._lower_demonym(i + 1):
            i += 2
        return words[i].lower in AND and i + 1 < self.count and self._lower_demonym(i + 1)

    def _name_each(self, phrase: Phrase) -> None:
        """Let a phrase name a list of states; what its first adjective may mean besides goes ("congolaise et
        ougandaise")."""
        if not phrase.each:
            phrase.countries = phrase.countries[:1]
        phrase.each = True

    def _inside(self, head: int, phrase: Phrase) -> bool:
        return phrase.first <= head <= phrase.last

    def _personal(self, phrase: Phrase) -> bool:
        return bool(phrase.offices) or "person" in [row["kind"] for row in phrase.roles]

    def _noun_of(self, piece: Piece) -> int:
        if piece.first == piece.last:
            return piece.last
        if not self.french and not any(self.words[i].lower == "of" for i in range(piece.first, piece.last + 1)):
            return piece.last
        for i in range(piece.first, piece.last + 1):
            if self.words[i].pos in ("NOUN", "PROPN"):
                return i
        return piece.first

    def _describe(self, phrase: Phrase, piece: Piece) -> None:
        words = self.words
        word = words[phrase.anchor]
        phrase.noun = word.lower
        surface = self.sentence.cut(piece.first, piece.last).lower().replace("’", "'")
        phrase.title = surface
        if word.lower in self.classes.counterpart:
            phrase.kind = "counterpart"
            phrase.plural = word.lower.endswith("s")
        features: set[str] = set()
        for form in piece.forms:
            if form.kind != "role":
                continue
            features.add(form.feature)
            row = self.tables.rows[form.row]
            if row in phrase.roles:
                continue
            phrase.roles.append(row)
            office = row["office"].removeprefix("former_")
            phrase.former = phrase.former or office != row["office"]
            if office and office not in phrase.offices:
                phrase.offices.append(office)
            if row["note"].startswith("country="):
                phrase.countries = row["note"][8:].split("/")
            elif row["note"] == "ex":
                phrase.former = True
        for number in piece.rows("office") if "office" in piece.kinds else ():
            office = self.tables.rows[number]["office"]
            if office.startswith("former_"):
                office = office.removeprefix("former_")
                phrase.former = True
            if office not in phrase.offices:
                phrase.offices.insert(0, office)
        if piece.last > piece.first and not phrase.countries:
            self._country_within(phrase, piece)
        if features:
            phrase.plural = features <= _PLURAL
            phrase.gender = "m" if features <= _MASCULINE else "f" if features <= _FEMININE else ""
        elif "Number=Plur" in word.morph:
            phrase.plural = True
        if surface in self.classes.one_country:
            phrase.countries.append(self.classes.one_country[surface])
        elif word.lower in self.classes.one_country:
            phrase.countries.append(self.classes.one_country[word.lower])

    def _take_body(self, phrase: Phrase, piece: Piece) -> None:
        """Let an organisation of the tables be the phrase's; which of several an acronym means is settled later."""
        phrase.bodies = [self.tables.rows[number] for number in piece.rows("organisation")]
        phrase.organisation = phrase.bodies[0]

    def _country_within(self, phrase: Phrase, piece: Piece) -> None:
        """A title of the tables that names its state itself: "U.S. secretary of state"."""
        index = self.tables.forms
        for i in (piece.first, piece.last):
            word = self.words[i]
            if not word.text[0].isupper():
                continue
            forms = index.forms.get(" ".join(atoms(word.lower)), ())
            states = [f.row for f in forms if f.kind in ("state", "demonym") and f.language == self.sentence.language]
            if states:
                phrase.countries = [self.tables.rows[states[0]]["code"]]
                phrase.how.append("title")
                return

    def _codes(self, piece: Piece) -> list[str]:
        if "state" in piece.kinds:
            return list(dict.fromkeys([self.tables.rows[number]["code"] for number in piece.rows("state")]))
        codes: list[str] = []
        for form in piece.forms:
            row: Row = self.tables.rows[form.row]
            if form.kind == "demonym":
                found = [row["code"]]
            elif form.kind in ("city", "region", "metonym"):
                found = row.many("country")
            else:
                continue
            codes += [c for c in found if c not in codes]
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
