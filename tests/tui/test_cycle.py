"""The whole fortnight by keys in a real terminal: agenda, review, minutes, issued pack, and what changed by the next.

Each sitting ends by a kill: what was accepted is in the file.
"""

import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from planwatch.model.plan.kinds import MeetingStatus, Rag
from planwatch.service.files.open import faults, open_session
from planwatch.service.meetings import packs
from planwatch.service.session import Session
from tests.desk import find
from tests.tui.terminal import Terminal

BOARD = "Improvement Programme Board"
MET, NEXT = "21 Jan 2016", "3 Mar 2016"
Keys = tuple[bytes, str]
"""What is typed, and the words that are on the screen once it has done its work."""

AGENDA = [(b"B", f"Agenda of {BOARD}"), (b"\t", "Decisions asked for")]
RATED = [(b"w", "Review WB"), (b"\r", "Review · 1 of 41"), (b"rr", "why?"), (b"\tnobody came\r", "A9")]
GONE_ON = [
    (b"w", "go on: Improvement"), (b"\r", "Review · 1 of 41"), (b"\r", "Review · 2 of 41"), (b"s", "Review · 3 of 41"),
]  # fmt: skip
MOVED = [
    (b"w", "go on: Improvement"), (b"\r", "Review · 3 of 41"), (b"d", "enter saves"), (b"+2w\r", "why is it moved?"),
    (b"the partner was late\r", "u undoes"), (b"\r", "Review · 4 of 41"),
]  # fmt: skip
THEME = [
    (b"w", "go on: Improvement"), (b"\r", "Review · 4 of 41"), (b"]", "Workstream B"), (b"[", "Review · 1 of 41"),
    (b"]k", "Theme: Workstream A Leadership"), (b"\r", "proposed amber"),
    (b"a\tSteadier now\r", "rated · u undoes"),
]  # fmt: skip
ENDED = [
    (b"w", "go on: Improvement"), (b"\r", "Review · "), (b"w", "End of the review"), (b"p", "present ("),
    (b"Chief Executive; Director (DCS)\r", "Present: Chief Executive, Director"), (b"\r", "y  Yes"), (b"y", "Filter"),
]  # fmt: skip
MINUTES = [(b"B", "Meetings"), (b"k", f"{BOARD}, Thu 21 Jan 2016"), (b"E", "minutes kept")]
RESOLVED = [(b"B", "Meetings"), (b"k", "Nothing was resolved"), (b"r", "what was resolved"),
            (b"extend\tuntil the advert closes\tC4.1\t\r", "u undoes")]  # fmt: skip
ISSUED = [(b"B", "Meetings"), (b"k", f"{BOARD}, Thu 21 Jan 2016"), (b"i", "y  Yes"), (b"y", "issued · u undoes")]
SITTINGS = (AGENDA, RATED, GONE_ON, MOVED, THEME, ENDED, MINUTES, RESOLVED, ISSUED)
DONE = [(b"/A11\r", "A11"), (b"c", "completed on"), (b"2 Mar\r", "u undoes")]
SINCE = [(b"I", "Since which forum"), (b"\r", "1 completed, "), (b"\t", "theme by theme")]


@dataclass(frozen=True)
class Desk:
    """Where somebody sits down to the plan again and again."""

    path: Path
    editor: Path

    def sit(self, today: str, keys: Sequence[Keys]) -> str:
        """Play some keys from the list of actions, until the program is killed; returns the last screen."""
        command = [sys.executable, "-m", "planwatch", "--db", str(self.path), "--plan", "WB", "--as", "clerk"]
        terminal = Terminal([*command, "--today", today], {"EDITOR": str(self.editor)}, columns=120, lines=40)
        terminal.until("Filter")
        shown = terminal.at_rest()
        for pressed, words in keys:
            terminal.press(pressed)
            terminal.until(words)
            shown = terminal.at_rest()
        terminal.kill()
        return shown


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """An editor that writes a line at the end, as a person would."""
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\necho "Any other business: none." >> "$1"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


def test_a_fortnight_is_played_by_keys_though_somebody_pulls_the_plug_after_each_sitting(
    samples_path: Path, editor: Path
) -> None:
    desk = Desk(samples_path, editor)
    for keys in SITTINGS:
        desk.sit(MET, keys)
    desk.sit(NEXT, DONE)
    assert "done 2 Mar, " in desk.sit(NEXT, SINCE)
    with open_session(samples_path, who="reader", plan="WB").database as database:
        _look_at(Session(database, "reader", plan="WB"))


def _look_at(session: Session) -> None:
    """What must be in the file after all of it."""
    assert faults(session) == []
    day = session.one_plan()
    pack = packs.pack(session, day, BOARD)
    assert (pack.is_whole, pack.meeting.status) == (True, MeetingStatus.ISSUED)
    assert pack.meeting.present == ("Chief Executive", "Director (DCS)")
    for line in ("- **A9**", "rag to red (nobody came)", "due to ", "the partner was late", "other business: none."):
        assert line in pack.meeting.minutes
    assert [one.action for one in pack.meeting.resolution] == ["C4.1"]
    extended, moved, rated = (find(session, ref).action for ref in ("C4.1", "A11", "A9"))
    assert extended.agreement is not None
    assert (extended.agreement.by, extended.agreed_due.last) == (f"{BOARD}, {MET}", extended.due.last)
    assert moved.completed.last == date(2016, 3, 2)
    assert rated.rag is Rag.RED
    assert packs.read(session, day, BOARD).action
