"""What a file gives is written, and nothing else: a file with fewer keys empties nothing, and overwrites nobody."""

import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planwatch.errors import Conflict
from planwatch.exchange.toml.write import to_toml
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import wholly
from planwatch.model.plan.kinds import PlanStatus, Rag, Status
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.files.import_ import Merged, import_given, import_snapshot, try_import
from planwatch.service.files.open import open_session
from planwatch.service.files.preview import read_plan
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, counts, find, put, told
from tests.strategies import snapshots


def given_file(session: Session, path: Path, *actions: dict[str, Any], **plan: Any) -> Merged:
    """Import a file that holds no more than that."""
    path.write_bytes(
        tomli_w.dumps({"format": 1, "plan": {"ref": "P", "title": "Small plan"} | plan, "action": actions}).encode()
    )
    return import_given(session, read_plan(session, path), path.name)


def test_a_file_with_ref_title_and_due_of_one_action_changes_that_due_date_alone(ann: Session, tmp_path: Path) -> None:
    before = told(ann)[0]
    given_file(ann, tmp_path / "few.toml", {"ref": "A1", "title": "Set standards", "due": "29 Feb 2016"})
    after = told(ann)[0]
    assert (after.plan.status, after.action[0]) == (PlanStatus.APPROVED, before.action[0])
    old = next(action for action in before.action if action.ref == "A1")
    new = find(ann, "A1").action
    assert new.due.text == "29 Feb 2016"
    assert new.original_due == old.due
    assert replace(new, due=old.due, original_due=NO_DATE, move=()) == old


def test_a_field_is_emptied_by_nothing_between_quotes(ann: Session, tmp_path: Path) -> None:
    empty = {"lead": "", "rag": "", "percent": "", "priority": "", "support": [], "answers": []}
    given_file(ann, tmp_path / "empty.toml", {"ref": "C1.2", "title": "Recruit managers", **empty})
    action = find(ann, "C1.2").action
    assert (action.lead, action.rag, action.percent, action.priority, action.support) == ("", None, None, None, ())
    assert (action.due.text, action.status, action.theme) == ("20 Oct 2015", Status.IN_PROGRESS, "Workforce")


def test_an_action_opened_again_by_a_file_is_no_longer_completed(ann: Session, tmp_path: Path) -> None:
    given_file(ann, tmp_path / "again.toml", {"ref": "A2", "title": "Write the plan", "status": "in progress"})
    action = find(ann, "A2").action
    assert (action.status, action.completed, action.evidence) == (Status.IN_PROGRESS, NO_DATE, "the plan")


def test_a_file_may_name_leads_and_themes_that_only_the_plan_has(ann: Session, tmp_path: Path) -> None:
    given_file(ann, tmp_path / "n.toml", {"ref": "N1", "title": "New", "lead": "Head of HR", "theme": "Practice"})
    action = find(ann, "N1").action
    assert (action.lead, action.theme) == ("Head of HR", "Practice")


def test_what_somebody_changed_after_the_file_was_read_is_not_overwritten(
    small_path: Path, sit_down: SitDown, tmp_path: Path
) -> None:
    ann, bob = sit_down(small_path, "ann"), sit_down(small_path, "bob")
    file = tmp_path / "slow.toml"
    file.write_bytes(to_toml(replace(SMALL, action=(replace(SMALL.action[0], how="By advert"),))).encode())
    read = read_plan(ann, file)
    put(bob, "C1.2", {"how": "By an agency"})
    before = counts(ann)
    with pytest.raises(Conflict, match=r"how of C1\.2 was changed meanwhile by bob .* to By an agency"):
        import_given(ann, read, "slow.toml")
    assert counts(ann) == before


def test_who_supports_is_a_field_as_others_are(small_path: Path, sit_down: SitDown, tmp_path: Path) -> None:
    ann, bob = sit_down(small_path, "ann"), sit_down(small_path, "bob")
    file = tmp_path / "slow.toml"
    file.write_bytes(to_toml(replace(SMALL, action=(replace(SMALL.action[0], support=("Élan Partners",)),))).encode())
    read = read_plan(ann, file)
    put(bob, "C1.2", {"support": "Head of HR"})
    with pytest.raises(Conflict, match=r"support of C1\.2 was changed meanwhile by bob .* to Head of HR"):
        import_given(ann, read, "slow.toml")
    assert find(ann, "C1.2").action.support == ("Head of HR",)


def test_what_somebody_else_changed_of_another_field_meanwhile_stands_beside_it(
    small_path: Path, sit_down: SitDown, tmp_path: Path
) -> None:
    ann, bob = sit_down(small_path, "ann"), sit_down(small_path, "bob")
    file = tmp_path / "slow.toml"
    file.write_bytes(to_toml(replace(SMALL, action=(replace(SMALL.action[0], how="By advert"),))).encode())
    read = read_plan(ann, file)
    put(bob, "C1.2", {"success": "All posts are filled"})
    import_given(ann, read, "slow.toml")
    action = find(ann, "C1.2").action
    assert (action.how, action.success) == ("By advert", "All posts are filled")


def test_to_try_an_import_nobody_who_writes_has_to_wait(small_path: Path, sit_down: SitDown, tmp_path: Path) -> None:
    ann, bob = sit_down(small_path, "ann"), sit_down(small_path, "bob")
    file = tmp_path / "p.toml"
    file.write_bytes(to_toml(replace(SMALL, action=(replace(SMALL.action[0], how="By advert"),))).encode())
    with bob.database.writing():
        tried = try_import(ann, read_plan(ann, file), "p.toml")
    assert (tried.number, bool(tried.difference)) == (None, True)
    assert find(ann, "C1.2").action.how == ""


HANGING = {"update", "move", "occurrence", "chase"}
FREE = {
    "how": "How it is done",
    "success": "What shows it",
    "evidence": "the file",
    "cost": "£21.50",
    "answers": ["7", "7a"],
}
"""Fields that hang on no other, each with something new to give."""


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots(), st.data())
def test_any_keys_of_any_action_change_nothing_but_what_they_give(
    empty_path: Path, snapshot: Snapshot, data: st.DataObject
) -> None:
    assume(snapshot.action)
    snapshot = replace(snapshot, plan=replace(snapshot.plan, status=PlanStatus.DRAFT))
    session = open_session(Path(shutil.copy(empty_path, empty_path.with_name("any.db"))), today=TODAY)
    with session.database:
        import_snapshot(session, snapshot, "whole")
        [before] = told(session)
        tables = tomllib.loads(to_toml(before))
        at = data.draw(st.integers(0, len(before.action) - 1), "action")
        whole = tables["action"][at]
        keys = sorted(whole.keys() - HANGING)
        kept = wholly(Action, data.draw(st.frozensets(st.sampled_from(keys)), "kept")).intersection(keys)
        new = data.draw(st.sets(st.sampled_from(sorted(FREE))), "new")
        action = {key: whole[key] for key in kept | {"ref", "title"}} | {key: FREE[key] for key in new}
        plan = {"ref": before.plan.ref, "title": before.plan.title}
        file = empty_path.with_name("part.toml")
        file.write_bytes(tomli_w.dumps({"format": 1, "plan": plan, "action": [action]}).encode())
        import_given(session, read_plan(session, file), "part.toml")
        tables["action"][at] |= {key: FREE[key] for key in new}
        assert tomllib.loads(to_toml(told(session)[0])) == tables


def test_the_same_words_of_a_date_keep_the_days_that_the_plan_has_for_them(ann: Session, tmp_path: Path) -> None:
    when = Span("June", date(2015, 6, 1), date(2015, 6, 30), said=date(2015, 5, 1))
    import_snapshot(ann, replace(SMALL, action=(replace(SMALL.action[1], due=when),)), "moved.toml")
    given_file(ann, tmp_path / "same.toml", {"ref": "C1.10", "title": "Map the offer", "due": "June"})
    assert find(ann, "C1.10").action.due == when


def test_rag_is_given_without_the_rest_of_where_the_work_is(ann: Session, tmp_path: Path) -> None:
    given_file(ann, tmp_path / "rag.toml", {"ref": "C1.2", "title": "Recruit managers", "rag": "amber"})
    action = find(ann, "C1.2").action
    assert (action.rag, action.percent, action.status) == (Rag.AMBER, 50, Status.IN_PROGRESS)
