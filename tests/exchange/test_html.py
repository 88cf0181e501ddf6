"""Tables of pages, mails and clipboards."""

from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import Cell, Merge, Table
from planwatch.exchange.tables import read_tables, tables_of_text
from tests.exchange.packed import texts


def _tables(text: str) -> tuple[Table, ...]:
    return tables_of_text(text)


def _table(text: str) -> Table:
    (table,) = _tables(text)
    return table


def test_what_spans_stands_in_the_first_of_its_cells() -> None:
    table = _table(
        "<table><tr><th>Theme<th>Action<th>Due</tr><tr><td rowspan=2>Early help</td><td>Meet</td><td>May</td></tr>"
        "<tr><td>Write</td><td>June</td></tr><tr><td colspan=3>Later</td></tr></table>"
    )
    assert texts(table.rows) == [
        ["Theme", "Action", "Due"], ["Early help", "Meet", "May"], ["", "Write", "June"], ["Later", "", ""],
    ]  # fmt: skip
    assert (table.merges, table.heads) == ((Merge(1, 0, 2, 1), Merge(3, 0, 1, 3)), 1)


def test_cells_and_rows_that_never_end_are_read() -> None:
    table = _table("<table><tr><td>Ref<td>Action<tr><td>1<td>Meet <b>the <i>board<tr><td>2<td>Write</table>after")
    assert texts(table.rows) == [["Ref", "Action"], ["1", "Meet the board"], ["2", "Write"]]


def test_a_cell_keeps_its_lines_and_loses_the_layout_of_the_source() -> None:
    table = _table(
        "<table><tr><td>Meet\n   the board,<br>then\xa0\xa0 tell<p>staff</p><ul><li>a<li>b</ul></td><td>x</td></table>"
    )
    assert table.rows[0][0].text == "Meet the board,\nthen tell\nstaff\na\nb"


def test_struck_and_coloured_cells_are_seen() -> None:
    table = _table(
        "<table><tr><td><s>May</s> June<td><span style='text-decoration: line-through'>old</span>new"
        "<td style='text-decoration:line-through'>gone<td bgcolor=#00B050><td style='background:rgb(255,0,0)'>R"
        "<tr bgcolor=orange><td>a<td>b<td>c<td>d<td>e</table>"
    )
    assert table.rows[0] == (
        Cell("June", struck="May"), Cell("new", struck="old"), Cell(struck="gone"), Cell(fill="green"),
        Cell("R", fill="red"),
    )  # fmt: skip
    assert {cell.fill for cell in table.rows[1]} == {"amber"}


def test_a_table_is_named_by_the_heading_above_it_or_else_by_the_last_short_line() -> None:
    first, second, third = _tables(
        "<h1>Plan</h1><h2>Early help</h2><p>As agreed</p><table><tr><td>a</table>"
        "<h2></h2><p>" + "long " * 50 + "</p><table><caption>Risks</caption><tr><td>b</table>"
        "<h1>Other</h1><table><tr><td>c</table>"
    )
    assert (first.name, first.above) == ("Early help", ("Plan", "Early help", "As agreed"))
    assert (second.name, second.above) == ("Risks", ("Plan", "Risks"))
    assert (third.name, third.above) == ("Other", ("Other",))
    assert _table("<p>Word plan 2015</p><table><tr><td>a</table>").name == "Word plan 2015"


def test_a_table_within_a_cell_is_a_table_of_its_own_and_text_of_the_cell() -> None:
    outer, inner = _tables("<table><tr><td>Mail<td><table><tr><td>Ref<td>Action<tr><td>1<td>Meet</table></table>")
    assert texts(inner.rows) == [["Ref", "Action"], ["1", "Meet"]]
    assert texts(outer.rows) == [["Mail", "Ref Action\n1 Meet"]]


def test_what_is_hidden_is_not_read_and_hidden_rows_are_marked() -> None:
    table = _table(
        "<style>td{}</style><table><tr><td>a<script>x < y</script><span hidden>no</span><td>b"
        "<tr style='display:none'><td>c<td>d<a href='#footnote-1'>[1]</a><tr><td>e<td>f</table>"
    )
    assert texts(table.rows) == [["a", "b"], ["c", "d"], ["e", "f"]]
    assert table.hidden_rows == frozenset({1})


def test_conditions_of_word_and_stray_signs_are_no_tags() -> None:
    cells = "<td>if a < b & c &lt;d&gt; <3</td><td title='5\" > 4'>x</td>"
    text = f"<![if !supportLists]><table><![endif]><tr>{cells}</tr><!-- no --></table>"
    assert texts(_table(text).rows) == [["if a < b & c <d> <3", "x"]]


def test_rows_without_a_table_and_empty_rows_above_it_are_read() -> None:
    assert texts(_table("<tr><td>Ref<td>Action<tr><td>1<td>Meet").rows) == [["Ref", "Action"], ["1", "Meet"]]
    table = _table("<table><thead><tr><th><th></thead><tr><td>Ref<td>Action</table>")
    assert (texts(table.rows), table.heads, table.where(0)) == ([["Ref", "Action"]], 0, "row 2")


def test_spans_out_of_all_measure_are_cut_to_the_table() -> None:
    table = _table("<table><tr><td rowspan=99999999 colspan=2>a<td>b<tr><td>c</table>")
    assert texts(table.rows) == [["a", "", "b"], ["", "", "c"]]
    assert table.merges == (Merge(0, 0, 2, 2),)


def test_very_many_tables_within_each_other_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<table><td>" * 100)
    with pytest.raises(PlanwatchError, match="30 tables stand within each other"):
        read_tables(path)
