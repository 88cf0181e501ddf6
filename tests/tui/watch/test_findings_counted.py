"""The count of findings in the title: made in a thread, while no keys come."""

from math import inf
from pathlib import Path

import pytest

from planwatch.service.checks import check
from tests.desk import put
from tests.tui.seat import Seat, seated


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planwatch.tui.watch.findings.CALM_SECONDS", 0)


def told(seat: Seat, number: int) -> bool:
    return f"{number} findings" in seat.text()


async def test_it_is_told_when_it_is_there_and_follows_a_change(samples_path: Path) -> None:
    async with seated(samples_path) as seat:
        number = check.count(seat.session)
        assert number is not None
        await seat.until(lambda: told(seat, number), "the count")
        put(seat.session, "C1.2", {"lead": ""})
        changed = check.count(seat.session)
        assert changed is not None
        assert changed != number
        await seat.until(lambda: told(seat, changed), "the new count")


async def test_it_waits_while_keys_come(samples_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planwatch.tui.watch.worker._PAUSE_SECONDS", inf)
    monkeypatch.setattr("planwatch.tui.watch.worker._LOOK_SECONDS", 0.01)
    async with seated(samples_path) as seat:
        await seat.until(lambda: any(worker.group == "findings" for worker in seat.app.workers), "the thread")
        await seat.press("down", "down")
        assert "findings" not in seat.text()
        monkeypatch.setattr("planwatch.tui.watch.worker._PAUSE_SECONDS", 0)
        await seat.until_seen("findings")
