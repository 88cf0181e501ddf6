"""``planwatch costs``: what the plan costs, line by line or in totals."""

from collections.abc import Sequence

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.model.actions.row import PlanDay
from planwatch.model.costs.totals import By, Group
from planwatch.model.plan.money import in_pounds, pounds
from planwatch.service.costs.costs import COSTS, totals_of
from planwatch.service.plan.part_read import filtered, part_rows
from planwatch.words.costs import totals_in_words

_EPILOG = """\
\b
Filter words: ref: title: kind: year: theme: action: fund: funded: printed:
included_in: total: recurring: note: plan: and bare words, which search
everything; not:… turns one round. funded:none is what nobody pays for yet,
printed:£ what the paper prints otherwise than its own rate makes.

\b
Examples:
  planwatch costs
  planwatch costs theme:workforce funded:none
  planwatch costs --by year
  planwatch costs --by fund --json
"""
_NONE = {By.YEAR: "no year", By.THEME: "the plan as a whole", By.FUND: "not funded"}


@click.command("costs", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@click.option("--by", type=click.Choice([by.value for by in By]), help="Totals by year, theme or fund.")
@json_option("As JSON, a cost or a total on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], by: str | None, as_json: bool) -> None:
    """List what the plan costs: each line with what it comes to and where it counts, and the totals below.

    Totals add: by year, by theme or by fund they come to the same. An action's own cost counts where it has no line.
    """
    if by is None:
        list_parts(options, COSTS, words, as_json=as_json)
    with plan_file(options) as session:
        if by is None and as_json:
            return
        every = part_rows(session, COSTS)
        rows = filtered(COSTS, every, words) if words else None
        grouped = By(by) if by is not None else None
        found = [(day, group) for day in session.plan_days() for group in totals_of(session, day, grouped, rows)]
    if grouped is None:
        several = len({day.id for day, _ in found}) > 1
        for day in {day.id: day for day, _ in found}.values():
            told = totals_in_words([group for of, group in found if of.id == day.id])
            say(f"{f'{day.plan.ref}: ' if several else ''}{told}")
    elif as_json:
        out_json([_json(day, grouped, group) for day, group in found])
    elif found:
        out(_table(found, grouped))
    else:
        say("nothing is priced")


def _json(day: PlanDay, by: By, group: Group) -> dict[str, object]:
    return {
        "plan": day.plan.ref, by.value: group.name, "kind": group.kind, "total": in_pounds(group.pence),
        "funded": in_pounds(group.funded), "not_funded": in_pounds(group.unfunded), "refs": list(group.refs),
    }  # fmt: skip


def _table(found: Sequence[tuple[PlanDay, Group]], by: By) -> list[str]:
    """A line for each total, then the sum of those of one plan and kind."""
    cells: list[list[Cell]] = []
    for of, kind in dict.fromkeys((day.plan.ref, group.kind) for day, group in found):
        own = [group for day, group in found if (day.plan.ref, group.kind) == (of, kind)]
        cells += [_cells(of, group.name or _NONE[by], group, "") for group in own]
        refs = tuple(dict.fromkeys(ref for group in own for ref in group.refs))
        whole = Group(kind, "", sum(group.pence for group in own), sum(group.funded for group in own), refs)
        cells.append(_cells(of, f"all {kind}", whole, "bold"))
    columns = (
        TextColumn("Plan", 12, drop=2), TextColumn(by.value.capitalize(), 0), TextColumn("Kind", 8, drop=3),
        TextColumn("Total", 16), TextColumn("Funded", 16), TextColumn("Not funded", 16), TextColumn("Lines", 5, drop=1),
    )  # fmt: skip
    return table(columns, cells, terminal_width())


def _cells(of: str, name: str, group: Group, style: str) -> list[Cell]:
    sums = (pounds(group.pence), pounds(group.funded), pounds(group.unfunded))
    return [(of, ""), (name, style), (group.kind, ""), *((each, style) for each in sums), (str(len(group.refs)), "")]
