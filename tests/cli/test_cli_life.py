"""The plan's life from the shell: versions, sign-offs, what a version changed, who is asked and told."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message
from tests.draws import NASTY


def test_a_version_is_signed_in_a_chain_and_what_is_missing_is_said(call: Call, small_path: Path) -> None:
    assert message(call("version", "add", "draft 1", db=small_path), 0) == "version draft 1 added; change 2"
    assert call("version", "ask", "draft 1", "Board", "Council", db=small_path).exit_code == 0
    words = ("version", "sign", "draft 1", "Council", "--on", "4 Jan", "--conditions", "costs")
    said = call(*words, db=small_path).stderr
    assert "signed before its turn: it comes after Board" in said
    assert "draft 1 is not signed off by Board yet" in said
    again = call("signoff", "set", "S2", "on=5 Jan", "--json", db=small_path)
    assert json.loads(again.stdout)["warnings"] == ["signed before its turn: it comes after Board"]
    call("undo", db=small_path)
    (listed,) = json.loads(call("versions", "--json", db=small_path).stdout)
    assert (listed["change"], listed["missing"]) == (1, ["Board"])
    assert listed["signoffs"][1] == {"ref": "S2", "by": "Council", "on": "2016-01-04", "conditions": "costs"}
    (waiting,) = json.loads(call("signoffs", "on:none", "--json", db=small_path).stdout)
    assert (waiting["by"], waiting["of"], waiting["standing"]) == ("Board", "draft 1", "next")
    approved = call("about", "status=approved", "approved_on=4 Jan 2016", db=small_path)
    assert "draft 1 is not signed off by Board yet" in approved.stderr


def test_two_versions_are_compared_by_their_names_on_screen_and_paper(
    call: Call, small_path: Path, tmp_path: Path
) -> None:
    call("version", "add", "draft 1", db=small_path)
    call("set", "C1.2", "cost=500", "percent=45", db=small_path)
    call("version", "add", "draft 2", db=small_path)
    told = call("diff", "draft 1", "draft 2", db=small_path)
    assert told.exit_code == 1
    assert told.stdout.splitlines()[0] == "Re-costed: 1"
    assert "percent" not in told.stdout
    assert call("diff", "draft 2", "draft 2", db=small_path).exit_code == 0
    found = json.loads(call("diff", "draft 1", "--json", db=small_path).stdout)
    assert [one["name"] for one in found["changes"]["re-costed"]] == ["C1.2"]
    paper = tmp_path / "x.md"
    assert call("diff", "draft 1", "draft 2", "--out", paper, db=small_path).exit_code == 1
    assert "compared with draft 1" in paper.read_text()
    shown = json.loads(call("--as-of", "draft 1", "show", "C1.2", "--json", db=small_path).stdout)
    assert shown["cost"] is None


def test_what_is_wrong_is_said_and_changes_nothing(call: Call, small_path: Path) -> None:
    for words in (
        ("version", "sign", "draft 9", "Council"),
        ("version", "ask", "draft 9"),
        ("version", "add", "draft 1", "--on", "4 Jan"),
        ("version", "take", "draft 1"),
        ("signoff", "add", "draft 9", "Council"),
        ("diff", "draft 9"),
    ):
        told = call(*words, db=small_path)
        assert told.exit_code == 2, words
        assert "Traceback" not in told.stderr
    assert json.loads(call("versions", "--json", db=small_path).stdout or "[]") == []


def test_what_nobody_was_told_and_nobody_answered_is_found(call: Call, small_path: Path) -> None:
    call("communication", "add", "Staff", "What it asks", "due=4 Jan 2016", db=small_path)
    call("consultee", "add", "Corporate Board", "on=4 Jan 2016", "said=Dates too tight", db=small_path)
    codes = {one["code"]: one["ref"] for one in json.loads(call("check", "--json", db=small_path).stdout)}
    assert codes["communication-overdue"] == "M1"
    assert codes["consultee-not-answered"] == "Q1"
    call("communication", "set", "M1", "told_on=5 Jan", db=small_path)
    call("consultee", "set", "Q1", "changed=A4 moved", db=small_path)
    left = {one["code"] for one in json.loads(call("check", "--json", db=small_path).stdout)}
    assert not left & {"communication-overdue", "consultee-not-answered"}
    report = call("report", "board", "--forum", "Board", db=small_path)
    if report.exit_code == 0:
        assert "Who was consulted" in report.stdout


@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()])
def test_hostile_text_is_listed_and_never_obeyed(text: str, call: Call, small_path: Path) -> None:
    call("consultee", "add", text, f"said={text}", db=small_path)
    call("communication", "add", "Staff", text, db=small_path)
    for name in ("consultees", "communications"):
        listed = call(name, db=small_path)
        assert listed.exit_code == 0
        assert "\x1b]0" not in listed.stdout
        assert "\u202e" not in listed.stdout
