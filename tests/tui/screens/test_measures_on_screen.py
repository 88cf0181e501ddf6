"""Measures in the app: listed, read, drawn, edited in place, and told where an action is what they show."""

from pathlib import Path

import pytest

from planwatch.service.files.open import open_session
from planwatch.service.measures.measures import MEASURES, MeasureRow
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part
from tests.desk import TODAY
from tests.draws import NASTY
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless

FIELDS = {
    "title": "Agency cover", "unit": "%", "baseline": "46", "baseline_on": "17 Mar 2015", "target": "20",
    "target_on": "30 Jun 2016", "tolerance": "2", "actions": "C1.2",
}  # fmt: skip


@pytest.fixture
def measured_path(small_path: Path) -> Path:
    """The small plan with a measure that has a target, and one that has none."""
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        for fields in (FIELDS, {"title": "Visits on time"}):
            add_part(session, MEASURES, session.one_plan(), fields)
    return small_path


async def opened(seat: Seat) -> None:
    await seat.press("percent_sign")
    assert seat.screen_name() == "MeasuresScreen"


def stored(seat: Seat, ref: str = "M1") -> MeasureRow:
    return find_part(seat.session, MEASURES, ref)


async def read(seat: Seat, value: str, on: str) -> None:
    await seat.press("n")
    await seat.type(value)
    await seat.press("tab")
    await seat.type(on)
    await seat.press("enter")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_they_are_listed_with_how_each_stands(measured_path: Path, size: tuple[int, int]) -> None:
    async with seated(measured_path, size=size) as seat:
        await opened(seat)
        assert "Measures 2 · no target 1" in seat.lines()[0]
        assert "no reading yet" in seat.text()
        await read(seat, "40", "31 Dec 2015")
        assert "■ R" in seat.text()
        assert "off target" in seat.text()


async def test_n_writes_a_reading_and_another_of_that_day_corrects_it(measured_path: Path) -> None:
    async with seated(measured_path) as seat:
        await opened(seat)
        await read(seat, "40", "31 Dec 2015")
        await read(seat, "28 %", "31 Dec 2015")
        assert [str(one.value) for one in stored(seat).part.reading] == ["40", "28"]
        assert "last reading 28 % on 31 Dec 2015: ● G on target" in seat.text()
        await seat.press("u")
        assert [str(one.value) for one in stored(seat).part.reading] == ["40"]


async def test_what_is_refused_is_said_and_what_was_typed_stays(measured_path: Path) -> None:
    async with seated(measured_path) as seat:
        await opened(seat)
        await read(seat, "lots", "31 Dec 2015")
        assert "'lots' is no figure" in seat.text()
        await seat.press("escape")
        assert stored(seat).part.reading == ()


async def test_a_cell_is_edited_in_its_place(measured_path: Path) -> None:
    async with seated(measured_path) as seat:
        await opened(seat)
        await seat.press("l", "l", "l", "e")
        await seat.type("18")
        await seat.press("enter")
        assert str(stored(seat).part.target) == "18"


@pytest.mark.parametrize("size", [(120, 40), (60, 16)])
async def test_x_draws_the_readings_with_signs_for_baseline_and_target(
    measured_path: Path, size: tuple[int, int]
) -> None:
    async with seated(measured_path, size=size) as seat:
        await opened(seat)
        await read(seat, "33", "12 Jul 2015")
        await read(seat, "29", "27 Nov 2015")
        await seat.press("X")
        await seat.settle()
        chart = str(seat.app.screen.query_one("#measure-chart").render())
        canvas = "\n".join(line.partition("┤")[2] or line.partition("│")[2] for line in chart.splitlines()[:-1])
        assert canvas.count("o") == 2
        assert "B" in canvas
        assert "=====" in canvas
        assert "46┤" in chart
        assert "29 % on 27 Nov 2015" in seat.text()
        await seat.press("right")
        assert "Nothing to draw yet" in seat.text()
        await seat.press("X")
        assert seat.screen_name() == "MeasuresScreen"


async def test_an_action_says_what_shows_that_it_worked(measured_path: Path) -> None:
    async with seated(measured_path) as seat:
        await opened(seat)
        await seat.press("o")
        assert seat.screen_name() == "ActionScreen"
        assert "shown by M1 Agency cover" in seat.text()


async def test_a_finding_leads_to_the_form_of_its_measure(measured_path: Path) -> None:
    async with seated(measured_path) as seat:
        await seat.press("F")
        await seat.until_seen("No target is set")
        while "No target is set" not in str(seat.app.screen.query_one("#finding-detail").render()):
            await seat.press("j")
        await seat.press("enter")
        assert "Measure M2" in seat.text()


async def test_hostile_text_is_drawn_and_never_obeyed(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        for text in filter(str.strip, NASTY):
            fields = {"title": text, "unit": text, "source": text, "breakdown": text, "baseline": "3", "target": "4"}
            add_part(session, MEASURES, session.one_plan(), fields)
    async with seated(small_path, size=(100, 30)) as seat:
        await opened(seat)
        for _ in NASTY:
            assert_harmless(seat)
            await seat.press("n")
            assert_harmless(seat)
            await seat.press("escape", "X")
            assert_harmless(seat)
            await seat.press("escape", "j")
