"""When forums meet, and what they asked for."""

from datetime import date
from itertools import islice
from typing import Any

import pytest

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.span import Span
from planwatch.model.dates.working_days import Nation, Shift
from planwatch.model.due.lateness import Overdue
from planwatch.model.meetings.cadence import (
    dates,
    day_of,
    due_in_words,
    free_dates,
    matter,
    needs_first_day,
    next_after,
)
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import ResolutionKind
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.plan import Plan
from planwatch.model.values import replace
from tests.desk import made

OF = PlanDay(1, 1, Plan(ref="P", title="t"), date(2011, 11, 21))
BOARD = Forum(name="Board", cadence="every six weeks on Monday from 14 Nov 2011")


def first(forum: Forum, after: date, number: int = 3, of: PlanDay = OF) -> list[date]:
    return list(islice(dates(forum, of, after), number))


def met(on: date, *resolutions: Resolution) -> Meeting:
    return Meeting(on=on, forum="Board", resolution=resolutions)


def test_a_cadence_gives_every_sixth_monday() -> None:
    assert first(BOARD, date(2011, 11, 14)) == [date(2011, 12, 26), date(2012, 2, 6), date(2012, 3, 19)]


@pytest.mark.parametrize(
    ("shift", "nation", "day"),
    [
        (Shift.NONE, Nation.ENGLAND_AND_WALES, date(2011, 12, 26)),
        (Shift.NEXT, Nation.ENGLAND_AND_WALES, date(2011, 12, 28)),
        (Shift.BEFORE, Nation.ENGLAND_AND_WALES, date(2011, 12, 23)),
        (Shift.NEXT, Nation.SCOTLAND, date(2011, 12, 28)),
    ],
)
def test_a_bank_holiday_shifts_as_the_forum_says(shift: Shift, nation: Nation, day: date) -> None:
    of = replace(OF, plan=replace(OF.plan, nation=nation))
    assert first(replace(BOARD, shift=shift), date(2011, 11, 14), 1, of) == [day]


def test_a_shifted_day_is_not_given_twice_nor_lost() -> None:
    shifted = replace(BOARD, shift=Shift.NEXT)
    assert first(shifted, date(2011, 12, 26), 1) == [date(2011, 12, 28)]
    assert first(shifted, date(2011, 12, 28), 1) == [date(2012, 2, 6)]


@pytest.mark.parametrize("words", ["", "termly", "every six weeks on Monday", "monthly", "in due course", "x" * 500])
def test_words_that_are_not_regular_give_no_date(words: str) -> None:
    assert first(replace(BOARD, cadence=words), date(2011, 11, 14)) == []


def test_the_first_tuesday_of_every_month_needs_no_first_day() -> None:
    assert not needs_first_day(OF.read("first Tuesday of every month"))
    found = first(replace(BOARD, cadence="first Tuesday of every month"), date(2011, 12, 6), 2)
    assert found == [date(2012, 1, 3), date(2012, 2, 7)]


def test_the_ends_of_the_calendar_end_the_dates() -> None:
    assert first(BOARD, date.min, 1) == [date(2011, 11, 14)]
    assert first(BOARD, date.max) == []


def test_a_meeting_near_a_day_of_the_cadence_stands_in_its_place() -> None:
    moved = met(date(2011, 12, 20))
    assert next(free_dates(BOARD, [moved], OF, date(2011, 11, 14))) == date(2012, 2, 6)
    assert next_after(BOARD, [moved], OF, date(2011, 11, 14)) is moved
    assert next_after(BOARD, [moved], OF, date(2011, 12, 20)) == date(2012, 2, 6)


def test_a_meeting_between_two_days_of_the_cadence_takes_the_place_of_neither() -> None:
    extra = met(date(2012, 1, 16))
    assert next_after(BOARD, [extra], OF, date(2011, 11, 14)) == date(2011, 12, 26)
    assert next_after(BOARD, [extra], OF, date(2011, 12, 26)) is extra
    assert next_after(BOARD, [extra], OF, date(2012, 1, 16)) == date(2012, 2, 6)


def test_another_forums_meetings_count_for_nothing() -> None:
    assert next_after(BOARD, [Meeting(on=date(2011, 12, 1), forum="Other")], OF, OF.today) == date(2011, 12, 26)
    assert next_after(Forum(name="None"), [], OF, OF.today) is None
    assert day_of(None) is None


def asked(due: str, today: date, **days: Any) -> tuple[Overdue, int, Span]:
    fields = {"number": 1, "kind": ResolutionKind.REPORT_BACK, "text": "t", "due": due, **days}
    one = made(Resolution, **fields)
    meeting = met(date(2011, 11, 14), one)
    found = matter(one, meeting, BOARD, [meeting], replace(OF, today=today))
    return found.overdue, found.days_late, found.due


def test_a_report_back_for_the_next_meeting_is_due_on_its_day_and_late_after_it() -> None:
    on = date(2011, 12, 26)
    assert asked("next meeting", on) == (Overdue.NO, 0, Span("next meeting", on, on))
    assert asked("Next meeting", date(2011, 12, 28))[:2] == (Overdue.YES, 2)


def test_a_vague_promise_is_possibly_late_inside_its_days() -> None:
    days = {"due_from": date(2011, 12, 1), "due_by": date(2011, 12, 31)}
    assert asked("December 2011", date(2011, 12, 15), **days)[:2] == (Overdue.POSSIBLY, 0)
    assert asked("December 2011", date(2012, 1, 1), **days)[:2] == (Overdue.YES, 1)
    assert asked("in due course", date(2020, 1, 1))[:2] == (Overdue.NO, 0)


def test_how_late_an_answer_is_stands_before_the_date() -> None:
    one = Resolution(number=1, kind=ResolutionKind.REPORT_BACK, text="t", due=Span("next meeting"))
    meeting = met(date(2011, 11, 14), one)
    late = matter(one, meeting, BOARD, [meeting], replace(OF, today=date(2011, 12, 28)))
    assert due_in_words(late) == "! 2 d late, due next meeting, 26 Dec"
