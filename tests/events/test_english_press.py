"""English as African and Asian newspapers write it: what is blamed in words of saying, gifts, courts, dismissals."""

from __future__ import annotations

import pytest
from tests.events.coded import types


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("The Kuwaiti opposition said this was an attempt to undermine the constitution.", "ACCUSE"),
        ("The Ugandan minister said the opposition was trying to sow chaos.", "ACCUSE"),
        ("The Ghanaian opposition described the decree as a desperate attempt to silence critics.", "ACCUSE"),
        ("The union plans to sue the Kenyan government over the new tax.", "ACCUSE"),
        ("The Malaysian minister told the agency to scrap the loan after the bank did not act on it.", "REQUEST"),
        ("Japan has provided Bangladesh with patrol boats.", "AID"),
        ("Japan is to provide Bangladesh with medicines.", "AGREE"),
        ("The World Bank released a first tranche of 40 million dollars for Uganda.", "AID"),
        ("Police in Kampala blocked the opposition leader from leaving his house.", "COERCE"),
        ("Bangladeshi students thronged the streets of Dhaka to demand new elections.", "PROTEST"),
        ("The Malawian lawmaker was slapped with fresh charges of murder.", "ACCUSE"),
        ("President Tinubu has removed the head of the central bank.", "SANCTION"),
    ],
)
def test_news_is_read(sentence: str, type_: str) -> None:
    assert any(found.startswith(type_) for found in types(sentence, "en")), types(sentence, "en")


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("The restaurant in Delhi was given a Michelin star.", "CONCEDE"),
        ("The Super Eagles slammed three goals past Malawi.", "ACCUSE"),
        ("The general reviewed the security situation in Kashmir.", "ACCUSE"),
        ("The village was cut off by floods in Mozambique.", "COERCE"),
        ("The US has set aside 60 million dollars for hospitals in Uganda.", "COOPERATE"),
    ],
)
def test_other_senses_are_not(sentence: str, type_: str) -> None:
    assert not any(found.startswith(type_) for found in types(sentence, "en")), types(sentence, "en")
