"""One walk over the page's tree, so that selectors that are asked of the whole page need not walk it again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from depeche.pages import dom
from depeche.pages.selectors import Step, read_selector

_NOTED = frozenset(
    "itemprop itemtype typeof property rel data-comment-id data-post-id data-testid data-spot-im-class".split()
)
_NAMED = _NOTED | {"id", "class"}


class Index:
    """The page's elements by class, id and tag, in page order.

    tree: the root. names: all class names, ids and schema types of the page, each once, separated by spaces: what the
    page's builders call its parts. length: about how many characters of text the page held at first. White
    space in class attributes is made plain on the way, so that later selectors may rely on it.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        position: dict[HtmlElement, int] = {}
        by_class: dict[str, list[HtmlElement]] = defaultdict(list)
        by_attribute: dict[str, list[HtmlElement]] = defaultdict(list)
        by_tag: dict[str, list[HtmlElement]] = defaultdict(list)
        by_itemprop: dict[str, list[HtmlElement]] = defaultdict(list)
        by_id: dict[str, list[HtmlElement]] = defaultdict(list)
        tokens_of: dict[str, list[str]] = {}
        words: dict[str, None] = {}
        for number, element in enumerate(tree.iter("*")):
            position[element] = number
            by_tag[element.tag].append(element)
            for name, value in element.items():
                if name == "class":
                    tokens = tokens_of.get(value)
                    if tokens is None:
                        tokens = tokens_of[value] = list(dict.fromkeys(value.split()))
                    if "\n" in value or "\t" in value:
                        element.set("class", " ".join(tokens))
                    for token in tokens:
                        by_class[token].append(element)
                    by_attribute["class"].append(element)
                elif name == "id":
                    by_attribute["id"].append(element)
                    by_id[value].append(element)
                    words[value] = None
                elif name in _NOTED:
                    if name == "itemprop":
                        by_itemprop[value].append(element)
                    by_attribute[name].append(element)
                    words[value] = None
                    words[name] = None
        self._position, self._by_class, self._by_attribute, self._by_tag = position, by_class, by_attribute, by_tag
        self._by_id, self._by_itemprop = by_id, by_itemprop
        self.names = " ".join((*by_class, *words))
        self.length = dom.length_of(tree)

    def select(self, css: str) -> list[HtmlElement]:
        """All elements of the page that match, in page order. Elements taken out of the tree since are still given."""
        found: dict[HtmlElement, None] = {}
        alternatives = read_selector(css)
        for steps in alternatives:
            last = steps[-1]
            if len(steps) == 1 and last.is_one_class:
                found.update(dict.fromkeys(self._by_class.get(last.classes[0], ())))
                continue
            for element in self._candidates(last):
                if last.fits(element) and (len(steps) == 1 or _stands_within(element, steps[:-1])):
                    found[element] = None
        if len(alternatives) > 1:
            return sorted(found, key=self._position.__getitem__)
        return list(found)

    def holds(self, element: HtmlElement) -> bool:
        """Whether the element still stands in the tree."""
        return element is self.tree or any(ancestor is self.tree for ancestor in element.iterancestors())

    def classes(self) -> Iterator[tuple[str, list[HtmlElement]]]:
        """Each class name with its elements in page order."""
        yield from self._by_class.items()

    def matching(self, pattern: re.Pattern[str]) -> list[HtmlElement]:
        """All elements with a class name, id or itemprop in which the pattern is found, in page order."""
        found: dict[HtmlElement, None] = {}
        for table in (self._by_class, self._by_id, self._by_itemprop):
            for name, elements in table.items():
                if pattern.search(name):
                    found.update(dict.fromkeys(elements))
        return sorted(found, key=self._position.__getitem__)

    def _candidates(self, step: Step) -> Iterable[HtmlElement]:
        if step.classes:
            return self._by_class.get(step.classes[0], ())
        for test in step.attributes:
            if test.name == "id" and test.operator == "=":
                return self._by_id.get(test.value, ())
            if test.value and test.name in _NAMED and test.value not in self.names:
                return ()
            if test.name in _NOTED or test.name in ("id", "class"):
                return self._by_attribute.get(test.name, ())
        if step.tag:
            return self._by_tag.get(step.tag, ())
        return self._position


def _stands_within(element: HtmlElement, steps: tuple[Step, ...]) -> bool:
    """Whether the element's ancestors match these steps, outermost first."""
    if not steps:
        return True
    left = list(steps)
    for ancestor in element.iterancestors():
        if left[-1].fits(ancestor):
            left.pop()
            if not left:
                return True
    return False
