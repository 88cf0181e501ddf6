"""What was copied from a spreadsheet: the cells of one column, or rows of a table."""

import re
from collections.abc import Collection

from planwatch.errors import PlanwatchError
from planwatch.exchange.kinds import Kind, kind_of_text
from planwatch.exchange.table.build import storable
from planwatch.exchange.table.headings import words_of
from planwatch.exchange.table.vocabulary import phrases
from planwatch.model.text.names import plain

_CELL = re.compile(r'"((?:[^"]|"")*\n(?:[^"]|"")*)"(?=\n|\Z)|([^\n]*)')
"""A cell as spreadsheets copy it: in quotation marks where it has several lines, else a line."""
_BETWEEN = ",;|"


def cells_of(text: str, values: Collection[str] = ()) -> list[str] | None:
    """The cells of one column, one of them at least; None where it is rows of a table.

    A table has tabs, headings, two or more commas, semicolons or bars alike in each of its lines, or is HTML, Markdown
    or JSON. What is one of the ``values``, or stands there twice, is no heading.
    """
    text = storable(text.replace("\r\n", "\n").replace("\r", "\n")).removesuffix("\n")
    if "\t" in text:
        return None
    cells = _cells(text)
    is_value = plain(cells[0]) in map(plain, (*values, *cells[1:]))
    if len(cells) > 1 and (_is_table(text) or (not is_value and _is_heading(cells[0])) or _is_apart(cells)):
        return None
    return cells


def _cells(text: str) -> list[str]:
    cells: list[str] = []
    at = 0
    while at <= len(text):
        found = _CELL.match(text, at)
        if found is None:
            break
        quoted = found[1]
        cells.append(quoted.replace('""', '"') if quoted is not None else found[2])
        at = found.end() + 1
    return cells


def _is_table(text: str) -> bool:
    try:
        return kind_of_text(text, "") is not Kind.DELIMITED
    except PlanwatchError:
        return True  # whoever reads it as a table says why not


def _is_heading(line: str) -> bool:
    """Whether all that stands in a line heads columns, for all that is known of such words."""
    parts = [part for part in re.split(r"[,;|]", line) if part.strip()]
    return bool(parts) and all(words_of(part.strip()) in phrases() for part in parts)


def _is_apart(lines: list[str]) -> bool:
    return any((n := lines[0].count(sign)) > 1 and all(line.count(sign) == n for line in lines) for sign in _BETWEEN)
