"""The text of an element as a reader sees it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.pages.dom import paragraphs_of, parse, words_of


def element(markup: str):  # type: ignore[no-untyped-def]
    return parse(f"<html><body><section>{markup}</section>après</body></html>", "page").find(".//section")


@pytest.mark.parametrize("extra", ["", "<button>Cliquez</button>", "<noscript>rien</noscript>"])
def test_words_stand_in_reading_order(extra: str) -> None:
    markup = f"par <span><span>Awa Ndiaye</span></span> le <b>lundi</b>{extra}, à <i>Dakar</i>."
    assert words_of(element(markup)).replace(" ,", ",").replace(" .", ".") == "par Awa Ndiaye le lundi, à Dakar."


WORDS = st.text("abcdefgh", min_size=1, max_size=5)
INLINE = st.recursive(
    WORDS, lambda inner: st.builds("<b>{}</b>".format, st.lists(inner, max_size=4).map(" ".join)), max_leaves=12
)


@settings(max_examples=80)
@given(st.lists(INLINE, min_size=1, max_size=6), st.booleans())
def test_both_ways_to_the_text_give_the_same_words(parts: list[str], with_button: bool) -> None:
    markup = " ".join(parts) + ("<button>x</button>" if with_button else "")
    expected = " ".join(markup.replace("<button>x</button>", "").replace("<b>", " ").replace("</b>", " ").split())
    assert words_of(element(markup)) == expected
    assert " ".join(" ".join(paragraphs_of(element(markup))).split()) == expected


def test_blocks_breaks_and_preformatted_text() -> None:
    markup = "un<br>deux<p>trois</p><ul><li>quatre</li><li>cinq</li></ul>six<pre>a\n\nb</pre>"
    assert paragraphs_of(element(markup)) == ["un\ndeux", "trois", "quatre", "cinq", "six", "a", "b"]
