"""The careful look: pieces of words, who a side may be, and what the encoder adds to the rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from tests.events.coded import mentions_of, parse_texts

from depeche.coding import DEFAULT, Options, code_many
from depeche.events import careful as careful_look
from depeche.events.assemble import with_seen_sides
from depeche.events.candidates import KINDS, OF_BEFORE, OF_TITLE, Candidate, Countries, Guess, View, kind_of
from depeche.events.careful import ENTRY, Look, Reader, facts_of_reading, load_reader
from depeche.events.coder import SentenceEvent
from depeche.events.layers import Layers
from depeche.events.pieces import FIRST, LAST, UNKNOWN, Pieces
from depeche.events.understood import Setting
from depeche.events.unnamed import Sides
from depeche.model import Actor, CodedArticle, Span
from depeche.prediction import Line, as_article, predict_sentences

VOCABULARY = ("<s>", "<pad>", "</s>", "<unk>", "▁mali", "▁ma", "li", "en", "▁", "m", "a", "l", "i")
SCORES = (0.0, 0.0, 0.0, 0.0, -5.0, -3.0, -3.0, -2.0, -4.0, -6.0, -6.0, -6.0, -6.0)
STORY = (
    "La Russie et le Mali se rapprochent",
    "Le ministre malien a rencontré son homologue russe à Moscou mercredi.",
    "La France et l'Allemagne ont dénoncé cette visite.",
)


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(VOCABULARY, SCORES)


def spelt(pieces: Pieces, word: str, begins: bool = True) -> list[str]:
    return [VOCABULARY[i] for i in pieces.of(word, begins)]


def test_a_word_is_cut_the_likeliest_way(pieces: Pieces) -> None:
    assert spelt(pieces, "mali") == ["▁mali"]
    assert spelt(pieces, "malien") == ["▁mali", "en"]
    assert spelt(pieces, "li", begins=False) == ["li"]


def test_what_no_piece_spells_is_one_unknown(pieces: Pieces) -> None:
    assert pieces.of("中文", False) == (UNKNOWN,)
    assert pieces.of("", False) == (UNKNOWN,)


def test_a_text_says_where_each_word_begins_and_ends(pieces: Pieces) -> None:
    ids, firsts, lasts = pieces.text(["malien", "li"], [True, False], 9)
    assert (ids[0], ids[-1]) == (FIRST, LAST)
    assert [ids[a : b + 1] for a, b in zip(firsts, lasts, strict=True)] == [[4, 7], [6]]


def test_a_text_that_is_too_long_is_cut_and_its_last_words_share_a_piece(pieces: Pieces) -> None:
    assert pieces.text(["mali", "mali", "mali"], [True] * 3, 3) == ([FIRST, 4, 4], [1, 2, 2], [1, 2, 2])


def view(*lines: str, home: str | None = "MLI", partner: str | None = "RUS") -> View:
    """The view of a story whose first line is its title."""
    sentences = [sentence for some in parse_texts(lines, "fr") for sentence in some]
    sentences[0].part = "title"
    for number, sentence in enumerate(sentences):
        sentence.index = number
    return View(sentences, mentions_of(sentences), Setting(home, partner))


def test_a_side_may_be_nobody_whoever_is_named_and_the_states_of_the_story() -> None:
    some = view(*STORY).candidates(0, 1, None, ())
    assert {(), ("MLI",), ("RUS",)} <= set(some)
    assert some[()].facts == {"none"}
    assert {"home", "sent", "title"} <= some[("MLI",)].facts
    assert {"partner", "title"} <= some[("RUS",)].facts


def test_those_who_act_together_may_be_one_side() -> None:
    some = view(*STORY).candidates(0, 2, None, ())
    assert {"conj", "multi"} <= some["DEU", "FRA"].facts
    assert [len(group) for group in some["DEU", "FRA"].words] == [2]


def test_the_actors_themselves_may_be_the_recipients() -> None:
    assert "same" in view(*STORY).candidates(1, 1, None, ("MLI",))[("MLI",)].facts


def test_the_sentence_before_is_read_too_and_behind_a_headline_the_first_one() -> None:
    shown = view(*STORY)
    texts = [[word.text for word in sentence.words] for sentence in shown.sentences]
    assert shown.text(0)[0] == [*texts[0], "<", *texts[1]]
    assert shown.text(1)[0] == [*texts[1], "|", *texts[0]]
    assert shown.text(2)[0] == [*texts[2], "|", *texts[0], "<", *texts[1]]


def test_a_sentence_alone_is_read_beside_itself() -> None:
    shown = view(STORY[1])
    words = [word.text for word in shown.sentences[0].words]
    assert shown.text(0)[0] == [*words, "|", *words]


@pytest.mark.parametrize(
    "text", ["Le président a nommé un ministre malien.", "Le Mali et la Russie discutent à Moscou."]
)
def test_of_a_sentence_alone_not_everything_is_told(text: str) -> None:
    assert {event.type for event in careful((text,), Options(careful=True)).events} <= {"CONSULT"}


def test_who_is_named_in_the_sentence_before_may_be_a_side() -> None:
    shown = view("La Chine se rapproche", *STORY[1:], home=None, partner=None)
    mali, words = shown.candidates(0, 2, None, ())[("MLI",)], shown.text(2)[0]
    assert mali.facts >= {"before"}
    assert [words[i] for group in mali.words for i in group] == ["ministre"]


def test_of_which_country_somebody_is_may_be_any_that_is_named_where_no_words_tell() -> None:
    shown = view(STORY[0], STORY[1], "Les soldats ont tiré sur des Français.")
    (soldiers,) = (guess for guess in shown.guesses(2) if guess.mention and guess.mention.span.text == "Les soldats")
    assert soldiers.kind == "story"
    assert soldiers.options[()] == {"none"}
    assert soldiers.options[("MLI",)] >= {"home"}
    assert [key for key, facts in soldiers.options.items() if "own" in facts] == [_of(soldiers)]
    assert soldiers.options[("FRA",)] >= {"sent"}
    assert soldiers.options[("RUS",)] >= {"partner", "title"}
    some = shown.candidates(0, 2, None, (), [soldiers])
    assert [some[key].guesses for key in soldiers.options] == [[0]] * len(soldiers.options)
    assert soldiers.mention not in [mention for group in some[("MLI",)].mentions for mention in group]


def _of(guess: Guess) -> Countries:
    return tuple(actor.country or "" for actor in guess.mention.actors) if guess.mention else ()


def test_whose_country_words_tell_is_not_guessed() -> None:
    shown = view(STORY[0], "L'armée malienne se félicite.", "Elle a raison.", "L'État islamique a tué six soldats.")
    kinds = {mention.span.text: kind_of(mention) for row in shown.mentions for mention in row}
    assert kinds["L'armée malienne"] == kinds["L'État islamique"] == ""
    assert (kinds["six soldats"], kinds["Elle"]) == ("story", "pronoun")


def reader(**weights: object) -> Reader:
    """A reader of vectors of one number with some weights, the rest zero."""
    made = object.__new__(Reader)
    made.types, made.deeds, made.styles = {"AID": 0}, {"": 0}, {"fr": 0}
    made.facts, made.of_guess = {"none": 0, "home": 1}, ["own", "home"]
    shapes = {
        "fact.type": (1, 2, 1, 2), "fact.deed": (2, 1, 2), "fact.0.weight": (2, 1), "fact.0.bias": (2,),
        "trigger.0.weight": (1, 1), "trigger.0.bias": (1,), "side.type": (2, 1, 1), "mention.0.weight": (1, 1),
        "mention.0.bias": (1,), "fit.0": (1,), "whose.kind": (1, len(KINDS), 2), "whose.weight": (2, 1),
        "whose.bias": (2,),
    }  # fmt: skip
    held = {name: np.zeros(shape, np.float32) + weights.get(name, 0) for name, shape in shapes.items()}
    made.net = Layers(held, 1, 1)
    return made


OPTIONS: dict[Countries, set[str]] = {("MLI",): {"own"}, ("RUS",): {"home"}}
AID = SentenceEvent(0, "", "AID", None, None, (0,), 0, (), (), "actual", "", (), 0.5)


def test_of_which_country_a_guess_is_comes_of_what_is_so_of_each() -> None:
    guess = Guess(0, "story", OPTIONS, None)
    (even,) = reader().whose(np.ones((1, 1)), [guess], "fr")
    (own,) = reader(**{"whose.weight": [[2.0], [0.0]]}).whose(np.ones((1, 1)), [guess], "fr")
    assert even == pytest.approx({("MLI",): np.log(0.5), ("RUS",): np.log(0.5)})
    assert own[("MLI",)] - own[("RUS",)] == pytest.approx(2.0)


def test_words_speak_for_a_candidate_as_likely_as_they_name_it() -> None:
    fitting = reader(**{"mention.0.weight": 9.0, "fit.0": 3.0})
    some = {("MLI",): Candidate({"home"}, [(0,)]), ("RUS",): Candidate({"home"}, [], [0])}
    guess = Guess(0, "story", OPTIONS, None)
    words, whose = np.ones((1, 1)), [{("MLI",): np.log(0.8), ("RUS",): np.log(0.2)}]
    scores = fitting.side_scores(0, words, [0], AID, some, [guess], whose, "fr")
    assert np.exp(scores).sum() == pytest.approx(1.0)
    assert scores[0] - scores[1] == pytest.approx(-np.log(0.2))
    (told,) = fitting.side_scores(0, words, [0], AID, {(): Candidate({"none"})}, [], [], "fr")
    assert told == pytest.approx(0.0)


def test_a_long_headline_is_cut_and_nothing_behind_it_is_pointed_at() -> None:
    long = view("Le Mali " + "et encore " * OF_TITLE + "la Russie", *STORY[1:])
    words, begins = long.text(1)
    assert len(words) == len(begins) == len(long.sentences[1].words) + 1 + OF_TITLE
    guesses = long.guesses(1)
    places = [i for one in long.candidates(0, 1, None, (), guesses).values() for group in one.words for i in group]
    assert places
    assert guesses
    assert max(places + [guess.word for guess in guesses]) < len(words)


def test_of_a_long_sentence_before_nothing_is_pointed_at_that_is_not_read() -> None:
    long = view(STORY[0], "Les chefs " + "et encore " * OF_BEFORE + "la Chine", STORY[2])
    words, _ = long.text(2)
    assert len(words) == sum(len(long.sentences[n].words) + 1 for n in (2, 0)) + OF_BEFORE
    assert ("CHN",) not in {key for key, one in long.candidates(0, 2, None, ()).items() if "before" in one.facts}


def test_a_headline_of_two_sentences_is_read_with_the_first_one_below_it() -> None:
    shown = view("Un consul malien à Kiev ?", "Moscou proteste", STORY[1])
    shown.sentences[1].part = "title"
    two = View(shown.sentences, shown.mentions, shown.setting)
    assert [[other for _, other, _ in two.around(n)] for n in range(3)] == [[2], [2], [0]]


def test_a_reading_beyond_what_is_read_is_left_as_it_is() -> None:
    event = SentenceEvent(0, "", "AID", None, None, (7,), 7, (), (), "actual", "", (), 0.5)
    assert facts_of_reading(event, np.zeros((5, 16)), 0, 0.5) == ()
    assert facts_of_reading(event, np.zeros((9, 16)), 0, 0.5) == (1.0, 0.0, 0.0, 0.0, 0.0)


class Seeing:
    """A reader that finds the types it is told of in every sentence's words, the side that has a fact, and mentions
    whose country is guessed to be of the one that has another."""

    types: ClassVar[dict[str, int]] = {"ASSAULT": 0, "PROTEST": 1, "AGREE": 2}
    judged: ClassVar[list[float]] = [0.0, 1.0, 0.0, 0.0, 0.0]

    def __init__(
        self, word: str = "", type_: str = "", facts: Sequence[str] = ("none", "none"), of: str = "own"
    ) -> None:
        self.word, self.type, self.wanted, self.of = word, type_, facts, of
        self.seen: list[list[str]] = []

    def vectors(self, texts: Sequence[tuple[list[str], list[bool]]], language: str) -> list[np.ndarray]:
        self.seen += [words for words, _ in texts]
        return [np.array([[word == self.word] for word in words], float) for words, _ in texts]

    def type_scores(self, words: np.ndarray, language: str) -> np.ndarray:
        scores = np.full((len(words), len(self.types)), -9.0)
        if self.type:
            scores[words[:, 0] == 1, self.types[self.type]] = 9.0
        return scores

    def whose(self, words: object, guesses: Sequence[Guess], language: str) -> list[dict[Countries, float]]:
        return [{key: 0.0 if self.of in facts else -9.0 for key, facts in guess.options.items()} for guess in guesses]

    def side_scores(
        self, k: int, words: object, trigger: object, event: object, some: Mapping[Countries, Candidate], *more: object
    ) -> np.ndarray:
        return np.array([9.0 if self.wanted[k] in one.facts else -9.0 for one in some.values()])


def look_at(monkeypatch: pytest.MonkeyPatch, reader: Seeing, *lines: str) -> Look:
    """What a reader sees of a story whose first line is its title."""
    monkeypatch.setattr(careful_look, "load_reader", lambda: reader)
    shown = view(*lines)
    return Look(shown.sentences, shown.mentions, shown.setting)


def test_what_its_features_hold_certain_is_kept_at_the_least_likelihood(monkeypatch: pytest.MonkeyPatch) -> None:
    class Doubting(Seeing):
        """Finds no type anywhere."""

        judged: ClassVar[list[float]] = [-9.0, 1.0, 0.0, 0.0, 0.0]

    look = look_at(monkeypatch, Doubting(), *STORY)
    event = SentenceEvent(1, "", "AGREE", None, None, (4,), 4, (), (), "actual", "", (), 0.5)
    assert look.likelihood(event, careful_look.CERTAIN) == Look.least
    assert look.likelihood(event, careful_look.CERTAIN - 0.01) < 0.1


def test_sentences_are_read_alike_alone_and_together() -> None:
    reader = load_reader()
    texts = [(["Le", "Mali", "accuse", "Paris"], [True] * 4), (["Oui"], [True])]
    both, alone = reader.vectors(texts, "fr"), reader.vectors(texts[:1], "fr")
    assert both[0].shape == (4, 2 * reader.net.weights["style"].shape[1])
    assert np.allclose(both[0], alone[0], atol=1e-4)


Seen = Callable[..., list[tuple[SentenceEvent, Sides]]]


@pytest.fixture
def see(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """What an article's sentences tell a reader who sees what is given."""

    def told(lines: Sequence[str], reader: Seeing) -> list[tuple[SentenceEvent, Sides]]:
        look = look_at(monkeypatch, reader, *lines)
        nobody: Sides = ([], [])
        return [(e, look.sides(e, nobody, nobody)[0]) for s in look.view.sentences for e in look.unread(s, set())]

    return told


def test_what_no_entry_reads_is_an_event_of_one_word(see: Seen) -> None:
    ((event, _),) = see(STORY, Seeing("rencontré", "AGREE"))
    assert (event.type, event.entry, event.status, event.mode) == ("AGREE", ENTRY, "actual", None)
    assert event.sentence == 1


@pytest.mark.parametrize(
    ("text", "word", "type_", "status"),
    [
        ("Les étudiants maliens défileront lundi à Bamako.", "défileront", "PROTEST", "future"),
        ("Le Mali ne signera pas ce traité avec la Russie.", "signera", "AGREE", "negated"),
        ("Le Mali et la Russie signeront demain un traité.", "signeront", "AGREE", "actual"),
        ("La grève des enseignants maliens n'a pas été évoquée.", "grève", "PROTEST", "actual"),
    ],
)
def test_its_status_is_that_of_its_clause(see: Seen, text: str, word: str, type_: str, status: str) -> None:
    assert [event.status for event, _ in see((STORY[0], text), Seeing(word, type_))] == [status]


def test_violence_that_did_not_happen_is_no_event(see: Seen) -> None:
    assert see((STORY[0], "L'armée malienne n'a pas attaqué le village."), Seeing("attaqué", "ASSAULT")) == []


def test_the_words_of_the_actor_are_not_the_recipients_too(see: Seen) -> None:
    ((_, (actors, recipients)),) = see(
        (STORY[0], "Le Mali a cédé hier."), Seeing("cédé", "AGREE", facts=("sent", "same"))
    )
    assert [(actor.country, span.text) for actor, span in actors if span] == [("MLI", "Le Mali")]
    assert [(actor.country, span, actor.how) for actor, span in recipients] == [("MLI", None, ENTRY)]


def test_somebody_of_no_told_country_is_of_the_one_that_is_likeliest(see: Seen) -> None:
    def acting(side: str, of: str) -> list[tuple[str | None, str | None]]:
        ((_, (actors, _)),) = see(
            (STORY[0], "Les soldats ont tiré hier."), Seeing("tiré", "ASSAULT", facts=(side, "none"), of=of)
        )
        return [(actor.country, span and span.text) for actor, span in actors]

    assert acting("home", of="home") == [("MLI", "Les soldats")]
    assert acting("partner", of="partner") == [("RUS", "Les soldats")]
    assert acting("partner", of="home") == [("RUS", None)]


def test_the_likeliest_pair_is_taken_though_another_actor_alone_were_likelier(monkeypatch: pytest.MonkeyPatch) -> None:
    class Weighing(Seeing):
        """Finds Mali a little likelier as actor, and a recipient only where Russia acts."""

        def side_scores(
            self,
            k: int,
            words: object,
            trigger: object,
            event: object,
            some: Mapping[Countries, Candidate],
            *more: object,
        ) -> np.ndarray:
            facts = [one.facts for one in some.values()]
            russian = any("same" in one and "partner" in one for one in facts)
            if k == 0:
                return np.array([-0.5 if "home" in one else -1.0 if "partner" in one else -9.0 for one in facts])
            return np.array([(-0.1 if russian else -2.0) if "home" in one else -9.0 for one in facts])

    look = look_at(monkeypatch, Weighing(), STORY[0], "Des drones ont survolé la frontière.")
    event = SentenceEvent(1, "", "ASSAULT", None, None, (3,), 3, (), (), "actual", ENTRY, (), 0.5)
    (actors, recipients), chance = look.sides(event, ([], []), ([], []))
    assert 0.5 < chance < 1.0
    assert [actor.country for actor, _ in actors] == ["RUS"]
    assert [actor.country for actor, _ in recipients] == ["MLI"]


def test_what_is_doubtful_in_itself_and_in_its_sides_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    look = look_at(monkeypatch, Seeing(), *STORY)
    nobody: Sides = ([], [])
    likely, doubtful = (
        SentenceEvent(1, "", "AGREE", None, None, (4,), 4, (), (), "actual", "", (), chance) for chance in (0.5, 0.4)
    )
    monkeypatch.setattr(look, "sides", lambda *_: (nobody, look.whole / 0.45))
    both = [(likely, nobody), (doubtful, nobody)]
    assert with_seen_sides(look, both, both) == [(likely, nobody)]


def test_people_protest_and_states_agree(see: Seen) -> None:
    lines = (STORY[0], "Des pneus ont brûlé hier.")
    ((_, (people, _)),) = see(lines, Seeing("brûlé", "PROTEST", facts=("home", "none")))
    ((_, (state, _)),) = see(lines, Seeing("brûlé", "AGREE", facts=("home", "none")))
    assert [(actor.country, actor.sectors) for actor, _ in (*people, *state)] == [("MLI", ("CVL",)), ("MLI", ("GOV",))]


def test_groups_of_no_country_get_none(monkeypatch: pytest.MonkeyPatch) -> None:
    look = look_at(monkeypatch, Seeing(facts=("home", "none")), STORY[0], "L'État islamique a tué six soldats.")
    event = SentenceEvent(1, "", "ASSAULT", None, None, (4,), 4, (), (), "actual", "x", (), 0.5)
    group = Actor("État islamique", "organisation", "IMGMUSISI", ("REB",), None, "table:organisations")
    ruled: Sides = ([(group, Span(0, 17, "L'État islamique"))], [])
    assert all(actor.country == "MLI" and span is None for actor, span in look.sides(event, ruled, ruled)[0][0])


def careful(lines: Sequence[str], options: Options) -> CodedArticle:
    article = as_article([Line(f"s:{n}", text) for n, text in enumerate(lines)], "fr")
    return next(code_many([article], options))


def test_the_record_says_by_its_version_that_it_was_coded_with_care() -> None:
    assert Options(careful=True).version() not in (DEFAULT.version(), Options(language="fr").version())


def test_an_article_is_coded_with_care_the_same_way_twice() -> None:
    one, two = (careful(STORY, Options(careful=True)) for _ in range(2))
    assert one == two
    assert any(
        e.type == "CONSULT" and {"MLI", "RUS"} == {a.country for a in (*e.actors, *e.recipients)} for e in one.events
    )


def test_without_anybody_and_without_words_nothing_is_found() -> None:
    assert careful(("", "Ajoutez le beurre et remuez."), Options(careful=True)).events == ()


def test_predicted_sentences_are_coded_with_care_on_request(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        "".join(json.dumps({"id": f"s:{n}", "text": t}) + "\n" for n, t in enumerate(STORY)), encoding="utf-8"
    )
    rows = list(predict_sentences(path, Options(careful=True)))
    assert [row["id"] for row in rows] == ["s:0", "s:1", "s:2"]
    assert {e["type"] for e in rows[2]["events"]} == {"ACCUSE"}
