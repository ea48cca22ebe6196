"""From sources to the record: what `depeche code SOURCE... --into FILE` does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from depeche.coding import DEFAULT, Options
from depeche.model import CodedArticle
from depeche.record.store import Store
from depeche.run.local import Known, Outcome, run_batches
from depeche.sources import Reject, Rejects, read_sources


@dataclass(slots=True)
class Summary:
    """What a run did, counted: articles coded, articles known from before, and what the coded ones hold."""

    coded: int = 0
    known: int = 0
    events: int = 0
    statements: int = 0
    comments: int = 0

    def count(self, coded: CodedArticle) -> None:
        """Add one coded article."""
        self.coded += 1
        self.events += len(coded.events)
        self.statements += len(coded.statements)
        self.comments += len(coded.article.comments)


def code_into(
    sources: Sequence[str],
    store: Store | None,
    options: Options = DEFAULT,
    *,
    workers: int = 1,
    rejects: Rejects | None = None,
    again: bool = False,
    report: Callable[[Outcome], None] = lambda outcome: None,
) -> Summary:
    """Code all pages of the sources, write each coded article into the store, and count what was done.

    store: None only reports. rejects: counts what is dropped and why. again: code also what the store knows. report is
    called with what became of each page, in order, after it was written. Articles that were coded together are written
    together, each whole.
    """
    rejects = rejects if rejects is not None else Rejects()
    summary = Summary()
    seen: dict[str, int] = {}
    known = store.known() if store is not None and not again else {}
    for outcomes in run_batches(read_sources(sources, rejects), options, workers=workers, known=known):
        new = [_known_now(outcome, seen) for outcome in outcomes]
        coded = [outcome for outcome in new if isinstance(outcome, CodedArticle)]
        if store is not None:
            store.add_all(coded, again=again)
        for outcome in new:
            if isinstance(outcome, Reject):
                rejects.add(outcome.source, outcome.reason, outcome.detail)
            elif isinstance(outcome, Known):
                summary.known += 1
            else:
                summary.count(outcome)
            report(outcome)
    return summary


def _known_now(outcome: Outcome, seen: dict[str, int]) -> Outcome:
    """An article that came before in this run, with as many comments, is known by now."""
    if not isinstance(outcome, CodedArticle):
        return outcome
    article = outcome.article
    if seen.get(article.id, -1) >= len(article.comments):
        return Known(article.source or "", article.id)
    seen[article.id] = len(article.comments)
    return outcome
