"""The log on the screen."""

from pathlib import Path

import pytest

from tests.tui.seat import seated


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_what_has_no_room_is_counted_however_long_lines_are(samples_path: Path, size: tuple[int, int]) -> None:
    async with seated(samples_path, size=size, today=None) as seat:
        await seat.press("H")
        await seat.settle()
        assert "more" in seat.text()
