"""Small selectors for the tables of markup: tag, .class, #id, [attribute] and [attribute=value] (also ^=, *=, $=, ~=),
descendants by a space, alternatives by a comma."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

_PART = re.compile(
    r"(?P<tag>[a-zA-Z][\w-]*|\*)|\.(?P<cls>[\w-]+)|#(?P<id>[\w-]+)|"
    r"\[(?P<attr>[\w:-]+)(?:(?P<op>[~^*$]?=)[\"']?(?P<value>[^\]\"']*)[\"']?)?\]"
)
_XPATH: dict[str | None, str] = {
    None: "{name}",
    "=": "{name} = '{value}'",
    "^=": "starts-with({name}, '{value}')",
    "*=": "contains({name}, '{value}')",
    "$=": "substring({name}, string-length({name}) - {last}) = '{value}'",
    "~=": "contains(concat(' ', normalize-space({name}), ' '), ' {value} ')",
}


@dataclass(frozen=True, slots=True)
class Test:
    """One test of an attribute: operator is None (present), "=", "^=", "*=", "$=" or "~="."""

    name: str
    operator: str | None = None
    value: str = ""

    def fits(self, element: HtmlElement) -> bool:
        """Whether the element passes the test."""
        found: str | None = element.get(self.name)
        if found is None:
            return False
        match self.operator:
            case "=":
                return found == self.value
            case "^=":
                return found.startswith(self.value)
            case "*=":
                return self.value in found
            case "$=":
                return found.endswith(self.value)
            case "~=":
                return self.value in found.split()
        return True

    def xpath(self) -> str:
        """The same test in XPath."""
        name = f"@{self.name}" if ":" not in self.name else f"@*[name() = '{self.name}']"
        return _XPATH[self.operator].format(name=name, value=self.value, last=len(self.value) - 1)


@dataclass(frozen=True, slots=True)
class Step:
    """What one element must be: its tag (None: any), all its classes, all its attributes."""

    tag: str | None
    classes: tuple[str, ...]
    attributes: tuple[Test, ...]

    @property
    def is_one_class(self) -> bool:
        """Nothing but one class is asked."""
        return self.tag is None and len(self.classes) == 1 and not self.attributes

    def fits(self, element: HtmlElement) -> bool:
        """Whether the element matches."""
        if self.tag is not None and element.tag != self.tag:
            return False
        if self.classes:
            tokens = (element.get("class") or "").split()
            if not all(name in tokens for name in self.classes):
                return False
        return all(test.fits(element) for test in self.attributes)

    def xpath(self) -> str:
        """The same step in XPath."""
        tests = [f"contains(concat(' ', @class, ' '), ' {name} ')" for name in self.classes]
        tests += [test.xpath() for test in self.attributes]
        return (self.tag or "*") + "".join(f"[{test}]" for test in tests)


@cache
def read_selector(css: str) -> tuple[tuple[Step, ...], ...]:
    """The alternatives of a selector, each a chain of steps from the outermost inward. Raises ValueError where the
    selector is not understood."""
    alternatives = []
    for alternative in css.split(","):
        steps = tuple(_step(step) for step in re.findall(r"(?:\[[^\]]*\]|[^\s\[])+", alternative.strip()))
        if not steps:
            raise ValueError(f"empty selector in {css!r}")
        if alternative.count("[") != alternative.count("]"):
            raise ValueError(f"selector not understood: {alternative.strip()!r}")
        alternatives.append(steps)
    return tuple(alternatives)


def _step(text: str) -> Step:
    tag: str | None = None
    classes: list[str] = []
    tests: list[Test] = []
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or (match["tag"] and at):
            raise ValueError(f"selector not understood: {text!r}")
        at = match.end()
        if match["tag"]:
            tag = match["tag"] if match["tag"] != "*" else None
        elif match["cls"]:
            classes.append(match["cls"])
        elif match["id"]:
            tests.append(Test("id", "=", match["id"]))
        else:
            tests.append(Test(match["attr"], match["op"], match["value"] or ""))
    return Step(tag, tuple(classes), tuple(tests))


@cache
def selector(css: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """Compile a selector to XPath: a function that gives an element's matching descendants in page order."""
    paths = ("descendant::" + "/descendant::".join(step.xpath() for step in steps) for steps in read_selector(css))
    found = etree.XPath(" | ".join(paths))

    def select(element: HtmlElement) -> list[HtmlElement]:
        matches = found(element)
        return [m for m in matches if isinstance(m, HtmlElement)] if isinstance(matches, list) else []

    return select
