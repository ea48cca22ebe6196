"""Many pages, several processes: what became of each page, in the order of the pages, whatever their number."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from depeche.coding import Options, code
from depeche.errors import DepecheError, PipelineError
from depeche.examples import example_pages
from depeche.model import CodedArticle, Page
from depeche.run import Known, run_local
from depeche.run.local import BATCH_PAGES
from depeche.sources import Reject, Rejects, read_sources


def page(number: int, text: str) -> Page:
    return Page(source=f"{number}.txt", content=text.encode())


def pages_of_examples() -> list[Page]:
    with example_pages() as folder:
        return list(read_sources([str(folder)], Rejects()))


@pytest.mark.usefixtures("simple_coder")
def test_outcomes_stand_in_the_order_of_the_pages() -> None:
    texts = [f"article {number}" for number in range(3 * BATCH_PAGES + 1)]
    outcomes = list(run_local(page(number, text) for number, text in enumerate(texts)))
    assert [one.article.text for one in outcomes if isinstance(one, CodedArticle)] == texts


@pytest.mark.usefixtures("simple_coder")
def test_a_page_without_an_article_is_dropped_with_its_reason() -> None:
    outcomes = list(run_local([page(1, "menu"), page(2, "article")]))
    assert outcomes[0] == Reject("1.txt", "not an article", "only a menu: leave it out")
    assert isinstance(outcomes[1], CodedArticle)


@pytest.mark.usefixtures("simple_coder")
@pytest.mark.parametrize("where", ["reading", "coding"])
def test_a_fault_of_ours_costs_one_page_and_names_its_place(where: str) -> None:
    outcomes = list(run_local([page(1, "article 1"), page(2, f"crash in {where}"), page(3, "article 3")]))
    assert [type(one) for one in outcomes] == [CodedArticle, Reject, CodedArticle]
    fault = outcomes[1]
    assert isinstance(fault, Reject)
    assert fault.reason == "fault in the coder"
    assert "conftest.py:" in fault.detail
    assert "\n" not in fault.detail


@pytest.mark.usefixtures("simple_coder")
def test_what_is_known_is_not_coded_again() -> None:
    first = next(iter(run_local([page(1, "article")])))
    assert isinstance(first, CodedArticle)
    assert list(run_local([page(2, "article")], known={first.article.id: 0})) == [Known("2.txt", first.article.id)]


def test_a_page_that_shows_more_comments_is_coded_again() -> None:
    (page,) = (page for page in pages_of_examples() if page.source.endswith("dakar-paris.html"))
    key = code(page).article.id
    assert isinstance(next(run_local([page], known={key: 1})), CodedArticle)
    assert isinstance(next(run_local([page], known={key: 2})), Known)


@pytest.mark.usefixtures("simple_coder")
def test_pages_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def pages() -> Iterator[Page]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield page(number, f"article {number}")

    next(iter(run_local(pages())))
    assert taken == BATCH_PAGES


def test_one_process_and_two_give_the_same_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depeche.run.local.BATCH_PAGES", 3)
    pages = pages_of_examples()
    alone = list(run_local(pages))
    assert all(isinstance(one, CodedArticle) for one in alone)
    assert list(run_local(pages, workers=2)) == alone


def test_an_error_in_a_process_reaches_the_user() -> None:
    with pytest.raises(PipelineError, match="no_such_pipeline"):
        list(run_local(pages_of_examples(), Options(pipelines=(("fr", "no_such_pipeline"),)), workers=2))


def test_a_process_that_dies_is_told_in_one_line() -> None:
    def pages() -> Iterator[Page]:
        for number in range(1000):
            yield page(number, f"Le Mali et la Russie ont signé un accord. Ceci est le texte {number}.")
            if number == 5 * BATCH_PAGES:
                for child in multiprocessing.active_children():
                    assert child.pid is not None
                    os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(DepecheError, match="a working process died"):
        list(run_local(pages(), workers=2))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the processes of a session are read from /proc")
def test_a_killed_run_leaves_no_process_behind(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}.txt").write_text(f"Le Mali et la Russie\n\nLe Mali a signé l'accord {number}. " * 20)
    command = [sys.executable, "-m", "depeche", "code", str(tmp_path), "--json", "--workers", "2"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    assert run.stdout is not None
    run.stdout.readline()
    assert len(processes(run.pid)) >= 3
    run.kill()
    run.wait()
    until = time.monotonic() + 20
    while processes(run.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert processes(run.pid) == []


def processes(session: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state, _, _, where = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(where) == session and state != "Z":
            found.append(int(entry.name))
    return found
