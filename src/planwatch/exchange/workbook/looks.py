"""How the cells of a workbook look: few colours, always with a letter or word in them."""

from functools import cache
from typing import Any

from planwatch.exchange.workbook.columns import BookColumn, Sort

RED, AMBER, GREEN = "#FFC7CE", "#FFEB9C", "#C6EFCE"
"""What our own reader takes for these colours again."""
TALLER = 1.5
"""How much more room a title takes than other text."""
_DAY = "d mmm yyyy"


class Looks:
    """The formats of one workbook."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._made: dict[tuple[object, ...], Any] = {}
        self.mark = self._add(font_color="#999999", font_size=8)
        self.title = self._add(bold=True, font_size=12, text_wrap=True, valign="top")

        self.bold = self._add(bold=True)
        self.told = self._add(font_color="#555555", valign="top", num_format="@")
        self.wrapped = self._add(text_wrap=True, valign="top")
        self.head = self._add(
            bold=True, bg_color="#1F3A5F", font_color="#FFFFFF", text_wrap=True, valign="top", border=1
        )
        self.told_head = self._add(
            bold=True, bg_color="#666666", font_color="#FFFFFF", text_wrap=True, valign="top", border=1
        )
        self.number_head = self._add(
            bold=True, bg_color="#1F3A5F", font_color="#FFFFFF", text_wrap=True, valign="top", border=1, align="right"
        )
        self.label = self._add(font_color="#555555", align="right")
        self.day = self._add(num_format=_DAY, valign="top")
        self.counted_to = self._add(num_format=_DAY, align="left", font_color="#555555")
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
    def of(self, column: BookColumn, *, is_day: bool = False) -> Any:
        """How a column's cells look that hold something; ``is_day``: a day, not words of a date."""
        look: dict[str, object] = {**_BASE, "border": 1, "border_color": "#CCCCCC"}
        look |= {"bg_color": "#F2F2F2"} if column.sort is Sort.TOLD else {"locked": False}
        look |= {"num_format": _DAY, "align": "left"} if is_day else _shape(column)
        return self._add(**look)

    @cache  # noqa: B019
    def empty(self, column: BookColumn) -> Any:
        """How the cells below the rows are: what is typed there is taken as it stands."""
        look = {**_BASE, **_shape(column), **({} if column.sort is Sort.TOLD else {"locked": False})}
        return self._add(**look)


_BASE: dict[str, object] = {"text_wrap": True, "valign": "top"}


def _shape(column: BookColumn) -> dict[str, object]:
    if column.sort is Sort.PERCENT:
        return {"num_format": "0%", "align": "center"}
    if column.sort is Sort.MONEY:
        return {"num_format": "£#,##0.00", "align": "right", "indent": 1, "text_wrap": False}
    if column.sort is Sort.FIGURE:
        return {"num_format": "General", "align": "center"}
    if column.name == "late":
        return {"num_format": "0", "align": "center"}
    return {"num_format": "@", "align": "center" if column.name == "rag" else "left"}
