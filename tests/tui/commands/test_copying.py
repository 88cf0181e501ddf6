"""Rows on the clipboard: with the view's own columns, as Markdown or as cells, marked or all that are listed."""

from pathlib import Path

from planwatch.service.files.copied import as_cells, as_markdown
from tests.tui.seat import Seat, seated


async def palette(seat: Seat, words: str) -> None:
    await seat.press("colon")
    await seat.type(words)
    await seat.press("enter")


async def test_the_list_is_copied_as_a_table_with_the_headings_of_its_own_columns(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await palette(seat, "copy as table")
        heads, *rows = (line.split("\t") for line in seat.app.clipboard.split("\n"))
        assert heads[:1] == ["RAG"]
        assert "Action" in heads
        assert len(rows) == len(seat.refs())
        assert {len(row) for row in rows} == {len(heads)}
        assert [row[heads.index("Ref")] for row in rows] == seat.refs()
        assert seat.said() == f"{len(rows)} rows copied, where the terminal allows it (OSC 52)"


async def test_of_marked_rows_only_those_are_copied_as_markdown_uncut(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB", size=(80, 24)) as seat:
        await seat.press("space", "space")
        marked = seat.marked()
        await palette(seat, "copy as markdown")
        heads, rule, *rows = seat.app.clipboard.splitlines()
        assert set(rule) <= set("| -")
        assert heads.startswith("| RAG |")
        assert len(rows) == 2
        for ref, row in zip(marked, rows, strict=True):
            assert seat.action(ref).title.split(",")[0] in row
            assert "…" not in row


async def test_capital_y_copies_every_marked_row(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("Y")
        assert seat.app.clipboard.split("\t")[0] == seat.cursor_ref()
        await seat.press("space", "space", "space", "Y")
        assert [line.split("\t")[0] for line in seat.app.clipboard.split("\n")] == seat.marked()
        assert "3 rows copied" in seat.said()


async def test_a_table_of_parts_is_copied_too(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("exclamation_mark", "ctrl+p")
        await seat.type("copy as markdown")
        await seat.press("enter")
        assert "| R1 |" in seat.app.clipboard


def test_cells_stay_cells_and_no_text_is_run() -> None:
    assert as_cells([("a\tb", "c\nd", "=1+1"), ("-x", "  @y", "z")]) == "a b\tc d\t'=1+1\n'-x\t'@y\tz"


def test_what_was_typed_marks_nothing_up() -> None:
    assert as_markdown(["A|"], [("x | [y](http://z)\nw",)]).splitlines()[2].count("|") == 3
