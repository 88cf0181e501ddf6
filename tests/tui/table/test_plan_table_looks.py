"""What the table looks like: hostile text, the rule, the cursor, another skin, no colours."""

import pytest
from rich.cells import cell_len

from tests.tui.screen import screen_strips, screen_text
from tests.tui.table.table_app import Titles, numbered, showing, style_at

HOSTILE = (
    "[red]x[/] [/nope] [@click=app.quit]",
    "\x1b[2J\x1b[1;1H",
    "\u202eevil",
    "lone \ud800",
    "a\nb\tc",
    "東京都" * 20,
)


async def test_hostile_text_is_drawn_as_it_is_and_breaks_no_line() -> None:
    async with showing(Titles(dict(enumerate(HOSTILE))), (60, 8)) as (app, _):
        text = screen_text(app)
        for part in ("[red]x[/] [/nope]", "␛[2J␛[1;1H", "⟨U+202E⟩evil", "lone ⟨U+D800⟩", "a⏎b␉c", "東京都東京"):
            assert part in text
        assert {cell_len(strip.text) for strip in screen_strips(app)} == {60}
        assert [strip.crop(53, 59).text.strip() for strip in screen_strips(app)[1:7]] == [str(len(t)) for t in HOSTILE]


async def test_a_rule_is_drawn_above_its_row() -> None:
    source = numbered(5)
    source.rule = 2
    async with showing(source) as (app, _):
        assert [bool(style_at(app, 20, y).underline) for y in range(1, 6)] == [False, True, False, False, False]


async def test_the_cursor_is_a_bar_and_a_cell_and_leaves_no_trace() -> None:
    async with showing(numbered(9)) as (app, pilot):
        plain = style_at(app, 20, 3).bgcolor
        bar, under = style_at(app, 35, 1), style_at(app, 3, 1)
        assert len({plain, bar.bgcolor, style_at(app, 5, 1).bgcolor}) == 3
        assert under.underline
        await pilot.press("down")
        assert style_at(app, 20, 1).bgcolor == plain
        assert style_at(app, 35, 2).bgcolor == bar.bgcolor


@pytest.mark.parametrize(("rows", "width"), [(3, 40), (99, 39)])
async def test_a_line_is_painted_as_far_as_it_reaches_and_no_scrollbar_with_it(rows: int, width: int) -> None:
    async with showing(numbered(rows)) as (app, pilot):
        app.table.repainted.clear()
        await pilot.press("down")
        assert {(region.x, region.width) for region in app.table.repainted} == {(0, width)}


async def test_a_chip_keeps_its_colours_under_the_cursor() -> None:
    async with showing(numbered(9)) as (app, _):
        assert style_at(app, 2, 1).bgcolor == style_at(app, 2, 2).bgcolor


async def test_another_skin_is_seen_at_once() -> None:
    async with showing(numbered(9)) as (app, pilot):
        before = style_at(app, 20, 3)
        app.theme = "textual-light"
        await pilot.pause()
        assert style_at(app, 20, 3) != before


async def test_the_cursor_is_seen_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(numbered(9)) as (app, _):
        assert app.no_color
        bar, cell, plain = style_at(app, 20, 1), style_at(app, 2, 1), style_at(app, 20, 2)
        assert (bool(bar.reverse), bool(cell.reverse), bool(plain.reverse)) == (True, False, False)
        assert cell.bold
        assert cell.underline
