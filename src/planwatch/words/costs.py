"""How costs are said."""

from collections.abc import Sequence
from decimal import Decimal

from planwatch.model.costs.printed import Added
from planwatch.model.costs.totals import Group, calculated, in_a_year
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.money import pounds


def basis_in_words(cost: Cost) -> str:
    """``£350 × 5 days a week × 6 months``; without a rate ``24.54 posts``; empty where nothing is counted."""
    counted = [
        " ".join(filter(None, (figure_text(figure), _of_one(unit) if figure == 1 else unit)))
        for figure, unit in ((cost.quantity, cost.unit), (cost.periods, cost.period_unit))
        if figure is not None
    ]
    return " × ".join(([pounds(cost.rate)] if cost.rate is not None else []) + counted)


def _of_one(unit: str) -> str:
    """``post`` of ``posts``; more words than one are left as they are."""
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") and " " not in unit else unit


def sum_in_words(cost: Cost) -> str:
    """``£10,500``, with ``a year`` where it recurs; empty where nothing says."""
    own = in_a_year(cost)
    return "" if own is None else f"{pounds(own)}{' a year' * cost.recurring}"


def differs_in_words(cost: Cost) -> str:
    """``£42,000`` where the paper prints another sum than its own rate makes; else empty."""
    own = calculated(cost)
    return pounds(cost.amount) if cost.amount is not None and own is not None and own != cost.amount else ""


def group_in_words(group: Group) -> str:
    """``forecast £21,600, of it £20,000 funded, £1,600 not funded``."""
    if not group.funded:
        return f"{group.kind} {pounds(group.pence)}, nothing of it funded"
    return f"{group.kind} {pounds(group.pence)}, {pounds(group.funded)} funded, {pounds(group.unfunded)} not funded"


def totals_in_words(groups: Sequence[Group]) -> str:
    """The totals of each kind, on one line."""
    return "; ".join(map(group_in_words, groups))


def in_words(cost: Cost) -> str:
    """``forecast: £350 × 5 × 6 months = £10,500, printed as £42,000 · 2015/16``."""
    basis, comes_to, printed = basis_in_words(cost), sum_in_words(cost), differs_in_words(cost)
    told = " = ".join(filter(None, (basis if cost.amount is None or cost.rate is not None else "", comes_to)))
    told = f"{cost.kind}: {told or basis or 'not priced'}" + (f", printed as {printed}" if printed else "")
    return told + (f" · {', '.join(cost.years)}" if cost.years else "")


def funding_in_words(cost: Cost) -> str:
    """``£20,000 funded by the training budget``; ``not funded``."""
    if cost.funded is None:
        return "not funded"
    return f"{pounds(cost.funded)} funded" + (f" by {cost.funded_by}" if cost.funded_by else "")


def added_in_words(added: Added) -> str:
    """``the paper's own total £42,000; its lines K1, K2 come to £10,500``."""
    lines = ", ".join(added.refs) or "none"
    told = [f"{printed}; its lines {lines} come to {sums}" for printed, sums in _both(added)]
    return f"the paper's own total {' and '.join(told)}" if told else f"the paper's own total of {lines}"


def added_in_short(added: Added) -> str:
    """``is given as 53.54, its lines come to 55.54``: what differs only."""
    return " and ".join(
        f"is given as {printed}, its lines come to {sums}" for printed, sums in _both(added) if printed != sums
    )


def _both(added: Added) -> list[tuple[str, str]]:
    """What is printed and what the lines come to, in money and in what is counted, where both are known."""
    found = ((added.printed, added.pence), (added.quantity, added.added))
    return [(_text(printed), _text(sums)) for printed, sums in found if printed is not None and sums is not None]


def _text(value: int | Decimal) -> str:
    return figure_text(value) if isinstance(value, Decimal) else pounds(value)
