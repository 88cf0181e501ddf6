"""What stands above the tables of a document: the headings that they are under, and short lines before them."""

from planwatch.exchange.table.build import storable

_LONGEST = 160
"""Characters of a line that can be a table's name."""
_LINES = 3


class Outline:
    """Headings and lines as they go by; asked at each table what it stands under."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._lines: list[str] = []

    def heading(self, level: int, text: str) -> None:
        """A heading, which ends those of its level and below."""
        self._headings = [one for one in self._headings if one[0] < level]
        self._lines.clear()
        if text:
            self._headings.append((level, storable(text)))

    def line(self, text: str) -> None:
        """A paragraph; a long one names nothing."""
        if text and len(text) <= _LONGEST:
            self._lines.append(storable(text))
            del self._lines[:-_LINES]

    def table(self) -> tuple[str, tuple[str, ...]]:
        """The name of a table that begins here, and all that stands above it; lines before it are its own."""
        headings = [text for _, text in self._headings]
        name = headings[-1] if headings else self._lines[-1] if self._lines else ""
        above = (*headings, *self._lines)
        self._lines.clear()
        return name, above
