"""The parts of a workbook: its sheets, and where their texts and styles stand."""

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import Archive, broken, related

_MOST_SHEETS = 500


class Sheet(Struct, frozen=True):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    is_hidden: bool


class Book(Struct, frozen=True):
    """What a workbook is made of; a part that it does not have is ``""``."""

    sheets: tuple[Sheet, ...]
    strings: str
    styles: str
    theme: str
    from_1904: bool
    """Whether days are counted from 1904 on, as old Macs did."""


def read_book(archive: Archive, part: str) -> Book:
    """The workbook whose main part is that; raises PlanwatchError where it is broken."""
    listed: list[tuple[str, str, str]] = []
    flags: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            listed.append((attributes.get("name", ""), key, attributes.get("state", "visible")))
        elif name == "workbookPr":
            flags.update(attributes)

    archive.walk(part, start)
    parts = related(archive, part)
    by_kind = dict(parts.values())
    sheets = [
        Sheet(name, parts[key][1], state != "visible")
        for name, key, state in listed
        if key in parts and parts[key][0] == "worksheet" and archive.has(parts[key][1])
    ]
    if len(sheets) > _MOST_SHEETS:
        raise PlanwatchError(f"it has {len(sheets):,} sheets; at most {_MOST_SHEETS} are read")
    if not sheets:
        raise (
            broken("the workbook") if not listed else PlanwatchError("it has no sheet of cells, only charts or macros")
        )
    return Book(
        tuple(sheets),
        by_kind.get("sharedStrings", ""),
        by_kind.get("styles", ""),
        by_kind.get("theme", ""),
        flags.get("date1904") in {"1", "true"},
    )
