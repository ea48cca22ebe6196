"""The closed classes of small words that the grammar of mentions speaks of, read from words.tsv."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from depeche.errors import TableError
from depeche.language.parsed import Word

FILE = Path(__file__).parent / "words.tsv"
_SHORT = 3
"""An acronym of so many letters is several bodies'."""
PARTIES = frozenset(("party", "union"))
"""Kinds of bodies that bear the same names in many countries."""
_MAPS = ("one_country", "body_adjective", "city_adjective", "compound")
"""Classes whose words each bring a code or another word."""


class WordClasses:
    """The word classes of one language: `classes.definite` and so on are sets of lower-case words."""

    def __init__(
        self,
        words: dict[str, frozenset[str]],
        maps: dict[str, dict[str, str]],
    ) -> None:
        def get(name: str) -> frozenset[str]:
            return words.get(name, frozenset())

        self.definite = get("definite")
        self.indefinite = get("indefinite")
        self.possessive = get("possessive")
        self.former = get("former")
        self.after_former = get("after_former")
        self.after_title = get("after_title")
        self.address = get("address")
        self.address_f = get("address_f")
        self.address_m = get("address_m")
        self.counterpart = get("counterpart")
        self.party = get("party")
        self.pair_states = get("pair_states")
        self.pair_persons = get("pair_persons")
        self.camps = get("camps")
        self.accredited = get("accredited")
        self.against = get("against")
        self.neighbour = get("neighbour")
        self.homonym = get("homonym")
        self.counts = {
            word: n for n, name in ((2, "two"), (3, "three"), (4, "four"), (5, "five")) for word in get(name)
        }
        self.place_only = get("place_only")
        self.of = get("of")
        self.posted = get("posted")
        self.impersonal = get("impersonal")
        self.pronoun = get("pronoun")
        self.latter = get("latter")
        self.clitic = get("clitic")
        self.object_said = get("object_said")
        self.object_person = get("object_person")
        self.whose = get("whose")
        self.transparent = get("transparent")
        self.stateless = get("stateless")
        self.unknown_attacker = get("unknown_attacker")
        self.idiom = get("idiom")
        self.idiom_ends = frozenset(idiom[k:] for idiom in self.idiom for k in range(len(idiom)))
        self.never = get("never")
        self.state_noun = get("state_noun")
        self.supranational = get("supranational")
        self.abstract = get("abstract")
        self.others = get("others")
        self.fighting = get("fighting")
        self.needs_determiner = get("needs_determiner")
        self.name_goes_on = get("name_goes_on")
        self.accusing = get("accusing")
        self.not_acronym = get("not_acronym")
        self.kin = get("kin")
        self.quantity = get("quantity")
        self.saying = get("saying")
        self.own_people = get("own_people")
        self.leader = get("leader")
        self.members = get("members")
        self.one_country = maps["one_country"]
        self.body_adjective = maps["body_adjective"]
        self.city_adjective = maps["city_adjective"]
        self.compound = maps["compound"]
        self.resumed = self.latter | self.pronoun
        self.triggers = self.counterpart | self.party | self.address | frozenset(self.counts)
        self.determiners = self.definite | self.indefinite | self.possessive

    def is_homonym(self, words: Sequence[Word]) -> bool:
        """Whether the name of a party or union is one that many have: of common words, or of three letters."""
        names = [word.lower for word in words if word.pos != "DET"]
        return self.homonym.issuperset(names) or (len(names) == 1 and len(names[0]) <= _SHORT)


@cache
def word_classes(language: str) -> WordClasses:
    """The word classes of "fr" or "en"; raises TableError where words.tsv is malformed."""
    words: dict[str, frozenset[str]] = {}
    maps: dict[str, dict[str, str]] = {name: {} for name in _MAPS}
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith(("#", "class\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in ("fr", "en", "*"):
            raise TableError(f"{FILE}:{number}: write class, language (fr, en or *) and words, with tabs between them")
        if cells[1] not in (language, "*"):
            continue
        values = cells[2].split("|")
        if cells[0] in maps:
            maps[cells[0]].update(zip(values[::2], values[1::2], strict=True))
        else:
            words[cells[0]] = words.get(cells[0], frozenset()) | frozenset(values)
    return WordClasses(words, maps)
