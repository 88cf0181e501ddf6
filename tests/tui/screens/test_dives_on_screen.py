"""Deep dives in the app: a table with their keys, and a form."""

from pathlib import Path

from planwatch.service.dives.dives import DIVES
from planwatch.service.dives.evidence import EVIDENCE
from planwatch.service.dives.findings import FINDINGS
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part
from tests.draws import NASTY
from tests.tui.frames import at_the_samples, compare_all
from tests.tui.test_hostile_screens import assert_harmless

TYPED = {
    "name": "Thresholds", "forum": "Scrutiny Commission", "scope": "1 2",
}  # fmt: skip
HEARD = {"title": "Team managers", "kind": "interview", "seen_on": "4 Dec 2015", "says": "Thresholds vary"}
FOUND = {"text": "Thresholds are not applied alike", "evidence": "E1", "actions": "A1"}


async def test_dives_look_as_they_did_and_a_cell_is_edited_and_taken_back(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        add_part(seat.session, DIVES, seat.session.one_plan(), TYPED)
        add_part(seat.session, EVIDENCE, seat.session.one_plan(), HEARD)
        add_part(seat.session, FINDINGS, seat.session.one_plan(), FOUND)
        await seat.press("quotation_mark")
        await compare_all(seat, "evidence")
        await seat.press("escape", "vertical_line")
        await compare_all(seat, "dive-findings")
        await seat.press("escape", "apostrophe")
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
            typed = {"name": f"{number} {text.strip()}", "conclusion": text, "forum": text}
            add_part(seat.session, DIVES, seat.session.one_plan(), typed)
            dive, words = typed["name"], text.strip() or "none"
            told = {"title": words, "dive": dive, "given_by": text, "says": text}
            add_part(seat.session, EVIDENCE, seat.session.one_plan(), told)
            add_part(seat.session, FINDINGS, seat.session.one_plan(), {"text": words, "dive": dive, "reason": text})
        for key in ("apostrophe", "quotation_mark", "vertical_line"):
            await seat.press(key)
            assert_harmless(seat)
            await seat.press("enter")
            assert_harmless(seat)
            await seat.press("escape", "escape")
