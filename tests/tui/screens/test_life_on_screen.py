"""The plan's life in the app: versions, sign-offs, who was asked, who is told."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.model.plan.kinds import PlanStatus, Status
from planwatch.service.files.open import open_session
from planwatch.service.life import signoffs
from planwatch.service.life.communications import COMMUNICATIONS
from planwatch.service.life.consultees import CONSULTEES
from planwatch.service.life.signoffs import SIGNOFFS
from planwatch.service.life.versions import VERSIONS
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part, part_rows
from planwatch.storage.writing.batch import open_batch
from tests.desk import TODAY
from tests.draws import NASTY
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless


@pytest.fixture
def drafted_path(small_path: Path) -> Path:
    """The small plan with a draft that two are asked to sign off."""
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        add_part(session, VERSIONS, session.one_plan(), {"name": "draft 1"})
        signoffs.ask(session, find_part(session, VERSIONS, "draft 1"), ("Programme Board", "Council"))
    return small_path


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_versions_tell_who_is_next_to_sign(drafted_path: Path, size: tuple[int, int]) -> None:
    async with seated(drafted_path, size=size) as seat:
        await seat.press("Z")
        assert "Versions 1" in seat.lines()[0]
        assert "draft 1" in seat.text()
        assert "0 of 2; next Programme Board" in seat.text()


async def test_a_sign_off_is_written_in_its_form_and_taken_back(drafted_path: Path) -> None:
    async with seated(drafted_path) as seat:
        await seat.press("semicolon")
        assert "not signed 2" in seat.lines()[0]
        await seat.press("enter")
        await seat.type("4 Jan")
        await seat.press("tab")
        await seat.type("subject to the costs")
        await seat.press("enter")
        one = find_part(seat.session, SIGNOFFS, "S1").part
        assert (one.on, one.conditions) == (date(2016, 1, 4), "subject to the costs")
        assert "not signed 1" in seat.lines()[0]
        assert "Programme Board, 4 Jan 2016, subject to the costs" in seat.text(), "not said twice"
        await seat.press("u")
        assert find_part(seat.session, SIGNOFFS, "S1").part.on is None


async def test_who_signs_before_their_turn_is_told_so_in_the_form_and_in_the_cell(drafted_path: Path) -> None:
    early = "signed before its turn: it comes after Programme Board"
    async with seated(drafted_path, size=(120, 40)) as seat:
        await seat.press("semicolon", "j", "enter")
        await seat.type("today")
        await seat.press("enter")
        assert early in seat.text()
        await seat.press("u", "j", "l", "l", "l", "e")
        await seat.type("4 Jan")
        await seat.press("enter")
        assert find_part(seat.session, SIGNOFFS, "S2").part.on == date(2016, 1, 4)
        assert early in seat.text()
        await seat.press("k", "e")
        await seat.type("4 Jan")
        await seat.press("enter")
        assert "before its turn" not in seat.text(), "it is the turn of the first"


async def test_a_plan_is_signed_off_approved_and_closed_by_keys_and_the_close_is_taken_back(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database, open_batch(session.database, session.sign("a draft")) as batch:
        batch.change("plan", session.one_plan().id, {"status": "draft", "approved_on": None})
    async with seated(small_path, size=(120, 40)) as seat:
        await seat.press("Z", "a")
        await _fill(seat, "draft 1")
        await seat.press("escape", "semicolon")
        for who in ("Programme Board", "Council"):
            await seat.press("a", "tab")
            await _fill(seat, who)
            assert f"draft 1: {who}: not signed yet" in seat.text(), "the newest version stands there, and is told"
        await seat.press("k", "enter")
        await _fill(seat, "4 Jan", "in principle")
        await seat.press("j", "enter")
        await _fill(seat, "8 Jan", "the costs")
        assert [one.part.conditions for one in part_rows(seat.session, SIGNOFFS)] == ["in principle", "the costs"]
        assert "before its turn" not in seat.text()

        await seat.press("escape")
        await seat.at("A1", "due")
        await seat.press("d")
        await _fill(seat, "8 Feb 2016")
        await seat.settle()
        assert "moved" not in seat.detail(), "dates of a draft move without a trace"
        await seat.press("A", "enter", "tab", "tab", "tab")
        await _fill(seat, "approved")
        assert seat.session.one_plan().plan.approved_on == TODAY
        assert "is not signed off" not in seat.said()
        await seat.press("d")
        await _fill(seat, "1 Mar 2016")
        await _fill(seat, "a late contract")
        await seat.settle()
        assert "moved 1×, 22 d" in seat.detail()

        await seat.press("A")
        await _fill(seat, "close")
        await _fill(seat, "P2")
        assert "not decided yet: actions (4)" in seat.text()
        await seat.press("tab")
        await _fill(seat, "carry")
        assert "P closed, P2 started, 4 parts decided · u undoes" in seat.said()
        plans = {day.plan.ref: day.plan.status for day in seat.session.plan_days()}
        assert plans == {"P": PlanStatus.CLOSED, "P2": PlanStatus.DRAFT}
        await seat.press("u")
        assert seat.session.one_plan().plan.status is PlanStatus.APPROVED
        assert seat.action("A1").status is Status.IN_PROGRESS


async def _fill(seat: Seat, *lines: str) -> None:
    """Type into the lines of a form from where the cursor is, and save it."""
    for number, line in enumerate(lines):
        if number:
            await seat.press("tab")
        await seat.type(line)
    await seat.press("enter")


async def test_a_version_is_added_and_looked_back_at_by_its_name(drafted_path: Path) -> None:
    async with seated(drafted_path) as seat:
        await seat.press("Z", "a")
        await seat.type("draft 2")
        await seat.press("enter")
        assert find_part(seat.session, VERSIONS, "draft 2").part.on == TODAY
        await seat.press("escape", "T")
        await seat.type("draft 1")
        await seat.press("enter")
        await seat.settle()
        assert "draft 1 of 11 Jan 2016" in seat.text()


async def test_hostile_text_is_drawn_and_never_obeyed(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        for text in filter(str.strip, NASTY):
            add_part(session, CONSULTEES, session.one_plan(), {"who": text, "said": text, "changed": text})
            told = {"audience": text, "text": text, "channel": text}
            add_part(session, COMMUNICATIONS, session.one_plan(), told)
    async with seated(small_path, size=(100, 30)) as seat:
        for key in ("Q", "at"):
            await seat.press(key)
            for _ in range(4):
                assert_harmless(seat)
                await seat.press("enter")
                assert_harmless(seat)
                await seat.press("escape", "j")
            await seat.press("escape")
