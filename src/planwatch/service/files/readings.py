"""Readings out of a file: told what they would make of the plan, and written as one change."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.readings import GivenReading, read_readings
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.measures.in_words import reading_in_words
from planwatch.model.plan.measure import Reading
from planwatch.model.text.names import folded, nearest
from planwatch.model.text.refs import natural_key
from planwatch.model.values import Struct
from planwatch.service.measures.measures import MEASURES, MeasureRow
from planwatch.service.measures.readings import figure_of, insert, is_same, of_day
from planwatch.service.plan.part_read import part_rows
from planwatch.service.session import Session
from planwatch.storage.writing.batch import open_batch
from planwatch.words.numbers import number_of

NEW, THERE, TWICE = "new", "there already", "twice in the file"


class Line(Struct, frozen=True):
    """One line of the file: where it stands, and either the reading and what becomes of it, or what is wrong."""

    where: str
    row: MeasureRow | None = None
    reading: Reading | None = None
    became: str = ""
    """``new``, ``there already``, ``twice in the file``, or ``corrects …``."""
    fault: str = ""

    @property
    def is_written(self) -> bool:
        """Whether importing the file writes it."""
        return self.became == NEW or self.became.startswith("corrects")

    @property
    def in_words(self) -> str:
        """``line 4: M1 18 % on 31 Dec 2015, new``."""
        if self.row is None or self.reading is None:
            return f"{self.where}: left out: {self.fault}"
        said = reading_in_words(self.reading, self.row.part.unit, date.min)
        return f"{self.where}: {self.row.name} {said}: {self.became}"


class ReadingsFile(Struct, frozen=True):
    """A file of readings, and what importing it makes of the plan."""

    name: str
    lines: tuple[Line, ...]

    @property
    def new(self) -> tuple[Line, ...]:
        """Those that are written."""
        return tuple(one for one in self.lines if one.is_written)

    @property
    def refused(self) -> tuple[Line, ...]:
        """Those that are not, though they should be."""
        return tuple(one for one in self.lines if one.fault)

    @property
    def there(self) -> int:
        """How many say nothing new."""
        return len(self.lines) - len(self.new) - len(self.refused)

    @property
    def in_words(self) -> str:
        """``12 readings imported, 3 there already, 1 left out``."""
        told = [f"{number_of(len(self.new), 'reading')} imported"]
        told += [f"{self.there} there already"] if self.there else []
        told += [f"{len(self.refused)} left out"] if self.refused else []
        return ", ".join(told)


def look(session: Session, path: Path, *, correct: bool = False) -> ReadingsFile:
    """What a file of readings would make of the plan worked on; nothing is changed.

    A reading of a day of which the plan has another figure is left out as a conflict; with ``correct`` it corrects that
    one. Two figures of one day in the file leave out both. Raises PlanwatchError where the file holds no such table.
    """
    rows = part_rows(session, MEASURES, (session.one_plan(),))
    lines = [_line(given, rows) for given in read_readings(path)]
    return ReadingsFile(path.name, tuple(_weighed(lines, correct)))


def import_readings(session: Session, seen: ReadingsFile) -> int | None:
    """Write what a file brings, as one change; its number, None where it brings nothing new."""
    if not seen.new:
        return None
    what = f"{number_of(len(seen.new), 'reading')} imported from {seen.name}"
    with open_batch(session.database, session.sign(what, kind="import")) as batch:
        for line in seen.new:
            if line.row is not None and line.reading is not None:
                insert(batch, line.row, line.reading)
    return batch.number


def _line(given: GivenReading, rows: Sequence[MeasureRow]) -> Line:
    try:
        row = _measure(given.measure, rows)
        on, value = _day(row, given.on), figure_of(row.part, given.value)
    except PlanwatchError as error:
        return Line(given.where, fault=f"{error.message}{f' ({error.hint})' if error.hint else ''}")
    by = given.by or row.part.owner
    reading = Reading(on=on, value=value, note=given.note, by=by, provisional=given.provisional)
    return Line(given.where, row, reading)


def _measure(wanted: str, rows: Sequence[MeasureRow]) -> MeasureRow:
    for row in rows:
        if natural_key(row.name) == natural_key(wanted) or folded(" ".join(row.part.title.split())) == folded(wanted):
            return row
    near = nearest(wanted, [name for row in rows for name in (row.name, row.part.title)]) if wanted else ""
    raise PlanwatchError(f"no measure '{wanted}'", f"did you mean {near}?" if near else "")


def _day(row: MeasureRow, given: date | str) -> date:
    """The day given, the last one where it is a month or a quarter."""
    if isinstance(given, date):
        on = given
    else:
        when = row.of.read_past(given) if given else None
        if when is None or when.fault or when.last is None:
            raise PlanwatchError(f"'{given}' is no day", "")
        on = when.last
    if on > row.of.today:
        raise PlanwatchError(f"{day_in_full(on)} is still to come", "")
    return on


_Key = tuple[int, date]
_Figure = tuple[Decimal, bool]


def _weighed(lines: Sequence[Line], correct: bool) -> Iterator[Line]:
    """What becomes of each, beside the others and what the plan has."""
    said: dict[_Key, set[_Figure]] = {}
    seen: set[_Key] = set()
    for line in lines:
        if line.row is not None and line.reading is not None:
            figure = line.reading.value, line.reading.provisional
            said.setdefault((line.row.id, line.reading.on), set()).add(figure)
    for line in lines:
        row, new = line.row, line.reading
        if row is None or new is None:
            yield line
            continue
        key = row.id, new.on
        if len(said[key]) > 1:
            fault = f"the file has several figures of {row.name} on {day_in_full(new.on)}"
            yield Line(line.where, fault=fault)
        elif key in seen:
            yield Line(line.where, row, new, TWICE)
        else:
            seen.add(key)
            yield _against(line.where, row, new, correct)


def _against(where: str, row: MeasureRow, new: Reading, correct: bool) -> Line:
    before = of_day(row.part, new.on)
    if before is None:
        return Line(where, row, new, NEW)
    if is_same(before, new):
        return Line(where, row, new, THERE)
    there, said = (reading_in_words(one, row.part.unit, date.min) for one in (before, new))
    if correct or before.value == new.value:
        return Line(where, row, new, f"corrects {there}")
    return Line(where, fault=f"{row.name} has {there}, and the file {said} (--correct takes the file's)")
