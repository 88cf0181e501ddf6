"""The tables of a workbook of before 2007: the library's values, with the looks that it does not see."""

import io

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from planwatch.exchange.archive import broken
from planwatch.exchange.table.build import Box, Sparse, Taken, dense, line_of, reach, tidy, within_box
from planwatch.exchange.table.number_format import shown_number, whole
from planwatch.exchange.table.provenance import Cell, Merge, Table, Value, letters
from planwatch.exchange.xls.look import Look, Sheet
from planwatch.exchange.xls.ole import stream


def read_xls(data: bytes, file: str) -> list[Table]:
    """The tables of the workbook; raises PlanwatchError where it is broken, encrypted, too old or too large."""
    look = Look(stream(data, "Workbook", "Book"))
    try:
        return list(_tables(data, look, file))
    except (CalamineError, OSError, ValueError):
        raise broken("the workbook") from None


def _tables(data: bytes, look: Look, file: str) -> list[Table]:
    tables: list[Table] = []
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for index, listed in enumerate(book.sheets_metadata):
            if listed.typ is SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_index(index)
                is_hidden = listed.visible is not SheetVisibleEnum.Visible
                tables.append(_table(listed.name, sheet, look, look.sheet(index), file, is_hidden=is_hidden))
    return tables


def _table(name: str, sheet: CalamineSheet, look: Look, seen: Sheet, file: str, *, is_hidden: bool) -> Table:
    taken = Taken()
    cells: Sparse = {}
    box = Box()
    top, left = sheet.start or (0, 0)
    grid = {row: dict(enumerate(values, left)) for row, values in enumerate(sheet.to_python(), top)}
    for row, column in seen.faults:
        grid.setdefault(row, {}).setdefault(column, "")
    for row, values in grid.items():
        made = {at: _cell((row, at), value, look, seen, taken) for at, value in values.items()}
        if line := line_of(made):
            cells[row] = line
            for column in reach(line) or ():
                box.hold(row, column)
    merges = [Merge(top, left, bottom - top + 1, right - left + 1) for (top, left), (bottom, right) in _merged(sheet)]
    return Table(
        file=file,
        name=name,
        rows=dense(cells, box),
        merges=tuple(within_box(merges, box)),
        is_grid=True,
        first_row=box.top + 1,
        first_column=box.left,
        is_hidden=is_hidden,
        hidden_columns=frozenset(at - box.left for at in seen.hidden_columns if box.left <= at <= box.right),
        hidden_rows=frozenset(at - box.top for at in seen.hidden_rows if box.top <= at <= box.bottom),
        notes=taken.notes(),
    )


def _merged(sheet: CalamineSheet) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return sheet.merged_cell_ranges or []


def _cell(at: tuple[int, int], value: Value, look: Look, seen: Sheet, taken: Taken) -> Cell:
    style = look.style(seen.styles.get(at, -1))
    if at in seen.faults:
        return Cell(fault=seen.faults[at], fill=style.fill)
    if isinstance(value, str):
        text, value = tidy(taken.of(value, f"{letters(at[1])}{at[0] + 1}")), None
    else:
        value = whole(value) if isinstance(value, float) else value
        text = shown_number(value, style.format)
    if style.is_struck:
        return Cell(struck=text, fill=style.fill, format=style.format)
    return Cell(text, value, fill=style.fill, format=style.format)
