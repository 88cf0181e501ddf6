"""Ratings of a whole file: the same in the pass over all actions, in the rows on the screen, and said plainly."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from planwatch.model.actions.filter import parse_filter
from planwatch.model.actions.row import counts_of, tally_of
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.span import Span
from planwatch.model.dates.working_days import DayCount
from planwatch.model.plan.action import Action, Agreement, Move
from planwatch.model.plan.kinds import MoveKind, PlanStatus, Rag, RagRule, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.ratings.calculate import Rating
from planwatch.model.values import replace
from planwatch.report.rows import rows_of
from planwatch.service import read
from planwatch.service.actions import progress
from planwatch.service.actions.agree import agree
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.read import Listing, Order, Ratings
from planwatch.service.session import Session
from tests.desk import TODAY, find, made, put, refs, targets
from tests.storage import plainly

EVIDENCE = Plan(ref="E", title="By evidence", as_at=TODAY, rag_rule=RagRule.EVIDENCE, approved_on=date(2015, 1, 1))


def one_day(name: str, day: date | None) -> dict[str, Any]:
    return {name: Span(day_in_full(day), day, day)} if day else {}


def action(ref: str, due: int, *depends_on: str, **more: Any) -> Action:
    known = {"status": Status.IN_PROGRESS, "lead": "A", "added": TODAY, **more}
    return made(Action, ref=ref, title=ref, depends_on=depends_on, **one_day("due", TODAY + timedelta(due)), **known)


def plan(*actions: Action, **fields: Any) -> Snapshot:
    leads = Lead(name="A"), Lead(name="B", until=date(2015, 11, 3)), Lead(name="C", until=TODAY)
    return Snapshot(plan=replace(EVIDENCE, **fields), lead=leads, action=actions)


def drawn(seed: int, **fields: Any) -> Snapshot:
    """Sixty actions drawn by chance, each waiting for some of those before it."""
    rng = random.Random(seed)

    def near() -> date:
        return TODAY + timedelta(rng.randint(-60, 60))

    def one(number: int) -> Action:
        said = rng.choice([(), (Update(text="x", as_at=min(TODAY, near())),)])
        slips = tuple(
            Move(was=Span("x"), now=Span("y"), on=TODAY, kind=rng.choice(list(MoveKind)))
            for _ in range(rng.randint(0, 4))
        )
        due, status = near(), rng.choice(list(Status)[:3])
        begun = TODAY - timedelta(rng.randint(0, 60)) if status is Status.IN_PROGRESS else near()
        done = one_day("completed", TODAY) if status is Status.COMPLETE else {}
        held = one_day("original_due", near()) if rng.random() < 0.4 else {}
        if rng.random() < 0.3:
            held["agreement"] = Agreement(one_day("due", rng.choice([due, near()]))["due"])
        if rng.random() < 0.1:  # what was agreed names no day
            held = {"original_due": Span("in due course")}
        return replace(
            action(str(number), 0, *map(str, rng.sample(range(number), min(number, rng.choice([0, 0, 1, 3]))))),
            status=status, percent=rng.choice([None, 10, 50, 90]), lead=rng.choice(["", "A", "A", "B", "C"]),
            added=near(), update=said, move=slips, **one_day("due", due), **one_day("start", begun), **done,
            **held,
        )  # fmt: skip

    return plan(*(one(number) for number in range(60)), **fields)


def all_rows(session: Session) -> list[read.ActionRow]:
    days = session.plan_days()
    rows = read.rows(session, days, read.list_ids(session, Listing("all", days, order=Order.PLAN_ORDER)))
    return [row for row in rows if row is not None]


@pytest.mark.parametrize("rule", RagRule)
@pytest.mark.parametrize("seed", range(4))
def test_the_pass_the_rows_and_plain_words_agree_on_every_rating(empty: Session, rule: RagRule, seed: int) -> None:
    status = PlanStatus.DRAFT if seed == 3 else PlanStatus.APPROVED
    whole = drawn(seed, rag_rule=rule, no_update_after=14, moves_flagged=2, status=status)
    import_snapshot(empty, whole, "x")
    ratings = read.ratings(empty, empty.plan_days())
    plain = {row.action.ref: row for row in plainly.rows((whole,))}
    rated = all_rows(empty)
    assert len(rated) == 60
    assert len({row.rating.rag for row in rated}) >= 3
    for row in rated:
        assert ratings.matches(row.id, row.rating.rag or "none"), row.action
        if rule is not RagRule.PERCENT:
            assert row.rating.rag == plain[row.action.ref].calculated, row.action
        assert row.agreed_late == plain[row.action.ref].late_on_agreed, row.action
    light = read.table_rows(empty, Listing("all", empty.plan_days(), order=Order.PLAN_ORDER))
    told = rows_of(read.snapshot(empty, empty.plan_days()[0]), TODAY)
    for row, other, paper in zip(rated, light, told, strict=True):
        assert (other.rating.rag, other.agreed_late) == (row.rating.rag, row.agreed_late), row.action
        assert (paper.listed.rating, paper.listed.agreed_late) == (row.rating, row.agreed_late), row.action
    day = empty.plan_days()[0]
    late = sum(row.agreed_late > 0 for row in rated)
    assert read.counts(empty, day).late_on_agreed == counts_of(read.tallies(empty, (day,))).late_on_agreed == late
    assert read.tallies(empty, (day,)) == Counter(map(tally_of, rated))


def test_a_late_action_whose_date_its_lead_moved_is_amber_until_the_new_one_is_agreed(samples: Session) -> None:
    ann = replace(samples, plan="WB")
    before = find(ann, "A11")
    counted = read.counts(ann, before.of)
    assert (before.rating.rag, before.agreed_late) == (Rag.RED, 103)
    put(ann, "A11", {"due": "29 Feb 2016"})
    moved = find(ann, "A11")
    assert moved.rating == Rating(Rag.AMBER, ("103 d late on its agreed date, the new one is not agreed",))
    assert moved.overdue == "no"
    now = read.counts(ann, moved.of)
    assert (now.overdue, now.late_on_agreed) == (counted.overdue - 1, counted.late_on_agreed)
    agree(ann, targets(ann, "A11"), "Improvement Programme Board")
    assert find(ann, "A11").rating == Rating(Rag.GREEN, ("not yet due",))
    assert find(ann, "A11").agreed_late == 0


def test_in_a_draft_dates_move_freely(empty: Session) -> None:
    late = action("A", 30, **one_day("original_due", TODAY - timedelta(40)))
    import_snapshot(empty, plan(late, rag_rule=RagRule.LATENESS), "x")
    assert find(empty, "A").rating.rag is Rag.GREEN
    assert find(empty, "A").agreed_late == 0


@pytest.mark.parametrize("seed", range(4))
def test_the_view_of_what_has_no_update_is_what_the_rule_says(empty: Session, seed: int) -> None:
    whole = drawn(seed, no_update_after=20)
    import_snapshot(empty, whole, "x")
    silent = [row.action.ref for row in plainly.rows((whole,)) if row.silent]
    assert 0 < len(silent) < 60
    assert sorted(refs(empty, "no-update")) == sorted(silent)
    told = {row.action.ref for row in all_rows(empty) if any("no update" in why for why in row.rating.reasons)}
    assert told <= set(silent)


def test_reasons_name_what_blocks_and_the_lead_who_left(empty: Session) -> None:
    waits = action("W", 5, "D", "L", "N", lead="B", update=(Update(text="x", as_at=TODAY),))
    done = action("D", -5, status=Status.COMPLETE, **one_day("completed", TODAY))
    import_snapshot(empty, plan(waits, done, action("L", 20), action("N", 1)), "x")
    assert find(empty, "W").rating.reasons == ("blocked by L, N, no float left", "lead left 3 Nov 2015")
    assert find(empty, "W").rating.rag is Rag.RED
    assert find(empty, "N").rating.reasons == ("not yet due",)


def test_due_words_that_count_from_another_action_wait_for_it(empty: Session) -> None:
    import_snapshot(empty, plan(action("A1.2", 5), action("B", 9)), "x")
    put(empty, "B", {"due": "2 weeks after A1.2"})
    assert find(empty, "B").rating.reasons == ("blocked by A1.2",)
    ratings = read.ratings(empty, empty.plan_days())
    assert ratings.matches(find(empty, "B").id, "amber")


def test_a_change_reaches_all_that_depends_on_it_and_nothing_else(empty: Session) -> None:
    chain = action("A", 1), action("B", 5, "A"), action("C", 9, "B"), action("X", 5), action("Z", -9, "A")
    whole = plan(*chain[:-1], replace(chain[-1], status=Status.COMPLETE, **one_day("completed", TODAY)))
    import_snapshot(empty, whole, "x")
    days, ids = empty.plan_days(), {row.action.ref: row.id for row in all_rows(empty)}
    assert read.with_dependents(empty, days, [ids["A"]]) == {ids["A"], ids["B"], ids["C"]}
    put(empty, "A", {"due": "1 Mar 2016"})
    assert [row.rating.rag for row in all_rows(empty)][:4] == [Rag.GREEN, Rag.RED, Rag.RED, Rag.GREEN]
    progress.complete(empty, targets(empty, "A"))
    assert read.with_dependents(empty, days, [ids["A"]]) == {ids["A"], ids["B"], ids["C"]}
    assert find(empty, "B").rating.rag is Rag.GREEN
    assert find(empty, "C").rating.reasons == ("blocked by B",)


def test_a_chain_longer_than_python_can_call_itself_is_rated(empty: Session) -> None:
    chain = [action("0", 5), *(action(str(n), 5, str(n - 1)) for n in range(1, 1500))]
    import_snapshot(empty, plan(*chain), "x")
    assert find(empty, "1499").rating.reasons == ("blocked by 1498",)
    put(empty, "0", {"due": "1 Mar 2016"})
    assert find(empty, "1499").rating.reasons == ("blocked by 1498, no float left",)
    days = empty.plan_days()
    assert len(read.with_dependents(empty, days, [find(empty, "0").id])) == 1500


def test_a_pass_that_is_stopped_ends_and_ratings_not_known_yet_list_nothing_by_them(empty: Session) -> None:
    many = [action(str(n), 5, board_rag=Rag.RED if n < 2 else None) for n in range(600)]
    import_snapshot(empty, plan(*many), "x")
    asked: list[bool] = []
    read.ratings(empty, empty.plan_days(), lambda: bool(asked.append(True)) or True)
    assert len(asked) == 1
    days = empty.plan_days()
    for words, view, listed in [
        ("calc:g", "all", 0),
        ("not:calc:g", "all", 0),
        ("calc:none", "all", 0),
        ("", "red", 2),
    ]:
        assert len(read.list_ids(empty, Listing(view, days, parse_filter(words)), Ratings())) == listed


def test_ratings_are_of_their_days_and_rules(empty: Session) -> None:
    import_snapshot(empty, plan(action("A", 5)), "x")
    days = empty.plan_days()
    ratings = read.ratings(empty, days)
    assert ratings.are_of(days)
    assert ratings.change == read.change_number(empty)
    assert not ratings.are_of((replace(days[0], today=TODAY + timedelta(1)),))
    assert not ratings.are_of((replace(days[0], plan=replace(days[0].plan, red_after=9)),))
    assert not Ratings().are_of(days)


def test_the_challenge_lists_the_furthest_apart_of_three_voices_first(empty: Session) -> None:
    far = action("far", 90, rag=Rag.GREEN, board_rag=Rag.RED)
    near = action("near", 1, rag=Rag.AMBER)
    board = action("board", 30, board_rag=Rag.AMBER)
    agreed = action("agreed", 2, rag=Rag.GREEN, board_rag=Rag.GREEN)
    late = action("late", -40, rag=Rag.GREEN)
    over = action("over", -3, board_rag=Rag.RED, status=Status.COMPLETE, **one_day("completed", TODAY))
    import_snapshot(empty, plan(far, near, board, agreed, late, over), "x")
    assert refs(empty, "challenge") == ["late", "far", "near", "board"]
    assert refs(empty, "challenge", order=Order.DUE) == ["late", "near", "board", "far"]
    assert [row.action.ref for row in all_rows(empty) if row.is_challenged] == ["near", "late"]
    assert refs(empty, "all", terms=parse_filter("board:r")) == ["far", "over"]
    assert refs(empty, "red") == ["late", "far", "over"]


def test_where_one_plan_counts_working_days_the_latest_come_first_all_the_same(empty: Session) -> None:
    import_snapshot(empty, plan(action("calendar", -9)), "x")
    other = plan(action("working", -10), ref="W", days=DayCount.WORKING)
    import_snapshot(empty, other, "x")
    assert [find(empty, ref).days_late for ref in ("calendar", "working")] == [9, 6]
    assert refs(empty, "overdue") == ["calendar", "working"]
