"""Who a side of an event may be, by which words, and of which country somebody may be."""

from __future__ import annotations

import pytest
from tests.events.coded import STORY, view

from depeche.events import candidates
from depeche.events.assemble import code_sentences
from depeche.events.candidates import MARKS, OF_BEFORE, OF_TITLE, ROOM, Countries, Guess, View, kind_of


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


def test_two_states_of_a_story_may_be_one_side_and_those_who_are_named_together_anywhere() -> None:
    shown = view(*STORY, "Les voisins ont signé.")
    some = shown.candidates(0, 1, None, ())
    assert {"multi", "both"} <= some["MLI", "RUS"].facts
    assert some["MLI", "RUS"].facts & {"r0r1", "r0r2", "r1r2"}
    assert {"multi", "together"} <= some["DEU", "FRA"].facts
    assert not some["DEU", "FRA"].words
    assert all({("MLI", "RUS"), ("DEU", "FRA")} <= guess.options.keys() for guess in shown.guesses(3))


def test_the_actors_themselves_may_be_the_recipients() -> None:
    assert "same" in view(*STORY).candidates(1, 1, None, ("MLI",))[("MLI",)].facts


def said(shown: View, place: int) -> list[str]:
    """The words that may name who is meant in a sentence."""
    return [shown.sentences[other].words[n].text for other, n in shown.words(place)]


def test_the_sentence_before_is_looked_at_too_and_for_a_headline_the_first_one() -> None:
    shown = view(*STORY)
    texts = [[word.text for word in sentence.words] for sentence in shown.sentences]
    assert said(shown, 0) == [*texts[0], *texts[1]]
    assert said(shown, 1) == [*texts[1], *texts[0]]
    assert said(shown, 2) == [*texts[2], *texts[0], *texts[1]]


def test_sentences_before_that_are_looked_at_too_as_far_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = view(*STORY, "Elle a refusé.")
    assert len(shown.words(3)) == sum(len(sentence.words) for sentence in shown.sentences)
    size = len(shown.words(3)) + 3  # a sentence takes one more
    read = {}
    for room in (size, size - 1):
        monkeypatch.setattr(candidates, "ROOM", room)
        read[room] = [other for other, _ in shown.around(3)]
    assert read == {size: [0, 2, 1], size - 1: [0, 2]}


def test_the_sentence_before_is_looked_at_however_long_another_is() -> None:
    long = view(STORY[0], STORY[1], STORY[2], "Les chefs " + "et encore " * ROOM)
    assert [other for other, _ in long.around(3)] == [0, 2]


def test_who_is_named_further_before_may_be_a_side_and_is_pointed_at_behind_a_sentence_that_is_cut() -> None:
    shown = view(STORY[0], STORY[1], "Les chefs " + "et encore " * OF_BEFORE, "Elle a refusé.")
    assert [other for other, _ in shown.around(3)] == [0, 2, 1]
    russia, words = shown.candidates(0, 3, None, ())[("RUS",)], said(shown, 3)
    assert russia.facts >= {"title", "earlier"}
    assert {words[i] for group in russia.words for i in group} == {"Russie", "Moscou"}
    assert {words[i] for i in shown.guesses(3)[0].words[("RUS",)]} == {"Russie", "Moscou"}


def test_who_is_named_in_the_sentence_before_may_be_a_side() -> None:
    shown = view("La Chine se rapproche", *STORY[1:], home=None, partner=None)
    mali, words = shown.candidates(0, 2, None, ())[("MLI",)], said(shown, 2)
    assert mali.facts >= {"before"}
    assert [words[i] for group in mali.words for i in group] == ["ministre"]


def test_of_which_country_somebody_is_may_be_any_that_is_named_where_no_words_tell() -> None:
    shown = view(STORY[0], STORY[1], "Les soldats ont tiré sur des Français.")
    (soldiers,) = (guess for guess in shown.guesses(2) if guess.mention and guess.mention.span.text == "Les soldats")
    assert soldiers.kind == "story"
    assert soldiers.options[()] == {"none"}
    assert soldiers.options[("MLI",)] >= {"home"}
    assert [key for key, facts in soldiers.options.items() if "own" in facts] == [_of(soldiers)]
    words = said(shown, 2)
    assert {words[i] for i in soldiers.words[("FRA",)]} == {"Français"}
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


def test_a_long_headline_is_cut_and_nothing_behind_it_is_pointed_at() -> None:
    long = view("Le Mali " + "et encore " * OF_TITLE + "la Russie", *STORY[1:])
    words = long.words(1)
    assert len(words) == len(long.sentences[1].words) + OF_TITLE
    guesses = long.guesses(1)
    places = [i for one in long.candidates(0, 1, None, (), guesses).values() for group in one.words for i in group]
    assert places
    assert guesses
    assert max(places + [guess.word for guess in guesses]) < len(words)


def test_of_a_long_sentence_before_nothing_is_pointed_at_that_is_not_read() -> None:
    long = view(STORY[0], "Les chefs " + "et encore " * OF_BEFORE + "la Chine", STORY[2])
    assert len(long.words(2)) == sum(len(long.sentences[n].words) for n in (2, 0)) + OF_BEFORE
    assert ("CHN",) not in {key for key, one in long.candidates(0, 2, None, ()).items() if "before" in one.facts}


def test_a_headline_of_two_sentences_is_looked_at_with_the_first_one_below_it() -> None:
    shown = view("Un consul malien à Kiev ?", "Moscou proteste", STORY[1])
    shown.sentences[1].part = "title"
    two = View(shown.sentences, shown.mentions, shown.setting)
    assert [[other for other, _ in two.around(n)] for n in range(3)] == [[2], [2], [0]]


def test_words_are_marked_by_what_the_coder_knows_of_them() -> None:
    shown = view("Mali : un ministre russe à Bamako", "Le ministre malien accuse Paris.", "Il exige des excuses.")
    two = View(
        shown.sentences, shown.mentions, shown.setting, code_sentences(shown.sentences, shown.mentions, shown.setting)
    )
    mali, russia, france = (f"r{two.ranked.index(code)}" for code in ("MLI", "RUS", "FRA"))
    marks = [
        {sentence.words[i].text: names for i, names in two.marks(n).items()} for n, sentence in enumerate(two.sentences)
    ]
    assert {"pronoun", mali} <= set(marks[2]["Il"])
    assert marks[2]["exige"] == ["REQUEST"]
    assert [marks[n]["ministre"] for n in (0, 1)] == [[russia, "GOV"], [mali, "GOV"]]
    assert marks[1]["accuse"] == ["ACCUSE"]
    assert marks[1]["Paris"][0] == france
    assert all(name in MARKS for some in marks for names in some.values() for name in names)
    assert len(MARKS) == len(set(MARKS))
    assert "ACCUSE" not in {name for names in shown.marks(1).values() for name in names}
