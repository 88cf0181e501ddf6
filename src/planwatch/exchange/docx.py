"""Tables of Word documents, as they are once what is tracked in them is accepted."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import Archive, Depth, broken
from planwatch.exchange.html import read_html
from planwatch.exchange.table.colours import colour_of
from planwatch.exchange.table.provenance import Table

_MOST_BYTES = 30_000_000
"""Of all parts that are no pictures: they are held in memory as trees."""
_MOST_CELLS = 100_000
_COLOURS = {"red": "\ue0f1", "amber": "\ue0f2", "green": "\ue0f3", "blue": "\ue0f4"}
"""What stands for a colour in a cell on its way through mammoth, which knows none: letters that no alphabet has."""
_LOOKS = re.compile(rb"<w:tcPr>(?:(?!<w:tcPr>).)*?</w:tcPr>", re.DOTALL)
_SHADED = re.compile(rb'<w:shd\b[^>]*?\bw:fill="([0-9A-Fa-f]{6})"')
_MARKED = re.compile(f"<(t[dh][^>]*)><p>([{''.join(_COLOURS.values())}])</p>")


class _Html(Protocol):
    value: str


class _Convert(Protocol):
    """What mammoth does."""

    def __call__(self, document: BinaryIO, *, convert_image: Callable[[object], list[object]]) -> _Html: ...


def _no_picture(image: object) -> list[object]:
    """Nothing in the picture's place: so it is never opened, wherever it lies."""
    return []


def read_docx(archive: Archive, file: str) -> list[Table]:
    """The tables of the document; raises PlanwatchError where it does harm, or what reads it is not installed."""
    try:
        from mammoth import convert_to_html  # pyright: ignore[reportMissingTypeStubs,reportUnknownVariableType]
    except ImportError:
        hint = "install it with: pip install 'planwatch[office]'"
        raise PlanwatchError("reading Word documents needs mammoth, which is not installed", hint) from None
    document = _checked(archive)
    try:
        html = cast("_Convert", convert_to_html)(document, convert_image=_no_picture)
    except RecursionError:
        raise
    except Exception:  # noqa: BLE001  whatever a broken document makes of its tree
        raise broken("the document") from None
    return read_html(_MARKED.sub(_coloured, html.value), file)


def _marked(looks: re.Match[bytes]) -> bytes:
    """The looks of a cell, with what stands for its colour behind them."""
    shaded = _SHADED.search(looks[0])
    colour = colour_of(shaded[1].decode("ascii")) if shaded else ""
    return looks[0] + f"<w:p><w:r><w:t>{_COLOURS[colour]}</w:t></w:r></w:p>".encode() if colour else looks[0]


def _coloured(cell: re.Match[str]) -> str:
    colour = next(name for name, mark in _COLOURS.items() if mark == cell[2])
    return f'<{cell[1]} bgcolor="{colour}">'


def _checked(archive: Archive) -> io.BytesIO:
    """A copy of the document of those parts that are read, found harmless."""
    names = [name for name in archive.names if name.casefold().endswith((".xml", ".rels"))]
    if (size := sum(map(archive.size, names))) > _MOST_BYTES:
        raise PlanwatchError(f"it holds {size // 1_000_000} MB of text", "keep the plan alone")
    cells = 0
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as packed:
        for name in names:
            depth = Depth()

            def start(tag: str, attributes: dict[str, str], depth: Depth = depth) -> None:
                nonlocal cells
                depth.start(tag, attributes)
                if tag.endswith("tc"):
                    cells += 1
                    if cells > _MOST_CELLS:
                        raise PlanwatchError(f"its tables have more than {_MOST_CELLS:,} cells", "keep the plan alone")

            archive.walk(name, start, depth.end)
            packed.writestr(name, _LOOKS.sub(_marked, archive.read(name)))
    copy.seek(0)
    return copy
