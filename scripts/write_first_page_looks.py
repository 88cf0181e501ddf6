"""Writes src/planwatch/tui/first_page/looks/: how each shipped skin looks on a terminal, as Textual would draw it.

The first page is drawn before Textual is loaded, and only Textual knows what its style sheets come to.
"""

import asyncio
import json
import os
import tempfile
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import product
from pathlib import Path

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planwatch.exchange.toml.read import read_toml_file
from planwatch.resources import bundled
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.session import Session
from planwatch.settings import Settings
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.first_page.pens import FOLDER
from planwatch.tui.table.line_table import STYLES
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.widgets.cells import Pen
from planwatch.tui.widgets.picture import pens_of

SKINS = ("contrast", "dark", "light", "terminal")
SYSTEMS = {"truecolor": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD}
TERMINALS = (({"TERM": "xterm", "COLORTERM": "truecolor"}, ("truecolor", "256")), ({"TERM": "xterm"}, ("16",)))
"""How the app is told of each, and the systems that its colours are then shown in: with 16 it takes others."""
_PLACES = ("", "header", "cursor", "cursor-cell")
_SIZE = (100, 26)


def looks() -> dict[str, str]:
    """The text of each file by its name."""
    return {f"{skin}.json": _text(asyncio.run(_looks_of(skin))) for skin in SKINS}


async def _looks_of(skin: str) -> dict[str, dict[str, Pen]]:
    found: dict[str, dict[str, Pen]] = {}
    for no_color, (environ, names) in product((False, True), TERMINALS):
        with _terminal(environ, no_color=no_color):
            drawn = await _drawn_by(skin)
        for name in names:
            key = f"{name} no-color" if no_color else name
            found[key] = {at: pens_of(strip, SYSTEMS[name])[0] for at, strip in drawn.items()}
    return {key: found[key] for no in ("", " no-color") for key in (f"{name}{no}" for name in SYSTEMS)}


async def _drawn_by(skin: str) -> dict[str, Strip]:
    with tempfile.TemporaryDirectory() as folder, _session(Path(folder)) as session:
        app = PlanwatchApp(session, Settings(skin=skin))
        async with app.run_test(size=_SIZE) as pilot:
            await pilot.press("9")
            await pilot.pause()
            return dict(_drawn(app))


@contextmanager
def _terminal(environ: Mapping[str, str], *, no_color: bool) -> Generator[None]:
    before = dict(os.environ)
    for name in ("TERM", "COLORTERM", "NO_COLOR"):
        os.environ.pop(name, None)
    # Textual takes it out of the environment where it finds it.
    os.environ.update(environ, **({"NO_COLOR": "1"} if no_color else {}))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _session(folder: Path) -> Iterator[Session]:
    """On a sample that has more actions than the screen has lines."""
    session = open_session(folder / "plans.db", create=True)
    with session.database:
        plan = bundled("db") / "samples" / "slough-2011.toml"
        import_snapshot(session, read_toml_file(plan, date(2011, 9, 1)), plan.name)
        yield session


def _drawn(app: PlanwatchApp) -> Iterator[tuple[str, Strip]]:
    """A cell of each kind, by the name of its pen."""
    screen = app.screen
    table = screen.query_one(PlanTable)
    styles = table._styles
    for place in _PLACES:
        for name in ("", *STYLES):
            for ruled in (False, True):
                style = styles.get(name, place, ruled)
                yield f"{name}|{place}|{'ruled' if ruled else ''}", _filtered(app, table, style)
    lines = screen._compositor.render_strips()
    for name, widget in (("title", "#title"), ("bar", "#rag-bar"), ("rule", "#detail-rule"), ("pane", "#detail"),
                         ("prompt", "#prompt"), ("foot", "KeyBar")):  # fmt: skip
        region = screen.query_one(widget).region
        yield name, _cell(lines, region.right - 1, region.y)
    head = screen.query_one("#title").region
    yield "title-text", _cell(lines, head.x + 1, head.y)
    foot = screen.query_one("KeyBar").region
    yield "foot-key", _cell(lines, foot.x + 1, foot.y)
    yield "foot-text", _cell(lines, foot.x + 3, foot.y)
    yield from _scrollbar(lines, table.vertical_scrollbar.region)


def _scrollbar(lines: list[Strip], region: Region) -> Iterator[tuple[str, Strip]]:
    column = [_cell(lines, region.x, y) for y in range(region.y, region.bottom)]
    yield "thumb", column[0]
    yield "thumb-end", next(strip for strip in column if not strip.text.isspace())
    yield "track", column[-1]


def _cell(lines: list[Strip], x: int, y: int) -> Strip:
    return lines[y].crop(x, x + 1)


def _filtered(app: PlanwatchApp, widget: Widget, style: Style) -> Strip:
    strip = Strip([Segment("x", style)])
    for each in app.get_line_filters():
        strip = strip.apply_filter(each, widget.background_colors[1])
    return strip


def _text(looks: dict[str, dict[str, Pen]]) -> str:
    """Each pen once, and by the system of colours the number of each name's."""
    pens = sorted({pen for named in looks.values() for pen in named.values()})
    numbers = {pen: number for number, pen in enumerate(pens)}
    lines = [f"  {json.dumps(pen[:3])}" for pen in pens]  # no link: the looks are of no words
    named = [f' "{key}": {json.dumps({at: numbers[pen] for at, pen in of.items()})}' for key, of in looks.items()]
    return '{"pens": [\n' + ",\n".join(lines) + "\n],\n" + ",\n".join(named) + "\n}\n"


def write() -> None:
    """Write all of them."""
    for name, text in looks().items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
