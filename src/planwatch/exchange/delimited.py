"""Tables of plain text: CSV, TSV, rows copied from a spreadsheet, with whatever they are delimited by."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.csv import may_run
from planwatch.exchange.table.build import Taken, check_size, even, tidy
from planwatch.exchange.table.provenance import EMPTY, Cell, Table

_DELIMITERS = ",\t;|"
_SAMPLE_ROWS = 200
_SAMPLE = 1 << 17
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SAYS = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


class _Rows(Protocol):
    """What csv.reader is."""

    @property
    def line_num(self) -> int: ...
    def __iter__(self) -> Iterator[list[str]]: ...
    def __next__(self) -> list[str]: ...


class _Dialect(Struct, frozen=True):
    delimiter: str
    is_quoted: bool = True
    escape: str | None = None

    def read(self, lines: Iterable[str]) -> _Rows:
        """The rows of these lines."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quoting=csv.QUOTE_MINIMAL if self.is_quoted else csv.QUOTE_NONE,
            escapechar=self.escape,
            doublequote=self.escape is None,
        )


def read_delimited(text: str, file: str, notes: tuple[str, ...] = ()) -> list[Table]:
    """The one table of a text; raises PlanwatchError where it is larger than a plan, or a quote in it never ends."""
    said = _SAYS.match(text)
    first = 2 if said else 1
    body = text[said.end() :] if said else text
    dialect = _Dialect(said[1]) if said else _likeliest(body)
    try:
        _check(dialect, body)
        rows, lines = _rows(dialect, body, first)
    except csv.Error:
        hint = 'look for a cell that begins with " and does not end so'
        raise PlanwatchError("a cell of it never ends", hint) from None
    taken = Taken()
    cells = even(_cells(row, line, taken) for row, line in zip(rows, lines, strict=True))
    one_a_line = lines == list(range(first, first + len(lines)))
    table = Table(
        file=file,
        rows=cells,
        first_row=first,
        lines=() if one_a_line else tuple(lines[: len(cells)]),
        notes=(*notes, *taken.notes()),
    )
    return [table] if cells else []


def _cells(row: list[str], line: int, taken: Taken) -> list[Cell]:
    return [_cell(text, line, taken) if text else EMPTY for text in row]


def _cell(text: str, line: int, taken: Taken) -> Cell:
    # An apostrophe before what would be a formula is ours, and other programs' that guard a spreadsheet.
    guarded = text.lstrip(" ")
    text = guarded[1:] if guarded[:1] == "'" and may_run(guarded) else text
    text = tidy(taken.of(text, f"line {line}"))
    return Cell(text) if text else EMPTY


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, whichever these are: StringIO would take four bytes for each letter of all of them."""
    return (match[0] for match in _LINE.finditer(text))


def _check(dialect: _Dialect, text: str) -> None:
    """Raises PlanwatchError where the table is too large, before any of it is kept."""
    widest = 0
    for rows, row in enumerate(dialect.read(_lines(text)), 1):
        widest = max(widest, len(row))
        check_size(rows, widest)


def _rows(dialect: _Dialect, text: str, first: int) -> tuple[list[list[str]], list[int]]:
    """The rows, and the line on which each begins."""
    reader = dialect.read(_lines(text))
    rows: list[list[str]] = []
    lines: list[int] = []
    begins = first
    for row in reader:
        rows.append(row)
        lines.append(begins)
        begins = first + reader.line_num
    return rows, lines


def _likeliest(text: str) -> _Dialect:
    """The dialect in which rows are of the same length most often; of equal ones the first."""
    sample = text[:_SAMPLE]
    escapes = (None, "\\") if '\\"' in sample else (None,)
    dialects = [_Dialect(delimiter, escape=escape) for delimiter in _DELIMITERS for escape in escapes]
    if '"' in sample:
        dialects += [_Dialect(delimiter, is_quoted=False) for delimiter in _DELIMITERS]
    return max(dialects, key=lambda dialect: _consistency(dialect, sample))


def _consistency(dialect: _Dialect, sample: str) -> float:
    """How well the dialect explains the sample: many rows of many cells, of few different lengths."""
    rows = list(_sampled(dialect, sample))
    if len(sample) == _SAMPLE and len(rows) < _SAMPLE_ROWS:
        del rows[-1:]  # the sample ends within it
    lengths = Counter(len(row) for row in rows if row)
    if not lengths:
        return 0
    return sum(rows * (length - 1) / length for length, rows in lengths.items()) / len(lengths)


def _sampled(dialect: _Dialect, sample: str) -> Iterator[list[str]]:
    rows = islice(dialect.read(_lines(sample)), _SAMPLE_ROWS)
    try:
        yield from rows
    except csv.Error:
        return
