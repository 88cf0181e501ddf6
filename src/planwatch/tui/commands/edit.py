"""Editing where the cursor is, or in the user's own editor; copying; taking changes back."""

from collections.abc import Callable

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import short
from planwatch.service.change import How
from planwatch.service.journal import undo as undoing
from planwatch.service.typed.fields import FIELDS
from planwatch.service.typed.text import text_of
from planwatch.tui.commands.cell import LONG, edit_field, edit_long, edit_long_from, save
from planwatch.tui.commands.progress import note
from planwatch.tui.commands.rate import rate
from planwatch.tui.desk import PlanDesk


def edit(desk: PlanDesk, field: str = "") -> None:
    """Edit a field; without one, that of the cell under the cursor."""
    name = field or desk.field_here()
    if name == "rag":
        rate(desk)
    elif name == "updated":
        note(desk)
    elif name in LONG:
        edit_long(desk, name)
    elif name:
        edit_field(desk, name)


def field(desk: PlanDesk) -> None:
    """Choose any field by name, then edit it over the action's title."""
    row = desk.row()
    if row is not None:
        shown = [(name, f"{name:<10} {short(text_of(row.action, name), 50)}") for name in FIELDS]
        desk.pick("Edit which field?", shown, lambda name: edit(desk, name))


def write(desk: PlanDesk) -> None:
    """Edit a long text in the user's own editor."""
    meant, name = desk.meant(marks=False), desk.long_field()
    if meant is None:
        return
    before = text_of(meant.row.action, name)
    try:
        text = desk.edit_outside(before, cell=meant.cell(name))
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    if text == before:
        return
    try:
        save(desk, meant, name, text, How(), raising=True)
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        edit_long_from(desk, meant, name, text)  # what was written outside is not lost


def copy_cell(desk: PlanDesk) -> None:
    """Put the text of the cell under the cursor on the clipboard."""
    desk.copy(desk.cell_text())


def undo(desk: PlanDesk) -> None:
    """Bring back what was typed and left, or take back my last change."""
    discarded, row = desk.discarded, desk.row()
    if desk.bring_back():
        return
    if discarded is not None and row is not None and row.id == discarded.row:
        desk.discarded = None
        edit_field(desk, discarded.field, discarded.text)
    else:
        _take_back(desk, lambda: f"took back: {undoing.undo(desk.session).what}")


def redo(desk: PlanDesk) -> None:
    """Do again what I took back last."""
    _take_back(desk, lambda: f"did again: {undoing.redo(desk.session).what.removeprefix('undo: ')}")


def _take_back(desk: PlanDesk, step: Callable[[], str]) -> None:
    try:
        said = step()
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    desk.changed((), reload=True)
    desk.tell(said)
