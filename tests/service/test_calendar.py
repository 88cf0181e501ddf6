"""A calendar that is written again: what changed has a higher number and a later moment, all else is the same bytes."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import icalendar

from planwatch.model.values import replace
from planwatch.service.actions.remove import remove
from planwatch.service.files.export import export_plan
from planwatch.service.journal.undo import undo
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.session import Session
from tests.desk import put, targets


def entries(session: Session, path: Path) -> dict[str, Any]:
    export_plan(session, session.one_plan(), path, replace=True)
    return {
        str(event["summary"]).split()[2]: event
        for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    }


def test_calendars_follow_what_is_changed_taken_back_and_taken_out(ann: Session, tmp_path: Path) -> None:
    file = tmp_path / "plan.ics"
    first = entries(ann, file)
    held = file.read_bytes()
    assert entries(ann, file).keys() == first.keys()
    assert file.read_bytes() == held, "the same plan, the same bytes"
    assert {event["sequence"] for event in first.values()} == {0}
    put(ann, "A1", {"due": "1 Mar 2016"})
    moved = entries(ann, file)
    assert (moved["A1"]["uid"], moved["A1"]["sequence"]) == (first["A1"]["uid"], 1)
    assert moved["A1"].decoded("dtstamp") >= first["A1"].decoded("dtstamp")
    assert moved["A1"].decoded("last-modified").utcoffset() == timedelta()
    assert moved["C1.2"].to_ical() == first["C1.2"].to_ical()
    undo(ann)
    back = entries(ann, file)["A1"]
    assert (back.decoded("dtstart"), back["sequence"]) == (first["A1"].decoded("dtstart"), 2)
    remove(ann, targets(ann, "A1"))
    gone = entries(ann, file)["A1"]
    assert (gone["uid"], gone["status"], gone["sequence"]) == (first["A1"]["uid"], "CANCELLED", 3)
    past = looking_back(ann, moment(ann, "1"))
    with past.database:
        assert entries(replace(past, who="ann"), tmp_path / "past.ics").keys() == first.keys()
        assert (tmp_path / "past.ics").read_bytes() == held, "as it was then"
