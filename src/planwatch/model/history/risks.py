"""What became of the risks of a plan between two moments, each scored by the matrix of its own."""

from collections.abc import Iterator

from planwatch.model.history.entries import RiskMove
from planwatch.model.plan.kinds import RiskStatus
from planwatch.model.ratings.facts import RiskStanding, Standings
from planwatch.model.risks.history import Way, way
from planwatch.model.risks.matrix import Score
from planwatch.model.risks.scoring import matrix


def risk_moves(before: Standings, after: Standings) -> Iterator[RiskMove]:
    """Those that went up or down, are new, closed, open again or gone, matched by ref, in the plan's order."""
    if not before.risks and not after.risks:
        return
    then, now = _scored(before), _scored(after)
    for ref, (risk, score) in now.items():
        old = then.get(ref)
        found = _way(old, risk, score)
        if found is not Way.SAME:
            why = risk.reason if found is Way.CLOSED else ""
            was, hidden = (old[1], old[0].internal) if old is not None else (None, False)
            yield _move(risk, found, was, score, why, internal=risk.internal or hidden)
    for ref, (risk, score) in then.items():
        if ref not in now and risk.status is RiskStatus.OPEN:
            yield _move(risk, Way.GONE, score, None, internal=risk.internal)


_Scored = tuple[RiskStanding, Score | None]


def _scored(of: Standings) -> dict[str, _Scored]:
    by = matrix(of.plan)
    return {risk.ref: (risk, by.score(risk.likelihood, risk.impact)) for risk in of.risks}


def _way(old: _Scored | None, risk: RiskStanding, score: Score | None) -> Way:
    if old is None:
        return Way.NEW if risk.status is RiskStatus.OPEN else Way.SAME
    before, was = old
    if risk.status is not before.status:
        return Way.CLOSED if risk.status is RiskStatus.CLOSED else Way.REOPENED
    if risk.status is RiskStatus.CLOSED:
        return Way.SAME
    return way(was.number if was is not None else None, score.number if score is not None else None)


def _move(
    risk: RiskStanding, found: Way, before: Score | None, after: Score | None, why: str = "", *, internal: bool
) -> RiskMove:
    return RiskMove(
        ref=risk.ref,
        title=risk.title,
        theme=risk.theme,
        lead=risk.owner,
        way=found,
        before=before,
        after=after,
        why=why,
        internal=internal,
    )
