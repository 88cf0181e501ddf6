"""Draws docs/architecture.svg from the imports as they are: the layers of the contract, their folders, who uses whom.

Nothing in it counts files or lines, so that the picture changes only where the arrangement does.
"""

import ast
import sys
import textwrap
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parent.parent
PICTURE = Path("docs", "architecture.svg")
_MOST_FILES = 12
"""A layer without folders shows its files, as long as they are no more than a glance takes in."""


@dataclass(frozen=True)
class Layer:
    """One layer: ``says`` is its package's own sentence, ``uses`` the layers that its files import directly."""

    name: str
    says: str
    inside: tuple[str, ...]
    uses: frozenset[str]
    libraries: tuple[str, ...]


@dataclass(frozen=True)
class House:
    """The layers from the top down, those side by side in one row, and the modules that belong to no layer."""

    rows: tuple[tuple[Layer, ...], ...]
    for_all: tuple[str, ...]


def read_house(root: Path) -> House:
    """The package below ``root``/src, in the order of the contract of type ``layers`` in ``root``/pyproject.toml."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    package: str = settings["root_package"]
    contract = next(one for one in settings["contracts"] if one["type"] == "layers")
    folder = root / "src" / package
    names = [[_last(name) for name in row.replace(":", "|").split("|")] for row in contract["layers"]]
    rows = tuple(
        tuple(_read_layer(folder / name, package) for name in row if (folder / name).is_dir()) for row in names
    )
    for_all = tuple(sorted(file.stem for file in folder.glob("*.py") if not file.stem.startswith("__")))
    return House(tuple(row for row in rows if row), for_all)


def _last(name: str) -> str:
    return name.strip(" ()").rpartition(".")[2]


def _read_layer(folder: Path, package: str) -> Layer:
    uses: set[str] = set()
    libraries: set[str] = set()
    for file in sorted(folder.rglob("*.py")):
        for name in _imported(ast.parse(file.read_bytes())):
            top, _, rest = name.partition(".")
            if top == package:
                uses.add(rest.partition(".")[0])
            elif top not in sys.stdlib_module_names:
                libraries.add(top)
    says = ast.get_docstring(ast.parse((folder / "__init__.py").read_bytes())) or ""
    return Layer(
        folder.name, says.partition("\n")[0], _inside(folder), frozenset(uses - {folder.name}), tuple(sorted(libraries))
    )


def _inside(folder: Path) -> tuple[str, ...]:
    folders = sorted(path.parent.name for path in folder.glob("*/__init__.py"))
    files = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    return tuple(folders) or tuple(files[:_MOST_FILES] + ["…"] * (len(files) > _MOST_FILES))


def _imported(node: ast.AST) -> Iterator[str]:
    """What is imported at or below the node, inside functions too, but for what only a type checker reads."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
        yield from (name for child in node.orelse for name in _imported(child))
    else:
        yield from (name for child in ast.iter_child_nodes(node) for name in _imported(child))


def arrows(layers: Sequence[Layer]) -> list[tuple[str, str]]:
    """Who uses whom, without the arrows that follow from others: cli to model goes by way of service."""
    uses = {layer.name: layer.uses & {other.name for other in layers} for layer in layers}

    def reached(name: str) -> set[str]:
        return {far for near in uses[name] for far in {near} | reached(near)}

    return [
        (name, used)
        for name in uses
        for used in sorted(uses[name])
        if not any(used in reached(other) for other in uses[name])
    ]


_WIDTH, _MARGIN, _GAP, _BETWEEN = 960, 20, 30, 16
_CHIP, _LINE, _LANE = 24, 17, 36
_TINTS = ("#dbeafe", "#e0e7ff", "#ede9fe", "#fae8ff", "#fef3c7", "#dcfce7", "#ccfbf1")
_STYLE = """
text { font: 12.5px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #334155 }
.name { font-weight: 700; font-size: 15px; fill: #0f172a }
.chip, .library { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; font-size: 12px }
.library { fill: #64748b }
.box { stroke: #94a3b8 }
.inside { fill: #fff; stroke: #cbd5e1 }
.all { fill: none; stroke: #94a3b8; stroke-dasharray: 4 3 }
.arrow { stroke: #475569; stroke-width: 1.6; marker-end: url(#head) }
"""


@dataclass(frozen=True)
class _Box:
    """A layer with its place on the paper."""

    layer: Layer
    x: int
    y: int
    width: int
    height: int
    tint: str


def picture(house: House) -> str:
    """The house as one SVG text, the same for the same imports."""
    boxes, bottom = _placed(house)
    height = bottom + _CHIP + 2 * _MARGIN
    by_name = {box.layer.name: box for box in boxes}
    # Arrows first: one that passes a layer by goes behind it.
    drawn = _lines([(by_name[above], by_name[below]) for above, below in arrows([box.layer for box in boxes])])
    drawn += [line for box in boxes for line in _layer(box)]
    drawn += _for_everyone(house.for_all, bottom + _MARGIN)
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
                f'height="{height}" role="img">'
            ),
            "<title>The layers of planwatch, from the top down, and who uses whom</title>",
            f"<style>{_STYLE}</style>",
            (
                '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
                '<path d="M0 0L8 4L0 8z" fill="#475569"/></marker>'
            ),
            f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def _placed(house: House) -> tuple[list[_Box], int]:
    boxes: list[_Box] = []
    y = _MARGIN
    for number, row in enumerate(house.rows):
        width = (_WIDTH - 2 * _MARGIN - _BETWEEN * (len(row) - 1)) // len(row)
        height = max(_height(layer, width) for layer in row)
        for at, layer in enumerate(row):
            x = _MARGIN + at * (width + _BETWEEN)
            boxes.append(_Box(layer, x, y, width, height, _TINTS[number % len(_TINTS)]))
        y += height + _GAP
    return boxes, y - _GAP


def _height(layer: Layer, width: int) -> int:
    chips = _chips(layer.inside, width - 28)
    lines = len(_said(layer, width)) + len(_libraries_below(layer, width))
    return 42 + _LINE * lines + (_CHIP + 6) * (1 + max((line for line, _, _ in chips), default=-1))


def _said(layer: Layer, width: int) -> list[str]:
    return textwrap.wrap(layer.says, int((width - 28) / 6.9))


def _libraries_below(layer: Layer, width: int) -> list[str]:
    """The libraries in lines of their own, where they have no room beside the name."""
    known = " ".join(layer.libraries)
    return [] if _wide(layer.name + known) + 40 < width else textwrap.wrap(known, int((width - 28) / 7.3))


def _chips(names: Sequence[str], width: int) -> list[tuple[int, int, int]]:
    """Line, left edge and width of each name's box, in lines no wider than ``width``."""
    placed: list[tuple[int, int, int]] = []
    line = x = 0
    for name in names:
        wide = _wide(name)
        if x and x + wide > width:
            line, x = line + 1, 0
        placed.append((line, x, wide))
        x += wide + 8
    return placed


def _wide(name: str) -> int:
    return int(7.3 * len(name)) + 18


def _layer(box: _Box) -> Iterator[str]:
    left, y = box.x + 14, box.y + 24
    yield f'<rect class="box" {_place(box.x, box.y, box.width, box.height)} rx="8" fill="{box.tint}"/>'
    yield f'<text class="name" x="{left}" y="{y}">{escape(box.layer.name)}</text>'
    below = _libraries_below(box.layer, box.width)
    if box.layer.libraries and not below:
        known = escape(" ".join(box.layer.libraries))
        yield f'<text class="library" x="{box.x + box.width - 14}" y="{y}" text-anchor="end">{known}</text>'
    for line in _said(box.layer, box.width):
        y += _LINE
        yield f'<text x="{left}" y="{y}">{escape(line)}</text>'
    for line in below:
        y += _LINE
        yield f'<text class="library" x="{left}" y="{y}">{escape(line)}</text>'
    for name, (line, x, wide) in zip(box.layer.inside, _chips(box.layer.inside, box.width - 28), strict=True):
        yield from _chip(name, left + x, y + 10 + line * (_CHIP + 6), wide)


def _chip(name: str, x: int, y: int, wide: int) -> Iterator[str]:
    yield f'<rect class="inside" {_place(x, y, wide, _CHIP)} rx="5"/>'
    yield f'<text class="chip" x="{x + wide // 2}" y="{y + 16}" text-anchor="middle">{escape(name)}</text>'


def _place(x: int, y: int, width: int, height: int) -> str:
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _lines(arrows: Sequence[tuple[_Box, _Box]]) -> list[str]:
    """One upright line for each arrow, the short ones in the middle, none over another."""
    taken: list[tuple[int, int, int]] = []
    for above, below in sorted(arrows, key=lambda arrow: arrow[1].y - arrow[0].y):
        start, end = above.y + above.height, below.y - 1
        middle = (max(above.x, below.x) + min(above.x + above.width, below.x + below.width)) // 2
        free = (
            x
            for x in (middle + lane * _LANE for lane in (0, 1, -1, 2, -2, 3, -3, 4))
            if not any(x == other and start < bottom and top < end for other, top, bottom in taken)
        )
        taken.append((next(free, middle), start, end))
    return [f'<line class="arrow" x1="{x}" y1="{top}" x2="{x}" y2="{bottom}"/>' for x, top, bottom in taken]


def _for_everyone(names: Sequence[str], y: int) -> Iterator[str]:
    yield f'<rect class="all" {_place(_MARGIN, y - 8, _WIDTH - 2 * _MARGIN, _CHIP + 16)} rx="8"/>'
    yield f'<text x="{_MARGIN + 14}" y="{y + 16}">for every layer</text>'
    for name, (_, x, wide) in zip(names, _chips(names, _WIDTH), strict=True):
        yield from _chip(name, _MARGIN + 120 + x, y, wide)


if __name__ == "__main__":
    (ROOT / PICTURE).write_text(picture(read_house(ROOT)), encoding="utf-8", newline="\n")
