"""Golden screens of views of one's own: on the row of views, being saved, and among the others."""

from pathlib import Path

import pytest

from planwatch.service.views.kept import add_mine
from tests.tui.commands.test_views import palette
from tests.tui.frames import SIZES, compare
from tests.tui.seat import seated


@pytest.mark.parametrize("size", SIZES)
async def test_views_of_ones_own_look_as_they_did(samples_path: Path, size: str) -> None:
    add_mine("HR late", {"base": "overdue", "filter": "lead:hr", "key": "f5", "sorted_by": "due-"})
    add_mine("Everything of the next fortnight", {"filter": "due:14d", "grouped_by": "theme"})
    add_mine("Gone", {"filter": "lead:nobody"})
    async with seated(samples_path, size=SIZES[size], today=None, plan="WB", view="1") as seat:
        seat.app.cursor_blink = False  # pyright: ignore[reportAttributeAccessIssue]
        await compare(seat, f"views-others-{size}")
        await seat.press("f5", "s")
        await compare(seat, f"views-own-{size}")
        await palette(seat, "save view")
        await compare(seat, f"views-save-{size}")
        await seat.press("escape")
        await palette(seat, "view")
        await compare(seat, f"views-pick-{size}")
        await seat.press("escape", "]", "]")
        await compare(seat, f"views-gone-{size}")
