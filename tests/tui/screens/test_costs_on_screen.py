"""Costs in the app: listed with their total, changed in their place, and told where an action has any."""

from pathlib import Path

import pytest

from planwatch.service.costs.costs import COSTS
from planwatch.service.files.open import open_session
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part
from planwatch.tui.screens.parts.screen import PartsScreen
from tests.desk import TODAY
from tests.draws import NASTY
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless


@pytest.fixture
def priced_path(small_path: Path) -> Path:
    """The small plan with a line of costs."""
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        typed = {"title": "Commissioner", "rate": "350", "quantity": "5", "periods": "6", "amount": "42000"}
        add_part(session, COSTS, session.one_plan(), {**typed, "action": "C1.2"})
    return small_path


async def opened(seat: Seat) -> None:
    await seat.press("dollar_sign")
    assert seat.screen_name() == "PartsScreen"


async def test_a_cost_stands_with_what_it_comes_to_beside_what_the_paper_prints(priced_path: Path) -> None:
    async with seated(priced_path) as seat:
        await opened(seat)
        assert "forecast £10,500, nothing of it funded" in seat.lines()[0]
        assert "forecast: £350 × 5 × 6 = £10,500, printed as £42,000" in seat.text()
        await seat.press("o")
        assert "costs K1: forecast £10,500, nothing of it funded" in seat.text()


async def test_what_is_funded_is_typed_in_its_cell_and_the_total_follows(priced_path: Path) -> None:
    async with seated(priced_path) as seat:
        await opened(seat)
        assert isinstance(seat.app.screen, PartsScreen)
        seat.app.screen.table.move_to_column("funded")
        await seat.press("e")
        await seat.type("£10,000")
        await seat.press("enter")
        assert find_part(seat.session, COSTS, "K1").part.funded == 1000000
        assert "£500 not funded" in seat.lines()[0]
        await seat.press("u")
        assert find_part(seat.session, COSTS, "K1").part.funded is None


async def test_hostile_text_in_a_cost_is_drawn_harmlessly(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        for text in NASTY:
            words = " ".join(text.split()) or "x"
            add_part(session, COSTS, session.one_plan(), {"title": words, "note": text, "unit": words, "quantity": "1"})
    async with seated(small_path) as seat:
        await opened(seat)
        for _ in NASTY:
            assert_harmless(seat)
            await seat.press("j")
