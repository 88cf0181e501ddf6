"""The recommendations of the plans worked on, with what answers each."""

import re
from collections.abc import Callable, Sequence

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.plan.kinds import DONE, Status
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.answered import Numbered
from planwatch.model.text.names import folded, nearest
from planwatch.model.text.refs import natural_key
from planwatch.model.values import Struct
from planwatch.service.session import Session
from planwatch.storage.recommendations import recommendations as stored
from planwatch.storage.recommendations.recommendations import Answering


class RecommendationRow(Struct, frozen=True):
    """A recommendation of a plan as it stands in the file."""

    of: PlanDay
    id: int
    version: int
    recommendation: Recommendation
    answering: tuple[Answering, ...] = ()
    """The actions that answer it, or a clause of it, in the plan's order."""

    @property
    def refs(self) -> str:
        """``D1, D2``: what answers it."""
        return ", ".join(one.ref for one in self.answering)

    @property
    def standing(self) -> str:
        """``1 of 3 done``, of the actions that were not withdrawn."""
        kept = [one for one in self.answering if one.status is not Status.WITHDRAWN]
        if not kept:
            return "all withdrawn" if self.answering else ""
        return f"{sum(one.status in DONE for one in kept)} of {len(kept)} done"


def recommendations(session: Session, days: Sequence[PlanDay] | None = None) -> list[RecommendationRow]:
    """The recommendations of the plans worked on, plan by plan, by their numbers as people count."""
    return [row for day in (session.plan_days() if days is None else days) for row in _of_plan(session, day)]


def _of_plan(session: Session, day: PlanDay) -> list[RecommendationRow]:
    kept = stored.recommendations(session.database, day.id)
    if not kept:
        return []
    numbered = Numbered(one.recommendation for one in kept)
    answering: dict[str, list[Answering]] = {one.recommendation.number: [] for one in kept}
    for action in stored.answering(session.database, day.id):
        for number in numbered.answered(action.answers):
            answering[number].append(action)
    rows = [RecommendationRow(day, *one, tuple(answering[one.recommendation.number])) for one in kept]
    return sorted(rows, key=lambda row: natural_key(row.recommendation.number))


def find_recommendation(session: Session, number: str) -> RecommendationRow:
    """The recommendation of that number, or ``PLAN:NUMBER`` where plans share it; raises PlanwatchError otherwise."""
    days = session.plan_days()
    plan, colon, rest = number.partition(":")
    if colon and plan.casefold() in (day.plan.ref.casefold() for day in days):
        days, number = tuple(day for day in days if day.plan.ref.casefold() == plan.casefold()), rest
    known = recommendations(session, days)
    found = [row for row in known if natural_key(row.recommendation.number) == natural_key(number.strip())]
    if len(found) > 1:
        names = ", ".join(f"{row.of.plan.ref}:{row.recommendation.number}" for row in found)
        raise PlanwatchError(f"several plans have a recommendation {number}", f"say which: {names}")
    if not found:
        numbers = [row.recommendation.number for row in known]
        near = nearest(number, numbers)
        hint = f"did you mean {near}?" if near else "`planwatch recommendations` lists them"
        raise PlanwatchError(f"there is no recommendation {number}", hint)
    return found[0]


def answered_by(session: Session, row: ActionRow) -> dict[str, Recommendation | None]:
    """What an action answers by the numbers it has: the recommendations, None for a number that none has."""
    if not row.action.answers:
        return {}
    numbered = Numbered(one.recommendation for one in stored.recommendations(session.database, row.of.id))
    return {number: numbered.meant(number) for number in row.action.answers}


_NONE = ("none", "no", "-")
_KEYS: dict[str, Callable[[RecommendationRow], str]] = {
    "number": lambda row: row.recommendation.number,
    "class": lambda row: row.recommendation.class_,
    "decision": lambda row: row.recommendation.decision or "",
    "response": lambda row: row.recommendation.response,
    "by": lambda row: row.recommendation.responded_by,
    "actions": lambda row: row.refs,
    "plan": lambda row: row.of.plan.ref,
}


def filtered(rows: Sequence[RecommendationRow], words: Sequence[str]) -> list[RecommendationRow]:
    """Those that have all the words: ``class:priority``, ``response:none``, ``not:decision:accepted``, or any text.

    Raises PlanwatchError for a key that there is not, with the nearest.
    """
    tests = [_test(word) for word in words if word.strip()]
    return [row for row in rows if all(test(row) for test in tests)]


def _test(word: str) -> Callable[[RecommendationRow], bool]:
    if word[:4].casefold() == "not:":
        inner = _test(word[4:])
        return lambda row: not inner(row)
    match = re.match(r"([A-Za-z]+):", word)
    key, value = (match[1].casefold(), folded(word[match.end() :])) if match else ("", folded(word))
    if key and key not in _KEYS:
        near = nearest(key, _KEYS)
        raise PlanwatchError(
            f"no filter word '{key}:'", f"did you mean '{near}:'?" if near else f"known: {' '.join(_KEYS)}"
        )
    if not key:
        return lambda row: value in folded("\n".join(told(row) for told in _KEYS.values()) + row.recommendation.text)
    told = _KEYS[key]
    if value in _NONE:
        return lambda row: not told(row)
    if key == "number":
        return lambda row: natural_key(told(row)) == natural_key(value)
    if key == "actions":
        return lambda row: value in (folded(one.ref) for one in row.answering)
    # A decision is found by how it begins: "accepted" is not "not accepted".
    begins = key in ("decision", "plan")
    return lambda row: folded(told(row)).startswith(value) if begins else value in folded(told(row))
