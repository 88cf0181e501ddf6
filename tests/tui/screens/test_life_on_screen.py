"""The plan's life in the app: versions, sign-offs, who was asked, who is told."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.service.files.open import open_session
from planwatch.service.life import signoffs
from planwatch.service.life.communications import COMMUNICATIONS
from planwatch.service.life.consultees import CONSULTEES
from planwatch.service.life.signoffs import SIGNOFFS
from planwatch.service.life.versions import VERSIONS
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part
from tests.desk import TODAY
from tests.draws import NASTY
from tests.tui.seat import seated
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
        await seat.press("u")
        assert find_part(seat.session, SIGNOFFS, "S1").part.on is None


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
