"""A plan as it may have been on an earlier day, worked out from the days that it tells itself."""

from datetime import date

from planwatch.model.dates.span import NO_DATE
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import DONE, RiskStatus, Status
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace


def backdated(snapshot: Snapshot, day: date) -> Snapshot:
    """The plan without what it says came after that day.

    That is actions, updates, moves, agreed dates, completions and boards' ratings, for files that began later than the
    day. What has no day of its own (a rating without an update, a withdrawal) is taken to have been so already.
    """
    kept = (action for action in snapshot.action if action.added is None or action.added <= day)
    plan = replace(snapshot.plan, as_at=None)
    risks = tuple(risk_then(risk, day) for risk in snapshot.risk if not _is_later(risk.raised_on, day))
    return replace(snapshot, plan=plan, risk=risks, action=tuple(_then(action, day) for action in kept))


def risk_then(risk: Risk, day: date) -> Risk:
    """A risk that was closed later was open; how it was scored then, it does not tell."""
    return replace(risk, status=RiskStatus.OPEN) if _is_later(risk.closed_on, day) else risk


def _then(action: Action, day: date) -> Action:
    updates = tuple(update for update in action.update if update.as_at <= day)
    moved = [move for move in action.move if move.on > day]
    changes: dict[str, object] = {
        "update": updates,
        "move": tuple(move for move in action.move if move.on <= day),
        "occurrence": tuple(
            one for one in action.occurrence if one.completed.last is None or one.completed.last <= day
        ),
        "chase": tuple(one for one in action.chase if one.on <= day),
    }
    if moved:
        first = moved[0]
        changes["due"] = first.was
    if action.board and _is_later(action.board.on, day):
        changes["board"] = None
    if action.agreement and _is_later(action.agreement.on, day):
        changes["agreement"] = None
    if len(updates) < len(action.update):
        given = [update.rag for update in updates if update.rag is not None]
        changes["rag"] = given[-1] if given else None
    return replace(action, **(changes | _state(action, day, bool(updates))))  # pyright: ignore[reportArgumentType]


def _state(action: Action, day: date, has_updates: bool) -> dict[str, object]:
    """Where the work was: begun, unless nothing says so."""
    done_later = action.completed.first is not None and action.completed.first > day
    begun = has_updates or (action.start.first is not None and action.start.first <= day)
    begun_later = action.start.first is not None or _is_later(action.heard_on, day)
    if action.status in DONE and done_later:
        status = Status.IN_PROGRESS if begun else Status.NOT_STARTED
        return {"status": status, "completed": NO_DATE}
    if action.status is Status.ASSURED and action.assurance and _is_later(action.assurance.on, day):
        return {"status": Status.COMPLETE, "assurance": None}
    if action.status is Status.IN_PROGRESS and not begun and begun_later:
        return {"status": Status.NOT_STARTED, "rag": None}
    return {}


def _is_later(on: date | None, day: date) -> bool:
    return on is not None and on > day
