"""Risks in the app: listed by their scores, edited in place, drawn as a heat map."""

from pathlib import Path

import pytest

from planwatch.model.plan.risk import Risk
from planwatch.service.files.open import open_session
from planwatch.service.plan.part_edit import add_part, set_part
from planwatch.service.plan.part_read import find_part
from planwatch.service.risks.risks import RISKS
from tests.desk import TODAY
from tests.draws import NASTY
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless


@pytest.fixture
def risky_path(small_path: Path) -> Path:
    """The small plan with two risks."""
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        for values in (
            {"title": "Money", "likelihood": "1", "impact": "2"},
            {"title": "Agency staff leave", "likelihood": "4", "impact": "4", "mitigated_by": "C1.2"},
        ):
            add_part(session, RISKS, session.one_plan(), values)
    return small_path


async def opened(seat: Seat) -> None:
    await seat.press("exclamation_mark")
    assert seat.screen_name() == "RisksScreen"


def stored(seat: Seat, ref: str) -> Risk:
    return find_part(seat.session, RISKS, ref).part


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_the_worst_comes_first_told_in_full_and_m_shows_the_heat_map(
    risky_path: Path, size: tuple[int, int]
) -> None:
    async with seated(risky_path, size=size) as seat:
        await opened(seat)
        assert "Risks 2" in seat.lines()[0]
        assert seat.text().index("Agency staff") < seat.text().index("Money")
        assert "likelihood 4 likely × impact 4 major = 16 (red high)" in seat.text()
        await seat.press("m")
        assert "R 16: R2" in seat.text()
        assert "G 2: R1" in seat.text()
        await seat.press("m")
        assert "= 16 (red high)" in seat.text()


async def test_a_level_is_edited_in_its_cell_by_its_word_and_u_takes_it_back(risky_path: Path) -> None:
    async with seated(risky_path) as seat:
        await opened(seat)
        await seat.press("l", "l", "l", "l", "e")
        await seat.type("purple")
        await seat.press("enter")
        assert "no likelihood of the plan's matrix" in seat.text()
        await seat.press("ctrl+u")
        await seat.type("rare")
        await seat.press("enter")
        assert stored(seat, "R2").likelihood == 1
        assert "↓ 16" in seat.text()
        await seat.press("u")
        assert stored(seat, "R2").likelihood == 4


async def test_o_opens_what_lessens_it_and_a_adds_one(risky_path: Path) -> None:
    async with seated(risky_path) as seat:
        await opened(seat)
        await seat.press("o")
        assert seat.screen_name() == "ActionScreen"
        await seat.press("escape", "a")
        await seat.type("Rising demand")
        await seat.press("enter")
        assert stored(seat, "R3").title == "Rising demand"


@pytest.mark.parametrize("text", NASTY[:6])
async def test_hostile_text_is_harmless(risky_path: Path, text: str) -> None:
    session = open_session(risky_path, who="ann", today=TODAY)
    with session.database:
        add_part(session, RISKS, session.one_plan(), {"title": text, "likelihood": "5", "impact": "5", "cause": text})
    async with seated(risky_path) as seat:
        await opened(seat)
        assert_harmless(seat)


@pytest.mark.parametrize("in_a_form", [False, True])
async def test_of_two_who_change_it_the_second_is_told_and_enter_saves_theirs_all_the_same(
    risky_path: Path, in_a_form: bool
) -> None:
    async with seated(risky_path) as seat:
        await opened(seat)
        if in_a_form:
            seat.app.screen.call_later(seat.app.screen.do, "parts:form")  # type: ignore[attr-defined]
        else:
            assert seat.table.move_to_column("title")
            await seat.press("e")
        await seat.until_seen("enter saves")
        row = find_part(seat.session, RISKS, "R2")
        set_part(seat.session, RISKS, row, {"title": "Reader was first"})
        await seat.press("end")
        await seat.type(" soon")
        await seat.press("enter")
        assert stored(seat, "R2").title == "Reader was first"
        said = " ".join([*seat.toasts(), *seat.text().replace("│", " ").split()])
        assert "enter saves yours all the same" in said
        await seat.press("enter")
        assert stored(seat, "R2").title == "Agency staff leave soon"
