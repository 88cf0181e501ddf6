"""Plans, themes and leads changed field by field."""

from datetime import date

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.actions.filter import parse_filter
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults
from planwatch.service.journal import undo
from planwatch.service.plan.records import FIELDS, Record, records, set_record
from planwatch.service.session import Session
from tests.desk import SMALL, counts, find, put, refs, told


def record(session: Session, kind: str, name: str = "") -> Record:
    return next(r for r in records(session, session.one_plan(), kind) if r.name == name or not name)


def change(session: Session, kind: str, name: str, changes: dict[str, str], *, add: bool = False) -> int | None:
    return set_record(session, session.one_plan(), record(session, kind, name), changes, add=add)


@pytest.mark.parametrize("kind", FIELDS)
def test_what_a_form_starts_from_changes_nothing_when_it_is_typed_back(samples: Session, kind: str) -> None:
    before = counts(samples)
    for day in samples.plan_days():
        for one in records(samples, day, kind):
            assert set_record(samples, day, one, one.values) is None, one
    assert counts(samples) == before


def test_a_limit_of_no_days_can_be_set_and_is_shown(ann: Session) -> None:
    change(ann, "plan", "", {"red_after": "0"})
    assert record(ann, "plan").values["red_after"] == "0"
    assert set_record(ann, ann.one_plan(), record(ann, "plan"), record(ann, "plan").values) is None


def test_a_renamed_lead_is_found_by_the_new_name_and_undone_by_the_old(ann: Session) -> None:
    before = told(ann)
    change(ann, "lead", "Head of HR", {"name": "Head of People"})
    assert find(ann, "C1.2").action.lead == "Head of People"
    assert refs(ann, terms=parse_filter("people")) == ["C1.2"]
    assert refs(ann, terms=parse_filter('"head of hr"')) == []
    assert faults(ann) == []
    undo.undo(ann)
    assert told(ann) == before
    assert refs(ann, terms=parse_filter('"head of hr"')) == ["C1.2"]
    assert faults(ann) == []


@pytest.fixture
def draft(empty: Session) -> Session:
    """The small plan before it was approved."""
    plan = replace(SMALL.plan, status=PlanStatus.DRAFT, approved_on=None)
    import_snapshot(empty, replace(SMALL, plan=plan), "draft.toml")
    return empty


def test_an_approved_plan_does_not_become_a_draft_again(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="does not become a draft again"):
        change(ann, "plan", "", {"status": "draft"})


def test_a_plan_is_approved_and_closed_on_the_day_and_from_then_on_dates_are_kept(draft: Session) -> None:
    put(draft, "C1.2", {"due": "1 Dec 2015"})
    assert find(draft, "C1.2").moves == 0
    change(draft, "plan", "", {"status": "approved"})
    assert str(draft.one_plan().plan.approved_on) == "2016-01-11"
    put(draft, "C1.2", {"due": "2 Dec 2015"})
    assert (find(draft, "C1.2").moves, find(draft, "C1.2").action.original_due.text) == (1, "1 Dec 2015")
    change(draft, "plan", "", {"status": "closed"})
    assert str(draft.one_plan().plan.closed_on) == "2016-01-11"


def test_two_people_change_different_fields_of_a_lead_and_conflict_over_the_same(ann: Session, bob: Session) -> None:
    seen = record(ann, "lead", "Head of HR")
    change(bob, "lead", "Head of HR", {"email": "hr@example.org"})
    set_record(ann, ann.one_plan(), seen, {"holder": "Zoe"})
    assert record(bob, "lead", "Head of HR").values["email"] == "hr@example.org"
    with pytest.raises(Conflict, match="email of Head of HR was changed meanwhile by bob"):
        set_record(ann, ann.one_plan(), seen, {"email": "other@example.org"})


def test_a_sponsor_that_the_plan_does_not_have_is_added_only_when_told_to(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="there is no lead 'Chair'"):
        change(ann, "theme", "Practice", {"sponsor": "Chair"})
    before = told(ann)
    change(ann, "theme", "Practice", {"sponsor": "Chair"}, add=True)
    assert [theme.sponsor for theme in told(ann)[0].theme] == ["Head of HR", "Chair"]
    undo.undo(ann)
    assert told(ann) == before


@pytest.mark.parametrize(
    ("kind", "field", "typed", "shown"),
    [
        ("plan", "ref", "a b", "is no ref of a plan"),
        ("plan", "title", " ", "a plan needs a title"),
        ("plan", "red_after", "-1", "is not a number from 0 to 9999"),
        ("plan", "as_at", "2016", "is not a day"),
        ("plan", "as_at", "autumn 2016", "is not a day"),
        ("plan", "closed_on", "1 Jan 2030", "is still to come"),
        ("plan", "red_percent", "90", "red_percent is above amber_percent"),
        ("plan", "status", "lost", "is not among draft, approved, closed"),
        ("plan", "colour", "x", "a plan has no field 'colour'"),
        ("theme", "title", "Workforce", "is in use"),
        ("lead", "name", "Head of HR", "is in use"),
        ("lead", "name", "\0", "NUL"),
        ("lead", "kind", "robot", "is not among post, partner, person"),
        ("lead", "until", "\udcff", "surrogate"),
    ],
)
def test_what_a_record_cannot_take_is_refused_and_nothing_changes(
    ann: Session, kind: str, field: str, typed: str, shown: str
) -> None:
    before = counts(ann), told(ann)
    last = records(ann, ann.one_plan(), kind)[-1]
    with pytest.raises(PlanwatchError) as refused:
        set_record(ann, ann.one_plan(), last, {field: typed})
    assert shown in str(refused.value)
    assert (counts(ann), told(ann)) == before


def test_the_day_given_with_a_status_is_kept_whichever_is_typed_first(empty: Session) -> None:
    draft = replace(SMALL.plan, status=PlanStatus.DRAFT, approved_on=None)
    import_snapshot(empty, replace(SMALL, plan=draft), "draft.toml")
    change(empty, "plan", "", {"approved_on": "4 Jan 2016", "status": "approved"})
    assert empty.one_plan().plan.approved_on == date(2016, 1, 4)
