"""Readings as rows of a workbook or list: one for each day of a measure, of those that count."""

from collections.abc import Callable, Mapping

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.workbook.columns import BookColumn, Layout, Sort
from planwatch.exchange.workbook.rows import BookRow, BookRows
from planwatch.exchange.workbook.texts import fitting
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.measure import Reading
from planwatch.model.text.refs import natural_key
from planwatch.model.values import replace
from planwatch.service.files.part_columns import PartSheet, column_of
from planwatch.service.measures.measures import MeasureRow
from planwatch.service.measures.readings import Typed, insert, is_same, of_day, typed_reading
from planwatch.service.session import Session
from planwatch.service.typed.choices import chosen
from planwatch.storage.measures.readings import reading_ids, reading_of
from planwatch.storage.plan.snapshot import read_parts
from planwatch.storage.writing.batch import Batch

_FIELDS = (
    Field("value", Holds.FIGURE),
    Field("note", Holds.PROSE),
    Field("by"),
    Field("provisional", Holds.SWITCH),
)


def _rows(session: Session, day: PlanDay) -> BookRows:
    """The readings that count."""
    return {row.id: row for row in _all(session, day).values()}


def _all(session: Session, day: PlanDay) -> BookRows:
    """By the ids of all readings: the one that counts of its day, which may have been corrected since."""
    ids = reading_ids(session.database, day.id)
    found: dict[int, BookRow] = {}
    for kept in read_parts(session.database, day.id, "measure"):
        measure = MeasureRow(day, *kept)
        own = list(zip(ids[kept.id], measure.part.reading, strict=True))
        counting = {one.on: _row(measure, row_id, one) for row_id, one in own}
        found |= {row_id: counting[one.on] for row_id, one in own}
    return found


def _row(measure: MeasureRow, row_id: int, one: Reading) -> BookRow:
    texts = {
        "measure": measure.name,
        "told_title": fitting(" ".join(measure.part.title.split())),
        "on": day_in_full(one.on),
        "value": figure_text(one.value),
        "note": fitting(one.note),
        "by": fitting(one.by),
        "provisional": "yes" if one.provisional else "no",
        "told_unit": measure.part.unit,
    }
    called = f"{measure.name} {texts['on']}"
    return BookRow(
        row_id, measure.name, texts["on"], lambda column: texts[column.name], measure.part.owner, None,
        part=(measure, one), called=called,
    )  # fmt: skip


def _put(batch: Batch, row: BookRow, typed: Mapping[str, str]) -> None:
    """Correct a reading by another of its day. Raises PlanwatchError; Conflict where somebody has."""
    measure, before = row.part
    if reading_of(batch.database, measure.id, before.on) != row.id:
        raise Conflict(f"the reading of {row.called} was corrected meanwhile", "look at it again, then decide")
    held = {"value": figure_text(before.value), "note": before.note, "by": before.by} | dict(typed)
    provisional = _is_provisional(typed) if "provisional" in typed else before.provisional
    corrected = Typed(held["value"], day_in_full(before.on), held["by"], held["note"], provisional, before.internal)
    new = typed_reading(measure, corrected, "")
    if replace(new, who=before.who, at=before.at) != before:
        insert(batch, measure, new)


def _is_provisional(typed: Mapping[str, str]) -> bool:
    return chosen(typed.get("provisional") or "no", ("yes", "no")) == "yes"


def _adding(batch: Batch, day: PlanDay) -> Callable[[Mapping[str, str]], str]:
    measures = [MeasureRow(day, *kept) for kept in read_parts(batch.database, day.id, "measure")]
    by_ref = {natural_key(row.name): row for row in measures}

    def add(typed: Mapping[str, str]) -> str:
        row = by_ref.get(natural_key(typed.get("measure", "")))
        if row is None:
            raise PlanwatchError(f"no measure '{typed.get('measure', '')}'", "name one by its ref")
        if not typed.get("on"):
            raise PlanwatchError("a reading is of a day that has been", "give its day")
        value, on, by, note = (typed.get(name, "") for name in ("value", "on", "by", "note"))
        new = typed_reading(row, Typed(value, on, by, note, _is_provisional(typed)), batch.signature.who)
        before = of_day(row.part, new.on)
        said = f"{row.name} {day_in_full(new.on)}"
        if before is not None and is_same(before, new):
            return ""
        if before is not None or reading_of(batch.database, row.id, new.on) is not None:
            raise PlanwatchError(f"there is a reading of {said} already", "correct it in its own row")
        insert(batch, row, new)
        return said

    return add


READINGS = PartSheet(
    "readings",
    Layout(
        "reading",
        (
            BookColumn("measure", "Measure", 10, Sort.TOLD),
            BookColumn("told_title", "What is measured", 42, Sort.TOLD),
            BookColumn("on", "Day", 13, Sort.TOLD, is_day=True),
            *(column_of("reading", field) for field in _FIELDS[:1]),
            BookColumn("told_unit", "Unit", 10, Sort.TOLD),
            *(column_of("reading", field) for field in _FIELDS[1:]),
        ),
        "measure",
        "on",
        tells_apart=False,
    ),
    _FIELDS,
    _rows,
    _all,
    _put,
    _adding,
)
"""Readings as they go out and come back."""
