"""A list or workbook of a plan with some of its columns: it changes those alone, with its keys and without."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from planwatch.exchange.workbook.columns import COLUMNS, BookColumn
from planwatch.exchange.workbook.keys import KEY, MARK
from planwatch.exchange.workbook.listed import LIST
from planwatch.model.plan.keys import flat
from planwatch.service.files.export import export_plan
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.files.returned import came_back, open_returned
from planwatch.service.files.returned_take import take
from planwatch.service.files.tables import import_table, open_file
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY, told

NEW = {
    "title": "Reworded by hand", "how": "By letter", "success": "Everybody knows", "evidence": "The minutes",
    "cost": "£21.50", "answers": "7, 7a",
}  # fmt: skip
"""What somebody types over a cell."""


def rows_of(path: Path) -> list[list[Any]]:
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)]


def write(path: Path, rows: list[list[Any]]) -> None:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    book.save(path)


def imported(session: Session, path: Path) -> int | None:
    if came_back(path):
        return take(session, open_returned(session, [path])).number
    seen = open_file(session, path)
    assert seen.proposal.questions == ()
    return import_table(session, seen).number


def fields(session: Session) -> dict[str, dict[str, Any]]:
    return {action.ref: flat(action) for action in told(session)[0].action}


@pytest.mark.parametrize(("suffix", "columns"), [(".csv", LIST), (".xlsx", COLUMNS)])
@settings(
    max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_some_columns_change_themselves_and_unedited_nothing(
    tmp_path: Path, suffix: str, columns: tuple[BookColumn, ...], data: st.DataObject
) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    with open_session(tmp_path / "plan.db", create=True, today=TODAY).database as database:
        session = Session(database, "ann", TODAY)
        import_snapshot(session, SMALL, "x")
        file = tmp_path / f"part{suffix}"
        export_plan(session, session.one_plan(), file)
        rows = rows_of(file)
        head = next(at for at, row in enumerate(rows) if KEY in row)
        named = {column.heading: column.name for column in columns}
        kept = data.draw(
            st.frozensets(st.sampled_from([name for name in rows[head] if name and name not in (KEY, MARK)])), "columns"
        )
        told_by = data.draw(st.sampled_from([{KEY, MARK}, {KEY}, set(list(named)[:2])]), "known by")
        at = [place for place, name in enumerate(rows[head]) if name in kept or name in told_by]
        part = [[row[place] for place in at] for row in rows[0 if MARK in told_by else head :]]
        write(file, part)
        before = fields(session)
        imported(session, file)
        assert fields(session) == before
        assert imported(session, file) is None
        places = {named[name]: place for place, name in enumerate(part[-len(SMALL.action) - 1]) if name in named}
        free = [name for name in NEW if name in places]
        typed = data.draw(st.sets(st.sampled_from(free)) if free else st.just(set[str]()), "typed over")
        for name in typed:
            part[-len(SMALL.action)][places[name]] = NEW[name]
        write(file, part)
        imported(session, file)
        changed = {
            (ref, name) for ref, now in fields(session).items() for name in now if now[name] != before[ref][name]
        }
        # With keys and without the moment that they are of, all that differs is asked.
        assert changed == {("C1.2", name) for name in typed if told_by != {KEY}}
        assert imported(session, file) is None


@pytest.mark.parametrize(
    ("kept", "new"),
    [(("planwatch key", "planwatch mark", "how"), "By letter"), (("ref", "title", "calculated_rag"), "")],
)
def test_a_list_is_known_by_the_columns_that_are_left(ann: Session, tmp_path: Path, kept: list[str], new: str) -> None:
    file = tmp_path / "part.csv"
    export_plan(ann, ann.one_plan(), file)
    heads, *rows = rows_of(file)
    write(file, [list(kept), *([new if name == "how" else row[heads.index(name)] for name in kept] for row in rows)])
    before = fields(ann)
    imported(ann, file)
    # What a workbook without keys holds of words that mean one day is that day.
    write(tmp_path / "days.xlsx", [["Ref", "Action", "Due"], ["A1", "Set standards", date(2016, 1, 31)]])
    imported(ann, tmp_path / "days.xlsx")
    assert fields(ann) == {ref: now | {"how": new or now["how"]} for ref, now in before.items()}
