"""The plural of every kind of part: those that have the words, as a table or as JSON."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.session import plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.model.plan.field import Holds
from planwatch.model.plan.keys import flat
from planwatch.model.plan.money import in_pounds
from planwatch.service.plan.kind import Kind, R, shown_columns
from planwatch.service.plan.part_read import filtered, part_rows


def list_parts(
    options: Options,
    kind: Kind[R],
    words: Sequence[str],
    *,
    as_json: bool,
    foot: Callable[[Sequence[R]], Iterable[str]] = lambda rows: (),
) -> list[R]:
    """Print those of a kind with all the words of the filter, and give them; raises PlanwatchError.

    ``foot`` gives lines that stand below the table.
    """
    with plan_file(options) as session:
        every = part_rows(session, kind)
        found = filtered(kind, every, words)
    if as_json:
        out_json([part_json(kind, row) for row in found])
    elif found:
        out([*part_table(kind, found), *foot(found)])
    if not every:
        say(f"no {kind.called} yet. add one with `planwatch {kind.name} add {added(kind)}`")
    elif not found:
        say(f"no {kind.called} has all of these words")
    return found


def added(kind: Kind[Any]) -> str:
    """``NUMBER "TEXT"``: what stands first where one is added."""
    return " ".join(field.upper() if field == kind.key else f'"{field.upper()}"' for field in kind.adds)


def part_json(kind: Kind[R], row: R) -> dict[str, object]:
    """One as JSON: its plan, its fields by their flat names, and what the kind adds."""
    money = [field.name for field in kind.fields if field.holds is Holds.MONEY]
    held = flat(row.part)
    sums = {name: in_pounds(held[name]) for name in money if held[name] is not None}
    return {"plan": row.of.plan.ref, **held, **sums, **kind.json(row)}


def part_table(kind: Kind[R], rows: Sequence[R]) -> list[str]:
    """The lines of the table of a kind; with the plan where there are several."""
    several, shown = len({row.of.id for row in rows}) > 1, shown_columns(kind, rows)
    cells: list[list[Cell]] = [
        [
            *([(row.of.plan.ref, "")] if several else []),
            *((column.text(row), column.style(row)) for column in shown),
        ]
        for row in rows
    ]
    columns = (
        *((TextColumn("Plan", 12),) if several else ()),
        *(TextColumn(each.label, each.width, drop=each.drop, least=each.least) for each in shown),
    )
    return table(columns, cells, terminal_width())
