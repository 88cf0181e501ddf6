"""Workbooks that came back, on the screen: gone through, decided on and taken over by keys, as one change."""

from pathlib import Path

from planwatch.model.plan.kinds import Status
from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.export import export_plan
from planwatch.service.files.sheets import write_sheets
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import add_part
from planwatch.tui.screens.returned.lines import Becomes
from planwatch.tui.screens.returned.screen import ReturnedScreen
from tests.books import Page, edited
from tests.conftest import SitDown
from tests.desk import find, put, told
from tests.tui.seat import Seat, seated


async def opened(seat: Seat, path: Path) -> ReturnedScreen:
    await seat.press("i")
    await seat.type(str(path))
    await seat.press("enter")
    await seat.until(lambda: isinstance(seat.app.screen, ReturnedScreen), "what came back")
    screen = seat.app.screen
    assert isinstance(screen, ReturnedScreen)
    return screen


def came_back(sit_down: SitDown, path: Path, folder: Path) -> Path:
    """Two of three sheets, one of them with a conflict and two edits, and a row taken out."""
    ann = sit_down(path, "ann")
    write_sheets(ann, folder / "out", ChaseAsked())
    back = folder / "back"
    back.mkdir()

    def edit(page: Page) -> None:
        page.put("C1.2", Status="complete", New_update="Both posts filled", As_at="8 Jan 2016", RAG="G")

    edited(folder / "out" / "update-p-head-of-hr.xlsx", edit, back / "hr.xlsx")
    edited(folder / "out" / "update-p-principal-sw.xlsx", lambda page: page.sheet.delete_rows(6), back / "sw.xlsx")
    put(sit_down(path, "bob"), "C1.2", {"rag": "amber"})
    return back


async def test_all_is_gone_through_and_taken_over_as_one_change(
    sit_down: SitDown, small_path: Path, tmp_path: Path
) -> None:
    back = came_back(sit_down, small_path, tmp_path)
    async with seated(small_path) as seat:
        before = told(seat.session)
        screen = await opened(seat, back)
        assert "1 conflict · 1 edit · 1 update" in seat.text()
        assert "2 did not answer: Élan Partners; Principal SW · 1 answered: Head of HR" in seat.text()
        assert "C1.2 rag: they say G, the plan A: set by bob on" in seat.text()
        await seat.press("enter")
        await seat.until_seen("1 row not decided: as the plan has it.")
        await seat.press("n", "t", "n")
        assert "nothing is left to decide" in seat.said()
        assert [line.becomes for line in screen.lines][:3] == [
            Becomes.THEIRS, Becomes.TAKEN, Becomes.TAKEN,
        ]  # fmt: skip
        await seat.press("enter", "enter")
        assert "2 edits, 1 update, 0 new actions; recorded that 1 lead answered · change" in seat.said()
        assert find(seat.session, "C1.2").action.status is Status.COMPLETE
        await seat.press("H", "u", "y")
        assert told(seat.session) == before


async def test_esc_leaves_it_with_nothing_written(sit_down: SitDown, small_path: Path, tmp_path: Path) -> None:
    back = came_back(sit_down, small_path, tmp_path)
    async with seated(small_path) as seat:
        before = told(seat.session)
        await opened(seat, back)
        await seat.press("t", "down", "x", "escape")
        assert seat.screen_name() == "TriageScreen"
        assert told(seat.session) == before


async def test_a_row_left_out_is_not_taken_and_a_decision_can_be_taken_back(
    sit_down: SitDown, small_path: Path, tmp_path: Path
) -> None:
    back = came_back(sit_down, small_path, tmp_path)
    async with seated(small_path) as seat:
        screen = await opened(seat, back)
        await seat.press("t", "o", "down", "x", "down", "x", "x")
        every = {(line.item.column, line.becomes) for line in screen.lines if line.item and line.item.column}
        assert every == {("rag", Becomes.OURS), ("status", Becomes.LEFT_OUT), ("update", Becomes.TAKEN)}
        await seat.press("enter", "enter")
        assert "0 edits, 1 update" in seat.said()
        assert find(seat.session, "C1.2").action.status is Status.IN_PROGRESS


async def test_an_action_that_no_file_has_is_withdrawn_with_its_reason_only(
    sit_down: SitDown, small_path: Path, tmp_path: Path
) -> None:
    back = came_back(sit_down, small_path, tmp_path)
    async with seated(small_path) as seat:
        screen = await opened(seat, back)
        at = next(line.number for line in screen.lines if line.item is not None and line.item.ref == "A4")
        screen.table.move_to(at)
        await seat.press("t")
        assert "nothing is to be decided here" in seat.said()
        await seat.press("w", "enter")
        assert "withdrawing needs a reason" in seat.said()
        await seat.type("merged with A1")
        await seat.press("enter")
        assert screen.lines[[line.number for line in screen.lines].index(at)].becomes is Becomes.WITHDRAWN
        await seat.press("enter", "enter")
        assert "A4 withdrawn" in seat.said()
        action = find(seat.session, "A4").action
        assert (action.status, action.reason) == (Status.WITHDRAWN, "merged with A1")


async def test_tab_shows_each_kind_of_rows_who_answered_too(
    sit_down: SitDown, small_path: Path, tmp_path: Path
) -> None:
    back = came_back(sit_down, small_path, tmp_path)
    async with seated(small_path) as seat:
        screen = await opened(seat, back)
        seen = []
        for _ in range(5):
            await seat.press("tab")
            seen.append([line.becomes.value for line in screen.lines])
        assert seen == [
            ["decide"], ["taken", "taken"], [], ["not there"] * 3, ["no answer", "no answer", "answered"],
        ]  # fmt: skip
        assert "nobody answered: Élan Partners (asked on 11 Jan 2016 about 1 action" in seat.text()
        await seat.press("x")
        assert "this row only says who answered" in seat.said()


async def test_what_a_new_row_adds_to_the_plan_by_its_name_is_told(
    sit_down: SitDown, small_path: Path, tmp_path: Path
) -> None:
    ann = sit_down(small_path, "ann")
    export_plan(ann, ann.plan_days()[0], tmp_path / "plan.xlsx")
    edited(tmp_path / "plan.xlsx", lambda page: page.add(Action="Meet", Theme="Hausing"))
    async with seated(small_path) as seat:
        await opened(seat, tmp_path / "plan.xlsx")
        await seat.press("enter", "enter")
        assert "0 edits, 0 updates, 1 new action · new in the plan: theme 'Hausing' · change" in seat.said()


async def test_a_risk_that_was_edited_in_a_workbook_stands_there_with_its_kind(
    sit_down: SitDown, small_path: Path, tmp_path: Path
) -> None:
    ann = sit_down(small_path, "ann")
    add_part(ann, kind_of("risk"), ann.plan_days()[0], {"ref": "R1", "title": "Fog"})
    export_plan(ann, ann.plan_days()[0], tmp_path / "plan.xlsx")
    edited(tmp_path / "plan.xlsx", lambda page: page.put("R1", Owner="Head of HR", Target_L=2), sheet="Risks")
    async with seated(small_path) as seat:
        await opened(seat, tmp_path / "plan.xlsx")
        row = next(line for line in seat.text().splitlines() if "R1" in line)
        assert "risk" in row
        assert "Head of HR" in row
        assert "target likelihood" in seat.text()
    async with seated(small_path, size=(80, 24)) as seat:
        await opened(seat, tmp_path / "plan.xlsx")
        assert "R1    target likelihood nothing" in seat.text()
