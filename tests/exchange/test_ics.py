"""The calendar that is written: valid by reading it back, folded, escaped, and the same bytes for the same plan."""

from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings

from planwatch.errors import PlanwatchError
from planwatch.exchange.ics import to_ics
from planwatch.exchange.registry import reader_for, writer_for
from planwatch.model.dates.span import Span
from planwatch.model.history.touched import Changes, Gone, Touched
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import OPEN, ResolutionKind, Status
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.desk import SMALL, dated
from tests.strategies import snapshots

FEB = date(2016, 2, 1)
NASTY = "a; b, c\\n \n- d \x1b[31m \u202e \x00 BEGIN:VEVENT\r\nEND:VCALENDAR " + "é" * 200


def events(snapshot: Snapshot) -> list[icalendar.Component]:
    data = to_ics(snapshot)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_what_is_open_and_dated_is_there_on_its_last_day() -> None:
    found = {str(event["summary"]): event for event in events(SMALL)}
    assert [summary for summary, event in found.items() if event["status"] == "CONFIRMED"] == [
        "P: due C1.2 Recruit managers", "P: due C1.10 Map the offer", "P: due A1 Set standards",
    ]  # fmt: skip
    event = found["P: due C1.10 Map the offer"]
    assert event.decoded("dtstart") == date(2016, 11, 30)
    assert "due autumn 2016 (1 Sep 2016 to 30 Nov 2016)" in str(event["description"])


def test_meetings_report_backs_and_the_days_of_a_cadence_are_there() -> None:
    asked = Resolution(number=1, kind=ResolutionKind.REPORT_BACK, text="What if", due=Span("next meeting"))
    snapshot = replace(
        SMALL,
        action=(),
        forum=(Forum(name="Board", cadence="every six weeks on Thursday from 8 Oct 2015"),),
        meeting=(Meeting(on=date(2015, 10, 8), forum="Board", resolution=(asked,)),),
    )
    found = events(snapshot)
    assert [str(event["summary"]) for event in found[:3]] == [
        "P: Board", "P: report back to Board: What if", "P: Board",
    ]  # fmt: skip
    assert [event.decoded("dtstart") for event in found[:3]] == [
        date(2015, 10, 8), date(2015, 11, 19), date(2015, 11, 19),
    ]  # fmt: skip
    assert str(found[2]["status"]) == "TENTATIVE"
    assert max(event.decoded("dtstart") for event in found) <= date(2016, 10, 8)


def test_hostile_text_stays_text() -> None:
    nasty = replace(SMALL.action[0], title=NASTY)
    plan = replace(SMALL.plan, title=NASTY, banner=NASTY)
    snapshot = replace(
        SMALL, plan=plan, action=(nasty,), meeting=(Meeting(on=date(2016, 1, 21), forum=NASTY, items=(NASTY,)),)
    )
    found = events(snapshot)
    assert len(found) == 2
    assert b"\x1b" not in to_ics(snapshot)
    assert "a; b, c\\n ⏎- d ␛[31m ⟨U+202E⟩" in str(found[1]["summary"])


def test_no_update_is_written_since_some_are_internal() -> None:
    assert b"interviews" not in to_ics(SMALL)


def test_an_entry_keeps_its_uid_when_its_date_moves() -> None:
    moved = replace(SMALL.action[0], **dated("due", "1 Feb 2016"))
    after = replace(SMALL, action=(moved, *SMALL.action[1:]))
    uids = [str(event["uid"]) for event in events(SMALL)]
    assert uids == [str(event["uid"]) for event in events(after)]
    assert len(set(uids)) == len(uids)


def test_what_is_complete_withdrawn_or_answered_is_cancelled_so_that_calendars_follow() -> None:
    done = {
        action.ref: replace(action, status=status, **dated("due", "1 Feb 2016"))
        for action, status in zip(SMALL.action, (Status.COMPLETE, Status.ASSURED, Status.WITHDRAWN), strict=False)
    }
    asked = Resolution(number=1, kind=ResolutionKind.REPORT_BACK, text="What if", due=Span("1 Feb 2016", FEB, FEB))
    answered = replace(asked, number=2, answer="In writing")
    found = events(
        replace(SMALL, action=tuple(done.values()), meeting=(Meeting(on=FEB, forum="B", resolution=(asked, answered)),))
    )
    assert [str(event["status"]) for event in found] == ["TENTATIVE", "CONFIRMED", *["CANCELLED"] * 4]
    open_ones = events(replace(SMALL, action=tuple(replace(one, status=Status.IN_PROGRESS) for one in done.values())))
    assert [event["uid"] for event in found[3:]] == [event["uid"] for event in open_ones]


def test_an_entrys_number_and_moments_are_those_of_the_journal() -> None:
    last = datetime(2016, 1, 11, 9, 0, 3, 250_000, tzinfo=UTC)
    touched = Touched({("action", "A1"): Changes(3, last)}, (Gone(("action", "Z9"), "due Z9 Taken out", FEB),))
    found = icalendar.Calendar.from_ical(to_ics(SMALL, touched)).walk("VEVENT")
    event, gone = (next(each for each in found if ref in str(each["summary"])) for ref in ("A1", "Z9"))
    assert event["sequence"] == 3
    assert event.decoded("dtstamp") == event.decoded("last-modified") == last.replace(microsecond=0)
    assert gone["status"] == "CANCELLED"


@settings(max_examples=15)
@given(snapshots())
def test_any_plan_reads_back_with_every_entry_and_gives_the_same_bytes(snapshot: Snapshot) -> None:
    found = events(snapshot)
    due = [action for action in snapshot.action if action.status in OPEN and action.due.last]
    assert len(found) >= len(due) + len(snapshot.meeting)
    assert len({str(event["uid"]) for event in found}) == len(found)
    assert to_ics(snapshot) == to_ics(snapshot)


def test_it_is_written_by_its_suffix_and_not_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.ICS"
    writer_for(file)(SMALL, file)
    assert file.read_bytes() == to_ics(SMALL)
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(PlanwatchError, match="cannot be read"):
        reader_for(file)
