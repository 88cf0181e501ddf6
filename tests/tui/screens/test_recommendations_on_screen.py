"""Recommendations in the app: listed, responded to, added, taken out, and told where an action answers them."""

from pathlib import Path

import pytest

from planwatch.model.plan.kinds import Decision
from planwatch.model.plan.recommendation import Recommendation
from planwatch.service.files.open import open_session
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part
from planwatch.service.recommendations.recommendations import RECOMMENDATIONS
from tests.desk import TODAY
from tests.draws import NASTY
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless


@pytest.fixture
def asked_path(small_path: Path) -> Path:
    """The small plan with two recommendations that nobody has responded to."""
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        for number, text in (("10", "Screen for exploitation"), ("1", "Seek legal advice in time")):
            add_part(
                session, RECOMMENDATIONS, session.one_plan(), {"number": number, "text": text, "class": "priority"}
            )
    return small_path


async def opened(seat: Seat) -> None:
    await seat.press("number_sign")
    assert seat.screen_name() == "PartsScreen"


def stored(seat: Seat, number: str) -> Recommendation:
    return find_part(seat.session, RECOMMENDATIONS, number).part


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_they_are_listed_as_people_count_with_the_response_and_what_answers_them(
    asked_path: Path, size: tuple[int, int]
) -> None:
    async with seated(asked_path, size=size) as seat:
        await opened(seat)
        assert "Recommendations 2" in seat.lines()[0]
        assert seat.text().index("Seek legal") < seat.text().index("Screen for")
        assert "none yet" in seat.text()
        assert "answered by: C1.2 in progress · 0 of 1 done" in seat.text()
        await seat.press("j")
        assert "answered by: no action answers it" in seat.text()
        await seat.press("escape")
        assert seat.screen_name() == "TriageScreen"


async def test_enter_writes_the_response_and_u_takes_it_back(asked_path: Path) -> None:
    async with seated(asked_path) as seat:
        await opened(seat)
        await seat.press("enter")
        await seat.type("partly")
        await seat.press("tab")
        await seat.type("A weekly panel")
        await seat.press("tab")
        await seat.type("Head of HR")
        await seat.press("enter")
        one = stored(seat, "1")
        assert (one.decision, one.response, one.responded_by) == (Decision.PARTLY, "A weekly panel", "Head of HR")
        assert one.responded_on == TODAY
        assert "without a response 1" in seat.lines()[0]
        await seat.press("u")
        assert stored(seat, "1").decision is None


async def test_what_is_refused_is_said_and_what_was_typed_stays(asked_path: Path) -> None:
    async with seated(asked_path) as seat:
        await opened(seat)
        await seat.press("enter")
        await seat.type("perhaps")
        await seat.press("enter")
        assert "'perhaps' is not a decision" in seat.text()
        await seat.press("escape")
        assert stored(seat, "1").decision is None


async def test_one_is_added_and_taken_out_after_a_question(asked_path: Path) -> None:
    async with seated(asked_path) as seat:
        await opened(seat)
        await seat.press("a")
        await seat.type("2")
        await seat.press("tab")
        await seat.type("Stop drift")
        await seat.press("enter")
        assert stored(seat, "2").text == "Stop drift"
        await seat.press("g", "D")
        assert "C1.2 answers it" in seat.question()
        await seat.press("n")
        assert stored(seat, "1")
        await seat.press("D", "y")
        assert "recommendation 1 removed" in seat.said()


async def test_o_opens_what_answers_it_where_the_recommendation_is_told_on_one_line(asked_path: Path) -> None:
    async with seated(asked_path) as seat:
        await opened(seat)
        await seat.press("o")
        assert seat.screen_name() == "ActionScreen"
        assert "answers 1 (priority, no decision yet): Seek legal advice in time" in seat.text()
        assert "answers 1a of 1 (priority, no decision yet): Seek legal advice in time" in seat.text()
        await seat.press("escape", "j", "o")
        assert "no action goes with recommendation 10" in seat.said()


async def test_from_a_finding_enter_leads_to_its_form(asked_path: Path) -> None:
    async with seated(asked_path) as seat:
        await seat.press("F")
        await seat.until_seen("No management response")
        while "No management response" not in str(seat.app.screen.query_one("#finding-detail").render()):
            await seat.press("j")
        await seat.press("enter")
        await seat.type("accepted")
        await seat.press("enter")
        await seat.settle()
        assert {stored(seat, number).decision for number in ("1", "10")} == {None, Decision.ACCEPTED}


async def test_hostile_text_is_drawn_and_never_obeyed(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        for number, text in enumerate(filter(str.strip, NASTY)):
            fields = {"class": text, "decision": "accepted", "response": text, "responded_by": text}
            add_part(session, RECOMMENDATIONS, session.one_plan(), {"number": f"{number}", "text": text, **fields})
    async with seated(small_path, size=(100, 30)) as seat:
        await opened(seat)
        for _ in NASTY:
            assert_harmless(seat)
            await seat.press("enter")
            assert_harmless(seat)
            await seat.press("escape", "j")
