"""Moving due dates: free in a draft, after that a slip or a correction that is kept."""

from datetime import timedelta

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.action import Move
from planwatch.model.plan.kinds import MoveKind, PlanStatus
from planwatch.model.values import replace
from planwatch.service.actions.add import add_action
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.history.story import story
from planwatch.service.journal.log import entries
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY, counts, dated, find, put


def moves(session: Session, ref: str) -> list[tuple[str, str, str, str]]:
    return [(move.was.text, move.now.text, move.kind, move.why) for move in story(session, find(session, ref)).moves]


def test_a_slip_is_kept_with_who_when_and_why(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"}, why="no candidates")
    [move] = story(ann, find(ann, "C1.2")).moves
    assert (move.was.text, move.now.text, move.on, move.kind, move.who, move.why) == (
        "20 Oct 2015", "30 Nov 2015", TODAY, MoveKind.SLIP, "ann", "no candidates"
    )  # fmt: skip
    assert (str(move.was.last), str(move.now.first)) == ("2015-10-20", "2015-11-30")
    row = find(ann, "C1.2")
    assert (row.moves, row.moved_on, row.days_late) == (1, TODAY, 42)


def test_the_original_date_is_set_by_the_first_slip_and_stays(ann: Session) -> None:
    assert find(ann, "C1.2").action.original_due.text == ""
    for due in ("30 Nov 2015", "31 Jan 2016", "20 Oct 2015"):
        put(ann, "C1.2", {"due": due})
        assert find(ann, "C1.2").action.original_due.text == "20 Oct 2015"
    assert str(find(ann, "C1.2").action.original_due.last) == "2015-10-20"
    assert find(ann, "C1.2").moves == 3


def test_a_correction_needs_its_reason_does_not_count_and_leaves_the_original_date(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="a correction needs its reason"):
        put(ann, "C1.2", {"due": "20 Oct 2016"}, correction=True, why=" ")
    assert put(ann, "C1.2", {"due": "20 Oct 2016"}, correction=True, why="wrong year").number is not None
    row = find(ann, "C1.2")
    assert (row.moves, row.moved_on, row.action.due.text, row.action.original_due.text) == (0, None, "20 Oct 2016", "")
    assert moves(ann, "C1.2") == [("20 Oct 2015", "20 Oct 2016", "correction", "wrong year")]
    put(ann, "C1.2", {"due": "1 Nov 2016"})
    assert find(ann, "C1.2").action.original_due.text == "20 Oct 2016"
    put(ann, "C1.2", {"due": "2 Nov 2016"}, correction=True, why="typing error")
    assert (find(ann, "C1.2").action.original_due.text, find(ann, "C1.2").moves) == ("20 Oct 2016", 1)


def test_while_the_plan_is_a_draft_dates_move_freely(empty: Session) -> None:
    import_snapshot(empty, replace(SMALL, plan=replace(SMALL.plan, status=PlanStatus.DRAFT)), "draft.toml")
    put(empty, "C1.2", {"due": "3 Nov 2015"})
    put(empty, "C1.2", {"due": "30 Nov 2015"}, correction=True)
    row = find(empty, "C1.2")
    assert (row.moves, row.action.due.text, row.action.original_due.text, moves(empty, "C1.2")) == (
        0,
        "30 Nov 2015",
        "",
        [],
    )


def test_an_action_added_later_moves_freely_on_the_day_it_was_added(ann: Session) -> None:
    ref = add_action(ann, ann.one_plan(), {"title": "Late comer", "due": "1 Feb 2016"}).changed[0]
    said = put(ann, ref, {"due": "1 Mar 2016"}, why="the board asked")
    assert said.note == "added today: not counted as a move"
    assert entries(ann)[0].why == "the board asked"
    assert (find(ann, ref).moves, find(ann, ref).action.original_due.text) == (0, "")
    next_day = replace(ann, today=TODAY + timedelta(days=1))
    put(next_day, ref, {"due": "1 Apr 2016"})
    assert (find(ann, ref).moves, find(ann, ref).action.original_due.text) == (1, "1 Mar 2016")


@pytest.mark.parametrize("words", ["2015-10-20", "Tue 20 October 2015", "20/10/15"])
def test_the_same_day_in_other_words_is_no_move(ann: Session, words: str) -> None:
    put(ann, "C1.2", {"due": words})
    row = find(ann, "C1.2")
    assert (row.moves, row.action.due.text, row.action.original_due.text, moves(ann, "C1.2")) == (0, words, "", [])


def test_a_first_date_is_no_move_and_taking_a_date_away_is_one(ann: Session) -> None:
    put(ann, "A4", {"due": "1 Mar 2016"})
    assert find(ann, "A4").moves == 0
    put(ann, "A4", {"due": "in due course"}, no_date=True)
    assert moves(ann, "A4") == [("1 Mar 2016", "in due course", "slip", "")]
    assert (find(ann, "A4").moves, find(ann, "A4").action.original_due.text) == (1, "1 Mar 2016")


def test_a_vague_date_made_exact_is_a_move(ann: Session) -> None:
    put(ann, "C1.10", {"due": "30 Nov 2016"})
    assert moves(ann, "C1.10") == [("autumn 2016", "30 Nov 2016", "slip", "")]


def imported(session: Session, **changes: object) -> int | None:
    action = replace(SMALL.action[0], **changes)  # pyright: ignore[reportArgumentType]
    return import_snapshot(session, replace(SMALL, action=(action, *SMALL.action[1:])), "changed.toml").number


def test_an_import_that_changes_a_due_date_records_a_slip_once(ann: Session) -> None:
    assert imported(ann, **dated("due", "30 Nov 2015")) is not None
    row = find(ann, "C1.2")
    assert (row.moves, row.action.due.text, row.action.original_due.text) == (1, "30 Nov 2015", "20 Oct 2015")
    assert moves(ann, "C1.2") == [("20 Oct 2015", "30 Nov 2015", "slip", "import")]
    before = counts(ann)
    assert imported(ann, **dated("due", "30 Nov 2015")) is None
    assert counts(ann) == before


def test_an_import_that_brings_its_move_records_no_other_and_keeps_the_original_date(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015"})
    move = Move(
        on=TODAY, kind=MoveKind.SLIP, why="told us so", **dated("was", "30 Nov 2015"), **dated("now", "1 Feb 2016")
    )
    assert imported(ann, move=(move,), **dated("due", "1 Feb 2016")) is not None
    row = find(ann, "C1.2")
    assert (row.moves, row.action.due.text, row.action.original_due.text) == (2, "1 Feb 2016", "20 Oct 2015")
    assert moves(ann, "C1.2")[1] == ("30 Nov 2015", "1 Feb 2016", "slip", "told us so")
    assert imported(ann, move=(move,), **dated("due", "1 Feb 2016")) is None


def test_a_date_after_one_that_was_taken_away_is_a_move_too(ann: Session) -> None:
    put(ann, "C1.2", {"due": "TBC"}, why="no candidates", no_date=True)
    put(ann, "C1.2", {"due": "30 Dec 2016"}, why="new campaign")
    assert moves(ann, "C1.2") == [
        ("20 Oct 2015", "TBC", "slip", "no candidates"), ("TBC", "30 Dec 2016", "slip", "new campaign")
    ]  # fmt: skip
    assert (find(ann, "C1.2").moves, find(ann, "C1.2").action.original_due.text) == (2, "20 Oct 2015")
