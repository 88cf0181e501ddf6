"""Words for status, RAG and priority: known ones by a table, the rest listed and never guessed."""

from datetime import date

import pytest

from planwatch.exchange.table.proposal import Answers, Word
from planwatch.exchange.table.record import Said
from planwatch.exchange.table.words import DONE, priority_of, rag_of, status_of, yes_or_no
from planwatch.model.due.lateness import days_late, is_overdue
from planwatch.model.plan.kinds import Priority, Rag, Status
from tests.exchange.table.tables import not_read, only, sheet, told


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Not yet started", Status.NOT_STARTED),
        ("To do", Status.NOT_STARTED),
        ("OPEN", Status.NOT_STARTED),
        ("On-going", Status.IN_PROGRESS),
        ("Doing", Status.IN_PROGRESS),
        ("🔄 In progress", Status.IN_PROGRESS),
        ("partially complete", Status.IN_PROGRESS),
        ("Partly implemented", Status.IN_PROGRESS),
        ("Off track", Status.IN_PROGRESS),
        ("Closed", Status.COMPLETE),
        ("✅", Status.COMPLETE),
        ("**Done**", Status.COMPLETE),
        ("Complete – Oct 2015", Status.COMPLETE),
        ("Verified", Status.COMPLETE),
        ("Completed and embedded", Status.ASSURED),
        ("Cancelled", Status.WITHDRAWN),
        ("Not complete", None),
        ("On hold", None),
        ("Overdue", None),
        ("Nearly complete", None),
        ("Closed – not implemented", None),
        ("Closed - Implemented", Status.COMPLETE),
    ],
)
def test_words_for_a_status(word: str, status: Status | None) -> None:
    assert status_of(word).meaning == status


@pytest.mark.parametrize(
    ("word", "rag"),
    [
        ("R", Rag.RED),
        ("amber", Rag.AMBER),
        ("Yellow", Rag.AMBER),
        ("Green (was Amber)", Rag.GREEN),
        ("Amber - was Red", Rag.AMBER),
        ("Red → Amber", Rag.AMBER),
        ("🟢", Rag.GREEN),
        ("🔴 Red", Rag.RED),
        ("B", DONE),
        ("Blue", DONE),
        ("N/A", ""),
        ("Not started", ""),
        ("Red/Amber", None),
        ("A/G", None),
        ("Better", None),
        ("Agreed", None),
    ],
)
def test_words_for_a_rating(word: str, rag: str | None) -> None:
    assert rag_of(word).meaning == rag


@pytest.mark.parametrize(
    ("word", "priority"),
    [
        ("High", Priority.HIGH),
        ("Urgent", Priority.HIGH),
        ("1 - High", Priority.HIGH),
        ("M", ""),
        ("Low", Priority.LOW),
        ("3", None),
    ],
)
def test_words_for_a_priority(word: str, priority: str | None) -> None:
    assert priority_of(word).meaning == priority


def test_yes_and_no() -> None:
    assert [yes_or_no(word) for word in ("Y", "✓", "TRUE", "No", "not yet", "soon")] == [
        True,
        True,
        True,
        False,
        False,
        None,
    ]


def test_unknown_words_are_listed_with_their_cells_and_nothing_is_guessed() -> None:
    found = sheet("Action | Lead | Status\nDredge | A | On hold\nPaint | B | Closed\nMow | B | On hold")
    assert "status" not in found.records[0].given
    assert not_read(found) == [("C2", "On hold"), ("C4", "On hold")]
    assert Word("status", "On hold", 2, None) in found.words
    assert Word("status", "Closed", 1, "complete") in found.words


def test_a_person_says_what_a_word_means() -> None:
    rows = "Action | Lead | Status | RAG | Priority\nDredge | A | On hold | Purple | 1\nPaint | B | Open | Red | 3"
    answers = Answers(words={"on HOLD": "in progress", "Purple": "amber", "1": "high", "3": "-", "Open": "in progress"})
    first, second = (record.given for record in sheet(rows, answers=answers).records)
    assert (first["status"], first["rag"], first["priority"]) == ("in progress", "amber", "high")
    assert (second["status"], second["rag"], second["priority"]) == ("in progress", "red", None)


def test_what_is_complete_without_a_day_is_never_late() -> None:
    found = sheet("Action | Lead | Due | Status\nDredge | A | 30/01/2016 | Complete")
    record = only(found)
    completed = record.implied["completed"]
    assert (completed.text, completed.first, completed.last) == ("not recorded", None, None)
    assert days_late(record.status, record.given["due"].last, completed.first, date(2030, 1, 1)) == 0
    assert not is_overdue(record.status, record.given["due"].last, date(2030, 1, 1))


def test_a_day_beside_the_status_is_that_of_completion() -> None:
    found = sheet("Action | Lead | Status\nDredge | A | Completed 12/05/2016\nPaint | B | Complete: all painted red")
    assert found.records[0].implied["completed"].last == date(2016, 5, 12)
    assert found.records[1].updates == (Said("Complete: all painted red"),)


def test_a_column_of_completion_holds_days_prose_and_words() -> None:
    found = sheet("""
        Action | Lead | Completed
        Dredge | A    | Approved by the board on 19/04/2016
        Paint  | B    | Ongoing
        Mow    | B    | The board has seen a draft
        Mend   | B    |
        Count  | B    | Yes
        Sow    | B    | January 2016
    """)
    first, second, third, fourth, fifth, sixth = found.records
    assert (first.status, first.given["completed"].last) == (Status.COMPLETE, date(2016, 4, 19))
    assert second.status is Status.IN_PROGRESS
    assert (third.status, third.updates) == (Status.NOT_STARTED, (Said("The board has seen a draft"),))
    assert (fourth.status, fourth.given.get("completed")) == (Status.NOT_STARTED, None)
    assert (fifth.status, fifth.implied["completed"].text) == (Status.COMPLETE, "not recorded")
    assert sixth.given["completed"].last == date(2016, 1, 31)


def test_a_day_of_completion_in_the_future_or_of_what_goes_on_is_told() -> None:
    found = sheet(
        "Action | Lead | Status | Completed\nDredge | A | Done | 19/04/2031\nPaint | B | In progress | 19/04/2016"
    )
    assert not_read(found) == [("D2", "19/04/2031"), ("D3", "19/04/2016")]
    assert [record.status for record in found.records] == [Status.COMPLETE, Status.IN_PROGRESS]


def test_what_is_withdrawn_has_its_reason() -> None:
    found = sheet("Action | Lead | Status\nDredge | A | Cancelled")
    assert only(found).implied["reason"] == "Cancelled in plan.xlsx"


def test_a_rating_of_what_has_not_begun_is_told_and_not_taken() -> None:
    found = sheet("""
        Action | Lead | Start      | Status      | RAG
        Dredge | A    | 01/09/2016 | Not started | Green
        Paint  | B    | 01/03/2016 | Not started | Red
        Mow    | B    | 01/03/2016 | In progress | Amber
        Mend   | B    | 01/03/2016 | Complete    | Green
    """)
    assert [record.given["rag"] for record in found.records] == [None, Rag.RED, Rag.AMBER, None]
    assert ("E2", "rated green, but it has not started: no rating is taken") in told(found)
    assert ("E5", "rated green, but it is complete: no rating is taken") in told(found)


def test_where_no_status_is_kept_what_is_rated_is_under_way_and_blue_is_complete() -> None:
    found = sheet("Action | Lead | BRAG\nDredge | A | Green\nPaint | B | Blue\nMow | B |")
    assert [record.status for record in found.records] == [Status.IN_PROGRESS, Status.COMPLETE, Status.NOT_STARTED]
    assert "status" not in found.records[0].given
    assert found.by_status[Status.IN_PROGRESS] == 1


def test_words_for_a_status_in_a_column_of_ratings_are_that_where_no_other_column_tells_it() -> None:
    found = sheet("Action | Lead | RAG\nDredge | A | Behind schedule\nPaint | B | Completed\nMow | B | Sideways")
    assert [record.status for record in found.records] == [Status.IN_PROGRESS, Status.COMPLETE, Status.NOT_STARTED]
    assert [record.given.get("rag") for record in found.records] == [None, None, None]
    assert not_read(found) == [("C4", "Sideways")]


def test_a_file_without_ratings_gives_none() -> None:
    assert "rag" not in only(sheet("Action | Lead | Status\nDredge | A | In progress")).given
