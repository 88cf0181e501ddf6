"""Putting together the picture of a screen, from the lines that are drawn anew and no others."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class Composition(Compositor):
    """Textual's own, but that a widget is asked only for lines that are to be drawn.

    Textual asks every widget for all its lines, whatever has changed, and has no public place to change that.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_wanted: Callable[[int], bool] = bool

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        self._is_wanted = is_rendered_line
        return super()._render_chops(crop, is_rendered_line)

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            wanted = [y for y in seen.line_range if self._is_wanted(y)] if seen else []
            if wanted:
                lines = Region(seen.x, wanted[0], seen.width, wanted[-1] + 1 - wanted[0])
                yield lines, lines, widget.render_lines(lines.translate(-region.offset))
