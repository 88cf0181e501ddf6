"""What a late action reaches: a tree through the whole plan, in which everything reached stands once."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.span import Span
from planwatch.model.knock_on.radius import LAYERS, Around, Layer, Reach, naming, radius
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import OPEN, MeetingStatus, ResolutionKind, Status
from planwatch.model.plan.measure import Measure
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.words.knock_on import tree_lines
from tests.model.checks.checked import TODAY, action, on, plan
from tests.strategies import snapshots

LATE, SOON, LATER = date(2015, 12, 1), date(2016, 1, 20), date(2016, 6, 1)
BOARD, PANEL = Forum(name="Board"), Forum(name="Panel", public=True)


def around(snapshot: Snapshot, today: date = TODAY) -> Around:
    return Around(snapshot, PlanDay(0, 0, snapshot.plan, today))


def tree(snapshot: Snapshot, ref: str = "A1", layers: Sequence[Layer] = LAYERS) -> list[tuple[int, str]]:
    return [(one.depth, one.name) for one in radius(around(snapshot), ref, layers)]


def reached(snapshot: Snapshot, ref: str = "A1") -> dict[str, Reach]:
    return {one.name: one for one in radius(around(snapshot), ref)}


def with_meetings(snapshot: Snapshot, *meetings: Meeting, forums: tuple[Forum, ...] = (BOARD, PANEL)) -> Snapshot:
    return replace(snapshot, forum=forums, meeting=meetings)


def next_board(**fields: Any) -> Meeting:
    return Meeting(on=SOON, forum="Board", **fields)


def test_a_late_action_reaches_what_waits_what_it_answers_and_who_will_ask() -> None:
    found = plan(
        action("A1", **on(LATE), answers=("1a",)),
        action("A2", **on(LATER), depends_on=("A1",), answers=("1", "2")),
        action("A3", **on(LATER), depends_on=("A2",)),
        action("A4", **on(LATER), answers=("3",)),
    )
    recommended = tuple(Recommendation(number=number, text="Do") for number in ("1", "2", "3"))
    asked = with_meetings(replace(found, recommendation=recommended), next_board(), Meeting(on=LATER, forum="Panel"))
    assert tree(asked) == [(0, "A1"), (1, "A2"), (2, "A3"), (2, "2"), (1, "1"), (1, "Board"), (1, "Panel")]
    assert reached(asked)["1"].why == "1a"
    assert reached(asked)["Board"].day == SOON
    assert reached(asked)["A2"].float_left == (LATER - TODAY).days


def test_a_forum_asks_about_what_will_be_late_when_it_meets_and_not_done() -> None:
    """A1 is on time, and what waits for it cannot be."""
    found = plan(action("A1", **on(date(2016, 2, 1))), action("A2", **on(date(2016, 1, 15)), depends_on=("A1",)))
    asked = with_meetings(found, next_board(), Meeting(on=date(2016, 2, 2), forum="Panel"))
    assert tree(asked) == [(0, "A1"), (1, "A2"), (2, "Board")]


def test_a_forum_asks_about_what_is_past_its_agreed_date_until_its_own_is_reached() -> None:
    late = action("A1", **on(date(2016, 2, 1)), **on(LATE, "original_due"))
    asked = with_meetings(plan(late, status="approved"), next_board(), Meeting(on=date(2016, 2, 2), forum="Panel"))
    assert tree(asked) == [(0, "A1"), (1, "Board")]


def test_a_forum_asks_about_what_is_on_its_list_and_what_it_asked_for_before() -> None:
    found = plan(action("A1", **on(LATER)), action("A1.2", **on(LATER)))
    listed = with_meetings(found, next_board(items=("42 A1.2: why it waits",)))
    assert tree(listed) == [(0, "A1")]
    assert reached(listed, "A1.2")["Board"].why == "on its list"
    asking = Resolution(number=1, kind=ResolutionKind.REPORT_BACK, text="Why", action="A1")
    held = Meeting(on=LATE, forum="Board", status=MeetingStatus.HELD, resolution=(asking,))
    owed = with_meetings(found, held, next_board())
    assert reached(owed)["Board"].why == "report back asked on 1 Dec 2015"
    answered = replace(held, resolution=(replace(asking, answer="Because"),))
    assert tree(with_meetings(found, answered, next_board())) == [(0, "A1")]


def test_a_meeting_of_today_is_next_until_it_was_held() -> None:
    late, later = plan(action("A1", **on(LATE))), Meeting(on=LATER, forum="Board")
    today = Meeting(on=TODAY, forum="Board")
    assert reached(with_meetings(late, today, later))["Board"].day == TODAY
    assert reached(with_meetings(late, replace(today, status=MeetingStatus.HELD), later))["Board"].day == LATER


def test_a_forum_that_meets_no_more_asks_nothing_and_one_not_listed_does() -> None:
    late = plan(action("A1", **on(LATE)))
    assert tree(with_meetings(late)) == [(0, "A1")]
    assert tree(with_meetings(late, next_board(), forums=())) == [(0, "A1"), (1, "Board")]
    cancelled = next_board(status=MeetingStatus.CANCELLED, reason="no quorum")
    assert tree(with_meetings(late, cancelled)) == [(0, "A1")]


def test_nothing_hangs_on_what_is_done() -> None:
    done = action("A1", status=Status.COMPLETE, answers=("1",), **on(LATE, "completed"))
    found = plan(done, action("A2", depends_on=("A1",)))
    asked = with_meetings(replace(found, recommendation=(Recommendation(number="1", text="Do"),)), next_board())
    assert tree(asked) == [(0, "A1")]


def test_a_recommendation_stands_with_its_day_and_a_commitment_with_its_measures() -> None:
    due = Span("30 June 2016", date(2016, 6, 30), date(2016, 6, 30))
    found = replace(
        plan(action("A1", **on(LATE), answers=("1",))),
        recommendation=(Recommendation(number="1", text="Do", due=due),),
        commitment=(Commitment(ref="C1", text="Be good", actions=("A1",)),),
        measure=(Measure(ref="M1", title="Seen", commitments=("C1",)),),
    )
    assert tree(found) == [(0, "A1"), (1, "1"), (1, "C1"), (2, "M1")]
    assert reached(found)["1"].day == date(2016, 6, 30)
    lines = tree_lines(radius(around(found), "A1"), TODAY)
    assert lines[0] == "└ answers 1 (no decision yet): Do · due 30 Jun"


def test_a_further_kind_joins_by_one_layer() -> None:
    """What names an action in a list hangs on it, wherever in the tree that is."""
    found = plan(action("A1"), action("A2", depends_on=("A1",)), action("A3", support=("A2",)))
    assert tree(found) == [(0, "A1"), (1, "A2")]
    further = (*LAYERS, Layer("action", naming("action", "support")))
    assert tree(found, layers=further) == [(0, "A1"), (1, "A2"), (2, "A3")]


def closure(found: Around, ref: str) -> set[tuple[str, str]]:
    """All that is reached, worked out by going on until nothing is new."""
    reached = {("action", ref)}
    while True:
        more = {
            (one.kind, one.name)
            for kind, name in reached
            for layer in LAYERS
            if layer.of == kind
            for one in layer.finds(found, name)
        }
        if more <= reached:
            return reached
        reached |= more


@given(snapshots(most_actions=5), st.data())
def test_whatever_the_plan_all_that_is_reached_stands_in_the_tree_once(snapshot: Snapshot, data: st.DataObject) -> None:
    if not snapshot.action:
        return
    ref = data.draw(st.sampled_from([one.ref for one in snapshot.action]))
    numbers = [one.number for one in snapshot.recommendation]
    if numbers:
        answers = tuple(data.draw(st.lists(st.sampled_from(numbers), unique=True)))
        linked = tuple(replace(one, answers=answers) if one.ref == ref else one for one in snapshot.action)
        snapshot = replace(snapshot, action=linked)
    found = around(snapshot)
    lines = radius(found, ref)
    places = [(one.kind, one.name) for one in lines]
    assert len(places) == len(set(places))
    assert set(places) == closure(found, ref)
    path: list[tuple[str, str]] = []
    for one in lines:
        assert one.depth <= len(path), "each hangs on the line above it, or on one that is nearer to the root"
        path = [*path[: one.depth], (one.kind, one.name)]
        if one.depth:
            layers = [layer for layer in LAYERS if layer.of == path[-2][0]]
            assert any(
                (found_one.kind, found_one.name) == path[-1]
                for layer in layers
                for found_one in layer.finds(found, path[-2][1])
            )
    assert all(found.is_open(one.name) for one in lines if one.kind == "action" and one.depth)
    assert len(lines) == 1 or found.action(ref).status in OPEN


class Seen(tuple[Measure, ...]):
    """Measures that know how often they were gone through."""

    __slots__ = ()
    times = 0

    def __iter__(self) -> Iterator[Measure]:
        """Them, once more."""
        type(self).times += 1
        return super().__iter__()


def test_the_trees_of_many_actions_go_through_each_kind_once_for_a_field() -> None:
    found = plan(*(action(f"A{n}", **on(LATE)) for n in range(9)))
    measures = Seen(Measure(ref=f"M{n}", title="Visits", actions=(f"A{n}", "A0", "A0")) for n in range(9))
    looked_at = around(replace(found, measure=measures))
    trees = [[one.name for one in radius(looked_at, one.ref)] for one in found.action]
    assert trees[:2] == [["A0", *(f"M{n}" for n in range(9))], ["A1", "M1"]]
    assert Seen.times == 1
