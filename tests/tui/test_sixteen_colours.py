"""On a terminal of 16 colours ratings stay apart, and all that is written can be read, in every skin."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.widgets import OptionList

from planwatch.settings import Settings
from planwatch.tui.first_page.pens import Pens, pens_for
from planwatch.tui.widgets.cells import Pen
from planwatch.tui.widgets.picture import pens_of
from scripts.write_first_page_looks import SKINS
from tests.tui.seat import Seat, seated
from tests.tui.test_skins import contrast

CHIPS = ("red", "amber", "green", "complete", "assured")
TEXTS = ("", "muted", "hint", "late", "possibly", "mark", "challenge")
PLACES = ("", "header", "cursor", "cursor-cell")
OWN = tuple(skin for skin in SKINS if skin != "terminal")
"""Those with colours of their own; the other tells by weight and signs."""
TERMINALS = ("xterm", "xterm-16color", "linux", "screen")

STANDARD, XTERM = (
    colours.split()
    for colours in (
        "#000 #a00 #0a0 #a50 #00a #a0a #0aa #aaa #555 #f55 #5f5 #ff5 #55f #f5f #5ff #fff",
        "#000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 #7f7f7f #f00 #0f0 #ff0 #5c5cff #f0f #0ff #fff",
    )
)


def pens(skin: str, term: str = "xterm") -> Pens:
    found = pens_for(skin, {"TERM": term})
    assert found is not None
    return found


def number(code: str, first: int) -> int | None:
    """Of the 16 by its code; None of the terminal's own, which nobody here knows."""
    if not code or code == str(first + 9):
        return None
    return int(code) - first if int(code) < first + 10 else int(code) - first - 52


def ratio(pen: Pen, palette: Sequence[str]) -> float | None:
    ink, ground = number(pen.ink, 30), number(pen.ground, 40)
    return None if ink is None or ground is None else contrast(palette[ink], palette[ground])


@pytest.mark.parametrize("term", TERMINALS)
@pytest.mark.parametrize("skin", SKINS)
def test_no_two_ratings_have_the_same_pair_of_colours_nor_the_same_ground(skin: str, term: str) -> None:
    for place in PLACES:
        chips = {chip: pens(skin, term).cell(chip, place) for chip in CHIPS}
        for one, other in combinations(CHIPS, 2):
            grounds = [number(chips[chip].ground, 40) for chip in (one, other)]
            assert None not in grounds
            assert grounds[0] != grounds[1], (place, one, other)


@pytest.mark.parametrize("skin", SKINS)
def test_ratings_stay_apart_where_a_bright_ground_is_shown_as_a_plain_one(skin: str) -> None:
    """As the console of Linux does."""
    grounds = {number(pens(skin).cell(chip).ground, 40) or 0 for chip in CHIPS}
    assert len({ground % 8 for ground in grounds}) == len(CHIPS)


@pytest.mark.parametrize("skin", SKINS)
def test_a_rating_is_no_cursor(skin: str) -> None:
    cursor = pens(skin).cell("", "cursor")
    assert "7" in cursor.marks or cursor.ground not in {pens(skin).cell(chip).ground for chip in CHIPS}


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("part", [*CHIPS, *TEXTS])
def test_what_stands_in_a_table_can_be_read(skin: str, part: str) -> None:
    for place in PLACES:
        found = ratio(pens(skin).cell(part, place), STANDARD)
        assert found is None or found >= 4.5, place
        found = ratio(pens(skin).cell(part, place), XTERM)
        assert found is None or found >= (4.5 if part in CHIPS else 4), place


@pytest.mark.parametrize("skin", OWN)
def test_overdue_possibly_muted_marks_and_the_cursor_look_different(skin: str) -> None:
    looks = {part: pens(skin).cell(part) for part in ("", "muted", "late", "possibly", "mark")}
    looks |= {place: pens(skin).cell("", place) for place in ("cursor", "cursor-cell")}
    assert len({(pen.ink, pen.ground) for pen in looks.values()}) == len(looks)


@pytest.mark.parametrize("skin", OWN)
async def test_every_word_of_the_screens_can_be_read(
    samples_path: Path, skin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM")
    async with seated(samples_path, today=None, plan="WB", settings=Settings(skin=skin)) as seat:
        seat.app.animation_level = "none"
        for keys in ("space j", "enter", "a", "question_mark", "K", "slash x", "R"):
            await seat.press(*keys.split())
            assert not unreadable(seat), keys
            await seat.press("escape", "escape")


@pytest.mark.parametrize("no_color", [False, True], ids=["colour", "no colour"])
@pytest.mark.parametrize("skin", SKINS)
async def test_the_line_chosen_in_a_list_looks_other_than_those_beside_it(
    samples_path: Path, skin: str, monkeypatch: pytest.MonkeyPatch, *, no_color: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM")
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with seated(samples_path, today=None, plan="WB", settings=Settings(skin=skin)) as seat:
        await seat.press("L")
        options = seat.app.screen.query_one(OptionList)
        strips = seat.app.screen._compositor.render_strips()
        top = options.region.y + (options.highlighted or 0)
        chosen, beside = (pens_of(strips[y], ColorSystem.STANDARD)[options.region.x + 1] for y in (top, top + 1))
        assert chosen != beside


def unreadable(seat: Seat) -> list[tuple[str, Pen]]:
    """The pieces of text on the screen whose colours are too near to each other."""
    found: list[tuple[str, Pen]] = []
    for strip in seat.app.screen._compositor.render_strips():
        for sign, pen in zip(strip.text, pens_of(strip, ColorSystem.STANDARD), strict=False):
            if sign.isalnum() and (ratio(pen, STANDARD) or 21) < 4.5:
                found.append((sign, pen))
    return found
