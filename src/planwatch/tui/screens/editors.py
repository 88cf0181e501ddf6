"""What stands over cells: the editor of a field and the chooser of a rating."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.geometry import Region

from planwatch.service.people.present import editing
from planwatch.tui.screens.desk import FullScreen
from planwatch.tui.widgets.cell_editor import CellEdit, CellEditor
from planwatch.tui.widgets.rag_chooser import RagChooser


class Editors:
    """The two widgets of a screen, one of them open at most, and what becomes of what is typed or chosen."""

    def __init__(self, screen: FullScreen[Any]) -> None:
        self._screen = screen
        self.cell = CellEditor()
        self.chooser = RagChooser()
        self.edit: CellEdit | None = None
        """The field that is being edited, or was last."""

    def compose(self) -> ComposeResult:
        """They come before all others of the screen.

        Textual draws every widget anew that comes before one which is shown or hidden.
        """
        yield self.cell
        yield self.chooser

    @property
    def is_open(self) -> bool:
        return self.cell.is_open or self.chooser.is_open

    @property
    def has_focus(self) -> bool:
        """Whether the focus is on one of them, or on nothing."""
        return self._screen.focused in (None, self.cell, self.chooser)

    def open(self, edit: CellEdit, text: str, region: Region, names: Sequence[str], *, select: bool) -> None:
        self._leave_open()
        self._tell_others(edit.cell)
        self.edit = edit
        self.cell.open(edit.field, text, region, names, select=select)

    def choose(self, rag: str, region: Region, chosen: Callable[[str], object], cell: str) -> None:
        self._leave_open()
        self._tell_others(cell)
        self.chooser.open(rag, region, chosen)

    def _leave_open(self) -> None:
        """Close what is open already, as a click on another command finds it; its text is kept."""
        self.chooser.close()
        self.left(self.cell.text)

    def close(self) -> None:
        self._tell_others("")
        self.cell.close()
        self.chooser.close()

    def _tell_others(self, cell: str) -> None:
        """Others are told that an editor stands over that cell; over none, where it is empty."""
        editing(self._screen.session, cell)

    def place(self, region_of: Callable[[str], Region]) -> None:
        """Cells may stand elsewhere now."""
        if self.cell.is_open:
            self.cell.place(region_of(self.cell.field))
        if self.chooser.is_open:
            self.chooser.place(region_of("rag"))

    def typed(self, text: str) -> None:
        if self.cell.is_open and self.edit is not None:
            self.edit.typed(text)

    def saved(self, text: str, step: int) -> None:
        if self.cell.is_open and self.edit is not None:
            self.edit.saved(text, step)

    def left(self, text: str) -> None:
        if self.cell.is_open and self.edit is not None:
            self.edit.left(text)
