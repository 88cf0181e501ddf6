"""The eight jobs that are done all day, by real keys, each counted: beside what it takes in a spreadsheet."""

import os
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from planwatch.model.plan.kinds import Rag, Status
from tests.desk import told
from tests.tui.seat import Seat, seated

PAGE = Path(__file__).parents[2] / "docs" / "keys-counted.md"
UPDATE = "Two interviews are held, one offer made."
ACTION = "Train all managers to supervise"
FIVE = ("A11", "B6", "C1.2", "D2", "D3")
HEAD = """\
# Keys, counted

What is done all day, begun in *1 Overdue* at the row that it is about: the keys that it takes here, beside a count for
Excel (one table with its filter, no mouse; a letter is a key). `tests/tui/test_jobs_counted.py` presses them on a
sample plan, looks into the file for what came of it, and writes this page.

| job | keys | in Excel | pressed |
|---|--:|--:|---|"""


class Job(NamedTuple):
    """``keys`` as the page tells them, with how they are pressed: words of several letters are typed."""

    name: str
    excel: str
    most: int
    keys: tuple[str, ...]
    is_done: Callable[[Seat], Awaitable[None]]
    at: str = "B6"


async def _amber(seat: Seat) -> None:
    assert seat.action("B6").rag is Rag.AMBER
    assert not seat.prompt.asking, "the question why holds no key"
    assert "why? tab says it" in seat.said()


async def _two_weeks_on(seat: Seat) -> None:
    due = seat.action("B6").due
    assert (due.text, due.first) == ("25 Jan 2016", date(2016, 1, 25))
    assert not seat.prompt.asking


async def _update_with_amber(seat: Seat) -> None:
    (action,) = [each for each in told(seat.session)[0].action if each.ref == "B6"]
    assert (action.update[-1].text, action.update[-1].rag, action.rag) == (UPDATE, Rag.AMBER, Rag.AMBER)


async def _complete(seat: Seat) -> None:
    action = seat.action("B6")
    assert (action.status, str(action.completed)) == (Status.COMPLETE, "11 Jan 2016")


async def _added(seat: Seat) -> None:
    (row,) = [each for each in told(seat.session)[0].action if each.title == ACTION]
    assert (row.theme, row.lead, row.due.text) == ("Workforce", "HR Partner", "31 mar")


async def _overdue_of_hr(seat: Seat) -> None:
    assert seat.refs() == ["C1.2", "C4.3"]


async def _other_lead(seat: Seat) -> None:
    assert {seat.action(ref).lead for ref in FIVE} == {"QA Manager"}


async def _since_the_board(seat: Seat) -> None:
    await seat.until(lambda: seat.screen_name() == "SinceScreen")
    await seat.until_seen("Improvement Programme Board")


JOBS = (
    Job("rate amber", "2", 2, ("r", "a"), _amber),
    Job("due two weeks on, no reason", "11", 6, ("d", "+2w", "enter", "enter"), _two_weeks_on),
    Job("update of 40 letters with amber", "63", 45, ("n", UPDATE, "tab", "a", "enter"), _update_with_amber),
    Job("complete today", "6", 2, ("c", "enter"), _complete),
    Job("add an action (31 letters, theme, lead, due)", "56", 48,
        ("a", ACTION, "tab", "work", "tab", "hr", "tab", "31 mar", "enter"), _added),
    Job("what of HR is overdue", "14–18", 4, ("L", "hr", "enter"), _overdue_of_hr),
    Job("five rows to another lead", "14–16", 10, ("space",) * 5 + ("o", "qa", "enter"), _other_lead, FIVE[0]),
    Job("since the last board", "–", 2, ("I", "enter"), _since_the_board),
)  # fmt: skip


def pressed(job: Job) -> list[str]:
    """Every key of a job: words are typed letter by letter."""
    named = {"enter", "tab", "space"}
    return [key for word in job.keys for key in ((word,) if word in named else word)]


@pytest.mark.parametrize("job", JOBS, ids=[job.name for job in JOBS])
async def test_a_job_takes_no_more_keys_than_it_may(samples_path: Path, job: Job) -> None:
    async with seated(samples_path, view="1", plan="WB") as seat:
        await seat.at(job.at)
        for key in pressed(job):
            await seat.press(key)
        await job.is_done(seat)
    assert len(pressed(job)) <= job.most


def _page() -> str:
    rows: list[str] = []
    for job in JOBS:
        keys = " ".join(f"`{key}`" for key in _told(job))
        rows.append(f"| {job.name} | {len(pressed(job))} | {job.excel} | {keys} |")
    return "\n".join((HEAD, *rows, ""))


def _told(job: Job) -> list[str]:
    spaces = job.keys.count("space")
    keys = [f"space × {spaces}"] if spaces else []
    words = {UPDATE: "(40 letters)", ACTION: "(31 letters)"}
    return [*keys, *(words.get(key, key) for key in job.keys if key != "space")]


def test_the_page_has_the_keys_as_they_are_counted_here() -> None:
    if os.environ.get("PLANWATCH_WRITE_FRAMES"):
        PAGE.write_text(_page(), "utf-8")
    assert PAGE.read_text("utf-8") == _page(), "PLANWATCH_WRITE_FRAMES=1 writes it anew"
