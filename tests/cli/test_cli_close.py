"""``planwatch close``: what is open is decided one by one, as one change that one undo takes back."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Call
from tests.cli.said import message

DECIDED = ("rest=carry", "A10=withdrawn: done elsewhere", "risks=usual: Head of Service: the register")


def _whole(call: Call, path: Path) -> str:
    return call("--plan", "WB", "export", "-", db=path, today="").stdout


def _close(call: Call, path: Path, *words: str) -> Any:
    return call("--plan", "WB", "close", *words, db=path, today="")


def test_what_is_open_is_listed_and_nothing_is_done_while_any_of_it_is_not_decided(
    call: Call, samples_path: Path
) -> None:
    before = _whole(call, samples_path)
    listed = _close(call, samples_path, "--dry-run").stdout
    assert "C1.2  Recruit" in listed
    assert "risk R1  Safeguarding" in listed
    for words, said in (
        (("--into", "WB2", "actions=carry"), "not decided yet: commitment C1"),
        (("rest=carry",), "A4 is carried, and no plan is named"),
        (("--into", "WB", "rest=carry"), "WB is the plan that is closed"),
        (("rest=usual: Head of Service",), "needs a post and what it will look at"),
        (("rest=withdrawn",), "a reason is needed"),
        (("rest=carry", "Z9=carry"), "nothing that is open is called 'z9'"),
        (("actions=cary",), "A4: 'cary' says not what becomes of it"),
    ):
        assert said in message(_close(call, samples_path, *words)), words
    assert "| risk R1 |" in _close(call, samples_path, "--into", "WB2", *DECIDED, "--dry-run").stdout
    assert _whole(call, samples_path) == before


def test_a_plan_that_is_not_there_is_said_to_be_started(call: Call, samples_path: Path) -> None:
    new = "SL2 is no plan yet and is started as a draft: or is SL meant?"
    for words in ((), DECIDED):
        assert message(_close(call, samples_path, "--into", "SL2", "--dry-run", *words), 0) == new
    told = _close(call, samples_path, "--into", "sl", "--dry-run", "--json")
    assert message(told, 0).startswith("SL is there: ")
    assert json.loads(told.stdout)["into"] == {"plan": "SL", "new": False}
    assert "; plan SL2 started as a draft; " in message(_close(call, samples_path, "--into", "SL2", *DECIDED), 0)


def test_what_is_carried_goes_on_in_another_plan_and_one_undo_takes_all_back(call: Call, samples_path: Path) -> None:
    before = _whole(call, samples_path)
    told = json.loads(_close(call, samples_path, "--into", "WB2", *DECIDED, "--json").stdout)
    became = {(one["kind"], one["ref"]): one["became"] for one in told["closed"]}
    assert became["action", "C1.2"] == "carried into WB2 C1.2"
    assert became["action", "A10"] == "withdrawn: done elsewhere"
    assert became["risk", "R1"] == "business as usual: Head of Service: the register"
    shown = json.loads(call("--plan", "WB2", "show", "C1.2", "--json", db=samples_path, today="").stdout)
    assert [update["text"] for update in shown["updates"]] == ["carried from WB C1.2"]
    (first, *_) = json.loads(call("--plan", "WB2", "commitments", "--json", db=samples_path, today="").stdout)
    assert "C1.2" in first["actions"]
    gone = json.loads(call("--plan", "WB", "show", "C1.2", "--json", db=samples_path, today="").stdout)
    assert (gone["status"], gone["reason"]) == ("withdrawn", "carried into WB2 C1.2")
    paper = call("--plan", "WB", "report", "closing", db=samples_path, today="").stdout
    assert "| risk R1 | Safeguarding of children fails the council's duties | Head of Service | the register |" in paper
    assert "is closed" in message(_close(call, samples_path, *DECIDED))
    assert call("undo", db=samples_path, today="").exit_code == 0
    assert _whole(call, samples_path) == before
    assert "WB2" not in call("plans", db=samples_path, today="").stdout
    assert call("doctor", db=samples_path).exit_code == 0


def test_a_ref_that_the_other_plan_has_is_given_with_the_plan_it_comes_from(call: Call, samples_path: Path) -> None:
    there = json.loads(call("--plan", "SL", "list", "all", "--json", db=samples_path, today="").stdout)
    told = json.loads(_close(call, samples_path, "--into", there[0]["plan"], *DECIDED, "--json").stdout)
    refs = {one["ref"] for one in there}
    for one in told["closed"]:
        if one["kind"] == "action" and one["became"].startswith("carried"):
            ref = one["ref"]
            assert one["became"].endswith(f" WB-{ref}" if ref in refs else f" {ref}")
    assert "not closed" in message(call("--plan", "SL", "report", "closing", db=samples_path, today=""))


def test_refs_are_told_apart_whatever_their_capitals_and_what_is_carried_answers_what_it_did(
    call: Call, samples_path: Path
) -> None:
    for plan, *words in (
        ("WB", "recommendation", "add", "501", "Screen early"),
        ("WB", "recommendation", "add", "502", "Train all"),
        ("WB", "set", "C1.2", "answers=502a 501 4"),
        ("WB", "commitment", "set", "C1", "answers=4 501"),
        ("SL", "recommendation", "add", "501", "Something else"),
    ):
        assert call("--plan", plan, *words, db=samples_path, today="").exit_code == 0
    assert call("--plan", "SL", "set", "1.1", "ref=c1.1", db=samples_path, today="").exit_code == 0
    assert _close(call, samples_path, "--into", "sl", *DECIDED).exit_code == 0
    assert len(json.loads(call("plans", "--json", db=samples_path, today="").stdout)) == 2
    shown = json.loads(call("--plan", "SL", "show", "C1.2", "--json", db=samples_path, today="").stdout)
    assert shown["answers"] == ["502a", "WB-501"]
    kept = json.loads(call("--plan", "SL", "commitments", "--json", db=samples_path, today="").stdout)
    assert next(one["answers"] for one in kept if one["ref"] == "C1") == ["WB-501"]
    refs = {one["ref"] for one in json.loads(call("--plan", "SL", "list", "all", "--json", db=samples_path).stdout)}
    assert {"c1.1", "WB-C1.1", "C1.2"} <= refs


def test_a_paper_that_cannot_be_written_leaves_the_plan_open(call: Call, samples_path: Path, tmp_path: Path) -> None:
    before = _whole(call, samples_path)
    for path, said in (
        (tmp_path / "closing.docx", "a report is written as .md or .html"),
        (tmp_path / "nowhere" / "closing.md", "could not be written"),
    ):
        assert said in message(_close(call, samples_path, "rest=withdrawn: ended", "--out", str(path)))
        assert _whole(call, samples_path) == before


def test_a_try_writes_its_paper_to_a_file_or_lists_what_is_open_as_json(
    call: Call, samples_path: Path, tmp_path: Path
) -> None:
    before, path = _whole(call, samples_path), tmp_path / "closing.html"
    listed = json.loads(_close(call, samples_path, "--dry-run", "--json").stdout)["open"]
    assert {"kind": "risk", "ref": "R1"}.items() <= next(one for one in listed if one["kind"] == "risk").items()
    tried = _close(call, samples_path, "rest=withdrawn: ended", "--dry-run", "--out", str(path))
    assert tried.stdout == ""
    assert "closing report written to" in message(tried, 0)
    assert "What is withdrawn" in path.read_text(encoding="utf-8")
    assert "not decided yet" in message(_close(call, samples_path, "--dry-run", "--out", str(path), "--replace"))
    assert _whole(call, samples_path) == before


def test_what_became_of_all_is_no_reason_of_a_rating(call: Call, samples_path: Path) -> None:
    _close(call, samples_path, "--into", "WB2", *DECIDED)
    for plan, lists in (("WB", "Closing report action"), ("WB2", "carried from WB: ")):
        told = call("--plan", plan, "report", "highlight", "--markdown", db=samples_path, today="").stdout
        assert "Overall RAG" in told
        assert lists not in told
