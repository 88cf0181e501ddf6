"""The calculated rating of every open action, worked out in one pass."""

from array import array
from collections.abc import Sequence

from planwatch.model.kinds import Status
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.rag import Facts, calculate
from planwatch.storage.database import Database
from planwatch.storage.rows import day_or_none


class Ratings:
    """The calculated rating of every open action, by id: worked out in one pass, kept until something changes."""

    _CODES = {"red": 1, "amber": 2, "green": 3}

    def __init__(self, database: Database, days: Sequence[PlanDay]) -> None:
        rules = {day.id: (day.today, day.plan.red_after) for day in days}
        self._codes = array("b", bytes(database.number("select max(id) from action") + 1))
        known: dict[tuple[object, ...], int] = {}
        for action_id, *facts in database.query(
            "select id, plan_id, status, start_by, due_from, due_by from action "
            "where removed = 0 and status in ('not started', 'in progress')"
        ):
            key = tuple(facts)
            if key not in known and facts[0] in rules:
                today, red_after = rules[facts[0]]
                rating = calculate(_facts(*facts[1:]), today, red_after)
                known[key] = self._CODES.get(rating.rag or "", 0)
            self._codes[action_id] = known.get(key, 0)

    def update(self, row: Listed) -> None:
        """Take over the rating of one action that changed."""
        if row.id >= len(self._codes):
            self._codes.extend([0] * (row.id + 1 - len(self._codes)))
        self._codes[row.id] = self._CODES.get(row.rating.rag or "", 0)

    def matches(self, action_id: int, rag: str) -> bool:
        """Whether the calculated rating is ``rag`` (``none`` for none)."""
        code = self._codes[action_id] if action_id < len(self._codes) else 0
        return code == self._CODES.get(rag, 0)

    def differs(self, action_id: int, rag: str) -> bool:
        """Whether there is a calculated rating, and another than ``rag``."""
        code = self._codes[action_id] if action_id < len(self._codes) else 0
        return code not in (0, self._CODES[rag])


def _facts(status: str, start_by: str | None, due_from: str | None, due_by: str | None) -> Facts:
    return Facts(Status(status), day_or_none(start_by), day_or_none(due_from), day_or_none(due_by))
