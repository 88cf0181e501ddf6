"""What triage lists: the ten views, their order, the filter, the title line; and what an empty list says."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.model.actions.filter import parse_filter
from planwatch.model.actions.views import VIEWS
from planwatch.model.due.lateness import Overdue
from planwatch.model.plan.kinds import OPEN
from planwatch.service import read
from planwatch.service.actions.remove import remove
from planwatch.service.change import Target
from planwatch.service.files.open import open_session
from planwatch.service.plan.records import records, set_record
from planwatch.service.read import Listing, Order
from planwatch.settings import Settings
from tests.desk import refs
from tests.tui.seat import Seat, seated


def listed(seat: Seat, view: str, text: str = "") -> list[str]:
    """What the service lists in that view, in its default order."""
    order = Order.PLAN_ORDER if view == "all" else Order.TRIAGE
    return refs(seat.session, view, terms=parse_filter(text), order=order, me="ann")


async def test_each_digit_opens_its_view_in_its_default_order(samples_path: Path) -> None:
    async with seated(samples_path, size=(80, 24), today=None) as seat:
        for view in VIEWS:
            await seat.press(view.key)
            assert seat.refs() == listed(seat, view.word), view.word
            assert view.name in seat.title()


async def test_the_brackets_go_round_the_views(small_path: Path) -> None:
    async with seated(small_path, view="") as seat:
        names: list[str] = []
        for _ in VIEWS:
            names.append(seat.triage.worklist.view.name)
            await seat.press("]")
        assert names == [view.name for view in VIEWS]
        await seat.press("[")
        assert seat.triage.worklist.view is VIEWS[-1]


async def test_what_may_be_overdue_stands_under_a_heading_of_its_own(samples_path: Path) -> None:
    async with seated(samples_path, size=(80, 40), today=date(2016, 10, 15), view="1") as seat:
        rows = seat.triage.worklist.rows
        kinds = [row.overdue for row in rows.by_id(rows.ids) if row is not None]
        first = kinds.index(Overdue.POSSIBLY)
        assert kinds == [Overdue.YES] * first + [Overdue.POSSIBLY] * (len(kinds) - first)
        while seat.table.cursor_row < first:
            await seat.press("pagedown")
        await seat.settle()
        y = seat.table.cell_region(first, "title").y
        assert "possibly overdue" in seat.lines()[y]
        assert "possibly" in seat.lines()[y + 1]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 50)])
async def test_the_title_line_counts_right_and_fits(samples_path: Path, size: tuple[int, int]) -> None:
    async with seated(samples_path, size=size, today=None, view="1") as seat:
        days = seat.session.plan_days()
        found = read.rows(seat.session, days, read.list_ids(seat.session, Listing("all", days)))
        rows = [row for row in found if row is not None]
        overdue = sum(row.overdue is Overdue.YES for row in rows)
        dated = sum(row.action.status in OPEN and row.action.due.last is not None for row in rows)
        title = seat.title()
        assert f"overdue {overdue} of {dated}" in title
        assert "Overdue" in title
        assert title.startswith("SAMPLE")
        assert title in seat.lines()[0]
        # What is found wrong comes a second later, and leaves all else as it was.
        seat.triage.title_bar.show_findings(84, seat.triage.worklist.days)
        assert seat.title().startswith(title)
        assert seat.title().endswith(" 84 findings")
        assert len(seat.title()) <= size[0] - 2


@pytest.mark.parametrize("size", [(120, 40), (60, 16)])
async def test_the_leap_day_is_a_day_like_any_other(small_path: Path, size: tuple[int, int]) -> None:
    async with seated(small_path, size=size, today=date(2016, 2, 29)) as seat:
        assert "29 Feb" in seat.title()


async def test_the_counts_follow_an_edit(small_path: Path) -> None:
    async with seated(small_path) as seat:
        assert "overdue 1 of 3 dated open" in seat.title()
        assert "R 1" in seat.lines()[2]
        await seat.press("c", "enter")
        assert "overdue 0 of 2 dated open" in seat.title()
        assert "R 0" in seat.lines()[2]
        assert "complete 2" in seat.lines()[2]
        await seat.press("u")
        assert "overdue 1 of 3 dated open" in seat.title()


async def test_s_sorts_by_the_column_then_the_other_way_then_as_before(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        before = seat.refs()
        seat.table.move_to_column("title")
        await seat.press("s")
        rows = seat.triage.worklist.rows
        titles = [row.action.title.casefold() for row in rows.by_id(rows.ids) if row is not None]
        assert titles == sorted(titles)
        assert "sorted by title" in seat.said()
        await seat.press("s")
        assert "downwards" in seat.said()
        assert seat.refs()[0] != before[0]
        await seat.press("s")
        assert seat.refs() == before
        for column in seat.table.visible_columns:
            seat.table.move_to_column(column)
            await seat.press("s")
            assert sorted(seat.refs()) == sorted(before)
            assert f"sorted by {column}" in seat.said()


async def test_the_header_says_what_the_rows_are_in_the_order_of(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB", view="1") as seat:
        header = seat.lines()[3]
        assert "Pri▲" in header
        assert "Due ▴" in header
        await seat.press("9")
        assert not set("▲▴▼▾") & set(seat.lines()[3])
        seat.table.move_to_column("theme")
        await seat.press("S")
        assert "s sorts by a column" in seat.said()
        await seat.press("s")
        seat.table.move_to_column("late")
        await seat.press("S")
        assert "sorted by theme, then by late" in seat.said()
        header = seat.lines()[3]
        assert "Theme ▲" in header
        assert "Late ▾" in header
        rows = [row for row in seat.triage.worklist.rows.by_id(seat.triage.worklist.rows.ids) if row is not None]
        late = {row.action.theme: [] for row in rows}
        for row in rows:
            late[row.action.theme].append(row.days_late if row.overdue is Overdue.YES else 0)
        assert list(late.values()) == [sorted(days, reverse=True) for days in late.values()]
        await seat.press("s")
        assert "sorted by late" in seat.said()


@pytest.mark.parametrize("plan", ["", "WB"])
async def test_the_action_has_thirty_letters_at_80_columns(samples_path: Path, plan: str) -> None:
    async with seated(samples_path, size=(80, 24), today=None, plan=plan, view="1") as seat:
        assert seat.table.cell_region(0, "title").width >= 30
        assert {"rag", "ref", "lead", "due", "late"} <= set(seat.table.visible_columns)


async def test_columns_that_tell_nothing_leave_their_room_to_the_action(small_path: Path) -> None:
    async with seated(small_path, size=(140, 40)) as seat:
        assert "moves" not in seat.table.visible_columns
        before = seat.table.cell_region(0, "title").width
        await seat.at("A1", "due")
        await seat.press("d", *"+2w", "enter", "enter")
        assert "moves" in seat.table.visible_columns
        assert seat.table.cell_region(0, "title").width < before


async def test_refs_sort_as_people_count(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2", "ref")
        await seat.press("s")
        assert seat.refs() == ["A1", "A2", "A3", "A4", "C1.2", "C1.10"]
        assert seat.cursor_ref() == "C1.2"


async def test_the_list_follows_every_letter_of_the_filter(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        await seat.press("/")
        typed = ""
        for letter in "rec not:board":
            typed += letter
            await seat.type(letter)
            assert seat.refs() == listed(seat, "all", typed), typed
            assert f"/ {typed.strip()}" in seat.title()
        await seat.press("enter")
        assert seat.table.has_focus
        assert seat.triage.worklist.filter == typed


async def test_a_filter_that_cannot_be_read_keeps_the_list_and_says_why(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("/")
        await seat.type("rag:x")
        assert "no rating 'x'" in seat.said()
        assert len(seat.refs()) == 6
        await seat.press("ctrl+u")
        await seat.type("led:hr")
        assert "no filter word 'led:'. did you mean 'lead:'?" in seat.said()
        await seat.press("ctrl+u")
        await seat.type("lead:hr")
        assert (seat.refs(), seat.said()) == (["C1.2"], "")


async def test_escape_ends_the_line_and_then_clears_the_filter(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("/")
        await seat.type("map")
        await seat.press("escape")
        assert (seat.refs(), seat.triage.worklist.filter) == (["C1.10"], "map")
        await seat.press("escape")
        assert len(seat.refs()) == 6
        assert seat.cursor_ref() == "C1.10"


async def test_a_theme_and_a_lead_are_picked_from_a_list(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("t")
        await seat.type("work")
        await seat.press("enter")
        assert seat.refs() == ["C1.2", "C1.10"]
        await seat.press("L")
        await seat.type("head")
        await seat.press("enter")
        assert seat.refs() == ["C1.2"]
        await seat.press("L")
        await seat.type("élan")
        await seat.press("enter")
        assert (seat.refs(), seat.triage.worklist.filter) == (["C1.10"], 'theme:Workforce lead:"Élan Partners"')
        await seat.press("L", "down", "enter", "t", "enter")
        assert (seat.refs(), seat.triage.worklist.filter) == (["A1", "A2", "A3"], "lead:none")


async def test_one_plan_of_the_file_is_picked(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        both = len(seat.refs())
        assert "plan" in seat.table.visible_columns
        ref = seat.triage.worklist.days[1].plan.ref
        await seat.press("P")
        await seat.type(ref)
        await seat.press("enter")
        assert {day.plan.ref for day in seat.triage.worklist.days} == {ref}
        assert 0 < len(seat.refs()) < both
        assert "plan" not in seat.table.visible_columns
        await seat.press("P")
        await seat.type("all plans")
        await seat.press("enter")
        assert len(seat.refs()) == both


async def test_a_plan_that_is_given_another_ref_is_still_shown(small_path: Path) -> None:
    async with seated(small_path, plan="P") as seat:
        await seat.press("A", "enter", "tab", "backspace")
        await seat.type("QQ")
        await seat.press("enter", "9")
        assert seat.toasts() == []
        assert len(seat.refs()) == 6
        await seat.press("u", "9")
        assert seat.toasts() == []
        assert "took back" not in seat.said()
        assert len(seat.refs()) == 6


async def test_n_and_p_go_to_the_overdue_ones(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("G", "p")
        assert seat.cursor_ref() == "C1.2"
        await seat.press("p")
        assert "no overdue action above" in seat.said()
        await seat.press("N")
        assert "no overdue action below" in seat.said()


async def test_the_detail_pane_follows_the_cursor_and_hides(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        assert "calculated red: 83 d late, more than 30" in seat.text()
        assert "Two interviews held" in seat.text()
        await seat.press("z")
        assert "Two interviews held" not in seat.text()
        await seat.press("z")
        assert "Two interviews held" in seat.text()


async def test_mine_is_what_who_leads(small_path: Path) -> None:
    async with seated(small_path, who="Principal SW", view="0") as seat:
        assert seat.refs() == ["A4"]


async def test_the_days_of_soon_come_from_the_settings_and_those_of_no_update_from_the_plan(small_path: Path) -> None:
    async with seated(small_path, settings=Settings(due_soon=25), view="2") as seat:
        assert seat.refs() == ["A1"]
        await seat.press("4")
        assert "C1.2" in seat.refs()
        (day,) = seat.session.plan_days()
        (plan,) = records(seat.session, day, "plan")
        set_record(seat.session, day, plan, {"no_update_after": "365"})
        await seat.press("ctrl+r", "4")
        assert "C1.2" not in seat.refs()


async def test_keys_work_on_where_the_last_row_was_while_it_was_edited(small_path: Path) -> None:
    async with seated(small_path, view="1") as seat:
        bob = open_session(small_path, who="bob")
        with bob.database:
            await seat.at("C1.2")
            await seat.press("e")
            remove(bob, [Target(seat.stored("C1.2").id)])
            await seat.press("!", "escape")
            await seat.until(lambda: not seat.refs(), "the removal")
        await seat.press("9")
        assert len(seat.refs()) == 5
        await seat.press("j", "?")
        assert seat.screen_name() == "Help"
