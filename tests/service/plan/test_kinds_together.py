"""What holds of every kind of part: two people, undo, what was typed wrong, names that nothing can be called."""

from pathlib import Path
from typing import Any

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.plan.field import Holds
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.plan.kind import Kind, PartRow
from planwatch.service.plan.kinds import kind_names, kind_of
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filtered, part_rows
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.desk import TODAY, told

KINDS = pytest.mark.parametrize("name", kind_names())
NEEDED = {"signoff": {"of": "draft 1", "by": "Council"}}
"""What a field must hold that is more than words."""


CHECKED = {"view": ("key", "columns", "sorted_by")}
"""Texts that are not any words."""


def added(session: Session, kind: Kind[Any]) -> PartRow[Any]:
    """One with all that it needs, its words after the kind."""
    if kind.name == "signoff":
        add_part(session, kind_of("version"), session.one_plan(), {"name": "draft 1"})
    needed = {field.name: f"{field.name}1" for field in kind.fields if field.is_needed and field.name != "ref"}
    if kind.key == "ref" and not kind.prefix:
        needed["ref"] = "X1"
    add_part(session, kind, session.one_plan(), needed | NEEDED.get(kind.name, {}))
    return max(part_rows(session, kind), key=lambda row: row.id)


def words(kind: Kind[Any]) -> list[str]:
    """Its fields that take any words, but for what it is called."""
    fields = [field for field in kind.fields if field.holds in (Holds.TEXT, Holds.PROSE) and field.name != kind.key]
    return [field.name for field in fields if field.name not in CHECKED.get(kind.name, ())]


@KINDS
def test_the_same_field_changed_by_two_is_a_conflict_and_other_fields_both_stand(
    small_path: Path, ann: Session, name: str
) -> None:
    kind = kind_of(name)
    row, fields = added(ann, kind), words(kind)
    bob = open_session(small_path, who="bob", today=TODAY)
    with bob.database:
        set_part(bob, kind, part_rows(bob, kind)[-1], {fields[0]: "bob's"})
    with pytest.raises(Conflict, match="by bob"):
        set_part(ann, kind, row, {fields[0]: "ann's"})
    if len(fields) > 1:
        set_part(ann, kind, row, {fields[1]: "ann's"})
        now = next(each for each in part_rows(ann, kind) if each.id == row.id)
        assert [now.text(each) for each in fields[:2]] == ["bob's", "ann's"]


@KINDS
def test_each_step_is_one_change_that_undo_takes_back(ann: Session, name: str) -> None:
    kind = kind_of(name)
    row, field = added(ann, kind), words(kind)[0]
    before = told(ann)
    assert set_part(ann, kind, row, {field: "other words"}) is not None
    undo.undo(ann)
    assert told(ann) == before
    row = next(each for each in part_rows(ann, kind) if each.id == row.id)
    remove_part(ann, kind, row)
    assert row.id not in [each.id for each in part_rows(ann, kind)]
    undo.undo(ann)
    assert told(ann) == before
    assert faults(ann.database) == []


@KINDS
def test_what_is_not_understood_changes_nothing(ann: Session, name: str) -> None:
    kind = kind_of(name)
    row, before = added(ann, kind), told(ann)
    for changes in ({"nothing": "x"}, {kind.key: ""}, {words(kind)[0]: "a\0b"}, {words(kind)[0]: "\ud800"}):
        with pytest.raises(PlanwatchError):
            set_part(ann, kind, row, changes)
    with pytest.raises(PlanwatchError, match="no filter word"):
        filtered(kind, [row], ["nothing:x"])
    assert told(ann) == before
