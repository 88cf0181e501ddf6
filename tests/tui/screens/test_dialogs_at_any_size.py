"""Lists to choose from stand wholly in sight, down to their last entry, on the smallest terminal too."""

from pathlib import Path

import pytest
from textual.containers import Vertical
from textual.widgets import OptionList

from tests.tui.seat import seated


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 60)])
async def test_the_last_entry_of_every_list_to_choose_from_can_be_seen(
    samples_path: Path, size: tuple[int, int]
) -> None:
    async with seated(samples_path, today=None, plan="WB", size=size) as seat:
        for keys in ("f", "L", "backslash", "A", "left_parenthesis"):
            await seat.press(keys)
            entries = seat.app.screen.query_one(OptionList)
            await seat.press("up")
            assert entries.highlighted == entries.option_count - 1
            box = seat.app.screen.query_one(Vertical).region
            assert box.contains_region(entries.region), keys
            assert str(entries.get_option_at_index(entries.option_count - 1).prompt).split()[0] in seat.text(), keys
            assert not entries.max_scroll_y - entries.scroll_offset.y, keys
            await seat.press("escape")
