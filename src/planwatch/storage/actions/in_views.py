"""How many actions are in each view, and which: a bit a view of every action, so that an edit counts only its own."""

from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from planwatch.model.actions.filter import Term
from planwatch.model.values import Struct, replace
from planwatch.storage.actions.conditions import VIEWS, Listing, days_table, where
from planwatch.storage.actions.listing import names_for, needs_ratings, passes
from planwatch.storage.actions.ratings import Ratings, highest_id
from planwatch.storage.engine.dialect import ids_in
from planwatch.storage.engine.sqlite import Database

_ALL = "from action a join day d on d.plan_id = a.plan_id join plan p on p.id = a.plan_id where a.removed = 0"
_MOST = 63
"""Views that have a bit; those beyond are not counted."""


class Counted(Struct, frozen=True):
    """A view that is counted under its ``word``: one that everybody has, or what a filter leaves of one."""

    word: str
    base: str
    terms: tuple[Term, ...] = ()
    plan: int | None = None
    """The plan that it is of; None: all."""


_EVERYBODYS = tuple(Counted(word, word) for word in VIEWS)


class InViews:
    """The views that each action of some plans is in, whatever is filtered; eight bytes an action."""

    def __init__(self, own: Sequence[Counted] = ()) -> None:
        """``own``: the views that are counted beside those that everybody has."""
        self._masks = array("Q")
        self._views = (*_EVERYBODYS, *own)[:_MOST]
        self._known = self._views
        self.counts: Counter[str] = Counter()

    def told(self) -> Mapping[str, int]:
        """How many there are in each view by its word; none for a view that waits for ratings."""
        return {view.word: self.counts[view.word] for view in self._known}

    def read(self, database: Database, listing: Listing, ratings: Ratings | None) -> None:
        """Count all of the listing's plans; without ``ratings`` what turns on them is left open."""
        self._masks = array("Q", bytes(8 * (highest_id(database) + 1)))
        self._known = tuple(view for view in self._views if ratings is not None or not _is_rated(view, listing))
        self.counts.clear()
        self._count(database, listing, ratings, "")

    def follow(self, database: Database, listing: Listing, ratings: Ratings | None, ids: Collection[int]) -> None:
        """Count these actions anew: they changed."""
        for action_id in ids:
            if action_id < len(self._masks):
                self._add(self._masks[action_id], -1)
                self._masks[action_id] = 0
        self._count(database, listing, ratings, f" and a.id in {ids_in(ids)}")

    def _count(self, database: Database, listing: Listing, ratings: Ratings | None, among: str) -> None:
        with_days, params = days_table(listing)
        names = names_for(database, replace(listing, view="mine"))
        bits: list[str] = []
        judged: list[tuple[int, Listing]] = []
        for number, view in enumerate(self._views):
            asked = _asked(view, listing)
            if not asked.days:
                continue
            of = f"a.plan_id = {view.plan} and " if view.plan is not None else ""
            bits.append(f"case when {of}{where(asked, params, names)} then {1 << number} else 0 end")
            if needs_ratings(asked):
                judged.append((1 << number, asked))
        by_board = database.tuples("select id, board_rag from action where board_rag is not null and removed = 0")
        board: dict[int, str] = dict(by_board)
        found = f"select a.id, a.rag, {' + '.join(bits) or 0} {_ALL}{among}"
        masks: Counter[int] = Counter()
        for action_id, rag, mask in database.each(f"{with_days} {found}", params):
            voices = rag, board.get(action_id)
            out = sum(
                bit
                for bit, asked in judged
                if mask & bit and (ratings is None or not passes(asked, ratings, action_id, voices))
            )
            if action_id >= len(self._masks):
                self._masks.extend([0] * (action_id + 1 - len(self._masks)))
            self._masks[action_id] = mask - out
            masks[mask - out] += 1
        for mask, number in masks.items():
            self._add(mask, number)

    def _add(self, mask: int, number: int) -> None:
        for at, view in enumerate(self._views):
            if mask >> at & 1:
                self.counts[view.word] += number


def _asked(view: Counted, listing: Listing) -> Listing:
    days = listing.days if view.plan is None else tuple(day for day in listing.days if day.id == view.plan)
    return replace(listing, view=view.base, terms=view.terms, days=days)


def _is_rated(view: Counted, listing: Listing) -> bool:
    return needs_ratings(_asked(view, listing))
