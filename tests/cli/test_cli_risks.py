"""Risks from the shell: added, scored, closed, listed, drawn as a heat map."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message


@pytest.fixture
def risky(call: Call, small_path: Path) -> Path:
    """The small plan with two risks, one of them scored."""
    added = call("risk", "add", "Agency staff leave", "likelihood=likely", "impact=4", db=small_path)
    assert message(added, 0) == "risk R1 added; change 2"
    call("risk", "add", "Money", "kind=issue", db=small_path)
    done = call("risk", "set", "R1", "target_likelihood=2", "target_impact=4", "mitigated_by=C1.2 A1", db=small_path)
    assert message(done, 0) == "risk R1 set; change 4"
    return small_path


def listed(call: Call, *words: str, db: Path) -> list[dict[str, Any]]:
    result = call("risks", *words, "--json", db=db)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_what_was_typed_is_listed_with_its_scores_and_what_lessens_it(call: Call, risky: Path) -> None:
    first, second = listed(call, db=risky)
    assert {name: first[name] for name in ("ref", "score", "band", "target_score", "target_band", "moved")} == {
        "ref": "R1", "score": 16, "band": "red", "target_score": 8, "target_band": "amber", "moved": "same",
    }  # fmt: skip
    assert [one["ref"] for one in first["mitigating"]] == first["mitigated_by"] == ["C1.2", "A1"]
    assert (second["ref"], second["score"], second["not_mitigated"]) == ("R2", None, "no action lessens it")
    head, one, two = call("risks", db=risky, env={"COLUMNS": "160"}).stdout.splitlines()
    assert head.split()[:6] == ["Ref", "Kind", "Risk", "Owner", "L", "I"]
    assert "16 R" in one
    assert "8 A" in one
    assert two.count("no") == 3, "no owner, no score, not mitigated"
    call("risk", "set", "R1", "impact=3", db=risky)
    assert "↓ 16" in call("risks", "band:red", db=risky, env={"COLUMNS": "160"}).stdout


def test_the_heat_map_has_letters_and_refs(call: Call, risky: Path) -> None:
    lines = call("risks", "--matrix", db=risky, env={"COLUMNS": "120"}).stdout.splitlines()
    assert lines[0].split() == [
        "Likelihood", "1", "negligible", "2", "minor", "3", "moderate", "4", "major", "5", "severe",
    ]  # fmt: skip
    assert lines[2].split() == ["4", "likely", "G", "4", "A", "8", "R", "12", "R", "16:", "R1", "R", "20"]
    assert lines[-1].endswith("R red high from 12; not on it: R2")
    [told] = json.loads(call("risks", "--matrix", "--json", db=risky).stdout)
    assert [cell for cell in told["cells"] if cell["risks"]] == [
        {"likelihood": 4, "impact": 4, "score": 16, "band": "red", "risks": ["R1"]}
    ]
    assert "takes no filter words" in message(call("risks", "--matrix", "money", db=risky))


def test_a_risk_is_closed_with_its_reason(call: Call, risky: Path) -> None:
    assert "closed with a reason" in message(call("risk", "close", "R2", db=risky))
    assert message(call("risk", "close", "R2", "It", "was", "found", db=risky), 0) == "risk R2 closed; change 5"
    [closed] = listed(call, "status:closed", db=risky)
    assert (closed["reason"], closed["closed_on"]) == ("It was found", "2016-01-11")


def test_the_matrix_is_the_plans_own(call: Call, risky: Path) -> None:
    assert "is no band" in message(call("about", "risk_matrix=bands purple", db=risky))
    call("about", "risk_matrix=bands green, red from 20", db=risky)
    assert [one["band"] for one in listed(call, "ref:R1", db=risky)] == ["green"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "what to do is missing: add, set, remove, close"),
        (("add",), "the title of the risk is missing"),
        (("set", "R1", "likelihood=9"), "one of 1 rare, 2 unlikely, 3 possible"),
        (("set", "R9", "impact=1"), "there is no risk 'R9'"),
        (("set", "R1", "imapct=1"), "did you mean 'impact'?"),
        (("close", "R9", "x"), "there is no risk 'R9'"),
    ],
)
def test_what_is_not_understood_is_refused_and_changes_nothing(
    call: Call, risky: Path, words: tuple[str, ...], said: str
) -> None:
    before = listed(call, db=risky)
    assert said in message(call("risk", *words, db=risky))
    assert listed(call, db=risky) == before


def test_a_finding_about_a_risk_is_accepted_by_its_ref(call: Call, risky: Path) -> None:
    told = json.loads(call("check", "--code", "risk-not-scored", "--json", db=risky).stdout)
    assert [one["ref"] for one in told] == ["R2"]
    done = call("check", "--accept", "risk-not-scored", "R2", "--why", "next month", db=risky)
    assert "1 finding accepted" in message(done, 0)


def test_the_reports_of_the_sample_tell_its_risks(call: Call, samples_path: Path) -> None:
    paper = call("--plan", "WB", "report", "highlight", "--forum", "improvement", db=samples_path).stdout
    assert "11. Risks up or down since 10 Dec 2015" in paper
    assert "3 open: 1 red, 2 without a score." in paper
    call("--plan", "WB", "risk", "add", "Money runs out", "owner=Director (DCS)", db=samples_path)
    told = json.loads(call("--plan", "WB", "since", "improvement", "--json", db=samples_path).stdout)
    assert {name: told["risks"][0][name] for name in ("ref", "way", "lead")} == {
        "ref": "R4", "way": "new", "lead": "Director (DCS)",
    }  # fmt: skip
    agenda = call("--plan", "WB", "agenda", "improvement", db=samples_path).stdout
    assert "R4 Money runs out: new: no score" in agenda
