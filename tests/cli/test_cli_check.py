"""``planwatch check``: what is wrong, as a table and as JSON, its exit code, and accepting some of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from planwatch.model.checks.checks import CHECKS
from tests.cli.conftest import Call


def listed(result: Result) -> list[dict[str, Any]]:
    return json.loads(result.stdout)


def test_findings_end_with_1_and_are_counted_apart_from_hints(call: Call, small_path: Path) -> None:
    result = call("check", db=small_path)
    assert result.exit_code == 1
    assert "no-lead" in result.stdout
    assert "Nobody leads it" in result.stdout
    assert result.stderr == "planwatch: 6 findings, 1 hint\n"


def test_json_gives_each_finding_with_its_plan_code_and_subject(call: Call, small_path: Path) -> None:
    found = listed(call("check", "--json", db=small_path))
    assert {
        "plan": "P", "code": "no-lead", "ref": "A1", "sentence": "Nobody leads it", "hint": False, "accepted": None,
    } in found  # fmt: skip
    assert all(list(each) == ["plan", "code", "ref", "sentence", "hint", "accepted"] for each in found)
    assert sum(not each["hint"] for each in found) == 6


def test_a_plan_with_hints_alone_ends_with_0(call: Call, small_path: Path) -> None:
    result = call("check", "C1.10", db=small_path)
    assert result.exit_code == 0
    assert "hint: Due “autumn 2016”" in result.stdout
    assert result.stderr == "planwatch: no findings, 1 hint\n"


def test_refs_and_codes_narrow_what_is_told(call: Call, small_path: Path) -> None:
    assert {each["ref"] for each in listed(call("check", "a1", "--json", db=small_path))} == {"A1"}
    found = listed(call("check", "--code", "no-lead", "--code", "vague-date", "--json", db=small_path))
    assert {each["code"] for each in found} == {"no-lead", "vague-date"}


def test_the_plans_own_ref_stands_for_what_is_about_the_plan(call: Call, samples_path: Path) -> None:
    found = listed(call("check", "WB", "--json", db=samples_path))
    assert {(each["plan"], each["ref"]) for each in found} == {("WB", "")}


def test_an_accepted_finding_is_shown_only_with_all_and_counts_no_more(call: Call, small_path: Path) -> None:
    done = call("check", "--accept", "no-lead", "A1", "--why", "The post is being filled", db=small_path)
    assert done.exit_code == 0
    assert done.stderr.startswith("planwatch: 1 finding accepted; change ")
    assert listed(call("check", "--code", "no-lead", "--json", db=small_path)) == []
    [found] = listed(call("check", "--code", "no-lead", "--all", "--json", db=small_path))
    assert found["accepted"] == {"why": "The post is being filled", "who": "ann", "on": "2016-01-11"}
    again = call("check", "--code", "no-lead", "--all", db=small_path)
    assert again.exit_code == 0
    assert "accepted: Nobody leads it (The post is being filled)" in again.stdout


def test_unaccept_and_undo_bring_it_back(call: Call, small_path: Path) -> None:
    call("check", "--accept", "no-lead", "A1", "--why", "Known", db=small_path)
    assert call("check", "--unaccept", "no-lead", "A1", db=small_path).exit_code == 0
    assert call("check", "--code", "no-lead", db=small_path).exit_code == 1
    call("undo", db=small_path)
    assert call("check", "--code", "no-lead", db=small_path).exit_code == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--code", "no-leed"), "did you mean 'no-lead'?"),
        (("Z9",), "there is no action Z9"),
        (("--accept", "no-lead", "A1"), "accepted with a reason"),
        (("--accept", "no-lead", "--why", "x"), "give the REFs"),
        (("--accept", "no-date", "A1", "--why", "x"), "there is no such finding about A1"),
        (("--accept", "no-lead", "--unaccept", "no-lead", "A1"), "exclude each other"),
        (("--why", "x"), "--why is for --accept"),
    ],
)
def test_wrong_use_ends_with_2_and_one_line(call: Call, small_path: Path, args: tuple[str, ...], words: str) -> None:
    result = call("check", *args, db=small_path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_codes_tells_what_each_check_looks_for(call: Call) -> None:
    result = call("check", "--codes")
    assert result.exit_code == 0
    assert all(check.code in result.stdout for check in CHECKS)
    assert listed(call("check", "--codes", "--json")) == [{"code": check.code, "says": check.says} for check in CHECKS]


def test_what_was_typed_steers_no_terminal(call: Call, small_path: Path) -> None:
    call("set", "A1", "due=\x1b[31mred\x1b]0;x\x07 [b]", "--no-date", db=small_path)
    result = call("check", "A1", db=small_path)
    assert "␛" in result.stdout
    assert "\x1b" not in result.stdout


def test_how_many_findings_stand_is_a_number_alone(call: Call, samples_path: Path) -> None:
    counted = call("check", "--count", db=samples_path, today="")
    listed = json.loads(call("check", "--json", db=samples_path, today="").stdout)
    standing = [one for one in listed if not one["hint"] and one["accepted"] is None]
    assert (counted.stdout, counted.exit_code) == (f"{len(standing)}\n", 1)
    assert (
        call(
            "check",
            "--count",
            "--code",
            "no-lead",
            "A1",
            db=samples_path,
            today="",
        ).stdout.strip()
        == "0"
    )
