"""A table drawn line by line that reads only the rows in view; ``plan_table`` adds what a person does in it."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Generic

from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planwatch.tui.table.columns import GUTTER, Column, Heading, Row, RowSource, Slot, fit
from planwatch.tui.table.drawing import PLAIN, DrawnCell, LineLook, RowStyles, draw_line
from planwatch.tui.table.marks import Marks
from planwatch.tui.table.row_window import RowWindow
from planwatch.tui.table.spread import Spread, has_room, lines_of, spread

PREFIX = "plan-table--"
STYLES = (
    "header", "cursor", "cursor-cell", "marked", "mark", "rule", "muted", "hint", "late", "possibly",
    "red", "amber", "green", "complete", "assured", "challenge",
)  # fmt: skip
HEADER = LineLook(place="header")
MARK = ("» ", "mark")
UNREAD = ("• ", "mark")
MARKED_UNREAD = ("»•", "mark")
GONE = ("gone", "muted")
RULED = LineLook(ruled=True)


class LineTable(ScrollView, Generic[Row], inherit_bindings=False):
    """Rows under a header that stays, with a cell cursor and marks; of one line, or of two where lines are free.

    A part's style name ``late`` is the component class ``plan-table--late``.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {PREFIX + name for name in STYLES}
    DEFAULT_CSS = """
    LineTable {
        height: 1fr;
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .plan-table--header { background: $pw-header; color: $pw-header-text; text-style: bold; }
        & > .plan-table--cursor { background: $pw-cursor; color: $pw-cursor-text; text-style: $pw-cursor-style; }
        & > .plan-table--cursor-cell { background: $pw-cursor-text; color: $pw-cursor; text-style: bold underline; }
        &:nocolor > .plan-table--cursor { text-style: reverse; }
        & > .plan-table--marked { background: $pw-marked; }
        & > .plan-table--mark { color: $pw-mark; text-style: bold; }
        & > .plan-table--rule { text-style: underline; }
        & > .plan-table--muted, & > .plan-table--hint { color: $pw-muted; }
        & > .plan-table--late { color: $pw-late; text-style: bold; }
        & > .plan-table--possibly { color: $pw-possibly; }
        & > .plan-table--challenge { text-style: bold; }
        & > .plan-table--red { background: $pw-red; color: $pw-red-text; }
        & > .plan-table--amber { background: $pw-amber; color: $pw-amber-text; }
        & > .plan-table--green { background: $pw-green; color: $pw-green-text; }
        & > .plan-table--complete { background: $pw-complete; color: $pw-complete-text; }
        & > .plan-table--assured { background: $pw-assured; color: $pw-assured-text; }
    }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """As in Textual, but that the screen is not laid out anew for other rows: the table stays in its place."""
    cursor_row: reactive[int] = reactive(0, repaint=False, init=False)
    cursor_column: reactive[int] = reactive(0, repaint=False, init=False)
    """The number of the column under the cursor, among all columns."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's word
        self._styles = RowStyles(self, PREFIX)
        self._marks = Marks()
        self.unread: Container[int] = ()
        """The ids of the rows that others changed and nobody here has read."""
        self._columns: tuple[Column[Row], ...] = ()
        self._slots: tuple[Slot[Row], ...] = ()
        self._fitted_width = -1
        self._window: RowWindow[Row] = RowWindow(None)
        self._header: Strip | None = None
        self._spread: tuple[int, Spread] | None = None
        """Where rows stand, and the lines that they have for that; None until it is looked for."""
        self._scrollbar_seen: tuple[Size, Size] | None = None
        super().__init__(id=id, classes=classes)

    @property
    def row_count(self) -> int:
        return self._window.count

    @property
    def visible_columns(self) -> tuple[str, ...]:
        """The keys of the columns that this width has room for."""
        return tuple(slot.column.key for slot in self._fitted())

    def widths(self) -> list[tuple[str, int]]:
        """The same with the cells that each has."""
        return [(slot.column.key, slot.width) for slot in self._fitted()]

    def refresh_row(self, key: int) -> None:
        """Read that row again and draw its line; no other row is read or drawn."""
        if (index := self._window.index_of(key)) is None:
            return
        before, self._spread = self._spread, None
        self._window.forget(index)
        if before is not None and before[1] != self._placed():
            self.refresh()
        else:
            self._refresh_line(index)

    def show_unread(self, keys: Container[int]) -> None:
        """Have a sign at these rows; only those in view whose look changes are drawn."""
        self.unread = keys
        self._refresh_changed_looks()

    def scroll_cell_into_view(self, row_index: int) -> None:
        """Scroll no further than is needed to see the cells of that row; sideways they are never out of sight."""
        top = self.scroll_offset.y
        if (height := self._body_height()) and not top <= row_index < top + height:
            self._scroll_top_to(row_index if row_index < top else row_index - height + 1)

    def cell_region(self, row_index: int, column_key: str) -> Region:
        """Where the cell stands on the screen; an empty region where it is out of sight."""
        slot = next((slot for slot in self._fitted() if slot.column.key == column_key), None)
        if slot is None or row_index not in self._view():
            return Region()
        origin = self.content_region.offset
        return Region(origin.x + slot.x, origin.y + self._lines_of(row_index).start, slot.width, 1)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.forget()
        self._forget_strips()

    def _scroll_update(self, virtual_size: Size) -> None:
        # Textual draws the scrollbar at every layout of the screen, such as the opening of an editor.
        seen = (virtual_size, self.container_size)
        if seen != self._scrollbar_seen:
            self._scrollbar_seen = seen
            super()._scroll_update(virtual_size)

    def render_line(self, y: int) -> Strip:
        slots = self._fitted()
        width = self.size.width
        if y == 0:
            if self._header is None:
                labels = [DrawnCell(((slot.column.label, ""),), slot.width, slot.column.right) for slot in slots]
                self._header = draw_line(labels, HEADER, self._styles, width)
            return self._header
        index = self._row_at(y)
        if index >= self.row_count:
            return Strip.blank(width, self._styles.get(""))
        line = self._window.line(index, self._view())
        look = self._look(index, line.key)
        if not line.strips or line.look != look:
            line.look, line.strips = look, tuple(self._drawn(line.row, look))
        return line.strips[y - self._lines_of(index).start]

    def _drawn(self, row: Row | Heading | None, look: LineLook) -> Iterator[Strip]:
        """The lines of a row: the mark is on the first, a rule under the last, the cursor on those that have words."""
        cells = self._cells(row)
        for number, line in enumerate(cells):
            own = look
            if number:
                has_words = look.cursor is not None and line[look.cursor].parts
                own = replace(own, gutter=PLAIN.gutter, cursor=look.cursor if has_words else None)
            if number < len(cells) - 1:
                own = replace(own, ruled=False)
            yield draw_line(line, own, self._styles, self.size.width)

    def _cells(self, row: Row | Heading | None) -> list[list[DrawnCell]]:
        if isinstance(row, Heading):
            return [[DrawnCell(((row.words, ""),), max(1, self._fitted_width - GUTTER))]]
        if row is None:
            return [[DrawnCell((GONE,), max(len(GONE[0]), self._fitted_width - GUTTER))]]
        slots = self._fitted()
        return [
            [DrawnCell(parts, slot.width, slot.column.right) for parts, slot in zip(line, slots, strict=True)]
            for line in lines_of(slots, row, free=bool(self._placed().starts))
        ]

    def _placed(self) -> Spread:
        """Where the rows stand. Where some have two lines all are in view, so that scrolling need not know of it."""
        slots, height = self._fitted(), self._body_height()
        if self._spread is None or self._spread[0] != height:
            placed = Spread()
            if has_room(slots, self.row_count, height):
                placed = spread(self._height(slots, index) for index in range(self.row_count))
            if self._spread is not None and self._spread[1] != placed:
                self._window.forget_strips()
            self._spread = height, placed
        return self._spread[1]

    def _height(self, slots: tuple[Slot[Row], ...], index: int) -> int:
        row = self._window.line(index, self._view()).row
        return 1 if row is None or isinstance(row, Heading) else len(lines_of(slots, row, free=True))

    def _look(self, index: int, key: int) -> LineLook:
        marked, ruled = key in self._marks.keys, index + 1 == self._window.rule
        gutter = PLAIN.gutter
        if key in self.unread:
            gutter = MARKED_UNREAD if marked else UNREAD
        elif marked:
            gutter = MARK
        if index == self.cursor_row:
            cursor = (
                None
                if key < 0
                else next((n for n, slot in enumerate(self._fitted()) if slot.index == self.cursor_column), None)
            )
            return LineLook("cursor", gutter, cursor, ruled)
        if marked or gutter is UNREAD:
            return LineLook("marked" if marked else "", gutter, None, ruled)
        if key < 0:
            return HEADER
        return RULED if ruled else PLAIN

    def _refresh_changed_looks(self) -> None:
        for index in (view := self._view()):
            line = self._window.line(index, view)
            if line.strips and line.look != self._look(index, line.key):
                self._refresh_line(index)

    def _fitted(self) -> tuple[Slot[Row], ...]:
        # The scrollbar lies over the last cell of the widget's own width.
        if self._fitted_width != (width := self.scrollable_content_region.width):
            self._fitted_width = width
            self._slots = fit(self._columns, width)
            self._forget_strips()
        return self._slots

    def _show_columns(self, columns: Sequence[Column[Row]]) -> None:
        self._columns = tuple(columns)
        self._fitted_width = -1

    def _show_source(self, source: RowSource[Row]) -> None:
        self._window = RowWindow(source)
        self._spread = None
        # The line of the header is part of the height that scrolls, so that the last row comes wholly into view.
        self.virtual_size = Size(0, self.row_count + 1)

    def _fit_scrollbar(self) -> None:
        if self.container_size:
            self._scroll_update(self.virtual_size)

    def _forget_strips(self) -> None:
        self._header = self._spread = None
        self._window.forget_strips()

    def _body_height(self) -> int:
        return max(0, self.size.height - 1)

    def _view(self) -> range:
        top = self.scroll_offset.y
        return range(top, min(top + self._body_height(), self.row_count))

    def _lines_of(self, row_index: int) -> range:
        """Its lines, counted from the header, which is 0."""
        lines = self._placed().lines(row_index)
        top = 1 - self.scroll_offset.y
        return range(lines.start + top, lines.stop + top)

    def _row_at(self, y: int) -> int:
        """The row on that line, counted so; below all rows, one that is not there."""
        return self._placed().row_at(y - 1 + self.scroll_offset.y)

    def _scroll_top_to(self, row_index: int) -> None:
        self.scroll_to(y=row_index, animate=False, force=True)

    def _refresh_line(self, row_index: int) -> None:
        if row_index in self._view():
            # The scrollbar's cell is the line's own where no scrollbar is shown.
            width = self.size.width - self.styles.scrollbar_size_vertical * self.show_vertical_scrollbar
            lines = self._lines_of(row_index)
            self.refresh(Region(0, lines.start, width, len(lines)))
