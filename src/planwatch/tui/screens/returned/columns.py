"""The columns of what came back."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.parts import PART
from planwatch.service.files.returned_items import DECIDED, Item, Kind
from planwatch.tui.screens.returned.lines import Becomes, Line
from planwatch.tui.table.columns import Column, Part

_STYLES = {
    Becomes.DECIDE: "late", Becomes.TAKEN: "green", Becomes.THEIRS: "green", Becomes.WITHDRAWN: "amber",
    Becomes.SILENT: "late", Becomes.ANSWERED: "green",
}  # fmt: skip
_SIGNS = {Becomes.DECIDE: "?", Becomes.TAKEN: "+", Becomes.THEIRS: "+", Becomes.SILENT: "!", Becomes.WITHDRAWN: "+"}


def _becomes(line: Line, width: int) -> tuple[Part, ...]:
    sign = _SIGNS.get(line.becomes, " ")
    return ((f"{sign} {line.becomes}", _STYLES.get(line.becomes, "muted")),)


def _ref(line: Line, width: int) -> tuple[Part, ...]:
    return ((line.item.ref if line.item is not None else "", ""),)


def _field(line: Line, width: int) -> tuple[Part, ...]:
    return ((_field_of(line.item) if line.item is not None else "", ""),)


def _field_of(item: Item) -> str:
    if item.row is not None:
        return "new row"
    names = {Kind.COPIED: "row", Kind.STRANGE: "row", Kind.MISSING: "", Kind.GONE: ""}
    return names.get(item.kind, item.column.removeprefix("told_").replace("_", " "))


def _before(line: Line, width: int) -> tuple[Part, ...]:
    item = line.item
    if item is None or item.row is not None:
        return ()
    if item.kind in DECIDED and item.column != "update":
        return ((item.now or "nothing", ""),)
    if item.kind in (Kind.MISSING, Kind.GONE, Kind.COPIED, Kind.STRANGE):
        return ((item.title, "muted"),)
    if item.column == "update":
        return ((f"as at {item.before}" if item.before else "", "muted"),)
    return ((item.before or "nothing", "muted"),)


def _says(line: Line, width: int) -> tuple[Part, ...]:
    if line.item is None:
        one = line.waiting
        if one is None:
            return (("came back", "muted"),)
        return ((f"asked on {day_in_full(one.on)}: {', '.join(one.refs)}", ""),)
    return ((_words(line.item), "muted" if line.becomes in (Becomes.LEFT_OUT, Becomes.OURS) else ""),)


def _words(item: Item) -> str:
    match item.kind:
        case Kind.MISSING:
            return "in none of the files"
        case Kind.GONE:
            return "taken out of the file"
        case Kind.COPIED:
            return f"{item.place}: a copy of another row"
        case Kind.STRANGE:
            return f"{item.place}: its key is none of this plan's"
        case _:
            return " ".join(item.text.split()) or "nothing"


def _file(line: Line, width: int) -> tuple[Part, ...]:
    return ((line.item.file if line.item is not None else "", "muted"),)


def columns_of(found: Sequence[Item]) -> tuple[Column[Line], ...]:
    """The columns, as wide as what was found; what kind of part a row is of, where there are others than actions."""
    kinds = () if all(item.part == "action" for item in found) else (_KIND,)
    ref, field = _wide(item.ref for item in found), _wide(map(_field_of, found))
    names = Column("ref", "Ref", ref, _ref), Column("field", "Field", field, _field)
    return (_BECOMES, *kinds, *names, *_COLUMNS)


def _wide(texts: Iterable[str]) -> int:
    return min(_WIDEST, max(5, *map(cell_len, texts)))


def _kind(line: Line, width: int) -> tuple[Part, ...]:
    return ((PART[line.item.part].one if line.item is not None else "", "muted"),)


_BECOMES: Column[Line] = Column("becomes", "Becomes", 11, _becomes)
_KIND: Column[Line] = Column("kind", "Kind", 14, _kind, drop=1)
"""Frozen and slotted, they bear no type at their making: Python sets that on them, and fails."""
_WIDEST = 18
"""How wide refs and names of fields stand at most, beside what is told of them."""
_COLUMNS: tuple[Column[Line], ...] = (
    Column("before", "The plan", 0, _before, min_width=14),
    Column("says", "They say", 0, _says, min_width=20),
    Column("lead", "Lead", 18, lambda line, width: ((line.lead, ""),), drop=2),
    Column("file", "File", 20, _file, drop=3),
)
