"""A meeting that is cancelled or moved: the list, what is next and last, the cadence, its pack and calendars follow."""

from datetime import date, timedelta

import icalendar
import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.ics import to_ics
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.meetings.cadence import status_in_words
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.service import read, reports
from planwatch.service.actions.agree import agree
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults
from planwatch.service.journal import undo
from planwatch.service.meetings import forums, meetings, packs, resolutions
from planwatch.service.plan.records import records, set_record
from planwatch.service.reviews import run as reviews
from planwatch.service.session import Session
from tests.conftest import Clock
from tests.desk import TODAY, find, put, refs, targets, told
from tests.service.meetings.conftest import HELD

NEXT = date(2016, 2, 11)
AFTER = date(2016, 3, 24)


def row(session: Session, on: date) -> meetings.MeetingRow:
    return meetings.row_on(session, forums.find_forum(session, "Board"), on)


def cancel(session: Session, on: date = NEXT, reason: str = "Not quorate") -> int | None:
    return meetings.cancel(session, row(session, on), reason)


def move(session: Session, to: str, on: date = NEXT) -> int | None:
    return meetings.move(session, row(session, on), to)


def listed(session: Session) -> list[tuple[date, MeetingStatus]]:
    return [(one.meeting.on, one.meeting.status) for one in meetings.all_rows(session)]


def coming(session: Session) -> list[date]:
    return [one.meeting.on for one in meetings.coming(session, forums.find_forum(session, "Board"), 2)]


def entries(session: Session) -> dict[str, icalendar.Component]:
    """The calendar by UID: each entry stands in it once."""
    day = session.one_plan()
    found = icalendar.Calendar.from_ical(to_ics(read.snapshot(session, day), read.touched(session, day)))
    events = found.walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == len(events)
    return {str(event["uid"]): event for event in events}


def uid_of(session: Session, summary: str, on: date) -> str:
    [uid] = [
        uid
        for uid, event in entries(session).items()
        if str(event["summary"]) == summary and event.decoded("dtstart") == on
    ]
    return uid


def sequence(session: Session, uid: str) -> int:
    return int(str(entries(session)[uid]["sequence"]))


def test_a_cancelled_meeting_stays_in_the_list_and_the_cadence_goes_on(board: Session) -> None:
    before = told(board)
    cancel(board)
    assert (NEXT, MeetingStatus.CANCELLED) in listed(board)
    assert coming(board) == [AFTER, date(2016, 5, 5)]
    assert row(board, NEXT).meeting.reason == "Not quorate"
    undo.undo(board)
    assert told(board) == before
    assert faults(board) == []


def test_a_cancelled_meeting_is_nobodys_next_and_nobodys_last(board: Session) -> None:
    day = board.one_plan()
    cancel(board)
    assert meetings.next_on(board, day, "Board", day.today) == AFTER
    found = reports.agenda(board, day, "Board")
    assert (found.on, found.last) == (AFTER, HELD)
    meetings.add_meeting(board, day, "Board", date(2016, 1, 4))
    cancel(board, date(2016, 1, 4))
    last = meetings.last_held(board, day, "Board")
    assert last is not None
    assert last.on == HELD
    assert meetings.latest(board, forums.find_forum(board, "Board")).meeting.on == HELD
    assert reports.agenda(board, day, "Board").last == HELD
    between = reviews.prepare(board, day, reviews.Asked("Board")).between
    assert (between.last, between.next) == (HELD, AFTER)


def test_a_report_back_for_the_next_meeting_is_due_at_the_one_that_is_held(board: Session) -> None:
    meetings.hold(board, board.one_plan(), "Board", date(2016, 1, 7))
    resolutions.resolve(board, board.one_plan(), "7 Jan 2016", "Board", "report back", "What if it fails")
    cancel(board)
    [owed] = resolutions.unanswered(board, board.one_plan(), "Board")
    assert owed.due.last == AFTER


def test_dates_moved_before_a_cancelled_meeting_were_not_moved_just_before_one(board: Session) -> None:
    put(board, "C1.2", {"due": "31 Jan 2016"})
    day = board.one_plan()
    meetings.add_meeting(board, day, "Board", day.today + timedelta(days=3))
    cancel(board, day.today + timedelta(days=3))
    given = reports.report_input(board, forums.find_forum(board, "Board"))
    assert [change.meeting for change in given.changes] == [None]
    assert refs(board, "moved")


def test_nothing_is_done_with_a_cancelled_meeting_but_taking_it_up_again(board: Session, clock: Clock) -> None:
    day = board.one_plan()
    today = day.today
    meetings.add_meeting(board, day, "Board", today, {"items": "Budget"})
    cancel(board, today)
    before = told(board)
    for work in (
        lambda: meetings.hold(board, day, "Board", today, present="Chair"),
        lambda: resolutions.resolve(board, day, "today", "Board", "note", "x"),
        lambda: packs.issue(board, day, "Board", today, to_toml),
        lambda: move(board, "1 Mar 2016", today),
        lambda: meetings.set_minutes(board, row(board, today), "x"),
        lambda: reviews.start(board, day, reviews.Asked("Board")),
    ):
        with pytest.raises(PlanwatchError, match="on 11 Jan 2016 was cancelled"):
            work()
    with pytest.raises(PlanwatchError, match="was cancelled: it stays"):
        meetings.remove_meeting(board, row(board, today))
    assert told(board) == before
    meetings.set_meeting(board, row(board, today), {"status": "planned"})
    found = row(board, today).meeting
    assert (found.status, found.reason, found.items) == (MeetingStatus.PLANNED, "", ("Budget",))


def test_a_meeting_is_cancelled_for_a_reason_and_not_once_it_was_held(board: Session) -> None:
    with pytest.raises(PlanwatchError, match="for a reason"):
        cancel(board, reason=" ")
    with pytest.raises(PlanwatchError, match="was held already"):
        cancel(board, HELD)
    with pytest.raises(PlanwatchError, match="only a meeting that is cancelled has a reason"):
        meetings.set_meeting(board, row(board, NEXT), {"reason": "x"})


def test_calendars_are_told_that_a_meeting_is_cancelled_under_the_same_uid(board: Session) -> None:
    uid = uid_of(board, "P: Board", NEXT)
    assert entries(board)[uid]["status"] == "TENTATIVE"
    number = sequence(board, uid)
    cancel(board)
    event = entries(board)[uid]
    assert event["status"] == "CANCELLED"
    assert sequence(board, uid) >= number
    assert "cancelled: Not quorate" in str(event["description"])


def test_a_moved_meeting_takes_its_pack_its_items_and_its_calendar_entry_along(board: Session) -> None:
    day = board.one_plan()
    uid, before = uid_of(board, "P: Board", NEXT), coming(board)
    move(board, "3 Mar 2016")
    meetings.set_meeting(board, row(board, date(2016, 3, 3)), {"items": "42 Inspection"})
    issued, _ = packs.issue(board, day, "Board", date(2016, 3, 3), to_toml)
    number = sequence(board, uid)
    move(board, "25 Feb 2016", date(2016, 3, 3))
    found = row(board, date(2016, 2, 25)).meeting
    assert (found.items, found.first_on, found.version) == (("42 Inspection",), NEXT, 1)
    assert packs.pack(board, day, "Board").text == issued.text
    event = entries(board)[uid]
    assert event.decoded("dtstart") == date(2016, 2, 25)
    assert event["status"] == "TENTATIVE"
    assert sequence(board, uid) > number
    assert "moved from 11 Feb 2016" in str(event["description"])
    assert before == [NEXT, AFTER]
    assert coming(board) == [date(2016, 2, 25), AFTER]
    assert meetings.next_on(board, day, "Board", day.today) == date(2016, 2, 25)


def test_a_meeting_that_is_moved_back_was_never_moved(board: Session) -> None:
    move(board, "25 Feb 2016")
    move(board, "11 Feb 2016", date(2016, 2, 25))
    assert row(board, NEXT).meeting.first_on is None


def test_a_meeting_is_not_moved_onto_another_and_its_day_can_be_taken(board: Session) -> None:
    with pytest.raises(PlanwatchError, match="has a meeting on 8 Oct 2015 already"):
        move(board, "8 Oct 2015")
    uid = uid_of(board, "P: Board", NEXT)
    move(board, "25 Feb 2016")
    meetings.add_meeting(board, board.one_plan(), "Board", NEXT)
    assert entries(board)[uid].decoded("dtstart") == date(2016, 2, 25)
    assert uid_of(board, "P: Board", NEXT) != uid


def test_a_snapshot_tells_what_was_cancelled_and_moved(board: Session) -> None:
    cancel(board)
    move(board, "31 Mar 2016", AFTER)
    text = to_toml(read.snapshot(board, board.one_plan()))
    assert 'status = "cancelled"\nreason = "Not quorate"\n' in text
    assert 'on = 2016-03-31\nforum = "Board"\nstatus = "planned"\nfirst_on = 2016-03-24\n' in text


@pytest.mark.parametrize("moved_there", [True, False])
def test_a_snapshot_in_which_a_meeting_was_moved_is_merged_with_the_one_that_it_was(
    board: Session, *, moved_there: bool
) -> None:
    day = board.one_plan()
    meetings.add_meeting(board, day, "Board", NEXT, {"items": "42 Inspection"})
    packs.issue(board, day, "Board", NEXT, to_toml)
    older = to_toml(read.snapshot(board, day))
    move(board, "25 Feb 2016")
    newer = to_toml(read.snapshot(board, day))
    text, on = (newer, date(2016, 2, 25)) if moved_there else (older, NEXT)
    if moved_there:
        undo.undo(board)
    import_snapshot(board, read_toml(text, "x", TODAY), "x")
    assert [one.on for one in meetings.meetings(board, day)] == [HELD, on]
    assert packs.pack(board, day, "Board").meeting.on == on
    assert to_toml(read.snapshot(board, day)) == text


def test_a_meeting_that_was_given_a_pack_is_not_removed_but_cancelled(board: Session) -> None:
    packs.issue(board, board.one_plan(), "Board", None, to_toml)
    with pytest.raises(PlanwatchError, match="was given a pack: it stays") as refused:
        meetings.remove_meeting(board, row(board, NEXT))
    assert "cancel it" in (refused.value.hint or "")
    cancel(board)
    assert status_in_words(row(board, NEXT).meeting, TODAY, by_cadence=False) == "cancelled"


def test_a_removed_meeting_is_cancelled_in_calendars_or_by_cadence_again(board: Session) -> None:
    day = board.one_plan()
    meetings.add_meeting(board, day, "Board", date(2016, 1, 20))
    meetings.add_meeting(board, day, "Board", NEXT)
    off, regular = uid_of(board, "P: Board", date(2016, 1, 20)), uid_of(board, "P: Board", NEXT)
    numbers = {uid: sequence(board, uid) for uid in (off, regular)}
    for on in (date(2016, 1, 20), NEXT):
        meetings.remove_meeting(board, row(board, on))
    after = entries(board)
    assert [str(after[uid]["status"]) for uid in (off, regular)] == ["CANCELLED", "TENTATIVE"]
    assert all(sequence(board, uid) > numbers[uid] for uid in numbers)


def test_an_action_whose_date_was_taken_away_is_cancelled_in_calendars_on_its_last_day(board: Session) -> None:
    put(board, "C1.2", {"due": "1 Feb 2016"})
    uid = uid_of(board, "P: due C1.2 Recruit managers", date(2016, 2, 1))
    number = sequence(board, uid)
    put(board, "C1.2", {"due": "ongoing"}, no_date=True)
    event = entries(board)[uid]
    assert (str(event["status"]), event.decoded("dtstart")) == ("CANCELLED", date(2016, 2, 1))
    assert sequence(board, uid) > number
    put(board, "C1.2", {"due": "8 Feb 2016"})
    assert entries(board)[uid]["status"] == "CONFIRMED"


def test_what_was_called_otherwise_is_cancelled_in_calendars_under_its_old_name(board: Session) -> None:
    resolutions.resolve(board, board.one_plan(), "8 Oct 2015", "Board", "report back", "What if it fails")
    before = entries(board)
    put(board, "C1.2", {"ref": "C9"})
    forums.set_forum(board, forums.find_forum(board, "Board"), {"name": "Panel"})
    after = entries(board)
    live = {uid for uid, event in after.items() if event["status"] != "CANCELLED"}
    assert set(before) <= set(after), "every entry that a calendar may have is told of"
    old = [uid for uid, event in before.items() if "Board" in str(event["summary"]) or "C1.2" in str(event["summary"])]
    assert old
    assert not live & set(old)


def test_entries_keep_their_uids_where_the_plan_is_called_otherwise(board: Session) -> None:
    before = entries(board)
    day = board.one_plan()
    [own] = records(board, day, "plan")
    set_record(board, day, own, {"ref": "Q"})
    assert set(before) == set(entries(board))


def test_the_days_that_a_cadence_gave_are_cancelled_once_it_is_another(board: Session) -> None:
    uid = uid_of(board, "P: Board", NEXT)
    forums.set_forum(board, forums.find_forum(board, "Board"), {"cadence": "first Tuesday of every month"})
    assert entries(board)[uid]["status"] == "CANCELLED"
    assert entries(board)[uid_of(board, "P: Board", date(2016, 2, 2))]["status"] == "TENTATIVE"


def test_only_a_forum_that_agrees_dates_extends_one_where_any_does(board: Session) -> None:
    day = board.one_plan()
    forums.add_forum(board, day, {"name": "Cabinet", "agrees_dates": "yes"})
    before = told(board)
    with pytest.raises(PlanwatchError, match="Board does not agree dates: Cabinet does") as refused:
        resolutions.resolve(board, day, "8 Oct 2015", "Board", "extend", "Until it is filled", "C1.2", "31 Jan 2016")
    assert 'planwatch forums "Board" agrees_dates=yes' in (refused.value.hint or "")
    put(board, "C1.2", {"due": "31 Jan 2016"})
    with pytest.raises(PlanwatchError, match="Board does not agree dates"):
        agree(board, targets(board, "C1.2"), "Board")
    undo.undo(board)
    assert told(board) == before
    meetings.hold(board, day, "Cabinet", date(2016, 1, 7))
    resolutions.resolve(board, day, "7 Jan 2016", "Cabinet", "extend", "Until it is filled", "C1.2", "31 Jan 2016")
    assert find(board, "C1.2").action.agreed_due.text == "31 Jan 2016"
