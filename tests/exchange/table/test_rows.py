"""Which rows are actions: not totals, guidance, headings again or empty numbers; themes by rows, merges and epics."""

from datetime import date

from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.table.provenance import Cell, Merge
from planwatch.exchange.table.record import Said
from tests.exchange.table.tables import lines, mapped, not_read, only, sheet, table, titles, told

PLAN = "Ref | Action | Lead | Due date\n"


def themes(found: object) -> list[str]:
    return [record.given.get("theme", "") for record in found.records]  # pyright: ignore[reportAttributeAccessIssue]


def test_a_row_without_a_title_is_no_record() -> None:
    found = sheet(PLAN + "1 | Dredge | Harbour | 30/04/2016\n2 | | |\n3 | | | 0\n | | HR |")
    assert titles(found) == ["Dredge"]


def test_totals_headings_repeated_and_numbers_of_columns_are_no_actions() -> None:
    found = sheet(
        PLAN + "1 | 2 | 3 | 4\n1 | Dredge | Harbour | 30/04/2016\nRef | Action | Lead | Due date\n"
        "2 | Paint | Yard | 31/05/2016\nTotal | 2 actions | |\n | Grand total | | 2"
    )
    assert titles(found) == ["Dredge", "Paint"]


def test_a_row_that_tells_how_to_fill_the_table_in_is_left_out_and_told() -> None:
    found = sheet(
        PLAN + " | (say what will be done) | (name of post) | (dd/mm/yyyy)\n1 | Dredge | Harbour | 30/04/2016\n"
        "2 | Paint | Yard | 31/05/2016"
    )
    assert titles(found) == ["Dredge", "Paint"]
    assert ("A2", "left out: it tells how to fill the table in") in told(found)


def test_prose_without_a_ref_under_the_headings_is_guidance_where_others_have_refs() -> None:
    found = sheet(
        PLAN + " | Each action should be one thing | One post only for each | A day and no season\n"
        "1 | Dredge | Harbour | 30/04/2016\n2 | Paint | Yard | 31/05/2016\n3 | Mend | Yard | 31/05/2016"
    )
    assert titles(found) == ["Dredge", "Paint", "Mend"]


def test_a_row_that_spans_the_table_is_the_theme_of_those_below() -> None:
    found = sheet(
        PLAN + "Theme 1: Water\n1 | Dredge | Harbour | 30/04/2016\n2 | Paint | Yard | 31/05/2016\n"
        "Theme 2: Land\n3 | Mend | Yard | 31/05/2016"
    )
    assert themes(found) == ["Theme 1: Water", "Theme 1: Water", "Theme 2: Land"]
    assert [theme.name for theme in found.themes] == ["Theme 1: Water", "Theme 2: Land"]


def test_a_row_that_spans_the_table_from_its_refs_on_is_a_theme_and_so_is_one_numbered_before_it() -> None:
    found = mapped(
        table(
            ["Priority 1: Safe"],
            ["Ref", "Action", "Lead", "Due"],
            ["1.1", "Dredge", "Harbour", "30/04/2016"],
            ["Priority 2: Clean"],
            ["2.1", "Sweep", "Harbour", "31/05/2016"],
            merges=[Merge(0, 0, columns=4), Merge(3, 0, columns=4)],
        )
    )
    assert [record.given["theme"] for record in found.records] == ["Priority 1: Safe", "Priority 2: Clean"]


def test_only_a_title_where_others_say_more_is_a_theme_and_with_a_number_where_those_below_begin_with_it() -> None:
    found = sheet(PLAN + "1 | Water | |\n1.1 | Dredge | A | 30/04/2016\n1.2 | Paint | A | 30/04/2016\n2 | Mend | |")
    assert titles(found) == ["Dredge", "Paint", "Mend"]
    assert themes(found) == ["Water", "Water", "Water"]


def test_words_below_the_last_action_name_no_theme() -> None:
    found = sheet(PLAN + "1 | Dredge | A | 30/04/2016\n2 | Paint | A | 30/04/2016\nAgreed by the harbour board")
    assert titles(found) == ["Dredge", "Paint"]
    assert found.themes == ()
    assert ("A4", "left out: no action stands under it") in told(found)


def test_several_titles_in_a_row_that_say_nothing_else_are_actions() -> None:
    rows = "Action | Lead\nDredge | A\nPaint | B\nMend | C\nCount | A\nThink | A\nSow\nReap\nMow"
    assert len(titles(sheet(rows))) == 8


def test_themes_merged_over_rows_are_those_of_each_row() -> None:
    rows = lines("Theme | Action | Lead\nWater | Dredge | A\n | Paint | B\nLand | Mend | A\n | Mow | B")
    assert themes(mapped(table(*rows, merges=[Merge(1, 0, 2), Merge(3, 0, 2)]))) == ["Water", "Water", "Land", "Land"]


def test_a_theme_written_once_for_its_group_is_filled_down_and_blanks_of_a_repeating_one_are_not() -> None:
    once = sheet("Theme | Action | Lead\nWater | Dredge | A\n | Paint | B\n | Wash | B\nLand | Mend | A\n | Mow | B")
    assert themes(once) == ["Water", "Water", "Water", "Land", "Land"]
    behind = sheet("Action | Project | Lead\nDredge | Water | A\nPaint | | B\nWash | | B\nMow | Land | A\nSow | | B")
    assert themes(behind) == ["Water", "", "", "Land", ""]
    often = sheet("Theme | Action | Lead\nWater | Dredge | A\n | Paint | B\nWater | Wash | B\n | Mend | A\n | Mow | B")
    assert themes(often) == ["Water", "", "Water", "", ""]


def test_merged_records_take_what_the_rows_below_say() -> None:
    rows = lines("""
        Ref | Action | Related tasks | Lead    | Due
        1   | Dredge | Ask firms     | Harbour | 30/04/2016
            |        | Choose one    | Yard    |
            |        | Begin         | Harbour |
        2   | Paint  | Buy paint     | Yard    | 31/05/2016
    """)
    found = mapped(table(*rows, merges=[Merge(1, 0, 3), Merge(1, 1, 3), Merge(1, 4, 3)]))
    assert titles(found) == ["Dredge", "Paint"]
    assert found.records[0].given["how"] == "Ask firms\nChoose one\nBegin"
    assert found.records[0].given["support"] == ("Yard",)


def test_a_date_merged_over_rows_is_that_of_each_and_a_cost_that_of_the_first() -> None:
    rows = lines("Action | Lead | Due | Cost\nDredge | A | 30/04/2016 | £10,000\nPaint | B | |")
    first, second = mapped(table(*rows, merges=[Merge(1, 2, 2), Merge(1, 3, 2)])).records
    assert first.given["due"] == second.given["due"]
    assert (first.given["cost"], second.given["cost"]) == (1_000_000, None)


def test_epics_are_themes_of_what_names_them_as_parent() -> None:
    found = sheet("""
        Issue key | Issue Type | Summary | Parent | Assignee | Status
        W-1       | Epic       | Water   |        |          | Open
        W-2       | Task       | Dredge  | W-1    | A        | Done
        W-3       | Task       | Mend    |        | B        | Open
    """)
    assert titles(found) == ["Dredge", "Mend"]
    assert themes(found) == ["Water", ""]


def test_the_headings_over_several_tables_are_their_themes() -> None:
    first = lines("Milestone | Responsible party | Target date\n1.1 Dredge the bay | A | 30 April 2016")
    second = lines("Milestone | Responsible party | Target date\n2.1 Paint the buoys | A | Annually")
    found = mapped(
        table(*first, name="Action 1: Water", heads=1, is_grid=False),
        table(*second, name="Action 2: Signs", heads=1, is_grid=False),
    )
    assert themes(found) == ["Action 1: Water", "Action 2: Signs"]
    assert [record.given["ref"] for record in found.records] == ["1.1", "2.1"]
    assert titles(found) == ["Dredge the bay", "Paint the buoys"]


def test_one_table_alone_has_no_theme_of_its_heading() -> None:
    assert "theme" not in only(mapped(table(*lines("Action | Lead\nDredge | A"), name="Sheet1"))).given


def test_refs_come_off_the_heads_of_titles_where_most_have_one() -> None:
    bold = sheet("Action | Lead\n**1.1** Dredge | A\n**1.2** Paint | B")
    assert [(r.given["ref"], r.given["title"]) for r in bold.records] == [("1.1", "Dredge"), ("1.2", "Paint")]
    years = sheet("Action | Lead\n2016 survey | A\n2017 survey | B")
    assert titles(years) == ["2016 survey", "2017 survey"]


def test_a_repeated_ref_gets_a_suffix_and_is_told() -> None:
    found = sheet(PLAN + "1 | Dredge | A | 30/04/2016\n1 | Paint | A | 30/04/2016\n1-2 | Mend | A | 30/04/2016")
    assert [record.given["ref"] for record in found.records] == ["1", "1-3", "1-2"]
    assert ("A3", "the ref stands above already: 1-3 here") in told(found)


def test_a_title_that_is_struck_out_is_left_out_and_told() -> None:
    found = mapped(table(["Action", "Lead"], [Cell(struck="Dredge"), "A"], ["Paint", "B"]))
    assert titles(found) == ["Paint"]
    assert ("A2", "left out: its title is struck out") in told(found)


def test_archived_cards_and_pull_requests_are_left_out() -> None:
    found = sheet("Card name | List name | Members | Archived\nDredge | Doing | a | false\nPaint | Done | b | true")
    assert titles(found) == ["Dredge"]
    assert ("A3", "left out: its Archived says true") in told(found)
    found = sheet("number | title | state | assignees | pull_request\n1 | Fix | open | a |\n2 | Bump | open | a | url")
    assert titles(found) == ["Fix"]


def test_a_person_leaves_rows_out_makes_themes_of_them_and_actions() -> None:
    rows = PLAN + "1 | Water | A | 30/04/2016\n2 | Dredge | A | 30/04/2016\nLand\n3 | Paint | B | 31/05/2016"
    found = sheet(rows, answers=Answers(left_out=frozenset({(0, 4)}), themes=frozenset({(0, 1)})))
    assert titles(found) == ["Dredge"]
    assert themes(found) == ["Water"]
    rows = "Action | Lead\nWater |\nDredge | A\nPaint | B\nMend | C"
    assert len(titles(sheet(rows))) == 3
    assert len(titles(sheet(rows, answers=Answers(actions=frozenset({(0, 1)}))))) == 4


def test_a_cell_that_could_not_be_calculated_is_told_and_its_field_not_touched() -> None:
    found = mapped(table(["Action", "Lead", "Due"], ["Dredge", "A", Cell(fault="#REF!")]))
    assert "due" not in only(found).given
    assert [(one.cell, one.text) for one in found.not_understood] == [("C2", "#REF!")]


def test_updates_that_begin_with_a_day_are_of_that_day_and_those_of_a_heading_of_its() -> None:
    found = sheet("""
        Action | Lead | Position at 31 March 2016 | Comments
        Dredge | A    | Two firms were asked      | 12/04/16: one has answered
    """)
    assert only(found).updates == (
        Said("Two firms were asked", date(2016, 3, 31)),
        Said("one has answered", date(2016, 4, 12)),
    )


def test_each_dated_line_of_a_cell_is_an_update_and_nothing_is_none() -> None:
    rows = [["Dredge", "A", "12/04/2016 - asked\n13/05/2016 - answered\nand again"], ["Paint", "B", "n/a"]]
    found = mapped(table(["Action", "Lead", "Progress update"], *rows))
    assert [(said.text, said.as_at) for said in found.records[0].updates] == [
        ("asked", date(2016, 4, 12)),
        ("answered\nand again", date(2016, 5, 13)),
    ]
    assert found.records[1].updates == ()
    assert not_read(found) == []


def test_an_id_that_repeats_tells_nothing_apart() -> None:
    found = sheet("""
        Task ID                      | Task name | Assigned to | Due date
        aBcDeFgHiJkLmNoPqRsTuVwX1yZ2 | Dredge    | A           | 30/04/2016
        aBcDeFgHiJkLmNoPqRsTuVwX1yZ2 | Paint     | A           | 30/04/2016
        qRsTuVwX1yZ2aBcDeFgHiJkLmNoP | Mend      | A           | 30/04/2016
    """)
    assert [record.source for record in found.records] == ["", "", "qRsTuVwX1yZ2aBcDeFgHiJkLmNoP"]


def test_a_key_below_the_table_and_another_table_are_no_actions() -> None:
    plan = PLAN + "1 | Dredge | A | 30/04/2016\n2 | Paint | B | 31/05/2016\n | | |\n"
    assert titles(sheet(plan + "Key\nR | Late | |\nG | On time | |")) == ["Dredge", "Paint"]
    found = sheet(plan + "Risk ID | Risk | Likelihood | Impact\nR1 | It breaks | 3 | 4")
    assert titles(found) == ["Dredge", "Paint"]
    assert ("A5", "left out: another table begins here, which is not read") in told(found)


def test_a_cell_that_spans_a_document_table_is_a_theme() -> None:
    rows = lines("What | Who | When\nWater | |\nDredge | A | May 2016\nLand | |\nMow | B | June 2016")
    found = mapped(table(*rows, merges=[Merge(1, 0, 1, 3), Merge(3, 0, 1, 3)], is_grid=False))
    assert themes(found) == ["Water", "Land"]


def test_rows_of_a_template_that_nobody_has_filled_in_are_no_actions() -> None:
    found = sheet(
        "Action | Owner | Due date | Status\n[Action 1] | @name | YYYY-MM-DD | Open\nDredge | A | 30/04/2016 | Open"
    )
    assert titles(found) == ["Dredge"]
    assert ("A2", "left out: its title is still to be filled in") in told(found)


def test_sections_of_a_list_are_themes_and_its_notes_no_actions() -> None:
    found = sheet("""
        TYPE    | CONTENT | PRIORITY | RESPONSIBLE | DUE DATE
        section | Water   |          |             |
        task    | Dredge  | 1        | A           | 30/04/2016
        note    | By boat |          |             |
        task    | Paint   | 2        | B           | 31/05/2016
    """)
    assert titles(found) == ["Dredge", "Paint"]
    assert themes(found) == ["Water", "Water"]


def test_what_a_continued_row_says_does_not_complete_the_action_above() -> None:
    rows = lines("Action | Lead | Update\nDredge | A | Two firms were asked\n | | Complete")
    found = mapped(table(*rows, merges=[Merge(1, 0, 2), Merge(1, 1, 2)]))
    assert only(found).status == "not started"
    assert [said.text for said in only(found).updates] == ["Two firms were asked", "Complete"]


def test_sheets_that_only_say_how_things_stand_are_no_themes() -> None:
    first, second = lines("Action | Lead\nDredge | A"), lines("Action | Lead\nPaint | A")
    assert themes(mapped(table(*first, name="Open actions"), table(*second, name="Closed"))) == ["", ""]
    assert themes(mapped(table(*first, name="Sheet1"), table(*second, name="Land"))) == ["", "Land"]


def test_a_table_tells_which_rows_name_themes_and_which_were_left_out() -> None:
    found = sheet(PLAN + "Water\n1 | Dredge | A | 30/04/2016\n2 | Paint | B | 31/05/2016\nTotal | 2")
    assert found.tables[0].theme_rows == ((1, "Water"),)
    assert found.tables[0].left_out == ((4, ""),)


def test_comments_of_a_tracker_have_their_day_and_no_account() -> None:
    found = sheet(
        "Summary | Assignee | Status | Comment\nDredge | A | Open | 02/Apr/16 9:00 AM;712020:ab-c;Two firms were asked"
    )
    assert only(found).updates == (Said("Two firms were asked", date(2016, 4, 2)),)


def test_words_above_the_headings_are_a_theme_where_those_above_the_headings_again_are() -> None:
    found = sheet("Water\n" + PLAN + "1 | Dredge | A | 30/04/2016\n\nLand\n" + PLAN + "2 | Mow | B | 31/05/2016")
    assert themes(found) == ["Water", "Land"]
