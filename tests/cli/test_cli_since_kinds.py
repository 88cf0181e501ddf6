"""``since`` of all that a plan holds besides actions: each kind in its own words, and nothing that is no change."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

BOARD = "improvement programme"
EDITS = (
    ("recommendation", "set", "7", "decision=accepted"),
    ("recommendation", "set", "2", "status=closed", "closed_by=Board", "evidence=Second audit"),
    ("commitment", "set", "C1", "answers=4 5", "text=Have a stable and  secure workforce"),
    ("commitment", "remove", "L1", "--yes"),
    ("cost", "set", "K1", "funded=100000"),
    ("version", "add", "review 1"),
    ("version", "ask", "review 1", "Council"),
    ("version", "sign", "review 1", "Council", "--on", "8 Jan 2016", "--conditions", "costs"),
    ("consultee", "set", "Q4", "on=5 Jan 2016", "how=meeting", "said=Too tight"),
    ("communication", "set", "M1", "told_on=8 Jan 2016"),
    ("dive", "add", "Thresholds", "status=under way"),
    ("evidence", "add", "Team managers", "kind=interview", "dive=Thresholds", "seen_on=7 Jan 2016"),
    ("finding", "add", "Not applied alike", "dive=Thresholds", "evidence=E1"),
    ("about", "theme", "Workforce", "lead=Head of Service"),
)


@pytest.fixture
def edited(call: Call, samples_path: Path) -> Path:
    """The samples, the board's pack issued, and changes of every kind since."""
    assert call("--plan", "WB", "issue", BOARD, "10 Dec 2015", db=samples_path, today="").exit_code == 0
    for words in EDITS:
        made = call("--plan", "WB", *words, db=samples_path, today="")
        assert made.exit_code == 0, made.stderr
    return samples_path


def _told(call: Call, path: Path, *words: str) -> dict[tuple[str, str], str]:
    found: dict[str, Any] = json.loads(call("since", BOARD, *words, "--json", db=path, today="").stdout)
    return {(one["kind"], one["ref"]): one["told"] for one in found["others"]}


def test_each_kind_is_told_in_its_own_words_and_typed_blanks_are_not(call: Call, edited: Path) -> None:
    assert _told(call, edited) == {
        ("theme", "Workforce"): "lead: HR Partner → Head of Service",
        ("recommendation", "2"): "closed by Board, on: Second audit",
        ("recommendation", "7"): "accepted by Chief Executive",
        ("commitment", "L1"): "taken out of the plan",
        ("commitment", "C1"): "answers: 4 → 4, 5",
        ("cost", "K1"): "funded: none → £100,000",
        ("cost", "total"): "forecast funded: £20,000 → £120,000",
        ("version", "review 1"): "added; approved of 11 Jan",
        ("signoff", "S5"): "added; signed 8 Jan, subject to: costs",
        ("consultee", "Q4"): "asked 5 Jan by meeting; said: Too tight",
        ("communication", "M1"): "told 8 Jan",
        ("dive", "Thresholds"): "added; under way",
        ("evidence", "E1"): "added; seen 7 Jan",
        ("finding", "F1"): "added",
    }
    assert _told(call, edited, "--theme", "Leadership") == {("commitment", "L1"): "taken out of the plan"}
    lines = call("since", BOARD, db=edited, today="").stdout.splitlines()
    assert lines[lines.index("Recommendations: 2") + 2] == "      closed by Board, on: Second audit"
    assert "## Sign-offs\n\n- **S5** Council: review 1: added; signed 8 Jan" in (
        call("since", BOARD, "--markdown", db=edited, today="").stdout
    )
    for paper in (("agenda", BOARD), ("report", "board", BOARD)):
        assert "Also changed" in call(*paper, db=edited, today="").stdout
    call("--plan", "WB", "undo", db=edited, today="")
    assert ("theme", "Workforce") not in _told(call, edited)


def test_a_file_younger_than_the_meeting_tells_what_has_a_day_of_its_own(call: Call, samples_path: Path) -> None:
    for words in EDITS:
        call("--plan", "WB", *words, db=samples_path, today="")
    assert _told(call, samples_path) == {
        ("recommendation", "2"): "closed by Board, on: Second audit",
        ("recommendation", "7"): "accepted by Chief Executive",
        ("version", "review 1"): "approved of 11 Jan",
        ("signoff", "S5"): "signed 8 Jan, subject to: costs",
        ("consultee", "Q4"): "asked 5 Jan by meeting; said: Too tight",
        ("communication", "M1"): "told 8 Jan",
        ("evidence", "E1"): "seen 7 Jan",
    }
