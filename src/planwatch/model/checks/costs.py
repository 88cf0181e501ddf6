"""Checks of costs: sums that are not what they are made of, what is counted twice, what has no year."""

import re
from collections.abc import Iterator

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.costs.printed import Added, added_again
from planwatch.model.costs.totals import calculated, chain, counted, in_a_year, of_snapshot, whole
from planwatch.model.costs.years import read_share, read_shares
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.kinds import CostKind
from planwatch.model.plan.money import pounds
from planwatch.model.text.names import folded
from planwatch.model.text.visible import short

_SAYS_SO = re.compile(r"\b(?:included|counted|contained|part)\s+(?:as\s+part\s+)?(?:in|of|within)\b", re.IGNORECASE)
"""What a note says of a cost that counts elsewhere: “included as part of the 1.3 m”."""


def cost_sum(look: CheckInput) -> Iterator[Found]:
    """Lines whose printed amount is not rate × quantity × periods."""
    for cost in look.snapshot.cost:
        own, printed = calculated(cost), cost.amount
        if own is not None and printed is not None and own != printed:
            said = f"{pounds(printed)} is printed, but {_basis(cost)} is {pounds(own)}"
            yield _found(cost, said, f"{printed} {own}")


def cost_total(look: CheckInput) -> Iterator[Found]:
    """Totals of the paper that are not what their lines come to."""
    costs, starts = look.snapshot.cost, look.snapshot.plan.year_starts
    every = of_snapshot(look.snapshot) if any(cost.total for cost in costs) else []
    for cost in costs:
        if cost.total and not (added := added_again(cost, costs, every, starts)).is_right:
            yield _found(cost, f"The total is given as {_sides(added)}", f"{_sides(added)} {' '.join(added.refs)}")


def _sides(added: Added) -> str:
    if added.printed != added.pence and added.printed is not None and added.pence is not None:
        return f"{pounds(added.printed)}, but its lines come to {pounds(added.pence)}"
    if added.quantity is not None and added.added is not None:
        return f"{figure_text(added.quantity)}, but its lines come to {figure_text(added.added)}"
    return ""


def cost_twice(look: CheckInput) -> Iterator[Found]:
    """Lines that say they are in another but count, that say the same as another, or go round in a circle."""
    costs, starts = look.snapshot.cost, look.snapshot.plan.year_starts
    by_ref = {cost.ref: cost for cost in costs}
    adding = counted(costs, starts)
    for cost in costs:
        if chain(cost, by_ref) is None:
            yield _found(cost, "It is included in itself, by way of others", cost.included_in)
        elif not cost.included_in and (match := _SAYS_SO.search(f"{cost.title}\n{cost.note}")):
            own = "Its lines count" if cost.total else "It counts"
            yield _found(cost, f"{own}, though “{short(match[0])}” stands in its text", match[0])
    for first, second in _same(adding, starts):
        said = f"The same as {first.ref}, {pounds(whole(first, starts) or 0)}, and both count"
        yield _found(second, said, f"{first.ref} {whole(first, starts)}")


def _same(adding: list[Cost], starts: int) -> Iterator[tuple[Cost, Cost]]:
    """Two of one kind, title and sum that are not of different years, actions or themes."""
    groups: dict[tuple[CostKind, str, int | None, tuple[str, ...], str, str], list[Cost]] = {}
    for cost in adding:
        years = tuple(share.year for share in read_shares(cost.years, starts))
        key = (cost.kind, folded(" ".join(cost.title.split())), whole(cost, starts), years, cost.action, cost.theme)
        groups.setdefault(key, []).append(cost)
    for found in groups.values():
        if whole(found[0], starts):
            yield from ((found[0], one) for one in found[1:])


def cost_funded(look: CheckInput) -> Iterator[Found]:
    """Lines that have more money than they cost."""
    starts = look.snapshot.plan.year_starts
    for cost in look.snapshot.cost:
        own = whole(cost, starts)
        if cost.funded is not None and own is not None and cost.funded > own:
            yield _found(cost, f"{pounds(cost.funded)} is funded of {pounds(own)}", f"{cost.funded} {own}")


def cost_year(look: CheckInput) -> Iterator[Found]:
    """What recurs and has no year, years that are none of the plan's, and shares that do not add."""
    starts = look.snapshot.plan.year_starts
    for cost in look.snapshot.cost:
        unread = [words for words in cost.years if read_share(words, starts) is None]
        found, own = read_shares(cost.years, starts), in_a_year(cost)
        shared = sum(share.pence or 0 for share in found)
        if unread:
            yield _found(cost, f"“{short(unread[0])}” is no financial year of the plan", unread[0])
        elif cost.recurring and not found:
            yield _found(cost, "It recurs, and no year is given: it counts once", "no year")
        elif own is not None and not cost.recurring and _is_off(shared, own, all(s.pence is not None for s in found)):
            yield _found(cost, f"Its years have {pounds(shared)} of {pounds(own)}", f"{shared} {own}")


def _is_off(shared: int, own: int, all_shared: bool) -> bool:
    """Whether shares are more than the sum, or are less though every year has one."""
    return shared > own or (bool(shared) and all_shared and shared != own)


def cost_over(look: CheckInput) -> Iterator[Found]:
    """Where more was paid than was agreed, for an action, theme or the plan: what lines of both kinds are of."""
    starts = look.snapshot.plan.year_starts
    sums: dict[tuple[str, str], dict[CostKind, int]] = {}
    last: dict[tuple[str, str], Cost] = {}
    for cost in counted(look.snapshot.cost, starts):
        of = (cost.action, cost.theme)
        kinds = sums.setdefault(of, {})
        kinds[cost.kind] = kinds.get(cost.kind, 0) + (whole(cost, starts) or 0)
        if cost.kind is CostKind.ACTUAL:
            last[of] = cost
    for of, cost in last.items():
        budget, actual = sums[of].get(CostKind.BUDGET), sums[of][CostKind.ACTUAL]
        if budget is not None and actual > budget:
            where = of[0] or of[1] or "the plan"
            yield _found(cost, f"{pounds(actual)} is paid for {where}, above the budget of {pounds(budget)}",
                         f"{actual} {budget}")  # fmt: skip


def cost_differs(look: CheckInput) -> Iterator[Found]:
    """Actions whose own cost is not what their lines come to; nor what those are printed as, which ``cost-sum`` tells.

    What was paid is none of it, and a budget only where nothing is forecast.
    """
    starts = look.snapshot.plan.year_starts
    lines: dict[str, list[Cost]] = {}
    for cost in look.snapshot.cost:
        if not cost.total and in_a_year(cost) is not None:
            lines.setdefault(cost.action, []).append(cost)
    for action in [one for one in look.snapshot.action if one.cost is not None]:
        own = lines.get(action.ref, [])
        kind = next((each for each in (CostKind.FORECAST, CostKind.BUDGET) if any(c.kind is each for c in own)), None)
        told = _without_parts([cost for cost in own if cost.kind is kind])
        comes_to = sum(whole(cost, starts) or 0 for cost in told)
        in_year = sum(in_a_year(cost) or 0 for cost in told)
        printed = sum(cost.amount if cost.amount is not None else whole(cost, starts) or 0 for cost in told)
        if told and action.cost is not None and action.cost not in (comes_to, in_year, printed):
            refs = ", ".join(cost.ref for cost in told)
            said = f"Its own cost is {pounds(action.cost)}, but {refs} come to {pounds(comes_to)}"
            yield Found(action.ref, said, f"{action.cost} {comes_to}")


def _without_parts(costs: list[Cost]) -> list[Cost]:
    """Those that are not included in another of them."""
    refs = {cost.ref for cost in costs}
    return [cost for cost in costs if cost.included_in not in refs]


def _found(cost: Cost, said: str, facts: str) -> Found:
    return Found(cost.ref, f"{said}: {short(cost.title, 120)}", facts, part=About.COST)


def _basis(cost: Cost) -> str:
    figures = [figure_text(each) for each in (cost.quantity, cost.periods) if each is not None]
    return " × ".join([pounds(cost.rate or 0), *figures])
