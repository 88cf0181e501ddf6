"""What waits for what: circles, what is blocked, how many days are left, and whom a delay reaches."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.plan.kinds import Status
from planwatch.model.waits.knock_on import Knock, Node, Waits, walk

TODAY = date(2016, 1, 11)
NOT_STARTED, IN_PROGRESS, COMPLETE = Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETE


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def node(due: int | None, status: Status = IN_PROGRESS, start: int | None = None) -> Node:
    return Node(status, day(start) if start is not None else None, day(due) if due is not None else None)


edges = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12)
Edges = list[tuple[int, int]]


def reached(edges: Edges, start: int) -> set[int]:
    """All that can be reached from ``start`` along the edges, itself included."""
    found = {start}
    for _ in range(8):
        found |= {end for begin, end in edges if begin in found}
    return found


@pytest.mark.parametrize(
    ("waiting", "awaited", "blocked"),
    [
        (node(30, IN_PROGRESS), node(20), True),
        (node(30, IN_PROGRESS), node(None), True),
        (node(30, IN_PROGRESS), node(-9, COMPLETE), False),
        (node(30, NOT_STARTED, 1), node(20), False),
        (node(30, NOT_STARTED, 0), node(20), False),
        (node(30, NOT_STARTED, -1), node(20), True),
        (node(30, NOT_STARTED, 9), node(-1), True),
        (node(30, NOT_STARTED, 9), node(0), False),
        (node(30, NOT_STARTED), node(20), False),
        (node(30, COMPLETE), node(20), False),
        (node(-9, Status.WITHDRAWN), node(-9), False),
    ],
)
def test_blocked_is_what_waits_and_should_be_under_way_or_waits_for_what_is_overdue(
    waiting: Node, awaited: Node, blocked: bool
) -> None:
    assert Waits({"a": waiting, "b": awaited}, [("a", "b")], TODAY).blocked_by("a") == ("b",) * blocked


def test_only_what_is_overdue_holds_up_an_action_that_is_not_to_start_yet() -> None:
    nodes = {"a": node(30, NOT_STARTED, 5), "b": node(20), "c": node(-1), "d": node(20)}
    waits = Waits(nodes, [("a", "b"), ("a", "c"), ("a", "d"), ("a", "gone"), ("a", "c")], TODAY)
    assert waits.blocked_by("a") == ("c",)
    assert set(waits.waiting) == {"a"}


@pytest.mark.parametrize(
    ("nodes", "left"),
    [
        ([node(30), node(20)], 10),
        ([node(20), node(20)], 0),
        ([node(10), node(20)], -10),
        ([node(10), node(-20)], 10),
        ([node(-3), node(-20)], -3),
        ([node(30), node(20), node(25)], 5),
        ([node(30), node(20), node(45)], -15),
        ([node(30), node(20, COMPLETE), node(45)], None),
        ([node(None), node(20)], None),
        ([node(30), node(None)], None),
        ([node(-3), node(None)], -3),
        ([node(30), node(None), node(45)], -15),
        ([node(30)], None),
    ],
)
def test_float_is_what_is_left_after_the_latest_end_down_the_chain(nodes: list[Node], left: int | None) -> None:
    chain = [(n, n + 1) for n in range(len(nodes) - 1)]
    assert Waits(dict(enumerate(nodes)), chain, TODAY).float_left(0) == left


statuses = st.lists(st.sampled_from(Status), min_size=8, max_size=8)
dues = st.lists(st.integers(-9, 9), min_size=8, max_size=8)


@given(edges, dues, st.integers(0, 7), st.integers(0, 30))
def test_what_is_done_later_leaves_nobody_more_float(waits: Edges, due: list[int], slips: int, days: int) -> None:
    later = [day + days * (at == slips) for at, day in enumerate(due)]
    before, after = (Waits({at: node(d) for at, d in enumerate(one)}, waits, TODAY) for one in (due, later))
    for at in range(8):
        was, now = before.float_left(at), after.float_left(at)
        assert (was is None) == (now is None)
        if was is not None and now is not None:
            assert now - days * (at == slips) <= was


@given(edges, statuses, st.integers(0, 7))
def test_the_tree_holds_each_open_action_that_a_delay_reaches_once(
    waits: Edges, status: list[Status], start: int
) -> None:
    nodes = {at: node(at, status[at]) for at in range(8)}
    is_open = [one in (NOT_STARTED, IN_PROGRESS) for one in status]
    found = [knock.key for _, knock in walk(Waits(nodes, waits, TODAY).knock_on(start))]
    awaited = [(b, a) for a, b in waits if is_open[a] and is_open[b]]
    assert sorted(found) == sorted(reached(awaited, start))


def test_the_tree_hangs_each_action_under_the_nearest_with_its_float() -> None:
    nodes = {"a": node(9), "b": node(12), "c": node(5), "d": node(40), "e": node(1, COMPLETE)}
    edges = [("b", "a"), ("c", "a"), ("d", "c"), ("d", "b"), ("a", "d"), ("e", "a")]
    tree = Waits(nodes, edges[:4] + edges[5:], TODAY).knock_on("a")
    assert tree == Knock("a", None, (Knock("b", 3, (Knock("d", 28),)), Knock("c", -4)))
    in_a_circle = Waits(nodes, edges, TODAY).knock_on("a")
    assert [(depth, knock.key) for depth, knock in walk(in_a_circle)] == [(0, "a"), (1, "b"), (2, "d"), (1, "c")]


def test_a_chain_longer_than_python_can_call_itself_is_walked() -> None:
    nodes = {at: node(at) for at in range(5000)}
    waits = Waits(nodes, [(at + 1, at) for at in range(4999)], TODAY)
    assert [(depth, knock.key) for depth, knock in walk(waits.knock_on(0))] == [(at, at) for at in range(5000)]
    assert waits.float_left(4999) == 1
