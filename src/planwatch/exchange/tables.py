"""The tables of a file or of what was pasted, whatever it is: each with every cell's place."""

from functools import lru_cache
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import Archive
from planwatch.exchange.decoded import decoded
from planwatch.exchange.files import read_bytes
from planwatch.exchange.kinds import Kind, check_suffix, is_zip, kind_of_archive, kind_of_bytes, kind_of_text
from planwatch.exchange.table.build import holds_something, storable
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.wording import shown_path, within

_MOST_TEXT = 20_000_000
PASTED = "what was pasted"
"""What tables of pasted rows call the file that they are from."""


def read_tables(path: Path) -> tuple[Table, ...]:
    """The tables of the file, in its order and at least one, hidden sheets among them.

    What kind of file it is, what stands in it decides. Nothing outside of it is read and nothing in it is run. Whatever
    is wrong with it, or would take too much memory, PlanwatchError says in a sentence; nothing else is raised.
    """
    data = read_bytes(path)
    try:
        return tables_of_bytes(data, path.name)
    except RecursionError:
        fault = PlanwatchError("what stands in it is nested too deep", "")
    except PlanwatchError as error:
        fault = error
    raise within(shown_path(path), fault) from None


@lru_cache(1)
def tables_of_bytes(data: bytes, name: str) -> tuple[Table, ...]:
    """The tables of what a file of that name holds; kept until the next comes, as one is read first to see what it is.

    Raises PlanwatchError.
    """
    return _some(_tables(data, name))


def tables_of_text(text: str) -> tuple[Table, ...]:
    """The tables of what was pasted: rows of a spreadsheet, or a table as HTML or Markdown has it."""
    text = storable(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise PlanwatchError("nothing was pasted", "copy rows of a spreadsheet first")
    try:
        kind = kind_of_text(text, "")
        if kind is Kind.DELIMITED and "\t" in text:  # commas stand in the cells
            from planwatch.exchange.delimited import read_delimited

            return _some(read_delimited(text, PASTED, delimiter="\t"))
        return _some(_tables_of_text(text, kind, PASTED, ()))
    except RecursionError:
        raise PlanwatchError("what was pasted is nested too deep", "") from None


def _some(tables: list[Table]) -> tuple[Table, ...]:
    found = tuple(table for table in tables if holds_something(table))
    if not found:
        raise PlanwatchError("there is no table in it", "planwatch reads tables, one row an action")
    return found


def _tables(data: bytes, name: str) -> list[Table]:
    kind = kind_of_bytes(data)
    if is_zip(data):
        archive = Archive(data)
        kind, main = kind_of_archive(archive)
        check_suffix(kind, name)
        return _packed(archive, kind, main, name)
    if kind is Kind.XLS:
        check_suffix(kind, name)
        from planwatch.exchange.xls.read import read_xls

        return read_xls(data, name)
    if len(data) > _MOST_TEXT:
        most = f"at most {_MOST_TEXT // 1_000_000} MB of text are read"
        raise PlanwatchError(f"it is {len(data) // 1_000_000} MB of text", f"keep the plan alone; {most}")
    text, notes = decoded(data)
    kind = kind_of_text(text, name)
    check_suffix(kind, name)
    return _tables_of_text(text, kind, name, notes)


def _packed(archive: Archive, kind: Kind, main: str, name: str) -> list[Table]:
    # Each is loaded where it is needed: most imports are of one kind.
    if kind is Kind.XLSX:
        from planwatch.exchange.xlsx.read import read_xlsx

        return read_xlsx(archive, main, name)
    if kind is Kind.ODS:
        from planwatch.exchange.ods.read import read_ods

        return read_ods(archive, name)
    from planwatch.exchange.docx import read_docx

    return read_docx(archive, name)


def _tables_of_text(text: str, kind: Kind, name: str, notes: tuple[str, ...]) -> list[Table]:
    if kind is Kind.JSON:
        from planwatch.exchange.json_tables import read_json

        return read_json(text, name, notes)
    if kind is Kind.HTML:
        from planwatch.exchange.html import read_html

        return read_html(text, name, notes)
    if kind is Kind.MARKDOWN:
        from planwatch.exchange.markdown import read_markdown

        return read_markdown(text, name, notes)
    from planwatch.exchange.delimited import read_delimited

    return read_delimited(text, name, notes)
