"""A plan file that is written over in its place under the app: the app ends on one sentence, and takes nothing more."""

import shutil
from pathlib import Path

import pytest

from planwatch.model.plan.plan import Plan
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from tests.desk import SMALL, TODAY
from tests.tui.seat import Seat, seated

SAID = "plan.db was overwritten with something else while it was open"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A plan file of another plan."""
    session = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with session.database:
        import_snapshot(session, replace(SMALL, plan=Plan(ref="Q", title="Another plan")), "other")
    return session.path


async def looked_twice(seat: Seat) -> None:
    """As long as it takes until the app has looked whether others changed something."""
    await seat.pilot.pause(2.2)


def ended(seat: Seat) -> bool:
    return seat.app.return_code == 2 and str(seat.app.refusal).startswith(SAID)


@pytest.mark.parametrize("keys", [(), ("enter",), ("B",), ("r", "g", "enter")])
async def test_the_app_ends_and_leaves_what_was_put_there_as_it_is(
    small_path: Path, other: Path, keys: tuple[str, ...]
) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press(*keys)
        await looked_twice(seat)
        shutil.copyfile(other, small_path)
        await seat.until(lambda: ended(seat), "the end")
    assert small_path.read_bytes() == other.read_bytes()


async def test_what_is_being_typed_is_left_on_the_screen_until_it_is_left(small_path: Path, other: Path) -> None:
    async with seated(small_path) as seat:
        await looked_twice(seat)
        await seat.press("n")
        await seat.type("three more interviews")
        shutil.copyfile(other, small_path)
        await seat.press("enter")
        await seat.until_seen(SAID)
        await seat.pilot.pause(2.2)
        assert "three more interviews" in seat.text()
        await seat.press("escape")
        await seat.until(lambda: ended(seat), "the end")
    assert small_path.read_bytes() == other.read_bytes()
