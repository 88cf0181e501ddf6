"""Forums, meetings, agendas, minutes and resolutions from the shell."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

BOARD = ("Board", "--new", "chair=DCS", "cadence=every six weeks on Thursday from 8 Oct 2015", "shift=next")


@pytest.fixture
def board(call: Call, small_path: Path) -> Path:
    """The small plan with a board that met on 8 Oct 2015."""
    assert call("forums", *BOARD, db=small_path).exit_code == 0
    assert call("meetings", "board", "8 Oct 2015", "status=held", "present=Chair; DCS", db=small_path).exit_code == 0
    return small_path


def listed(call: Call, *args: object, db: Path) -> list[dict[str, Any]]:
    result = call(*args, "--json", db=db)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_whole_meeting_is_played_from_the_shell(call: Call, board: Path) -> None:
    told = call("resolve", "board", "extend", "Until the post is filled", "C1.2", "--due", "31 Jan 2016", db=board)
    assert message(told, 0) == "Board, 8 Oct 2015: resolution 1, C1.2; change 4"
    call("resolve", "board", "8 Oct 2015", "challenge", "No plan B", "A1", "--rag", "red", db=board)
    call("resolve", "board", "report-back", "What if it fails", "C1.2", db=board)
    minutes = call("minutes", "board", db=board).stdout
    assert r"- 1\. extend C1.2: Until the post is filled (to 31 Jan 2016)" in minutes
    [matters] = [item for item in json.loads(call("agenda", "board", "--json", db=board).stdout)["items"]
                 if item["title"] == "Matters arising"]  # fmt: skip
    assert len(matters["lines"]) == 2
    told = call("answer", "board", "8 Oct 2015", "3", "Agency cover", db=board)
    assert message(told, 0) == "Board, 8 Oct 2015: resolution 3 answered; change 7"
    [first, *rest] = listed(call, "meetings", "board", db=board)
    assert [one["kind"] for one in first["resolutions"]] == ["extend", "challenge", "report back"]
    assert first["resolutions"][2]["answered_on"] == "2016-01-11"
    assert [meeting["on"] for meeting in rest] == ["2016-02-11", "2016-03-24", "2016-05-05"]
    assert all(meeting["by_cadence"] for meeting in rest)


def test_the_councils_own_numbers_are_typed_and_told(call: Call, board: Path) -> None:
    call("meetings", "board", "8 Oct 2015", "items=42 Inspection; 43. Safeguarding board", db=board)
    told = call("resolve", "board", "note", "The update", "--item", "42", "--json", db=board)
    assert "Board, 8 Oct 2015: resolution 42.1; change 5" in told.stderr
    assert json.loads(told.stdout)["resolution"] == "42.1"
    call("resolve", "board", "report", "On progress", "--item", "43", db=board)
    call("resolve", "board", "note", "Runs through", db=board)
    [first, *_] = listed(call, "meetings", "board", db=board)
    assert [one["number"] for one in first["resolutions"]] == [1, "42.1", "43.1"]
    shown = call("meetings", "board", "8 Oct 2015", db=board).stdout
    assert "items      42 Inspection; 43. Safeguarding board" in shown
    assert "43.1. report back: On progress" in shown
    told = call("answer", "board", "8 Oct 2015", "43.1", "In July", db=board)
    assert message(told, 0) == "Board, 8 Oct 2015: resolution 43.1 answered; change 8"
    assert "there: 1, 42.1, 43.1" in message(call("answer", "board", "8 Oct 2015", "43.2", "In July", db=board))


def test_a_meeting_is_cancelled_and_moved_from_the_shell(call: Call, board: Path) -> None:
    told = call("meetings", "board", "11 Feb 2016", "--cancel", "Not quorate", db=board)
    assert message(told, 0) == "Board, 11 Feb 2016: cancelled; change 4"
    told = call("meetings", "board", "24 Mar 2016", "--move", "31 Mar 2016", db=board)
    assert message(told, 0) == "Board, 31 Mar 2016: planned, moved from 24 Mar 2016; change 5"
    found = listed(call, "meetings", "board", db=board)
    assert [(one["on"], one["status"], one["reason"], one["first_on"]) for one in found[1:4]] == [
        ("2016-02-11", "cancelled", "Not quorate", None),
        ("2016-03-31", "planned", "", "2016-03-24"),
        ("2016-05-05", "planned", "", None),
    ]
    assert "cancelled: Not quorate" in call("meetings", "board", "11 Feb 2016", db=board).stdout
    assert "Cancelled: Not quorate." in call("minutes", "board", "11 Feb 2016", db=board).stdout
    assert json.loads(call("agenda", "board", "--json", db=board).stdout)["on"] == "2016-03-31"
    assert listed(call, "forums", db=board)[0]["next"] == ["2016-03-31", "2016-05-05", "2016-06-16"]
    told = call("meetings", "board", "11 Feb 2016", "status=planned", db=board)
    assert message(told, 0) == "Board, 11 Feb 2016: planned; change 6"
    entries = call("log", "--json", db=board).stdout
    assert "meeting of Board on 11 Feb 2016: cancelled: Not quorate" in entries
    assert "meeting of Board on 24 Mar 2016: moved to 31 Mar 2016" in entries


def test_the_last_minutes_are_approved_from_the_shell(call: Call, board: Path) -> None:
    call("meetings", "board", "19 Nov 2015", "status=held", db=board)
    assert "Approve the minutes of 19 Nov 2015 as a true record" in call("agenda", "board", db=board).stdout
    approving = ("minutes", "board", "8 Oct 2015", "--approved-at", "19 Nov 2015")
    told = call(*approving, "--corrections", "Two posts", db=board)
    assert message(told, 0) == "minutes of Board, 8 Oct 2015: approved; change 5"
    assert message(call(*approving, "--corrections", "Two posts", db=board), 0) == "nothing was changed"
    assert (
        "Minutes approved on 19 Nov 2015, corrected: Two posts." in call("minutes", "bo", "8 Oct 2015", db=board).stdout
    )
    assert "- Minutes of 8 Oct 2015 approved, corrected: Two posts" in call("minutes", "board", db=board).stdout
    assert "Minutes approved on 19 Nov 2015" in call("meetings", "board", "8 Oct 2015", db=board).stdout
    assert listed(call, "meetings", "board", db=board)[0]["approved_on"] == "2015-11-19"


def test_points_and_declarations_are_typed_and_printed_in_the_minutes(call: Call, board: Path) -> None:
    changes = ("declarations=None; Cllr A: item 43", "points=42: members wish to see the plan; 43: * funding")
    assert call("meetings", "board", "8 Oct 2015", *changes, db=board).exit_code == 0
    minutes = call("minutes", "board", db=board).stdout
    assert "## Declarations of interest\n\n- None\n- Cllr A: item 43\n" in minutes
    assert "## Points raised\n\n- 42: members wish to see the plan\n- 43: \\* funding\n" in minutes
    assert "points     42: members wish" in call("meetings", "board", "8 Oct 2015", db=board).stdout
    [first, *_] = listed(call, "meetings", "board", db=board)
    assert first["declarations"] == ["None", "Cllr A: item 43"]


def test_forums_tell_their_next_dates_and_their_rule(call: Call, board: Path) -> None:
    [forum] = listed(call, "forums", db=board)
    assert forum["rrule"] == "FREQ=WEEKLY;INTERVAL=6;BYDAY=TH"
    assert forum["next"] == ["2016-02-11", "2016-03-24", "2016-05-05"]
    shown = call("forums", "bo", db=board).stdout
    assert "cadence      every six weeks on Thursday from 8 Oct 2015" in shown
    call("forums", "bo", "public=yes", db=board)
    assert listed(call, "forums", db=board)[0]["public"] is True


@pytest.mark.parametrize("form", [(), ("--json",), ("--markdown",)])
def test_an_agenda_is_told_in_every_form(call: Call, samples_path: Path, form: tuple[str, ...]) -> None:
    result = call("--plan", "WB", "agenda", "improvement", *form, db=samples_path, today="")
    assert result.exit_code == 0
    assert "Decisions asked for" in result.stdout
    assert "What happens if the campaign fails" in result.stdout


def test_both_samples_list_their_meetings(call: Call, samples_path: Path) -> None:
    shown = call("meetings", db=samples_path, today="").stdout
    assert "Wed 28 Dec 2011  SL    Improvement Board" in shown  # 26 and 27 December were bank holidays
    assert "Thu 14 Apr 2016  WB    Improvement Programme Board" in shown


def test_a_day_off_the_cadence_is_added_only_when_asked_for(call: Call, board: Path) -> None:
    told = call("meetings", "board", "22 Jan 2016", "items=Budget", db=board)
    assert "its cadence gives none" in message(told)
    assert call("meetings", "board", "22 Jan 2016", "items=Budget; Staff", "--new", db=board).exit_code == 0
    assert "items      Budget; Staff" in call("meetings", "board", "22 Jan 2016", db=board).stdout
    call("meetings", "board", "22 Jan 2016", "on=25 Jan 2016", db=board)
    assert [one["on"] for one in listed(call, "meetings", "board", db=board)][:2] == ["2015-10-08", "2016-01-25"]


def test_minutes_are_never_written_over_the_plan_file(call: Call, board: Path) -> None:
    before = board.read_bytes()
    assert "is the plan file itself" in message(call("minutes", "board", "--write", board, db=board))
    assert board.read_bytes() == before


def test_minutes_are_written_for_their_owner_and_edited_in_the_editor(
    call: Call, board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "minutes.md"
    assert call("minutes", "board", "--write", file, db=board).exit_code == 0
    assert file.read_text() == call("minutes", "board", db=board).stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "All was agreed." >> "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))
    assert message(call("minutes", "board", "--edit", db=board), 0) == "minutes of Board kept; change 4"
    assert call("minutes", "board", db=board).stdout.endswith("All was agreed.\n")
    call("resolve", "board", "note", "The dashboard", db=board)
    assert "not in these minutes: resolution 1" in call("minutes", "board", db=board).stderr
    monkeypatch.setenv("VISUAL", "true")
    assert message(call("minutes", "board", "--edit", db=board), 0) == "nothing was changed"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("forums", "x"), "there is no forum 'x'"),
        (("forums", "chair=x"), "is no FIELD=VALUE after a name"),
        (("forums", "--new"), "needs a name"),
        (("forums", "board", "chair=x", "chair=y"), "chair is given twice"),
        (("forums", "board", "chairs=x"), "did you mean 'chair'"),
        (("meetings", "board", "status=held"), "which meeting is missing"),
        (("meetings", "board", "someday"), "'someday' is not a day"),
        (("meetings", "board", "9 Oct 2015"), "has no meeting on 9 Oct 2015"),
        (("meetings", "board", "11 Feb 2016", "status=held"), "in the future"),
        (("meetings", "board", "8 Oct 2015", "status=planned"), "was held already"),
        (("meetings", "board", "8 Oct 2015", "status=issued"), "issued with its pack"),
        (("meetings", "board", "8 Oct 2015", "chair=x"), "has no field 'chair'"),
        (("meetings", "board", "8 Oct 2015", "--cancel", "x"), "was held already"),
        (("meetings", "board", "11 Feb 2016", "--cancel", ""), "cancelled for a reason"),
        (("meetings", "board", "--cancel", "x"), "which meeting is missing"),
        (("meetings", "board", "11 Feb 2016", "--cancel", "x", "items=y"), "stand alone"),
        (("meetings", "board", "11 Feb 2016", "--cancel", "x", "--move", "1 Mar 2016"), "exclude each other"),
        (("meetings", "board", "11 Feb 2016", "--move", "8 Oct 2015"), "has a meeting on 8 Oct 2015 already"),
        (("meetings", "board", "12 Feb 2016", "--move", "1 Mar 2016"), "its cadence gives none"),
        (("agenda", ""), "there is no forum ''"),
        (("minutes", "board", "--edit", "--write", "x"), "exclude each other"),
        (("minutes", "board", "--edit", "--approved-at", "19 Nov 2015"), "exclude each other"),
        (("minutes", "board", "--corrections", "x"), "name that meeting by --approved-at"),
        (("minutes", "board", "--approved-at", "8 Oct 2015"), "give a later meeting"),
        (("resolve", "board"), "are needed"),
        (("resolve", "board", "8 Oct 2015", "decide", "x"), "'decide' is no kind of resolution"),
        (("resolve", "board", "note", "x", "C1.2", "y"), "are needed"),
        (("resolve", "board", "action", "x", "--lead", "Nobody"), "--new adds the lead"),
        (("answer", "board", "8 Oct 2015", "1", "x"), "has no resolution 1"),
        (("answer", "board", "8 Oct 2015", "0", "x"), "has no resolution 0"),
        (("resolve", "board", "note", "x", "--number", "4 2"), "is no number of a resolution"),
        (("resolve", "board", "note", "x", "--item", "the first"), "is no number of an item"),
    ],
)
def test_wrong_use_ends_with_2_and_one_line(call: Call, board: Path, args: tuple[str, ...], words: str) -> None:
    result = call(*args, db=board)
    assert result.stdout == ""
    assert words in message(result)


def test_a_plan_without_forums_says_what_to_do(call: Call, small_path: Path) -> None:
    assert "--new adds one" in call("forums", db=small_path).stderr
    assert "gives a forum its dates" in call("meetings", db=small_path).stderr


def test_what_was_typed_steers_no_terminal(call: Call, board: Path) -> None:
    nasty = "\x1b[31mred\x1b]0;x\x07 [b]\u202e"
    call("forums", "board", f"name={nasty}", f"chair={nasty}", db=board)
    call("resolve", nasty, "report", nasty, db=board)
    for args in (("forums",), ("meetings",), ("agenda", nasty), ("minutes", nasty), ("meetings", nasty, "8 Oct 2015")):
        result = call(*args, db=board)
        assert result.exit_code == 0, result.stderr
        assert "\x1b" not in result.stdout + result.stderr
        assert "\u202e" not in result.stdout
