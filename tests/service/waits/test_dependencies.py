"""What waits for what: set by refs, never in a circle; and dates that hang on another action's."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.service.actions.add import add_action
from planwatch.service.actions.edit import set_fields
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults, open_session
from planwatch.service.journal import undo
from planwatch.service.read import snapshot
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY, answer, dated, find, put, targets


def test_an_action_depends_on_others_by_their_refs(ann: Session) -> None:
    put(ann, "A1", {"depends_on": "c1.2, A4"})
    assert find(ann, "A1").action.depends_on == ("C1.2", "A4")
    put(ann, "A1", {"depends_on": "A4"})
    assert find(ann, "A1").action.depends_on == ("A4",)
    undo.undo(ann)
    assert find(ann, "A1").action.depends_on == ("C1.2", "A4")
    put(ann, "A1", {"depends_on": ""})
    assert find(ann, "A1").action.depends_on == ()


def test_a_circle_is_refused_and_spelled_out(ann: Session) -> None:
    put(ann, "A1", {"depends_on": "C1.2"})
    put(ann, "A4", {"depends_on": "A1"})
    with pytest.raises(PlanwatchError, match=r"they would wait for each other: .*A1 → C1.2 → A4 → A1|C1.2 → A4 → A1"):
        put(ann, "C1.2", {"depends_on": "A4"})
    assert find(ann, "C1.2").action.depends_on == ()
    with pytest.raises(PlanwatchError, match="A1 → A1"):
        put(ann, "A1", {"depends_on": "A1"})


def test_a_ref_that_is_not_there_is_refused(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="no action 'Z9'"):
        put(ann, "A1", {"depends_on": "A4 Z9"})
    assert find(ann, "A1").action.depends_on == ()


def test_two_people_who_set_it_at_once_hear_of_each_other(ann: Session, bob: Session) -> None:
    seen = targets(bob, "A1", seen=True)
    put(ann, "A1", {"depends_on": "C1.2"})
    refusal = answer(lambda: set_fields(bob, seen, {"depends_on": "A4"}))
    assert "depends on of A1 was changed meanwhile by ann" in refusal.message
    assert "to C1.2" in refusal.message


def test_a_file_cannot_close_a_circle_with_what_the_plan_has(ann: Session) -> None:
    put(ann, "A1", {"depends_on": "C1.2"})
    actions = tuple(replace(a, depends_on=("A1",)) if a.ref == "C1.2" else a for a in SMALL.action if a.ref != "A1")
    with pytest.raises(PlanwatchError, match="wait for each other"):
        import_snapshot(ann, replace(SMALL, action=actions), "circle.toml")
    assert find(ann, "C1.2").action.depends_on == ()


REFS = ("A1", "A2", "A3", "A4", "C1.2")


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(REFS), st.sampled_from(REFS)), max_size=12))
def test_no_circle_ever_gets_in_and_everything_else_does(edges: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Path(folder) / "p.db", create=True, who="ann", today=TODAY)
        with session.database:
            import_snapshot(session, SMALL, "small.toml")
            waits: dict[str, set[str]] = {ref: set() for ref in REFS}
            for ref, on in edges:
                refused = isinstance(answer(lambda r=ref, o=on: put(session, r, {"depends_on": _with(waits[r], o)})),
                                     PlanwatchError)  # fmt: skip
                assert refused is _reaches(waits, on, ref)
                if not refused:
                    waits[ref].add(on)
            (plan,) = session.plan_days()
            assert {a.ref: set(a.depends_on) for a in snapshot(session, plan).action if a.ref in waits} == waits
            assert faults(session) == []


def _with(before: set[str], new: str) -> str:
    return " ".join(sorted({*before, new}))


def _reaches(waits: dict[str, set[str]], start: str, goal: str) -> bool:
    return start == goal or any(_reaches(waits, on, goal) for on in waits[start])


def test_a_date_that_hangs_on_another_moves_with_it_in_the_same_change(ann: Session) -> None:
    put(ann, "A4", {"due": "6 weeks after C1.2"})
    put(ann, "A1", {"due": "2 weeks after A4"})
    assert [str(find(ann, ref).action.due.last) for ref in ("A4", "A1")] == ["2015-12-01", "2015-12-15"]
    put(ann, "C1.2", {"due": "3 Nov 2015"}, why="no candidates")
    assert [str(find(ann, ref).action.due.last) for ref in ("A4", "A1")] == ["2015-12-15", "2015-12-29"]
    assert find(ann, "A4").action.due.text == "6 weeks after C1.2"
    assert find(ann, "A4").moves == 1
    undo.undo(ann)
    assert [str(find(ann, ref).action.due.last) for ref in ("C1.2", "A4", "A1")] == [
        "2015-10-20", "2015-12-01", "2015-12-15"
    ]  # fmt: skip
    assert faults(ann) == []


def test_dates_that_would_hang_on_each_other_are_refused(ann: Session) -> None:
    put(ann, "A4", {"due": "6 weeks after C1.2"})
    with pytest.raises(PlanwatchError, match=r"C1.2 → A4 → C1.2|A4 → C1.2 → A4"):
        put(ann, "C1.2", {"due": "1 week after A4"})
    assert find(ann, "C1.2").action.due.text == "20 Oct 2015"


def test_a_date_that_hangs_on_what_is_not_there_is_kept_as_words(ann: Session) -> None:
    put(ann, "A4", {"due": "6 weeks after Z9"})
    assert (find(ann, "A4").action.due.text, find(ann, "A4").action.due.last) == ("6 weeks after Z9", None)


def test_a_new_action_can_hang_on_another_and_a_finished_one_stays_where_it_was(ann: Session) -> None:
    add_action(ann, ann.one_plan(), {"title": "Induct them", "ref": "N1", "due": "1 month after C1.2"})
    assert str(find(ann, "N1").action.due.last) == "2015-11-20"
    put(ann, "N1", {"status": "complete"})
    put(ann, "C1.2", {"due": "3 Nov 2015"})
    assert str(find(ann, "N1").action.due.last) == "2015-11-20"


def test_an_import_gives_their_days_to_words_that_hang_on_others_whatever_their_order(empty: Session) -> None:
    words = {"A4": "2 weeks after A1", "A1": "6 weeks after C1.2"}
    actions = tuple(replace(a, **dated("due", words[a.ref])) if a.ref in words else a for a in SMALL.action)
    import_snapshot(empty, replace(SMALL, action=actions[::-1]), "small.toml")
    assert [str(find(empty, ref).action.due.last) for ref in ("A1", "A4")] == ["2015-12-01", "2015-12-15"]
    assert find(empty, "A1").moves == 0
