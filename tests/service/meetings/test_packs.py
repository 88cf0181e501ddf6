"""Packs: frozen as the plan was just before, never changed, and the same as the plan as of then."""

import hashlib
from datetime import date

import pytest

from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions.edit import give_reason
from planwatch.service.journal import undo
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import add_forum
from planwatch.service.meetings.meetings import add_meeting
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.session import Session
from tests.desk import TODAY, answer, find, put


@pytest.fixture
def board(ann: Session) -> Session:
    """A board that met last week, and will meet again."""
    day = ann.one_plan()
    add_forum(ann, day, {"name": "Board"})
    add_meeting(ann, day, "Board", date(2016, 1, 5), {"status": "held"})
    add_meeting(ann, day, "Board", date(2016, 2, 8))
    return ann


def issue(session: Session, on: date | None = None) -> tuple[packs.Pack, int]:
    return packs.issue(session, session.one_plan(), "Board", on, to_toml)


def test_a_pack_is_the_plan_just_before_it_was_issued(board: Session) -> None:
    before = to_toml(read.snapshot(board, board.one_plan()))
    found, number = issue(board)
    assert (found.text, found.batch, number) == (before, number - 1, number)
    assert found.sha256 == hashlib.sha256(before.encode()).hexdigest()
    assert found.meeting.on == date(2016, 1, 5)
    put(board, "C1.2", {"title": "Later"})
    again = packs.pack(board, board.one_plan(), "Board")
    assert again.text == before
    assert again.is_whole
    assert again.meeting.status is MeetingStatus.ISSUED
    assert packs.read(board, board.one_plan(), "Board") == read_toml(before, "pack", TODAY)


def test_the_plan_as_of_the_pack_is_the_pack_byte_for_byte(board: Session) -> None:
    found, number = issue(board)
    for change in ({"title": "[/]\x1b"}, {"due": "1 Mar 2016"}, {"status": "complete"}):
        put(board, "C1.2", change, why="x")
    undo.undo(board)
    for words in ("Board", "Board 5 Jan 2016", str(found.batch)):
        past = looking_back(board, moment(board, words))
        with past.database:
            assert to_toml(read.snapshot(past, past.one_plan())) == found.text
    after = looking_back(board, moment(board, str(number)))
    with after.database:
        assert packs.pack(after, after.one_plan(), "Board").text == found.text
    past = looking_back(board, moment(board, str(found.batch)))
    with past.database:
        assert "no pack" in answer(lambda: packs.pack(past, past.one_plan(), "Board")).message


def test_only_what_was_held_is_issued_and_only_once(board: Session) -> None:
    assert "is only planned" in answer(lambda: issue(board, date(2016, 2, 8))).message
    assert "no meeting on" in answer(lambda: issue(board, date(2016, 1, 6))).message
    assert "no pack of Board" in answer(lambda: packs.pack(board, board.one_plan(), "Board")).message
    issue(board)
    assert "was issued already" in answer(lambda: issue(board)).message
    assert "held no meeting" in answer(lambda: packs.issue(board, board.one_plan(), "Council", None, to_toml)).message


def test_an_issue_taken_back_can_be_issued_anew(board: Session) -> None:
    issue(board)
    undo.undo(board)
    assert "no pack" in answer(lambda: packs.pack(board, board.one_plan(), "Board")).message
    put(board, "C1.2", {"title": "Better"})
    found, _ = issue(board)
    assert "Better" in found.text
    assert packs.pack(board, board.one_plan(), "Board").text == found.text


def test_a_pack_in_the_file_cannot_be_changed(board: Session) -> None:
    issue(board)
    with board.database.writing(), pytest.raises(Exception, match="a pack is never changed"):
        board.database.execute("update pack set snapshot = x''")


def test_where_freezing_fails_nothing_is_issued(board: Session) -> None:
    def broken(_: object) -> str:
        raise ValueError("the disk is full")

    with pytest.raises(ValueError, match="full"):
        packs.issue(board, board.one_plan(), "Board", None, broken)
    assert "no pack" in answer(lambda: packs.pack(board, board.one_plan(), "Board")).message
    assert find(board, "C1.2").action.title == "Recruit managers"
    assert issue(replace(board, who="bob"))[0].meeting.on == date(2016, 1, 5)


def test_a_reason_that_comes_after_the_pack_was_issued_would_change_what_it_says_and_is_refused(board: Session) -> None:
    moved = put(board, "C1.2", {"due": "1 Mar 2016"}).number
    assert moved is not None
    issue(board)
    refusal = answer(lambda: give_reason(board, moved, "no candidates"))
    assert "in a pack that was issued meanwhile" in refusal.message
    frozen = packs.pack(board, board.one_plan(), "Board")
    then = looking_back(board, moment(board, str(frozen.batch)))
    with then.database:
        assert to_toml(read.snapshot(then, then.one_plan())) == frozen.text
