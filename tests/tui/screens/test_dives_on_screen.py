"""Deep dives in the app: a table with their keys, and a form."""

from pathlib import Path

from planwatch.service.dives.dives import DIVES
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part
from tests.draws import NASTY
from tests.tui.frames import at_the_samples, compare_all
from tests.tui.test_hostile_screens import assert_harmless

TYPED = {
    "name": "Thresholds", "forum": "Scrutiny Commission", "scope": "1 2", "findings": "1: not applied alike",
    "interviews": "Team managers, 4 Dec 2015: thresholds vary", "asked": "audits; caseloads", "seen": "audits",
}  # fmt: skip


async def test_dives_look_as_they_did_and_a_cell_is_edited_and_taken_back(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        add_part(seat.session, DIVES, seat.session.one_plan(), TYPED)
        await seat.press("apostrophe")
        assert seat.screen_name() == "PartsScreen"
        await compare_all(seat, "dives")
        await seat.press("l", "l", "e")
        await seat.type("reported")
        await seat.press("enter")
        assert find_part(seat.session, DIVES, "Thresholds").part.status == "reported"
        await seat.press("u")
        assert find_part(seat.session, DIVES, "Thresholds").part.status == "planned"


async def test_hostile_words_in_a_dive_do_no_harm(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        for number, text in enumerate(NASTY):
            typed = {"name": f"{number} {text.strip()}", "findings": text, "conclusion": text, "forum": text}
            add_part(seat.session, DIVES, seat.session.one_plan(), typed)
        await seat.press("apostrophe")
        assert_harmless(seat)
        await seat.press("enter")
        assert_harmless(seat)
