"""Putting the first page on the terminal, and leaving the terminal as it was where the app does not get to it."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from planwatch.paths import skins_folder
from planwatch.settings import Settings
from planwatch.tui.first_page.page import LEAST, pieces
from planwatch.tui.first_page.pens import Pens, pens_for
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.widgets.cells import Picture, Writer

ENTER = "\x1b[?1049h"
"""Goes to the terminal's other screen."""
_BEGIN, _END = f"{ENTER}\x1b[?25l\x1b[?2026h", "\x1b[?2026l"
"""The caret is hidden, and what is between them shown at once by terminals that can."""
_KEYS, _SCREEN = 0, 2
"""Where Textual reads keys and writes pictures."""
_LEAVE = "\x1b[?1049l\x1b[?25h"


class FirstPage:
    """The page on the terminal: what its cells hold, and how keys were read before."""

    def __init__(self, picture: Picture, size: tuple[int, int], attrs: list[Any]) -> None:
        self.picture = picture
        self.size = size
        self.attrs = attrs
        self.is_taken = False
        """Whether the app has the terminal, and leaves it as it was."""

    def leave(self) -> None:
        """Leave the terminal as it was, unless that is the app's to do."""
        import termios

        if not self.is_taken:
            self.is_taken = True
            with suppress(OSError, termios.error):  # it may be gone
                termios.tcsetattr(_KEYS, termios.TCSANOW, self.attrs)
                os.write(_SCREEN, _LEAVE.encode())


def show(worklist: Worklist, settings: Settings, environ: Mapping[str, str]) -> FirstPage | None:
    """Draw the page of a list that was loaded; None where it might not be what the app will draw."""
    size = shutil.get_terminal_size()
    pens = _pens(settings, environ) if _is_sure(worklist, settings, size) else None
    if pens is None:
        return None
    picture, writer = Picture(), Writer()
    for piece in pieces(worklist, *size, pens):
        picture.draw(writer, *piece)
    page = FirstPage(picture, (size.columns, size.lines), _read_keys_raw())
    try:
        _send(f"{_BEGIN}{writer.ended()}{_END}".encode())
    except OSError:
        # A terminal that takes no more just now, or is gone: the app waits for it, or says so.
        page.leave()
        return None
    return page


def _is_sure(worklist: Worklist, settings: Settings, size: os.terminal_size) -> bool:
    """A keymap changes what the foot says; an empty list is told in words; where no list has room, that is told.

    What is listed may turn on ratings that the app works out later.
    """
    is_terminal = os.name == "posix" and os.isatty(_KEYS) and os.isatty(_SCREEN)
    has_room = size.columns >= LEAST[0] and size.lines >= LEAST[1]
    return is_terminal and has_room and _is_whole(worklist) and not settings.keymap


def _is_whole(worklist: Worklist) -> bool:
    return len(worklist.rows) > 0 and not worklist.waits_for_ratings


def _pens(settings: Settings, environ: Mapping[str, str]) -> Pens | None:
    """A skin of the user's may have the name of a shipped one, and Textual's own settings may change any."""
    if any(name.startswith("TEXTUAL") for name in environ) or any(skins_folder().glob("*.toml")):
        return None
    return pens_for(settings.skin, environ)


def _read_keys_raw() -> list[Any]:
    """Have keys that are typed meanwhile wait for the app, unseen, as Textual will read them; returns how it was."""
    import termios

    before, raw = termios.tcgetattr(_KEYS), termios.tcgetattr(_KEYS)
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    termios.tcsetattr(_KEYS, termios.TCSANOW, raw)
    return before


def _send(text: bytes) -> None:
    # A terminal takes in one go what it has room for.
    while text:
        text = text[os.write(_SCREEN, text) :]
