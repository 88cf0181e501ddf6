"""What became of a plan between two snapshots."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given

from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import Span
from planwatch.model.history.entries import PARTS, TAKEN_OUT, RatingChange, Since, Voice
from planwatch.model.history.since import since
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import OPEN, MoveKind, Rag, RagRule, RiskStatus, Status
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.ratings.facts import standings
from planwatch.model.ratings.of_plan import PlanRatings
from planwatch.model.values import replace
from planwatch.words.since import TITLES, counts, entry_in_words, in_short
from tests.desk import SMALL, TODAY, dated, with_keys
from tests.near_plans import near_plans
from tests.strategies import snapshots

BEFORE = TODAY - timedelta(days=42)


def put(ref: str, before: Snapshot = SMALL, **changes: Any) -> Snapshot:
    """The small plan with fields of one action changed."""
    return replace(before, action=tuple(with_keys(a, **changes) if a.ref == ref else a for a in before.action))


def found(after: Snapshot, before: Snapshot = SMALL, then: date = TODAY, now: date = TODAY) -> Since:
    return since(standings(before), standings(after), then, now)


def _day(words: str) -> Span:
    return read_date(words, TODAY).span


def refs(entries: Any) -> list[str]:
    return [entry.ref for entry in entries]


def _rated(field: str, rag: Rag | None) -> Snapshot:
    changes: dict[str, Any] = {field: rag}
    return put("A1", **changes)


def test_nothing_changed_says_so() -> None:
    same = found(SMALL)
    assert {name for name, entries in same.parts() if entries} <= {"no_update"}
    assert tuple(TITLES) == PARTS


def test_completed_is_what_was_open_and_tells_how_late() -> None:
    changes: dict[str, Any] = {"status": Status.COMPLETE, **dated("completed", "1 Nov 2015")}
    one = found(put("C1.2", **changes)).completed[0]
    assert (one.ref, one.days_late, one.completed.text) == ("C1.2", 12, "1 Nov 2015")
    assert entry_in_words(one, TODAY) == "done 1 Nov 2015, 12 d late"
    assert not found(put("A2", status=Status.ASSURED)).completed


def test_what_is_of_a_day_before_the_meeting_is_told_as_such() -> None:
    changes: dict[str, Any] = {"status": Status.COMPLETE, **dated("completed", "1 Nov 2015")}
    [done] = found(put("C1.2", **changes), then=date(2015, 12, 11)).completed
    assert entry_in_words(done, TODAY) == "done 1 Nov 2015, 12 d late, told since, of before"
    [done] = found(put("C1.2", **changes), then=date(2015, 10, 31)).completed
    assert not done.told_since
    rated = {"rag": Rag.RED, "update": (Update(text="Stuck", as_at=date(2015, 12, 1), rag=Rag.RED),)}
    [worse] = found(put("A1", **rated), then=date(2015, 12, 11)).worse
    assert entry_in_words(worse, TODAY) == "lead's ● G → ■ R, told since, of before"
    worse = found(put("A1", **rated), then=date(2015, 11, 11)).worse
    assert [one.told_since for one in worse if one.ref == "A1"] == [False]


def test_newly_late_was_not_late_on_its_day() -> None:
    assert refs(found(SMALL, then=date(2015, 10, 20)).newly_late) == ["C1.2"]
    assert not found(SMALL, then=date(2015, 10, 21)).newly_late
    assert not found(SMALL, then=TODAY).newly_late


def test_new_slips_are_told_as_one_from_the_first_to_the_last() -> None:
    old = Move(was=Span(text="1 Oct 2015", last=date(2015, 10, 1)), now=Span("20 Oct 2015"), on=date(2015, 9, 1))
    first = Move(was=_day("20 Oct 2015"), now=_day("30 Nov 2015"), on=TODAY, why="no candidates")
    second = replace(first, was=first.now, now=_day("31 Jan 2016"), why="again", agreed_by="Board")
    correction = replace(first, kind=MoveKind.CORRECTION, on=date(2016, 1, 10))
    before = put("C1.2", move=(old,))
    one = found(put("C1.2", move=(old, first, second, correction)), before).slipped[0]
    assert (one.was.text, one.now.text, one.days, one.moves) == ("20 Oct 2015", "31 Jan 2016", 103, 2)
    assert entry_in_words(one, TODAY) == (
        "20 Oct 2015 → 31 Jan (+103 d), moved 2 times, no candidates; again, agreed by Board"
    )
    agreed_later = put("C1.2", move=(replace(old, agreed_by="Board"),))
    assert not found(agreed_later, before).slipped


@pytest.mark.parametrize(
    ("field", "was", "now", "part"),
    [
        ("rag", Rag.AMBER, Rag.RED, "worse"),
        ("rag", Rag.RED, Rag.GREEN, "better"),
        ("rag", None, Rag.AMBER, "first_rated"),
        ("rag", None, Rag.GREEN, "first_rated"),
        ("rag", Rag.RED, None, ""),
        ("board_rag", None, Rag.RED, "worse"),
        ("board_rag", Rag.RED, None, "better"),
    ],
)
def test_each_voice_goes_up_or_down_by_itself(field: str, was: Rag | None, now: Rag | None, part: str) -> None:
    told = found(_rated(field, now), _rated(field, was))
    voice = Voice.BOARD if field == "board_rag" else Voice.LEAD
    ways = {name: [(one.ref, one.voice, one.before, one.after) for one in getattr(told, name)]
            for name in ("better", "worse", "first_rated")}  # fmt: skip
    assert ways == {"better": [], "worse": [], "first_rated": []} | ({part: [("A1", voice, was, now)]} if part else {})


def test_the_calculated_voice_is_judged_on_both_days_by_the_rule_of_each() -> None:
    told = found(SMALL, then=date(2015, 10, 20))
    assert [(one.ref, one.voice, one.before, one.after) for one in told.worse] == [
        ("C1.2", Voice.CALCULATED, Rag.GREEN, Rag.RED)
    ]
    assert entry_in_words(told.worse[0], TODAY) == "calculated ● G → ■ R: 83 d late, more than 30"
    percent = replace(SMALL, plan=replace(SMALL.plan, rag_rule=RagRule.PERCENT))
    assert isinstance(found(percent).better[0], RatingChange)


def test_an_action_is_told_once_by_its_first_voice_with_the_others_beside_it() -> None:
    board = {"board_rag": Rag.RED, "board_by": "Board", "board_why": "no plan B"}
    after = put("C1.2", **{"rag": Rag.AMBER, **board})
    told = found(after, then=date(2015, 10, 20))
    [one] = told.better + told.worse + told.first_rated
    assert (one.voice, [other.voice for other in one.beside]) == (Voice.LEAD, [Voice.BOARD, Voice.CALCULATED])
    assert entry_in_words(one, TODAY) == (
        "lead's ■ R → ◆ A; board's – → ■ R: Board: no plan B; calculated ● G → ■ R: 83 d late, more than 30"
    )
    assert counts(told)[-1][1][3:6] == [0, 1, 0]


@given(snapshots(), snapshots())
def test_no_action_is_rated_better_worse_or_first_twice(before: Snapshot, after: Snapshot) -> None:
    told = since(standings(before), standings(after), BEFORE, TODAY)
    rated = refs((*told.better, *told.worse, *told.first_rated))
    assert len(rated) == len(set(rated))
    for one in (*told.better, *told.worse):
        assert one.voice is Voice.BOARD or None not in (one.before, one.after)


RANK = (Rag.GREEN, Rag.AMBER, Rag.RED)


def counted_as(plan: Snapshot, day: date) -> dict[str, tuple[Action, Rag | None]]:
    """Each action, and the rating that it is counted by on a day."""
    stands = standings(plan)
    ratings = PlanRatings(stands, day)
    pairs = zip(plan.action, stands.actions, strict=True)
    return {one.ref: (one, one.board_rag or one.rag or ratings.rag(standing)) for one, standing in pairs}


@given(near_plans(), near_plans())
def test_first_rated_is_neither_better_nor_worse_and_every_action_is_told_once(
    before: Snapshot, after: Snapshot
) -> None:
    told = since(standings(before), standings(after), BEFORE, TODAY)
    rated = [(part, one) for part in ("better", "worse", "first_rated") for one in getattr(told, part)]
    assume(rated)
    assert len({one.ref for _, one in rated}) == len(rated)
    old, new = counted_as(before, BEFORE), counted_as(after, TODAY)
    for part, one in rated:
        assert {old[one.ref][0].status, new[one.ref][0].status} <= set(OPEN)
        was, now = one.before, one.after
        if one.voice is Voice.BOARD:  # it comes over what stood there, and leaves what stands without it
            was, now = old[one.ref][1], new[one.ref][1]
        assert (part == "first_rated") is (was is None)
        if was is not None:
            assert part == ("worse" if now is not None and RANK.index(now) > RANK.index(was) else "better")


def test_reopened_added_withdrawn_and_taken_out() -> None:
    new = Action(ref="N1", title="New", theme="", **dated("due", "1 Mar 2016"))
    after = put("A2", status=Status.IN_PROGRESS, reason="not so", **dated("completed", ""))
    after = put("C1.10", after, status=Status.WITHDRAWN, reason="merged")
    after = replace(after, action=(*(a for a in after.action if a.ref not in ("A4", "A3")), new))
    told = found(after)
    assert [(one.ref, one.was, one.why) for one in told.reopened] == [("A2", Status.COMPLETE, "not so")]
    assert [(one.ref, one.due.text) for one in told.added] == [("N1", "1 Mar 2016")]
    assert [(one.ref, one.why) for one in told.withdrawn] == [("C1.10", "merged"), ("A4", TAKEN_OUT)]
    assert told.themes == ("Workforce", "Practice", "")
    assert in_short(told).startswith("1 newly late, 1 reopened")


def test_no_update_counts_words_of_people_and_no_copies() -> None:
    plan = put("A1", update=(Update(text="Said", as_at=date(2015, 12, 1)), Update(text="Said", as_at=TODAY)))
    one = next(one for one in found(plan).no_update if one.ref == "A1")
    assert (one.last, one.days) == (date(2015, 12, 1), 41)
    news = put("A1", update=(Update(text="Said", as_at=date(2015, 12, 1)), Update(text="Done half", as_at=TODAY)))
    assert "A1" not in refs(found(news).no_update)


def test_the_counts_of_the_themes_add_up() -> None:
    lines = counts(found(SMALL, replace(SMALL, action=SMALL.action[:2]), BEFORE))
    parts, total = [numbers for _, numbers in lines[:-1]], lines[-1][1]
    assert [sum(column) for column in zip(*parts, strict=True)] == total
    assert sum(total) > 0


@given(snapshots(), snapshots())
def test_any_two_plans_can_be_compared_and_told(before: Snapshot, after: Snapshot) -> None:
    told = since(standings(before), standings(after), BEFORE, TODAY)
    assert not told.completed or all(one.ref in {a.ref for a in after.action} for one in told.completed)
    assert all(entry_in_words(one, TODAY) for _, entries in told.parts() for one in entries)
    by_theme = [len(entries) for theme in told.themes for _, entries in told.of_theme(theme).parts()]
    assert sum(by_theme) == sum(len(entries) for _, entries in told.parts())


def test_risks_that_went_up_or_down_are_new_closed_open_again_or_gone_are_told_with_their_scores() -> None:
    risk = Risk(ref="R1", title="Agency staff leave", theme="Workforce", owner="Head of HR", likelihood=3, impact=3)
    two, three = replace(risk, ref="R2"), replace(risk, ref="R3")
    closed = replace(risk, ref="R4", status=RiskStatus.CLOSED, closed_on=TODAY, reason="all posts are filled")
    opened = replace(closed, status=RiskStatus.OPEN, reason="", closed_on=None)
    before = replace(SMALL, risk=(risk, two, three, opened, replace(closed, ref="R5"), replace(risk, ref="R6")))
    after = replace(
        SMALL,
        risk=(
            replace(risk, impact=4), replace(two, likelihood=2), three, closed, replace(opened, ref="R5"),
            replace(risk, ref="R7", impact=None),
        ),
    )  # fmt: skip
    told = found(after, before).risks
    assert [(one.ref, one.theme, one.lead, entry_in_words(one, TODAY)) for one in told] == [
        (ref, "Workforce", "Head of HR", words)
        for ref, words in (
            ("R1", "↑ up: 9 A → 12 R"), ("R2", "↓ down: 9 A → 6 A"), ("R4", "closed: all posts are filled"),
            ("R5", "reopened: 9 A"), ("R7", "new: no score"), ("R6", "taken out"),
        )
    ]  # fmt: skip
    assert in_short(found(after, before)).endswith("6 risks")
    assert found(after, after).risks == ()


def test_another_matrix_of_the_plan_scores_each_moment_by_its_own() -> None:
    risk = Risk(ref="R1", title="Agency staff leave", likelihood=3, impact=3)
    before = replace(SMALL, risk=(risk,))
    scored = ("likelihood 1, 2, 3", "impact 1, 2, 3", "scores 1 2 3 | 2 4 6 | 3 6 20", "bands green, red from 16")
    after = replace(before, plan=replace(SMALL.plan, risk_matrix=scored))
    assert [entry_in_words(one, TODAY) for one in found(after, before).risks] == ["↑ up: 9 A → 20 R"]
