"""Actions and other rows as CSV for a spreadsheet, which must never run what a person typed."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from planwatch.exchange.json import LISTED_UPDATE, action_json, listed_columns
from planwatch.exchange.workbook.keys import KEY, MARK, Mark, key_heading, key_text, mark_text
from planwatch.model.actions.row import ActionRow
from planwatch.model.plan.update import Update

if TYPE_CHECKING:
    from planwatch.exchange.workbook.columns import Layout
    from planwatch.exchange.workbook.rows import BookRow

BOM = "\ufeff"
"""What a file begins with so that a spreadsheet takes it for UTF-8."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Spreadsheets take a cell that begins so for a formula; some strip the blank or fold the wide sign first."""


class _Line:
    """What csv.writer writes to: it hands back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def listed_csv(
    listed: Iterable[tuple[ActionRow, Update | None]],
    change: int | None = None,
    history: str = "",
    *,
    names: Sequence[str] = (),
    more: Callable[[int], Mapping[str, object]] = lambda _: {},
) -> Iterator[str]:
    """Actions, each with the newest update on it, as ``rows_csv`` has them.

    The header is there where no action is. The words of a plan's banner stand in every line of it, and what an import
    knows the action by; with ``change`` the number of the change that they are as of, so that it knows what was edited,
    and with ``history`` what tells that change from one of its number in a copy of the plan. ``more`` gives what else
    stands in the line of the action of that id, under ``names``.
    """
    columns = {**listed_columns(), **{name: name.replace("_", " ") for name in names}, KEY: KEY}
    if change is not None:
        columns[MARK] = MARK
    rows = (
        {
            columns[key]: value
            for key, value in (action_json(row) | dict(more(row.id)) | _told(row, update, change, history)).items()
        }
        for row, update in listed
    )
    return rows_csv(rows, list(columns.values()))


def _told(row: ActionRow, update: Update | None, change: int | None, history: str) -> dict[str, object]:
    held = {key: getattr(update, name) for name, key in LISTED_UPDATE.items()} if update is not None else {}
    ref = row.of.plan.ref
    mark = {MARK: mark_text(Mark(ref, change, history))} if change is not None else {}
    return {**held, "banner": row.of.plan.banner, KEY: key_text(ref, row.id), **mark}


def parts_csv(layout: "Layout", rows: "Iterable[BookRow]", mark: Mark, banner: str) -> Iterator[str]:
    """Parts of one kind with the headings and words of their sheet in a workbook, as ``rows_csv`` has them.

    Each line has the words of the plan's banner, and what an import knows it by and compares it with.
    """
    key, same = key_heading(layout.kind), {"banner": banner, MARK: mark_text(mark)}
    told = (
        {column.heading: row.text(column) for column in layout.columns}
        | {key: key_text(mark.ref, row.id, layout.kind), **same}
        for row in rows
    )
    return rows_csv(told, [*(column.heading for column in layout.columns), "banner", key, MARK])


def rows_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> Iterator[str]:
    """The header and then one line for each row, as RFC 4180 has them: ended by CR LF, quoted where needed.

    Newlines stay inside quotes. A text that a spreadsheet would run as a formula gets an apostrophe in front, which
    spreadsheets don't show; a program that reads the file takes it off again. A column that a row lacks is empty.
    """
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield _written(writer.writerow(columns))
    for row in rows:
        yield _written(writer.writerow([_cell(row.get(column)) for column in columns]))


def _written(line: object) -> str:
    # csv.writer gives back what its file's write gave; the type stubs know it for a number only.
    return str(line)


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return value
    text = "; ".join(map(str, cast("Sequence[object]", value))) if isinstance(value, (tuple, list)) else str(value)
    return f"'{text}" if may_run(text) else text


def may_run(text: str) -> bool:
    """Whether a spreadsheet may run it as a formula, or may where a reader took off the apostrophes before it."""
    return text.lstrip("'").startswith(STARTS_A_FORMULA)
