"""Sides that no words name: what the weights may change and what they may not."""

from __future__ import annotations

import pytest

from depeche.events import unnamed
from depeche.events.understood import Setting
from depeche.events.unnamed import Facts, choose, features, relation, ways

KNOWN = Facts("recipient", "fr", "REQUEST", "DEMAND", "V", "none", "none", "home", False, "OPP", True, True)


@pytest.fixture
def weigh(monkeypatch):
    """Decide by the weights given."""

    def use(**given):
        monkeypatch.setattr(unnamed, "weights", lambda: {k.replace("_", " "): v for k, v in given.items()})
        choose.cache_clear()

    yield use
    choose.cache_clear()


def test_without_weights_the_rules_stand(weigh):
    weigh()
    assert choose(KNOWN) == "rule"


def test_a_likelier_way_is_taken_and_a_hardly_likelier_one_is_not(weigh):
    weigh(recipient_partner=1.0)
    assert choose(KNOWN) == "partner"
    weigh(recipient_partner=0.2)
    assert choose(KNOWN) == "rule"


def test_the_actors_own_country_is_home_here_and_both_names_count(weigh):
    weigh(recipient_same=0.3, recipient_home=0.3)
    assert ("home", "same") in ways(KNOWN)
    assert choose(KNOWN) == "home"


def test_named_sides_stay(weigh):
    weigh(recipient_home=9.0)
    assert choose(KNOWN._replace(told="named", guess="else")) == "rule"


def test_nobody_is_the_rules_guess_where_they_have_none():
    assert ("nobody", "rule") in ways(KNOWN)
    assert ("nobody",) in ways(KNOWN._replace(told="implied", guess="partner"))


def test_ways_of_one_country_are_one_way():
    same = KNOWN._replace(told="implied", guess="else", other="else", alike=True)
    assert ("rule", "same") in ways(same)
    apart = same._replace(alike=False)
    assert ("rule",) in ways(apart)
    assert ("same",) in ways(apart)


def test_every_feature_names_its_side_and_way():
    assert all(name.startswith("recipient home") for name in features(KNOWN, ("home",)))


@pytest.mark.parametrize(
    ("codes", "expected"),
    [((), "none"), (("MLI",), "home"), (("FRA",), "partner"), (("USA",), "else"), (("MLI", "FRA"), "else")],
)
def test_relation_to_the_story(codes, expected):
    assert relation(frozenset(codes), Setting("MLI", "FRA")) == expected
