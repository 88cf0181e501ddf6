"""The tables of an OpenDocument spreadsheet: what stands in each of its sheets."""

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import Archive, broken
from planwatch.exchange.ods.sheet import SheetReader
from planwatch.exchange.ods.styles import Styles, read_styles
from planwatch.exchange.table.build import dense, within_box
from planwatch.exchange.table.provenance import Table

_MOST_SHEETS = 500
_BESIDE = frozenset({
    "office:annotation", "table:tracked-changes", "table:shapes", "office:forms", "table:dde-links", "office:scripts",
    "text:ruby-text", "table:named-expressions", "table:database-ranges", "table:data-pilot-tables",
})  # fmt: skip
"""What holds texts and cells that stand in no cell of the sheet."""


def read_ods(archive: Archive, file: str) -> list[Table]:
    """The tables of the spreadsheet; raises PlanwatchError where it is broken, encrypted or does harm."""
    if archive.has("META-INF/manifest.xml"):
        archive.walk("META-INF/manifest.xml", _no_secret)
    if not archive.has("content.xml"):
        raise broken("the spreadsheet")
    content = _Content(read_styles(archive))
    archive.walk("content.xml", content.start, content.end, content.heard)
    return [_table(sheet, file) for sheet in content.sheets if sheet.box.top >= 0]


def _no_secret(name: str, attributes: dict[str, str]) -> None:
    if name.rpartition(":")[2] == "encryption-data":
        raise PlanwatchError("it is encrypted", "open it with its password, and save it without")


def _table(sheet: SheetReader, file: str) -> Table:
    box = sheet.box
    return Table(
        file=file,
        name=sheet.name,
        rows=dense(sheet.cells, box),
        merges=tuple(within_box(sheet.merges, box)),
        is_grid=True,
        first_row=box.top + 1,
        first_column=box.left,
        is_hidden=sheet.is_hidden,
        hidden_columns=frozenset(at - box.left for at in sheet.hidden_columns if box.left <= at <= box.right),
        hidden_rows=frozenset(at - box.top for at in sheet.hidden_rows if box.top <= at <= box.bottom),
        notes=sheet.taken.notes(),
    )


class _Content:
    """Hands the elements of ``content.xml`` to its styles and sheets, and leaves out what stands beside cells."""

    def __init__(self, styles: Styles) -> None:
        self.sheets: list[SheetReader] = []
        self._styles = styles
        self._sheet: SheetReader | None = None
        self._beside = 0
        self._tables = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._beside:
            self._beside += 1
        elif name in _BESIDE or name.startswith("draw:"):
            self._beside = 1
        elif name == "table:table":
            self._tables += 1
            if self._tables == 1:
                self._begin(attributes)
        elif self._sheet is not None:
            self._sheet.start(name, attributes)
        else:
            self._styles.start(name, attributes)

    def _begin(self, attributes: dict[str, str]) -> None:
        look = self._styles.look(attributes.get("table:style-name", ""))
        self._sheet = SheetReader(attributes.get("table:name", ""), self._styles, is_hidden=look.is_shown is False)
        self.sheets.append(self._sheet)
        if len(self.sheets) > _MOST_SHEETS:
            raise PlanwatchError(f"it has more than {_MOST_SHEETS} sheets, the most that are read")

    def end(self, name: str) -> None:
        """An element ends."""
        if self._beside:
            self._beside -= 1
        elif name == "table:table":
            self._tables -= 1
            if not self._tables:
                self._sheet = None
        elif self._sheet is not None:
            self._sheet.end(name)
        else:
            self._styles.end(name)

    def heard(self, text: str) -> None:
        """What stands in an element."""
        if self._beside:
            return
        if self._sheet is not None:
            self._sheet.heard(text)
        else:
            self._styles.heard(text)
