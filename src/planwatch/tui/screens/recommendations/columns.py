"""Recommendations as rows of a table."""

from planwatch.model.plan.kinds import Decision
from planwatch.service.recommendations.read import RecommendationRow
from planwatch.tui.table.columns import Column, Part

_SHORT = {Decision.ACCEPTED: "accepted", Decision.PARTLY: "partly", Decision.NOT: "not accepted"}


def _decision(row: RecommendationRow, width: int) -> tuple[Part, ...]:
    decision = row.recommendation.decision
    return ((_SHORT[decision], ""),) if decision is not None else (("none yet", "possibly"),)


def _response(row: RecommendationRow, width: int) -> tuple[Part, ...]:
    said = " ".join(row.recommendation.response.split())
    return ((said, "") if said else ("none yet", "possibly"),)


def _actions(row: RecommendationRow, width: int) -> tuple[Part, ...]:
    return ((row.refs, "") if row.refs else ("none", "muted"),)


def recommendation_columns(several: bool) -> tuple[Column[RecommendationRow], ...]:
    """The columns; the one of the plan only where there are several."""
    plan: tuple[Column[RecommendationRow], ...] = (
        Column("plan", "Plan", 5, lambda row, width: ((row.of.plan.ref, "muted"),)),
    )
    return (
        *(plan if several else ()),
        Column("number", "No", 5, lambda row, width: ((row.recommendation.number, ""),)),
        Column("class", "Class", 11, lambda row, width: ((row.recommendation.class_, ""),), drop=2),
        Column("text", "Recommendation", 0, lambda row, width: ((row.recommendation.text, ""),), min_width=24),
        Column("decision", "Decision", 12, _decision),
        Column("response", "Response", 0, _response, min_width=16, drop=3),
        Column("actions", "Actions", 14, _actions),
        Column("done", "Done", 13, lambda row, width: ((row.standing, ""),), drop=1),
    )
