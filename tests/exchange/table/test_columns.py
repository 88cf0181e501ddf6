"""What a column is: by its heading and its contents, the title before all, and a person before both."""

from datetime import date

import pytest

from planwatch.exchange.table.proposal import Answers, Sure
from planwatch.exchange.table.provenance import Cell
from tests.exchange.table.tables import column, fields, lines, mapped, only, sheet, table, titles, told


def test_the_title_is_what_was_agreed_before_what_was_recommended() -> None:
    found = sheet("""
        Rec no | Recommendation    | Agreed action          | Responsible officer | Implementation date
        1      | Check the moorings | Checks are made weekly | Harbour master      | 30/04/2016
        2      | Count the ropes    | A list will be kept    | Harbour master      | 31/05/2016
    """)
    assert titles(found) == ["Checks are made weekly", "A list will be kept"]
    assert [(one.given["number"], one.given["text"]) for one in found.parts] == [
        ("1", "Check the moorings"), ("2", "Count the ropes"),
    ]  # fmt: skip
    assert [one.given["answers"] for one in found.records] == [("1",), ("2",)]


def test_without_a_known_heading_the_longest_different_text_is_the_title_and_a_guess() -> None:
    found = sheet("""
        Nr | Vorhaben                           | Owner   | Due date
        1  | Das Hafenbecken bis zur Mole baggern | Harbour | 30/04/2016
        2  | Die Bojen streichen und nummerieren  | Yard    | 31/05/2016
    """)
    assert column(found, "Vorhaben").field == "title"
    assert column(found, "Vorhaben").sure is Sure.GUESS


def test_a_column_that_always_says_the_same_is_no_title() -> None:
    found = sheet("""
        Task  | Details             | Owner | Due
        Works | Dredge the bay      | A     | 30/04/2016
        Works | Paint the buoys     | B     | 30/04/2016
        Works | Mend the lighthouse | B     | 30/04/2016
        Works | Count the ropes     | B     | 30/04/2016
    """)
    assert titles(found)[:2] == ["Dredge the bay", "Paint the buoys"]


def test_what_stands_in_it_tells_what_a_column_called_progress_is() -> None:
    rows = "Action | Owner | Progress\nDredge the bay | A | {}\nPaint the buoys | B | {}"
    assert fields(sheet(rows.format("In progress", "Complete")))["Progress"] == "status"
    assert fields(sheet(rows.format("30%", "70%")))["Progress"] == "percent"
    assert fields(sheet(rows.format("Green", "Amber")))["Progress"] == "rag"
    assert fields(sheet(rows.format("Two firms have been asked for a price", "Nobody has")))["Progress"] == "update"


def test_a_revised_date_is_due_and_the_one_beside_it_the_original() -> None:
    found = sheet("""
        Action | Owner | Due date   | Revised date
        Dredge | A     | 30/04/2016 | 31/07/2016
        Paint  | B     | 30/04/2016 |
    """)
    first, second = (record.given for record in found.records)
    assert (first["due"].text, first["original_due"].text) == ("31/07/2016", "30/04/2016")
    assert (second["due"].text, second["original_due"].text) == ("30/04/2016", "")


def test_due_comes_before_completed_and_a_bare_date_is_when_it_was_raised() -> None:
    found = sheet("""
        Date       | Action | Owner | Target date | Completion date
        13/01/2016 | Dredge | A     | 30/04/2016  | 20/04/2016
    """)
    assert list(fields(found).values()) == ["raised", "title", "lead", "due", "completed"]
    assert found.lost == ("Date",)


def test_a_person_says_what_a_column_is_by_heading_or_letter() -> None:
    rows = "Action | Owner | Due | Ward\nDredge | A | 30/04/2016 | North"
    found = sheet(rows, answers=Answers(columns={"Ward": "theme", "B": "-"}))
    assert only(found).given["theme"] == "North"
    assert "lead" not in only(found).given
    assert column(found, "Ward").sure is Sure.PERSON
    assert found.lost == ("Owner",)


def test_two_columns_that_may_both_be_the_title_are_a_question() -> None:
    rows = """
        Action          | Task               | Owner | Due        | How
        Dredge the bay  | Ask three firms    | A     | 30/04/2016 | By letter
        Paint the buoys | Buy paint and rope | B     | 30/04/2016 | By boat
    """
    assert [doubt.about for doubt in sheet(rows).questions] == ["title"]
    answered = sheet(rows, answers=Answers(columns={"Task": "title"}))
    assert titles(answered) == ["Ask three firms", "Buy paint and rope"]
    assert answered.questions == ()
    assert fields(sheet(rows.replace("How", "Ward")))["Task"] == "how"


def test_names_of_long_prose_are_no_leads_but_how_it_is_done() -> None:
    found = sheet("""
        No | Issue        | Those involved and dates for completion                | Final completion date
        1  | New moorings | Harbour staff nominated by 27.1.16; rings by 9.2.16    | 9.2.16
        2  | New lights   | To be agreed by all of the members at the next meeting | 16.2.16
    """)
    assert found.leads == ()
    assert fields(found)["Those involved and dates for completion"] == "how"


def test_a_column_of_colours_alone_is_a_rating_where_it_is_called_so_and_has_two_hues() -> None:
    def coloured(*fills: str) -> list[object]:
        rows = [["Dredge the bay", "A", Cell(fill=fills[0])], ["Paint the buoys", "B", Cell(fill=fills[1])]]
        return [r.given["rag"] for r in mapped(table(["Action", "Owner", "RAG"], *rows)).records]

    assert coloured("red", "green") == ["red", "green"]
    assert coloured("green", "green") == [None, None]


def test_colours_beside_words_are_not_read() -> None:
    rows = [["Dredge the bay", "A", Cell("Red", fill="green")], ["Paint", "B", Cell(fill="green")]]
    found = mapped(table(["Action", "Owner", "RAG"], *rows))
    assert [record.given["rag"] for record in found.records] == ["red", None]


def test_hidden_columns_are_read_and_marked() -> None:
    found = mapped(table(["Action", "Owner"], ["Dredge", "A"], hidden_columns=frozenset({1})))
    assert column(found, "Owner").is_hidden
    assert only(found).given["lead"] == "A"


def test_each_column_tells_its_two_next_best_fields() -> None:
    found = sheet("Milestone | Owner | Due\nDredge the bay | A | 30/04/2016")
    assert [field for field, _ in column(found, "Milestone").others] == ["how", "theme"]


def test_the_first_filled_of_two_headings_that_are_the_same_counts() -> None:
    found = sheet("Summary | Assignee | Due date | Watchers | Watchers\nDredge | A | 30/04/2016 | B | C")
    assert only(found).given["lead"] == "A"
    assert found.lost == ("Watchers",)


def test_of_columns_called_the_same_the_one_of_the_latest_month_counts() -> None:
    found = sheet("Action | Lead | RAG Oct 15 | RAG Jan 16\nDredge | A | Red | Green\nPaint | B | Amber | Green")
    assert [record.given["rag"] for record in found.records] == ["green", "green"]
    assert found.lost == ("RAG Oct 15",)


def test_a_trackers_own_columns_are_known() -> None:
    found = sheet("""
        id                       | name   | desc  | list  | due                      | dueComplete | members  | closed
        5f1a2b3c4d5e6f7a8b9c0d1e | Dredge | Ask   | Doing | 2016-05-06T12:00:00.000Z | true        | Ann      | false
        5f1a2b3c4d5e6f7a8b9c0d1f | Paint  |       | To do |                          | false       | Ann, Bob | false
    """)
    first, second = found.records
    assert (first.status, first.source, first.given["theme"]) == ("complete", "5f1a2b3c4d5e6f7a8b9c0d1e", "Doing")
    assert (second.given["lead"], second.given["support"]) == ("Ann", ("Bob",))


def test_a_second_column_of_leads_supports_as_a_guess() -> None:
    found = sheet("Action | Executive lead | Operational lead | Due\nDredge | Director | Harbour Master | 30/04/2016")
    assert (only(found).given["lead"], only(found).given["support"]) == ("Director", ("Harbour Master",))
    assert column(found, "Operational lead").sure is Sure.GUESS


def test_a_table_that_is_taken_without_a_title_asks_for_one() -> None:
    found = sheet("Ward | Day\nNorth | 30/04/2016", answers=Answers(tables=frozenset({0})))
    assert ("", "no column of the table names actions: say which one is the title") in told(found)


def test_a_bare_date_where_none_is_due_is_a_doubt() -> None:
    found = sheet("Action | Lead | Date\nDredge | A | 30/04/2016")
    assert ("C", "“Date” is taken for the day on which it was raised, and may be the date due") in told(found)


def test_a_part_of_a_heading_says_nothing_against_the_rest() -> None:
    found = sheet("Action | Lead | RAG (Complete / On track / Overdue)\nDredge | A | Complete\nPaint | B | On track")
    assert [record.given["rag"] for record in found.records] == [None, "green"]


@pytest.mark.parametrize("day", ["30 September 2016", "30/09/2016", "2016-09-30"])
def test_a_bare_date_of_which_days_are_still_to_come_is_due_and_a_doubt(day: str) -> None:
    found = sheet(f"Task | Assign | Date\nDredge | A | 01/02/2016\nPaint | B | {day}")
    assert [record.given["due"].last for record in found.records] == [date(2016, 2, 1), date(2016, 9, 30)]
    assert ("C", "“Date” is taken for the date due, and may be the day on which it was raised") in told(found)


def test_prose_in_a_column_called_progress_is_an_update_even_where_it_is_short() -> None:
    found = sheet("Action | Lead | Progress\nDredge | A | New barge live\nPaint | B | In testing")
    assert fields(found)["Progress"] == "update"


def test_tables_under_the_same_headings_tell_together_what_their_columns_are() -> None:
    full = lines("Item | Owner | Target\nDredge | A | 30/04/2016\nPaint | B | 31/05/2016\nMow | B | 30/06/2016")
    vague = lines("Item | Owner | Target\nMend | A | when the crane is there\nSweep | B | 2016")
    found = mapped(table(*full, name="Spring"), table(*vague, name="Later"))
    assert [column.field for seen in found.tables for column in seen.columns] == ["title", "lead", "due"] * 2
