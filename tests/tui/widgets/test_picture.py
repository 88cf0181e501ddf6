"""What is sent for a new picture is less than Textual sends, and looks the same."""

from itertools import pairwise
from typing import Any

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from planwatch.tui.widgets.cells import Picture
from planwatch.tui.widgets.picture import PictureUpdate

WIDTH, CUTS = 24, (0, 6, 7, 24)
CONSOLE = Console(force_terminal=True, color_system="truecolor", width=WIDTH)
STYLES = [
    Style.null(), Style.parse("bold #ffffff on #a3142c"), Style.parse("#ffffff on #284d5f"),
    Style.parse("underline bold #111111 on #ffb000"), Style.parse("reverse #dde4ec on #171d26"),
    Style.parse("on #171d26"), Style.parse("dim italic #dde4ec on #171d26"), Style.parse("strike red"),
]  # fmt: skip
signs = st.sampled_from(["a", "b", " ", " ", "·", "■", "≠", "…", "é", "日", "🎉", "e\u0301"])
texts = st.lists(signs, max_size=8).map("".join)
spoken = st.lists(st.tuples(texts, st.sampled_from(STYLES)), max_size=4)
Pieces = list[list[tuple[str, Style]]]
pieces = st.tuples(*[spoken] * (len(CUTS) - 1))
spans = st.tuples(st.integers(0, WIDTH - 1), st.integers(1, WIDTH)).filter(lambda ends: ends[0] < ends[1])
updates = st.lists(st.tuples(pieces, pieces, spans, st.booleans()), min_size=2, max_size=6)


def strip_of(parts: list[tuple[str, Style]], width: int) -> Strip:
    """Those parts, exactly that wide, as Textual makes every strip."""
    segments: list[Segment] = []
    for text, style in parts:
        room = width - sum(cell_len(segment.text) for segment in segments)
        segments.append(Segment(text if cell_len(text) <= room else set_cell_size(text, room), style))
    return Strip(segments).adjust_cell_length(width, Style.null())


def update_of(lines: list[Pieces], span: tuple[int, int], whole: bool) -> LayoutUpdate | ChopsUpdate:
    widths = [end - start for start, end in pairwise(CUTS)]
    strips = [[strip_of(parts, width) for parts, width in zip(line, widths, strict=True)] for line in lines]
    if whole:
        return LayoutUpdate([*strips], Region(0, 0, WIDTH, len(lines)))
    chops: list[dict[int, Strip | None]] = [dict(zip(CUTS, line, strict=False)) for line in strips]
    return ChopsUpdate(chops, [(y, *span) for y in range(len(lines))], [list(CUTS[1:])] * len(lines))


class Shown:
    """A terminal, and what is seen on it: of a blank only what shows where there is no text."""

    def __init__(self) -> None:
        # Beyond its edges pyte has ways of its own: what is drawn keeps clear of them.
        self._screen = pyte.Screen(WIDTH + 1, 3)
        self._stream = pyte.Stream(self._screen)

    def send(self, text: str) -> list[Any]:
        self._stream.feed(text)
        return [self._seen(self._screen.buffer[y][x]) for y in range(2) for x in range(WIDTH)]

    def ends_plain(self) -> bool:
        """Whether what anything else writes next has no colours left over."""
        return self._screen.cursor.attrs == pyte.screens.Char(" ")

    @staticmethod
    def _seen(char: Any) -> Any:
        if char.data == " " and not (char.underscore or char.reverse or char.strikethrough):
            return " ", char.bg
        return char


@settings(max_examples=40)
@given(updates)
def test_a_difference_looks_as_the_whole_does(drawn: list[Any]) -> None:
    picture, ours, textual = Picture(), Shown(), Shown()
    for number, (*lines, span, whole) in enumerate(drawn):
        update = update_of(lines, span, whole or not number)
        sent = PictureUpdate(picture, update).render_segments(CONSOLE)
        assert ours.send(sent) == textual.send(update.render_segments(CONSOLE))
        assert ours.ends_plain()


def partly(text: str, style: str = "#ffffff on #284d5f", wide: int = WIDTH) -> ChopsUpdate:
    chops: list[dict[int, Strip | None]] = [{0: strip_of([(text, Style.parse(style))], wide)}]
    return ChopsUpdate(chops, [(0, 0, WIDTH)], [[wide]])


def test_what_is_there_is_not_sent_again() -> None:
    picture = Picture()
    assert "Recruit managers" in PictureUpdate(picture, partly("Recruit managers")).render_segments(CONSOLE)
    assert PictureUpdate(picture, partly("Recruit managers")).render_segments(CONSOLE) == ""
    assert PictureUpdate(picture, partly("Recruit manager")).render_segments(CONSOLE).startswith("\x1b[1;16H")
    assert PictureUpdate(picture, partly("Recruit 3 manager")).render_segments(CONSOLE).count("\x1b[") == 3


def test_a_whole_picture_and_a_forgotten_one_are_sent_whole() -> None:
    """Whatever else has written to the terminal, opening another screen repairs it."""
    picture = Picture()
    lines: list[Any] = [[[("one", STYLES[1])], [], []]] * 2
    whole = update_of(lines, (0, WIDTH), True)
    assert PictureUpdate(picture, whole).render_segments(CONSOLE) == PictureUpdate(picture, whole).render_segments(
        CONSOLE
    )
    picture.forget()
    assert "Recruit" in PictureUpdate(picture, partly("Recruit")).render_segments(CONSOLE)


def test_a_line_with_a_character_of_doubtful_width_is_sent_whole() -> None:
    """A terminal that draws it wider than Textual thinks has put all that follows elsewhere."""
    picture = Picture()
    for text in ("party 🎉 at ten", "heart ❤\ufe0f at ten", "new \U0001fae9 at ten"):
        PictureUpdate(picture, partly(text)).render_segments(CONSOLE)
        assert "at ten" in PictureUpdate(picture, partly(text)).render_segments(CONSOLE)
        assert "at ten" in PictureUpdate(picture, partly("at ten")).render_segments(CONSOLE)
