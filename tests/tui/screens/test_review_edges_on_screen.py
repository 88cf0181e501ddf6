"""A review that is disturbed: by hostile text, a kill, other writers, keys in the wrong place."""

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

from planwatch.model.plan.kinds import Rag
from planwatch.model.reviews.queue import Verdict
from planwatch.service import read
from planwatch.service.actions import remove
from planwatch.service.actions.progress import Note, note
from planwatch.service.files.open import faults, open_session
from planwatch.service.journal import undo
from planwatch.service.reviews import run as reviews
from planwatch.tui.app import PlanwatchApp
from tests.desk import TODAY, put, targets
from tests.tui.screens.reviewing import begin, give_forums, left
from tests.tui.seat import seated


async def test_hostile_texts_and_every_size_leave_it_readable(small_path: Path) -> None:
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
    keys, sent = [(b"of 4", b"r"), (b"amber", b"a"), (b"why?", b"\r")], b""
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
        assert seat.cursor_ref() == "A4"
        await seat.press("up")
        assert seat.cursor_ref() == "A4"


async def test_what_others_removed_does_not_stop_the_review(small_path: Path) -> None:
    async with seated(small_path) as seat:
        put(seat.session, "A4", {"due": "1 Jun 2016"})
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
