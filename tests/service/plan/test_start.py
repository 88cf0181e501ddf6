"""Starting a plan by its title alone, or with its first theme and who leads that."""

import pytest

from planwatch.errors import PlanwatchError
from planwatch.service import read
from planwatch.service.journal import log, undo
from planwatch.service.plan.records import records
from planwatch.service.plan.start import add_plan, proposed_ref
from planwatch.service.session import Session


def test_a_plan_begins_with_its_first_theme_and_who_leads_it_in_one_change(empty: Session) -> None:
    add_plan(empty, "RP", "Recovery plan", theme="Workforce", lead="HR Partner")
    (day,) = empty.plan_days()
    (theme,) = records(empty, day, "theme")
    assert (theme.name, theme.values["lead"]) == ("Workforce", "HR Partner")
    assert list(read.names(empty, day.id, "lead")) == ["HR Partner"]
    assert len(log.entries(empty)) == 1
    undo.undo(empty)
    assert not empty.plan_days()


def test_what_is_not_given_is_not_there(empty: Session) -> None:
    add_plan(empty, "RP", "Recovery plan", lead="HR Partner")
    (day,) = empty.plan_days()
    assert not records(empty, day, "theme")
    assert list(read.names(empty, day.id, "lead")) == ["HR Partner"]


def test_without_a_title_nothing_is_started(empty: Session) -> None:
    with pytest.raises(PlanwatchError):
        add_plan(empty, "RP", " ", theme="Workforce")
    assert not empty.plan_days()


def test_the_ref_that_is_proposed_is_nobody_elses(empty: Session) -> None:
    for ref in ("RP", "RP2", "RP3"):
        assert proposed_ref(empty, "Recovery plan") == ref
        add_plan(empty, ref, "Recovery plan")
