"""The documents say what the commands and the package really offer."""

from __future__ import annotations

import re
from pathlib import Path

import depeche
from depeche.cli.reference import commands, reference

DOCS = Path(__file__).parents[1] / "docs"


def test_the_reference_is_what_the_commands_say() -> None:
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert written.split() == reference().split(), "run: python -m depeche.cli.reference > docs/cli.md"


def test_every_command_and_every_option_says_what_it_does() -> None:
    for path, command in commands():
        assert command.help, path
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert getattr(parameter, "help", None), f"{path} {parameter.name}"


def test_the_readme_names_every_command() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    for path, _ in commands():
        if path.count(" ") == 1:
            assert path in readme, path


def test_the_public_names_are_those_that_the_docs_list() -> None:
    listed = re.findall(r"^\| `(\w+)`", (DOCS / "python.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(depeche.__all__)


def test_every_public_name_can_be_had() -> None:
    for name in depeche.__all__:
        assert getattr(depeche, name) is not None
    assert dir(depeche) == depeche.__all__
