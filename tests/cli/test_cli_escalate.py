"""``planwatch escalate``, and the route that a plan lays down for it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

BOARD, CHIEF = "Improvement Programme Board", "Chief Executive"
ROUTE = "route=improvement after 14 days; chief exec after 3 weeks or 2 moves"


@pytest.fixture
def wb(call: Call, samples_path: Path) -> Call:
    """Planwatch on the sample of West Berkshire, whose route leads to the board and then the chief executive."""
    assert call("--plan", "WB", "about", ROUTE, db=samples_path).exit_code == 0
    return lambda *words, **how: call("--plan", "WB", *words, db=samples_path, **how)  # pyright: ignore[reportReturnType]


def proposed(wb: Call) -> dict[str, str]:
    found = json.loads(wb("check", "--code", "escalate", "--json").stdout)
    return {one["ref"]: one["sentence"] for one in found}


def asked(wb: Call, ref: str) -> list[dict[str, Any]]:
    return json.loads(wb("show", ref, "--json").stdout)["chases"]


def test_the_route_is_kept_by_whole_names_and_told(wb: Call, tmp_path: Path) -> None:
    assert f"{BOARD} after 14 days {CHIEF} after 21 days or 2 moves" in " ".join(wb("about").stdout.split())
    wb("export", tmp_path / "plan.toml")
    snapshot = tomllib.loads((tmp_path / "plan.toml").read_text("utf-8"))
    assert snapshot["plan"]["route"] == [f"{BOARD} after 14 days", f"{CHIEF} after 21 days or 2 moves"]


@pytest.mark.parametrize(
    ("route", "why"),
    [("Nobody after 2 days", "there is no forum or lead 'Nobody'"), (f"{BOARD} soon", "is no step of a route")],
)
def test_a_route_that_leads_nowhere_is_refused(wb: Call, route: str, why: str) -> None:
    assert why in message(wb("about", f"route={route}"))
    assert f"{CHIEF} after 21 days" in wb("about").stdout


def test_check_proposes_what_has_reached_a_step_until_it_was_taken(wb: Call) -> None:
    before = proposed(wb)
    assert before["C1.2"] == (
        f"66 d late: escalate to {BOARD} (after 14 days), then {CHIEF} (after 21 days or 2 moves)"
    )
    assert wb("escalate", "C1.2").exit_code == 0
    assert proposed(wb)["C1.2"] == f"66 d late: escalate to {CHIEF} (after 21 days or 2 moves)"
    assert wb("escalate", "C1.2").exit_code == 0
    assert set(before) - set(proposed(wb)) == {"C1.2"}
    assert [one["to"] for one in asked(wb, "C1.2")] == [BOARD, CHIEF]
    assert "has reached no step" in message(wb("escalate", "C1.2"))


def test_it_stands_on_the_agenda_and_with_the_action_and_one_undo_takes_back_both(wb: Call) -> None:
    done = wb("escalate", "C1.2", "C4.1", "--to", "improvement", "--why", "more money; now")
    assert "escalated: 2 changed; change" in done.stderr
    assert asked(wb, "C1.2") == [
        {
            "on": "2016-01-11", "kind": "escalated", "to": BOARD, "who": "ann", "reply_by": None,
            "meeting": f"{BOARD}, 21 Jan 2016", "why": "more money, now", "answered_on": None,
        }
    ]  # fmt: skip
    agenda = wb("agenda", "improvement").stdout
    assert agenda.count(": more money, now") == 2
    assert "for Improvement Programme Board, 21 Jan 2016, by ann: more money, now" in " ".join(
        wb("show", "C1.2").stdout.split()
    )
    assert wb("undo").exit_code == 0
    assert asked(wb, "C1.2") == []
    assert "more money" not in wb("agenda", "improvement").stdout


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("A7", "--to", BOARD, "--why", "x"), "only an open action is escalated"),
        (("D1", "--to", BOARD), "what is escalated needs words"),
        (("C1.2", "--to", "Nobody"), "there is no forum or lead 'Nobody'"),
    ],
)
def test_what_cannot_be_escalated_is_refused(wb: Call, words: tuple[str, ...], why: str) -> None:
    assert why in message(wb("escalate", *words))


def test_a_plan_without_a_route_proposes_nothing(call: Call, samples_path: Path) -> None:
    assert call("check", "--code", "escalate", "--json", db=samples_path).stdout.strip() == "[]"
    assert "WB lays down no route of escalation" in message(call("escalate", "WB:C1.2", db=samples_path))


def test_a_route_to_nobody_in_a_file_is_found_and_one_that_is_no_route_refused(
    wb: Call, call: Call, tmp_path: Path
) -> None:
    file, other = tmp_path / "plan.toml", tmp_path / "other.db"
    wb("export", file)
    text = file.read_text("utf-8")
    file.write_text(text.replace(f'"{CHIEF} after', '"The Mayor after'), "utf-8")
    assert call("init", file, db=other).exit_code == 0
    assert "leads to The Mayor, neither a forum nor a lead" in call("check", db=other).stdout
    file.write_text(text.replace(f'"{CHIEF} after 21 days or 2 moves"', '"soon"'), "utf-8")
    assert 'plan: route "soon" is no step of a route' in message(call("init", file, db=tmp_path / "third.db"))
