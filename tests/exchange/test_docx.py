"""Tables of Word documents."""

import sys
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import Merge, Table
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import texts, word


def _run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def _cell(*runs: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr><w:p>{''.join(runs)}</w:p></w:tc>"


def _row(*cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def _read(tmp_path: Path, *rows: str, before: str = "") -> Table:
    (table,) = read_tables(word(tmp_path / "plan.docx", f"{before}<w:tbl>{''.join(rows)}</w:tbl>"))
    return table


def test_a_table_is_read_as_it_is_once_what_is_tracked_is_accepted(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        _row(_cell(_run("Action")), _cell(_run("Due")), look="<w:tblHeader/>"),
        _row(
            _cell(
                "<w:ins>" + _run("Meet ") + "</w:ins><w:del><w:r><w:delText>never</w:delText></w:r></w:del>",
                _run("now"),
            ),
            _cell(_run("May", "<w:strike/>"), _run(" June")),
        ),
        _row(_cell(_run("gone")), _cell(_run("gone")), look="<w:del/>"),
        _row(_cell("<w:sdt><w:sdtContent>" + _run("chosen") + "</w:sdtContent></w:sdt>"), _cell(_run("x"))),
        before=f"<w:p>{_run('Plan of the board')}</w:p>",
    )
    assert texts(table.rows) == [["Action", "Due"], ["Meet now", "June"], ["chosen", "x"]]
    assert (table.name, table.heads, table.rows[1][1].struck) == ("Plan of the board", 1, "May")


def test_what_spans_rows_and_columns_is_told(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        _row(_cell(_run("Early"), look='<w:vMerge w:val="restart"/>'), _cell(_run("a")), _cell(_run("b"))),
        _row(_cell(look="<w:vMerge/>"), _cell(_run("c"), look='<w:gridSpan w:val="2"/>')),
    )
    assert texts(table.rows) == [["Early", "a", "b"], ["", "c", ""]]
    assert table.merges == (Merge(0, 0, 2, 1), Merge(1, 1, 1, 2))


def test_a_cell_s_colour_is_seen_and_nothing_stands_in_it_for_that(tmp_path: Path) -> None:
    def shaded(fill: str, *runs: str) -> str:
        return _cell(*runs, look=f'<w:tcW w:w="9"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')

    was_red = '<w:tcPrChange><w:tcPr><w:shd w:fill="FF0000"/></w:tcPr></w:tcPrChange>'
    table = _read(
        tmp_path,
        _row(_cell(_run("Action")), shaded("1F3864", _run("RAG")), shaded("auto", _run("Due"))),
        _row(_cell(_run("Meet")), shaded("FF0000"), _cell(_run("May", '<w:shd w:fill="00B050"/>'))),
        _row(_cell(_run("Write")), shaded("00B050", _run("G")), shaded("FFFFFF", _run("June"))),
        _row(
            _cell(_run("Ask"), look=was_red),
            _cell(),
            _cell(_run("July")),
        ),
    )
    assert texts(table.rows) == [
        ["Action", "RAG", "Due"],
        ["Meet", "", "May"],
        ["Write", "G", "June"],
        ["Ask", "", "July"],
    ]
    assert [row[1].fill for row in table.rows] == ["blue", "red", "green", ""]
    assert not any(row[0].fill or row[2].fill for row in table.rows), "what was, and what a word has, colours no cell"


def test_without_mammoth_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(PlanwatchError, match="not installed") as refused:
        _read(tmp_path, _row(_cell(_run("x"))))
    assert "planwatch[office]" in refused.value.hint


def test_a_document_without_a_table_says_so(tmp_path: Path) -> None:
    with pytest.raises(PlanwatchError, match="no table in it"):
        read_tables(word(tmp_path / "plan.docx", f"<w:p>{_run('Words')}</w:p>"))
