"""Headings below a title block, over two rows, with rows that explain them, and by words that nobody listed."""

import pytest

from planwatch.exchange.table.headings import find_header, scores_of
from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.table.provenance import Merge
from planwatch.exchange.table.record import Due
from tests.exchange.table.tables import column, fields, lines, mapped, sheet, table, titles


def test_headings_stand_below_a_title_block_with_its_own_names_and_dates() -> None:
    found = sheet("""
        Improvement plan for the harbour |      |       |
        Status at                        | 31/03/2016 | |
        | | |
        Ref | Action          | Lead     | By when
        1   | Dredge the bay  | Harbour  | 30/04/2016
        2   | Paint the buoys | Harbour  | 31/05/2016
    """)
    assert found.tables[0].header == (3, 3)
    assert found.title == "Improvement plan for the harbour"
    assert titles(found) == ["Dredge the bay", "Paint the buoys"]


def test_a_plan_is_called_as_the_line_that_says_plan_and_not_as_the_council_above_it() -> None:
    block = "Borough of Easton | | \n{} | | \nRef | Action | Lead | By when\n1 | Dredge the bay | Harbour | 30/04/2016"
    assert sheet(block.format("SEND improvement plan 2026")).title == "SEND improvement plan 2026"
    assert sheet(block.format("What we do next")).title == "Borough of Easton"


def test_two_rows_of_headings_are_joined_where_a_cell_spans_columns() -> None:
    rows = lines("""
        Ref | Action | Responsibility |         | Timescale |
            |        | Lead           | Support | Start     | Finish
        1   | Dredge | Harbour        | Yard    | 01/04/2016 | 30/04/2016
    """)
    merges = [Merge(0, 2, 1, 2), Merge(0, 4, 1, 2), Merge(0, 0, 2, 1), Merge(0, 1, 2, 1)]
    for found in (mapped(table(*rows, merges=merges)), mapped(table(*rows))):
        assert found.tables[0].header == (0, 1)
        assert column(found, "Responsibility / Support").field == "support"
        assert column(found, "Timescale / Finish").field == "due"
        assert titles(found) == ["Dredge"]


def test_a_row_of_groups_above_the_headings_tells_those_apart_that_are_called_the_same() -> None:
    rows = lines("""
          |        | Planned    |            | Actual     |
        No | Action | Start     | End        | Start      | End
        1  | Dredge | 01/04/2016 | 30/04/2016 | 03/04/2016 | 20/05/2016
    """)
    found = mapped(table(*rows, merges=[Merge(0, 2, 1, 2), Merge(0, 4, 1, 2)]))
    assert found.tables[0].header == (0, 1)
    assert fields(found)["Planned / End"] == "due"
    assert fields(found)["Actual / End"] == "completed"


def test_a_person_says_which_rows_are_the_headings() -> None:
    rows = "Plan | Action plan \n x | y \n Job | Who | When \n Dredge | Harbour | May 2016"
    found = sheet(rows, answers=Answers(headers={0: (2, 2)}, columns={"Job": "title"}))
    assert titles(found) == ["Dredge"]


def test_a_table_without_headings_is_mapped_by_letters() -> None:
    answers = Answers(tables=frozenset({0}), headers={0: None}, columns={"A": "title", "C": "due"})
    found = sheet("Dredge | Harbour | 30/04/2016\nPaint | Yard | 31/05/2016", answers=answers)
    assert titles(found) == ["Dredge", "Paint"]
    assert found.by_due[Due.FIXED] == 2


def test_columns_to_the_right_of_the_last_heading_are_not_part_of_the_table() -> None:
    found = sheet("""
        Action | Lead    | Due        | |
        Dredge | Harbour | 30/04/2016 | | Not started
        | | | | In progress
        | | | | Complete
    """)
    assert len(found.tables[0].columns) == 3
    assert titles(found) == ["Dredge"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("dueDate", "due"),
        ("due_date", "due"),
        ("**Target Date**", "due"),
        ("By when?", "due"),
        ("Timescale & review date", "due"),
        ("To be completed by:", "due"),
        ("Date to be completed by (dd/mm/yy)", "due"),
        ("Lead(s)", "lead"),
        ("Who will be responsible", "lead"),
        ("LEAD OFFICER (initials)", "lead"),
        ("Action by", "lead"),
        ("Action owner", "lead"),
        ("Progress (BRAG)", "rag"),
        ("% complete", "percent"),
        ("What will we do?", "title"),
        ("Agreed management action", "title"),
        ("How will we know that it has worked?", "success"),
        ("Position at 31 March 2016", "update"),
        ("Progress to date / comments", "update"),
        ("Est. cost (£)", "cost"),
        ("Action ref.", "ref"),
        ("S/No", "ref"),
        ("POC", "lead"),
        ("Assign", "lead"),
        ("Lead Member", "lead"),
        ("Action item", "title"),
        ("Audit title", "theme"),
        ("Created by", "-"),
    ],
)
def test_a_heading_speaks_for_a_field_by_the_words_in_it(heading: str, field: str) -> None:
    scores = scores_of(heading)
    assert max(scores, key=lambda each: scores[each]) == field


def test_the_headings_that_a_file_marks_are_trusted() -> None:
    rows = [["Was ist zu tun", "Bis wann"], ["Hafen ausbaggern", "30.04.2016"]]
    assert find_header(table(*rows, heads=1)).headings == ("Was ist zu tun", "Bis wann")


def test_a_row_of_data_with_words_of_headings_is_none() -> None:
    found = sheet("""
        Action           | Lead         | Due        | Status
        Review the plan  | Project lead | 30/04/2016 | Complete
        Update the dates | Action owner | 31/05/2016 | Progress
    """)
    assert found.tables[0].header == (0, 0)
    assert found.actions == 2
