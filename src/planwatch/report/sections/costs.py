"""What the plan costs: every line, with totals by year and fund that add, and the paper's own totals beside them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from planwatch.model.costs.printed import added_again
from planwatch.model.costs.totals import By, Group, Piece, counted, totals
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.money import pounds
from planwatch.report.cells import marked
from planwatch.report.document import Block, Cell, Section, Table, Words, cut, row, section
from planwatch.report.input import ReportInput
from planwatch.words.costs import (
    added_in_short,
    added_in_words,
    basis_in_words,
    differs_in_words,
    funding_in_words,
    sum_in_words,
    totals_in_words,
)

_NONE = {By.YEAR: "no year", By.THEME: "the plan as a whole", By.FUND: "not funded"}
_NOT_KEPT = "Costs: not kept in this plan."
_HEADS = ("Cost", "For", "Basis", "Comes to", "Printed", "Years", "Funded", "Counts")


def as_section(given: ReportInput) -> Section:
    """The lines in their order, then the totals of what counts."""
    costs, found = given.told.cost, given.priced
    blocks: list[Block] = [_lines(given, costs)] if costs else []
    if found:
        blocks += [Words(f"Together: {totals_in_words(totals(found))}."), Words(_left_out(given))]
        blocks += [_own(given, found, costs), *(_table(given, found, by) for by in By)]
    else:
        blocks.append(Words(_left_out(given)))
    blocks += [Words(_added(given, cost, found)) for cost in costs if cost.total]
    return section("costs", "Costs", blocks, _NOT_KEPT)


def together(given: ReportInput) -> str:
    """``forecast £70,500, £20,000 funded, £50,500 not funded``; that none is kept."""
    return totals_in_words(totals(given.priced)) or "not kept"


def _left_out(given: ReportInput) -> str:
    """That what is told adds without what is internal, for a public forum."""
    gone = given.withheld.get("cost")
    if not gone:
        return ""
    lines = "1 line is" if len(gone) == 1 else f"{len(gone)} lines are"
    return f"{lines} left out as internal, and all sums here are without {'it' if len(gone) == 1 else 'them'}."


def in_short(given: ReportInput, most: int) -> Section:
    """What it comes to, what of that is not funded, and where the paper's own figures say otherwise.

    The ``most`` largest, and as many differences, are named. It says where the rest is.
    """
    costs, found = given.told.cost, given.priced
    if not found and not costs:
        return section("costs", "Costs", [Words(_left_out(given))], _NOT_KEPT)
    blocks = [
        Words(
            f"Together: {totals_in_words(totals(found))}. {_unfunded(given, found, most)}"
            if found
            else "Nothing is priced."
        ),
        Words(_left_out(given)),
        Words(_differing(given, found, most)),
    ]
    made = section("costs", "Costs", blocks, "")
    return replace(made, more="Line by line, and by year, theme and fund, in the annex to section Costs.")


def annex(given: ReportInput, *, once: bool) -> Section:
    """The whole for the annex; ``once``: without what ``in_short`` says already."""
    whole, said = as_section(given), Words(f"Together: {together(given)}.")
    blocks = tuple(block for block in whole.blocks if not once or block != said)
    return replace(whole, key="annex-costs", title="Annex to section Costs", blocks=blocks)


def of_actions(given: ReportInput, refs: Collection[str]) -> list[Block]:
    """What these actions cost, by the lines that name them or by their own cost; nothing where none has any."""
    found = [given.priced[at] for at in sorted(at for ref in refs for at in given.priced_for.get(ref, ()))]
    if not found:
        return []
    named = ", ".join(dict.fromkeys(one.ref for one in found))
    return [Words(f"What it costs: {totals_in_words(totals(found))} ({named}).")]


def _unfunded(given: ReportInput, found: Sequence[Piece], most: int) -> str:
    """``Not funded: 9 of 12. The largest: K6 What the review recommends, £1,300,000; ….``."""
    titles = {cost.ref: cost.title for cost in given.told.cost}
    titles |= {action.ref: action.title for action in given.told.action if action.ref not in titles}
    owed: dict[str, int] = {}
    for piece in found:
        owed[piece.ref] = owed.get(piece.ref, 0) + (0 if piece.fund else piece.pence)
    bare = sorted((ref for ref in owed if owed[ref] > 0), key=lambda ref: -owed[ref])
    if not bare:
        return "All of it is funded." if found else ""
    named = "; ".join(f"{ref} {cut(titles.get(ref, ''), 30)}, {pounds(owed[ref])}" for ref in bare[:most])
    largest = "The largest: " if len(bare) > most else ""
    return f"Not funded, or only in part: {len(bare)} of {len(owed)}.{f' {largest}{named}.' * bool(named)}"


def _differing(given: ReportInput, found: Sequence[Piece], most: int) -> str:
    """Where the paper prints another figure than counts: lines by their rate, totals by their lines."""
    costs, starts = given.told.cost, given.plan.year_starts
    said = [
        f"{cost.ref} is printed as {differs_in_words(cost)}, {basis_in_words(cost)} is {sum_in_words(cost)}"
        for cost in costs
        if differs_in_words(cost)
    ]
    wrong = [cost for cost in costs if cost.total and not added_again(cost, costs, found, starts).is_right]
    said += [f"{cost.ref} {added_in_short(added_again(cost, costs, found, starts))}" for cost in wrong]
    more = f"; and {len(said) - most} more" if len(said) > most else ""
    return f"The figures differ: {'; '.join(said[:most])}{more}." if said else ""


def _added(given: ReportInput, cost: Cost, found: Sequence[Piece]) -> str:
    added = added_again(cost, given.told.cost, found, given.plan.year_starts)
    return f"{cost.ref}, {cost.title}: {added_in_words(added)}."


def _lines(given: ReportInput, costs: Sequence[Cost]) -> Table:
    adding = {cost.ref for cost in counted(costs, given.plan.year_starts)}
    rows = [
        row(
            marked(cost, f"{cost.ref} {cost.title}"),
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
