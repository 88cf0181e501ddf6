"""The route of escalation: what its steps are read as, and which of them an action has reached."""

from datetime import date, timedelta
from typing import Any

import pytest

from planwatch.model.dates.span import Span
from planwatch.model.dates.working_days import CALENDAR, Counting, DayCount
from planwatch.model.due.route import RouteStep, reached, read_route, read_step
from planwatch.model.plan.action import Action, Chase, Move
from planwatch.model.plan.kinds import ChaseKind, MoveKind, Status
from tests.desk import made

TODAY = date(2016, 1, 11)
ROUTE = read_route(("Board after 14 days", "Cabinet after 60 days or 3 moves"))


def day(offset: int) -> Span:
    on = TODAY + timedelta(days=offset)
    return Span(str(on), on, on)


def action(due: int, **more: Any) -> Action:
    return made(Action, **{"ref": "A1", "title": "x", "status": Status.IN_PROGRESS, "due": day(due), **more})


def moves(*days: int, kind: MoveKind = MoveKind.SLIP) -> tuple[Move, ...]:
    return tuple(Move(was=day(one), now=day(one + 90), on=TODAY + timedelta(days=one), kind=kind) for one in days)


def escalated(to: str, offset: int) -> Chase:
    return Chase(on=TODAY + timedelta(days=offset), kind=ChaseKind.ESCALATED, to=to)


def steps(one: Action, counting: Counting = CALENDAR) -> list[str]:
    return [found.step.to for found in reached(one, ROUTE, TODAY, counting)]


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("Board after 14 days", RouteStep("Board", 14)),
        ("Improvement  Board after 2 weeks late", RouteStep("Improvement Board", 14)),
        ("Chief Executive after 1 move", RouteStep("Chief Executive", None, 1)),
        ("Looked after children board after 3 moves or 60 d", RouteStep("Looked after children board", 60, 3)),
        *((words, None) for words in ("Board", "Board after", "after 3 days", "Board after 0 days", "Board after soon",
                                      "Board after 3 days or 4 days", "Board after 3 days and 2 moves", "")),
    ],
)  # fmt: skip
def test_a_step_is_read_whole_or_not_at_all(words: str, step: RouteStep | None) -> None:
    assert read_step(words) == step
    assert step is None or read_step(step.in_words()) == step


@pytest.mark.parametrize(
    ("one", "to"),
    [
        (action(-13), []),
        (action(-14), ["Board"]),
        (action(-60), ["Board", "Cabinet"]),
        (action(30, move=moves(-80, -50, -20)), ["Cabinet"]),
        (action(30, move=moves(-80, -50, -20, kind=MoveKind.CORRECTION)), []),
        (action(-60, status=Status.COMPLETE, completed=day(-1)), []),
        (action(-60, chase=(escalated("board", -10),)), ["Cabinet"]),
        (action(-60, chase=(escalated("Board", -70),)), ["Board", "Cabinet"]),
        (action(-60, chase=(Chase(on=TODAY, to="Board"),)), ["Board", "Cabinet"]),
        (action(30, move=moves(-80, -50, -20), chase=(escalated("Cabinet", -15),)), []),
        (action(30, original_due=day(-20)), ["Board"]),
    ],
)
def test_a_step_is_reached_by_days_late_or_moves_until_it_was_taken(one: Action, to: list[str]) -> None:
    assert steps(one) == to


def test_days_are_counted_as_the_plan_counts_them() -> None:
    assert steps(action(-14), Counting(DayCount.WORKING)) == []
