"""How many actions are in each view, and which: a bit a view of every action, so that an edit counts only its own."""

from array import array
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from planwatch.model.values import replace
from planwatch.storage.actions.conditions import VIEWS, Listing, days_table, where
from planwatch.storage.actions.listing import is_in_view, names_for
from planwatch.storage.actions.ratings import Ratings, highest_id
from planwatch.storage.engine.sqlite import Database

_RATED = ("red", "challenge")
_BITS = {word: 1 << number for number, word in enumerate(VIEWS)}


class InViews:
    """The views that each action of some plans is in, whatever is filtered; two bytes an action."""

    def __init__(self) -> None:
        self._masks = array("H")
        self._known = tuple(VIEWS)
        self.counts: Counter[str] = Counter()

    def told(self) -> Mapping[str, int]:
        """How many there are in each view by its word; none for a view that waits for ratings."""
        return {word: self.counts[word] for word in self._known}

    def read(self, database: Database, listing: Listing, ratings: Ratings | None) -> None:
        """Count all of the listing's plans; without ``ratings`` what turns on them is left open."""
        self._masks = array("H", bytes(2 * (highest_id(database) + 1)))
        self._known = tuple(word for word in VIEWS if ratings is not None or word not in _RATED)
        self.counts.clear()
        self._count(database, listing, ratings, "")

    def follow(self, database: Database, listing: Listing, ratings: Ratings | None, ids: Collection[int]) -> None:
        """Count these actions anew: they changed."""
        for action_id in ids:
            if action_id < len(self._masks):
                self._add(self._masks[action_id], -1)
                self._masks[action_id] = 0
        self._count(database, listing, ratings, " and a.id in (select value from json_each(:ids))", ids=str(list(ids)))

    def _count(
        self, database: Database, listing: Listing, ratings: Ratings | None, among: str, **params: object
    ) -> None:
        with_days, of_days = days_table(listing)
        names = names_for(database, replace(listing, view="mine"))
        bits = " + ".join(
            f"case when {where(replace(listing, view=word, terms=()), {}, names)} then {bit} else 0 end"
            for word, bit in _BITS.items()
        )
        by_board = database.tuples("select id, board_rag from action where board_rag is not null and removed = 0")
        board: dict[int, str] = dict(by_board)
        source = f"from action a join day d on d.plan_id = a.plan_id where a.removed = 0{among}"
        masks: Counter[int] = Counter()
        for action_id, rag, mask in database.each(f"{with_days} select a.id, a.rag, {bits} {source}", of_days | params):
            kept = _judged(mask, ratings, action_id, (rag, board.get(action_id)))
            if action_id >= len(self._masks):
                self._masks.extend([0] * (action_id + 1 - len(self._masks)))
            self._masks[action_id] = kept
            masks[kept] += 1
        for mask, number in masks.items():
            self._add(mask, number)

    def _add(self, mask: int, number: int) -> None:
        for word, bit in _BITS.items():
            if mask & bit:
                self.counts[word] += number


def _judged(mask: int, ratings: Ratings | None, action_id: int, voices: tuple[Any, Any]) -> int:
    """Without the views that ratings keep it out of."""
    for word in _RATED:
        if mask & _BITS[word] and (ratings is None or not is_in_view(word, ratings, action_id, voices)):
            mask &= ~_BITS[word]
    return mask
