"""Deep dives from the shell: added, filled in, listed, their paper printed, taken out."""

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.cli.said import message


def test_a_dive_is_added_filled_in_listed_and_taken_out(call: Call, samples_path: Path) -> None:
    def wb(*words: str) -> str:
        return message(call("--plan", "WB", *words, db=samples_path), 0)

    assert wb("dive", "add", "Thresholds", "forum=Scrutiny Commission", "scope=1 2").startswith(
        "deep dive Thresholds added; change "
    )
    wb("dive", "set", "thresholds", "reported_on=5 Jan 2016")
    assert wb("evidence", "add", "Team managers", "kind=interview", "says=It varies").startswith("evidence E1 added")
    assert wb("finding", "add", "Not alike", "recommendations=1", "evidence=E1").startswith("finding F1 added")
    found = json.loads(call("--plan", "WB", "dives", "status:reported", "--json", db=samples_path).stdout)
    assert [(one["name"], one["scope"], one["evidence"], one["findings"]) for one in found] == [
        ("Thresholds", ["1", "2"], ["E1"], ["F1"])
    ]
    [told] = json.loads(call("--plan", "WB", "evidence", "kind:interview", "--json", db=samples_path).stdout)
    assert (told["ref"], told["seen"]) == ("E1", True)
    [told] = json.loads(call("--plan", "WB", "findings", "led_to:none", "--json", db=samples_path).stdout)
    assert (told["ref"], told["evidence"], told["concluded"]) == ("F1", ["E1"], False)
    paper = call("--plan", "WB", "report", "dive", "thres", db=samples_path).stdout
    assert "| F1 Not alike | E1 | recommendation 1 | led to nothing yet |" in paper
    assert wb("dive", "remove", "Thresholds", "--yes").startswith("deep dive Thresholds removed")
    assert "no deep dive yet. add one with `planwatch dive add NAME`" in wb("dives")


def test_a_dive_that_is_not_there_is_named_with_the_nearest(call: Call, samples_path: Path) -> None:
    call("--plan", "WB", "dive", "add", "Thresholds", db=samples_path)
    assert "did you mean 'Thresholds'?" in message(
        call("--plan", "WB", "dive", "set", "Treshold", "theme=Practice", db=samples_path)
    )
    refused = message(call("--plan", "WB", "report", "dive", "Supervision", db=samples_path))
    assert "Supervision" in refused


def test_what_came_in_and_what_the_log_tells_is_called_as_people_call_it(
    call: Call, samples_path: Path, tmp_path: Path
) -> None:
    db, sample = samples_path, tmp_path / "plan.toml"
    sample.write_text(
        'format = 1\n[plan]\nref = "P"\ntitle = "Plan"\n[[forum]]\nname = "Panel"\n[[dive]]\nname = "Look"\n'
        'forum = "Panel"\n[[evidence]]\nref = "E1"\ntitle = "Staff"\ndive = "Look"\n'
        '[[evidence]]\nref = "E2"\ntitle = "Files"\ndive = "Look"\n',
        encoding="utf-8",
    )
    said = message(call("import", str(sample), db=db), 0)
    assert "1 deep dive added; 2 pieces of evidence added" in said
    call("--plan", "P", "version", "add", "draft 2", db=db)
    call("--plan", "P", "signoff", "add", "draft 2", "Council", db=db)
    log = call("--plan", "P", "log", db=db).stdout
    assert "  sign-off added: S1" in log
