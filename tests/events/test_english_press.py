"""What English newspapers need beyond entries: verbs that the parser hangs on nouns, modals in reported clauses, aims,
qualities denied, parts of hyphenated words.
"""

from __future__ import annotations

import pytest
from tests.events.coded import code_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Algeria recalled its ambassador in Madrid for consultations.", {"SANCTION"}),
        ("France recalled its ambassador from Niger for consultations.", {"SANCTION"}),
        ("The Norwegian foreign minister said that the decision was not fair.", {"ACCUSE"}),
        ("The Ghanaian minister said that Togo should withdraw its troops.", {"REQUEST"}),
        ("The Kenyan speaker welcomed the announcement.", {"SUPPORT"}),
        ("Delegates from twenty African countries convened in Doha.", {"CONSULT"}),
        ("Algeria continues to block trade.", {"SANCTION"}),
        ("The Chinese premier told five provinces to stabilise production.", {"REQUEST"}),
        ("Peruvian and Chilean foreign ministers to meet in Lima", {"AGREE"}),
        ("The Peruvian senators continued an open-ended debate on fishing.", set()),
        ("Congo has plans to attack.", set()),
    ],
)
def test_is_coded_as(text: str, expected: set[str]) -> None:
    found = {event.type for event, _, _ in code_text(text, "en")}
    assert found == expected if expected else not found & {"CONCEDE", "ASSAULT"}
