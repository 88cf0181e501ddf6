"""What costs come to: line by line to the penny, and in totals that add whatever they are grouped by."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

from planwatch.model.costs.years import read_shares, split
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.kinds import CostKind, Status
from planwatch.model.plan.snapshot import Snapshot

NOBODY = "by whom is not said"
"""The fund of what is funded by nobody that is named."""


class By(StrEnum):
    """What totals are grouped by."""

    YEAR = "year"
    THEME = "theme"
    FUND = "fund"


class Costed(Struct, frozen=True):
    """An action as costs see it."""

    ref: str
    title: str
    theme: str
    cost: int | None
    """Pence by its own field; None where there is none, or it was withdrawn."""


class Piece(Struct, frozen=True):
    """A part of what is counted: of one line, in one year, of one fund."""

    ref: str
    """Of the cost, or of the action whose own cost it is."""
    kind: CostKind
    year: str
    """Empty: none is said."""
    theme: str
    fund: str
    """Who pays; empty: not funded."""
    pence: int


class Group(Struct, frozen=True):
    """A total: of the pieces of one kind with that year, theme or fund."""

    kind: CostKind
    name: str
    pence: int
    funded: int
    refs: tuple[str, ...]

    @property
    def unfunded(self) -> int:
        """What nobody pays yet."""
        return self.pence - self.funded


def calculated(cost: Cost) -> int | None:
    """Rate × quantity × periods in pence, half a penny up; None without a rate."""
    if cost.rate is None:
        return None
    one = Decimal(1)
    exact = cost.rate * _or(cost.quantity, one) * _or(cost.periods, one)
    return int(exact.to_integral_value(ROUND_HALF_UP))


def _or(figure: Decimal | None, other: Decimal) -> Decimal:
    return figure if figure is not None else other


def in_a_year(cost: Cost) -> int | None:
    """What it comes to, if recurring in each year: the calculated sum, else what is printed."""
    own = calculated(cost)
    return own if own is not None else cost.amount


def whole(cost: Cost, year_starts: int) -> int | None:
    """What it comes to in all of its years, in pence; None where nothing says."""
    own = in_a_year(cost)
    if own is None or not cost.recurring:
        return own
    return own * max(1, len(read_shares(cost.years, year_starts)))


def shares(cost: Cost, year_starts: int) -> list[tuple[str, int]]:
    """What falls into each year, "" for none that is said; they add to the whole."""
    found, own = read_shares(cost.years, year_starts), in_a_year(cost)
    if own is None:
        return []
    if cost.recurring and found:
        return [(share.year, own) for share in found]
    return split(own, found)


def counted(costs: Sequence[Cost], year_starts: int) -> list[Cost]:
    """The lines that add: with a sum, no totals, and in nothing of their kind that counts in their place.

    Where they go round in a circle, all of it counts: ``check`` tells that.
    """
    by_ref = {cost.ref: cost for cost in costs}
    return [
        cost
        for cost in costs
        if not cost.total and whole(cost, year_starts) is not None and not _is_within(cost, by_ref, year_starts)
    ]


def _is_within(cost: Cost, by_ref: Mapping[str, Cost], year_starts: int) -> bool:
    above = chain(cost, by_ref)
    if above is None:
        return False
    return any(not one.total and one.kind is cost.kind and in_a_year(one) is not None for one in above)


def chain(cost: Cost, by_ref: Mapping[str, Cost]) -> list[Cost] | None:
    """What a cost is included in, and that in turn; None where it is a circle."""
    found, seen, at = list[Cost](), {cost.ref}, cost
    while (above := by_ref.get(at.included_in)) is not None:
        if above.ref in seen:
            return None
        seen.add(above.ref)
        found.append(above)
        at = above
    return found


def pieces(costs: Sequence[Cost], actions: Iterable[Costed], year_starts: int) -> list[Piece]:
    """All that is counted: the lines, and what actions cost by their own field that have no line."""
    known = {action.ref: action for action in actions}
    found = [piece for cost in counted(costs, year_starts) for piece in _pieces(cost, known, year_starts)]
    lined = {cost.action for cost in costs}
    return found + [
        Piece(one.ref, CostKind.FORECAST, "", one.theme, "", one.cost)
        for one in known.values()
        if one.cost is not None and one.ref not in lined
    ]


def theme_of(cost: Cost, actions: Mapping[str, Costed]) -> str:
    """Its own theme, else that of its action."""
    return cost.theme or (actions[cost.action].theme if cost.action in actions else "")


def _pieces(cost: Cost, actions: Mapping[str, Costed], year_starts: int) -> list[Piece]:
    """The funded part pays for the first years first; what it has over their sum is in the last."""
    found, parts, left = list[Piece](), shares(cost, year_starts), cost.funded or 0
    theme, fund = theme_of(cost, actions), cost.funded_by or NOBODY
    for place, (year, pence) in enumerate(parts):
        paid = left if place == len(parts) - 1 else max(0, min(left, pence))
        left -= paid
        if paid:
            found.append(Piece(cost.ref, cost.kind, year, theme, fund, paid))
        if pence - paid or not paid:
            found.append(Piece(cost.ref, cost.kind, year, theme, "", pence - paid))
    return found


def of_snapshot(snapshot: Snapshot) -> list[Piece]:
    """All that is counted of a whole plan."""
    actions = [
        Costed(one.ref, one.title, one.theme, one.cost if one.status is not Status.WITHDRAWN else None)
        for one in snapshot.action
    ]
    return pieces(snapshot.cost, actions, snapshot.plan.year_starts)


def totals(found: Sequence[Piece], by: By | None = None, order: Sequence[str] = ()) -> list[Group]:
    """The totals of each kind by year, theme or fund, those of no name last; by nothing: one for each kind.

    ``order`` is that of the names, where it is not their own.
    """
    groups: dict[tuple[CostKind, str], list[Piece]] = {}
    for piece in found:
        groups.setdefault((piece.kind, getattr(piece, by) if by is not None else ""), []).append(piece)
    places = {name: place for place, name in enumerate(order)}
    kinds = list(CostKind)

    def key(one: tuple[CostKind, str]) -> tuple[int, bool, int, str]:
        return kinds.index(one[0]), not one[1], places.get(one[1], len(places)), one[1]

    return [_group(*name, groups[name]) for name in sorted(groups, key=key)]


def _group(kind: CostKind, name: str, found: Sequence[Piece]) -> Group:
    pence = sum(piece.pence for piece in found)
    funded = sum(piece.pence for piece in found if piece.fund)
    return Group(kind, name, pence, funded, tuple(dict.fromkeys(piece.ref for piece in found)))
