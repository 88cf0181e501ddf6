"""Merging a snapshot into a file."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.action import Action
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from planwatch.service.files.import_ import as_told, import_snapshot, in_words, try_import
from planwatch.service.files.open import faults, open_session
from planwatch.service.journal import undo
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, counts, find, put, told
from tests.strategies import snapshots


def test_a_sample_comes_out_as_it_went_in(samples: Session, sample_snapshots: tuple[Snapshot, ...]) -> None:
    assert told(samples) == sample_snapshots
    assert faults(samples) == []


def test_importing_twice_changes_nothing_the_second_time(
    samples: Session, sample_snapshots: tuple[Snapshot, ...]
) -> None:
    before = counts(samples)
    for snapshot in sample_snapshots:
        merged = import_snapshot(samples, snapshot, "again")
        assert (merged.number, in_words(merged)) == (
            None, f"0 actions added, 0 changed, {len(snapshot.action)} unchanged"
        )  # fmt: skip
    assert counts(samples) == before


def test_a_file_written_by_hand_is_unchanged_when_it_is_imported_on_another_day(empty: Session) -> None:
    text = 'format = 1\n[plan]\nref = "H"\ntitle = "By hand"\n[[action]]\nref = "1"\ntitle = "x"\ndue = "1 Mar 2016"\n'
    assert import_snapshot(empty, read_toml(text, "h", TODAY), "h").number is not None
    later = replace(empty, today=date(2016, 2, 1))
    assert find(empty, "1").action.added == TODAY
    assert import_snapshot(later, read_toml(text, "h", TODAY), "h").number is None
    assert find(empty, "1").action.added == TODAY


def test_what_came_in_beside_actions_is_told_in_the_words_of_the_field(empty: Session) -> None:
    text = 'format = 1\n[plan]\nref = "H"\ntitle = "By hand"\n[[dive]]\nname = "Doors"\n[[dive]]\nname = "Locks"\n'
    text += '[[evidence]]\nref = "E1"\ntitle = "A visit"\ndive = "Doors"\n'
    merged = import_snapshot(empty, read_toml(text, "h", TODAY), "h")
    assert in_words(merged).endswith("; 2 deep dives added; 1 piece of evidence added")


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(small_path: Path, sit_down: SitDown) -> None:
    session = sit_down(small_path)
    before, held = counts(session), small_path.read_bytes()
    changed = replace(SMALL.action[0], title="Other")
    snapshot = replace(SMALL, action=(changed, *SMALL.action[1:], Action(ref="N1", title="New")))
    merged = try_import(session, as_told(session, snapshot), "try")
    assert (merged.number, in_words(merged)) == (None, "1 actions added, 1 changed, 5 unchanged")
    assert counts(session) == before
    session.database.close()
    assert small_path.read_bytes() == held
    assert told(sit_down(small_path)) == (SMALL,)


def test_an_import_leaves_what_the_snapshot_has_not(ann: Session) -> None:
    put(ann, "A4", {"title": "Mine"})
    only = replace(SMALL, action=SMALL.action[:1], theme=SMALL.theme[:1])
    assert import_snapshot(ann, only, "part").number is None
    assert find(ann, "A4").action.title == "Mine"


def test_an_import_adds_updates_and_takes_none_away(ann: Session) -> None:
    update = Update(text="From the file", as_at=TODAY, by="Chair")
    action = replace(SMALL.action[0], update=(update,))
    import_snapshot(ann, replace(SMALL, action=(action,)), "update")
    assert [u.text for u in told(ann)[0].action[0].update] == ["Two interviews held", "From the file"]
    assert import_snapshot(ann, replace(SMALL, action=(action,)), "update").number is None


def test_an_import_is_one_change_and_undone_as_a_whole(ann: Session) -> None:
    before = told(ann)
    changed = tuple(replace(action, title="All of them", support=("Élan Partners",)) for action in SMALL.action)
    snapshot = replace(
        SMALL, plan=replace(SMALL.plan, title="Renamed"), action=(*changed, Action(ref="N1", title="New"))
    )
    number = import_snapshot(ann, snapshot, "all").number
    after = told(ann)
    assert {a.ref: (a.title, a.support) for a in after[0].action} == {
        a.ref: (a.title, a.support) for a in snapshot.action
    }
    undo.undo(ann, number)
    assert told(ann) == before
    undo.redo(ann)
    assert told(ann) == after
    assert faults(ann) == []


def test_an_import_that_names_a_lead_it_does_not_have_writes_nothing(ann: Session) -> None:
    before = counts(ann), told(ann)
    action = replace(SMALL.action[0], title="Half", lead="Nobody")
    with pytest.raises(PlanwatchError, match=r"no .*lead.* has the name 'Nobody'"):
        import_snapshot(ann, replace(SMALL, action=(SMALL.action[1], action)), "broken")
    assert (counts(ann), told(ann)) == before


def test_a_second_plan_may_use_the_same_refs(ann: Session) -> None:
    import_snapshot(ann, replace(SMALL, plan=Plan(ref="Q", title="Another")), "q")
    with pytest.raises(PlanwatchError, match=r"the ref A1 is ambiguous. say which: P:A1, Q:A1"):
        find(ann, "A1")
    assert find(ann, "q:a1").of.plan.ref == "Q"


def test_text_that_cannot_be_stored_is_refused(empty: Session) -> None:
    for broken in ("\0", "\ud800"):
        with pytest.raises(PlanwatchError):
            import_snapshot(empty, Snapshot(plan=Plan(ref="P", title=broken)), "x")
        with pytest.raises(PlanwatchError):
            import_snapshot(
                empty, Snapshot(plan=Plan(ref="P", title="x"), action=(Action(ref="1", title=broken),)), "x"
            )
    assert counts(empty) == (0, 0)


def test_a_file_whose_name_is_no_text_can_be_imported(empty: Session) -> None:
    assert import_snapshot(empty, SMALL, "pl\udce4n.toml").number == 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots())
def test_any_plan_can_go_in_come_out_go_in_again_and_be_taken_back(empty_path: Path, snapshot: Snapshot) -> None:
    one, other = (
        open_session(Path(shutil.copy(empty_path, empty_path.with_name(name))), today=TODAY)
        for name in ("one.db", "other.db")
    )
    with one.database, other.database:
        number = import_snapshot(one, snapshot, "any").number
        [kept] = told(one)
        assert _by_ref(kept) == _by_ref(snapshot)
        assert (replace(kept.plan, update=()), kept.lead) == (replace(snapshot.plan, update=()), snapshot.lead)
        import_snapshot(other, kept, "what came out")
        assert to_toml(told(other)[0]) == to_toml(kept)
        for session in (one, other):
            assert import_snapshot(session, kept, "again").number is None
            assert faults(session) == []
        undo.undo(one, number)
        assert told(one) == ()
        assert faults(one) == []


def _by_ref(snapshot: Snapshot) -> dict[str, Action]:
    """The actions without what the file puts in an order of its own, and the day they were added."""
    return {a.ref: replace(a, update=(), move=(), chase=(), added=None) for a in snapshot.action}
