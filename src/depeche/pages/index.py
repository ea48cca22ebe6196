"""One walk over the page's tree, so that selectors that are asked of the whole page need not walk it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lxml.html import HtmlElement

from depeche.pages.selectors import Step, read_selector

_NOTED = (
    "itemprop",
    "itemtype",
    "typeof",
    "property",
    "rel",
    "data-comment-id",
    "data-post-id",
    "data-testid",
    "data-spot-im-class",
)


class Index:
    """The page's elements by class, id and tag, in page order.

    tree: the root. names: all class names, ids and schema types of the page, each once, separated by spaces: what the
    page's builders call its parts. White space in class attributes is made plain on the way, so that later selectors
    may rely on it.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        self._position: dict[HtmlElement, int] = {}
        self._by_class: dict[str, list[HtmlElement]] = defaultdict(list)
        self._by_attribute: dict[str, list[HtmlElement]] = defaultdict(list)
        self._by_tag: dict[str, list[HtmlElement]] = defaultdict(list)
        classes: dict[str, list[str]] = {}
        words: dict[str, None] = {}
        for position, element in enumerate(tree.iter()):
            tag = element.tag
            if not isinstance(tag, str):
                continue
            self._position[element] = position
            self._by_tag[tag].append(element)
            attributes = element.attrib
            if not attributes:
                continue
            for name, value in attributes.items():
                if name == "class":
                    tokens = classes.get(value)
                    if tokens is None:
                        tokens = classes[value] = list(dict.fromkeys(value.split()))
                    if "\n" in value or "\t" in value:
                        element.set("class", " ".join(tokens))
                    for token in tokens:
                        self._by_class[token].append(element)
                    self._by_attribute["class"].append(element)
                elif name == "id":
                    self._by_attribute["id"].append(element)
                    words[value] = None
                elif name in _NOTED:
                    self._by_attribute[name].append(element)
                    words[value] = None
                    words[name] = None
        self.names = " ".join((*self._by_class, *words))

    def select(self, css: str) -> list[HtmlElement]:
        """All elements of the page that match, in page order. Elements taken out of the tree since are still given."""
        found: dict[HtmlElement, None] = {}
        alternatives = read_selector(css)
        for steps in alternatives:
            for element in self._candidates(steps[-1]):
                if steps[-1].fits(element) and _stands_within(element, steps[:-1]):
                    found[element] = None
        if len(alternatives) > 1:
            return sorted(found, key=self._position.__getitem__)
        return list(found)

    def _candidates(self, step: Step) -> Iterable[HtmlElement]:
        if step.classes:
            return self._by_class.get(step.classes[0], ())
        for test in step.attributes:
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
