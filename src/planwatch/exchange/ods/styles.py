"""How the cells of an OpenDocument spreadsheet look, with their number formats written as Excel writes them."""

from msgspec import Struct

from planwatch.exchange.archive import Archive
from planwatch.exchange.table.colours import colour_of
from planwatch.exchange.table.number_format import GENERAL

_MOST_PARENTS = 20
_NUMBERS = frozenset({"number", "date", "time", "percentage", "currency", "boolean", "text"})
_UNITS = {
    "number:day": ("d", "dd"), "number:year": ("yy", "yyyy"), "number:hours": ("h", "hh"),
    "number:minutes": ("m", "mm"), "number:seconds": ("s", "ss"), "number:day-of-week": ("ddd", "dddd"),
}  # fmt: skip


class Look(Struct, frozen=True):
    """What a style says; None where it leaves that to the style that it comes from."""

    parent: str = ""
    format: str | None = None
    is_struck: bool | None = None
    fill: str | None = None
    is_shown: bool | None = None


class Styles:
    """Gathers styles while a part is walked through, and answers by their names."""

    def __init__(self) -> None:
        self.formats: dict[str, str] = {}
        self._named: dict[str, Look] = {}
        self._name = ""
        self._data = ""
        self._code: list[str] = []
        self._is_literal = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "style:style":
            self._name = attributes.get("style:name", "")
            data = attributes.get("style:data-style-name")
            parent = attributes.get("style:parent-style-name", "")
            self._named[self._name] = Look(parent, data)
        elif name in {"style:table-cell-properties", "style:text-properties", "style:table-properties"}:
            self._properties(attributes)
        elif name.startswith("number:"):
            self._number(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "style:style":
            self._name = ""
        elif name == "number:text":
            self._is_literal = False
        elif self._data and name.startswith("number:") and name.endswith("-style"):
            self.formats[self._data] = "".join(self._code) or GENERAL
            self._data = ""

    def heard(self, text: str) -> None:
        """What stands in an element."""
        if self._is_literal:
            self._code.append("".join(c if c in " /-.,:%" else f'"{c}"' for c in text if c != '"'))

    def _properties(self, attributes: dict[str, str]) -> None:
        held = self._named.get(self._name)
        if held is None:
            return
        through = attributes.get("style:text-line-through-style") or attributes.get("style:text-line-through-type")
        colour = attributes.get("fo:background-color")
        shown = attributes.get("table:display")
        self._named[self._name] = Look(
            held.parent,
            held.format,
            held.is_struck if through is None else through != "none",
            held.fill if colour is None else colour_of(colour),
            held.is_shown if shown is None else shown != "false",
        )

    def _number(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith("-style") and name[7:-6] in _NUMBERS:
            self._data, self._code = attributes.get("style:name", ""), []
        elif name == "number:text":
            self._is_literal = True
        elif name == "number:month":
            is_long, is_word = attributes.get("number:style") == "long", attributes.get("number:textual") == "true"
            self._code.append("m" * (1 + is_long + 2 * is_word))
        elif name in _UNITS:
            self._code.append(_UNITS[name][attributes.get("number:style") == "long"])
        elif name == "number:am-pm":
            self._code.append("AM/PM")
        elif name == "number:number":
            self._code.append(_digits(attributes))

    def look(self, name: str) -> Look:
        """How what has this style looks, with what it takes over from others."""
        format_, is_struck, fill, is_shown = None, None, None, None
        for _ in range(_MOST_PARENTS):
            one = self._named.get(name)
            if one is None:
                break
            format_ = one.format if format_ is None else format_
            is_struck = one.is_struck if is_struck is None else is_struck
            fill = one.fill if fill is None else fill
            is_shown = one.is_shown if is_shown is None else is_shown
            name = one.parent
        return Look("", self.formats.get(format_ or "", GENERAL), bool(is_struck), fill or "", is_shown is not False)


def _digits(attributes: dict[str, str]) -> str:
    places, least = (_count(attributes.get(f"number:{key}")) for key in ("decimal-places", "min-integer-digits"))
    if "number:decimal-places" not in attributes and least <= 1:
        return ""
    thousands = "#,##" if attributes.get("number:grouping") == "true" else ""
    return f"{thousands}{'0' * max(least, 1)}{'.' if places else ''}{'0' * places}"


def _count(text: str | None) -> int:
    return min(int(text), 20) if text and text.isdecimal() and len(text) < 4 else 0


def read_styles(archive: Archive) -> Styles:
    """The styles that all sheets may name; those of ``content.xml`` are added while that is read."""
    styles = Styles()
    if archive.has("styles.xml"):
        archive.walk("styles.xml", styles.start, styles.end, styles.heard)
    return styles
