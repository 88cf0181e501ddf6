"""The review run by key: exceptions first, one key each, left and resumed, ended with a page."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from planwatch.model.plan.kinds import MeetingStatus, Rag, Status
from planwatch.model.reviews.queue import Verdict
from planwatch.service import read
from planwatch.service.actions import remove
from planwatch.service.actions.progress import Note, note
from planwatch.service.files.open import faults, open_session
from planwatch.service.journal import undo
from planwatch.service.meetings import forums
from planwatch.service.reviews import run as reviews
from planwatch.service.session import Session
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.screens.review.screen import ReviewScreen
from tests.desk import TODAY, targets
from tests.tui.seat import Seat, seated


def give_forums(path: Path) -> None:
    session = open_session(path, who="clerk", today=TODAY)
    with session.database:
        day = session.one_plan()
        forums.add_forum(session, day, {"name": "Theme leads", "cadence": "every two weeks on Monday from 28 Dec 2015"})
        forums.add_forum(session, day, {"name": "Board", "cadence": "every six weeks on Thursday from 21 Jan 2016"})


async def begin(seat: Seat, words: str = "for theme") -> ReviewScreen:
    await seat.press("w")
    await seat.type(words)
    await seat.press("enter")
    await seat.settle()
    assert isinstance(seat.app.screen, ReviewScreen)
    return seat.app.screen


def left(session: Session) -> dict[str, Verdict]:
    """What the newest review left of each action, by its ref."""
    day = session.one_plan()
    run = reviews.resume(session, day, reviews.unfinished(session, day)[0][0])
    rows = read.rows(session, (day,), list(run.verdicts))
    return {row.action.ref: run.verdicts[row.id] for row in rows if row is not None}


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
        assert seat.action("C1.10").update == ()
        await seat.settle()
        assert "Theme: Theme 1 Workforce" in seat.text()
        assert "proposed" in seat.text()
        await seat.press("s")
        await seat.settle()
        assert "Theme 2 Practice" in seat.lines()[0]
        await seat.press("enter")
        assert "2 actions no exceptions" in seat.said()
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
        await seat.press("backspace", "backspace", "backspace", "a", "tab")
        await seat.type("two managers")
        await seat.press("enter")
        theme = read.snapshot(seat.session, seat.session.one_plan()).theme[0]
        assert [(said.rag, said.by, said.text) for said in theme.update][-1] == (
            Rag.AMBER, "Head of HR", "Achieved: two managers. Next: C1.2 due before the next meeting."
        ) or theme.update[-1].text.startswith("Achieved: two managers.")  # fmt: skip
        assert theme.update[-1].rag is Rag.AMBER
        await seat.settle()
        assert "Theme 2 Practice" in seat.lines()[0]


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


async def test_hostile_texts_and_every_size_leave_it_readable(small_path: Path) -> None:
    from tests.desk import put

    session = open_session(small_path, who="mallory", today=TODAY)
    with session.database:
        put(session, "C1.2", {"title": "[red]x[/] \x1b[31mesc \u202e bidi 🎉", "how": "[link=x]"})
    for size in ((120, 40), (80, 24), (60, 16)):
        async with seated(small_path, size=size, plan="P") as seat:
            await begin(seat, "for no meeting" if size == (120, 40) else "go on")
            assert "1 of 4" in seat.lines()[0]
            assert "[red]x[/]" in seat.text()
            assert "\x1b" not in seat.text()
            assert "Next" in seat.lines()[-1]
            await seat.press("question_mark", "escape", "w", "escape", "escape")


def test_a_review_that_is_killed_in_the_middle_is_gone_on_with(small_path: Path) -> None:
    give_forums(small_path)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "planwatch", "--db", str(small_path), "--today", "2016-01-11", "--as", "ann"]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    process = subprocess.Popen(
        [*command, "review", "theme"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    reader = open_session(small_path, who="reader", today=TODAY)
    keys, sent = [(b"of 4", b"r"), (b"amber", b"a"), (b"why?", b"\r"), (b"", b"\r")], b""
    limit = time.monotonic() + 60
    with reader.database:
        while not reader.database.number("select count(*) from reviewed"):
            # A key is pressed once the words are there that ask for it, and the screen has come to rest.
            if select.select([ours], [], [], 0.5)[0]:
                sent += os.read(ours, 65536)
            elif keys and keys[0][0] in sent:
                os.write(ours, keys.pop(0)[1])
                sent = b""
            assert process.poll() is None
            assert time.monotonic() < limit, sent
    process.send_signal(signal.SIGKILL)
    process.wait(20)
    os.close(ours)
    session = open_session(small_path, who="bob", today=TODAY)
    with session.database:
        assert faults(session) == []
        assert left(session) == {"C1.2": Verdict.DECIDED}
        run = reviews.begin(session, session.one_plan(), reviews.Asked("theme leads"))
        assert [read.find_action(session, "C1.10").id] == list(run.stops[run.place()].ids)
        undo.undo(session, run.session.group, whole=True)
        assert read.find_action(session, "C1.2").action.rag is Rag.RED


async def test_a_review_with_nothing_in_it_withstands_every_key(small_path: Path) -> None:
    async with seated(small_path) as seat:
        day = seat.session.one_plan()
        seat.triage.open_review(reviews.begin(seat.triage.session, day, reviews.Asked(lead="Head of HR")))
        await seat.settle()
        await seat.press("c", "enter", "escape")
        seat.triage.open_review(reviews.start(seat.triage.session, day, reviews.Asked(lead="Head of HR")))
        await seat.settle()
        assert "nothing to review" in seat.text()
        for key in ("up", "down", "left", "[", "]", "space", "s", "x", "enter", "r", "O", "E", "y"):
            await seat.press(key)
            assert seat.screen_name() == "ReviewScreen", key


async def test_up_on_the_very_first_row_stays_there(small_path: Path) -> None:
    async with seated(small_path) as seat:
        day = seat.session.one_plan()
        seat.triage.open_review(reviews.begin(seat.triage.session, day, reviews.Asked(theme="Practice")))
        await seat.settle()
        assert seat.cursor_ref() == "A1"
        await seat.press("up")
        assert seat.cursor_ref() == "A1"


async def test_what_others_removed_does_not_stop_the_review(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await begin(seat, "for no meeting")
        await seat.press("]")
        assert seat.cursor_ref() == "A1"
        remove.remove(seat.session, targets(seat.session, "A4"))
        await seat.press("enter")
        assert "no exceptions" in seat.said()
        await seat.press("[")
        remove.remove(seat.session, targets(seat.session, "C1.2", "C1.10"))
        await seat.press("enter", "enter", "s")
        assert seat.screen_name() == "ReviewScreen"


async def test_undo_of_the_page_shows_in_the_page(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await begin(seat, "for no meeting")
        await seat.press("w", "p")
        await seat.type("Ann")
        await seat.press("enter")
        assert "Present: Ann." in seat.text()
        await seat.press("escape", "u", "w")
        assert "Present: not recorded." in seat.text()


async def test_an_action_gone_through_earlier_is_not_told_as_on_track(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await begin(seat, "for no meeting")
        await seat.press("s", "n")
        await seat.type("Mapped")
        await seat.press("enter", "enter", "escape")
        await begin(seat, "go on")
        await seat.press("up")
        await seat.settle()
        assert seat.cursor_ref() == "C1.10"
        assert "on track" not in seat.text()
        assert "gone through already" in seat.text()


async def test_the_brackets_go_from_theme_to_theme_and_space_through_what_is_told(small_path: Path) -> None:
    async with seated(small_path, size=(60, 16)) as seat:
        note(seat.session, targets(seat.session, "C1.2"), Note("Three more interviews. " * 15))
        screen = await begin(seat, "for no meeting")
        for key, words in (("]", "Theme 2"), ("]", "the plan"), ("]", "the plan"), ("[", "Theme 2"), ("[", "Theme 1")):
            await seat.press(key)
            assert words in seat.lines()[0], key
        await seat.press("[")
        assert seat.cursor_ref() == "C1.2"
        await seat.settle()
        told = screen.query_one("#review-told")
        await seat.press("space")
        assert told.scroll_offset.y > 0
        while told.scroll_offset.y < told.max_scroll_y:
            await seat.press("space")
        await seat.press("space")
        assert told.scroll_offset.y == 0


async def test_a_lead_is_handed_over_in_the_review_and_counts_as_decided(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await begin(seat, "for no meeting")
        await seat.press("O", "tab")
        await seat.type("Principal SW")
        await seat.press("enter")
        assert "C1.2 handed to Principal SW · u undoes" in seat.said()
        assert "Principal SW" in seat.lines()[2]
        await seat.press("enter")
        assert left(seat.session) == {"C1.2": Verdict.DECIDED}


async def test_x_says_where_there_is_no_other_forum(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await begin(seat, "for no meeting")
        await seat.press("x")
        assert "the plan has no other forum" in seat.said()


async def test_the_page_is_edited_and_made_anew(
    small_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "All was agreed." >> "$1"\n')
    editor.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setattr(PlanwatchApp, "suspend", lambda app: nullcontext())  # there is no terminal to let go of
    async with seated(small_path) as seat:
        await begin(seat, "for no meeting")
        await seat.press("w", "E")
        assert "page as edited" in seat.lines()[0]
        assert "All was agreed." in seat.text()
        await seat.press("escape", "w")
        assert "All was agreed." in seat.text()
        await seat.press("r")
        assert "page as edited" not in seat.lines()[0]
        assert "All was agreed." not in seat.text()
        await seat.press("E", "enter", "y")
        minutes = seat.session.database.query("select minutes from review")[0]["minutes"]
        assert minutes.endswith("All was agreed.")
        monkeypatch.setenv("EDITOR", "/nowhere/ed")
        await begin(seat, "for no meeting")
        await seat.press("w", "E")
        assert "could not be run" in seat.said()
