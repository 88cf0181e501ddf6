"""What stands on an agenda and what does not yet, or no more."""

from planwatch.service import reports
from planwatch.service.actions import progress
from planwatch.service.session import Session
from tests.desk import put, targets


def on_agenda(session: Session, title: str) -> tuple[str, ...]:
    found = reports.agenda(session, session.one_plan(), "Board")
    return next(item.lines for item in found.items if item.title == title)


def test_what_was_completed_in_a_month_that_the_last_meeting_cut_in_two_is_told(board: Session) -> None:
    progress.complete(board, targets(board, "A1"), "October 2015")
    assert on_agenda(board, "Completed") == ("A1 Set standards: October 2015",)


def test_what_is_due_on_the_day_of_the_next_meeting_is_not_due_before_it(board: Session) -> None:
    found = reports.agenda(board, board.one_plan(), "Board")
    assert found.then is not None
    put(board, "A4", {"due": found.then.isoformat()})
    assert [line[:2] for line in on_agenda(board, "Due before the next meeting")] == ["A1"]
