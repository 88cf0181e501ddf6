"""The tables of a workbook of before 2007: what stands in each of its sheets."""

from struct import error as too_short

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import broken
from planwatch.exchange.table.build import dense, within_box
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.xls.looks import Looks
from planwatch.exchange.xls.ole import stream
from planwatch.exchange.xls.records import Texts, number, records
from planwatch.exchange.xls.sheet import SheetReader

_BEGIN, _END, _SECRET, _SHEET = 0x0809, 0x000A, 0x002F, 0x0085
_UNICODE, _GLOBALS = 0x0600, 0x0005


class _Listed(Struct, frozen=True):
    name: str
    start: int
    is_hidden: bool


def read_xls(data: bytes, file: str) -> list[Table]:
    """The tables of the workbook; raises PlanwatchError where it is broken, encrypted, too old or too large."""
    book = _Book()
    try:
        for at, kind, pieces in records(stream(data, "Workbook", "Book")):
            book.take(at, kind, pieces)
    except (too_short, IndexError, OverflowError):
        raise broken("the workbook") from None
    return [_table(listed, sheet, file) for listed, sheet in book.sheets() if sheet.box.top >= 0]


class _Book:
    """Hands the records to the looks of all sheets, and to each sheet its own."""

    def __init__(self) -> None:
        self._looks = Looks()
        self._listed: list[_Listed] = []
        self._by_start: dict[int, SheetReader] = {}
        self._within: list[SheetReader | Looks | None] = []
        """What has begun and not ended: charts stand within sheets."""

    def take(self, at: int, kind: int, pieces: list[bytes]) -> None:
        """One record."""
        if kind == _BEGIN:
            self._within.append(self._begun(at, pieces[0]))
        elif kind == _END:
            del self._within[-1:]
        elif kind == _SECRET:
            raise PlanwatchError("it is encrypted", "open it with its password, and save it without")
        elif self._within and (part := self._within[-1]):
            if kind == _SHEET:
                data = pieces[0]
                self._listed.append(_Listed(Texts(pieces, 6).text(1)[0], number(data, 0, 4), bool(data[4] & 3)))
            part.take(kind, pieces)

    def _begun(self, at: int, data: bytes) -> SheetReader | Looks | None:
        if number(data, 0, 2) != _UNICODE:
            raise PlanwatchError("it is an Excel workbook of before 1997, which is not read", "save it as .xlsx")
        if number(data, 2, 2) == _GLOBALS:
            return self._looks
        if any(one.start == at for one in self._listed):
            return self._by_start.setdefault(at, SheetReader(self._looks))
        return None

    def sheets(self) -> list[tuple[_Listed, SheetReader]]:
        """The sheets of cells in the order in which they are listed."""
        return [(one, self._by_start[one.start]) for one in self._listed if one.start in self._by_start]


def _table(listed: _Listed, sheet: SheetReader, file: str) -> Table:
    box = sheet.box
    return Table(
        file=file,
        name=listed.name,
        rows=dense(sheet.lines(), box),
        merges=tuple(within_box(sheet.merges, box)),
        is_grid=True,
        first_row=box.top + 1,
        first_column=box.left,
        is_hidden=listed.is_hidden,
        hidden_columns=frozenset(at - box.left for at in sheet.hidden_columns if box.left <= at <= box.right),
        hidden_rows=frozenset(at - box.top for at in sheet.hidden_rows if box.top <= at <= box.bottom),
        notes=sheet.taken.notes(),
    )
