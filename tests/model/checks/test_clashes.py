"""Where several plans clash."""

from datetime import date, timedelta

from planwatch.model.checks.clashes import Clash, Clashing, clashes
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.snapshot import Snapshot

TODAY = date(2016, 1, 11)


def due(days: int) -> Span:
    on = TODAY + timedelta(days)
    return Span(on.isoformat(), on, on)


def plan(ref: str, *actions: Action, said: tuple[str, ...] = ()) -> Snapshot:
    recommended = tuple(Recommendation(number=str(n), text=text) for n, text in enumerate(said, 1))
    return Snapshot(plan=Plan(ref=ref, title=ref), action=actions, recommendation=recommended)


def of(kind: Clashing, *plans: Snapshot, many: int = 3) -> list[Clash]:
    return [one for one in clashes(plans, TODAY, many) if one.kind is kind]


def test_an_action_of_two_plans_is_told_with_both() -> None:
    first = plan("A", Action(ref="1", title="Recruit permanent managers"))
    second = plan("B", Action(ref="9", title="Recruit permanent managers"))
    [found] = of(Clashing.TWICE, first, second)
    assert found.actions == ("B:9", "A:1")
    assert "says the same as A:1" in found.sentence
    assert of(Clashing.TWICE, first) == []


def test_a_lead_is_crowded_by_what_several_plans_want_in_one_fortnight() -> None:
    first = plan("A", *(Action(ref=str(n), title=f"one {n}", lead="HR  Partner", due=due(n)) for n in (0, 13)))
    second = plan("B", Action(ref="9", title="other", lead="hr partner", due=due(5)))
    [found] = of(Clashing.CROWDED, first, second)
    assert (found.about, found.actions) == ("HR  Partner", ("A:0", "B:9", "A:13"))
    assert "has 3 actions due from 11 Jan to 24 Jan" in found.sentence
    assert of(Clashing.CROWDED, first, second, many=4) == []


def test_a_fortnight_is_fourteen_days_and_one_plan_alone_is_no_clash() -> None:
    far = plan("A", *(Action(ref=str(n), title=f"one {n}", lead="HR", due=due(n)) for n in (0, 14)))
    other = plan("B", Action(ref="9", title="other", lead="HR", due=due(5)))
    assert of(Clashing.CROWDED, far, other) == []
    alone = plan("A", *(Action(ref=str(n), title=f"one {n}", lead="HR", due=due(n)) for n in range(5)))
    assert of(Clashing.CROWDED, alone, plan("B")) == []


def test_a_recommendation_that_two_plans_answer_by_different_days() -> None:
    first = plan("A", Action(ref="1", title="a", answers=("1",), due=due(30)), said=("Stop  drift",))
    second = plan("B", Action(ref="7", title="b", answers=("2a",), due=due(90)), said=("Something else", "stop drift"))
    [found] = of(Clashing.DATES, first, second)
    assert (found.about, found.actions) == ("A:1 = B:2", ("A:1", "B:7"))
    same = plan("B", Action(ref="7", title="b", answers=("1",), due=due(30)), said=("stop drift",))
    assert of(Clashing.DATES, first, same) == []
