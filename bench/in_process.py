"""``python bench/in_process.py WHAT FILE``: processor seconds and peak memory of one thing, in a process of its own.

What is loaded beforehand is not counted, on neither side; garbage is not looked for, as in planwatch's commands.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2016, 1, 11)
Work = Callable[[], object]


def calamine(path: Path) -> Work:
    """All cells by the compiled reader that is the yardstick."""
    from python_calamine import load_workbook

    def read() -> object:
        book = load_workbook(path)
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]

    return read


def mapped(path: Path) -> Work:
    """All cells with what is seen of them, and what they mean."""
    import planwatch.exchange.xlsx.read
    import planwatch.model.dates.grammar.reading  # noqa: F401
    from planwatch.exchange.table.mapper import propose
    from planwatch.exchange.table.proposal import Answers
    from planwatch.exchange.tables import read_tables
    from planwatch.model.dates.when import ANY_PERIOD

    return lambda: propose(read_tables(path), Answers(), TODAY, ANY_PERIOD)


def guarded(path: Path) -> Work:
    """What is done to find a workbook harmless; as if its sheets were large, for small ones are not walked twice."""
    from planwatch.exchange.archive import Archive
    from planwatch.exchange.xlsx import guard

    guard._LARGE = 0  # pyright: ignore[reportPrivateUsage]

    def check() -> None:
        archive = Archive(path.read_bytes())
        for name in archive.names:
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                guard.check_sheet(archive, name)

    return check


def redrawn(path: Path) -> Work:
    """What the preview works out anew at a key."""
    from planwatch.exchange.table.proposal import Answers
    from planwatch.service.files.open import open_session
    from planwatch.service.files.tables import look, open_file

    session = open_session(path.with_name("redrawn.db"), create=True, who="bench")
    seen = open_file(session, path)
    return lambda: look(session, seen.name, seen.tables, seen.meant, Answers(month_first=True)).difference


def written(path: Path) -> Work:
    """The cells of the whole plan's workbook written again by XlsxWriter alone, as it comes."""
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from planwatch.service.files.export import export_plan
    from planwatch.service.files.open import open_session

    calls: list[tuple[str, tuple[Any, ...]]] = []
    kinds = ("write_string", "write_blank", "write_number", "write_datetime", "write_formula", "set_row")
    own = {kind: getattr(Worksheet, kind) for kind in kinds}
    for kind in kinds:
        setattr(Worksheet, kind, lambda page, *given, kind=kind: (calls.append((kind, given)), own[kind](page, *given)))
    session = open_session(path, who="bench")
    export_plan(session, session.one_plan(), path.with_name("recorded.xlsx"), replace=True)
    for kind in kinds:
        setattr(Worksheet, kind, own[kind])

    def write() -> None:
        with Workbook(path.with_name("floor.xlsx")) as book:
            page = book.add_worksheet()
            looks: dict[int, Any] = {}
            for kind, (row, *given) in calls:
                if len(given) > 2:
                    theirs = id(given[2])
                    if theirs not in looks:
                        looks[theirs] = book.add_format({"border": 1})
                    given[2] = looks[theirs]
                getattr(page, kind)(row, *given)

    return write


def exported(path: Path) -> Work:
    """A plan with all that it holds as a workbook of a sheet for each kind."""
    import planwatch.service.files.workbook  # noqa: F401
    from planwatch.service.files.export import export_plan
    from planwatch.service.files.open import open_session

    session = open_session(path, who="bench")
    return lambda: export_plan(session, session.one_plan(), path.with_name("whole.xlsx"), replace=True)


WORK: dict[str, Callable[[Path], Work]] = {
    "calamine": calamine, "mapped": mapped, "guarded": guarded, "redrawn": redrawn, "written": written,
    "exported": exported,
}  # fmt: skip


def main() -> None:
    what, file = sys.argv[1:]
    work = WORK[what](Path(file))
    gc.collect()
    gc.disable()
    began = time.process_time()
    kept = work()
    took = time.process_time() - began
    del kept
    status = Path("/proc/self/status").read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"cpu": took, "memory": peak / 1024}))


if __name__ == "__main__":
    main()
