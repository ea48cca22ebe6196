"""Bring the sample outputs in README.md up to date: `python docs/sample.py`, from the project's root.

What stands between `<!-- output of: COMMAND -->` and `<!-- end of output -->` becomes what the command prints today.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

MARKED = re.compile(r"(<!-- output of: (.*?) -->\n).*?(<!-- end of output -->)", re.DOTALL)


def fresh(found: re.Match[str]) -> str:
    """One marked passage with the output of its command."""
    words = shlex.split(found[2].removeprefix("depeche "))
    said = subprocess.run([sys.executable, "-m", "depeche", *words], capture_output=True, text=True, check=True)
    return f"{found[1]}```text\n$ {found[2]}\n{said.stdout}```\n{found[3]}"


if __name__ == "__main__":
    readme = Path("README.md")
    readme.write_text(MARKED.sub(fresh, readme.read_text(encoding="utf-8")), encoding="utf-8")
