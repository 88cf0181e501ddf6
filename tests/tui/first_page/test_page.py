"""The page before Textual is the page that the app draws first, cell for cell, or it is not drawn."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color, ColorSystem
from rich.console import Console
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.screen import Screen

from planwatch.errors import PlanwatchError
from planwatch.model.actions.views import find_view
from planwatch.service.files.open import open_session
from planwatch.settings import Settings
from planwatch.tui import app
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.first_page.page import pieces
from planwatch.tui.first_page.pens import FOLDER, pens_for
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.widgets.cells import Pen, Picture, Writer, ground_of
from planwatch.tui.widgets.picture import PictureUpdate
from scripts.write_first_page_looks import SKINS, looks
from tests.desk import TODAY, put

Lines = dict[int, tuple[str, list[Pen]]]
SIZES = ((120, 40), (80, 24), (60, 16), (101, 31), (149, 40), (150, 40), (187, 33), (200, 60))
TRUE = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


class Watched(PlanwatchApp):
    """The app on a terminal that keeps what it is sent until all of the screen is there."""

    CSS_PATH = Path(app.__file__).with_name("planwatch.tcss")

    def __init__(self, worklist: Worklist) -> None:
        super().__init__(worklist.session, worklist.settings, worklist=worklist)
        self.drawn = Picture()
        self.first: Lines | None = None
        self._terminal = Console(force_terminal=True, color_system="truecolor", width=80)

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        if self.first is None and isinstance(renderable, (LayoutUpdate, ChopsUpdate)):
            PictureUpdate(self.drawn, renderable).render_segments(self._terminal)

    def begin(self) -> None:
        self.first = dict(self.drawn._lines)
        super().begin()


def page(worklist: Worklist, size: tuple[int, int], environ: dict[str, str]) -> Lines:
    worklist.load()
    pens = pens_for(worklist.settings.skin, environ)
    assert pens is not None
    picture = Picture()
    for piece in pieces(worklist, *size, pens):
        picture.draw(Writer(), *piece)
    return dict(picture._lines)


async def first_picture(worklist: Worklist, size: tuple[int, int]) -> Lines:
    watched = Watched(worklist)
    async with watched.run_test(size=size) as pilot:
        for _ in range(50):
            if watched.first is not None:
                break
            await pilot.pause(0.05)
    assert watched.first is not None
    return watched.first


def assert_same(page: Lines, app: Lines) -> None:
    assert [text for _, (text, _) in sorted(page.items())] == [text for _, (text, _) in sorted(app.items())]
    for y, (text, pens) in sorted(page.items()):
        both = zip(text, pens, app[y][1], strict=True)
        differs = [(x, sign, own, theirs) for x, (sign, own, theirs) in enumerate(both) if not alike(sign, own, theirs)]
        assert not differs, (y, differs[:3])


def alike(sign: str, one: Pen, other: Pen) -> bool:
    """Of a blank the ink is not seen."""
    return one == other or (sign.isspace() and ground_of(one) == ground_of(other))


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_is_what_the_app_draws_first(samples_path: Path, skin: str, size: tuple[int, int]) -> None:
    session = open_session(samples_path)
    with session.database:
        settings = Settings(skin=skin)
        assert_same(
            page(Worklist(session, settings), size, TRUE), await first_picture(Worklist(session, settings), size)
        )


@pytest.mark.parametrize("height", [38, 39, 40, 44])
@pytest.mark.parametrize("first", ["rag", "title"])
async def test_rows_of_two_lines_are_on_it(samples_path: Path, first: str, height: int) -> None:
    session = open_session(samples_path, plan="WB")
    with session.database:
        work, size = Worklist(session, Settings()), (110, height)
        columns = tuple(dict.fromkeys((first, "rag", "ref", "title", "how", "due")))
        work.lay_out(work.layout._replace(columns=tuple((key, 0) for key in columns)))
        own = page(work, size, TRUE)
        assert (" B6 " in own[5][0]) is (height < 40)
        assert_same(own, await first_picture(Worklist(session, Settings()), size))


@pytest.mark.parametrize("skin", SKINS)
async def test_it_is_that_without_colours(samples_path: Path, skin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session(samples_path, plan="WB")
    with session.database:
        settings = Settings(skin=skin)
        own = page(Worklist(session, settings), (100, 25), {**TRUE, "NO_COLOR": "1"})
        monkeypatch.setenv("NO_COLOR", "1")
        assert_same(own, await first_picture(Worklist(session, settings), (100, 25)))


@pytest.mark.parametrize("lines", range(16, 30))
async def test_the_scrollbar_is_as_long_at_any_height(samples_path: Path, lines: int) -> None:
    session = open_session(samples_path, plan="", today=date(2016, 6, 1))
    with session.database:
        size = (90, lines)
        assert_same(
            page(Worklist(session, Settings()), size, TRUE), await first_picture(Worklist(session, Settings()), size)
        )


@pytest.mark.parametrize(
    ("view", "words"),
    [("red", ""), ("soon", 'lead:"hr partner"'), ("overdue", "recruit not:lead:police"), ("challenge", ""),
     ("all", "rag:r"), ("moved", ""), ("complete", "plan:sl")],
)  # fmt: skip
async def test_a_view_and_a_filter_asked_for_are_on_it(samples_path: Path, view: str, words: str) -> None:
    session = open_session(samples_path)
    with session.database:
        worklist = Worklist(session, Settings(), find_view(view), words)
        own = page(worklist, (100, 24), TRUE)
        assert len(worklist.rows)
        assert worklist.view.name in own[0][0]
        assert words in own[0][0]
        assert_same(own, await first_picture(worklist, (100, 24)))


async def test_signs_of_any_width_stand_where_the_app_puts_them(small_path: Path) -> None:
    session = open_session(small_path, who="bob", today=TODAY)
    with session.database:
        put(session, "C1.2", {"title": "開 日本 🎉 e\u0301 \x1b[31mred \u202eback", "lead": "HR"})
        size = (100, 24)
        assert_same(
            page(Worklist(session, Settings()), size, TRUE), await first_picture(Worklist(session, Settings()), size)
        )


async def test_where_the_screen_cannot_be_put_together_that_is_told_and_keys_go_on(
    small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Worklist) -> None:
        raise PlanwatchError("the plan file is busy", "try again")

    monkeypatch.setattr(Worklist, "count", refuse)
    session = open_session(small_path, today=TODAY)
    with session.database:
        sitting = PlanwatchApp(session, Settings())
        async with sitting.run_test(size=(100, 24)) as pilot:
            await pilot.pause(0.3)
            await pilot.press("question_mark")
            await pilot.pause(0.3)
            assert type(sitting.screen).__name__ == "Help"


@pytest.mark.parametrize(
    "environ",
    [{}, {"TERM": "xterm"}, {"TERM": "xterm-256color"}, {"TERM": "linux"}, {"TERM": "xterm-kitty"}, TRUE,
     {"TERM": "screen.xterm-256color", "COLORTERM": "24bit"}, {"TERM": "xterm-16color"}, {"TERM": "tmux-256color "},
     {"TERM": "dumb"}, {"TERM": "unknown", "COLORTERM": "truecolor"}],
)  # fmt: skip
def test_colours_are_those_that_rich_finds(environ: dict[str, str]) -> None:
    system = Console(force_terminal=True, _environ=environ)._color_system
    pens = pens_for("dark", environ)
    if pens is None:
        assert system is None or not environ
        return
    assert system is not None
    ground = Color.parse("#1f2731").downgrade(ColorSystem(system)).get_ansi_codes(foreground=False)
    assert pens.of("title").ground == ";".join(ground)


def test_how_the_skins_look_is_what_textual_makes_of_them() -> None:
    drawn = looks()
    assert {name: (FOLDER / name).read_text("utf-8") for name in drawn} == drawn, "see make looks"
