"""How the cells of a workbook look: few colours, always with a letter or word in them."""

from functools import cache
from typing import Any

from planwatch.exchange.workbook.columns import BookColumn, Sort

RED, AMBER, GREEN = "#FFC7CE", "#FFEB9C", "#C6EFCE"
"""What our own reader takes for these colours again."""
_DAY = "d mmm yyyy"


class Looks:
    """The formats of one workbook."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._made: dict[tuple[object, ...], Any] = {}
        self.mark = self._add(font_color="#999999", font_size=8)
        self.title = self._add(bold=True, font_size=14)
        self.bold = self._add(bold=True)
        self.told = self._add(font_color="#555555", valign="top", num_format="@")
        self.wrapped = self._add(text_wrap=True, valign="top")
        self.head = self._add(
            bold=True, bg_color="#1F3A5F", font_color="#FFFFFF", text_wrap=True, valign="top", border=1
        )
        self.told_head = self._add(
            bold=True, bg_color="#666666", font_color="#FFFFFF", text_wrap=True, valign="top", border=1
        )
        self.day = self._add(num_format=_DAY, valign="top")
        self.number = self._add(num_format="0", valign="top")
        self.total = self._add(bold=True, top=1, num_format="0")
        self.red, self.amber, self.green = (
            self._add(bg_color=colour, font_color="#000000", bold=True) for colour in (RED, AMBER, GREEN)
        )
        self.late = self._add(font_color="#9C0006")

    def _add(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items(), key=str))
        if key not in self._made:
            self._made[key] = self._file.add_format(properties)
        return self._made[key]

    @cache  # noqa: B019  one workbook's, which goes with it
    def of(self, column: BookColumn) -> Any:
        """How a column's cells look; a date's as of words that are none."""
        is_told = column.sort is Sort.TOLD
        base: dict[str, object] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#CCCCCC"}
        base |= {"bg_color": "#F2F2F2"} if is_told else {"locked": False}
        formats = {Sort.PERCENT: "0%", Sort.MONEY: "£#,##0.00"}
        return self._add(**base, num_format=formats.get(column.sort, "0" if column.name == "late" else "@"))

    @cache  # noqa: B019
    def dated(self, column: BookColumn) -> Any:
        """The same for a cell that holds a day."""
        is_told = column.sort is Sort.TOLD
        base: dict[str, object] = {"valign": "top", "border": 1, "border_color": "#CCCCCC", "align": "left"}
        base |= {"bg_color": "#F2F2F2"} if is_told else {"locked": False}
        return self._add(**base, num_format=_DAY)
