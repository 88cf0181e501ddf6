"""Agreeing moved dates: what is agreed, by whom, which moves that marks, what is refused, and undo."""

from datetime import timedelta

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.due.three_dates import three_dates
from planwatch.model.plan.action import Agreement
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.values import replace
from planwatch.service.actions.agree import agree
from planwatch.service.actions.remove import remove
from planwatch.service.due.moves import all_changes, approvers, changes_of
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.history.story import story
from planwatch.service.journal.undo import undo
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY, counts, find, put, targets, told


def agreed(session: Session, ref: str) -> tuple[str, str, str]:
    action = find(session, ref).action
    agreement = action.agreement or Agreement()
    return agreement.due.text, agreement.by, str(agreement.on)


def marks(session: Session, ref: str) -> list[tuple[str, str]]:
    return [(move.now.text, move.agreed_by) for move in story(session, find(session, ref)).moves]


def test_the_current_date_becomes_the_agreed_one_and_the_original_stays(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    assert three_dates(find(ann, "C1.2").action).agreed.text == "20 Oct 2015"
    assert agree(ann, targets(ann, "C1.2"), "Board, 8 Jan 2016", "8 Jan").changed == ("C1.2",)
    assert agreed(ann, "C1.2") == ("30 Nov 2015", "Board, 8 Jan 2016", "2016-01-08")
    put(ann, "C1.2", {"due": "1 Mar 2016"})
    dates = three_dates(find(ann, "C1.2").action)
    assert [when.text for when in (dates.original, dates.agreed, dates.current)] == [
        "20 Oct 2015", "30 Nov 2015", "1 Mar 2016"
    ]  # fmt: skip


def test_a_date_agreed_later_is_replaced_by_no_older_agreement(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    agree(ann, targets(ann, "C1.2"), "Board, 8 Jan 2016", "8 Jan")
    put(ann, "C1.2", {"due": "1 Mar 2016"})
    before = told(ann)
    with pytest.raises(PlanwatchError, match="30 Nov 2015 was agreed on 8 Jan 2016, after 10 Dec 2015"):
        agree(ann, targets(ann, "C1.2"), "Board, 10 Dec 2015", "10 Dec 2015")
    assert told(ann) == before
    agree(ann, targets(ann, "C1.2"), "Chair", "8 Jan 2016")
    assert agreed(ann, "C1.2")[:2] == ("1 Mar 2016", "Chair")


def test_without_a_name_it_is_agreed_by_who_signs_and_today(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    agree(ann, targets(ann, "C1.2"), "  ")
    assert agreed(ann, "C1.2") == ("30 Nov 2015", "ann", TODAY.isoformat())


def test_the_moves_since_the_date_agreed_before_are_marked_and_no_others(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    agree(ann, targets(ann, "C1.2"), "the chair")
    for due in ("1 Jan 2016", "1 Feb 2016"):
        put(ann, "C1.2", {"due": due})
    put(ann, "C1.2", {"due": "2 Feb 2016"}, correction=True, why="mistyped")
    agree(ann, targets(ann, "C1.2"), "Board")
    assert marks(ann, "C1.2") == [
        ("30 Nov 2015", "the chair"), ("1 Jan 2016", "Board"), ("1 Feb 2016", "Board"), ("2 Feb 2016", "")
    ]  # fmt: skip


def test_a_move_to_the_date_agreed_before_ends_the_marking_though_it_is_unmarked(ann: Session) -> None:
    for due in ("30 Nov 2015", "20 Oct 2015", "1 Feb 2016"):
        put(ann, "C1.2", {"due": due})
    agree(ann, targets(ann, "C1.2"), "Board")
    assert marks(ann, "C1.2") == [("30 Nov 2015", ""), ("20 Oct 2015", ""), ("1 Feb 2016", "Board")]


def test_agreeing_is_one_change_and_undo_takes_all_of_it_back(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    put(ann, "A1", {"due": "1 Mar 2016"})
    before, batches = told(ann), counts(ann)[0]
    outcome = agree(ann, targets(ann, "C1.2", "A1", "A4"), "Board {}")
    assert counts(ann)[0] == batches + 1
    assert (outcome.changed, outcome.left) == (("C1.2", "A1"), (("A4", "A4 has no date to agree"),))
    assert undo(ann).what == "2 actions: due date agreed by Board {}"
    assert told(ann) == before


@pytest.mark.parametrize(
    ("ref", "said"),
    [("A4", "A4 has no date to agree"), ("C1.2", "the agreed date of C1.2 is 20 Oct 2015 already")],
)
def test_what_has_nothing_to_agree_is_refused(ann: Session, ref: str, said: str) -> None:
    before = counts(ann)
    with pytest.raises(PlanwatchError, match=said):
        agree(ann, targets(ann, ref))
    assert counts(ann) == before


def test_agreeing_twice_is_refused(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    agree(ann, targets(ann, "C1.2"))
    with pytest.raises(PlanwatchError, match="is 30 Nov 2015 already"):
        agree(ann, targets(ann, "C1.2"), "another")


def test_a_date_moved_back_to_the_original_can_be_agreed_after_another_was(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    agree(ann, targets(ann, "C1.2"))
    put(ann, "C1.2", {"due": "20 Oct 2015"})
    agree(ann, targets(ann, "C1.2"), "Board")
    assert agreed(ann, "C1.2")[:2] == ("20 Oct 2015", "Board")


def test_in_a_draft_there_is_nothing_to_agree(empty: Session) -> None:
    import_snapshot(empty, replace(SMALL, plan=replace(SMALL.plan, status=PlanStatus.DRAFT)), "draft.toml")
    with pytest.raises(PlanwatchError, match="P is a draft"):
        agree(empty, targets(empty, "C1.2"))


@pytest.mark.parametrize("on", ["12 Jan 2016", "autumn 2015", "some day"])
def test_the_day_of_the_agreement_is_a_day_that_has_been(ann: Session, on: str) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    with pytest.raises(PlanwatchError, match="is not a day up to today"):
        agree(ann, targets(ann, "C1.2"), "Board", on)


def test_a_date_that_somebody_moved_meanwhile_is_not_agreed_unseen(ann: Session, bob: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    seen = targets(ann, "C1.2", seen=True)
    put(bob, "C1.2", {"due": "31 Dec 2016"})
    with pytest.raises(Conflict, match="bob"):
        agree(ann, seen, "Board")
    assert agreed(ann, "C1.2") == ("", "", "None")


def test_another_field_that_somebody_changed_meanwhile_is_no_hindrance(ann: Session, bob: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    seen = targets(ann, "C1.2", seen=True)
    put(bob, "C1.2", {"title": "Recruit all managers"})
    assert agree(ann, seen, "Board").changed == ("C1.2",)


def with_meetings(session: Session) -> Session:
    """The small plan, whose board met four days ago and meets in ten."""
    meetings = tuple(Meeting(on=TODAY + timedelta(days=days), forum="Board") for days in (-4, 10, 40))
    import_snapshot(session, replace(SMALL, meeting=meetings), "met.toml")
    return session


def test_changes_are_read_newest_first_and_of_one_action_oldest_first(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"}, why="no candidates")
    put(ann, "A1", {"due": "1 Mar 2016"})
    put(ann, "C1.2", {"due": "31 Dec 2015"})
    assert [(change.ref, change.days) for change in all_changes(ann)] == [("C1.2", 31), ("A1", 30), ("C1.2", 41)]
    of_one = changes_of(ann, find(ann, "C1.2"))
    assert [(change.move.now.text, change.move.why) for change in of_one] == [
        ("30 Nov 2015", "no candidates"), ("31 Dec 2015", "")
    ]  # fmt: skip
    first = of_one[0]
    assert (first.theme, first.lead, first.moves, first.flagged) == ("Workforce", "Head of HR", 2, False)


def test_the_moves_of_a_removed_action_are_not_told(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    remove(ann, targets(ann, "C1.2"))
    assert all_changes(ann) == []


def test_a_third_move_flags_the_action(ann: Session) -> None:
    for due in ("30 Nov 2015", "31 Dec 2015", "31 Jan 2016"):
        put(ann, "C1.2", {"due": due})
    assert all(change.flagged for change in all_changes(ann))


def test_a_move_just_before_a_meeting_tells_which(empty: Session) -> None:
    session = with_meetings(empty)
    put(session, "C1.2", {"due": "30 Nov 2015"})
    [change] = all_changes(session)
    assert (change.meeting, change.days_before) == (Meeting(on=TODAY + timedelta(days=10), forum="Board"), 10)
    long_before = replace(session, today=TODAY + timedelta(days=12))
    put(long_before, "A1", {"due": "1 Mar 2016"})
    assert [change.days_before for change in all_changes(session)] == [None, 10]


def test_changes_since_a_day_are_read_on_each_plans_own_day(samples: Session) -> None:
    assert {change.plan for change in all_changes(samples)} == {"WB", "SL"}
    since = all_changes(samples, "8 Dec 2015")
    assert [str(change.move.on) for change in since] == ["2015-12-15", "2015-12-09", "2015-12-08"]
    with pytest.raises(PlanwatchError, match="'whenever' is no day"):
        all_changes(samples, "whenever")


def test_meetings_that_have_been_are_offered_as_approvers(empty: Session) -> None:
    session = with_meetings(empty)
    assert approvers(session, session.one_plan()) == ["Board, 7 Jan 2016"]
