"""The cells of a row to the fields of an action: what one column says where another is silent."""

from datetime import date

from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.table.record import Said
from planwatch.model.plan.kinds import Rag, Status
from tests.exchange.table.tables import fields, not_read, only, sheet, titles, told


def test_an_original_date_alone_is_the_date_due() -> None:
    given = only(sheet("Action | Lead | Original target date\nDredge | A | 30/04/2016")).given
    assert given["due"].last == date(2016, 4, 30)
    assert "original_due" not in given


def test_an_original_date_that_is_the_due_date_says_nothing() -> None:
    found = sheet("Action | Lead | Due date | Original due date\nDredge | A | 30/04/2016 | 30/04/2016")
    assert not only(found).given["original_due"]


def test_yes_in_a_column_of_status_is_complete_and_no_says_nothing() -> None:
    found = sheet("Action | Lead | Status\nDredge | A | Yes\nPaint | B | No\nMow | B | No")
    assert [record.status for record in found.records] == [Status.COMPLETE, Status.NOT_STARTED, Status.NOT_STARTED]


def test_prose_in_a_column_of_status_is_an_update_and_told() -> None:
    rows = "Action | Lead | Status\nDredge | A | Open\nPaint | B | Closed\nMow | B | Open\nMend | B | {}"
    found = sheet(rows.format("The board has asked for one more price"))
    assert found.records[3].updates == (Said("The board has asked for one more price"),)
    assert not_read(found) == [("C5", "The board has asked for one more price")]


def test_a_column_of_updates_tells_the_status_where_none_is_kept_otherwise() -> None:
    found = sheet("Action | Lead | Progress update\nDredge | A | Complete\nPaint | B | Two firms were asked")
    first, second = found.records
    assert (first.status, first.updates) == (Status.COMPLETE, ())
    assert (second.status, second.updates) == (Status.NOT_STARTED, (Said("Two firms were asked"),))


def test_words_of_a_status_among_ratings_tell_it_where_none_is_kept_otherwise() -> None:
    found = sheet(
        "Action | Lead | RAG\nDredge | A | Complete\nPaint | B | Green\nMow | B | Not started\nMend | B | Grey"
    )
    assert [(record.status, record.given["rag"]) for record in found.records] == [
        (Status.COMPLETE, None),
        (Status.IN_PROGRESS, Rag.GREEN),
        (Status.NOT_STARTED, None),
        (Status.NOT_STARTED, None),
    ]


def test_a_rating_that_is_not_understood_is_told_and_not_touched() -> None:
    found = sheet("Action | Lead | RAG\nDredge | A | Red/Amber\nPaint | B | Green")
    assert "rag" not in found.records[0].given
    assert not_read(found) == [("C2", "Red/Amber")]


def test_per_cents_priorities_and_sums_that_are_not_understood_are_told() -> None:
    found = sheet("""
        Action | Lead | % complete | Priority | Cost
        Dredge | A    | 50%        | High     | about £500
        Paint  | B    | most       | Sometime | £700
        Mow    | B    | 20%        | Low      | £900
    """)
    assert not_read(found) == [("C3", "most"), ("D3", "Sometime")]
    assert ("E2", "taken as £500") in told(found)


def test_the_share_that_is_done_tells_the_status_where_none_is_kept() -> None:
    found = sheet("Action | Lead | % complete\nDredge | A | 100%\nPaint | B | 40%\nMow | B | 0%")
    assert [record.status for record in found.records] == [Status.COMPLETE, Status.IN_PROGRESS, Status.NOT_STARTED]
    assert all("status" not in record.given for record in found.records)


def test_the_day_of_the_status_is_that_of_the_update_and_one_in_the_future_is_none() -> None:
    found = sheet("""
        Action | Lead | Comments             | Status date
        Dredge | A    | Two firms were asked | 12/05/2016
        Paint  | B    | Red it is            | 12/05/2031
        Mow    | B    |                      | 13/05/2016
    """)
    assert [record.updates for record in found.records] == [
        (Said("Two firms were asked", date(2016, 5, 12)),),
        (Said("Red it is"),),
        (),
    ]


def test_when_a_program_changed_a_row_says_nothing_of_an_update() -> None:
    found = sheet("Name | Assignee | Notes | Last modified\nDredge | A | Ask three firms for a price | 2016-05-12")
    assert only(found).updates == (Said("Ask three firms for a price"),)


def test_the_reason_of_what_is_withdrawn_is_that_of_its_column() -> None:
    found = sheet("""
        Action | Lead | Status    | Reason for closure
        Dredge | A    | Withdrawn | No longer needed
        Paint  | B    | Withdrawn |
    """)
    first, second = found.records
    assert first.given["reason"] == "No longer needed"
    assert "reason" not in second.given
    assert second.implied["reason"] == "Withdrawn in plan.xlsx"


def test_a_parent_that_is_no_epic_is_the_theme_where_it_is_called_by_a_name() -> None:
    rows = "Summary | Parent | Assignee | Status\nDredge | {0} | A | Open\nPaint | {0} | B | Open\nMow | | B | Open"
    assert [record.given.get("theme") for record in sheet(rows.format("Water works")).records] == [
        "Water works"
    ] * 2 + [None]
    assert [theme.name for theme in sheet(rows.format("W-1")).themes] == []


def test_a_completed_day_that_can_be_read_in_two_ways_is_a_doubt() -> None:
    found = sheet("Action | Lead | Date completed\nDredge | A | 5/4/2016")
    assert ("C2", "5 Apr 2016 or 4 May 2016?") in told(found)


def test_a_word_of_completion_beside_an_open_status_is_an_update() -> None:
    found = sheet(
        "Action | Lead | Status | Completed\nDredge | A | In progress | Nearly there now\nPaint | B | Done | May 2016"
    )
    assert found.records[0].updates == (Said("Nearly there now"),)
    assert not found.records[0].given["completed"]


def test_letters_name_columns_of_text_files_too() -> None:
    found = sheet("Job | Who | When\nDredge | A | 30/04/2016", answers=Answers(columns={"a": "title", "2": "lead"}))
    assert titles(found) == ["Dredge"]
    assert list(fields(found).values()) == ["title", "lead", "due"]
