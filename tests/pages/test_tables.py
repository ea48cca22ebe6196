"""The tables of markup, places and words: a bad row is named with its remedy, and the good ones all compile."""

from __future__ import annotations

import pytest

from depeche.errors import TableError
from depeche.pages.boilerplate import is_furniture
from depeche.pages.counted import CLOSED, OPEN, parse_count
from depeche.pages.dom import parse
from depeche.pages.index import Index
from depeche.pages.markup import read_system, systems, widgets
from depeche.pages.selectors import read_selector, selector
from depeche.pages.structure import HEADING

GOOD = {"name": "X", "sign": ["x"], "item": [".x"]}


def test_every_system_and_widget_is_read_and_named_once() -> None:
    names = [system.name for system in systems()]
    assert len(names) == len(set(names)) > 20
    assert len({widget.name for widget in widgets()}) == len(widgets()) > 10


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"sign": ["x"], "item": [".x"]}, "has no name"),
        (GOOD | {"auhtor": [".a"]}, "unknown key auhtor; known are sign, item"),
        (GOOD | {"item": []}, "item must not be empty"),
        (GOOD | {"author": ".a"}, "author must be a list of words"),
        (GOOD | {"date": [".a > .b"]}, "selector not understood: '>'"),
    ],
)
def test_a_bad_row_says_which_and_what_would_be_right(row: dict[str, object], message: str) -> None:
    with pytest.raises(TableError, match=r"markup\.toml, system 7") as caught:
        read_system(row, 7)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("css", "ids"),
    [
        ("li", "abc"), (".x", "ac"), ("li.x", "ac"), (".x.y", "c"), ("#b", "b"),
        ("[data-n]", "bc"), ("[data-n=2]", "c"), ("[data-n^=1]", "b"), ("[data-n*=2]", "bc"),
        ("[data-n$=2]", "bc"), ("[class~=y]", "c"), ("ul li", "abc"), ("ol li", ""), ("ul .x, #b", "abc"),
        ("*", None),
    ],
)  # fmt: skip
def test_selectors_find_the_same_through_the_index_and_through_xpath(css: str, ids: str | None) -> None:
    tree = parse('<ul><li id=a class=x>1<li id=b data-n=12>2<li id=c class="x\n y" data-n=2>3</ul>', "page")
    index = Index(tree)
    found = index.select(css)
    if ids is not None:
        assert "".join(element.get("id") or "" for element in found) == ids
    assert selector(css)(tree) == [element for element in found if element is not tree]


@pytest.mark.parametrize("css", ["", "a,", ".", "a>b", "a:hover", "[x", "#"])
def test_selectors_that_are_not_understood_say_so(css: str) -> None:
    with pytest.raises(ValueError, match="selector"):
        read_selector(css)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("6 COMMENTAIRES", 6), ("Kommentare (3)", 3), ("One comment", 1), ("Un commentaire", 1),
        ("Aucun commentaire", 0), ("1 204 commentaires", 1204),
        ("Commentaires : 12", 12), ("View all 7 comments", 7), ("12 novembre", None),
        ("commentaire du ministre", None), ("3 ministres", None),
    ],
)  # fmt: skip
def test_counts_are_read_from_their_wordings(words: str, count: int | None) -> None:
    assert parse_count(words) == count


@pytest.mark.parametrize(
    "words", ["Comments are closed.", "Les commentaires sont fermés.", "Die Kommentare sind geschlossen"]
)
def test_closed_comments_are_told(words: str) -> None:
    assert CLOSED.search(words)
    assert not OPEN.search(words)


@pytest.mark.parametrize(
    "words",
    ["6 COMMENTAIRES", "Vos réactions", "Commentaires des lecteurs (4)", "3 Responses to Une page", "Leserbriefe"],
)
def test_headings_of_the_readers_part(words: str) -> None:
    assert HEADING.match(words)


@pytest.mark.parametrize(
    "words",
    [
        "Les commentaires du ministre ont fâché Alger",
        "Réactions mitigées à Paris après le vote",
        "Commentaire : la paix, enfin",
    ],
)
def test_headlines_about_comments_are_no_such_heading(words: str) -> None:
    assert not HEADING.match(words)


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Le port rouvre",
        "> À lire également notre dossier",
        "Partager sur Facebook",
        "TAGS : Mali, Russie",
        "© AFP",
        "***",
    ],
)
def test_teasers_and_share_lines_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Partagés entre deux camps, les députés hésitent.",
        "Copyright law divides the two countries.",
        "Phone calls between the presidents resumed.",
        "Contact avec les rebelles",
        "Copieusement sifflé, le ministre est sorti.",
        "Lire était sa passion, disait-il.",
    ],
)
def test_sentences_are_not(line: str) -> None:
    assert not is_furniture(line)
