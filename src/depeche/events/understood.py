"""Sides left unsaid because the story says them: the state that arrests, the other state of a quarrel.

Every actor supplied here says so (`how` is "setting" or "counterpart of the story"), and has no words of his own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from depeche.actors.pronouns import POSSESSIVE
from depeche.actors.setting import SHARE_OF_PARTNER
from depeche.actors.tables import load_tables
from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention

WEIGHT_OF_TITLE = 3
STATE_DEEDS = frozenset(
    ("COERCE", "SANCTION", "RETREAT", "CONCEDE", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "ASSAULT", "MOBILIZE")
)
"""Types whose agentless passives have the state of the story as actor: arrests, charges, rulings, releases, bans,
warrants, crowd control."""
ADDRESSED = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "SANCTION", "AID", "AGREE"))
"""Types that are aimed at somebody: in a story of two states, one's words are aimed at the other."""
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
"""Types that the two states of a story do together."""
OF_THE_PEOPLE = frozenset(("PROTEST",))
"""Types whose agentless nouns have people of the story's country as actor: demonstrations, strikes, riots."""
AGAINST_POWER = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN"))
OUTSIDERS = frozenset(("OPP", "PTY", "CVL", "LAB", "JRN", "STU", "EDU", "SOC"))
"""Sectors outside the state: what they accuse, demand, reject or threaten at home is aimed at its government."""
CHECKS = frozenset(("JUD", "LEG", "REB"))
"""Sectors beside or against the government: what they reject at home is the government's."""
AT_HOME = frozenset(("ACCUSE", "REQUEST", "AID"))
AT_HOME_EN = AT_HOME | {"CONCEDE", "SUPPORT", "REJECT"}
"""Types that, in a story of one country, are aimed at its state where nobody is named."""
FROM_ABROAD = frozenset(("SANCTION",))
"""Types that others aim at the country of the story where nobody is named."""
OPENING = 3
"""So many sentences, the title's among them, tell whether a story is about an accident."""
CALAMITIES = frozenset(
    "accident accidentel accidentellement séisme tremblement inondation crue cyclone ouragan typhon tempête "
    "tornade tsunami glissement éboulement coulée épidémie pandémie choléra naufrage crash canicule avalanche "
    "éruption effondrement effondrer chavirer chavirement électrocuter électrocution "
    "collision déraillement dérailler bousculade foudre orage intempérie noyade noyer earthquake flood "
    "cyclone hurricane typhoon tornado landslide mudslide epidemic pandemic cholera shipwreck wildfire eruption "
    "derailment stampede incendie brasier sinistre écraser écrasement percuter montgolfière télésiège carambolage "
    "grisou frelaté intoxication submersion ensevelir foudroyer atterrissage capsize derail drown hailstorm".split()
)
VIOLENCE = frozenset(
    "attentat attaque attaquer frappe bombardement bombarder tir tirer fusillade terroriste terrorisme djihadiste "
    "jihadiste guerre combat combattant combattre affrontement assaut assaillant offensive kamikaze rebelle explosif "
    "bombe raid missile roquette drone obus abattre incendier criminel pillage émeutier manifester embuscade massacre "
    "meurtre assassinat armé manifestant manifestation heurt émeute agression couteau "
    "attack bombing shooting terrorist war fighting clash assault gunman rebel airstrike ambush murder "
    "protester".split()
)


OF_PERSONS = frozenset(("ARREST", "RESTRICTION", "SEIZURE", "AMNESTY", "WARRANT", "CONVICTION", "CHARGE", "RELEASE"))
"""Deeds of a state that are done to people of its own where nobody is named."""
STATELESS = ("NGO", "IMG", "MNC")
"""How codes of bodies begin in which no story plays."""


EVERYWHERE = (("BUS",), ("JRN",))
"""Sectors of firms and media that stories of any country name."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a story plays. home: the country it is most about; partner: the second, where it is about two; attacker:
    an armed group that it names, where most are of one country; stateless_foe: whether it names armed groups of no
    country; names: of the states named, by code; calamity: whether it opens with an accident or a natural disaster and
    no violence."""

    home: str | None = None
    partner: str | None = None
    attacker: Actor | None = None
    stateless_foe: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    calamity: bool = False
    language: str = "fr"

    def name(self, code: str) -> str:
        """The name of a state or international body, as the story has it or as the tables do."""
        return self.names.get(code) or load_tables().state_name(code, self.language)

    def state(self, code: str, sector: str, how: str = "setting") -> Actor:
        """The state of a code as an actor."""
        return Actor(self.name(code), "state", code, (sector,) if sector else (), None, how)

    def people(self, code: str) -> Actor:
        """People of a country as an actor."""
        return Actor(self.name(code), "group", code, ("CVL",), None, "setting")


def is_calamity(sentences: Iterable[Sentence]) -> bool:
    """Whether sentences speak of an accident or a natural disaster and not of violence."""
    said: set[str] = set()
    for sentence in sentences:
        said |= sentence.vocabulary
        said.update([word.lemma for word in sentence.words])
    return not said.isdisjoint(CALAMITIES) and said.isdisjoint(VIOLENCE)


def read_setting(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> Setting:
    """Weigh the countries that an article's mentions name; those in the title count three times."""
    weights: Counter[str] = Counter()
    names: dict[str, str] = {}
    armed: dict[str, Actor] = {}
    bands: Counter[str] = Counter()
    for sentence, row in zip(sentences, mentions, strict=True):
        weight = WEIGHT_OF_TITLE if sentence.part == "title" else 1
        for mention in row:
            for actor in mention.actors if mention.how not in POSSESSIVE else ():
                if actor.sectors[:1] == ("REB",):
                    bands[actor.country or ""] += 1
                    if actor.country and actor.how == "table:organisations":
                        armed.setdefault(actor.country, actor)
                if actor.how == "table:organisations" and actor.sectors[:1] in EVERYWHERE:
                    continue
                if actor.country and not actor.country.startswith(STATELESS):
                    weights[actor.country] += weight
                    named = actor.kind == "state" or (actor.kind == "organisation" and actor.country.startswith("IGO"))
                    if named and actor.how not in ("unknown", "table:cities", "table:regions"):
                        names.setdefault(actor.country, actor.name)
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    home = next((code for code in ranked if not code.startswith("IGO")), None)
    fiercest = max(armed, key=lambda code: bands[code], default="")
    attacker = None
    if armed and not fiercest.startswith(STATELESS) and 2 * bands[fiercest] >= sum(bands.values()):
        attacker = armed[fiercest]
    stateless = any(code.startswith(STATELESS) or not code for code in bands)
    calamity = is_calamity(sentences[:OPENING])
    language = sentences[0].language if sentences else "fr"
    if home is None:
        return Setting(None, None, attacker, stateless, names, calamity, language)
    partner = next((code for code in ranked if code != home), None)
    if partner is not None and weights[partner] < SHARE_OF_PARTNER * weights[home]:
        partner = None
    return Setting(home, partner, attacker, stateless, names, calamity, language)


def understood_actor(setting: Setting, type_: str, deed: str, state: str, here: str | None) -> Actor | None:
    """The actor of an agentless deed: the state, its army in a coup, its people in a protest.

    state: the sector that does such deeds, or ""; here: the country of its place."""
    code = here or setting.home
    if type_ == "ASSAULT" and not state:
        return setting.attacker
    if code and type_ in OF_THE_PEOPLE:
        return setting.people(code)
    if code and deed == "COUP":
        return setting.state(code, "MIL")
    if not state or not code or type_ not in STATE_DEEDS:
        return None
    return setting.state(code, state)


def understood_recipient(
    setting: Setting,
    type_: str,
    deed: str,
    own: Set[str],
    sectors: Set[str],
    here: str | None,
    passive: bool,
    aspect: str | None,
    stately: bool = False,
) -> Actor | None:
    """The recipient that goes without saying. own, sectors: of the actors; passive: whether the trigger is; aspect:
    type of the deed that it speaks of (who asks for help or troops asks the world, not his own state); stately: whether
    states as such are the actors, which do not accuse themselves."""
    code = here or setting.home
    if code is None:
        return None
    if type_ == "ASSAULT":
        if deed == "CLASH" or (setting.stateless_foe and code in own):
            return None
        return setting.state(code, "")
    if type_ == "PROTEST" and setting.language == "en" and own <= {code}:
        return setting.state(code, "GOV")  # French stories leave open whom a march or a strike at home is against
    if deed == "COUP" and not own - {code}:
        return setting.state(code, "GOV")
    if deed in OF_PERSONS:
        return setting.people(code)
    if deed == "HOSTING" and passive:
        return setting.state(code, "GOV")
    if deed == "DISMISSAL" or (deed == "BOYCOTT" and sectors and sectors <= OUTSIDERS and own <= {code}):
        return setting.state(code, "GOV")  # who is deposed, and whose vote or talks the opposition stays away from
    if type_ == "ACCUSE" and not own and deed != "INVESTIGATION":
        return setting.state(code, "")
    if type_ == "CONCEDE" and setting.language == "en" and own == {setting.home} and setting.partner is None:
        return setting.state(code, "GOV")
    if type_ not in ADDRESSED and deed != "DEPORTATION":
        return None
    if not own:
        return None
    if deed == "DENIAL" and aspect not in (None, "ACCUSE"):  # "nie tout soutien aux rebelles": nobody is refused
        return None
    if sectors and sectors <= OUTSIDERS and own == {setting.home} and type_ in AGAINST_POWER:
        return setting.state(code, "GOV")
    if type_ == "REJECT" and own == {setting.home} and sectors and sectors <= CHECKS:
        return setting.state(code, "GOV")
    other = next((c for c in (setting.partner, setting.home) if c and c not in own), None)
    if other is not None and (setting.partner in own or setting.home in own):
        return setting.state(other, "GOV", "counterpart of the story")
    if type_ == "ACCUSE" and stately and code in own:
        return None
    if type_ in (AT_HOME_EN if setting.language == "en" else AT_HOME) and not (
        type_ == "REQUEST" and aspect in ("AID", "COOPERATE", "MOBILIZE")
    ):
        return setting.state(setting.home or code, "GOV")  # where a demand is made is not whom it is made to
    if type_ in FROM_ABROAD and code not in own:
        return setting.state(code, "GOV")
    return None


def understood_sides(setting: Setting, type_: str, deed: str) -> tuple[Actor | None, Actor | None]:
    """Both sides of a deed of which a story names neither: talks and agreements are between its two states,
    help in a story of one is a state's for its people."""
    if setting.home is None:
        return None, None
    if setting.partner is not None and (type_ in MUTUAL or deed == "SIGNING"):
        return setting.state(setting.home, "GOV"), setting.state(setting.partner, "GOV", "counterpart of the story")
    if type_ == "AID" and setting.language == "en" and setting.partner is None:
        return setting.state(setting.home, "GOV"), setting.people(setting.home)
    return None, None
