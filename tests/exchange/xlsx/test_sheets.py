"""What is a table in a workbook, where it stands, what is joined and hidden in it."""

from pathlib import Path

import xlsxwriter

from planwatch.exchange.table.provenance import Cell, Merge, Table
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import texts


def _read(path: Path) -> Table:
    (table,) = read_tables(path)
    return table


def test_hidden_sheets_rows_and_columns_are_read_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        shown, hidden, very = (book.add_worksheet(name) for name in ("Plan", "Lists", "Keys"))
        for sheet in (shown, hidden, very):
            for row in range(1, 4):
                sheet.write_row(row, 1, [row, "a", "b"])
        shown.set_row(2, None, None, {"hidden": True})
        shown.set_column(2, 2, None, None, {"hidden": True})
        hidden.hide()
        very.very_hidden()
    tables = read_tables(path)
    assert [(table.name, table.is_hidden) for table in tables] == [("Plan", False), ("Lists", True), ("Keys", True)]
    assert (tables[0].hidden_rows, tables[0].hidden_columns) == (frozenset({1}), frozenset({1}))


def test_joined_cells_are_told_as_they_stand_in_the_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 1, ["Ref", "Action", "Lead"])
        sheet.merge_range(3, 1, 3, 3, "Early help")
        sheet.merge_range(4, 1, 5, 1, "E1")
        sheet.write(5, 2, "Meet")
        sheet.write(5, 3, "Ana")
        sheet.merge_range(20, 20, 21, 21, "")
    assert _read(path).merges == (Merge(1, 0, 1, 3), Merge(2, 0, 2, 1))


def test_a_table_object_is_the_table_with_what_stands_above_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        sheet.write(0, 1, "Improvement plan")
        headers = [{"header": name} for name in ("Ref", "Action", "Due")]
        sheet.add_table(2, 1, 4, 3, {"columns": headers, "data": [["1", "Meet", "May"], ["2", "Write", "June"]]})
        sheet.write_row(5, 1, ["3", "added below", "July"])
        sheet.write(8, 1, "Red: late")
        sheet.write(1, 9, "draft")
    table = _read(path)
    assert texts(table.rows) == [
        ["Ref", "Action", "Due"], ["1", "Meet", "May"], ["2", "Write", "June"], ["3", "added below", "July"],
    ]  # fmt: skip
    assert (table.heads, table.above, table.where(0, 0)) == (1, ("Improvement plan", "draft"), "B3")


def test_a_row_of_totals_is_no_row_of_the_table_and_groups_of_columns_are(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        sheet.write(1, 0, "What")
        sheet.write(1, 2, "When")
        columns = [
            {"header": "Ref", "total_string": "All"},
            {"header": "Action"},
            {"header": "Due"},
            {"header": "Done"},
        ]
        sheet.add_table(2, 0, 4, 3, {"columns": columns, "data": [["1", "Meet", "May", "June"]], "total_row": True})
    table = _read(path)
    assert (len(table.rows), table.heads) == (3, 2)
    assert texts(table.rows)[0] == ["What", "", "When", ""]


def test_lists_kept_as_table_objects_do_not_hide_the_plan_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        for row in range(6):
            sheet.write_row(row, 0, [f"{row}", "Meet", "May"])
        for column in (5, 7):
            sheet.add_table(0, column, 2, column, {"name": f"List{column}", "data": [["Red"], ["Green"]]})
    assert [(table.name, len(table.rows)) for table in read_tables(path)] == [
        ("Plan", 6), ("Plan: List5", 3), ("Plan: List7", 3),
    ]  # fmt: skip


def test_coloured_paper_beside_the_table_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        red = book.add_format({"bg_color": "#FF0000"})
        for row in range(3):
            sheet.write(row, 0, f"Action {row}")
            for column in range(1, 2_000):
                sheet.write_blank(row, column, None, red)
    assert texts(_read(path).rows) == [["Action 0"], ["Action 1"], ["Action 2"]]


def test_coloured_paper_around_the_table_is_not_in_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        red = book.add_format({"bg_color": "#FF0000"})
        sheet.write_row(1, 1, ["Ref", "RAG"])
        sheet.write(2, 1, "1")
        for row in range(2, 2000):
            sheet.write_blank(row, 2, None, red)
        sheet.write_blank(1, 400, None, red)
    assert _read(path).rows == (
        (Cell("Ref", format="General"), Cell("RAG", format="General")),
        (Cell("1", format="General"), Cell(fill="red")),
    )
