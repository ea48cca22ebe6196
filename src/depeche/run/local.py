"""Pages through the coder on this machine, in one process or several.

Pages are coded in batches of neighbours; the batches, and so the record, are the same however many processes work.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeAlias

from depeche.coding import DEFAULT, Options, code_many, read
from depeche.errors import DepecheError, PageError
from depeche.model import Article, CodedArticle, Page
from depeche.sources import Reject

BATCH_PAGES = 16
BATCH_BYTES = 2_000_000
"""A batch ends at whichever comes first: small enough to lose little, large enough to parse at full speed."""

NOTHING: Mapping[str, int] = {}

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Known:
    """A page whose article was coded before. source: as in Page.source; article: its id."""

    source: str
    article: str


Outcome: TypeAlias = CodedArticle | Known | Reject
"""What became of a page: coded, known from before, or dropped with a reason."""


def run_local(
    pages: Iterable[Page],
    options: Options = DEFAULT,
    *,
    workers: int = 1,
    known: Mapping[str, int] = NOTHING,
) -> Iterator[Outcome]:
    """Code pages and give what became of each, in the order of the pages.

    workers: how many processes; the outcome is the same whatever their number. known: ids of articles that need not be
    coded again, with the number of comments from which that holds: a page that shows more is coded. Not more than a few
    batches are held in memory. Raises DepecheError where a process dies.
    """
    for outcomes in run_batches(pages, options, workers=workers, known=known):
        yield from outcomes


def run_batches(
    pages: Iterable[Page],
    options: Options = DEFAULT,
    *,
    workers: int = 1,
    known: Mapping[str, int] = NOTHING,
) -> Iterator[list[Outcome]]:
    """The same, a batch at a time."""
    batches = _batches(pages)
    if workers <= 1:
        for batch in batches:
            yield code_batch(batch, options, known)
        return
    executor = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin_worker, initargs=(options, known)
    )
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        for batch in batches:
            with _one_thread_each():
                waiting.append(executor.submit(_code_in_worker, batch))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise DepecheError(
            "a working process died (too little memory?): run again with fewer --workers; what was recorded stays"
        ) from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def code_batch(pages: list[Page], options: Options, known: Mapping[str, int]) -> list[Outcome]:
    """Code a batch of pages. A page that cannot be coded is dropped, whatever the reason, and the others go on."""
    outcomes: dict[int, Outcome] = {}
    articles: dict[int, Article] = {}
    for number, page in enumerate(pages):
        try:
            article = read(page, options)
        except PageError as error:
            outcomes[number] = _dropped(page, error)
        except Exception as error:
            outcomes[number] = _failed(page, error)
        else:
            if known.get(article.id, -1) >= len(article.comments):
                outcomes[number] = Known(page.source, article.id)
            else:
                articles[number] = article
    try:
        outcomes.update(zip(articles, code_many(articles.values(), options), strict=True))
    except DepecheError:
        raise
    except Exception:
        for number, article in articles.items():
            try:
                outcomes[number] = next(code_many((article,), options))
            except Exception as error:
                outcomes[number] = _failed(pages[number], error)
    return [outcomes[number] for number in range(len(pages))]


def _dropped(page: Page, error: PageError) -> Reject:
    return Reject(page.source, error.reason, str(error).removeprefix(f"{page.source}: "))


def _failed(page: Page, error: Exception) -> Reject:
    """A fault of ours, not of the page: it costs this page, is counted, and names the place to mend."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else "?"
    return Reject(
        page.source, "fault in the coder", f"{type(error).__name__} at {where}: {' '.join(str(error).split())}"
    )


def _batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    size = 0
    for page in pages:
        batch.append(page)
        size += len(page.content)
        if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes begun meanwhile multiply matrices in one thread each: more would only stand in each other's way."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


# In a working process

_work: tuple[Options, Mapping[str, int]] = (DEFAULT, NOTHING)


def _begin_worker(options: Options, known: Mapping[str, int]) -> None:
    global _work
    _work = (options, known)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the parent ends the run
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A parent that is killed cannot end its workers: they watch it, so that none is left behind."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _code_in_worker(pages: list[Page]) -> list[Outcome]:
    return code_batch(pages, *_work)
