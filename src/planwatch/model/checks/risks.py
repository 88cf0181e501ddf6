"""Checks of risks: owned, scored, looked at, lessened, closed with a reason."""

from collections.abc import Iterator

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.plan.kinds import RiskKind
from planwatch.model.plan.risk import Risk
from planwatch.model.risks.scoring import (
    Lessening,
    is_target_no_better,
    matrix,
    score_now,
    score_targeted,
    why_not_mitigated,
)
from planwatch.model.text.refs import natural_key
from planwatch.model.text.visible import short


def no_owner(look: CheckInput) -> Iterator[Found]:
    """The open risks without an owner."""
    for risk in _open(look):
        if not risk.owner:
            yield _found(risk, "has no owner", "no owner")


def not_scored(look: CheckInput) -> Iterator[Found]:
    """The open risks whose levels are not given, or not on the plan's scales."""
    by = matrix(look.snapshot.plan)
    for risk in _open(look):
        if score_now(risk, by) is None:
            given = [
                f"{name} {value}" for name in ("likelihood", "impact") if (value := getattr(risk, name)) is not None
            ]
            told = f"has no score: {' and '.join(given)} on a matrix without it" if len(given) > 1 else "has no score"
            yield _found(risk, told, ", ".join(given) or "none")


def not_looked_at(look: CheckInput) -> Iterator[Found]:
    """The open risks whose next look is past."""
    for risk in _open(look):
        if risk.next_look is not None and risk.next_look < look.today:
            yield _found(risk, f"should have been looked at on {look.days(risk.next_look)}", str(risk.next_look))


def not_mitigated(look: CheckInput) -> Iterator[Found]:
    """The open risks that nothing lessens."""
    for risk in _open(look):
        named = (look.actions.get(natural_key(ref)) for ref in risk.mitigated_by)
        by = [Lessening(action.ref, action.status, action.due.last) for action in named if action is not None]
        why = why_not_mitigated(risk, by, look.today)
        if why:
            yield _found(risk, f"is not mitigated: {why}", why)


def target_no_better(look: CheckInput) -> Iterator[Found]:
    """The open risks whose target is not below their score; of an opportunity, not above."""
    by = matrix(look.snapshot.plan)
    for risk in _open(look):
        if is_target_no_better(risk, by):
            now, target = (score.in_words() for score in (score_now(risk, by), score_targeted(risk, by)) if score)
            below = "above" if risk.kind is RiskKind.OPPORTUNITY else "below"
            yield _found(risk, f"has a target of {target}, which is not {below} its score of {now}", f"{target}; {now}")


def closed_without_reason(look: CheckInput) -> Iterator[Found]:
    """The closed risks of which nobody said why."""
    for risk in look.snapshot.risk:
        if not risk.is_open and not risk.reason.strip():
            yield _found(risk, "was closed without a reason", "no reason")


def _open(look: CheckInput) -> Iterator[Risk]:
    return (risk for risk in look.snapshot.risk if risk.is_open)


def _found(risk: Risk, sentence: str, facts: str) -> Found:
    kind = str(risk.kind).capitalize()
    return Found(risk.ref, f"{kind} {risk.ref} {sentence}: {short(risk.title, 120)}", facts, part=About.RISK)
