"""A small app around a table, for the tests that press its keys."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Self, TypeVar

from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip

from planwatch.tui.skins import VARIABLE_DEFAULTS
from planwatch.tui.table.columns import Column
from planwatch.tui.table.plan_table import PlanTable
from tests.tui.screen import screen_strips, screen_text

Told = TypeVar("Told", bound=Message)

KEYS = {
    "down": "down", "up": "up", "left": "left", "right": "right", "home": "first", "end": "last",
    "pagedown": "page_down", "pageup": "page_up", "enter": "open",
    "space": "mark", "v": "mark_range", "asterisk": "mark_all", "escape": "clear_marks",
}  # fmt: skip


class Titles:
    """Titles by id, which notes what it is asked for."""

    def __init__(self, titles: dict[int, str | None], rule: int | None = None) -> None:
        self.titles = titles
        self.ids = list(titles)
        self.rule = rule
        self.asked: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, start: int, stop: int) -> Sequence[str | None]:
        self.asked.append((start, stop))
        return [self.titles[key] for key in self.ids[start:stop]]

    def key_at(self, index: int) -> int:
        return self.ids[index]

    def index_of(self, key: int) -> int | None:
        return self.ids.index(key) if key in self.titles else None

    def keys(self) -> Iterable[int]:
        return self.ids

    def rule_before(self) -> int | None:
        return self.rule


def numbered(count: int, start: int = 1) -> Titles:
    return Titles({key: f"title {key}" for key in range(start, start + count)})


COLUMNS: tuple[Column[str], ...] = (
    Column("rag", "RAG", 4, lambda title, _: (("■ R", "red"),)),
    Column("title", "Action", 0, lambda title, _: ((title, ""),)),
    Column("size", "Size", 6, lambda title, _: ((str(len(title)), "muted"),), drop=1, right=True),
)


class KeyedTable(PlanTable[str]):
    """The table with keys, which notes the lines it draws and where it paints."""

    BINDINGS = [Binding(key, action) for key, action in KEYS.items()]
    drawn: list[int]
    repainted: list[Region]

    def on_mount(self) -> None:
        self.drawn = []
        self.repainted = []

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        if self.is_mounted:
            self.repainted += regions
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        self.drawn.append(y)
        return super().render_line(y)


class TableApp(App[None]):
    def __init__(self, source: Titles) -> None:
        super().__init__()
        self.source = source
        self.told: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        yield KeyedTable()

    def on_mount(self) -> None:
        self.table.set_columns(COLUMNS)
        self.table.set_source(self.source)

    @property
    def table(self) -> KeyedTable:
        return self.query_one(KeyedTable)

    @on(PlanTable.Highlighted)
    @on(PlanTable.Opened)
    @on(PlanTable.HeaderSelected)
    @on(PlanTable.MarksChanged)
    @on(PlanTable.Placed)
    def note(self, message: Message) -> None:
        self.told.append(message)

    def last(self, kind: type[Told]) -> Told:
        return next(message for message in reversed(self.told) if isinstance(message, kind))


@asynccontextmanager
async def showing(source: Titles, size: tuple[int, int] = (40, 8)) -> AsyncIterator[tuple[TableApp, Pilot[None]]]:
    app = TableApp(source)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def shown(app: TableApp) -> list[str]:
    """The titles on the screen, without what stands before and after them."""
    return [line[7:].rsplit(" ", 1)[0].rstrip() for line in screen_text(app).splitlines()[1:] if line]


def style_at(app: TableApp, x: int, y: int) -> Style:
    for segment in screen_strips(app)[y].crop(x, x + 1):
        return segment.style or Style.null()
    raise AssertionError((x, y))
