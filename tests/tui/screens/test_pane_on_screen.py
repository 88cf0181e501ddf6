"""The pane: below the list or beside it, every sign of its row in words, and what has no room counted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from planwatch.model.actions.row import ActionRow
from planwatch.model.actions.views import find_view
from planwatch.model.due.lateness import Overdue
from planwatch.model.plan.kinds import Priority, Rag, Status
from planwatch.model.ratings.calculate import Rating
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.history.story import brief, story
from planwatch.service.session import Session
from planwatch.settings import Settings
from planwatch.tui.screens.dialogs.help import SIGNS
from planwatch.tui.screens.triage.told import below, beside, meetings_in_words
from planwatch.tui.table.worklist import Worklist
from planwatch.words.row import CELLS, priority_words
from tests.desk import TODAY, put, with_keys
from tests.tui.frames import at_the_samples, compare
from tests.tui.seat import Seat, seated

Otherwise = Callable[[ActionRow], ActionRow]


def rated(rag: Rag | None, calculated: Rag | None = None, board: Rag | None = None) -> Otherwise:
    def change(row: ActionRow) -> ActionRow:
        return replace(row, action=with_keys(row.action, rag=rag, board_rag=board), rating=Rating(calculated))

    return change


def standing(status: Status, days_late: int = 0) -> Otherwise:
    def change(row: ActionRow) -> ActionRow:
        action = with_keys(row.action, status=status, rag=None)
        return replace(row, action=action, overdue=Overdue.NO, days_late=days_late)

    return change


MADE: dict[str, tuple[Otherwise, str, str]] = {
    "■ R": (rated(Rag.RED), "■ R", "red by the lead"),
    "◆ A": (rated(Rag.AMBER), "◆ A", "amber by the lead"),
    "● G": (rated(Rag.GREEN), "● G", "green by the lead"),
    "· –": (rated(None), "· –", "not rated"),
    "✓ C": (standing(Status.COMPLETE), "✓ C", "complete"),
    "✓ C!": (standing(Status.COMPLETE, 5), "✓ C!", "done 5 days late"),
    "✓✓ C": (standing(Status.ASSURED), "✓✓ C", "assured: the evidence shows that it worked"),
    "×": (standing(Status.WITHDRAWN), "× –", "withdrawn"),
    "A≠R": (rated(Rag.AMBER, Rag.RED), "◆ A≠R", "amber by the lead, calculated red"),
    "R/A": (rated(Rag.AMBER, None, Rag.RED), "■ R/A", "red by the board, amber by the lead"),
    "! 83 d late": (lambda row: row, "! 83 d late", "overdue, 83 days late"),
    "? possibly": (lambda row: replace(row, overdue=Overdue.POSSIBLY), "? possibly",
                   "possibly overdue: 20 Oct 2015 is not over"),
    "↷2": (lambda row: replace(row, moves=2), "↷2", "date moved 2 times"),
    "↷3!": (lambda row: replace(row, moves=3), "↷3!", "date moved 3 times, which is often"),
    "left:": (lambda row: replace(row, lead_until=date(2016, 1, 1)), "left: Head of HR", "HR (left 1 Jan 2016)"),
    "no lead": (lambda row: replace(row, action=with_keys(row.action, lead="")), "no lead", "no lead"),
    "low": (lambda row: replace(row, action=with_keys(row.action, priority=Priority.LOW)), "low", "low priority"),
}  # fmt: skip
ON_SCREEN = {"»", "•", "…"}


def test_each_sign_that_help_explains_is_looked_at() -> None:
    assert {sign for sign, _ in SIGNS} <= set(MADE) | ON_SCREEN


@pytest.mark.parametrize("sign", MADE)
def test_every_sign_of_a_row_is_said_in_words_below_it_and_beside(ann: Session, sign: str) -> None:
    change, drawn, words = MADE[sign]
    row = change(read.find_action(ann, "C1.2"))
    assert drawn in [cell.words(row)[0] for cell in CELLS.values()] + [priority_words(row)[0]]
    for told in (
        below(brief(ann, row), marked=False, several_plans=False),
        beside(story(ann, row), marked=False, several_plans=False),
    ):
        assert words in "\n".join(line.plain for line in told)


WORDS = {
    "≠": "calculated", "R/": "red by the board", "A/": "amber by the board", "G/": "green by the board",
    "· –": "not rated", "✓ ": "complete", "✓✓": "assured", "× ": "withdrawn", "! ": "overdue, ", "↷": "date moved",
    "?": "possibly overdue", "possibly": "possibly overdue", "no lead": "no lead", "left: ": "(left ",
    "no date": "no date", "high": "high priority", "low": "low priority",
}  # fmt: skip


def test_no_row_of_the_samples_has_a_sign_that_its_pane_does_not_say(samples: Session) -> None:
    work = Worklist(samples, Settings(), find_view("all"))
    work.load()
    rows = [row for row in work.rows.by_id(work.rows.ids) if row is not None]
    assert len(rows) > 80
    for row in rows:
        told = "\n".join(line.plain for line in below(brief(samples, row), marked=False, several_plans=True))
        cells = [priority_words(row)[0], *(CELLS[key].words(row)[0] for key in ("rag", "lead", "due", "late", "moves"))]
        missing = [words for sign, words in WORDS.items() for cell in cells if sign in cell and words not in told]
        assert not missing, told


def test_how_it_was_rated_at_the_last_meetings_is_told_without_letters() -> None:
    assert meetings_in_words("· – – A A R") == "at the last meetings amber 2×, red"
    assert meetings_in_words("R – C") == "at the last meetings red, not rated, complete"
    assert meetings_in_words("· – –") == ""


def pane_is_beside(seat: Seat) -> bool:
    table, pane = seat.table.region, seat.triage.detail.region
    assert table.bottom <= pane.y or (pane.x == table.right + 1 and pane.line_span == table.line_span)
    return pane.x > table.x


async def test_it_stands_beside_the_list_from_150_columns_on_and_moves_at_once(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("G")
        ref = seat.cursor_ref()
        for width, is_beside in ((149, False), (150, True), (200, True), (149, False)):
            await seat.pilot.resize_terminal(width, 30)
            await seat.settle()
            assert pane_is_beside(seat) is is_beside
            assert seat.cursor_ref() == ref
            assert seat.table.cell_region(seat.table.cursor_row, "ref")
            assert f"{ref} " in seat.detail()
            assert ("\nupdates\n" in seat.detail()) is is_beside


@pytest.mark.parametrize("size", [(200, 60), (120, 40)])
async def test_z_hides_it_and_shows_it_wherever_it_stands(samples_path: Path, size: tuple[int, int]) -> None:
    async with seated(samples_path, size=size) as seat:
        before = seat.table.region
        await seat.press("z")
        assert not seat.triage.detail.region
        assert seat.table.region.width == size[0]
        assert seat.table.region.area > before.area
        await seat.press("z")
        assert seat.table.region == before
        assert pane_is_beside(seat) is (size[0] >= 150)


@pytest.mark.parametrize("size", ["200x60", "150x40"])
async def test_beside_the_list_it_looks_as_it_did(samples_path: Path, size: str) -> None:
    async with at_the_samples(samples_path, size="120x40", view="1") as seat:
        await seat.pilot.resize_terminal(*map(int, size.split("x")))
        await seat.press("j", "j")
        await compare(seat, f"pane-beside-{size}")


async def test_what_has_no_room_is_counted_and_the_wheel_brings_it(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.pilot.resize_terminal(80, 24)
        await seat.press("1")
        await seat.settle()
        pane = seat.triage.detail
        assert pane.size.height == 4
        assert seat.detail().endswith(" lines: enter")
        assert seat.detail().splitlines()[1].startswith("overdue, 103 days late · high priority · red by the lead")
        first = seat.detail()
        for _ in range(9):
            await seat.pilot._post_mouse_events([MouseScrollDown], "#detail", offset=(5, 2))
        assert "at the last meetings amber 2×" in seat.detail()
        assert "enter" not in seat.detail()
        for _ in range(9):
            await seat.pilot._post_mouse_events([MouseScrollUp], "#detail", offset=(5, 2))
        assert seat.detail() == first


async def test_words_that_the_row_cuts_stand_whole_beside_it(small_path: Path, ann: Session) -> None:
    title = "Recruit managers and, where no managers can be had, train those who lead the teams already until they are"
    put(ann, "C1.2", {"title": title})
    async with seated(small_path, size=(150, 40), today=TODAY) as seat:
        await seat.at("C1.2")
        assert "Recruit managers and, where" in seat.text()
        assert "…" in seat.text()
        assert title in seat.detail().replace("\n", " ")


async def test_a_long_title_takes_the_lines_that_nothing_else_needs(small_path: Path, ann: Session) -> None:
    put(ann, "C1.10", {"title": "Map the offer of all who help families " * 6 + "before the end"})
    put(ann, "A1", {"title": "Set standards for all who help families, and have them read by each one twice a year"})
    async with seated(small_path, size=(80, 30), today=TODAY) as seat:
        await seat.at("A1")
        assert seat.detail().splitlines()[1] == "twice a year"
        assert "enter" not in seat.detail()
        await seat.at("C1.10")
        assert seat.detail().splitlines()[0].endswith("…")
        assert seat.detail().splitlines()[-1].endswith("+3 lines: enter")


async def test_a_mark_is_said_as_soon_as_it_is_there(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("*")
        await seat.settle()
        assert "marked · " in seat.detail()
        assert "» " in seat.text()
        await seat.press("escape")
        await seat.settle()
        assert "marked" not in seat.detail()
