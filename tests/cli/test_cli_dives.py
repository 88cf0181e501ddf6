"""Deep dives from the shell: added, filled in, listed, their paper printed, taken out."""

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.cli.said import message


def test_a_dive_is_added_filled_in_listed_and_taken_out(call: Call, samples_path: Path) -> None:
    def wb(*words: str) -> str:
        return message(call("--plan", "WB", *words, db=samples_path), 0)

    assert wb("dive", "add", "Thresholds", "forum=Scrutiny Commission", "scope=1 2").startswith(
        "dive Thresholds added; change "
    )
    wb("dive", "set", "thresholds", "findings=1: not alike; 2: seldom", "reported_on=5 Jan 2016")
    found = json.loads(call("--plan", "WB", "dives", "status:reported", "--json", db=samples_path).stdout)
    assert [(one["name"], one["scope"], one["findings"]) for one in found] == [
        ("Thresholds", ["1", "2"], ["1: not alike", "2: seldom"])
    ]
    paper = call("--plan", "WB", "report", "dive", "thres", db=samples_path).stdout
    assert "## 6. Findings\n\n- 1: not alike\n- 2: seldom" in paper
    assert wb("dive", "remove", "Thresholds", "--yes").startswith("dive Thresholds removed")
    assert "no dives yet. add one with `planwatch dive add NAME`" in wb("dives")


def test_a_dive_that_is_not_there_is_named_with_the_nearest(call: Call, samples_path: Path) -> None:
    call("--plan", "WB", "dive", "add", "Thresholds", db=samples_path)
    assert "did you mean Thresholds?" in message(
        call("--plan", "WB", "dive", "set", "Treshold", "theme=Practice", db=samples_path)
    )
    refused = message(call("--plan", "WB", "report", "dive", "Supervision", db=samples_path))
    assert "Supervision" in refused
