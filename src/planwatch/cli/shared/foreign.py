"""Files of other programs on the command line: what was decided about one, and what it comes to."""

from collections.abc import Sequence
from pathlib import Path

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.imported import say_imported
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.session import begun
from planwatch.errors import PlanwatchError
from planwatch.exchange.table.proposal import NONE, Answers, Doubt, Proposal
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.table.told import column_in_words, counted, remarks, table_in_words
from planwatch.model.plan.action import Action
from planwatch.model.text.visible import visible
from planwatch.service.files.import_ import Merged
from planwatch.service.files.returned import came_back
from planwatch.service.files.tables import Decide, Preview, import_table, open_file
from planwatch.words.numbers import number_of

_SHOWN = 20
"""Lines of what should be looked at; the rest is counted."""


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


def import_foreign(
    options: Options, file: Path, decide: Decide = lambda _: None, *, is_new: bool = False, dry_run: bool = False,
    as_json: bool = False,
) -> int:  # fmt: skip
    """Import a file of another program, or show what that would do; the exit code: 1 where a question is open.

    A workbook that planwatch wrote is taken back, and so is a folder of them.
    """
    if not is_new and came_back(file):
        from planwatch.cli.shared.returned import import_returned  # most files never went out

        return import_returned(options, file, dry_run=dry_run, as_json=as_json)
    with begun(options) as session:
        seen = open_file(session, file, decide)
        if is_new and seen.meant.before is not None:
            raise PlanwatchError(f"{session.path} holds a plan already", "merge into it with `planwatch import`")
        is_open = bool(seen.proposal.questions)
        nothing = not seen.proposal.records
        merged = None if dry_run or is_open or nothing else import_table(session, seen)
    if as_json:
        out_json({"change": merged.number if merged else None, **preview_json(seen)})
    elif dry_run or is_open or nothing:
        print_preview(seen)
    _say(seen, merged, dry_run=dry_run)
    return 1 if is_open or nothing else 0


def _say(seen: Preview, merged: Merged | None, *, dry_run: bool) -> None:
    plan = f"plan {seen.meant.day.plan.ref}"
    if not seen.proposal.records:
        say(f"{seen.name} holds no actions; nothing was changed")
    elif seen.proposal.questions:
        say(f"{number_of(len(seen.proposal.questions), 'question')} to be answered first; nothing was changed")
    elif merged is None:
        say(f"would import into {plan}: {counted(seen.proposal)}; nothing was changed")
    else:
        begun = "" if seen.meant.before is not None else f' "{seen.meant.day.plan.title}" started'
        say_imported(f"{plan}{begun}", merged)


def print_preview(seen: Preview) -> None:
    """Print what a file means, what it would change, and what should be looked at."""
    out(map(visible, _lines(seen)))


def _lines(seen: Preview) -> list[str]:
    proposal = seen.proposal
    said = [f"{seen.name}: {counted(proposal)}"]
    for table in proposal.tables:
        said.append(f"  {table_in_words(table)}")
        if table.is_taken:
            said += [f"    {column_in_words(each)}" for each in table.columns if each.heading or each.field != NONE]
    actions = seen.difference.of(Action)
    said.append(
        f"  {seen.new} new, {len(actions.changed)} changed, {actions_unchanged(seen)} unchanged, {len(seen.gone)} gone"
    )
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


def _doubt_json(doubt: Doubt) -> dict[str, str]:
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
