"""The list in groups: headings with what they count, folded and unfolded, in every view's own way."""

from collections import Counter
from pathlib import Path

import pytest

from planwatch.model.actions.row import tally_of
from planwatch.model.due.lateness import Overdue
from planwatch.model.plan.kinds import Grouping
from planwatch.service.actions.add import add_action
from planwatch.storage.actions.groups import _COLUMN, _KEYS
from planwatch.tui.commands.groups import _KINDS
from planwatch.tui.table.columns import Heading
from planwatch.tui.table.rows import Rows
from tests.conftest import SitDown
from tests.tui.seat import Seat, seated


async def group(seat: Seat, words: str) -> None:
    await seat.press("(")
    await seat.type(words)
    await seat.press("enter")


def rows(seat: Seat) -> Rows:
    return seat.triage.worklist.rows


def headings(seat: Seat) -> list[str]:
    return [row.words for row in rows(seat).rows(0, len(rows(seat))) if isinstance(row, Heading)]


def groups(seat: Seat) -> dict[str, list[str]]:
    refs = seat.refs()
    return {name: refs[start:end] for name, start, end in rows(seat).spans}


async def test_every_way_to_group_lists_each_action_once_in_the_order_there_was(samples_path: Path) -> None:
    async with seated(samples_path, today=None, view="1") as seat:
        before = seat.refs()
        for words, field in (("theme", "theme"), ("lead", "lead"), ("status", "status"), ("month", "due"),
                             ("recomm", "answers"), ("plan", "ref")):  # fmt: skip
            await group(seat, words)
            assert sorted(seat.refs()) == sorted(before), field
            assert len(headings(seat)) == len(groups(seat)) > 1
            for refs in groups(seat).values():
                assert refs == sorted(refs, key=before.index), field
            assert f"showing {len(before)}" in seat.title()
        await group(seat, "no groups")
        assert seat.refs() == before


async def test_a_heading_counts_its_ratings_and_what_is_late_and_follows_an_edit(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await group(seat, "theme")
        shown = [row for row in rows(seat).by_id(rows(seat).ids) if row is not None]
        for (name, start, end), words in zip(rows(seat).spans, headings(seat), strict=True):
            tallies = [tally_of(row) for row in shown[start:end]]
            rated = Counter(tally.rag for tally in tallies)
            late = sum(tally.overdue is Overdue.YES for tally in tallies)
            assert f"{name}  {end - start} action" in words
            assert {shown[at].action.theme for at in range(start, end)} == {name}
            for rag in ("red", "amber", "green"):
                assert (f"{rag[0].upper()} {rated[rag]}" in words) == bool(rated[rag])
            assert (f"{late} late" in words) == bool(late)
        await seat.at("A11")
        assert "R 1" in headings(seat)[0]
        await seat.press("r", "g", "escape")
        assert "R 1" not in headings(seat)[0]
        assert headings(seat)[0] in seat.text()


async def test_enter_on_a_heading_folds_it_and_no_edit_means_it(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await group(seat, "theme")
        all_lines = len(rows(seat))
        await seat.press("g")
        first = len(next(iter(groups(seat).values())))
        for keys in (("r",), ("d",), ("c",), ("space", "g")):
            await seat.press(*keys)
            assert not seat.screen.is_editing
        assert not seat.table.marks
        await seat.press("enter")
        assert len(rows(seat)) == all_lines - first
        assert seat.lines()[seat.table.cell_region(0, "title").y].startswith("  ▸ ")
        await seat.press("*")
        assert len(seat.table.marks) == len(seat.refs()) - first
        await seat.press("escape", "enter")
        assert len(rows(seat)) == all_lines
        await seat.press("j", ")")
        assert len(rows(seat)) == len(groups(seat))
        assert seat.table.cursor_row == 0
        await seat.press(")")
        assert len(rows(seat)) == all_lines


async def test_it_is_kept_for_the_view_and_filters_and_sorts_go_on(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await group(seat, "lead")
        await seat.press("1")
        assert not any("HR Partner" in words for words in headings(seat))
        await seat.press("9", "slash", *"recruit", "enter")
        assert len(seat.refs()) == sum(len(refs) for refs in groups(seat).values()) > 1
        await seat.press("escape", "s")
    async with seated(samples_path, today=None, plan="WB") as seat:
        assert any("HR Partner" in words for words in headings(seat))


@pytest.mark.parametrize("key", ["N", "p"])
async def test_n_and_p_pass_over_headings(samples_path: Path, key: str) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await group(seat, "theme")
        await seat.press("G" if key == "p" else "g", key)
        row = seat.screen.row()
        assert row is not None
        assert row.overdue is not Overdue.NO


def test_the_groups_offered_are_those_that_the_file_can_be_listed_in() -> None:
    assert set(_KINDS) == {"", *Grouping} == {"", *_KEYS}
    assert set(_KEYS) - set(_COLUMN) == {Grouping.RECOMMENDATION}


async def test_a_row_that_another_adds_while_a_cell_is_edited_breaks_no_group(
    small_path: Path, sit_down: SitDown
) -> None:
    bob = sit_down(small_path, "bob")
    async with seated(small_path) as seat:
        await group(seat, "theme")
        await seat.at("A1")
        await seat.press("e")
        await seat.type("!")
        add_action(bob, bob.one_plan(), {"title": "From elsewhere", "theme": "Workforce", "ref": "C0"})
        seat.triage.others.look()
        assert seat.editor.text.endswith("!")
        await seat.press("enter")
        await seat.until(lambda: "C0" in groups(seat)["Workforce"], "the row")
        assert seat.action("A1").title == "Set standards!"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 60)])
async def test_the_pane_tells_what_a_heading_counts_and_what_enter_does(
    samples_path: Path, size: tuple[int, int]
) -> None:
    async with seated(samples_path, today=None, plan="WB", size=size) as seat:
        await group(seat, "theme")
        await seat.until(lambda: "enter folds it" in seat.detail(), "the pane")
        assert seat.detail().startswith(headings(seat)[0][2:])
        await seat.press("enter")
        await seat.until(lambda: "enter unfolds it" in seat.detail(), "the pane")
