"""Who is meant: from phrases to entities, in the order of the text, with the cast, the setting and the tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depeche.actors.anaphora import Anaphora
from depeche.actors.cast import Entity, Token
from depeche.actors.forms import atoms, key
from depeche.actors.persons import name_tokens, note_role
from depeche.actors.phrases import Phrase
from depeche.actors.rows import Row
from depeche.actors.wordclasses import PARTIES

_REACH_OF_MEMBERS = 6
"""So many sentences back a body may be of which "les pays membres" are members."""
_AT_HOME = 0.5
"""The share of a story's country in what it names from which on those who fight in it are of it."""
_STATE_OFFICES = frozenset({"head_of_state", "head_of_government"})


class Resolver(Anaphora):
    """Resolves the phrases of one article. date: ISO date of publication or None."""

    def gather(self, phrases: Sequence[Sequence[Phrase]]) -> None:
        """Meet the article's named persons before resolving anything, fuller names first, so that a role may be filled
        by somebody who is named only later; and settle what acronyms of several meanings mean."""
        every: list[Phrase] = []
        for row in phrases:
            for phrase in row:
                inner: Phrase | None = phrase
                while inner is not None:
                    every.append(inner)
                    inner = inner.inner
        for phrase in every:
            if len(phrase.bodies) > 1:
                phrase.organisation = self._likeliest_body(phrase)
        for phrase in every:
            if phrase.owner is not None and phrase.owner[1] > phrase.owner[0]:
                self.finder.resolve(phrase.sentence.cut(*phrase.owner), (), (), "")
        named = [p for p in every if p.names and not p.tentative]
        for full in (True, False):
            for phrase in named:
                for first, last in phrase.names:
                    if (last > first) == full:
                        self._person(phrase, (first, last)).weight += 1

    def _likeliest_body(self, phrase: Phrase) -> Row:
        """Of the bodies that an acronym may mean: the one of a country the story speaks of, else the one whose name in
        the text's language it abbreviates ("l'AFP" is Agence France-Presse)."""
        column = "name_fr" if self.french else "name_en"
        acronyms = {"".join(atoms(phrase.sentence.cut(phrase.first, phrase.last))[-1:]).lower(), phrase.title.lower()}

        def worth(row: Row) -> float:
            initials = "".join(word[0] for word in atoms(row[column])).lower()
            fits = any(initials == "".join(atoms(a.lower())) for a in row.many("acronyms") if a.lower() in acronyms)
            return min(self.setting.counts.get(row["country"], 0.0), 3.0) + (1.0 if fits else 0.0)

        return max(phrase.bodies, key=worth)

    def is_nobody(self, phrase: Phrase) -> bool:
        """Whether a bare surname means no person that cast or tables know."""
        return self._known_surname(phrase) is None

    def _known_surname(self, phrase: Phrase) -> Entity | None:
        tokens = name_tokens(phrase.sentence.cut(*phrase.names[0]))
        known = self.cast.find_person(tokens)
        if known is not None:
            return known if known.person is not None or len(known.tokens) > 1 else None
        return self.finder.known(tokens)

    def _person(self, phrase: Phrase, span: tuple[int, int]) -> Entity:
        text = phrase.sentence.cut(*span)
        codes = [] if phrase.each and len(phrase.names) > 1 else list(phrase.countries)
        offices = self._offices(phrase)
        entity = self.finder.resolve(text, codes, offices, "" if phrase.plural else phrase.gender)
        if phrase.kind != "person" or phrase.roles or phrase.offices:
            country = self.setting.most_likely(codes) if codes else self._inner_country(phrase)
            note_role(entity, phrase, self._sectors(phrase), country, self._role(phrase, offices))
        return entity

    def resolve(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        """Return the entities that a phrase means, and how that is known, and note the mention in the history."""
        entities, how = _BY_KIND[phrase.kind](self, phrase, sentence)
        head = phrase.sentence.words[phrase.head]
        subject = head.dep.startswith("nsubj") and phrase.kind != "clitic"
        history = self.cast.history
        linked = False
        if history and history[-1].sentence == sentence and head.dep == "conj":
            before = history[-1].phrase
            linked = before.first <= head.head <= before.last
            subject = subject or (linked and history[-1].subject)
        if entities:
            history.append(Token(sentence, phrase, entities, subject, linked))
        return entities, how

    def _named(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        entities = [self._person(phrase, span) for span in phrase.names]
        steps = []
        for position, entity in enumerate(entities):
            if entity.country is None:
                if phrase.each and position < len(phrase.countries):
                    country: str | None = phrase.countries[position]
                    how = "adjective"
                else:
                    country, how = self._country(phrase, sentence)
                entity.country = country
                entity.explicit = how not in ("setting", "unknown")
                if how:
                    steps.append(f"country:{how}")
        return entities, " > ".join(dict.fromkeys([*(e.how for e in entities), *steps]))

    def _of_role(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        if phrase.names:
            return self._named(phrase, sentence)
        body = self._body_by_acronym(phrase)
        if body is not None:
            phrase.organisation = body
            return self._of_organisation(phrase, sentence)
        if phrase.each and len(phrase.countries) > 1:
            found = [self._described(phrase, code, "adjective") for code in phrase.countries]
            return found, "table:roles > each country"
        personal = self._is_person(phrase)
        back = self._anaphor(phrase, sentence) if personal else None
        if back is not None:
            return [back], "role > named in the article"
        if phrase.noun in self.classes.state_noun and (state := self._the_state(phrase, sentence)) is not None:
            return [state], "the state of the story"
        inner = phrase.inner
        if phrase.plural and inner is not None and self._is_bare_pair(inner) and not phrase.countries:
            states = self.coreference.pair(inner, sentence, self._state_entity)  # "les ministres des deux pays"
            if not states:
                return [self._described(phrase, None, "unknown")], "table:roles > pair > unknown"
            return [self._described(phrase, e.country, "pair") for e in states], "table:roles > pair"
        if phrase.noun in self.classes.fighting and (sides := self._fighting(phrase, sentence)):
            return sides, "pair"
        country, how = self._country(phrase, sentence)
        if inner is None and how in ("setting", "unknown") and phrase.title in self.classes.members:
            last = self._last_body(sentence)
            if last is not None:
                return [self._described(phrase, last.country, "organisation")], "table:roles > members of a body"
        offices = self._offices(phrase) if personal else []
        if (
            country is not None
            and (offices or phrase.noun in self.classes.leader)
            and not phrase.plural
            and not phrase.former
            and phrase.definite != "indefinite"
        ):
            if not offices and phrase.noun in self.classes.leader and phrase.countries:
                offices = ["head_of_state", "head_of_government"]
            for office in offices:
                held = self._holder(country, office)
                if held is not None:
                    note_role(held, phrase, self._sectors(phrase), country, None)
                    return [held], f"role+date > country:{how}"
        taken_up = phrase.definite == "definite" or (not self.french and not phrase.definite)
        if taken_up and how in ("setting", "unknown"):
            same = self._same_body(phrase, sentence, how == "unknown")
            if same is not None:
                return [same], "same noun"
        if how == "setting":
            sender = self._sender(phrase)
            if sender is not None:
                country, how = sender, "subject"
        return [self._described(phrase, country, how)], f"table:roles > country:{how}"

    def _body_by_acronym(self, phrase: Phrase) -> Row | None:
        """The body of a country of the story whose acronym is also a common one ("les FDS": in Syria one army)."""
        text = phrase.sentence.words[phrase.anchor].text
        if not text.isupper() or len(text) < 3 or phrase.countries:
            return None
        for form in self.tables.forms.forms.get(text.lower(), ()):
            row = self.tables.row_of(form) if form.kind == "organisation" else None
            if row is not None and (row["country"] == self.setting.home or row["id"] in self.cast.organisations):
                return row
        return None

    def _the_state(self, phrase: Phrase, sentence: int) -> Entity | None:
        """ "le pays", "l'État malien": the state named, else the one spoken of last in a place, else the story's."""
        if phrase.plural or phrase.definite not in ("definite", "") or phrase.inner is not None:
            return None
        code, how = self._country(phrase, sentence)
        return self._state_entity(code, "state", how) if code is not None else None

    def _fighting(self, phrase: Phrase, sentence: int) -> list[Entity]:
        """ "Les belligérants": those of the story's one country, else the two that it speaks of."""
        if not phrase.plural or phrase.definite != "definite" or phrase.countries or phrase.inner is not None:
            return []
        home = self.setting.home
        if home is not None and self.setting.share >= _AT_HOME:
            return [self._described(phrase, home, "setting")]
        phrase.count = phrase.count or 2
        return self.coreference.pair(phrase, sentence, self._state_entity)

    def _is_bare_pair(self, phrase: Phrase) -> bool:
        """Whether a phrase is no more than "deux pays", "trois États"."""
        if phrase.count < 2 or phrase.noun not in self.classes.pair_states:
            return False
        return not (phrase.countries or phrase.inner or phrase.organisation)

    def _last_body(self, sentence: int) -> Entity | None:
        """The body of states that was named last, some sentences back at most."""
        for token in self.cast.recent(sentence, _REACH_OF_MEMBERS):
            for entity in token.entities:
                if entity.kind == "organisation" and entity.country and entity.country.startswith("IGO"):
                    return entity
        return None

    def _holder(self, country: str, office: str) -> Entity | None:
        """The person of the cast, else of the tables, who holds an office of a country at the date."""
        for entity in self.cast.persons:
            if entity.country == country and office in entity.offices and not entity.former:
                return entity
        person = self.tables.holder(country, office, self.date)
        if person is None:
            return None
        entity = self.finder.resolve(person.name, (country,), (office,), person.gender)
        entity.how = "role+date"
        return entity

    def _of_state(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        if phrase.each:
            return [
                self._state_entity(code, "state", "table:states") for code in phrase.countries
            ], "table:states > each"
        code = self.setting.most_likely(phrase.countries)
        entity = self._state_entity(code, "state", "table:states")
        if phrase.gender and not entity.gender:
            entity.gender = phrase.gender
        return [entity], "table:states > place" if phrase.place_only else "table:states"

    def _of_party(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        code = self.setting.most_likely(phrase.countries)
        return [self._state_entity(code, "state", "party")], "party > adjective"

    def _of_place(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        rows = [self.tables.rows[n] for n in phrase.name_rows]
        if not phrase.countries:
            return [], "table:regions"
        code = self.setting.most_likely(phrase.countries)
        row = next((r for r in rows if code in r.many("country")), rows[0])
        if row.table == "cities" and row["capital"]:
            entity = self._state_entity(code, "state", "metonym")
            return [entity], "table:cities > place" if phrase.place_only else "metonym > capital"
        if row.table == "regions" and len(row.many("country")) > 1:
            return [], "table:regions > several countries"
        entity = Entity(row["name_fr" if self.language == "fr" else "name_en"], "state")
        entity.country = code
        entity.explicit = True
        entity.how = f"table:{row.table}"
        return [entity], f"table:{row.table} > place"

    def _of_metonym(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        rows = [self.tables.rows[number] for number in phrase.name_rows]
        row = max(rows, key=lambda r: self.setting.counts.get(r["country"], 0.0))
        code = row["country"]
        if self.setting.home is not None and code.startswith("IGO"):
            town = self.tables.capitals.get(key(row["words"]))
            if town == self.setting.home:  # "attentats à Bruxelles" in a story of Belgium
                return [self._state_entity(self.setting.home, "state", "metonym")], "metonym > capital"
        entity = self._state_entity(code, "state", "metonym")
        sectors = tuple(row.many("sector"))
        if sectors and sectors != entity.sectors:
            body = Entity(phrase.sentence.cut(phrase.first, phrase.last), "organisation")
            body.country, body.sectors, body.explicit, body.how = code, sectors, True, "metonym"
            return [body], "table:metonyms"
        return [entity], "table:metonyms"

    def _of_organisation(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        row = phrase.organisation
        if row is None:
            entity = Entity(phrase.sentence.cut(phrase.first, phrase.last), "organisation")
            entity.country = self.setting.home if self.setting.share >= 0.5 else None
            entity.how = "setting" if entity.country else "unknown"
            return [entity], f"entity > {entity.how}"
        if self._is_homonym(phrase, row):
            entity = self._organisation_entity(row, phrase)
            entity.country, entity.explicit, entity.how = self.setting.home, False, "setting"
            return [entity], "table:organisations > country:setting"
        identity = row["id"]
        known = self.cast.organisations.get(identity) if not phrase.countries else None
        if known is None:
            known = self.cast.organisations[identity] = self._organisation_entity(row, phrase)
        return [known], "table:organisations"

    def _is_homonym(self, phrase: Phrase, row: Row) -> bool:
        """Whether a party or union of a country that the story does not name has a name that many have: then one of the
        story's own country is meant."""
        if row["kind"] not in PARTIES or phrase.countries or self.setting.home is None:
            return False
        if row["country"] in self.setting.counts or self.setting.home.startswith("IGO"):
            return False
        return self.classes.is_homonym(phrase.sentence.words[phrase.first : phrase.last + 1])

    def _of_people(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        code = self.setting.most_likely(phrase.countries)
        entity = Entity(phrase.sentence.cut(phrase.first, phrase.last), "group" if phrase.plural else "person")
        entity.country, entity.sectors, entity.explicit, entity.how = code, ("CVL",), True, "table:demonyms"
        entity.plural = phrase.plural
        return [entity], "table:demonyms"

    def _of_pair(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        found = self.coreference.pair(phrase, sentence, self._state_entity)
        return found, "pair" if found else "pair > unknown"

    def _of_counterpart(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        owner = self.coreference.possessor(phrase, sentence)
        offices = list(owner.offices) if owner is not None else []
        codes = list(phrase.countries) if phrase.each or len(phrase.countries) == 1 else phrase.countries[:1]
        if phrase.names:
            entities = [self._person(phrase, span) for span in phrase.names]
            for entity in entities:
                entity.offices += [o for o in offices if o not in entity.offices]
                if entity.country is None and codes:
                    entity.country, entity.explicit = codes[0], True
                if owner is not None and not entity.sectors:
                    entity.sectors, entity.role = owner.sectors, entity.role or owner.role
            return entities, "counterpart > name"
        if not codes:
            other = self.coreference.other_holder(owner, offices, sentence)
            if other is not None:
                return [other], "counterpart > in the article"
            code = self.setting.other(owner.country) if owner is not None else None
            if code is None:
                return [], "counterpart > unknown"
            codes = [code]
        found = []
        how = "counterpart"
        for code in codes:
            held: Entity | None = None
            for office in offices:
                held = self._holder(code, office)
                if held is not None:
                    break
            if held is None:
                held = Entity(phrase.sentence.cut(phrase.first, phrase.last), "person")
                held.country, held.explicit, held.how = code, True, "counterpart"
                held.offices = offices
                held.sectors = owner.sectors if owner is not None else ("GOV",)
                held.role = owner.role if owner is not None else None
            else:
                how = "counterpart > role+date"
            found.append(held)
        return found, how

    def _of_pronoun(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], str]:
        found = self.coreference.antecedents(phrase, sentence)
        if not found and phrase.kind == "clitic":
            return [], "clitic"
        return found, "pronoun" if found else "pronoun > no clear antecedent"


_BY_KIND: dict[str, Callable[[Resolver, Phrase, int], tuple[list[Entity], str]]] = {
    "person": Resolver._named, "role": Resolver._of_role, "state": Resolver._of_state, "place": Resolver._of_place,
    "organisation": Resolver._of_organisation, "metonym": Resolver._of_metonym, "people": Resolver._of_people,
    "pronoun": Resolver._of_pronoun, "pair": Resolver._of_pair, "counterpart": Resolver._of_counterpart,
    "party": Resolver._of_party, "clitic": Resolver._of_pronoun,
}  # fmt: skip
"""How each kind of phrase is resolved. A resolver that held its own methods would be a cycle, and all that an article
was read from would wait for the garbage collector."""
