"""Words are kept as they were typed; those that mean other days on another day keep the day they were said."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.dates.span import Span
from planwatch.service.actions import progress
from planwatch.service.actions.recheck import rereadings
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults
from planwatch.service.journal import undo as undoing
from planwatch.service.journal.log import entries as log
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import TODAY, find, put, targets, told

LATER = date(2018, 6, 12)
NEXT_MONTH = Span("over the next month", date(2016, 2, 1), date(2016, 2, 29), TODAY)


def test_words_are_kept_as_typed_with_the_day_they_were_said(ann: Session) -> None:
    put(ann, "C1.2", {"due": "over the next month", "start": "this month"})
    action = find(ann, "C1.2").action
    assert action.due == NEXT_MONTH
    assert action.start == Span("this month", date(2016, 1, 1), date(2016, 1, 31), TODAY)


@pytest.mark.parametrize(("typed", "kept"), [("today", "11 Jan 2016"), ("fri", "15 Jan 2016"), ("+2w", "25 Jan 2016")])
def test_only_bare_shorthands_are_replaced_by_their_day(ann: Session, typed: str, kept: str) -> None:
    put(ann, "C1.2", {"due": typed})
    due = find(ann, "C1.2").action.due
    assert (due.text, due.said) == (kept, None)


def test_they_mean_the_same_when_they_are_read_again_later(small_path: Path, sit_down: SitDown) -> None:
    put(sit_down(small_path), "C1.2", {"due": "over the next month"})
    assert rereadings(sit_down(small_path, today=LATER)) == []


def test_a_snapshot_carries_the_day_and_is_read_the_same_on_another(
    ann: Session, sit_down: SitDown, tmp_path: Path
) -> None:
    put(ann, "C1.2", {"due": "over the next month"})
    [snapshot] = told(ann)
    text = to_toml(snapshot)
    assert 'due = "over the next month"\ndue_from = 2016-02-01\ndue_by = 2016-02-29\ndue_said = 2016-01-11\n' in text
    again = read_toml(text, "x.toml", LATER)
    other = sit_down(tmp_path / "other.db", today=LATER, create=True)
    import_snapshot(other, again, "x.toml")
    assert find(other, "C1.2").action.due == NEXT_MONTH
    assert [to_toml(each) for each in told(other)] == [text]


def test_a_file_without_the_days_has_its_words_read_on_the_day_they_were_said(ann: Session) -> None:
    put(ann, "C1.2", {"due": "over the next month"})
    text = to_toml(told(ann)[0]).replace("due_from = 2016-02-01\ndue_by = 2016-02-29\n", "")
    [action] = [each for each in read_toml(text, "x.toml", LATER).action if each.ref == "C1.2"]
    assert action.due == NEXT_MONTH


@pytest.mark.parametrize(
    "left_out", ["due_said = 2016-01-11\n", "due_from = 2016-02-01\ndue_by = 2016-02-29\ndue_said = 2016-01-11\n"]
)
def test_an_import_that_leaves_the_day_out_changes_nothing(ann: Session, left_out: str) -> None:
    put(ann, "C1.2", {"due": "over the next month"})
    [before] = told(ann)
    text = to_toml(before).replace(left_out, "", 1)
    assert import_snapshot(ann, read_toml(text, "x.toml", LATER, lambda _: before), "x.toml").number is None
    assert find(ann, "C1.2").action.due == NEXT_MONTH


def test_undo_redo_and_looking_back_carry_it(ann: Session) -> None:
    before = find(ann, "C1.2").action.due
    put(ann, "C1.2", {"due": "over the next month"})
    number = log(ann, most=1)[0].number
    put(ann, "C1.2", {"due": "1 Mar 2016"})
    assert find(ann, "C1.2").action.due.said is None
    undoing.undo(ann)
    assert find(ann, "C1.2").action.due == NEXT_MONTH
    undoing.undo(ann)
    assert find(ann, "C1.2").action.due == before
    undoing.redo(ann)
    assert find(ann, "C1.2").action.due == NEXT_MONTH
    past = looking_back(ann, moment(ann, f"#{number}"))
    assert find(past, "C1.2").action.due == NEXT_MONTH
    past.database.close()
    assert faults(ann) == []


def test_the_log_and_the_moves_say_which_days_were_meant(ann: Session) -> None:
    put(ann, "C1.2", {"due": "over the next month"})
    assert log(ann, most=1)[0].what == "C1.2: due to over the next month (1 Feb 2016 to 29 Feb 2016)"
    [action] = [each for each in told(ann)[0].action if each.ref == "C1.2"]
    assert action.move[-1].now == NEXT_MONTH


def test_the_same_words_with_the_same_days_are_no_change(small_path: Path, sit_down: SitDown) -> None:
    put(sit_down(small_path), "C1.2", {"due": "over the next month"})
    assert put(sit_down(small_path, today=date(2016, 1, 12)), "C1.2", {"due": "over the next month"}).number is None


def test_what_comes_round_again_keeps_its_words(ann: Session) -> None:
    put(ann, "C1.2", {"due": "monthly from 31 Jan"})
    progress.complete(ann, targets(ann, "C1.2"))
    due = find(ann, "C1.2").action.due
    assert due == Span("monthly from 31 Jan, next 29 Feb 2016", date(2016, 2, 29), date(2016, 2, 29), TODAY)


def test_a_day_that_has_been_is_kept_as_typed(ann: Session) -> None:
    progress.complete(ann, targets(ann, "C1.2"), on="8 Jan")
    assert find(ann, "C1.2").action.completed == Span("8 Jan", date(2016, 1, 8), date(2016, 1, 8), TODAY)
    assert rereadings(ann) == []
