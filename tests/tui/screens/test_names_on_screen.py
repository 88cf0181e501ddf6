"""Themes, leads, forums and meetings in the app: their tables, two made one, taken out with where it goes."""

from pathlib import Path

from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.merge import merge
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part, part_rows
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import told
from tests.draws import NASTY
from tests.tui.frames import at_the_samples, compare, compare_all
from tests.tui.seat import Seat
from tests.tui.test_hostile_screens import assert_harmless


def called(session: Session, kind: str) -> list[str]:
    return [row.name for row in part_rows(session, kind_of(kind))]


async def go(seat: Seat, words: str) -> None:
    """What the palette finds by these words."""
    await seat.press("colon")
    await seat.type(words)
    await seat.press("enter")


async def test_the_words_of_a_user_find_the_tables_and_a_cell_renames(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await go(seat, "rename theme")
        assert seat.screen_name() == "NamedScreen"
        await compare_all(seat, "themes")
        await seat.press("l", "e")
        await seat.type("Leading")
        await seat.press("enter")
        assert called(seat.session, "theme")[0] == "Leading"
        await seat.press("u")
        assert called(seat.session, "theme")[0] == "Leadership"
        await seat.press("escape")
        await go(seat, "all leads")
        await compare_all(seat, "leads")
        await seat.press("escape")
        await go(seat, "rename forum")
        await compare_all(seat, "forums")


async def test_two_leads_are_made_one_from_their_table_and_undo_gives_back_both(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        before = told(seat.session)
        await go(seat, "all leads")
        await seat.press(*["j"] * called(seat.session, "lead").index("HR Partner"), "m")
        await seat.type("Legal")
        await seat.press("enter")
        await compare(seat, "lead-merged")
        assert "6 actions: C1.2" in seat.question()
        await seat.press("n")
        assert told(seat.session) == before
        await seat.press("m")
        await seat.type("Legal")
        await seat.press("enter", "y")
        assert seat.said() == "lead HR Partner merged into Legal Manager · u undoes"
        assert "HR Partner" not in called(seat.session, "lead")
        assert seat.action("C1.2").lead == "Legal Manager"
        await seat.press("u")
        assert told(seat.session) == before


async def test_from_the_list_merge_lead_asks_which_and_a_filter_by_the_old_name_goes_with_a_word(
    samples_path: Path,
) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("slash")
        await seat.type('lead:"HR Partner" rag:r')
        await seat.press("enter")
        assert seat.refs()
        await go(seat, "merge lead")
        await seat.type("HR")
        await seat.press("enter")
        await seat.type("Legal")
        await seat.press("enter", "y")
        assert seat.said() == "lead HR Partner merged into Legal Manager · u undoes"
        assert any('lead:"HR Partner" taken off the filter: lead HR Partner merged' in one for one in seat.toasts())
        assert seat.triage.worklist.filter == "rag:r"
        assert seat.refs()


async def test_a_filter_goes_with_a_word_where_another_has_merged_its_lead(
    samples_path: Path, sit_down: SitDown
) -> None:
    bob = sit_down(samples_path, "bob", today=None, plan="WB")
    async with at_the_samples(samples_path) as seat:
        await seat.press("slash")
        await seat.type("lead:hr")
        await seat.press("enter")
        leads = kind_of("lead")
        merge(bob, leads, find_part(bob, leads, "HR Partner"), find_part(bob, leads, "Legal Manager"))
        await seat.until(lambda: not seat.triage.worklist.filter)
        assert any("lead:hr taken off the filter: lead HR Partner merged" in one for one in seat.toasts())
        await seat.press("slash")
        await seat.type("lead:nobody")
        await seat.press("enter", "ctrl+r")
        assert seat.triage.worklist.filter == "lead:nobody", "nobody was ever called so: it stays as it was typed"


async def test_what_something_hangs_on_goes_only_where_one_says_where_to(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("A")
        await seat.type("all themes")
        await seat.press("enter", "D")
        await seat.type("Practice")
        await seat.press("enter")
        assert seat.question().startswith("Remove theme Leadership, and give Practice:")
        await seat.press("y")
        assert "Leadership" not in called(seat.session, "theme")
        assert seat.action("A1").theme == "Practice"
        await seat.press("u")
        assert seat.action("A1").theme == "Leadership"


async def test_a_meeting_entered_twice_is_made_one_and_one_is_given_to_another_forum(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        before = told(seat.session)
        await seat.press("B", "g", "j", "question_mark")
        await seat.type("entered twice")
        await seat.press("enter")
        await seat.type("8 Oct")
        await seat.press("enter")
        assert "27 Aug 2015 into Improvement Programme Board, 8 Oct 2015?" in seat.question()
        await seat.press("y")
        assert len(told(seat.session)[0].meeting) == len(before[0].meeting) - 1
        await seat.press("u")
        assert told(seat.session) == before
        await seat.press("question_mark")
        await seat.type("other forum")
        await seat.press("enter")
        await seat.type("Executive")
        await seat.press("enter")
        assert "Executive" in {one.forum for one in told(seat.session)[0].meeting}


async def test_hostile_names_do_no_harm(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        for number, text in enumerate(NASTY):
            name = f"{number} {text.strip()}"
            add_part(seat.session, kind_of("theme"), seat.session.one_plan(), {"title": name, "note": text})
            add_part(seat.session, kind_of("lead"), seat.session.one_plan(), {"name": name, "holder": text})
            add_part(seat.session, kind_of("forum"), seat.session.one_plan(), {"name": name, "chair": text})
        for words in ("rename theme", "all leads", "rename forum"):
            await go(seat, words)
            assert_harmless(seat)
            await seat.press("G", "m", "enter")
            assert_harmless(seat)
            await seat.press("y")
            assert_harmless(seat)
            await seat.press("escape")
