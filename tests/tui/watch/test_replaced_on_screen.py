"""A file that is replaced under the app: told in one sentence, nothing written, what was opened still there to read."""

from pathlib import Path

import pytest

from planwatch.model.plan.plan import Plan
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults, open_session
from tests.desk import SMALL, TODAY
from tests.tui.seat import seated


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A plan file of another plan."""
    session = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with session.database:
        import_snapshot(session, replace(SMALL, plan=Plan(ref="Q", title="Another plan")), "other")
    return session.path


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_file_replaced_under_the_app_is_told_and_takes_no_edit(
    small_path: Path, other: Path, size: tuple[int, int]
) -> None:
    async with seated(small_path, size=size) as seat:
        await seat.at("A1")
        other.replace(small_path)
        said = "plan.db was replaced by another file. nothing is written; quit and open it again"
        await seat.until_seen(said[: size[0] - 4])
        assert "Set standards" in seat.text(), "what was opened can still be read"
        await seat.press("r", "r", "enter", "enter")
        await seat.until_seen(said[: size[0] - 4])
    session = open_session(small_path, today=TODAY)
    with session.database:
        assert [day.plan.ref for day in session.plan_days()] == ["Q"]
        assert faults(session) == []


async def test_another_screen_says_once_that_the_file_is_gone(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("enter")
        small_path.unlink()
        await seat.until(seat.toasts, "the toast")
        await seat.pilot.pause(2.5)
        assert [toast for toast in seat.toasts() if "plan.db is not there any more" in toast] == seat.toasts()
        assert len(seat.toasts()) == 1
