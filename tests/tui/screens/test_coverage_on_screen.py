"""Coverage, commitments and sources in the app."""

from pathlib import Path

import pytest

from planwatch.service.files.open import open_session
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part, part_rows
from tests.desk import TODAY
from tests.draws import NASTY
from tests.tui.seat import seated
from tests.tui.test_hostile_screens import assert_harmless

COMMITMENT, SOURCE, RECOMMENDATION = (kind_of(name) for name in ("commitment", "source", "recommendation"))


@pytest.fixture
def asked_path(small_path: Path) -> Path:
    """The small plan with a source, two recommendations, and a commitment that answers the first."""
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        day = session.one_plan()
        add_part(session, SOURCE, day, {"name": "Inspection 2015", "body": "Ofsted"})
        add_part(session, RECOMMENDATION, day, {"number": "1", "text": "Seek legal advice", "source": "inspection"})
        add_part(session, RECOMMENDATION, day, {"number": "7", "text": "Test the dual role", "class": "priority"})
        add_part(session, COMMITMENT, day, {"text": "Become good", "answers": "1", "actions": "C1.2"})
    return small_path


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_coverage_shows_what_answers_each_and_its_gaps_those_for_priority_first(
    asked_path: Path, size: tuple[int, int]
) -> None:
    async with seated(asked_path, size=size) as seat:
        await seat.press("tilde")
        assert seat.screen_name() == "CoverageScreen"
        assert "Coverage 2" in seat.lines()[0]
        assert "gaps: nothing answers it" in seat.text()
        await seat.press("j")
        assert "commitments: C1 Become good" in seat.text()
        assert "actions: C1.2 in progress" in seat.text()
        await seat.press("o")
        assert seat.screen_name() == "ActionScreen"


async def test_a_accepts_the_gaps_with_a_reason_again_lets_them_count_and_u_takes_back(asked_path: Path) -> None:
    async with seated(asked_path) as seat:
        await seat.press("tilde", "a")
        await seat.type("Peers test it")
        await seat.press("enter")
        assert "accepted: nothing answers it (Peers test it)" in seat.text()
        assert "no gaps" in seat.lines()[0]
        await seat.press("a")
        assert "count again" in seat.said()
        assert "with gaps 1" in seat.lines()[0]
        await seat.press("u")
        assert "no gaps" in seat.lines()[0]
        await seat.press("j", "a")
        assert "recommendation 1 has no gap" in seat.said()


async def test_enter_goes_to_the_recommendation(asked_path: Path) -> None:
    async with seated(asked_path) as seat:
        await seat.press("tilde", "enter")
        await seat.type("accepted")
        await seat.press("enter")
        assert find_part(seat.session, RECOMMENDATION, "7").part.decision == "accepted"


async def test_commitments_and_sources_have_their_tables_and_cells_are_edited_in_place(asked_path: Path) -> None:
    async with seated(asked_path) as seat:
        await seat.press("ampersand")
        assert "Commitments 1" in seat.lines()[0]
        assert "answers: 1" in seat.text()
        await seat.press("l", "e")
        await seat.type(" at safeguarding")
        await seat.press("enter")
        assert find_part(seat.session, COMMITMENT, "C1").part.text == "Become good at safeguarding"
        await seat.press("escape", "circumflex_accent")
        assert "Sources 1" in seat.lines()[0]
        assert "1 recommendation, 1 open" in seat.text()
        await seat.press("D")
        assert "stay without it" in seat.question()
        await seat.press("y")
        assert part_rows(seat.session, SOURCE) == []


async def test_hostile_text_is_drawn_and_never_obeyed(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        for number, text in enumerate(filter(str.strip, NASTY)):
            day = session.one_plan()
            add_part(session, SOURCE, day, {"name": f"{number} {text}", "kind": text, "body": text, "link": text})
            add_part(
                session, RECOMMENDATION, day, {"number": f"{number}", "text": text, "class": text, "evidence": text}
            )
            add_part(session, COMMITMENT, day, {"text": text, "answers": f"{number}"})
    async with seated(small_path, size=(100, 30)) as seat:
        for key in ("tilde", "ampersand", "circumflex_accent"):
            await seat.press(key)
            for _ in range(4):
                assert_harmless(seat)
                await seat.press("enter")
                assert_harmless(seat)
                await seat.press("escape", "j", "j", "j")
            await seat.press("escape")
