"""What was dropped, why, and how often."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from depeche.errors import SourceError


@dataclass(frozen=True, slots=True)
class Reject:
    """One thing that was dropped. source: as in Page.source; reason: one of a few fixed words, the same for all that
    fail alike ("empty", "broken record" ...); detail: what was wrong with this one, or ""."""

    source: str
    reason: str
    detail: str = ""


class Rejects:
    """Counts what was dropped by reason, and writes each one to a JSON Lines file where one is given.

    counts: reason -> how many. Each line of the file is {"source", "reason", "detail"}. The file is opened at once
    (SourceError where that fails) and closed by `close` or at the end of a `with` block. Memory does not grow with the
    number of rejects.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self.counts: Counter[str] = Counter()
        self._file: IO[str] | None = None
        if path is not None:
            try:
                self._file = open(path, "w", encoding="utf-8")  # noqa: SIM115 - lives as long as the run
            except OSError as error:
                reason = error.strerror or str(error)
                raise SourceError(f"{path}: cannot write the rejects there: {reason}; name another file") from error

    def add(self, source: str, reason: str, detail: str = "") -> Reject:
        """Count one reject, write it where a file was given, and hand it back."""
        reject = Reject(source, reason, detail)
        self.counts[reason] += 1
        if self._file is not None:
            line = {"source": source, "reason": reason, "detail": detail}
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return reject

    @property
    def total(self) -> int:
        """How many were dropped, for whatever reason."""
        return self.counts.total()

    def summary(self) -> str:
        """One line: "3 dropped: 2 empty, 1 too large", or "" where nothing was dropped."""
        if not self.total:
            return ""
        return f"{self.total} dropped: " + ", ".join(f"{n} {reason}" for reason, n in self.counts.most_common())

    def close(self) -> None:
        """Close the file, if there is one; counting may go on."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Rejects:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
