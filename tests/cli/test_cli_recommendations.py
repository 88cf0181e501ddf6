"""Recommendations from the shell: added, responded to, listed, taken out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

RESPONSE = ("decision=accepted", "response=A weekly panel", "responded_by=Director", "responded_on=4 Jan 2016")
UNTOUCHED: dict[str, Any] = {
    "source": "", "due": "", "due_from": None, "due_by": None, "due_said": None, "status": "open", "closed_by": "",
    "closed_on": None, "evidence": "", "repeats": [],
}  # fmt: skip


@pytest.fixture
def asked(call: Call, small_path: Path) -> Path:
    """The small plan with two recommendations, one of them responded to."""
    added = call("recommendation", "add", "1", "Seek legal advice in time", "class=priority", db=small_path)
    assert message(added, 0) == "recommendation 1 added; change 2"
    call("recommendation", "add", "10", "Screen: x=y", db=small_path)
    responded = call("recommendation", "set", "1", *RESPONSE, db=small_path)
    assert message(responded, 0) == "recommendation 1 set; change 4"
    return small_path


def listed(call: Call, *words: str, db: Path) -> list[dict[str, Any]]:
    result = call("recommendations", *words, "--json", db=db)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_what_was_typed_is_listed_with_what_answers_it(call: Call, asked: Path) -> None:
    assert listed(call, db=asked) == [
        {
            "plan": "P", "number": "1", "text": "Seek legal advice in time", "class": "priority",
            "decision": "accepted", "response": "A weekly panel", "responded_by": "Director",
            "responded_on": "2016-01-04", **UNTOUCHED, "answered_by": [{"ref": "C1.2", "status": "in progress"}],
            "commitments": [], "late": False,
        },
        {
            "plan": "P", "number": "10", "text": "Screen: x=y", "class": "", "decision": None, "response": "",
            "responded_by": "", "responded_on": None, **UNTOUCHED, "answered_by": [], "commitments": [],
            "late": False,
        },
    ]  # fmt: skip
    head, first, second = call("recommendations", db=asked, env={"COLUMNS": "160"}).stdout.splitlines()
    assert head.split() == [
        "No",
        "Class",
        "Recommendation",
        "Decision",
        "Response",
        "Given",
        "Status",
        "Actions",
        "Done",
    ]
    assert all(words in first for words in ("priority", "accepted", "A weekly panel", "4 Jan, Director", "C1.2"))
    assert second.count("none yet") == 2


def test_filter_words_narrow_the_list(call: Call, asked: Path) -> None:
    assert [one["number"] for one in listed(call, "response:none", db=asked)] == ["10"]
    assert (
        message(call("recommendations", "nothing like it", db=asked), 0) == "no recommendation has all of these words"
    )
    assert "no filter word 'colour:'" in message(call("recommendations", "colour:red", db=asked))


def test_a_plan_without_any_says_how_to_add_one(call: Call, small_path: Path) -> None:
    assert "no recommendation yet. add one with" in message(call("recommendations", db=small_path), 0)


def test_taking_one_out_asks_and_says_what_answers_it(call: Call, asked: Path) -> None:
    refused = message(call("recommendation", "remove", "1", db=asked))
    assert refused == "removing 1 needs a yes, and nobody can be asked here; C1.2 answers it. add --yes"
    assert len(listed(call, db=asked)) == 2
    assert message(call("recommendation", "remove", "1", "--yes", db=asked), 0) == "recommendation 1 removed; change 5"
    assert [one["number"] for one in listed(call, db=asked)] == ["10"]
    call("undo", db=asked)
    assert len(listed(call, db=asked)) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "what to do is missing: add, set, remove"),
        (("ad", "3", "x"), "did you mean 'add'?"),
        (("add",), "the number of the recommendation is missing"),
        (("add", "3"), "a recommendation needs a text"),
        (("set", "1"), "nothing is said to set"),
        (("set", "1", "decision"), "'decision' is no FIELD=VALUE"),
        (("set", "7", "class=x"), "there is no recommendation '7'"),
        (("set", "1", "decison=accepted"), "did you mean 'decision'?"),
        (("remove", "1", "10"), "'10' is one word too many"),
    ],
)
def test_what_is_not_understood_is_refused_and_changes_nothing(
    call: Call, asked: Path, words: tuple[str, ...], said: str
) -> None:
    before = listed(call, db=asked)
    assert said in message(call("recommendation", *words, db=asked))
    assert listed(call, db=asked) == before


def test_json_tells_the_change(call: Call, asked: Path) -> None:
    done = call("recommendation", "set", "10", "decision=not", "--json", db=asked)
    assert json.loads(done.stdout) == {"change": 5, "changed": ["10"], "warnings": []}


def test_a_finding_about_a_recommendation_is_accepted_by_its_number(call: Call, asked: Path) -> None:
    told = json.loads(call("check", "--code", "no-response", "--json", db=asked).stdout)
    assert [one["ref"] for one in told] == ["10"]
    assert "1 finding accepted" in message(call("check", "--accept", "no-response", "10", "--why", "due", db=asked), 0)
    assert call("check", "--code", "no-response", "--count", db=asked).stdout == "0\n"


def test_a_response_to_any_resolution_is_printed_with_whose_it_is(call: Call, samples_path: Path) -> None:
    board, held = "improvement", "8 Oct 2015"
    words = ("--plan", "WB", "answer", board, held, "3", "It goes to every team", "--by", "Data Manager")
    assert "resolution 3 answered" in message(call(*words, "--on", "8 Jan 2016", db=samples_path), 0)
    told = call("--plan", "WB", "meetings", board, held, db=samples_path).stdout
    assert "3. note: The first dashboard was noted → response 8 Jan 2016 by Data Manager: It goes to every team" in told
    said = "The first dashboard was noted → response 8 Jan 2016 by Data Manager: It goes to every team"
    assert said in call("--plan", "WB", "minutes", board, held, db=samples_path).stdout
    assert said in call("--plan", "WB", "agenda", board, db=samples_path).stdout
    assert said in call("--plan", "WB", "report", "board", board, db=samples_path).stdout


def test_a_date_is_a_column_once_one_has_any_and_what_is_past_it_is_asked_for(call: Call, asked: Path) -> None:
    call("recommendation", "set", "1", "due=December 2015", db=asked)
    call("recommendation", "set", "10", "due=30 June 2016", db=asked)
    head, first, second = call("recommendations", db=asked, env={"COLUMNS": "160"}).stdout.splitlines()
    assert "Due" in head.split()
    assert ("December 2015" in first, "30 Jun" in second) == (True, True)
    [late] = listed(call, "late:yes", db=asked)
    assert (late["number"], late["due"], late["due_by"], late["late"]) == ("1", "December 2015", "2015-12-31", True)
    assert "Recommendation 1 is open, overdue: December 2015" in call("check", db=asked, env={"COLUMNS": "160"}).stdout
