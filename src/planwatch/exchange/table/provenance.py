"""A table as a file holds it, whatever the format: every cell with its place, and all that a person sees in it."""

from datetime import date, datetime, time, timedelta

from msgspec import Struct

Value = str | bool | int | float | date | datetime | time | timedelta | None
NEVER_CALCULATED = "a formula that was never calculated"
"""A cell's fault where a program wrote a formula and no spreadsheet has opened the file since."""


class Cell(Struct, frozen=True, gc=False):
    """One cell."""

    text: str = ""
    """What a person reads in it, without what is struck out; line breaks stay, blanks at its ends do not."""
    value: Value = None
    """What the program that made the file keeps behind that; None where it is the text alone."""
    struck: str = ""
    """What is struck out."""
    fill: str = ""
    """``red``, ``amber``, ``green`` or ``blue`` where it is coloured so by hand; colours of a condition are in none."""
    format: str = ""
    """How a number or day is shown, as the file says it: ``mmm-yy``, ``0.00``, ``0%``."""
    fault: str = ""
    """Why nothing can be read in it though something stands there: ``#REF!``, a formula that was never calculated."""

    def __bool__(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.text or self.struck or self.fault)


EMPTY = Cell()


class Merge(Struct, frozen=True):
    """Cells joined to one, counted from 0 within the table; what they hold stands in the first of them."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Table(Struct, frozen=True, kw_only=True):
    """One table of a file. Its rows are of the same length, and none at its end is empty."""

    file: str
    """The file's name."""
    name: str = ""
    """The sheet, the table object, or the heading that it stands under."""
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...] = ()
    """The headings and short texts that stand above it in a document, the nearest last."""
    heads: int = 0
    """How many of the first rows the file itself marks as headings; 0 where it does not say."""
    merges: tuple[Merge, ...] = ()
    is_grid: bool = False
    """Whether its cells have letters and numbers that a person sees (``D9``)."""
    first_row: int = 1
    """What a person calls its first row: the number in a sheet, the line of a text file, else 1."""
    first_column: int = 0
    """In a grid, how many columns stand before it."""
    lines: tuple[int, ...] = ()
    """The line of the file on which each row begins, where that is not one a row."""
    is_hidden: bool = False
    """Whether the sheet is hidden."""
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    """Rows that a filter or a person hides; they hold as much as the others."""
    kind: str = ""
    """What made it, where the file tells: ``Trello board``, ``Taskwarrior export``."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was read, each a sentence without its full stop."""

    def where(self, row: int, column: int | None = None) -> str:
        """``D9`` in a grid, ``line 12`` or ``row 9`` elsewhere, with the column's number where one is meant."""
        number = self.lines[row] if self.lines else self.first_row + row
        if self.is_grid:
            return f"row {number}" if column is None else f"{letters(self.first_column + column)}{number}"
        said = f"line {number}" if self.lines else f"row {number}"
        return said if column is None else f"{said}, column {column + 1}"


def letters(column: int) -> str:
    """What spreadsheets call the column at that place, counted from 0: ``A``, ``Z``, ``AA``."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
