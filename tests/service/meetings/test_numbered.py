"""Items keep the council's own numbers, and resolutions may number within an item: everywhere, and in every file."""

from datetime import date

import icalendar
import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.ics import to_ics
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.service import read, reports
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults
from planwatch.service.journal import undo
from planwatch.service.meetings import meetings, resolutions
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import TODAY, told
from tests.service.meetings.conftest import HELD

ITEMS = "42 Children's services improvement; 43. Safeguarding board; Any other business"


@pytest.fixture
def panel(board: Session) -> Session:
    """The board of 8 Oct 2015, with items numbered as a council's are."""
    meetings.set_meeting(board, row(board), {"items": ITEMS})
    return board


def row(session: Session) -> meetings.MeetingRow:
    return meetings.find_meeting(session, session.one_plan(), "Board", HELD)


def resolve(session: Session, kind: str, text: str, *, item: str = "", number: str = "") -> int | str:
    done = resolutions.resolve(session, session.one_plan(), "8 Oct 2015", "Board", kind, text, item=item, number=number)
    return done.resolution


def numbers(session: Session) -> list[int | str]:
    return [one.number for one in row(session).meeting.resolution]


def test_resolutions_number_within_an_item_and_stand_in_the_order_of_people(panel: Session) -> None:
    given = [resolve(panel, "note", f"n{place}", item="42") for place in range(10)]
    assert given[0] == "42.1"
    assert given[-1] == "42.10"
    assert resolve(panel, "note", "x", item="43.") == "43.1"
    assert resolve(panel, "note", "the third item has the number of its place", item="3") == "3.1"
    assert resolve(panel, "note", "runs through") == 1
    assert numbers(panel) == [1, "3.1", *given, "43.1"]
    assert [one.number for one in told(panel)[0].meeting[0].resolution] == numbers(panel)


def test_a_number_of_the_councils_own_is_kept_as_typed_and_given_once(panel: Session) -> None:
    assert resolve(panel, "note", "x", number="42(a)") == "42(a)"
    with pytest.raises(PlanwatchError, match=r"has a resolution 42\(a\) already"):
        resolve(panel, "note", "y", number="42(a)")
    with pytest.raises(PlanwatchError, match="is no number of a resolution"):
        resolve(panel, "note", "y", number="the second")
    with pytest.raises(PlanwatchError, match="exclude each other"):
        resolve(panel, "note", "y", number="7", item="42")


def test_an_item_that_the_meeting_does_not_have_is_refused_with_those_that_it_has(panel: Session) -> None:
    with pytest.raises(PlanwatchError, match="that meeting has no item 44") as refused:
        resolve(panel, "note", "x", item="44")
    assert refused.value.hint == "there: 42, 43, 3"
    assert numbers(panel) == []


def test_a_meeting_without_items_takes_any_number_of_one(board: Session) -> None:
    assert resolve(board, "note", "x", item="42") == "42.1"
    with pytest.raises(PlanwatchError, match="is no number of an item"):
        resolve(board, "note", "x", item="the inspection")


def test_agenda_minutes_and_calendar_have_the_numbers_as_typed(panel: Session) -> None:
    resolve(panel, "report back", "On progress", item="42")
    minutes = reports.minutes(panel, row(panel))
    assert "\n- 42 Children's services improvement\n- 43\\. Safeguarding board\n- 3\\. Any other business\n" in minutes
    assert "\n- 42.1. report back: On progress" in minutes
    day = panel.one_plan()
    meetings.add_meeting(panel, day, "Board", date(2016, 2, 11), {"items": ITEMS})
    agenda = reports.agenda_page(reports.agenda(panel, day, "Board"))
    assert "\n## 42 Children's services improvement\n" in agenda
    assert "\n## 43. Safeguarding board\n" in agenda or "\n## 43\\. Safeguarding board\n" in agenda
    assert "8 Oct 2015, 42.1. On progress · report back" in agenda
    found = icalendar.Calendar.from_ical(to_ics(read.snapshot(panel, day))).walk("VEVENT")
    [event] = [one for one in found if str(one["summary"]) == "P: Board" and "42 Children" in str(one["description"])][
        :1
    ]
    assert "43. Safeguarding board" in str(event["description"])
    assert "3. Any other business" in str(event["description"])


def test_a_list_without_numbers_of_its_own_is_numbered_as_ever(board: Session) -> None:
    meetings.set_meeting(board, row(board), {"items": "Budget; Staff"})
    assert "\n1. Budget\n2. Staff\n" in reports.minutes(board, row(board))


def test_a_snapshot_has_plain_numbers_as_numbers_and_others_as_text_and_gives_them_back(panel: Session) -> None:
    resolve(panel, "note", "a")
    resolve(panel, "note", "b", item="42")
    text = to_toml(read.snapshot(panel, panel.one_plan()))
    assert "\nnumber = 1\n" in text
    assert '\nnumber = "42.1"\n' in text
    assert to_toml(read_toml(text, "x", TODAY)) == text
    assert import_snapshot(panel, read_toml(text, "x", TODAY), "x").number is None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('"42 1"', 'number "42 1" is no number of a resolution. write 1 without quotes, or "42.1" with them'),
        ('"1"', 'number "1" is no number'),
        ("42.1", "number: expected text, found a number with a fraction. put it in quotes"),
        ("-1", "expected 0 to"),
    ],
)
def test_a_number_that_cannot_be_is_refused_by_its_place(panel: Session, written: str, said: str) -> None:
    resolve(panel, "note", "a")
    text = to_toml(read.snapshot(panel, panel.one_plan())).replace("\nnumber = 1\n", f"\nnumber = {written}\n")
    with pytest.raises(PlanwatchError) as refused:
        read_toml(text, "x", TODAY)
    assert said in str(refused.value)


def test_what_is_numbered_within_an_item_is_answered_undone_and_looked_back_at(panel: Session) -> None:
    resolve(panel, "report back", "On progress", item="42")
    resolutions.answer(panel, panel.one_plan(), "Board", "8 Oct 2015", "42.1", "In July")
    assert row(panel).meeting.resolution[0].answer == "In July"
    past = looking_back(panel, moment(panel, "5"))
    with past.database:
        assert [one.number for one in row(past).meeting.resolution] == ["42.1"]
        assert row(past).meeting.resolution[0].answer == ""
    undo.undo(panel)
    undo.undo(panel)
    assert numbers(panel) == []
    assert faults(panel) == []


def test_a_file_of_the_planwatch_before_keeps_its_numbers_its_undo_and_its_past(
    board: Session, sit_down: SitDown
) -> None:
    resolve(board, "note", "a")
    resolve(board, "report back", "b")
    path, before = board.path, told(board)
    board.database.execute("alter table resolution rename column number to numbered")
    board.database.execute("alter table resolution add column number integer not null default 0")
    board.database.execute("update resolution set number = numbered")
    board.database.execute("alter table resolution drop column numbered")
    for column in ("reason", "first_on", "declarations", "points", "approved_on", "corrections"):
        board.database.execute(f"alter table meeting drop column {column}")
    board.database.execute("delete from _sqlite_migrations where name like '%_minutes_as_kept'")
    board.database.close()
    session = sit_down(path)
    assert told(session) == before
    assert faults(session) == []
    resolve(session, "note", "c", item="42")
    undo.undo(session)
    undo.undo(session)
    assert numbers(session) == [1]
    past = looking_back(session, moment(session, "5"))
    with past.database:
        assert numbers(past) == [1, 2]
