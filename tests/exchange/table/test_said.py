"""What a person says of a table that says nothing for itself, and what in a table says nothing of actions."""

from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.table.provenance import NEVER_CALCULATED, Cell
from tests.exchange.table.tables import fields, lines, mapped, not_read, sheet, table, titles, told

FOREIGN = "Rhif | Gwaith | Swyddog | Erbyn pryd\n1 | Dredge the basin | Harbour | 30/04/2016\n2 | Paint | Yard | tbc"
"""Headings of which no word is known."""
PLAN = "Ref | Action | Lead | Due date\n"


def said(**columns: str) -> Answers:
    return Answers(columns={name.replace("_", " "): field for name, field in columns.items()})


def test_a_table_of_unknown_headings_is_taken_once_a_person_says_what_a_column_means() -> None:
    assert titles(sheet(FOREIGN)) == []
    found = sheet(FOREIGN, answers=said(Gwaith="title", D="due"))
    assert titles(found) == ["Dredge the basin", "Paint"]
    assert fields(found)["Erbyn pryd"] == "due"


def test_of_several_tables_that_one_is_taken_of_which_most_was_said_and_no_other_where_one_is_a_plan() -> None:
    names = table(*lines("Gwaith | Rhif\nHousing | 1\nRoads | 2"))
    both = mapped(names, table(*lines(FOREIGN)), answers=said(Gwaith="title", Erbyn_pryd="due"))
    assert titles(both) == ["Dredge the basin", "Paint"]
    plan = table(*lines(PLAN + "1 | Sweep | Yard | 30/04/2016"))
    assert titles(mapped(table(*lines(FOREIGN)), plan, answers=said(Gwaith="title"))) == ["Sweep"]


def test_a_matrix_and_a_table_that_a_person_called_nothing_stay_out() -> None:
    matrix = "Agency | Posted? | Met?\nHousing | Y | N\nRoads | N | N"
    assert titles(sheet(matrix)) == []
    assert titles(sheet(matrix, answers=said(Agency="title"))) == ["Housing", "Roads"]
    out = Answers(columns={"Agency": "title"}, kinds={0: "nothing"})
    assert titles(sheet(matrix, answers=out)) == []


def test_notes_between_the_rows_are_no_themes_and_are_told() -> None:
    found = sheet(
        PLAN + "1 | Dredge | Harbour | 30/04/2016\n | Note: this hangs on the budget\n2 | Paint | Yard | 31/05/2016\n"
        "NB days below are provisional\n3 | Mend | Yard | 30/06/2016\n* subject to funds"
    )
    assert titles(found) == ["Dredge", "Paint", "Mend"]
    assert found.themes == ()
    assert [place for place, words in told(found) if words == "left out: it is a note"] == ["A3", "A5", "A7"]
    assert titles(sheet("Ref | Action\n1 | Note the minutes\n2 | Note: it is late")) == [
        "Note the minutes", "Note: it is late",
    ]  # fmt: skip


def test_the_date_of_a_signature_below_the_table_asks_nothing() -> None:
    found = sheet(PLAN + "1 | Dredge | Harbour | 30 April 2016\nSigned off by: Director | | | Date: 1/2/2016")
    assert titles(found) == ["Dredge"]
    assert found.questions == ()
    assert not_read(found) == []


def test_a_section_stands_over_its_own_headings_with_empty_rows_between_and_is_no_title_of_the_plan() -> None:
    found = sheet(
        f"Harbour\n\n{PLAN}1 | Dredge | Harbour | 30/04/2016\n\n\nLand\n\n{PLAN}2 | Paint | Yard | 31/05/2016"
    )
    assert [record.given["theme"] for record in found.records] == ["Harbour", "Land"]
    assert found.title == ""
    titled = sheet(f"Plan of the port\n\n{PLAN}1 | Dredge | Harbour | 30/04/2016\nLand\n2 | Paint | Yard | 31/05/2016")
    assert titled.title == "Plan of the port"
    assert [record.given.get("theme", "") for record in titled.records] == ["", "Land"]


def test_a_table_of_formulas_that_no_spreadsheet_has_calculated_says_what_to_do() -> None:
    (seen,) = mapped(table(*([Cell(fault=NEVER_CALCULATED)] * 3 for _ in range(4)))).tables
    assert seen.why.startswith("most of it cannot be read (a formula that was never calculated): open it in")


def test_a_date_that_means_another_one_next_year_tells_which_day_it_was_taken_for() -> None:
    found = sheet(PLAN + "1 | Dredge | Harbour | end of Sept\n2 | Paint | Yard | 31 May 2016\n3 | Mend | Yard | tbc")
    assert ("D2", "read as on 1 Jun 2016: counted as due on 30 Sep 2016") in told(found)
    assert [place for place, words in told(found) if "read as on" in words] == ["D2"]
