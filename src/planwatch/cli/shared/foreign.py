"""Files of other programs on the command line: what was decided about one, and what it comes to."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from planwatch.cli.shared.output import out
from planwatch.errors import PlanwatchError
from planwatch.exchange.table.proposal import Answers, Proposal
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.table.told import column_in_words, counted, remarks, table_in_words
from planwatch.model.plan.action import Action
from planwatch.model.text.visible import visible
from planwatch.service.files.tables import Decide, Preview

_SHOWN = 20
"""Lines of what should be looked at; the rest is counted."""


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which a person says what a file means."""
    for option in reversed(
        (
            click.option("--map", "columns", multiple=True, metavar="COLUMN=FIELD", help="What a column means: \"Who=lead\", D=due, F=- for none."),
            click.option("--sheet", "sheets", multiple=True, metavar="NAME", help="Which sheet or table to take."),
            click.option("--header", default="", metavar="ROW", help="The row of the headings, or 3-4 for two."),
            click.option("--us-dates/--uk-dates", "month_first", default=None, help="Whether 5/6/2016 is the 6th of May or the 5th of June."),
            click.option("--words", multiple=True, metavar="WORD=MEANING", help='What a status, RAG or priority means: "On hold=in progress".'),
        )
    ):
        command = option(command)
    return command


def decided(
    columns: Sequence[str], sheets: Sequence[str], header: str, month_first: bool | None, words: Sequence[str]
) -> Decide:
    """What the options say of a file, once its tables are known. Raises PlanwatchError for an option of no sense."""

    def decide(tables: tuple[Table, ...]) -> Answers | None:
        taken = frozenset(_sheet(tables, name) for name in sheets)
        headers = {at: _rows(tables[at], header) for at in taken or range(len(tables))} if header else {}
        answers = Answers(
            tables=taken,
            headers=dict(headers),
            columns=_pairs("--map", columns),
            month_first=month_first,
            words=_pairs("--words", words),
        )
        return answers if answers != Answers() else None

    return decide


def _sheet(tables: Sequence[Table], name: str) -> int:
    found = [at for at, table in enumerate(tables) if table.name.casefold() == name.casefold()]
    if not found:
        raise PlanwatchError(f"there is no sheet '{name}'", f"there are: {', '.join(table.name for table in tables)}")
    return found[0]


def _rows(table: Table, header: str) -> tuple[int, int]:
    first, _, last = header.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        raise PlanwatchError(f"--header {header}: this is no row", "give its number, or 3-4 for two rows")
    rows = int(first) - table.first_row, int(last or first) - table.first_row
    if not 0 <= rows[0] <= rows[1] < len(table.rows):
        raise PlanwatchError(f"--header {header}: '{table.name}' has no such rows", "count them as the file does")
    return rows


def _pairs(option: str, typed: Sequence[str]) -> dict[str, str]:
    pairs = [each.rpartition("=")[::2] for each in typed]
    for each, (name, meaning) in zip(typed, pairs, strict=True):
        if not name.strip() or not meaning.strip():
            raise PlanwatchError(f"{option} {each}: this is no pair", 'write it as "Who=lead", with - for nothing')
    return {name.strip(): meaning.strip() for name, meaning in pairs}


def print_preview(seen: Preview) -> None:
    """Print what a file means, what it would change, and what should be looked at."""
    out(map(visible, _lines(seen)))


def _lines(seen: Preview) -> list[str]:
    proposal = seen.proposal
    said = [f"{seen.name}: {counted(proposal)}"]
    for table in proposal.tables:
        said.append(f"  {table_in_words(table)}")
        if table.is_taken:
            said += [f"    {column_in_words(column)}" for column in table.columns]
    actions = seen.difference.of(Action)
    said.append(f"  {seen.new} new, {len(actions.changed)} changed, {actions_unchanged(seen)} unchanged, {len(seen.gone)} gone")
    if seen.gone:
        said.append(f"  no longer in the file, and left as they are: {', '.join(seen.gone)}")
    notes = list(remarks(proposal))
    said += [f"  {sign} {text}" for sign, text in notes[:_SHOWN]]
    return said + ([f"  … and {len(notes) - _SHOWN} more"] if len(notes) > _SHOWN else [])


def actions_unchanged(seen: Preview) -> int:
    """How many of the file's actions are in the plan as they are."""
    return len(seen.matched) - seen.new - len(seen.difference.of(Action).changed)


def preview_json(seen: Preview) -> dict[str, object]:
    """The same for programs."""
    proposal = seen.proposal
    return {
        "file": seen.name,
        "plan": seen.meant.day.plan.ref,
        "actions": proposal.actions,
        "themes": len(proposal.themes),
        "leads": len(proposal.leads),
        "with_due": proposal.with_due,
        "without_due": proposal.without_due,
        "risks": proposal.risks,
        "status": {str(status): number for status, number in proposal.by_status.items()},
        "new": seen.new,
        "changed": len(seen.difference.of(Action).changed),
        "unchanged": actions_unchanged(seen),
        "gone": list(seen.gone),
        "not_understood": [
            {"sheet": one.sheet, "cell": one.cell, "text": one.text, "reason": one.reason}
            for one in proposal.not_understood
        ],
        "lost": list(proposal.lost),
        "questions": [_doubt_json(doubt) for doubt in proposal.questions],
        "doubts": [_doubt_json(doubt) for doubt in proposal.doubts if not doubt.is_open],
        "not_rated": [record.place for record in seen.rows.not_rated],
        "tables": [_table_json(proposal, at) for at in range(len(proposal.tables))],
    }


def _doubt_json(doubt: Any) -> dict[str, str]:
    return {"cell": doubt.place, "text": doubt.text, "what": doubt.what}


def _table_json(proposal: Proposal, at: int) -> dict[str, object]:
    table = proposal.tables[at]
    return {
        "name": table.name,
        "kind": str(table.kind),
        "taken": table.is_taken,
        "why": table.why,
        "columns": {column.name: column.field for column in table.columns},
    }
