"""A paper's own totals, and what its lines come to when they are added again."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from planwatch.model.costs.totals import Piece, chain, in_a_year, whole
from planwatch.model.costs.years import read_shares
from planwatch.model.plan.cost import Cost


class Added(Struct, frozen=True):
    """What the lines of a total come to, beside what it says; None on both sides where that is no question."""

    refs: tuple[str, ...]
    printed: int | None
    pence: int | None
    quantity: Decimal | None = None
    """As the paper has it, of what is counted: posts, cases."""
    added: Decimal | None = None

    @property
    def is_right(self) -> bool:
        """Whether paper and sum say the same."""
        return self.printed == self.pence and self.quantity == self.added


def added_again(total: Cost, costs: Sequence[Cost], found: Sequence[Piece], year_starts: int) -> Added:
    """What is included in the total, added; where nothing is: all that counts of its kind, action, theme and years."""
    members = [cost for cost in costs if cost.included_in == total.ref]
    if not members:
        return _whole_plan(total, found, year_starts)
    by_ref = {cost.ref: cost for cost in costs}
    sums = [_sum(cost, costs, by_ref, year_starts) for cost in members]
    printed = whole(total, year_starts)
    pence = sum(each for each in sums if each is not None) if any(each is not None for each in sums) else None
    counts = [cost.quantity for cost in members if cost.quantity is not None and cost.unit == total.unit]
    is_counted = total.quantity is not None and total.rate is None and bool(counts)
    return Added(
        tuple(cost.ref for cost in members),
        printed if pence is not None else None,
        pence if printed is not None else None,
        total.quantity if is_counted else None,
        sum(counts, Decimal(0)) if is_counted else None,
    )


def _sum(cost: Cost, costs: Sequence[Cost], by_ref: dict[str, Cost], year_starts: int) -> int | None:
    """What a line comes to; of a total what its own lines do."""
    if not cost.total or chain(cost, by_ref) is None:
        return whole(cost, year_starts)
    sums = [_sum(one, costs, by_ref, year_starts) for one in costs if one.included_in == cost.ref]
    known = [each for each in sums if each is not None]
    return sum(known) if known else whole(cost, year_starts)


def _whole_plan(total: Cost, found: Sequence[Piece], year_starts: int) -> Added:
    years = {share.year for share in read_shares(total.years, year_starts)}
    meant = [
        piece
        for piece in found
        if piece.kind is total.kind
        and (not total.theme or piece.theme == total.theme)
        and (not years or piece.year in years)
    ]
    printed = in_a_year(total)
    pence = sum(piece.pence for piece in meant) if printed is not None else None
    return Added(tuple(dict.fromkeys(piece.ref for piece in meant)), printed, pence)
