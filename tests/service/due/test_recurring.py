"""Actions that come round again."""

from datetime import date

from planwatch.model.plan.kinds import Status
from planwatch.service.actions import progress
from planwatch.service.actions.agree import agree
from planwatch.service.files.open import faults
from planwatch.service.journal import undo
from planwatch.service.read import snapshot
from planwatch.service.session import Session
from tests.desk import find, put, targets


def done(session: Session, ref: str) -> list[tuple[str, str]]:
    (plan,) = session.plan_days()
    action = next(a for a in snapshot(session, plan).action if a.ref == ref)
    return [(str(one.due.last), one.completed.text) for one in action.occurrence]


def test_completing_one_occurrence_opens_the_next_and_keeps_when_each_was_done(ann: Session) -> None:
    put(ann, "A4", {"due": "monthly from 31 Oct 2015", "rag": "green", "percent": "80"})
    for on in ("30 Oct 2015", "4 Dec 2015"):
        progress.complete(ann, targets(ann, "A4"), on)
    action = find(ann, "A4").action
    assert (action.status, action.rag, action.percent, action.completed.text) == (Status.IN_PROGRESS, None, None, "")
    assert str(action.due.last) == "2015-12-31"
    assert done(ann, "A4") == [("2015-10-31", "30 Oct 2015"), ("2015-11-30", "4 Dec 2015")]
    assert (find(ann, "A4").moves, find(ann, "A4").days_late) == (0, 11)
    assert faults(ann) == []


def test_undo_takes_an_occurrence_back_whole(ann: Session) -> None:
    put(ann, "A4", {"due": "monthly from 31 Oct 2015"})
    before = find(ann, "A4").action
    progress.complete(ann, targets(ann, "A4"))
    undo.undo(ann)
    assert find(ann, "A4").action == before
    assert done(ann, "A4") == []


def test_a_slip_of_one_occurrence_is_not_carried_into_the_next(ann: Session) -> None:
    put(ann, "A4", {"due": "monthly from 31 Oct 2015"})
    put(ann, "A4", {"due": "monthly from 14 Nov 2015"}, why="half term")
    assert str(find(ann, "A4").action.original_due.last) == "2015-10-31"
    progress.complete(ann, targets(ann, "A4"))
    assert (find(ann, "A4").action.original_due.text, find(ann, "A4").action.due.last) == ("", date(2015, 12, 14))
    assert find(ann, "A4").moves == 0, "the slip was of the occurrence that is done"
    put(ann, "A4", {"due": "monthly from 20 Dec 2015"})
    assert find(ann, "A4").moves == 1


def test_words_that_name_no_first_day_recur_without_one(ann: Session) -> None:
    put(ann, "A4", {"due": "Monthly"})
    progress.complete(ann, targets(ann, "A4"), "8 Jan 2016")
    assert (find(ann, "A4").action.status, find(ann, "A4").action.due.last) == (Status.IN_PROGRESS, None)
    assert done(ann, "A4") == [("None", "8 Jan 2016")]


def test_a_recurring_action_ends_for_good_when_told_to_and_after_its_last_occurrence(ann: Session) -> None:
    put(ann, "A4", {"due": "monthly from 31 Oct 2015"})
    progress.complete(ann, targets(ann, "A4"), for_good=True)
    assert find(ann, "A4").action.status is Status.COMPLETE
    put(ann, "A1", {"due": "monthly from 31 Oct 2015 until 30 Nov 2015"})
    progress.complete(ann, targets(ann, "A1"))
    assert find(ann, "A1").action.status is Status.IN_PROGRESS
    progress.complete(ann, targets(ann, "A1"))
    assert find(ann, "A1").action.status is Status.COMPLETE


def test_agreeing_the_date_of_one_occurrence_agrees_no_slip_of_another(ann: Session) -> None:
    put(ann, "A1", {"due": "monthly from 30 Nov 2015"})
    put(ann, "A1", {"due": "monthly from 10 Dec 2015"})
    progress.complete(ann, targets(ann, "A1"))
    put(ann, "A1", {"due": "20 Jan 2016"})
    agree(ann, targets(ann, "A1"), "Board")
    moves = next(action for action in snapshot(ann, ann.one_plan()).action if action.ref == "A1").move
    assert [move.agreed_by for move in moves] == ["", "", "Board"]
