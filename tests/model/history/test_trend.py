"""Actions over time: letters for meetings, counts day by day, the pace that is needed, and the chart."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.dates.span import Span
from planwatch.model.history.backdated import backdated
from planwatch.model.history.since import since
from planwatch.model.history.trend import (
    History,
    Pace,
    Point,
    Stand,
    days_of,
    pace,
    pace_in_words,
    points,
    strip,
    told_by_dates,
)
from planwatch.model.plan.action import Action, Agreement, Move, Overruled
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.ratings.facts import standings
from planwatch.model.values import replace
from planwatch.words.chart import chart
from tests.desk import SMALL, TODAY
from tests.strategies import snapshots


def on(month: int, day: int) -> date:
    return date(2015, month, day)


HISTORY = History(
    "Practice",
    (
        Stand(on(2, 1), Status.NOT_STARTED, None, on(6, 30)),
        Stand(on(4, 1), Status.IN_PROGRESS, Rag.AMBER, on(6, 30)),
        Stand(on(7, 1), Status.IN_PROGRESS, Rag.RED, on(6, 30)),
        Stand(on(9, 1), Status.COMPLETE, Rag.RED, on(6, 30)),
        Stand(on(10, 1), None),
        Stand(on(11, 1), Status.WITHDRAWN),
    ),
)


def test_a_strip_has_a_letter_for_each_of_the_last_eight_meetings() -> None:
    meetings = [on(month, 15) for month in (12, 1, 2, 4, 7, 9, 10, 11)]
    assert strip(HISTORY, meetings) == "· – A R C · W W"
    assert strip(HISTORY, [*meetings, on(1, 2), on(1, 3)]) == "· – A R C · W W"
    assert strip(HISTORY, [on(6, 30), on(7, 1), on(7, 1)]) == "A R"
    assert strip(HISTORY, []) == ""


def test_points_count_each_day_at_its_end() -> None:
    days = [on(1, 31), on(2, 1), on(6, 30), on(7, 1), on(9, 1), on(10, 1)]
    counts = [(one.open, one.complete, one.overdue, one.red) for one in points([HISTORY], days)]
    assert counts == [(0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 0), (1, 0, 1, 1), (0, 1, 0, 0), (0, 0, 0, 0)]


@pytest.mark.parametrize("days", [0, 6, 7, 100, 365, 5000])
def test_days_end_with_the_last_and_are_whole_weeks_apart(days: int) -> None:
    first = TODAY - timedelta(days=days)
    found = days_of(first, TODAY)
    assert found[-1] == TODAY
    assert first <= found[0]
    assert len(found) <= 26
    assert {(b - a).days % 7 for a, b in pairwise(found)} <= {0}


def test_the_pace_is_open_actions_by_weeks_left_and_what_was_done_lately() -> None:
    then, now = Point(TODAY - timedelta(weeks=8), 14, 2, 0, 0), Point(TODAY, 10, 6, 3, 1)
    assert pace([then, now], TODAY + timedelta(weeks=5)) == Pace(10, 0.5, 2.0, TODAY + timedelta(weeks=5))
    assert pace_in_words(pace([then, now], TODAY + timedelta(weeks=5)), "15 Feb 2016") == (
        "10 open: 2.0 a week to finish by 15 Feb 2016; lately 0.5 a week were completed"
    )
    assert "past the end of the plan" in pace_in_words(pace([now], TODAY), "11 Jan 2016")
    assert "the plan has no end" in pace_in_words(pace([now], None), "")
    assert pace_in_words(Pace(0, 0, None, None), "") == "nothing is open"


def test_what_a_plan_came_with_is_told_by_its_dates() -> None:
    action = Action(
        ref="A", title="", added=on(2, 1), status=Status.COMPLETE,
        due=Span(last=on(8, 31)), completed=Span(first=on(9, 1)),
        update=(Update(text="", as_at=on(4, 1), rag=Rag.AMBER), Update(text="", as_at=on(10, 1), rag=Rag.GREEN)),
        move=(Move(was=Span(last=on(6, 30)), now=Span(last=on(8, 31)), on=on(5, 1)),),
    )  # fmt: skip
    assert [(one.on, one.status, one.rag, one.due_by) for one in told_by_dates(action, TODAY)] == [
        (on(2, 1), Status.NOT_STARTED, None, on(6, 30)),
        (on(4, 1), Status.IN_PROGRESS, Rag.AMBER, on(6, 30)),
        (on(5, 1), Status.IN_PROGRESS, Rag.AMBER, on(8, 31)),
        (on(9, 1), Status.COMPLETE, Rag.AMBER, on(8, 31)),
        (on(10, 1), Status.COMPLETE, Rag.GREEN, on(8, 31)),
    ]
    assert [one.on for one in told_by_dates(action, on(4, 2))] == [on(2, 1), on(4, 1)]


def test_a_boards_rating_that_a_plan_came_with_stands_over_the_leads_later_ones() -> None:
    said = tuple(Update(text="", as_at=on(month, 1), rag=Rag.GREEN) for month in (4, 6))
    action = Action(ref="A", title="", added=on(2, 1), board=Overruled(rag=Rag.RED, on=on(5, 1)), update=said)
    history = History("", tuple(told_by_dates(action, TODAY)))
    assert strip(history, [on(4, 15), on(5, 15), on(6, 15)]) == "G R R"


@given(
    st.lists(st.tuples(*[st.integers(0, 30_000)] * 4), min_size=1, max_size=26),
    st.integers(20, 160),
    st.integers(6, 60),
)
def test_a_chart_has_the_size_asked_for_and_no_escapes(counts: list[tuple[int, ...]], width: int, height: int) -> None:
    days = [TODAY + timedelta(weeks=number) for number in range(len(counts))]
    lines = chart([Point(day, *count) for day, count in zip(days, counts, strict=True)], width, height)
    assert len(lines) == height
    assert {len(line) for line in lines} == {width}
    assert all(line.isprintable() for line in lines)


def test_a_plan_of_an_earlier_day_lacks_what_came_later() -> None:
    then = backdated(SMALL, date(2015, 9, 2))
    assert {action.ref: action.status for action in then.action}["A2"] is Status.NOT_STARTED
    c12 = next(action for action in then.action if action.ref == "C1.2")
    assert (c12.update, c12.rag) == ((), None)
    assert backdated(SMALL, date(2015, 7, 31)).action == ()
    agreed = replace(SMALL.action[0], agreement=Agreement(Span("x", last=TODAY), "Board", on(9, 3)))
    [agreed_later] = backdated(replace(SMALL, action=(agreed,)), on(9, 2)).action
    assert agreed_later.agreement is None
    told = since(standings(then), standings(SMALL), date(2015, 9, 2), TODAY)
    assert [one.ref for one in told.completed] == ["A2"]


def test_what_was_begun_and_rated_after_a_day_was_neither_on_it() -> None:
    begun = replace(SMALL.action[2], heard_on=on(9, 3), update=())
    snapshot = replace(SMALL, action=(begun,))
    [then] = backdated(snapshot, on(9, 2)).action
    assert (then.status, then.rag) == (Status.NOT_STARTED, None)
    assert backdated(snapshot, on(9, 3)).action == (begun,)
    told = since(standings(backdated(snapshot, on(9, 2))), standings(snapshot), on(9, 2), on(9, 4))
    assert [(one.ref, one.after) for one in told.first_rated] == [("A1", Rag.GREEN)]


@given(snapshots(), st.dates(date(2014, 1, 1), date(2018, 1, 1)))
def test_any_plan_can_be_dated_back(snapshot: Snapshot, day: date) -> None:
    then = backdated(snapshot, day)
    assert all(update.as_at <= day for action in then.action for update in action.update)
    assert all(move.on <= day for action in then.action for move in action.move)
