"""The calculated ratings of all open actions, worked out in one pass."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.due.lateness import are_agreed
from planwatch.model.plan.kinds import Rag, RagRule, Status
from planwatch.model.ratings.calculate import RatingFacts, rate
from planwatch.model.ratings.rule import Rule, rule_of
from planwatch.storage.due.lateness import AGREED_BY, HEARD_ON, IS_OPEN, WAS_MOVED
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none
from planwatch.storage.waits.waits import FREE, HeldUp


def highest_id(database: Database) -> int:
    """The highest id of an action: at least as many as there are."""
    return database.number("select max(id) from action")


_CODES = {None: 0, Rag.RED: 1, Rag.AMBER: 2, Rag.GREEN: 3}
_WORDS = {rag.value if rag else "none": code for rag, code in _CODES.items()}
_UNKNOWN = -1
_LOOK_UP = 512
"""Actions after which it is asked whether to stop."""
_DATES = "a.id, a.status, a.start_by, a.due_from, a.due_by"
_ALL = f"{_DATES}, a.start_from, a.percent, {HEARD_ON}, a.added, a.moves, a.lead_id, l.until"
_OPEN = f"where a.plan_id = ? and a.removed = 0 and {IS_OPEN}"


class Ratings:
    """The calculated rating of every open action, by id, as of one moment; kept until something changes."""

    def __init__(self, change: int = 0, days: Sequence[PlanDay] = ()) -> None:
        """No action's rating is known yet."""
        self.change = change
        """The number of the last change that they include."""
        self._codes = array("b")
        self._judged = _judged(days)

    @classmethod
    def read(cls, database: Database, days: Sequence[PlanDay], stop: Callable[[], bool] = lambda: False) -> "Ratings":
        """Work them all out; where ``stop`` says so, it is left unfinished."""
        with database.reading():
            ratings = cls(database.poll(), days)
            ratings._codes = array("b", bytes(highest_id(database) + 1))
            for day in days:
                for number, (action_id, rag) in enumerate(_rated(database, day)):
                    ratings._codes[action_id] = _CODES[rag]
                    if not number % _LOOK_UP and stop():
                        return ratings
        return ratings

    def are_of(self, days: Sequence[PlanDay]) -> bool:
        """Whether they were worked out for these plans, by their rules and days of now."""
        return bool(self._codes) and self._judged == _judged(days)

    def update(self, row: ActionRow) -> None:
        """Take over the rating of one action that changed."""
        if row.id >= len(self._codes):
            self._codes.extend([_UNKNOWN] * (row.id + 1 - len(self._codes)))
        self._codes[row.id] = _CODES[row.rating.rag]

    def _code(self, action_id: int) -> int:
        return self._codes[action_id] if action_id < len(self._codes) else _UNKNOWN

    def matches(self, action_id: int, rag: str, negated: bool = False) -> bool:
        """Whether the rating is ``rag`` (``none`` for none), or is not; neither where it is unknown."""
        code = self._code(action_id)
        return code != _UNKNOWN and (code == _WORDS[rag]) is not negated

    def step(self, action_id: int, *voices: str | None) -> int:
        """The largest step between any two of the calculated rating and the others: red and green are two apart."""
        codes = [_WORDS[voice] for voice in voices if voice]
        if self._code(action_id) > 0:
            codes.append(self._code(action_id))
        return max(codes) - min(codes) if codes else 0


def _judged(days: Sequence[PlanDay]) -> list[tuple[int, date, Rule, bool]]:
    return [(day.id, day.today, rule_of(day.plan), are_agreed(day.plan)) for day in days]


def _rated(database: Database, day: PlanDay) -> Iterator[tuple[int, Rag | None]]:
    rule, of_plan = rule_of(day.plan), (day.id,)
    agreed = _late_on_agreed(database, day) if are_agreed(day.plan) else {}
    if rule.kind is RagRule.LATENESS:
        # Many actions share their dates, and an index holds all of them: nothing else is read, or rated twice.
        @cache
        def rated(agreed_by: str | None, *dates: Any) -> Rag | None:
            return rate(rule, _facts(FREE, *dates, agreed_by=agreed_by), day.today)

        yield from (
            (row[0], rated(agreed.get(row[0]), *row[1:]))
            for row in database.each(f"select {_DATES} from action a {_OPEN}", of_plan)
        )
        return
    from planwatch.storage.waits.whole_plan import WholePlanWaits  # a command that changes one action needs none of it

    waits = WholePlanWaits(database, day, highest_id(database)) if rule.kind is RagRule.EVIDENCE else None
    select = f"select {_ALL} from action a left join lead l on l.id = a.lead_id {_OPEN}"
    for action_id, *facts in database.each(select, of_plan):
        held = waits.held_up(action_id) if waits is not None else FREE
        known = _facts(held, *facts, agreed_by=agreed.get(action_id))
        yield action_id, rate(rule, known, day.today)


def _late_on_agreed(database: Database, day: PlanDay) -> dict[int, str]:
    """The agreed day of the few actions that are past it, where it is not their due day."""
    where = f"{_OPEN} and {WAS_MOVED} and {AGREED_BY} < ? and {AGREED_BY} <> coalesce(a.due_by, '')"
    return dict(database.tuples(f"select a.id, {AGREED_BY} from action a {where}", (day.id, day.today.isoformat())))


def _facts(
    held: HeldUp,
    status: str,
    start_by: str | None,
    due_from: str | None,
    due_by: str | None,
    start_from: str | None = None,
    percent: int | None = None,
    updated: str | None = None,
    added: str | None = None,
    moves: int = 0,
    lead_id: int | None = None,
    until: str | None = None,
    *,
    agreed_by: str | None = None,
) -> RatingFacts:
    return RatingFacts(
        _STATUS[status],
        day_or_none(start_by),
        day_or_none(due_from),
        day_or_none(due_by),
        day_or_none(start_from),
        percent,
        day_or_none(updated),
        day_or_none(added),
        moves,
        lead_id is not None,
        day_or_none(until),
        held.blocked_by,
        held.float_left,
        day_or_none(agreed_by),
    )


_STATUS = {str(status): status for status in Status}
