"""Parts of a plan as rows of a workbook or list: one sheet for each kind, made of the kind's fields and columns."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from planwatch.exchange.workbook.columns import BookColumn, Layout, Sort
from planwatch.exchange.workbook.rows import BookRow, BookRows
from planwatch.exchange.workbook.texts import fitting
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.keys import flat
from planwatch.model.plan.parts import PARTS
from planwatch.model.values import replace
from planwatch.service.files.part_columns import PartSheet, choices_name, column_of
from planwatch.service.files.reading_sheet import READINGS
from planwatch.service.files.record_kinds import RECORDS
from planwatch.service.plan.kind import Kind, PartRow
from planwatch.service.plan.kinds import kind_names, kind_of
from planwatch.service.plan.part_edit import insert_part, write_part
from planwatch.service.session import Session
from planwatch.service.typed.choices import choices_of, text_of_value
from planwatch.storage.plan.links import candidates
from planwatch.storage.writing.batch import Batch


def sheet_kinds() -> tuple[str, ...]:
    """The kinds of part that have sheets, in the order in which one can name another."""
    kinds = {*kind_names(), *RECORDS, "reading"}
    return tuple(part.kind for part in PARTS if part.kind in kinds)


@cache
def part_sheet(kind: str) -> PartSheet:
    """The sheet of a kind of part."""
    return READINGS if kind == "reading" else _sheet_of(RECORDS.get(kind) or kind_of(kind))


def layout_of(kind: str) -> Layout | None:
    """The layout of a kind of part; None where it has no sheet."""
    return part_sheet(kind).layout if kind in sheet_kinds() else None


def lists_of(session: Session, day: PlanDay, sheet: PartSheet) -> dict[str, tuple[str, ...]]:
    """What the cells of a sheet are chosen from, by the names of its lists."""
    return {
        choices_name(sheet.layout.kind, field): _choices(session, day, field)
        for field in sheet.fields
        if choices_name(sheet.layout.kind, field)
    }


def _choices(session: Session, day: PlanDay, field: Field) -> tuple[str, ...]:
    if field.holds is Holds.SWITCH:
        return ("yes", "no")
    if field.holds is Holds.NAME:
        return tuple(one.name for one in candidates(session.database, day.id, field.of))
    return tuple(choices_of(field)) or field.suggested


_TITLE, _TOLD = 42, 30
"""How wide what a row is about, and what is worked out, are."""


def _sheet_of(kind: Kind[Any]) -> PartSheet:
    def rows(session: Session, day: PlanDay) -> BookRows:
        return {row.id: _row(kind, row) for row in kind.rows(session, day)}

    def put(batch: Batch, row: BookRow, typed: Mapping[str, str]) -> None:
        write_part(batch, kind, row.part, typed, row.version, add=True)

    def adding(batch: Batch, day: PlanDay) -> Callable[[Mapping[str, str]], str]:
        return lambda typed: insert_part(batch, kind, day, typed, add=True)

    columns, table = tuple(_columns(kind)), {column.key for column in kind.columns}
    shown = tuple(column.name for column in columns if not table or column.name.removeprefix("told_") in table)
    layout = Layout(kind.name, columns, kind.key, kind.adds[-1], shown=shown)
    return PartSheet(kind.plural, layout, kind.fields, rows, rows, put, adding)


def _columns(kind: Kind[Any]) -> Iterator[BookColumn]:
    """What tells one from others, what it is about, what the table of the kind shows, and then all other fields."""
    fields = {field.name: field for field in kind.fields}
    told = {column.key: column for column in kind.columns if column.key not in fields}
    order = dict.fromkeys((kind.key, kind.adds[-1], *(column.key for column in kind.columns), *fields))
    headings: set[str] = set()
    for name in order:
        if name in fields:
            is_told, width = bool(kind.prefix) and name == kind.key, _TITLE if name == kind.adds[-1] else 0
            made = column_of(kind.name, fields[name], is_told=is_told, width=8 if is_told else width)
        else:
            made = BookColumn(f"told_{name}", told[name].label, min(told[name].width or _TOLD, _TOLD), Sort.TOLD)
        yield _headed(made, headings)


def _headed(column: BookColumn, taken: set[str]) -> BookColumn:
    """The same with a heading that no other has."""
    heading = column.heading if column.heading not in taken else f"{column.heading} (told)"
    taken.add(heading)
    return replace(column, heading=heading)


def _row(kind: Kind[Any], row: PartRow[Any]) -> BookRow:
    held = flat(row.part)
    texts = {field.name: fitting(text_of_value(field, held[field.name])) for field in kind.fields}
    for column in kind.columns:
        if column.key not in texts:
            texts[f"told_{column.key}"] = fitting(column.text(row))
    lead = texts.get("owner", texts.get("lead", ""))
    return BookRow(
        row.id, row.name, texts[kind.adds[-1]], lambda column: texts[column.name], lead, row.version, part=row
    )
