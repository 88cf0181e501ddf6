"""Rows of any table onto the clipboard, with the columns that it shows."""

from typing import Any

from planwatch.service.files.copied import as_cells, as_markdown
from planwatch.tui.desk import PlanDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.table.plan_table import PlanTable

_MUCH = 50_000
"""Letters beyond which some terminals take nothing."""


def row(desk: PlanDesk) -> None:
    """The actions meant, a line each, apart by tabs: ref, title, theme, lead, due, status, RAG."""
    meant = desk.meant()
    if meant is not None:
        actions = [each.action for each in meant.rows]
        fields = [(a.ref, a.title, a.theme, a.lead, str(a.due), str(a.status), str(a.rag or "")) for a in actions]
        _copy(desk, as_cells(fields), len(fields))


def markdown(desk: ScreenDesk[Any]) -> None:
    """The rows marked, else all that are listed, as a table of Markdown."""
    heads, rows = _of(desk)
    _copy(desk, as_markdown(heads, rows), len(rows))


def table(desk: ScreenDesk[Any]) -> None:
    """The same as cells for a spreadsheet, the headings first."""
    heads, rows = _of(desk)
    _copy(desk, as_cells([heads, *rows]), len(rows))


def _of(desk: ScreenDesk[Any]) -> tuple[list[str], list[list[str]]]:
    shown: PlanTable[Any] = desk.screen.table
    return shown.texts(shown.marks)


def _copy(desk: PlanDesk | ScreenDesk[Any], text: str, number: int) -> None:
    desk.copy(text)
    much = ": so much that some take nothing; R writes it as a file" if len(text) > _MUCH else ""
    desk.tell(f"{number} row{'s' * (number != 1)} copied, where the terminal allows it (OSC 52){much}")
