"""Files of other programs on the command line: what was decided about one, and what it comes to."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.imported import say_imported, say_tried
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.progress_bar import bar, waiting
from planwatch.cli.shared.session import begun
from planwatch.errors import PlanwatchError
from planwatch.exchange.table.part_words import LISTED
from planwatch.exchange.table.proposal import KINDS, NONE, Answers, Doubt, Proposal
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.table.record import Due
from planwatch.exchange.table.said import check_columns, check_words
from planwatch.exchange.table.told import (
    column_in_words,
    counted,
    doubt_in_words,
    not_understood,
    remarks,
    table_in_words,
)
from planwatch.model.risks.scoring import matrix
from planwatch.model.text.visible import visible
from planwatch.service.files.held_told import all_held
from planwatch.service.files.import_ import Merged
from planwatch.service.files.returned import came_back
from planwatch.service.files.tables import Decide, Preview, forget_mapping, import_table, keep_mapping, open_file
from planwatch.service.session import Session
from planwatch.words.numbers import number_of

_ANSWERED = {
    "order": "--uk-dates or --us-dates says so",
    "title": '--map "Heading=title" says so, or --map "Heading=-"',
}
"""How a question is answered."""
_DUES = {"with_due": Due.FIXED, "recurring": Due.RECURRING, "vague": Due.VAGUE, "without_due": Due.NONE}
_SHOWN = 20
"""Lines of what should be looked at; the rest is counted."""


def decided(
    columns: Sequence[str], sheets: Sequence[str], header: str, month_first: bool | None, words: Sequence[str],
    kinds: Sequence[str] = (),
) -> Decide:  # fmt: skip
    """What the options say of a file, once its tables are known. Raises PlanwatchError for an option of no sense."""

    def decide(tables: tuple[Table, ...]) -> Answers | None:
        taken = frozenset(_sheet(tables, name) for name in sheets)
        headers = {at: _rows(tables[at], header) for at in taken or range(len(tables))} if header else {}
        answers = Answers(
            tables=taken,
            kinds={at: kind for each in kinds for at, kind in _kinds(tables, taken, each)},
            headers=dict(headers),
            columns=_pairs("--map", columns),
            month_first=month_first,
            words=_pairs("--words", words),
        )
        return answers if answers != Answers() else None

    return decide


def _kinds(tables: Sequence[Table], taken: AbstractSet[int], typed: str) -> list[tuple[int, str]]:
    """Which sheets are of which kind: ``risks``, or ``Sheet=risks`` where the file has several."""
    name, sign, said = typed.rpartition("=")
    kind = said.strip().casefold()
    if kind not in KINDS:
        raise PlanwatchError(f"--as {typed}: '{said.strip()}' is no kind of table", f"one of {', '.join(KINDS)}")
    if sign:
        return [(_sheet(tables, name.strip()), kind)]
    if len(tables) > 1 and not taken:
        names = ", ".join(table.name for table in tables if not table.is_hidden)
        raise PlanwatchError(f"--as {typed}: which sheet?", f'write it as "Sheet={kind}"; there are: {names}')
    return [(at, kind) for at in taken or range(len(tables))]


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
    as_json: bool = False, mapping: str = "",
) -> int:  # fmt: skip
    """Import a file of another program, or show what that would do; the exit code: 1 where a question is open.

    ``mapping`` is ``save`` where what was decided is kept also if nothing is imported, ``forget`` where what was kept
    is not used and no longer kept. A workbook that planwatch wrote is taken back, and so is a folder of them.
    """
    with waiting(f"reading {visible(file.name)}"):
        is_ours = not is_new and came_back(file)
    if is_ours:
        from planwatch.cli.shared.returned import import_returned  # most files never went out

        return import_returned(options, file, dry_run=dry_run, as_json=as_json)
    with begun(options) as session:
        with waiting(f"reading {visible(file.name)}"):
            seen = open_file(session, file, decide, afresh=mapping == "forget")
        if (said := decide(seen.tables)) is not None:
            check_columns(seen.tables, seen.proposal, said.columns)
            check_words(seen.proposal, said.words, matrix(seen.meant.day.plan))
        if is_new and seen.meant.before is not None:
            raise PlanwatchError(
                f"{session.database.name} holds a plan already", "merge into it with `planwatch import`"
            )
        is_open = bool(seen.proposal.questions)
        nothing = not seen.proposal.everything
        held = list(all_held(session, seen.rows.held))
        merged = None if dry_run or is_open or nothing else _import(session, seen)
        kept = _mapping(session, seen, mapping) if merged is None else ""
    if as_json:
        out_json({"change": merged.number if merged else None, **preview_json(seen, held)})
    elif dry_run or is_open or nothing:
        print_preview(seen, held)
    else:
        lost = [one for one in remarks(seen.proposal) if one[0] == "!"]
        out([visible(f"{sign} {text}") for sign, text in _first([*held, *lost])])
    _say(seen, merged, kept, dry_run=dry_run)
    return 1 if is_open or nothing or seen.conflicts else 0


def _import(session: Session, seen: Preview) -> Merged:
    with bar("import") as step:
        return import_table(session, seen, step)


def _mapping(session: Session, seen: Preview, mapping: str) -> str:
    """Keep or forget what was decided, where nothing is imported; what to say of it."""
    if not mapping:
        return ""
    if seen.meant.before is None:
        return "nothing was changed, as there is no plan yet to keep the mapping in"
    number = (keep_mapping if mapping == "save" else forget_mapping)(session, seen)
    what = "kept" if mapping == "save" else "forgotten"
    return f"the mapping is {what}, change {number}" if number else f"nothing to change in what is {what}"


def _say(seen: Preview, merged: Merged | None, kept: str, *, dry_run: bool) -> None:
    changed, plan = kept or "nothing was changed", seen.meant.day.plan
    started = plan.title if seen.meant.before is None else ""
    if not seen.proposal.everything:
        say(f"{seen.name} holds no actions, and nothing else of a plan; {changed}")
    elif seen.proposal.questions:
        say(f"{number_of(len(seen.proposal.questions), 'question')} to be answered first; {changed}")
    elif merged is None:
        say_tried(plan.ref, _counted(seen.proposal), started, changed)
    else:
        say_imported(plan.ref, merged, started)


Said = Sequence[tuple[str, str]]


def print_preview(seen: Preview, held: Said) -> None:
    """Print what a file means, what it would change, and what should be looked at."""
    out(map(visible, _lines(seen, held)))


def _lines(seen: Preview, held: Said) -> list[str]:
    proposal = seen.proposal
    said = [f"{seen.name}: {_counted(proposal)}"]
    for table in proposal.tables:
        said.append(f"  {table_in_words(table)}")
        if table.is_taken:
            said += [f"    {column_in_words(each)}" for each in table.columns if each.heading or each.field != NONE]
    kinds = [kind for kind in ("action", *LISTED) if proposal.count(kind)] or ["action"]
    gone = (*seen.gone, *seen.gone_parts)
    told = [f"{seen.new_of(k)} new, {seen.changed_of(k)} changed, {unchanged_of(seen, k)} unchanged" for k in kinds]
    if kinds != ["action"]:
        plurals = [LISTED[kind].plural if kind in LISTED else "actions" for kind in kinds]
        told = [f"{plural}: {line}" for plural, line in zip(plurals, told, strict=True)]
    said += [f"  {line}" for line in (*told[:-1], f"{told[-1]}, {len(gone)} gone")]
    if gone:
        said.append(f"  no longer in the file, and left as they are: {', '.join(gone)}")
    said += [f"  ? {doubt_in_words(doubt)} · {_ANSWERED[doubt.about]}" for doubt in proposal.questions]
    notes = [*held, *((sign, text) for sign, text in remarks(proposal) if sign != "?")]
    return said + [f"  {sign} {text}" for sign, text in _first(notes)]


def _first(notes: Said) -> Said:
    """As many as are looked at, and how many more there are."""
    return notes if len(notes) <= _SHOWN else [*notes[:_SHOWN], ("…", f"and {len(notes) - _SHOWN} more")]


def _counted(proposal: Proposal) -> str:
    return " · ".join(filter(None, (counted(proposal), not_understood(proposal))))


def unchanged_of(seen: Preview, kind: str) -> int:
    """How many of the file's parts of a kind are in the plan as they are."""
    return seen.proposal.count(kind) - seen.new_of(kind) - seen.changed_of(kind)


def preview_json(seen: Preview, held: Said) -> dict[str, object]:
    """The same for programs."""
    proposal = seen.proposal
    return {
        "file": seen.name,
        "plan": seen.meant.day.plan.ref,
        "actions": proposal.actions,
        "themes": len(proposal.themes),
        "leads": len(proposal.leads),
        **{key: proposal.by_due[due] for key, due in _DUES.items()},
        "risks": proposal.risks,
        "recommendations": proposal.count("recommendation"),
        "status": {str(status): number for status, number in proposal.by_status.items()},
        "new": seen.new,
        "changed": seen.changed_of("action"),
        "unchanged": unchanged_of(seen, "action"),
        "gone": list(seen.gone),
        "parts": {
            one.plural: {
                "taken": proposal.count(kind),
                "new": seen.new_of(kind),
                "changed": seen.changed_of(kind),
                "unchanged": unchanged_of(seen, kind),
            }
            for kind, one in LISTED.items()
            if proposal.count(kind)
        },
        "gone_parts": list(seen.gone_parts),
        "conflicts": [text for sign, text in held if sign == "!"],
        "left_as_changed": [text for sign, text in held if sign != "!"],
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
        "parts": table.parts,
        "why": table.why,
        "columns": {column.name: column.field for column in table.columns},
    }
