"""Readings of measures as a table of any kind holds them, each with its place."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import Cell, Table
from planwatch.exchange.tables import read_tables
from planwatch.model.text.names import folded

_HEADS = {
    "measure": ("measure", "ref", "measure ref", "indicator", "kpi", "title", "name"),
    "on": ("day", "date", "on", "as at", "period", "month", "quarter", "period end", "reading date"),
    "value": ("value", "reading", "figure", "actual", "result", "outturn"),
    "note": ("note", "notes", "comment", "comments", "commentary"),
    "by": ("by", "whose", "read by"),
    "provisional": ("provisional", "status", "final or provisional"),
}
"""What the columns may be headed."""
_NEEDED = ("measure", "on", "value")
_LOOKED_AT = 20
"""Rows at the top of a table among which the headings may be."""
_PROVISIONAL = ("yes", "y", "true", "provisional", "prov", "p", "draft", "estimate")


class GivenReading(Struct, frozen=True):
    """One line of readings as it stands in the file."""

    where: str
    measure: str
    """Ref or title."""
    on: date | str
    """The day, or the words for it."""
    value: str
    """The figure as a person types it."""
    note: str = ""
    by: str = ""
    provisional: bool = False


def read_readings(path: Path) -> list[GivenReading]:
    """All lines of a file that give readings, table by table; raises PlanwatchError where there are none."""
    found = [one for table in read_tables(path) for one in _of_table(table)]
    if not found:
        heads = "a column headed measure, one headed day and one headed value"
        raise PlanwatchError(f"{path.name} has no table of readings", f"it needs {heads}")
    return found


def _of_table(table: Table) -> Iterator[GivenReading]:
    head, columns = _head(table)
    for number in range(head + 1, len(table.rows)) if columns else ():
        cells = {key: table.rows[number][at] for key, at in columns.items()}
        if not any(cells[key] for key in ("measure", "value")):
            continue
        note, by, provisional = (cells[key].text if key in cells else "" for key in ("note", "by", "provisional"))
        yield GivenReading(
            table.where(number),
            " ".join(cells["measure"].text.split()),
            _day(cells["on"]),
            _value(cells["value"]),
            note.strip(),
            " ".join(by.split()),
            folded(provisional).strip() in _PROVISIONAL,
        )


def _head(table: Table) -> tuple[int, dict[str, int]]:
    """The row of the headings, and the column of each; none where the table has no readings."""
    for number, cells in enumerate(table.rows[:_LOOKED_AT]):
        heads = [folded(cell.text).strip(" :*") for cell in cells]
        found = {
            key: at
            for key, words in _HEADS.items()
            if (at := next((heads.index(word) for word in words if word in heads), None)) is not None
        }
        if all(key in found for key in _NEEDED):
            return number, found
    return 0, {}


def _day(cell: Cell) -> date | str:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, date) else cell.text.strip()


def _value(cell: Cell) -> str:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        share = 100 if "%" in cell.format else 1
        return f"{round(Decimal(str(cell.value)) * share, 6):f}"
    return cell.fault or cell.text.strip()
