"""A plan, and lists of its actions, written to files. Each returns what to say; FileIsThere unless it may replace."""

from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.csv import BOM, listed_csv, parts_csv
from planwatch.exchange.registry import writer_for
from planwatch.exchange.workbook.keys import Mark
from planwatch.model.actions.row import PlanDay
from planwatch.model.text.names import nearest
from planwatch.service import read
from planwatch.service.files.target import check_target, write, written_words
from planwatch.service.session import Session
from planwatch.storage.journal.past import history_at, newest_change
from planwatch.words.kinds import count_in_words, kinds_in_words

_LIST, _BOOK = ".csv", ".xlsx"


def export_plan(
    session: Session, day: PlanDay, path: Path, *, by: str = "", of: str = "", replace: bool = False
) -> str:
    """Write a plan as the suffix says: ``.toml`` or ``.json`` a snapshot, ``.ics`` its calendar, ``.csv`` all actions.

    ``.xlsx`` is a workbook to work in and import again, ``by`` what it has a sheet for each of: a theme or a lead.
    ``of`` names one kind of part by what several are called, which alone is written, as a workbook or as ``.csv``.
    """
    if of:
        return _export_parts(session, day, path, of, by=by, replace=replace)
    if path.suffix.casefold() == _BOOK:
        from planwatch.service.files.workbook import export_workbook  # no other file needs what writes workbooks

        return export_workbook(session, day, path, by=by, replace=replace)
    if by:
        raise PlanwatchError(f"{path}: only a workbook has several sheets", "give the file the suffix .xlsx")
    if path.suffix.casefold() == _LIST:
        return export_actions(session, read.Listing("all", (day,), order=read.Order.PLAN_ORDER), path, replace=replace)
    check_target(session, path, replace=replace)
    writer = writer_for(path, _LIST, _BOOK)
    snapshot = read.snapshot(session, day)
    said = written_words(path, f"plan {snapshot.plan.ref}, {len(snapshot.action)} actions,")
    writer(snapshot, path, lambda: read.touched(session, day))
    return said


def _export_parts(session: Session, day: PlanDay, path: Path, plural: str, *, by: str, replace: bool) -> str:
    """Write the parts of one kind, with what an import knows them by."""
    from planwatch.service.files.part_sheets import part_sheet, sheet_kinds

    called = {kinds_in_words(kind).casefold(): kind for kind in sheet_kinds()}
    plurals = called | {part_sheet(kind).plural: kind for kind in sheet_kinds()}
    kind = plurals.get(" ".join(plural.split()).casefold())
    if kind is None:
        near = nearest(plural, plurals)
        hint = f"did you mean '{near}'?" if near else f"one of {', '.join(called)}"
        raise PlanwatchError(f"no kind of part is called '{plural}'", hint)
    if by:
        raise PlanwatchError("--by is for actions", "leave it out, or leave out --of")
    suffix = path.suffix.casefold()
    if suffix == _BOOK:
        from planwatch.service.files.workbook import export_workbook

        return export_workbook(session, day, path, of=kind, replace=replace)
    if suffix != _LIST:
        raise PlanwatchError(f"{path}: {plural} are written as {_LIST} or {_BOOK}", "give it one of these suffixes")
    sheet = part_sheet(kind)
    with session.database.reading():
        change = newest_change(session.database)
        mark = Mark(day.plan.ref, change, history_at(session.database, change), day.today)
        rows = sheet.rows(session, day)
    lines = (line.encode() for line in (BOM, *parts_csv(sheet.layout, rows.values(), mark, day.plan.banner)))
    return write(session, path, lines, count_in_words(kind, len(rows)), replace=replace)


def plan_as_toml(session: Session, day: PlanDay) -> str:
    """The same as the text of a snapshot."""
    from planwatch.exchange.toml.write import to_toml

    return to_toml(read.snapshot(session, day))


def export_actions(session: Session, asked: read.Listing, path: Path, *, replace: bool = False) -> str:
    """Write the actions that a list shows, in its order, as CSV; an import takes back what was edited in it."""
    if path.suffix.casefold() != _LIST:
        raise PlanwatchError(f"{path}: a list is written as .csv", "give the file this suffix")
    with session.database.reading():
        change = newest_change(session.database)
        history = history_at(session.database, change)
        listed = read.with_newest_updates(session, asked)
    lines = (line.encode() for line in (BOM, *listed_csv(listed, change, history)))
    return write(session, path, lines, f"{len(listed)} action{'s' * (len(listed) != 1)}", replace=replace)
