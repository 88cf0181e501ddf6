"""The review run by key: exceptions first, one key each, left and resumed, ended with a page."""

from pathlib import Path

from planwatch.model.plan.kinds import MeetingStatus, Rag, Status
from planwatch.model.plan.update import Update
from planwatch.model.reviews.queue import Verdict
from planwatch.service import read
from planwatch.service.actions import progress
from planwatch.service.files import chase as chasing
from planwatch.service.files.open import open_session
from planwatch.tui.screens.dialogs.form import Form
from tests.desk import TODAY, targets
from tests.tui.screens.reviewing import begin, give_forums, left
from tests.tui.seat import Seat, seated


def updates(seat: Seat, ref: str) -> tuple[Update, ...]:
    """Those of an action, the oldest first."""
    plan = read.snapshot(seat.session, seat.session.one_plan())
    return next(action.update for action in plan.action if action.ref == ref)


async def test_every_action_is_passed_theme_by_theme_and_what_nobody_answered_for_is_told(small_path: Path) -> None:
    give_forums(small_path)
    async with seated(small_path) as seat:
        await begin(seat)
        assert "1 of 4, 0 reds so far" in seat.text()
        assert "Theme 1 Workforce" in seat.lines()[0]
        assert seat.cursor_ref() == "C1.2"
        await seat.press("r", "a", "escape", "enter")
        await seat.settle()
        assert "C1.2 decided" in seat.said()
        assert "on track, one of 1" in seat.text()
        await seat.press("enter")
        assert left(seat.session) == {"C1.2": Verdict.DECIDED, "C1.10": Verdict.NO_EXCEPTIONS}
        assert updates(seat, "C1.10") == ()
        await seat.settle()
        assert "Theme: Theme 1 Workforce" in seat.text()
        assert "proposed" in seat.text()
        await seat.press("s")
        await seat.settle()
        assert "Theme 2 Practice" in seat.lines()[0]
        await seat.press("enter")
        assert "A4 skipped · nobody answered for it" in seat.said()
        await seat.press("enter")
        assert "A1 no exceptions" in seat.said()
        await seat.press("up", "up", "up", "up", "up", "up")
        assert seat.cursor_ref() == "C1.2"
        await seat.press("s")
        assert "C1.2 decided" in seat.said()


async def test_each_decision_has_one_key_and_stands_in_the_minutes(small_path: Path) -> None:
    give_forums(small_path)
    async with seated(small_path) as seat:
        screen = await begin(seat)
        await seat.press("n")
        await seat.type("Five posts filled")
        await seat.press("enter")
        await seat.press("d")
        await seat.type("30 Mar 2016")
        await seat.press("enter")
        await seat.type("agency slow")
        await seat.press("enter")
        await seat.press("b")
        await seat.type("r")
        await seat.press("tab")
        await seat.type("no plan B")
        await seat.press("enter")
        await seat.press("x", "tab")
        await seat.type("more money")
        await seat.press("enter", "enter")
        await seat.press("enter", "w")
        await seat.settle()
        page = seat.text()
        assert "Head of HR: Five posts filled" in page
        assert "due to 30 Mar 2016 (agency slow)" in page
        assert "no plan B" in page
        assert "escalated to Board, 21 Jan 2016: more money" in page
        day = seat.session.one_plan()
        meetings = read.snapshot(seat.session, day).meeting
        assert [(meeting.forum, meeting.items) for meeting in meetings if meeting.items] == [
            ("Board", ("C1.2 Recruit managers: more money",))
        ]
        assert screen.review.verdicts


async def test_a_theme_ends_with_a_rating_that_is_proposed_and_that_a_person_sets(small_path: Path) -> None:
    give_forums(small_path)
    async with seated(small_path) as seat:
        await begin(seat)
        await seat.press("enter", "enter", "enter")
        assert "Theme 1 Workforce: proposed red" in seat.text()
        await seat.press("a", "tab")
        await seat.type("two managers")
        await seat.press("enter")
        theme = read.snapshot(seat.session, seat.session.one_plan()).theme[0]
        assert [(said.rag, said.by, said.text) for said in theme.update][-1] == (
            Rag.AMBER, "ann", "Achieved: two managers."
        )  # fmt: skip
        await seat.settle()
        assert "Theme 2 Practice" in seat.lines()[0]


async def test_enter_on_the_empty_form_of_a_theme_sets_nothing_and_signs_for_nobody(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        progress.complete(session, targets(session, "C1.10"), "8 Jan 2016")
    async with seated(small_path) as seat:
        screen = await begin(seat, "for no meeting")
        await seat.press("enter", "enter")
        form = seat.app.screen
        assert isinstance(form, Form)
        assert form.values() == {"rag": "", "achieved": "", "next": "", "help_needed": "", "by": "ann"}
        assert "proposed: C1.10 completed" in seat.text()
        before, changes = read.snapshot(seat.session, seat.session.one_plan()), len(seat.log())
        await seat.press("enter")
        await seat.settle()
        assert "Theme 1 Workforce left as it is: nothing was set" in seat.said()
        assert read.snapshot(seat.session, seat.session.one_plan()) == before
        assert len(seat.log()) == changes
        assert "Theme 2 Practice" in seat.lines()[0]
        screen.go(screen.at - 1)
        await seat.press("enter", "tab")
        await seat.type("two managers")
        await seat.press("enter")
        assert "a rating and some words on it are needed" in seat.text()
        assert len(seat.log()) == changes


async def test_unchanged_is_one_key_an_answer_and_one_step_for_undo(small_path: Path) -> None:
    give_forums(small_path)
    async with seated(small_path) as seat:
        await begin(seat)
        await seat.press(".")
        assert "C1.2 confirmed red, unchanged" in seat.said()
        assert seat.cursor_ref() == "C1.10"
        said = updates(seat, "C1.2")[-1]
        assert (said.text, said.rag, said.by, said.who, said.as_at) == (
            "confirmed red, unchanged", Rag.RED, "Head of HR", "ann", TODAY
        )  # fmt: skip
        await seat.press("u")
        await seat.settle()
        assert seat.cursor_ref() == "C1.2"
        assert left(seat.session) == {}
        await seat.press(".", ".", "w")
        await seat.settle()
        assert "Head of HR: confirmed red, unchanged" in seat.text()
        assert "Nobody answered for" in seat.text()
        assert "C1.2 Recruit managers (Head of HR), not reached" not in seat.text()
        await seat.press("escape", "down", ".")
        assert "there is no action here" in seat.said()


async def test_the_same_rating_again_is_an_answer_in_a_review_and_no_change_elsewhere(small_path: Path) -> None:
    give_forums(small_path)
    async with seated(small_path) as seat:
        changes = len(seat.log())
        assert seat.cursor_ref() == "C1.2"
        await seat.press("r", "r")
        assert len(seat.log()) == changes
        await begin(seat)
        await seat.press("r", "r")
        assert "C1.2 · confirmed red, unchanged · n adds words" in seat.said()
        await seat.press("-")
        assert "C1.2 · rated red today already" in seat.said()
        await seat.press("enter")
        assert "C1.2 decided" in seat.said()
        assert [said.text for said in updates(seat, "C1.2")].count("confirmed red, unchanged") == 1


async def test_a_review_begun_and_left_leaves_no_meeting(small_path: Path) -> None:
    give_forums(small_path)
    async with seated(small_path) as seat:
        before = read.snapshot(seat.session, seat.session.one_plan())
        await begin(seat)
        await seat.press("escape")
        assert read.snapshot(seat.session, seat.session.one_plan()) == before
        assert before.meeting == ()
        await begin(seat, "go on: Theme leads")
        assert "Theme leads" in seat.lines()[0]


async def test_undo_takes_back_the_last_step_and_goes_back_to_it(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await begin(seat, "for no meeting")
        await seat.press("r", "g", "escape", "enter", "u")
        await seat.settle()
        assert seat.cursor_ref() == "C1.2"
        assert left(seat.session) == {}
        assert seat.action("C1.2").rag is Rag.GREEN
        await seat.press("u")
        assert seat.action("C1.2").rag is Rag.RED
        await seat.press("u")
        assert "no change of ann in this review to undo" in seat.said()
        await seat.press("U")
        assert seat.action("C1.2").rag is Rag.GREEN


async def test_it_is_left_and_resumed_where_it_was(small_path: Path) -> None:
    give_forums(small_path)
    async with seated(small_path) as seat:
        await begin(seat)
        await seat.press("c", "enter", "enter", "escape")
        assert seat.screen_name() == "TriageScreen"
    async with seated(small_path) as seat:
        await seat.press("w")
        assert "go on: Theme leads (begun 11 Jan 2016 by ann)" in seat.text()
        await seat.press("enter")
        await seat.settle()
        assert seat.cursor_ref() == "C1.10"
        assert "2 of 4" in seat.text()
        assert seat.action("C1.2").status is Status.COMPLETE
        await seat.press("up")
        assert seat.cursor_ref() == "C1.2"


async def test_its_page_becomes_the_minutes_of_the_meeting(small_path: Path) -> None:
    give_forums(small_path)
    async with seated(small_path) as seat:
        await begin(seat)
        await seat.press("w", "p")
        await seat.type("Ann; Bob")
        await seat.press("enter", "enter")
        assert "4 actions were skipped or not reached" in seat.question()
        await seat.press("y")
        await seat.settle()
        assert seat.screen_name() == "TriageScreen"
        meeting = read.snapshot(seat.session, seat.session.one_plan()).meeting[0]
        assert (meeting.on, meeting.forum, meeting.status) == (TODAY, "Theme leads", MeetingStatus.HELD)
        assert meeting.present == ("Ann", "Bob")
        assert meeting.minutes.startswith("# Theme leads, 11 Jan 2016")
        assert "- C1.2 Recruit managers (Head of HR), not reached" in meeting.minutes
        assert "25 Jan 2016" in meeting.minutes
        await seat.press("u")
        assert "your last change is of a review" in seat.said()
        await seat.press("H")
        founder = seat.log()[-1].number
        while "review begun" not in seat.text().split("────")[0] or seat.table.cursor_key != min(
            entry.number for entry in seat.log() if "review begun" in entry.what
        ):
            await seat.press("down")
        await seat.press("u")
        assert "the 2 changes since that belong to it" in seat.question()
        await seat.press("y")
        assert founder
        assert read.snapshot(seat.session, seat.session.one_plan()).meeting == ()


async def test_that_a_lead_was_chased_is_told_where_the_answer_is_taken(small_path: Path, tmp_path: Path) -> None:
    give_forums(small_path)
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        chasing.write_drafts(session, chasing.chase(session), tmp_path / "drafts", recorded=True)
    async with seated(small_path) as seat:
        await begin(seat)
        await seat.until_seen("chased once, on 11 Jan 2016")
