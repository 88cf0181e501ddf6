"""Golden screens: what a person sees, line for line, kept in ``tests/frames``.

``make frames`` writes them anew; read the difference before committing it.
"""

import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.tui.seat import Seat, seated

FRAMES = Path(__file__).parents[1] / "frames"
SIZES = {"120x40": (120, 40), "80x24": (80, 24), "60x16": (60, 16)}


def half_past_nine() -> datetime:
    """A clock that stands: how often it is looked at decides nothing."""
    return datetime(2016, 1, 11, 9, 30, tzinfo=UTC)


@contextmanager
def _in_london() -> Iterator[None]:
    """Times are told in the zone of the machine."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TZ", "Europe/London")
            time.tzset()
            yield
    finally:
        time.tzset()


@asynccontextmanager
async def at_the_samples(path: Path, *, plan: str = "WB", view: str = "9", size: str = "120x40") -> AsyncIterator[Seat]:
    """The app on the samples, each as at its own day, while no clock runs, no caret blinks and nothing glides."""
    with _in_london():
        sitting = seated(path, size=SIZES[size], today=None, plan=plan, view=view, clock=half_past_nine)
        async with sitting as seat:
            seat.app.cursor_blink = False  # pyright: ignore[reportAttributeAccessIssue]
            seat.app.animation_level = "none"
            yield seat


async def compare(seat: Seat, name: str) -> None:
    """The screen as it is, against the frame of that name."""
    await seat.settle()
    file, seen = FRAMES / f"{name}.txt", seat.text().rstrip("\n") + "\n"
    if os.environ.get("PLANWATCH_WRITE_FRAMES"):
        file.write_text(seen, "utf-8")
    assert seen == file.read_text("utf-8"), f"{name}: see the docstring of tests/tui/frames.py"


async def compare_all(seat: Seat, name: str) -> None:
    """The screen at every size, against the frames ``name-120x40`` and so on, and back to the first.

    A list that is scrolled, and its detail, are drawn otherwise by an app opened at that size.
    """
    for size, cells in SIZES.items():
        if seat.app.size != cells:
            await seat.pilot.resize_terminal(*cells)
        await compare(seat, f"{name}-{size}")
    await seat.pilot.resize_terminal(*SIZES["120x40"])
