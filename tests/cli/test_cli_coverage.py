"""Sources, commitments and coverage from the shell."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message
from tests.draws import NASTY


@pytest.fixture
def asked(call: Call, small_path: Path) -> Path:
    """The small plan with a source, two recommendations, and a commitment that answers the first."""
    for words in (
        ("source", "add", "Inspection 2015", "kind=inspection", "body=Ofsted", "date=May 2015"),
        ("recommendation", "add", "1", "Seek legal advice", "source=Inspection 2015"),
        ("recommendation", "add", "7", "Test the dual role", "class=priority"),
        ("commitment", "add", "Become good at safeguarding", "answers=1", "actions=C1.2", "theme=Workforce"),
    ):
        assert call(*words, db=small_path).exit_code == 0
    return small_path


def rows(call: Call, *words: str, db: Path, code: int = 0) -> list[dict[str, Any]]:
    result = call(*words, "--json", db=db)
    assert result.exit_code == code, result.stderr
    return json.loads(result.stdout)


def test_coverage_has_an_object_for_each_recommendation_with_what_answers_it_and_its_gaps(
    call: Call, asked: Path
) -> None:
    first, second = rows(call, "coverage", db=asked, code=1)
    assert (first["number"], first["class"], first["bar"]) == ("7", "priority", "")
    assert first["gaps"] == [{"gap": "nothing-answers", "sentence": "nothing answers it", "accepted": None}]
    assert (second["number"], second["gaps"], second["measures"]) == ("1", [], [])
    assert second["commitments"] == [{"ref": "C1", "text": "Become good at safeguarding", "lead": ""}]
    assert [one["ref"] for one in second["actions"]] == ["C1.2"]


def test_coverage_is_a_table_with_totals_that_add_and_ends_with_1_while_a_gap_stands(call: Call, asked: Path) -> None:
    result = call("coverage", db=asked, env={"COLUMNS": "160"})
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["7", "1"]
    assert "nothing answers it" in lines[1]
    totals = [line.split() for line in lines if line.startswith(("priority", "no class", "all"))]
    assert totals == [
        ["priority", "1", "1", "0", "0", "1", "0"],
        ["no", "class", "1", "1", "0", "0", "0", "0"],
        ["all", "2", "2", "0", "0", "1", "0"],
    ]
    accepted = call("check", "--accept", "nothing-answers", "7", "--why", "Peers test it", db=asked)
    assert "1 finding accepted" in message(accepted, 0)
    result = call("coverage", db=asked, env={"COLUMNS": "200"})
    assert (result.exit_code, "accepted: nothing answers it" in result.stdout) == (0, True)
    assert rows(call, "coverage", "gap:none", db=asked)[0]["gaps"][0]["accepted"]["why"] == "Peers test it"


def test_sources_say_how_much_of_each_is_open(call: Call, asked: Path) -> None:
    [one] = rows(call, "sources", db=asked)
    assert (one["name"], one["date_from"], one["recommendations"], one["open"]) == (
        "Inspection 2015", "2015-05-01", ["1"], 1,
    )  # fmt: skip
    call("recommendation", "set", "1", "status=implemented", "evidence=The audit", db=asked)
    assert "1 recommendation, 0 open" in call("sources", db=asked).stdout
    assert "1 finding, 0 open" in (
        call("about", "recommendation_label=finding", db=asked) and call("sources", db=asked).stdout
    )


def test_commitments_are_listed_changed_and_taken_out(call: Call, asked: Path) -> None:
    assert [one["ref"] for one in rows(call, "commitments", "answers:1", db=asked)] == ["C1"]
    assert message(call("commitment", "set", "C1", "lead=Head of HR", db=asked), 0).startswith("commitment C1 set")
    assert [one["lead"] for one in rows(call, "commitments", db=asked)] == ["Head of HR"]
    assert "1 is answered by it" in message(call("commitment", "remove", "C1", db=asked))
    assert message(call("commitment", "remove", "C1", "--yes", db=asked), 0).startswith("commitment C1 removed")
    assert rows(call, "commitments", db=asked) == []
    assert "no commitment yet" in message(call("commitments", db=asked), 0)


def test_a_plan_without_recommendations_says_how_to_add_one(call: Call, small_path: Path) -> None:
    assert "no recommendation yet. add one with" in message(call("coverage", db=small_path), 0)


def test_hostile_text_reaches_no_terminal_as_it_is(call: Call, small_path: Path) -> None:
    for number, text in enumerate(filter(str.strip, NASTY)):
        call("source", "add", text, f"link={text}", db=small_path)
        call("recommendation", "add", str(number), text, f"class={text}", db=small_path)
        call("commitment", "add", text, f"answers={number}", db=small_path)
    for command in ("sources", "commitments", "coverage", "recommendations"):
        said = call(command, db=small_path).stdout
        assert said
        assert not set(said) & {"\x1b", "\u202e", "\x07", "\x0b"}
