"""What is found in a plan file, and accepting it: kept, signed, undone, ended by other facts."""

from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.service import read
from planwatch.service.checks import check
from planwatch.service.checks.check import Checked
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal import log, undo
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import counts, put, told


def found(session: Session, code: str = "", about: str | None = None) -> list[Checked]:
    return [
        each for each in check.check(session) if code in ("", each.finding.code) and about in (None, each.finding.about)
    ]


def test_a_plan_is_checked_on_its_own_day(ann: Session) -> None:
    every = {(each.finding.code, each.finding.about) for each in found(ann)}
    assert {("no-lead", "A1"), ("vague-date", "A4"), ("no-update", "C1.2")} <= every
    assert ("no-lead", "C1.2") not in every
    assert {each.title for each in found(ann, about="A1")} == {"Set standards"}


def test_all_plans_of_the_file_are_checked_or_the_one_worked_on(samples: Session) -> None:
    assert {each.of.plan.ref for each in found(samples)} == {"WB", "SL"}
    assert {each.of.plan.ref for each in found(read.only_plan(samples, "SL"))} == {"SL"}


def test_what_is_accepted_no_longer_counts_and_says_who_when_and_why(ann: Session) -> None:
    before = check.counted(found(ann))
    number = check.accept(ann, found(ann, "no-lead", "A1"), " The post is being filled ")
    [accepted] = found(ann, "no-lead", "A1")
    held = accepted.finding.accepted
    assert held is not None
    assert (held.who, held.on, held.why) == ("ann", accepted.of.today, "The post is being filled")
    assert check.counted(found(ann)) == before - 1
    [entry] = log.entries(ann, most=1)
    assert (entry.number, entry.what, entry.why) == (number, "accept no-lead of A1", "The post is being filled")


def test_it_counts_again_once_the_facts_are_others(ann: Session) -> None:
    check.accept(ann, found(ann, "vague-date", "A4"), "Known")
    put(ann, "A4", {"due": "TBC"}, no_date=True)
    assert found(ann, "vague-date", "A4")[0].finding.is_counted


def test_accepting_several_is_one_change_and_one_undo(ann: Session) -> None:
    batches, _ = counts(ann)
    several = [each for each in found(ann) if each.finding.is_counted]
    assert len(several) > 2
    check.accept(ann, several, "Known")
    assert check.counted(found(ann)) == 0
    assert counts(ann)[0] == batches + 1
    undo.undo(ann)
    assert check.counted(found(ann)) == len(several)


def test_what_is_accepted_already_is_not_accepted_twice(ann: Session) -> None:
    check.accept(ann, found(ann, "no-lead"), "Known")
    assert check.accept(ann, found(ann, "no-lead"), "Once more") is None
    assert len(told(ann)[0].accepted) == len(found(ann, "no-lead"))


def test_an_acceptance_can_be_ended_and_that_undone(ann: Session) -> None:
    check.accept(ann, found(ann, "no-lead", "A1"), "Known")
    check.unaccept(ann, found(ann, "no-lead", "A1"))
    assert found(ann, "no-lead", "A1")[0].finding.is_counted
    undo.undo(ann)
    assert not found(ann, "no-lead", "A1")[0].finding.is_counted


def test_ending_what_two_people_accepted_ends_both(ann: Session, bob: Session) -> None:
    one, other = found(ann, "no-lead", "A1"), found(bob, "no-lead", "A1")
    check.accept(ann, one, "Known")
    check.accept(bob, other, "Known here as well")
    check.unaccept(ann, found(ann, "no-lead", "A1"))
    assert found(bob, "no-lead", "A1")[0].finding.is_counted


@pytest.mark.parametrize("why", ["", "  ", "a\0b"])
def test_without_a_reason_that_can_be_kept_nothing_is_accepted(ann: Session, why: str) -> None:
    before = counts(ann)
    with pytest.raises(PlanwatchError):
        check.accept(ann, found(ann, "no-lead"), why)
    assert counts(ann) == before


def test_an_acceptance_travels_with_the_snapshot(ann: Session, sit_down: SitDown, tmp_path: Path) -> None:
    check.accept(ann, found(ann, "no-lead"), "Known")
    elsewhere = sit_down(tmp_path / "other.db", create=True)
    import_snapshot(elsewhere, told(ann)[0], "p.toml")
    [carried] = found(elsewhere, "no-lead")
    assert not carried.finding.is_counted


def test_an_unknown_code_is_refused_with_the_nearest() -> None:
    assert check.checked_code("No-Lead") == "no-lead"
    with pytest.raises(PlanwatchError, match="no-leads") as refused:
        check.checked_code("no-leads")
    assert refused.value.hint == "did you mean 'no-lead'?"


def test_looking_can_be_stopped_half_way(ann: Session) -> None:
    answers = iter([True, True, True, False])
    some = check.check(ann, lambda: next(answers, False))
    assert {each.finding.code for each in some} <= set(check.CODES[:2])
    assert len(some) < len(found(ann))
