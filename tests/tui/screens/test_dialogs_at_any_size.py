"""Lists to choose from, forms and help stand wholly in sight on the smallest terminal too."""

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


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
@pytest.mark.parametrize("keys", ["percent_sign enter", "n", "number_sign enter"])
async def test_what_a_form_says_is_in_sight_below_its_fields(
    samples_path: Path, size: tuple[int, int], keys: str
) -> None:
    async with seated(samples_path, today=None, plan="WB", size=size) as seat:
        await seat.press(*keys.split())
        await seat.until(lambda: "esc" in seat.text() and "leaves" in seat.text())
        box = seat.app.screen.query_one(Vertical).region
        assert box.contains_region(seat.app.screen.query_one("#line-below").region)


async def test_help_that_is_wrapped_goes_on_below_where_it_began(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB", size=(80, 24)) as seat:
        await seat.press("question_mark")
        lines = [line.strip(" │▂▁▃▄▅▆▇") for line in seat.lines()]
        at = next(number for number, line in enumerate(lines) if line.startswith("r           RAG"))
        assert lines[at].endswith("the lead's RAG: then r, a, g, or")
        assert lines[at + 1] == "backspace for none  [rag]"
        assert seat.lines()[at + 1].index("backspace") == seat.lines()[at].index("the lead's")
        await seat.pilot.resize_terminal(120, 40)
        await seat.until_seen("the lead's RAG: then r, a, g, or backspace for none  [rag]")
