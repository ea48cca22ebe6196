"""The careful look: what the encoder adds to the rules, and of which country it holds somebody."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from tests.events.coded import STORY, view

from depeche.coding import DEFAULT, Options, code_many
from depeche.events import careful as careful_look
from depeche.events import windows as of_windows
from depeche.events.assemble import code_sentences
from depeche.events.candidates import KINDS, Candidate, Countries, Guess
from depeche.events.careful import ENTRY, OF_NOTHING, Look, facts_of_reading
from depeche.events.coder import STATED, SentenceEvent
from depeche.events.judgement import LEAST_CONFIDENCE
from depeche.events.layers import Layers
from depeche.events.pieces import Pieces
from depeche.events.reader import Reader, load_reader
from depeche.events.unnamed import Side, Sides
from depeche.events.windows import BEHIND_TITLE, PIECES
from depeche.model import Actor, CodedArticle, Span
from depeche.prediction import Line, as_article, predict_sentences


def reader(**weights: object) -> Reader:
    """A reader of vectors of one number with some weights, the rest zero."""
    made = object.__new__(Reader)
    made.types, made.deeds, made.styles = {"AID": 0}, {"": 0}, {"fr": 0}
    made.facts, made.of_guess = {"none": 0, "home": 1}, ["own", "home"]
    shapes = {
        "fact.type": (1, 2, 1, 2), "fact.deed": (2, 1, 2), "fact.0.weight": (2, 1), "fact.0.bias": (2,),
        "trigger.0.weight": (1, 1), "trigger.0.bias": (1,), "side.type": (2, 1, 1), "mention.0.weight": (1, 1),
        "mention.0.bias": (1,), "fit.0": (1,), "whose.kind": (1, len(KINDS), 2), "whose.weight": (2, 1),
        "whose.bias": (2,), "whose.guess.weight": (1, 1), "whose.guess.bias": (1,), "whose.telling.weight": (1, 1),
        "whose.telling.bias": (1,), "whose.fit": (1,),
    }  # fmt: skip
    held = {name: np.zeros(shape, np.float32) + weights.get(name, 0) for name, shape in shapes.items()}
    made.net = Layers(held, 1, 1)
    return made


OPTIONS: dict[Countries, set[str]] = {("MLI",): {"own"}, ("RUS",): {"home"}}
AID = SentenceEvent(0, "", "AID", None, None, (0,), 0, (), (), "actual", "", (), 0.5)


def test_of_which_country_a_guess_is_comes_of_what_is_so_of_each() -> None:
    guess = Guess(0, "story", OPTIONS, {}, None)
    (even,) = reader().whose(np.ones((1, 1)), [guess], "fr")
    (own,) = reader(**{"whose.weight": [[2.0], [0.0]]}).whose(np.ones((1, 1)), [guess], "fr")
    assert even == pytest.approx({("MLI",): np.log(0.5), ("RUS",): np.log(0.5)})
    assert own[("MLI",)] - own[("RUS",)] == pytest.approx(2.0)


def test_words_that_tell_a_country_speak_for_it_by_how_they_fit() -> None:
    guess = Guess(0, "pronoun", OPTIONS, {("MLI",): [1, 2], ("RUS",): [3]}, None)
    words = np.array([[1.0], [1.0], [1.0], [-1.0]])
    fitting = {"whose.telling.weight": 9.0, "whose.fit": 3.0}
    (found,) = reader(**fitting).whose(words, [guess], "fr")
    assert found.keys() == OPTIONS.keys()
    assert found[("MLI",)] - found[("RUS",)] == pytest.approx(6.0 + np.log(2))
    (found,) = reader(**fitting, **{"whose.guess.weight": 18.0}).whose(words, [guess], "fr")
    assert found[("MLI",)] - found[("RUS",)] == pytest.approx(np.log(2))


def test_words_speak_for_a_candidate_as_likely_as_they_name_it() -> None:
    fitting = reader(**{"mention.0.weight": 9.0, "fit.0": 3.0})
    some = {("MLI",): Candidate({"home"}, [(0,)]), ("RUS",): Candidate({"home"}, [], [0])}
    guess = Guess(0, "story", OPTIONS, {}, None)
    words, whose = np.ones((1, 1)), [{("MLI",): np.log(0.8), ("RUS",): np.log(0.2)}]
    scores = fitting.side_scores(0, words, [0], AID, some, [guess], whose, "fr")
    assert np.exp(scores).sum() == pytest.approx(1.0)
    assert scores[0] - scores[1] == pytest.approx(-np.log(0.2))
    (told,) = fitting.side_scores(0, words, [0], AID, {(): Candidate({"none"})}, [], [], "fr")
    assert told == pytest.approx(0.0)


def test_a_reading_beyond_what_is_read_is_left_as_it_is() -> None:
    event = SentenceEvent(0, "", "AID", None, None, (7,), 7, (), (), "actual", "", (), 0.5)
    assert facts_of_reading(event, np.zeros((5, 16)), 0, 0.5) == ()
    assert facts_of_reading(event, np.zeros((9, 16)), 0, 0.5) == (1.0, 0.0, 0.0, 0.0, 0.0)


class Seeing:
    """A reader that finds the types it is told of in every sentence's words, the side that has a fact, and mentions
    whose country is guessed to be of the one that has another."""

    types: ClassVar[dict[str, int]] = {"ASSAULT": 0, "PROTEST": 1, "AGREE": 2}
    judged: ClassVar[list[float]] = [0.0, 1.0, 0.0, 0.0, 0.0]
    pieces = Pieces(["<s>", "<pad>", "</s>", "<unk>"], [0.0] * 4)

    def __init__(
        self, word: str = "", type_: str = "", facts: Sequence[str] = ("none", "none"), of: str = "own"
    ) -> None:
        self.word, self.type, self.wanted, self.of = word, type_, facts, of
        self.seen: list[list[str]] = []
        self.marked: list[dict[str, list[str]]] = []

    def vectors(
        self,
        texts: Sequence[tuple[list[str], list[bool]]],
        marks: Sequence[Mapping[int, list[str]]],
        language: str,
    ) -> list[np.ndarray]:
        self.seen += [words for words, _ in texts]
        for (words, _), of_text in zip(texts, marks, strict=True):
            self.marked.append({words[i]: names for i, names in of_text.items()})
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
        return np.array(self.speaking(k, [one.facts for one in some.values()]))

    def speaking(self, k: int, facts: Sequence[set[str]]) -> list[float]:
        """How much speaks for each candidate for a side, by what is so of it."""
        return [9.0 if self.wanted[k] in one else -9.0 for one in facts]


def look_at(monkeypatch: pytest.MonkeyPatch, reader: Seeing, *lines: str) -> Look:
    """What a reader sees of a story whose first line is its title."""
    monkeypatch.setattr(careful_look, "load_reader", lambda: reader)
    shown = view(*lines)
    coded = code_sentences(shown.sentences, shown.mentions, shown.setting)
    return Look(shown.sentences, shown.mentions, shown.setting, coded)


def test_the_encoder_is_told_what_the_coder_knows_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Seeing()
    look_at(monkeypatch, reader, "Mali : un général arrêté", "Le ministre malien accuse Paris.")
    (marked,) = reader.marked
    assert marked["accuse"] == ["ACCUSE"]
    assert marked["ministre"][1] == "GOV"


def test_an_article_is_read_whole_and_behind_a_headline_that_says_nothing_where_it_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = Seeing()
    look = look_at(monkeypatch, reader, *STORY)
    texts = [[word.text for word in sentence.words] for sentence in look.view.sentences]
    assert reader.seen == [[*texts[0], BEHIND_TITLE, *texts[1], *texts[2]]]
    look.view.sentences[0].part = "body"
    Look(look.view.sentences, look.view.mentions, look.view.setting, look.view.coded)
    assert reader.seen[1] == [*OF_NOTHING["fr"], BEHIND_TITLE, *texts[0], *texts[1], *texts[2]]


def test_a_sentence_is_judged_by_the_words_of_the_window_that_reads_it_first(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting(Seeing):
        """Tells by which text a word was read."""

        def vectors(self, texts: Sequence[tuple[list[str], list[bool]]], *more: object) -> list[np.ndarray]:  # type: ignore[override]
            self.seen += [words for words, _ in texts]
            return [np.full((len(words), 1), len(self.seen)) for words, _ in texts]

    monkeypatch.setattr(of_windows, "FULL", 25)
    monkeypatch.setattr(of_windows, "CONTEXT", 20)
    look = look_at(monkeypatch, Counting(), *STORY)
    assert len(look.held) == len(look.view.sentences)
    by_text = [{*held.vectors[: len(look.view.sentences[n].words), 0]} for n, held in sorted(look.held.items())]
    assert by_text == [{1}, {1}, {2}]


def test_what_its_features_hold_certain_is_kept_at_the_least_likelihood(monkeypatch: pytest.MonkeyPatch) -> None:
    class Doubting(Seeing):
        """Finds no type anywhere."""

        judged: ClassVar[list[float]] = [-9.0, 1.0, 0.0, 0.0, 0.0]

    look = look_at(monkeypatch, Doubting(), *STORY)
    event = SentenceEvent(1, "", "AGREE", None, None, (4,), 4, (), (), "actual", "", (), 0.5)
    assert look.likelihood(event, careful_look.CERTAIN) == LEAST_CONFIDENCE
    assert look.likelihood(event, careful_look.CERTAIN - 0.01) < 0.1


def test_the_encoder_that_ships_reads_as_much_as_a_window_holds() -> None:
    reader = load_reader()
    assert len(reader.net.weights["embeddings.position"]) == PIECES
    words = ["Mali"] * (2 * PIECES)
    (read,) = reader.vectors([(words, [True] * len(words))], [{}], "fr")
    assert len(read) == len(words)


def test_sentences_are_read_alike_alone_and_together() -> None:
    reader = load_reader()
    texts = [(["Le", "Mali", "accuse", "Paris"], [True] * 4), (["Oui"], [True])]
    marks: list[dict[int, list[str]]] = [{1: ["r0"]}, {}]
    both, alone = reader.vectors(texts, marks, "fr"), reader.vectors(texts[:1], marks[:1], "fr")
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


def test_what_a_headline_tells_is_told_below_it_too(see: Seen) -> None:
    title, body = "Le Mali souhaite un traité", "Le Mali souhaite signer."
    seen = Seeing("souhaite", "AGREE")
    assert see((title, STORY[1]), seen) == []
    assert [event.sentence for event, _ in see((title, body), seen)] == [0, 1]
    assert [event.sentence for event, _ in see((title,), seen)] == [0]


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
    assert acting("both", of="both") == [("MLI", "Les soldats"), ("RUS", "Les soldats")]


def test_several_who_are_meant_are_those_whom_words_name_and_else_their_states(see: Seen) -> None:
    def acting(text: str) -> list[tuple[str | None, str | None]]:
        ((_, (actors, _)),) = see((STORY[0], text), Seeing("tiré", "ASSAULT", facts=("both", "none")))
        return [(actor.country, span and span.text) for actor, span in actors]

    assert acting("Le Mali a tiré hier avec la Russie.") == [("MLI", "Le Mali"), ("RUS", "la Russie")]
    assert acting("La Russie a tiré hier.") == [("MLI", None), ("RUS", "La Russie")]


@pytest.mark.parametrize(("how", "country"), [("table:states", "MLI"), ("setting", "RUS")])
def test_whom_words_name_of_a_told_country_more_speaks_for_than_for_whom_it_is_guessed(
    monkeypatch: pytest.MonkeyPatch, how: str, country: str
) -> None:
    class Leaning(Seeing):
        """Finds the partner a little likelier than anybody else."""

        def speaking(self, k: int, facts: Sequence[set[str]]) -> list[float]:
            return [-1.0 if "partner" in one else -1.8 for one in facts]

    look = look_at(monkeypatch, Leaning(), STORY[0], "Le Mali accuse.")
    (mali,) = look.view.mentions[1]
    actors: Side = [(Actor("Mali", "state", "MLI", how=how), mali.span)]
    event = SentenceEvent(1, "", "ACCUSE", None, None, (2,), 2, (), (), "actual", "", (), 0.5)
    (found, _), _ = look.sides(event, (actors, []), (actors, []))
    assert [actor.country for actor, _ in found] == [country]


def test_who_makes_a_statement_is_who_acts_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    look = look_at(monkeypatch, Seeing(facts=("both", "none")), *STORY)
    russia: Side = [(Actor("Russie", "state", "RUS"), None)]
    for entry, countries in (("fr/core:promettre", {"MLI", "RUS"}), (f"{STATED}pledge", {"RUS"})):
        event = SentenceEvent(1, "", "AGREE", None, None, (4,), 4, (), (), "actual", entry, (), 0.5)
        (found, _), _ = look.sides(event, (russia, []), (russia, []))
        assert {actor.country for actor, _ in found} == countries


def test_the_likeliest_pair_is_taken_though_another_actor_alone_were_likelier(monkeypatch: pytest.MonkeyPatch) -> None:
    class Weighing(Seeing):
        """Finds Mali a little likelier as actor, and a recipient only where Russia acts."""

        def speaking(self, k: int, facts: Sequence[set[str]]) -> list[float]:
            russian = any("same" in one and "partner" in one for one in facts)
            if k == 0:
                return [-0.5 if "home" in one else -1.0 if "partner" in one else -9.0 for one in facts]
            return [(-0.1 if russian else -2.0) if "home" in one else -9.0 for one in facts]

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
    monkeypatch.setattr(look, "sides", lambda *_: (nobody, careful_look.WHOLE / 0.45))
    both = [(likely, nobody), (doubtful, nobody)]
    assert look.told(both, both) == [(likely, nobody)]


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


@pytest.mark.parametrize(
    "text", ["Le président a nommé un ministre malien.", "Le Mali et la Russie discutent à Moscou."]
)
def test_of_a_sentence_alone_not_everything_is_told(text: str) -> None:
    assert {event.type for event in careful((text,), Options(careful=True)).events} <= {"CONSULT"}


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
