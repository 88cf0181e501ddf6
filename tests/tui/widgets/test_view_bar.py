"""The row of views under the title, with how many actions each has; it, the bar and the title's counts take clicks."""

from pathlib import Path

import pytest

from planwatch.model.actions.views import VIEWS, find_view
from planwatch.service import read
from planwatch.tui.widgets.rag_bar import RagBar
from planwatch.tui.widgets.view_bar import Row, places
from tests.desk import refs
from tests.tui.seat import Seat, seated


def told(seat: Seat) -> dict[str, int]:
    in_views = seat.triage.worklist.in_views
    return dict(in_views.told()) if in_views is not None else {}


def listed(seat: Seat) -> dict[str, int]:
    return {view.word: len(refs(seat.session, view.word, me="Principal SW")) for view in VIEWS}


async def click(seat: Seat, words: str, line: int) -> None:
    await seat.pilot.click(offset=(seat.lines()[line].index(words) + 1, line))
    await seat.settle()


async def test_the_counts_are_those_of_the_views_and_follow_every_edit(small_path: Path) -> None:
    async with seated(small_path, who="Principal SW", size=(200, 40)) as seat:
        assert told(seat) == listed(seat)
        before = told(seat)
        assert f"1 Overdue {before['overdue']}" in seat.lines()[1]
        await seat.at("C1.2")
        for keys in (("r", "g", "escape"), ("c", "enter"), ("u",), ("*", "r", "a", "escape", "escape"), ("D", "y")):
            await seat.press(*keys)
            assert told(seat) == listed(seat), keys
        assert told(seat) != before


async def test_they_are_those_of_several_plans_with_days_of_their_own(samples_path: Path) -> None:
    async with seated(samples_path, today=None, who="nobody") as seat:
        assert told(seat) == {view.word: len(refs(seat.session, view.word, me="nobody")) for view in VIEWS}


async def test_what_turns_on_ratings_has_no_count_until_they_are_there(
    small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "_QUICK", 0)
    async with seated(small_path) as seat:
        await seat.until(lambda: len(told(seat)) == len(VIEWS))
        work = seat.triage.worklist
        work.forget_ratings()
        work.count()
        assert work.views_are_due
        work.count_views()
        assert set(told(seat)) == {view.word for view in VIEWS} - {"red", "challenge"}


@pytest.mark.parametrize("width", [58, 78, 118, 198])
def test_the_one_shown_is_marked_without_colour_and_always_there(width: int) -> None:
    counts = {view.word: 10 * number for number, view in enumerate(VIEWS)}
    for view in VIEWS:
        row = places(Row(view, counts), width)
        text = "".join(place.text for place in row)
        assert len(text) <= width
        assert f"[{view.key} " in text
        assert len(row) >= 4
        assert [place.x for place in row if place.word] == [text.index(place.text) for place in row if place.word]
        seen = [place.word for place in row if place.word]
        assert text.startswith("…") == (seen[0] != VIEWS[0].word)
        assert text.endswith("…") == (seen[-1] != VIEWS[-1].word)


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_a_click_on_a_view_shows_it(samples_path: Path, size: tuple[int, int]) -> None:
    async with seated(samples_path, size=size, today=None, view="1") as seat:
        assert "[1 Overdue" in seat.lines()[1]
        await click(seat, "3 Red", 1)
        assert seat.triage.worklist.view is find_view("red")
        assert "[3 Red" in seat.lines()[1]


async def test_a_click_on_a_part_of_the_bar_lists_what_it_counts(samples_path: Path) -> None:
    async with seated(samples_path, today=None, view="1") as seat:
        bar = seat.triage.query_one(RagBar)
        tried = 0
        for piece in list(bar._pieces()):
            number = "".join(sign for sign in piece.text if sign.isdigit())
            if number:
                await click(seat, piece.text.strip(), 2)
                assert len(seat.refs()) == int(number), piece
                tried += 1
        assert tried == 6


async def test_a_click_on_what_the_title_counts_lists_it(samples_path: Path) -> None:
    async with seated(samples_path, size=(200, 40), today=None, plan="WB") as seat:
        await click(seat, "late on agreed", 0)
        assert seat.triage.worklist.filter == "due:agreed"
        assert f"{len(seat.refs())} late on agreed" in seat.title()
        await seat.press("escape")
        await click(seat, "overdue", 0)
        assert seat.triage.worklist.view is find_view("overdue")
        await click(seat, "as at", 0)
        assert "As of" in seat.said()
