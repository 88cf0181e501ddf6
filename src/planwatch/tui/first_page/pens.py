"""How each shipped skin looks on a terminal; ``scripts/write_first_page_looks.py`` writes the files."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planwatch.tui.widgets.cells import Pen, inkless

FOLDER = Path(__file__).parent / "looks"
_TRUE = ("truecolor", "24bit")


class Pens:
    """The pens of one skin on one terminal, by name; a blank has no ink."""

    def __init__(self, pens: Mapping[str, Pen]) -> None:
        self._pens = pens

    def of(self, name: str) -> Pen:
        """That of a line or sign: ``title``, ``foot-key`` and others."""
        return self._pens[name]

    def cell(self, style: str, place: str = "", *, ruled: bool = False) -> Pen:
        """That of a part of a table's row: the names and places are those of its styles."""
        return self._pens[f"{style}|{place}|{'ruled' if ruled else ''}"]


def pens_for(skin: str, environ: Mapping[str, str]) -> Pens | None:
    """The pens of a shipped skin on the terminal that the environment tells of; None where either is not known."""
    system = _colours(environ)
    try:
        held: dict[str, Any] = json.loads((FOLDER / f"{skin}.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    if not system:
        return None
    pens = [Pen(tuple(marks), ink, ground) for marks, ink, ground in held["pens"]]
    named: dict[str, int] = held[f"{system} no-color" if "NO_COLOR" in environ else system]
    return Pens({name: pens[number] for name, number in named.items()})


def of_text(text: str, pen: Pen) -> list[Pen]:
    """The pen of each character of a text that is drawn with it."""
    return [inkless(pen) if text.isspace() else pen] * len(text)


def _colours(environ: Mapping[str, str]) -> str:
    """The colours of the terminal, found as Rich finds them; empty for a dumb one."""
    term = environ.get("TERM", "").strip().lower()
    if term in ("dumb", "unknown", ""):
        return ""
    if environ.get("COLORTERM", "").strip().lower() in _TRUE:
        return "truecolor"
    return "256" if term.rpartition("-")[2] in ("256color", "kitty") else "16"
