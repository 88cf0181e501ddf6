"""The one table of the app: moving, marking and clicking in it, and the messages it posts."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from textual import events
from textual.geometry import clamp
from textual.message import Message

from planwatch.tui.table.columns import Column, Heading, Row, RowSource
from planwatch.tui.table.line_table import LineTable

_UNCUT = 200
"""Cells in which nothing that a column words by its width is shortened."""


class PlanTable(LineTable[Row], can_focus=True):
    """A table that a person moves, marks and clicks in. Keys are the app's: the table has only the actions."""

    class Told(Message):
        """Any message of the table."""

        def __init__(self, table: "PlanTable[Any]") -> None:
            self.table = table
            super().__init__()

        @property
        def control(self) -> "PlanTable[Any]":
            return self.table

    class Highlighted(Told):
        """The cursor came to another row, or other rows came; ``key`` is None on an empty table."""

        def __init__(self, table: "PlanTable[Any]", key: int | None) -> None:
            self.key = key
            super().__init__(table)

    class Opened(Told):
        """Enter on a row, or a click on the cell that the cursor was on already."""

        def __init__(self, table: "PlanTable[Any]", key: int, column_key: str) -> None:
            self.key = key
            self.column_key = column_key
            super().__init__(table)

    class HeaderSelected(Told):
        """A click on the label of a column."""

        def __init__(self, table: "PlanTable[Any]", column_key: str) -> None:
            self.column_key = column_key
            super().__init__(table)

    class MarksChanged(Told):
        """Rows were marked or unmarked, or a range was begun or ended."""

    class Placed(Told):
        """Cells may stand elsewhere now: an open editor is to be placed again."""

    @property
    def cursor_key(self) -> int | None:
        """The id of the row under the cursor."""
        return self._window.key_at(self.cursor_row)

    @property
    def cursor_row_data(self) -> Row | None:
        """The row under the cursor; None on a heading, an empty table, and where the row has gone."""
        row = self._window.line(self.cursor_row, self._view()).row if self.row_count else None
        return None if isinstance(row, Heading) else row

    @property
    def cursor_column_key(self) -> str:
        """The key of the column under the cursor."""
        return self._columns[self.cursor_column].key if self._columns else ""

    @property
    def cursor_column_data(self) -> Column[Row]:
        """The column under the cursor; there must be one."""
        return self._columns[self.cursor_column]

    @property
    def marks(self) -> set[int]:
        """The ids of the marked rows, to read; ``set_marks`` changes them."""
        return self._marks.keys

    @property
    def ranging(self) -> bool:
        """Whether moving the cursor marks rows."""
        return self._marks.ranging

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show these columns. The cursor stays on its column where that is still there, else goes to the first."""
        key = self.cursor_column_key
        self._show_columns(columns)
        self.cursor_column = next((n for n, column in enumerate(columns) if column.key == key), 0)
        self._stay_on_a_visible_column()
        self._redraw()

    def set_source(self, source: RowSource[Row], *, keep: int | None = None) -> None:
        """Show these rows: the cursor on the row of id ``keep``, at the same height of the screen where possible.

        Without it, or where it is not among them, the cursor keeps its index. A range ends; marks are left alone.
        """
        height = self.cursor_row - self.scroll_offset.y
        self._marks.end()
        self._show_source(source)
        index = self._window.index_of(keep)
        row = self.validate_cursor_row(self.cursor_row if index is None else index)
        self.set_reactive(LineTable.cursor_row, row)
        self._scroll_top_to(row - height)
        self.scroll_cell_into_view(row)
        self._fit_scrollbar()
        self._redraw()
        self.post_message(self.Highlighted(self, self.cursor_key))

    def set_marks(self, keys: Iterable[int]) -> None:
        """Mark these rows and no others; a range ends."""
        self._marks.end()
        self._marks.keys = set(keys)
        self._show_marks()

    def drop_marks(self, kept: set[int]) -> int:
        """Take the marks off all rows but these; returns how many there were. No message is posted of it."""
        gone = len(self._marks.keys - kept)
        if gone:
            with self.prevent(self.MarksChanged):
                self.set_marks(self._marks.keys & kept)
        return gone

    def texts(self, keys: Collection[int] = ()) -> tuple[list[str], list[list[str]]]:
        """The headings of the columns shown, and what the rows of those ids (none: all) say in them, uncut."""
        columns, source = [slot.column for slot in self._fitted()], self._window.source
        if source is None:
            return [], []
        every = enumerate(source.rows(0, len(source)))
        rows = [row for at, row in every if row is not None and (not keys or source.key_at(at) in keys)]
        told = [
            ["".join(text for text, _ in column.draw(row, _UNCUT)).strip() for column in columns]
            for row in rows
            if not isinstance(row, Heading)
        ]
        return [column.label.strip(" ▲▼▴▾") for column in columns], told

    def move_to(self, key: int) -> bool:
        """Put the cursor on the row of that id; False where it is not among the rows."""
        index = self._window.index_of(key)
        if index is not None:
            self.cursor_row = index
        return index is not None

    def move_to_column(self, column_key: str) -> bool:
        """Put the cursor on that column; False where there is none or this width has no room for it."""
        slot = next((slot for slot in self._fitted() if slot.column.key == column_key), None)
        if slot is not None:
            self.cursor_column = slot.index
        return slot is not None

    def validate_cursor_row(self, row: int) -> int:
        return clamp(row, 0, max(0, self.row_count - 1))

    def watch_cursor_row(self, old: int, new: int) -> None:
        self._refresh_line(old)
        self._refresh_line(new)
        if self._marks.ranging and self._window.source is not None:
            self._marks.extend(old, new, self._window.source.key_at)
            self._show_marks()
        self.scroll_cell_into_view(new)
        self.post_message(self.Highlighted(self, self.cursor_key))

    def watch_cursor_column(self) -> None:
        self._refresh_line(self.cursor_row)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Placed(self))

    def on_resize(self) -> None:
        self._stay_on_a_visible_column()
        self.scroll_cell_into_view(self.cursor_row)
        self.post_message(self.Placed(self))

    def on_focus(self, event: events.Focus) -> None:
        self._show_focus(event, True)

    def on_blur(self, event: events.Blur) -> None:
        self._show_focus(event, False)

    def _show_focus(self, event: events.Event, has_focus: bool) -> None:
        """Textual would draw the whole table anew, though the focus shows on the cursor's line only, if at all."""
        event.prevent_default()
        self.set_reactive(LineTable.has_focus, has_focus)
        self._refresh_line(self.cursor_row)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        slot = offset and next((s for s in self._fitted() if s.x <= offset.x < s.x + s.width + 1), None)
        if offset is None or slot is None:
            return
        row = self._row_at(offset.y)
        if offset.y == 0:
            self.post_message(self.HeaderSelected(self, slot.column.key))
        elif (row, slot.index) == (self.cursor_row, self.cursor_column):
            self.action_open()
        elif row < self.row_count:
            self.cursor_column = slot.index
            self.cursor_row = row

    def action_open(self) -> None:
        if (key := self.cursor_key) is not None:
            self.post_message(self.Opened(self, key, self.cursor_column_key))

    def action_down(self) -> None:
        self.cursor_row += 1

    def action_up(self) -> None:
        self.cursor_row -= 1

    def action_left(self) -> None:
        self._step_column(-1)

    def action_right(self) -> None:
        self._step_column(1)

    def action_page_down(self) -> None:
        self._page(self._body_height())

    def action_page_up(self) -> None:
        self._page(-self._body_height())

    def action_first(self) -> None:
        self.cursor_row = 0

    def action_last(self) -> None:
        self.cursor_row = self.row_count - 1

    def action_mark(self) -> None:
        """Mark or unmark the row and move down; ends a range, which stays marked."""
        if (key := self.cursor_key) is None:
            return
        if not self._marks.ranging and key >= 0:
            self._marks.keys ^= {key}
        self._marks.end()
        self._show_marks()
        self.action_down()

    def action_mark_range(self) -> None:
        """Begin a range at the cursor, or end it."""
        if self._marks.ranging:
            self._marks.end()
        elif (key := self.cursor_key) is not None:
            self._marks.begin(self.cursor_row, key)
        self._show_marks()

    def action_mark_all(self) -> None:
        """Mark all rows shown."""
        if self._window.source is not None:
            self.set_marks(self._marks.keys.union(self._window.source.keys()))

    def action_clear_marks(self) -> None:
        self.set_marks(())

    def _page(self, rows: int) -> None:
        self._scroll_top_to(self.scroll_offset.y + rows)
        self.cursor_row += rows

    def _step_column(self, step: int) -> None:
        shown = [slot.index for slot in self._fitted()]
        if shown:
            at = shown.index(self.cursor_column) if self.cursor_column in shown else 0
            self.cursor_column = shown[clamp(at + step, 0, len(shown) - 1)]

    def _stay_on_a_visible_column(self) -> None:
        """Where a narrower screen has dropped the cursor's column, the one to its left takes the cursor."""
        shown = [slot.index for slot in self._fitted()]
        if shown and self.cursor_column not in shown:
            self.cursor_column = max((index for index in shown if index < self.cursor_column), default=shown[0])

    def _show_marks(self) -> None:
        self._refresh_changed_looks()
        self.post_message(self.MarksChanged(self))

    def _redraw(self) -> None:
        self._forget_strips()
        self.refresh()
        # Cells stand where the coming layout puts them.
        self.call_after_refresh(self.post_message, self.Placed(self))
