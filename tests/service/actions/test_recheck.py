"""A better reading of dates moves nothing by itself."""

from datetime import date

from planwatch.model.values import replace
from planwatch.service.actions.progress import complete
from planwatch.service.actions.recheck import read_again, rereadings
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal import undo
from planwatch.service.session import Session
from tests.desk import SMALL, counts, find, put, targets, with_keys


def told_otherwise(session: Session) -> None:
    """A plan kept by a reading that knew less: "autumn 2016" had no date for it, and Q2 was the calendar's."""
    odd = {
        "C1.10": {"due": "autumn 2016", "due_from": None, "due_by": None},
        "A1": {"due": "Q2 2015/26", "due_from": None, "due_by": None},
        "A4": {"due": "Q2 2015/16", "due_from": date(2015, 4, 1), "due_by": date(2015, 6, 30)},
    }
    actions = tuple(with_keys(a, **odd[a.ref]) if a.ref in odd else a for a in SMALL.action)
    import_snapshot(session, replace(SMALL, action=actions), "old.toml")


def test_what_would_be_read_differently_is_shown_and_nothing_is_changed(empty: Session) -> None:
    told_otherwise(empty)
    before = counts(empty)
    found = {each.row.action.ref: str(each.now.last) for each in rereadings(empty)}
    assert found == {"C1.10": "2016-11-30", "A4": "2015-09-30"}
    assert counts(empty) == before


def test_it_is_changed_when_told_to_as_a_correction_that_undo_takes_back(empty: Session) -> None:
    told_otherwise(empty)
    outcome = read_again(empty, rereadings(empty))
    assert set(outcome.changed) == {"C1.10", "A4"}
    assert (str(find(empty, "A4").action.due.last), find(empty, "A4").moves) == ("2015-09-30", 0)
    assert rereadings(empty) == []
    undo.undo(empty)
    assert len(rereadings(empty)) == 2


def test_one_action_alone_can_be_read_again(empty: Session) -> None:
    told_otherwise(empty)
    read_again(empty, rereadings(empty, [find(empty, "A4")]))
    assert [each.row.action.ref for each in rereadings(empty)] == ["C1.10"]


def test_both_samples_are_stored_as_they_are_read(samples: Session) -> None:
    assert rereadings(samples) == []


def test_only_the_due_date_of_an_open_action_follows_another(ann: Session) -> None:
    put(ann, "C1.10", {"due": "6 weeks after C1.2"})
    put(ann, "C1.10", {"due": "1 Mar 2016"})
    put(ann, "A1", {"due": "6 weeks after C1.2"})
    complete(ann, targets(ann, "A1"))
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    assert rereadings(ann) == []


def test_an_original_date_that_followed_another_stays_as_it_was_then(ann: Session) -> None:
    put(ann, "A1", {"due": "6 weeks after C1.2"}, correction=True, why="so it was approved")
    put(ann, "A1", {"due": "1 Mar 2016"})
    assert find(ann, "A1").action.original_due.text == "6 weeks after C1.2"
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    assert rereadings(ann) == []


def test_a_start_without_an_end_is_read_as_it_is_stored(ann: Session) -> None:
    put(ann, "C1.10", {"start": "from 27 Jan 2016"})
    assert rereadings(ann) == []
