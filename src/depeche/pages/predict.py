"""Body and comments of a folder of HTML pages, in the form that the project's measures read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depeche.errors import DepecheError, FormatError
from depeche.model import Page
from depeche.pages.reading import draft_of


def predict(folder: str | Path) -> Iterator[dict[str, Any]]:
    """For each file of a folder, in the order of names: {"file", "body", "comments": [{"author", "date", "level",
    "text"}]}. A page that cannot be read gives an empty body. Raises FormatError where the folder does not exist."""
    root = Path(folder)
    if not root.is_dir():
        raise FormatError(f"{folder}: no such folder; give the folder that holds the HTML pages")
    for path in sorted(path for path in root.iterdir() if path.is_file() and not path.name.startswith(".")):
        row: dict[str, Any] = {"file": path.name, "body": "", "comments": []}
        try:
            draft = draft_of(Page(source=str(path), content=path.read_bytes(), media_type="text/html"))
        except (DepecheError, OSError) as error:
            row["error"] = str(error)
        else:
            row["body"] = "\n\n".join(draft.paragraphs)
            row["comments"] = [
                {"author": comment.author, "date": comment.date, "level": comment.level, "text": comment.text}
                for comment in draft.comments
            ]
        yield row
