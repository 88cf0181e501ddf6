"""Whether the sheets of a workbook are of a size that can be read, found without keeping any of it."""

from planwatch.exchange.archive import Archive
from planwatch.exchange.table.build import Box
from planwatch.exchange.xlsx.places import place_of

_LARGE = 16_000_000
"""Bytes of a sheet below which reading it cannot take much memory before it is found too large."""
_SAYS_SOMETHING = frozenset({"v", "is", "f"})


def check_sheet(archive: Archive, part: str) -> None:
    """Raises PlanwatchError where the box of the sheet's filled cells is larger than any plan's."""
    if archive.size(part) <= _LARGE:
        return
    box = Box()
    row = column = -1
    in_cell = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, in_cell
        if name == "c":
            in_cell = True
            place = attributes.get("r")
            row, column = place_of(place) if place else (row, column + 1)
        elif name == "row":
            row = int(attributes["r"]) - 1 if attributes.get("r", "").isdecimal() else row + 1
            column = -1
        elif in_cell and name in _SAYS_SOMETHING:
            in_cell = False
            box.hold(row, column)

    archive.walk(part, start)
