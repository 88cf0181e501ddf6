"""Workbooks that came back from those they were written for: compared cell by cell, and taken over as one change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import EMPTY, Table
from planwatch.exchange.tables import read_tables
from planwatch.exchange.workbook.returned import Back, BackRow, Changes, Edit, backs, changes, is_back, typed
from planwatch.exchange.workbook.texts import lasting
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN
from planwatch.model.plan.parts import PART
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions.add import insert_action
from planwatch.service.actions.edit import set_field
from planwatch.service.actions.progress import insert_update
from planwatch.service.change import How, Target, rows_of
from planwatch.service.due.consequences import open_change
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan import names
from planwatch.service.session import Session
from planwatch.service.typed.choices import day_up_to
from planwatch.storage.journal.past import newest_change
from planwatch.storage.plan.there import rows_by_name
from planwatch.storage.writing.batch import Batch


@dataclass(frozen=True)
class BackFile:
    """One file that came back: what was changed in it, and as of which change it went out."""

    name: str
    backs: tuple[Back, ...]
    changes: Changes
    change: int | None
    """None where the file does not say which, or the plan has none of that number: then no conflict is known."""


@dataclass(frozen=True)
class Returned:
    """All files that came back."""

    day: PlanDay
    now: Mapping[int, Action]
    files: tuple[BackFile, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The refs of open actions that no file has: nothing is done to them."""
        seen = frozenset[int]().union(*(file.changes.seen for file in self.files))
        return tuple(action.ref for row_id, action in self.now.items() if row_id not in seen and action.status in OPEN)

    @property
    def answered(self) -> tuple[str, ...]:
        """The leads of whose actions something was said, in the plan's order."""
        said = {edit.action for file in self.files for edit in (*file.changes.edits, *file.changes.updates)}
        said |= {clash.edit.action for file in self.files for clash in file.changes.clashes}
        return tuple(
            dict.fromkeys(action.lead for row_id, action in self.now.items() if row_id in said and action.lead)
        )

    @property
    def silent(self) -> tuple[str, ...]:
        """The leads of open actions of whom nothing came."""
        leads = (action.lead for action in self.now.values() if action.status in OPEN and action.lead)
        answered = set(self.answered)
        return tuple(lead for lead in dict.fromkeys(leads) if lead not in answered)


@dataclass
class Taken:
    """What of it was taken over. ``number`` is that of the change, None where there was none."""

    number: int | None = None
    edits: int = 0
    updates: int = 0
    new: list[str] = field(default_factory=list[str])
    refused: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    """The ref, the field, and why it was not."""
    brought: str = ""
    """The leads and themes that the plan did not have."""


def came_back(path: Path) -> bool:
    """Whether a file is a workbook that planwatch wrote, or a folder that may hold some. Raises PlanwatchError."""
    return path.is_dir() or is_back(read_tables(path))


def open_returned(session: Session, paths: Sequence[Path]) -> Returned:
    """Files that came back, compared with the plan; nothing is changed yet. Raises PlanwatchError."""
    day = session.one_plan()
    now = _actions(session, day)
    files = [(path.name, read_tables(path)) for path in paths]
    found = tuple(_file(session, day, now, name, tables) for name, tables in files if is_back(tables))
    if not found:
        raise PlanwatchError("none of these files is a workbook that planwatch wrote", "import one by itself")
    return Returned(day, now, found)


def files_in(folder: Path) -> list[Path]:
    """The workbooks and lists in a folder, by name; not what a spreadsheet program leaves beside an open one."""
    kinds = (".xlsx", ".xlsm", ".ods", ".xls", ".csv")
    return sorted(
        path for path in folder.iterdir() if path.suffix.casefold() in kinds and not path.name.startswith(("~$", ".~"))
    )


def _actions(session: Session, day: PlanDay) -> Mapping[int, Action]:
    ids = rows_by_name(session.database, PART["action"], day.id)
    return {ids[action.ref,]: action for action in read.snapshot(session, day).action if (action.ref,) in ids}


def _file(session: Session, day: PlanDay, now: Mapping[int, Action], name: str, tables: tuple[Table, ...]) -> BackFile:
    found = backs(tables, day.plan.ref)
    mark = next((back.mark for back in found if back.mark is not None), None)
    if mark is not None and lasting(mark.ref).casefold() != lasting(day.plan.ref).casefold():
        raise PlanwatchError(f"{name} is of the plan {mark.ref}, not of {day.plan.ref}", "say which by --plan")
    change = mark.change if mark is not None and 0 < mark.change <= newest_change(session.database) else None
    base = now if change in (None, newest_change(session.database)) else _as_of(session, day, change)
    return BackFile(name, found, changes(found, base, now, day.today), change)


def _as_of(session: Session, day: PlanDay, change: int) -> Mapping[int, Action]:
    """The actions as they were after that change."""
    past = looking_back(session, moment(session, str(change)))
    with past.database:
        then = next((one for one in past.plan_days() if one.id == day.id), None)
        return _actions(past, then) if then is not None else {}


def take(session: Session, returned: Returned) -> Taken:
    """Take all edits over as one change; what cannot be taken is told, and what clashes is left as the plan has it."""
    taken = Taken()
    files = ", ".join(file.name for file in returned.files[:3]) + (" …" if len(returned.files) > 3 else "")
    with open_change(session, session.sign(f"came back: {files}", kind="import")) as batch:
        for file in returned.files:
            for edit in file.changes.edits:
                _take_edit(session, batch, edit, file.changes.why.get(edit.action, ""), taken)
            for said in file.changes.updates:
                _take_update(session, batch, said, taken)
            for row in file.changes.new:
                _take_new(session, batch, returned.day, row, file, taken)
        taken.brought = names.added_in_words(batch, [returned.day.id])
    return replace(taken, number=batch.id)


def _take_edit(session: Session, batch: Batch, edit: Edit, why: str, taken: Taken) -> None:
    (row,) = rows_of(session, [Target(edit.action)])
    how = How(why=why, start=True, no_date=True, add=True)
    try:
        with batch.attempt() as touched:
            set_field(batch, row, Target(edit.action), edit.column, edit.text, how)
        taken.edits += bool(touched)
    except PlanwatchError as refusal:
        taken.refused.append((row.action.ref, edit.column, refusal.message))


def _take_update(session: Session, batch: Batch, said: Edit, taken: Taken) -> None:
    (row,) = rows_of(session, [Target(said.action)])
    try:
        with batch.attempt():
            as_at = day_up_to(row.of, said.before, "an update says how it was on a day")
            by = row.action.lead or session.author
            told = {"text": said.text, "as_at": as_at.isoformat(), "by": by, "rag": None, "internal": 0}
            insert_update(batch, row.of, told | {"action_id": row.id})
        taken.updates += 1
    except PlanwatchError as refusal:
        taken.refused.append((row.action.ref, "update", refusal.message))


_OF_NEW = ("lead", "support", "how", "start", "due", "status", "percent", "rag", "success", "cost")
"""The fields of a row that somebody added, in the order in which they hang on each other."""


def _take_new(session: Session, batch: Batch, day: PlanDay, row: BackRow, file: BackFile, taken: Taken) -> None:
    columns = next(back.columns for back in file.backs if row in back.rows)
    title, ref = row.cells["title"].text, row.cells.get("ref", EMPTY).text
    try:
        with batch.attempt():
            theme = names.find(batch, day.id, "theme", row.cells.get("theme", EMPTY).text, add=True)
            action = insert_action(batch, day, title, theme, None, "", ref)
            for name in _OF_NEW:
                if name in columns and row.cells[name]:
                    (now,) = rows_of(session, [Target(action)])
                    how = How(start=True, no_date=True, add=True)
                    set_field(batch, now, Target(action), name, typed(row.cells[name]), how)
        taken.new.append(rows_of(session, [Target(action)])[0].action.ref)
    except PlanwatchError as refusal:
        taken.refused.append((title[:40], "new row", refusal.message))
