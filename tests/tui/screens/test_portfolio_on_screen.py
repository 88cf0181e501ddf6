"""All plans of a file on one screen: as said, as proposed, counted, gone to, handed out, and where they clash."""

from pathlib import Path

import pytest

from planwatch.model.plan.kinds import Rag
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from tests.desk import SMALL, TODAY, put
from tests.draws import NASTY
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless, nasty_plan

PARKS = Snapshot(
    plan=replace(SMALL.plan, ref="Q", title="Parks plan"),
    lead=SMALL.lead,
    theme=(
        Theme(title="Trees", update=(Update(text="All is planted", as_at=TODAY, by="Head of HR", rag=Rag.GREEN),)),
        Theme(title='The "new" paths'),
    ),
    action=(
        replace(SMALL.action[0], theme="Trees", answers=()),
        replace(SMALL.action[1], ref="T2", title="Plant forty lime trees", theme='The "new" paths'),
    ),
)
"""It has the first action of the small plan once more."""


def put_in(path: Path, plan: Snapshot) -> None:
    session = open_session(path, who="ann", today=TODAY)
    with session.database:
        import_snapshot(session, plan, "a file")


@pytest.fixture
def two_path(small_path: Path) -> Path:
    put_in(small_path, PARKS)
    return small_path


def line_of(seat: Seat, words: str) -> str:
    return next(line for line in seat.lines()[1:] if words in line)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_each_plan_and_theme_stands_as_said_and_as_proposed_with_what_is_open_late_red_and_silent(
    two_path: Path, size: tuple[int, int]
) -> None:
    async with seated(two_path, size=size) as seat:
        await seat.press("_")
        assert seat.screen_name() == "PortfolioScreen"
        assert "Portfolio · 2 plans · clashes 1" in seat.lines()[0]
        assert "not said" in line_of(seat, "P  Small plan")
        assert "● G" in line_of(seat, "Trees")
        assert "■ R" in line_of(seat, "Trees")  # said green, proposed red
        assert "no theme" in seat.text()
        small, parks = (line_of(seat, name).replace(" of ", "/").split() for name in ("P  Small plan", "Q  Parks plan"))
        assert small[-2] == "1"
        silent = read.list_ids(seat.session, seat.triage.worklist.listing("no-update"))
        assert int(small[-1]) + int(parks[-1]) == len(silent)  # as the view "No update" lists them
        assert parks[-2] == "1"
        await seat.press("j", "j")
        assert "said nothing, proposed" in seat.text()
        await seat.press("G")
        assert "same action: Q:C1.2 says the same as P:C1.2" in seat.text()


async def test_enter_goes_to_the_list_of_that_plan_or_theme_and_escape_comes_back_as_it_was(two_path: Path) -> None:
    async with seated(two_path, view="1") as seat:
        await seat.press("_", "escape")
        assert seat.triage.worklist.view.word == "overdue"
        await seat.press("_", "enter")
        assert seat.screen_name() == "TriageScreen"
        assert sorted(seat.refs()) == ["A1", "A2", "A3", "A4", "C1.10", "C1.2"]
        assert seat.said() == "P · P shows all plans"
        await seat.press("_", "j", "enter")
        assert sorted(seat.refs()) == ["C1.10", "C1.2"]
        await seat.press("escape")
        assert len(seat.refs()) == 6
        await seat.press("_", "G", "k", "enter")
        assert seat.refs() == ["T2"]
        assert seat.triage.session.plan == "Q"
        await seat.press("_")
        assert "2 plans" in seat.lines()[0]  # all, whatever the list shows
        await seat.press("g", "j", "j", "j", "enter")
        assert seat.refs() == ["A3"]  # what has no theme


async def test_p_goes_from_one_plan_to_the_other(two_path: Path) -> None:
    async with seated(two_path) as seat:
        await seat.press("P", "down", "enter")
        assert seat.triage.session.plan == "P"
        await seat.press("P", "down", "enter")
        assert seat.triage.session.plan == "Q"
        assert sorted(seat.refs()) == ["C1.2", "T2"]


async def test_enter_on_a_clash_opens_one_of_its_actions_and_what_is_changed_there_is_seen(two_path: Path) -> None:
    async with seated(two_path) as seat:
        await seat.press("_", "G", "enter")
        assert "P:C1.2  Recruit managers" in seat.text()
        await seat.press("down", "enter")
        assert seat.screen_name() == "ActionScreen"
        assert read.find_action(seat.session, "Q:C1.2").action.title in seat.text()
        put(seat.session, "Q:C1.2", {"title": "Prune all old oaks"})
        await seat.press("escape")
        assert seat.screen_name() == "PortfolioScreen"
        assert "no clashes" in seat.lines()[0]


async def test_x_hands_out_the_page_and_asks_before_it_writes_over_one(two_path: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    async with seated(two_path) as seat:
        before = len(seat.log())
        await seat.press("_", "x")
        assert "Portfolio: all plans" in seat.text()
        for _ in range(2):
            await seat.press("s", "ctrl+u")
            await seat.type(str(page))
            await seat.press("enter")
        assert "Write over it?" in seat.question()
        await seat.press("n", "escape", "escape")
        assert len(seat.log()) == before
    assert "Portfolio: all plans" in page.read_text("utf-8")


async def test_one_plan_is_shown_alone_and_none_is_refused(small_path: Path, tmp_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("_")
        assert "1 plan · no clashes" in seat.lines()[0]
        await seat.press("j", "enter")
        assert sorted(seat.refs()) == ["C1.10", "C1.2"]
        assert seat.triage.session.plan == ""
    async with seated(tmp_path / "new.db") as seat:
        await seat.press("_")
        assert "there is no plan here yet" in seat.said()


async def test_the_past_is_told_as_it_was_and_its_page_is_handed_out(two_path: Path, tmp_path: Path) -> None:
    async with seated(two_path) as seat:
        await seat.press("T")
        await seat.type("1")
        await seat.press("enter", "_")
        assert "1 plan" in seat.lines()[0]
        assert " AS OF " in seat.lines()[-1]
        page = tmp_path / "page.md"
        await seat.press("x", "s", "ctrl+u")
        await seat.type(str(page))
        await seat.press("enter", "escape")
        assert "AS OF change 1 of" in page.read_text("utf-8")
        await seat.press("?")
        assert "planwatch --db A.db --db B.db portfolio" in " ".join(seat.text().split())
        await seat.press("escape", "enter")
        assert seat.triage.now is not None
        await seat.press("e")
        assert "this is the past" in seat.said()


async def test_hostile_text_is_drawn_and_never_obeyed(small_path: Path) -> None:
    put_in(small_path, nasty_plan())
    put_in(small_path, replace(nasty_plan(), plan=replace(nasty_plan().plan, ref="N2", title=NASTY[2])))
    async with seated(small_path, size=(100, 30)) as seat:
        await seat.press("_")
        for row in range(seat.table.row_count):
            seat.table.cursor_row = row
            await seat.settle()
            assert_harmless(seat)
        await seat.press("enter")  # what may be clashing
        assert_harmless(seat)
        await seat.press("escape")
        for row in range(2, 5):
            seat.table.cursor_row = row
            await seat.press("enter")
            assert_harmless(seat)
            await seat.press("_")
