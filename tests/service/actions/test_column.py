"""A column of values is set as one change or not at all, and one undo leaves the plan as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planwatch.errors import Conflict, NeedsYes, PlanwatchError
from planwatch.model.plan.snapshot import Snapshot
from planwatch.service import read
from planwatch.service.actions.edit import set_column
from planwatch.service.change import How, Target
from planwatch.service.files.open import faults
from planwatch.service.journal import log, undo
from planwatch.service.session import Session
from planwatch.service.typed.fields import FIELDS
from tests.desk import find

REFS = ("C1.2", "C1.10", "A1", "A2")
TEXTS = (
    "", "+2w", "fri", "1 Mar 2016", "31 Feb 2016", "6 weeks after A1", "red", "g", "high", "50", "complete",
    "not started", "in progress", "Principal SW", "Head of HR; Principal SW", "Nobody Known", "Practice", "A1", "X9",
    "the minutes", "1, 1a", "[red] \x1b[1m", "two\nlines",
)  # fmt: skip


def snapshot(session: Session) -> Snapshot:
    return read.snapshot(session, session.one_plan())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(FIELDS), texts=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4),
    why=st.sampled_from(["", "so it was said"]), add=st.booleans(),
)  # fmt: skip
def test_a_column_is_one_change_or_none_and_undo_leaves_the_plan_as_it_was(
    ann: Session, name: str, texts: list[str], why: str, add: bool
) -> None:
    before, changes = snapshot(ann), len(log.entries(ann))
    values = [(Target(find(ann, ref).id), text) for ref, text in zip(REFS, texts, strict=False)]
    try:
        outcome = set_column(ann, name, values, How(why=why, add=add, start=add, no_date=add))
    except PlanwatchError:
        assert (snapshot(ann), len(log.entries(ann))) == (before, changes)
        return
    assert len(log.entries(ann)) == changes + (outcome.number is not None)
    if outcome.number is not None:
        undo.undo(ann)
    assert snapshot(ann) == before
    assert faults(ann) == []


def test_what_does_not_fit_is_told_by_line_before_any_yes_is_asked_for(ann: Session) -> None:
    ids = [find(ann, ref).id for ref in REFS]
    with pytest.raises(PlanwatchError, match=r"^line 2 \(C1.10\): .*; line 3 \(A1\): ") as refusal:
        set_column(ann, "due", list(zip(map(Target, ids[:3]), ["to be agreed", "31 Feb 2016", "9x Mar"], strict=True)))
    assert not isinstance(refusal.value, NeedsYes)
    with pytest.raises(NeedsYes, match="Nobody Known"):
        set_column(ann, "lead", [(Target(ids[0]), "Principal SW"), (Target(ids[1]), "Nobody Known")])
    assert find(ann, "C1.2").action.lead == "Head of HR"


def test_the_log_names_the_days_of_relative_dates(ann: Session) -> None:
    values = [(Target(find(ann, ref).id), text) for ref, text in (("C1.2", "+2w"), ("C1.10", "fri"))]
    set_column(ann, "due", values)
    assert log.entries(ann)[0].what.startswith("2 actions: due to ")
    assert "25 Jan 2016" in log.entries(ann)[0].what


def test_somebody_elses_change_meanwhile_takes_back_the_whole(ann: Session, bob: Session) -> None:
    seen = find(ann, "C1.10")
    set_column(bob, "lead", [(Target(seen.id, seen.version), "Principal SW")])
    values = [(Target(find(ann, "C1.2").id), "Principal SW"), (Target(seen.id, seen.version), "Head of HR")]
    with pytest.raises(Conflict):
        set_column(ann, "lead", values)
    assert find(ann, "C1.2").action.lead == "Head of HR"
