"""What is so of a risk on a day: its score now and as targeted, and whether anything lessens it."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from planwatch.model.due.lateness import is_overdue
from planwatch.model.plan.kinds import RiskKind, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.risk import Risk
from planwatch.model.risks.matrix import Matrix, Score, matrix_of


class Lessening(Struct, frozen=True):
    """As much of an action as tells whether it lessens a risk."""

    ref: str
    status: Status
    due_by: date | None


def matrix(plan: Plan) -> Matrix:
    """The plan's matrix."""
    return matrix_of(plan.risk_matrix)


def score_now(risk: Risk, by: Matrix) -> Score | None:
    """Its score; None where a level is not given or not on the plan's scales."""
    return by.score(risk.likelihood, risk.impact)


def score_targeted(risk: Risk, by: Matrix) -> Score | None:
    """The score that it is meant to come to."""
    return by.score(risk.target_likelihood, risk.target_impact)


def why_not_mitigated(risk: Risk, by: Iterable[Lessening], today: date) -> str:
    """Why nothing lessens an open risk: no action does, or those that would are all late; empty where one does.

    Withdrawn actions lessen nothing, and are left out.
    """
    if not risk.is_open:
        return ""
    every = list(by)
    kept = [action for action in every if action.status is not Status.WITHDRAWN]
    if not every:
        return "no action lessens it"
    if not kept:
        return "what would lessen it is withdrawn"
    if all(is_overdue(action.status, action.due_by, today) for action in kept):
        return f"late: {', '.join(action.ref for action in kept)}"
    return ""


def is_target_no_better(risk: Risk, by: Matrix) -> bool:
    """Whether its target is not below its score; of an opportunity, not above."""
    now, target = score_now(risk, by), score_targeted(risk, by)
    if now is None or target is None:
        return False
    return target.number <= now.number if risk.kind is RiskKind.OPPORTUNITY else target.number >= now.number


def worst_first(risks: Sequence[Risk], by: Matrix) -> list[Risk]:
    """Open ones before closed ones, the highest score first, what has none last; else as they stand."""

    def place(risk: Risk) -> tuple[bool, int]:
        score = score_now(risk, by)
        return not risk.is_open, -score.number if score is not None else 1

    return sorted(risks, key=place)
