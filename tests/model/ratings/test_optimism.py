"""How a lead's ratings stood to the calculated ones of their day."""

from datetime import date, timedelta
from typing import Any

import pytest

from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import MoveKind, Rag, RagRule, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.ratings.optimism import Optimism, optimism
from planwatch.model.values import replace
from tests.desk import made

DUE = date(2016, 1, 11)
RED, AMBER, GREEN = Rag.RED, Rag.AMBER, Rag.GREEN


def day(offset: int) -> date:
    return DUE + timedelta(days=offset)


def said(*ratings: tuple[int, Rag | None], by: str = "") -> tuple[Update, ...]:
    return tuple(Update(text=f"on day {offset}", as_at=day(offset), rag=rag, by=by) for offset, rag in ratings)


def action(*updates: Update, **more: Any) -> Action:
    known: dict[str, Any] = {"status": Status.IN_PROGRESS, "lead": "HR", "due_from": DUE, "due_by": DUE, **more}
    return made(Action, **{"ref": "A1", "title": "x", "due": "x", "update": updates, **known})


def slip(on: int, was: int, now: int, kind: MoveKind = MoveKind.SLIP) -> Move:
    dates: dict[str, Any] = {"was_from": day(was), "was_by": day(was), "now_from": day(now), "now_by": day(now)}
    return made(Move, **{"was": "x", "now": "y", "on": day(on), "kind": kind, **dates})


def plan(*actions: Action, **fields: Any) -> Snapshot:
    return Snapshot(plan=Plan(ref="P", title="p", **fields), action=actions)


def test_steps_are_counted_from_the_calculated_rating_of_that_day_up_to_the_leads() -> None:
    ratings = said((-9, GREEN), (1, GREEN), (30, GREEN), (31, GREEN), (40, RED), (41, AMBER), (42, None))
    assert optimism(plan(action(*ratings))) == (Optimism("HR", ratings=6, above=4, steps=1 + 1 + 2 + 1),)


def test_a_lead_who_is_gloomier_than_the_facts_stands_above_them_never() -> None:
    ratings = said(*((-n, RED) for n in range(1, 6)))
    assert optimism(plan(action(*ratings))) == (Optimism("HR", ratings=5, above=0, steps=0),)


@pytest.mark.parametrize(("number", "leads"), [(4, 0), (5, 1)])
def test_from_five_ratings_up(number: int, leads: int) -> None:
    assert len(optimism(plan(action(*said(*((n, GREEN) for n in range(1, number + 1))))))) == leads


def test_whose_word_it_is_counts_not_who_leads_the_action_now() -> None:
    sometimes = said(*((-n, GREEN) for n in range(1, 6)))
    always = said(*((n, GREEN) for n in range(1, 6)), by="Head of Care")
    found = optimism(plan(action(*sometimes), action(*always)))
    assert [(lead.lead, lead.above) for lead in found] == [("Head of Care", 5), ("HR", 0)]
    assert optimism(plan(action(*sometimes, lead=""))) == ()


def test_the_due_date_is_the_one_of_that_day() -> None:
    ratings = said((2, GREEN), (3, GREEN), (9, GREEN), (10, GREEN), (11, GREEN))
    moved = action(*ratings, due_from=day(99), due_by=day(99), move=(slip(10, 0, 99),))
    assert optimism(plan(moved)) == (Optimism("HR", 5, above=3, steps=3),)
    back = replace(moved, move=(slip(3, 0, 50), slip(10, 50, 99)))
    assert optimism(plan(back)) == (Optimism("HR", 5, above=1, steps=1),)


def test_a_corrected_typing_error_was_never_the_due_date() -> None:
    ratings = said(*((n, GREEN) for n in range(1, 6)))
    corrected = action(*ratings, move=(slip(90, 300, 0, MoveKind.CORRECTION),))
    assert optimism(plan(corrected))[0].above == 5


def test_by_evidence_only_what_was_said_before_breaks_the_silence() -> None:
    ratings = said((-100, GREEN), (-99, None), (-80, GREEN), (-50, GREEN), (-49, GREEN), (-48, GREEN))
    added = action(*ratings, added=day(-110))
    found = optimism(plan(added, rag_rule=RagRule.EVIDENCE))
    assert found == (Optimism("HR", 5, above=1, steps=1),)
    copied = tuple(replace(update, text="No change.") for update in ratings)
    assert optimism(plan(replace(added, update=copied), rag_rule=RagRule.EVIDENCE))[0].above == 3


def test_by_percentage_nothing_is_known_of_the_past() -> None:
    ratings = said(*((n, GREEN) for n in range(1, 6)))
    assert optimism(plan(action(*ratings, percent=100), rag_rule=RagRule.PERCENT)) == ()


def test_a_rating_given_once_it_was_done_is_left_out() -> None:
    ratings = said(*((n, GREEN) for n in range(1, 10)))
    done = action(*ratings, status=Status.COMPLETE, completed="x", completed_from=day(8), completed_by=day(8))
    assert optimism(plan(done)) == (Optimism("HR", 7, above=7, steps=7),)
