"""What the plan costs: every line, with totals by year and fund that add, and the paper's own totals beside them."""

from collections.abc import Sequence

from planwatch.model.costs.printed import added_again
from planwatch.model.costs.totals import By, Group, Piece, counted, of_snapshot, totals
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.money import pounds
from planwatch.report.document import Block, Cell, Section, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.words.costs import (
    added_in_words,
    basis_in_words,
    differs_in_words,
    funding_in_words,
    sum_in_words,
    totals_in_words,
)

_NONE = {By.YEAR: "no year", By.THEME: "the plan as a whole", By.FUND: "not funded"}
_HEADS = ("Cost", "For", "Basis", "Comes to", "Printed", "Years", "Funded", "Counts")


def as_section(given: ReportInput) -> Section:
    """The lines in their order, then the totals of what counts."""
    costs, found = given.told.cost, of_snapshot(given.told)
    blocks: list[Block] = [_lines(given, costs)] if costs else []
    if found:
        blocks.append(Words(f"Together: {totals_in_words(totals(found))}."))
        blocks += [_own(given, found, costs), *(_table(given, found, by) for by in By)]
    blocks += [
        Words(f"{cost.ref}, {cost.title}: {added_in_words(added_again(cost, costs, found, given.plan.year_starts))}.")
        for cost in costs
        if cost.total
    ]
    return section("costs", "Costs", blocks, "Costs: not kept in this plan.")


def _lines(given: ReportInput, costs: Sequence[Cost]) -> Table:
    adding = {cost.ref for cost in counted(costs, given.plan.year_starts)}
    rows = [
        row(
            f"{cost.ref} {cost.title}",
            cost.action or cost.theme or "the plan",
            basis_in_words(cost) or "–",
            sum_in_words(cost) or "–",
            Cell(differs_in_words(cost) or "–", "" if differs_in_words(cost) else "muted"),
            ", ".join(cost.years) or "–",
            funding_in_words(cost) if cost.ref in adding or cost.funded is not None else "–",
            _counts(cost, cost.ref in adding),
        )
        for cost in costs
    ]
    return Table("Costs, line by line", _HEADS, tuple(rows))


def _counts(cost: Cost, is_counted: bool) -> str:
    if cost.total:
        return "a total"
    return str(cost.kind) if is_counted else f"in {cost.included_in}" if cost.included_in else "no"


def _own(given: ReportInput, found: Sequence[Piece], costs: Sequence[Cost]) -> Words:
    """Which actions count by the cost that stands with themselves."""
    lines = {cost.ref for cost in costs}
    refs = [piece.ref for piece in found if piece.ref not in lines]
    return Words(f"Without a line, counted by their own cost: {', '.join(refs)}." if refs else "")


def _table(given: ReportInput, found: Sequence[Piece], by: By) -> Table:
    order = [theme.title for theme in given.told.theme]
    groups = totals(found, by, order)
    rows = tuple(_row(group.name or _NONE[by], group) for group in groups)
    kinds = {group.kind for group in groups}
    total = _row("All", totals(found)[0]) if len(kinds) == 1 else ()
    return Table(f"Costs by {by}", (by.capitalize(), "Kind", "Total", "Funded", "Not funded"), rows, total,
                 frozenset((2, 3, 4)))  # fmt: skip


def _row(name: str, group: Group) -> tuple[Cell, ...]:
    return row(name, str(group.kind), *map(pounds, (group.pence, group.funded, group.unfunded)))
