"""Looking back: what moment words mean, what is then seen, and that nobody can change it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.values import replace
from planwatch.service.actions.progress import complete
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import backup, faults, second_session
from planwatch.service.journal import log
from planwatch.service.meetings.forums import add_forum
from planwatch.service.meetings.meetings import add_meeting
from planwatch.service.meetings.moments import looking_back, moment, moments
from planwatch.service.session import Session
from tests.conftest import Clock, SitDown
from tests.desk import SMALL, TODAY, answer, find, put, targets, told


def later(clock: Clock, days: int) -> date:
    clock.now += timedelta(days=days)
    return clock.now.date()


_OPENED: list[Session] = []


def as_of(session: Session, words: str) -> Session:
    _OPENED.append(looking_back(session, moment(session, words)))
    return _OPENED[-1]


@pytest.fixture(autouse=True)
def _closing() -> Iterator[None]:
    """What was looked back at is closed, whatever came of it."""
    yield
    while _OPENED:
        _OPENED.pop().database.close()


def test_a_day_is_its_end_and_a_number_the_moment_after_that_change(ann: Session, clock: Clock) -> None:
    put(ann, "C1.2", {"title": "First"})
    put(ann, "C1.2", {"title": "Second"})
    assert later(clock, 3) == date(2016, 1, 14)
    number = put(ann, "C1.2", {"title": "Third"}).number
    assert number is not None
    assert moment(ann, "11 Jan 2016").batch == number - 1
    assert moment(ann, "13 Jan").batch == number - 1
    assert moment(ann, "14 Jan 2016").batch == number
    assert [moment(ann, words).batch for words in ("2", "#2", "change 2")] == [2, 2, 2]
    for words, title in (("13 Jan 2016", "Second"), ("2", "First"), ("1", "Recruit managers")):
        with as_of(ann, words).database as database:
            assert find(replace(ann, database=database), "C1.2").action.title == title


def test_a_time_is_taken_to_the_second_with_its_zone_or_local(ann: Session, clock: Clock) -> None:
    clock.now = datetime(2016, 1, 13, 20, 29, 30, tzinfo=UTC)
    first = put(ann, "C1.2", {"title": "First"}).number
    clock.now = datetime(2016, 1, 13, 20, 29, 53, 500_000, tzinfo=UTC)
    second = put(ann, "C1.2", {"title": "Second"}).number
    clock.now = datetime(2016, 1, 13, 20, 31, tzinfo=UTC)
    third = put(ann, "C1.2", {"title": "Third"}).number
    local = datetime(2016, 1, 13, 20, 29, 53, tzinfo=UTC).astimezone()
    for words in (
        "2016-01-13T20:29:53Z",
        "2016-01-13 20:29:53Z",
        "2016-01-13T21:29:53+01:00",
        "20160113T202953Z",
        f"{local:%Y-%m-%d %H:%M:%S}",
        f"{local:%Y-%m-%dT%H:%M:%S}",
        f"{local:%d/%m/%Y %H:%M:%S}",
        f"{local:%d %b %Y} at {local:%H:%M:%S}",
    ):
        assert moment(ann, words).batch == first, words
    assert moment(ann, "2016-01-13T20:29:54Z").batch == second
    assert moment(ann, "2016-01-13T20:30Z").batch == second
    assert moment(ann, "2016-01-13T20:29Z").batch == second  # a minute, like a day, means its end
    assert moment(ann, "13 Jan 2016 8:31pm UTC").batch == third
    assert moment(ann, "2016-01-13T20:29:53Z").label == f"{day_in_full(local.date())} at {local:%H:%M:%S}"


@pytest.mark.parametrize(
    "words",
    ["2016-01-13T25:00", "2016-01-13T20:29:99Z", "13 Jan 2016 at 20:61", "20:29", "13 Jan 2016 13pm", "Board 20:29"],
)
def test_a_time_that_cannot_be_read_is_refused_and_never_cut_off(ann: Session, words: str) -> None:
    with pytest.raises(PlanwatchError, match=r"names a time|is neither a day"):
        moment(ann, words)


def test_the_meeting_of_a_day_has_no_time(ann: Session) -> None:
    add_forum(ann, ann.one_plan(), {"name": "Board"})
    with pytest.raises(PlanwatchError, match="names a time, where only a day is meant"):
        moment(ann, "Board 2016-01-05T20:29:54Z")


def test_a_second_before_the_file_was_begun_is_told(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="the file knows nothing of 5 Jan 2015 at "):
        moment(ann, "2015-01-05T20:29:54Z")


def test_a_meeting_is_the_end_of_its_day_and_without_one_the_forums_last(
    ann: Session, clock: Clock, sit_down: SitDown
) -> None:
    day = ann.one_plan()
    for on in (date(2016, 1, 5), date(2016, 1, 11)):
        add_meeting(ann, day, "Board", on, {"status": "held"})
    add_meeting(ann, day, "Board", date(2016, 3, 1))
    import_snapshot(ann, replace(SMALL, forum=(Forum(name="Board"), Forum(name="Board of Governors"))), "f.toml")
    last = ann.database.number("select max(id) from batch")
    later(clock, 1)
    put(ann, "C1.2", {"title": "Later"})
    for words in ("Board", "board 11 Jan 2016", "Board of 11 Jan 2016", "Board, 11 Jan"):
        assert (moment(ann, words).batch, moment(ann, words).label) == (last, "Board of 11 Jan 2016")
    assert moments(ann) == ["Board 11 Jan 2016", "Board 5 Jan 2016"]
    assert "knows nothing of 5 Jan 2016" in answer(lambda: moment(ann, "Board 5 Jan 2016")).message
    assert "no meeting on" in answer(lambda: moment(ann, "Board 6 Jan 2016")).message
    assert "has not met yet" in answer(lambda: moment(ann, "Board of Governors")).message


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "as of when?"),
        ("99", "there is no change 99"),
        ("9" * 40, "there is no change"),
        ("autumn 2015", "neither a day, nor a meeting, nor a change"),
        ("1 Jan 2016", "the file knows nothing of 1 Jan 2016: its first change is of 11 Jan 2016"),
        ("0001-01-01", "neither a day"),
        ("[red]\x1b[31m", "neither a day"),
        ("\ud800", "half a character"),
    ],
)
def test_what_is_no_moment_is_refused_in_a_sentence(ann: Session, words: str, said: str) -> None:
    refused = answer(lambda: moment(ann, words))
    assert isinstance(refused, PlanwatchError)
    assert said in refused.message


def test_the_past_is_judged_by_its_own_day_unless_another_is_given(small_path: Path, sit_down: SitDown) -> None:
    session = sit_down(small_path, today=None)
    with as_of(session, "11 Jan 2016").database as database:
        assert as_of(session, "11 Jan 2016").one_plan().today == date(2016, 1, 11)
        assert replace(as_of(session, "1"), database=database, today=TODAY).one_plan().today == TODAY


def test_nothing_can_be_changed_in_the_past(ann: Session, tmp_path: Path) -> None:
    put(ann, "C1.2", {"title": "Later"})
    past = as_of(ann, "1")
    assert "only to look at" in answer(lambda: put(past, "C1.2", {"title": "Changed"})).message
    assert "whole file" in answer(lambda: backup(past, tmp_path / "b.db")).message
    assert find(past, "C1.2").action.title == "Recruit managers"
    assert find(ann, "C1.2").action.title == "Later"


def test_another_thread_reads_the_same_past(ann: Session) -> None:
    before = told(ann)
    put(ann, "C1.2", {"title": "Later"})
    past = as_of(ann, "1")
    with second_session(past).database as database:
        other = replace(past, database=database)
        assert told(other) == told(past) == before
        assert [entry.number for entry in log.entries(other)] == [1]


def test_the_past_of_the_past_is_the_past(ann: Session) -> None:
    befores = [told(ann)]
    for title in ("One", "Two", "Three"):
        put(ann, "C1.2", {"title": title})
        befores.append(told(ann))
    past = as_of(ann, "3")
    assert told(as_of(past, "2")) == befores[1]
    assert told(as_of(past, "1")) == befores[0]
    assert "there is no change 4" in answer(lambda: moment(past, "4")).message


def test_refs_that_changed_hands_are_given_back(ann: Session) -> None:
    before = told(ann)
    put(ann, "A1", {"ref": "X"})
    put(ann, "A2", {"ref": "A1"})
    put(ann, "X", {"ref": "A2"})
    assert told(as_of(ann, "1")) == before


def test_an_added_action_a_meeting_and_a_plan_are_not_there_before(ann: Session, clock: Clock) -> None:
    before = told(ann)
    meeting = Meeting(on=TODAY, forum="Board", status=MeetingStatus.HELD)
    import_snapshot(ann, replace(SMALL, plan=replace(SMALL.plan, ref="Q"), meeting=(meeting,)), "q.toml")
    assert told(as_of(ann, "1")) == before
    assert len(told(as_of(ann, "2"))) == 2


def test_a_slip_of_an_occurrence_that_was_done_later_is_a_slip_again(ann: Session) -> None:
    put(ann, "A4", {"due": "monthly from 31 Oct 2015"})
    put(ann, "A4", {"due": "monthly from 14 Nov 2015"}, why="half term")
    before, number = told(ann), ann.database.number("select max(id) from batch")
    complete(ann, targets(ann, "A4"))
    past = as_of(ann, str(number))
    assert (find(ann, "A4").moves, find(past, "A4").moves) == (0, 1)
    assert told(past) == before
    assert faults(past) == []


def test_the_beginning_of_a_forums_name_is_enough_where_no_other_begins_so(ann: Session) -> None:
    day = ann.one_plan()
    for name in ("Improvement Board", "Scrutiny"):
        add_forum(ann, day, {"name": name})
        add_meeting(ann, day, name, date(2016, 1, 11), {"status": "held"})
    for words in ("improvement", "Improvement, 11 Jan 2016", "imp 11 Jan", "improvement board"):
        assert moment(ann, words).label == "Improvement Board of 11 Jan 2016"
    assert moment(ann, "s").label == "Scrutiny of 11 Jan 2016"
    for words in (",", "Z", "improvements"):
        assert "neither a day, nor a meeting" in answer(lambda words=words: moment(ann, words)).message
