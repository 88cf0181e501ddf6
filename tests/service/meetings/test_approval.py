"""The minutes of a meeting are approved at a later one: recorded, asked for on the agenda, printed in both."""

from datetime import date

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.service import read, reports
from planwatch.service.journal import log, undo
from planwatch.service.meetings import forums, meetings
from planwatch.service.meetings.approval import approve, asked_about
from planwatch.service.session import Session
from tests.desk import told
from tests.service.meetings.conftest import HELD

LATER = date(2015, 11, 19)


@pytest.fixture
def met_twice(board: Session) -> Session:
    """The board that met on 8 Oct and 19 Nov 2015."""
    meetings.hold(board, board.one_plan(), "Board", LATER, present="Chair")
    return board


def row(session: Session, on: date) -> meetings.MeetingRow:
    return meetings.row_on(session, forums.find_forum(session, "Board"), on)


def asked_for(session: Session) -> tuple[str, ...]:
    found = reports.agenda(session, session.one_plan(), "Board")
    return next((item.lines for item in found.items if item.title == "Minutes of the last meeting"), ())


def test_the_agenda_asks_for_the_last_minutes_until_they_are_approved(met_twice: Session) -> None:
    assert asked_for(met_twice) == ("Approve the minutes of 19 Nov 2015 as a true record",)
    meetings.hold(met_twice, met_twice.one_plan(), "Board", date(2016, 1, 7))
    approve(met_twice, row(met_twice, LATER), "7 Jan 2016")
    assert asked_for(met_twice) == ("Approve the minutes of 7 Jan 2016 as a true record",)


def test_minutes_that_a_meeting_passed_over_are_asked_for_again(met_twice: Session) -> None:
    approve(met_twice, row(met_twice, HELD), "19 Nov 2015")
    meetings.hold(met_twice, met_twice.one_plan(), "Board", date(2016, 1, 7))
    assert asked_for(met_twice) == (
        "Approve the minutes of 19 Nov 2015 as a true record",
        "Approve the minutes of 7 Jan 2016 as a true record",
    )


def test_a_forum_that_never_met_has_no_minutes_to_approve(board: Session) -> None:
    forums.add_forum(board, board.one_plan(), {"name": "Panel", "cadence": "first Tuesday of every month"})
    found = reports.agenda(board, board.one_plan(), "Panel")
    assert "Minutes of the last meeting" not in [item.title for item in found.items]


def test_both_meetings_print_that_minutes_were_approved_and_what_was_corrected(met_twice: Session) -> None:
    approve(met_twice, row(met_twice, HELD), "19 Nov 2015", "Item 3: *two* posts.")
    earlier = reports.minutes(met_twice, row(met_twice, HELD))
    assert "\nMinutes approved on 19 Nov 2015, corrected: Item 3: \\*two\\* posts.\n" in earlier
    later = reports.minutes(met_twice, row(met_twice, LATER))
    assert (
        "\n## Minutes of the last meeting\n\n- Minutes of 8 Oct 2015 approved, corrected: Item 3: \\*two\\* posts.\n"
        in later
    )


def test_minutes_that_somebody_kept_print_it_below_and_are_edited_without_it(met_twice: Session) -> None:
    for on in (HELD, LATER):
        meetings.set_minutes(met_twice, row(met_twice, on), "# Mine")
    approve(met_twice, row(met_twice, HELD), "19 Nov 2015")
    assert reports.minutes(met_twice, row(met_twice, HELD)) == "# Mine\n\nMinutes approved on 19 Nov 2015.\n"
    assert reports.minutes(met_twice, row(met_twice, LATER)) == "# Mine\n\nMinutes of 8 Oct 2015 approved.\n"
    assert reports.minutes_to_edit(met_twice, row(met_twice, HELD)) == "# Mine\n"


def test_an_approval_is_one_change_and_one_undo_and_stands_in_the_snapshot(met_twice: Session) -> None:
    before = told(met_twice)
    approve(met_twice, row(met_twice, HELD), "19 Nov 2015", "Two posts")
    text = to_toml(read.snapshot(met_twice, met_twice.one_plan()))
    assert 'approved_on = 2015-11-19\ncorrections = "Two posts"\n' in text
    assert log.entries(met_twice)[0].details[0].after == "19 Nov 2015, Two posts"
    undo.undo(met_twice)
    assert told(met_twice) == before


def test_a_planned_meeting_that_approves_minutes_was_held(board: Session) -> None:
    meetings.add_meeting(board, board.one_plan(), "Board", date(2016, 1, 11))
    approve(board, row(board, HELD), "11 Jan 2016")
    assert row(board, date(2016, 1, 11)).meeting.status is MeetingStatus.HELD


def test_minutes_are_approved_by_a_later_meeting_that_was_held(met_twice: Session) -> None:
    day = met_twice.one_plan()
    meetings.add_meeting(met_twice, day, "Board", date(2016, 1, 8))
    meetings.cancel(met_twice, row(met_twice, date(2016, 1, 8)), "Not quorate")
    before = told(met_twice)
    for on, at, said in (
        (HELD, "", "at which meeting"),
        (HELD, "8 Oct 2015", "are not approved on 8 Oct 2015"),
        (LATER, "8 Oct 2015", "give a later meeting"),
        (HELD, "20 Nov 2015", "has no meeting on 20 Nov 2015"),
        (HELD, "8 Jan 2016", "was cancelled"),
        (date(2016, 2, 11), "19 Nov 2015", "was not held"),
    ):
        with pytest.raises(PlanwatchError, match=said):
            approve(met_twice, row(met_twice, on), at)
    meetings.add_meeting(met_twice, day, "Board", date(2016, 2, 11))
    with pytest.raises(PlanwatchError, match="still to come"):
        approve(met_twice, row(met_twice, LATER), "11 Feb 2016")
    undo.undo(met_twice)
    assert told(met_twice) == before


def test_at_the_newest_meeting_the_minutes_before_it_are_meant_and_at_an_earlier_one_its_own(
    met_twice: Session,
) -> None:
    for on in (HELD, LATER):
        meant, days = asked_about(met_twice, row(met_twice, on))
        assert meant is not None
        assert (meant.meeting.on, days) == (HELD, ["19 Nov 2015"])
    approve(met_twice, row(met_twice, HELD), "19 Nov 2015")
    assert asked_about(met_twice, row(met_twice, LATER)) == (None, [])
    assert asked_about(met_twice, row(met_twice, date(2016, 2, 11))) == (None, [])
