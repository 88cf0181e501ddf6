"""Tables of Markdown."""

from pathlib import Path

from planwatch.exchange.table.provenance import Table
from planwatch.exchange.tables import read_tables, tables_of_text
from tests.exchange.packed import texts


def _read(tmp_path: Path, text: str) -> tuple[Table, ...]:
    path = tmp_path / "plan.md"
    path.write_text(text, "utf-8")
    return read_tables(path)


def test_tables_are_read_with_their_headings_and_lines(tmp_path: Path) -> None:
    first, second = _read(
        tmp_path,
        "---\ntitle: Plan\n---\n\n# Plan\n\n## Early help\n\n"
        "| **Ref**\t | Action |\n|---|:-:|\n| **1** Meet | ~~May~~ June<br>2015 |\n"
        "{:.wide}\n\n## Housing\n\nRef | Action\n--- | ---\n2 | `a|b`\n",
    )
    assert (first.name, first.above, first.heads) == ("Early help", ("Plan", "Early help"), 1)
    assert texts(first.rows) == [["Ref", "Action"], ["1 Meet", "June\n2015"]]
    assert (first.rows[1][1].struck, first.where(1, 0)) == ("May", "line 11, column 1")
    assert (second.name, texts(second.rows)[1][0], second.where(1)) == ("Housing", "2", "line 18")


def test_a_row_without_its_leading_bar_is_one_of_the_table(tmp_path: Path) -> None:
    (table,) = _read(tmp_path, "|A|B|\r\n|--|--|\t\t\r\nx|y|\r\n")
    assert texts(table.rows) == [["A", "B"], ["x", "y"]]


def test_pasted_markdown_is_a_table() -> None:
    (table,) = tables_of_text("| Ref | Action |\n|---|---|\n| 1 | Meet |\n")
    assert texts(table.rows) == [["Ref", "Action"], ["1", "Meet"]]


def test_markup_within_a_cell_is_read_as_its_text(tmp_path: Path) -> None:
    (table,) = _read(tmp_path, "|A|B|\n|-|-|\n|[Meet](http://x) *now*|&pound;5 <script>x</script>|\n")
    assert texts(table.rows)[1] == ["Meet now", "£5"]
