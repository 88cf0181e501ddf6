"""What a check finds, what may be accepted, and what the sample plans hold."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings

from planwatch.exchange.toml.decode import decode
from planwatch.model.checks.checks import CHECKS, findings
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, Rag, Status
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.desk import with_keys
from tests.model.checks.checked import TODAY, action, found, on, plan, said
from tests.strategies import snapshots

SAMPLES = Path(__file__).parents[3] / "db" / "samples"


def sample(name: str) -> Snapshot:
    return decode(tomllib.loads((SAMPLES / f"{name}.toml").read_text(encoding="utf-8")))[0]


WB, SL = sample("west-berkshire-2015"), sample("slough-2011")


def counted(snapshot: Snapshot) -> set[tuple[str, str]]:
    assert snapshot.plan.as_at is not None
    return {(each.code, each.about) for each in findings(snapshot, snapshot.plan.as_at) if each.is_counted}


def test_a_sound_action_has_no_findings() -> None:
    assert findings(plan(action()), TODAY) == ()


def test_the_samples_hold_what_a_reader_finds_in_them() -> None:
    assert counted(SL) >= {
        ("no-lead", "4.5"), ("vague-date", "3.3"), ("vague-date", "4.4"), ("late-not-started", "2.5"),
        ("green-but-late", "5.2"), ("no-update", "3.7"), ("complete-without-evidence", "2.4"),
    }  # fmt: skip
    assert counted(WB) >= {
        ("no-lead", "A10"), ("vague-date", "A5"), ("vague-date", "C3.3"), ("vague-date", "E4"),
        ("late-not-started", "D4"), ("green-but-late", "A9"), ("moved-often", "A4"), ("copied-update", "C4.3"),
        ("complete-without-evidence", "B7"), ("all-on-one-day", ""),
    }  # fmt: skip
    assert {about for code, about in counted(WB) if code == "no-update"} == {"A8", "B5", "C4.3", "D3", "D4", "E7"}


@pytest.mark.parametrize("snapshot", [WB, SL], ids=["WB", "SL"])
def test_the_samples_raise_no_false_alarm(snapshot: Snapshot) -> None:
    alarms = {"duplicate", "note-to-self", "wrong-year", "due-before-start", "no-date", "rag-without-progress"}
    printed = {"note-to-self"} if snapshot is WB else set[str]()  # the paper has one
    assert {code for code, _ in counted(snapshot)} & alarms == printed


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_each_check_has_a_code_to_type_and_one_sentence(check: Any) -> None:
    assert check.code == check.code.casefold().replace(" ", "-")
    assert check.says.endswith(".")
    assert [other.code for other in CHECKS].count(check.code) == 1


@settings(max_examples=10)
@given(snapshots())
@example(WB)
@example(SL)
def test_a_check_of_hints_raises_nothing_that_counts(snapshot: Snapshot) -> None:
    hints = [check for check in CHECKS if check.hint]
    assert hints
    assert all(finding.hint for finding in findings(snapshot, TODAY, checks=hints))


def test_an_accepted_finding_is_given_but_not_counted() -> None:
    snapshot = plan(action(lead=""))
    [before] = found("no-lead", snapshot)
    accepted = Accepted(code="no-lead", about="A1", facts=before.facts, why="The post is being filled", on=TODAY)
    [after] = found("no-lead", replace(snapshot, accepted=(accepted,)))
    assert before.is_counted
    assert not after.is_counted
    assert after.accepted == accepted


def test_an_acceptance_ends_when_the_facts_are_others() -> None:
    late = action(status=Status.NOT_STARTED, **on(date(2016, 1, 4)))
    [finding] = found("late-not-started", plan(late))
    accepted = Accepted(code=finding.code, about="A1", facts=finding.facts, why="Known", on=TODAY)
    assert not found("late-not-started", plan(late, accepted=[accepted]))[0].is_counted
    moved = with_keys(late, **on(date(2016, 1, 8)))
    assert found("late-not-started", plan(moved, accepted=[accepted]))[0].is_counted


def test_an_acceptance_lasts_while_only_days_go_by() -> None:
    quiet = action(update=(said("Begun", date(2015, 11, 2)),))
    [finding] = found("no-update", plan(quiet))
    accepted = Accepted(code=finding.code, about="A1", facts=finding.facts, why="On leave", on=TODAY)
    [later] = found("no-update", plan(quiet, accepted=[accepted]), date(2016, 2, 29))
    assert later.sentence != finding.sentence
    assert later.accepted == accepted


def test_an_acceptance_of_one_action_says_nothing_of_another() -> None:
    accepted = Accepted(code="no-lead", about="A1", facts="in progress", why="Known", on=TODAY)
    one, other = found("no-lead", plan(action("A1", lead=""), action("A2", lead=""), accepted=[accepted]))
    assert (one.is_counted, other.is_counted) == (False, True)


def test_nothing_is_asked_of_an_action_that_is_withdrawn() -> None:
    gone = Action(ref="A1", title="Check (name) ??", status=Status.WITHDRAWN, reason="merged", rag=Rag.GREEN)
    assert findings(plan(gone), TODAY) == ()


@settings(max_examples=10)
@given(snapshots())
def test_whatever_a_plan_holds_its_findings_name_parts_of_it_and_every_one_can_be_accepted(snapshot: Snapshot) -> None:
    first = findings(snapshot, TODAY)
    names = {"", *(each.ref for each in snapshot.action), *(theme.title for theme in snapshot.theme)}
    names |= {one.number for one in snapshot.recommendation} | {one.name for one in snapshot.version}
    refs = (*snapshot.measure, *snapshot.commitment, *snapshot.risk, *snapshot.cost)
    names |= {one.name for one in snapshot.dive}
    names |= {
        one.ref for one in (*refs, *snapshot.evidence, *snapshot.finding, *snapshot.consultee, *snapshot.communication)
    }
    assert {finding.about for finding in first} <= names
    every = tuple(Accepted(code=each.code, about=each.about, facts=each.facts, why="Known", on=TODAY) for each in first)
    second = findings(replace(snapshot, accepted=every), TODAY)
    assert len(second) == len(first)
    assert not any(finding.is_counted for finding in second)


@settings(max_examples=10)
@given(snapshots())
def test_only_open_actions_are_asked_for_a_lead_and_a_date(snapshot: Snapshot) -> None:
    opened = {each.ref for each in snapshot.action if each.status in OPEN}
    asked = {finding.about for finding in findings(snapshot, TODAY) if finding.code in ("no-lead", "no-date")}
    assert asked <= opened
