"""What goes to stdout and stderr, and that nothing in it can steer a terminal."""

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TextIO

import click

from planwatch.model.text.visible import bounded, visible

CHANGED = "a change was made"
HAPPENED: set[str] = set()
"""What the command has done that stands, whether or not it can be told of."""


def out(lines: Iterable[str]) -> None:
    """Print lines for people; every text in them must have gone through ``visible``."""
    text = "".join(f"{line}\n" for line in lines)
    if "://" in text and _knows_links():
        from planwatch.cli.shared.links import with_links  # few outputs name any

        text = with_links(text)
    if text:
        click.echo(text, nl=False)


def out_data(chunks: Iterable[str]) -> None:
    """Print data as UTF-8, byte for byte; on a terminal its control characters are made visible."""
    text = "".join(chunks)
    if sys.stdout.isatty():
        out(visible(line.rstrip("\r")) for line in text.removesuffix("\n").split("\n"))
    else:
        click.echo(text.encode(), nl=False)


def out_json(value: Iterable[object] | Mapping[str, object]) -> None:
    """Print JSON: ASCII only, a list one item on a line, days and moments as ISO text."""
    import json  # `planwatch --help` needs none

    if not isinstance(value, Mapping):
        out_json_lines(map(json.JSONEncoder(default=_plain).encode, value))
    else:
        click.echo(json.dumps(value, indent=1, default=_plain))


def out_json_lines(items: Iterable[str]) -> None:
    """Print a list of what is JSON already, one item on a line."""
    body = ",\n ".join(items)
    click.echo(f"[{body}]")


def _plain(value: Any) -> object:
    """A day or moment as ISO text, a figure as a number."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return int(value) if value == int(value) else float(value)


def say(text: str) -> None:
    """Tell the person something, on one line of stderr; where that takes nothing, nobody is told."""
    try:
        click.echo(f"planwatch: {visible(text)}", err=True)
    except OSError:
        _to_nowhere(sys.stderr)


_TOLD = 1_000
"""Letters of what was done: it may hold a whole text that was typed, and the number of the change stands after it."""


def say_change(done: str, number: int | None) -> None:
    """Tell what was done, with the number of the change; None: nothing was."""
    say(f"{bounded(done, _TOLD)}; change {number}" if number is not None else "nothing was changed: it is so already")


def paint(text: str, style: str) -> str:
    """The text in the colour of that style, where colours are shown."""
    if not style or not text.strip() or not shows_colours():
        return text
    return click.style(text, **_STYLES[style])


_STYLES: dict[str, dict[str, Any]] = {
    "red": {"fg": "red"},
    "amber": {"fg": "yellow"},
    "green": {"fg": "green"},
    "late": {"fg": "red", "bold": True},
    "overdue": {"fg": "red", "bold": True},
    "bold": {"bold": True},
    "possibly": {"bold": True},
    "complete": {},
    "assured": {},
    "muted": {"dim": True},
}


def shows_colours() -> bool:
    """Whether stdout is a terminal that its user wants coloured."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return sys.stdout.isatty() and wanted and not is_plain()


def _knows_links() -> bool:
    """Whether stdout is a terminal that may know links (OSC 8), and its user reads it."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb", "linux") and not is_plain()


def is_plain() -> bool:
    """Whether all is to be told in lines of words, for who hears the terminal or feels it."""
    ctx = click.get_current_context(silent=True)
    return ctx is not None and ctx.obj is not None and ctx.obj.plain


def joined(*parts: str) -> str:
    """What is told on one line, each part apart from the next; empty ones are left out."""
    return ("; " if is_plain() else " · ").join(part for part in parts if part)


def is_terminal() -> bool:
    """Whether a person sits at both ends, so that something can be asked or an app opened."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def is_file() -> bool:
    """Whether stdout goes into a file, and not to a terminal or another program."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def safe_streams() -> None:
    """Signs that the terminal's encoding lacks are written as escapes instead of ending the command.

    Where a stream is closed, what is written to it goes nowhere, and no file that is opened takes its place.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # which takes the lowest number that is free
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def reader_gone() -> None:
    """Stdout takes nothing any more: keep Python from complaining when it flushes it at the end."""
    _to_nowhere(sys.stdout)


def _to_nowhere(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
