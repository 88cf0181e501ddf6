"""Rules that were once got wrong: moves on a plan's own day, days that have been, ratings before a start."""

from datetime import date, timedelta

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import Term, parse_filter
from planwatch.model.dates.reading import read_past_date
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions.add import add_action
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.history.story import story
from planwatch.service.journal import log
from planwatch.service.read import Listing
from planwatch.service.session import Session
from tests.desk import find, put


def test_a_slip_on_the_day_an_approved_plan_was_imported_is_kept(samples: Session) -> None:
    session = replace(samples, plan="WB")
    put(session, "A11", {"due": "30 Nov 2016"})
    row = find(session, "A11")
    assert (row.moves, row.action.original_due.text) == (1, "30 Sep 2015")


def test_an_action_added_by_hand_moves_freely_on_that_calendar_day_only(samples: Session) -> None:
    session = replace(samples, plan="WB")
    ref = add_action(session, session.one_plan(), {"title": "Late comer", "due": "1 Feb 2016"}).changed[0]
    put(session, ref, {"due": "1 Mar 2016"})
    assert find(session, ref).moves == 0
    tomorrow = replace(session, clock=lambda: session.clock() + timedelta(days=1))
    put(tomorrow, ref, {"due": "1 Apr 2016"})
    row = find(session, ref)
    assert (row.moves, row.action.original_due.text) == (1, "1 Mar 2016")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("fri", date(2016, 1, 8)), ("mon", date(2016, 1, 11)),
        ("8 Jan", date(2016, 1, 8)), ("24 Dec", date(2015, 12, 24)),
        ("yesterday", date(2016, 1, 10)), ("today", date(2016, 1, 11)), ("24 Aug 2015", date(2015, 8, 24)),
        ("tomorrow", date(2016, 1, 12)), ("+2w", date(2016, 1, 25)), ("1 Feb 2016", date(2016, 2, 1)),
    ],
)  # fmt: skip
def test_a_day_that_has_been_is_the_last_of_its_name(words: str, meant: date) -> None:
    assert read_past_date(words, date(2016, 1, 11)).last == meant


def test_a_later_start_takes_the_rating_that_may_no_longer_be_given(samples: Session) -> None:
    session = replace(samples, plan="WB")
    put(session, "B8", {"rag": "amber"})
    put(session, "B8", {"start": "1 Mar 2016"})
    assert find(session, "B8").action.rag is None


def test_an_action_past_its_due_date_that_nobody_spoke_of_has_no_update(ann: Session) -> None:
    add_action(ann, ann.one_plan(), {"title": "Never begun", "due": "1 Feb 2016", "ref": "Z1"})
    later = replace(ann, today=date(2016, 6, 1))
    days = later.plan_days()
    ids = read.list_ids(later, Listing("no-update", days))
    assert find(later, "Z1").id in ids


def test_what_is_quoted_whole_is_no_key_and_too_many_words_are_refused() -> None:
    assert parse_filter('"step:two"') == (Term("", "step:two"),)
    with pytest.raises(PlanwatchError, match="more than 40"):
        parse_filter(" ".join(f"w{n}" for n in range(41)))


def test_the_log_keeps_the_day_that_relative_words_meant(ann: Session) -> None:
    put(ann, "A1", {"due": "+2w"})
    assert log.entries(ann)[0].what == "A1: due to 25 Jan 2016"


def test_an_update_made_internal_in_a_file_is_not_left_public(samples: Session) -> None:
    session = replace(samples, plan="WB")
    before = read.snapshot(session, session.one_plan())
    action = next(action for action in before.action if action.update and not action.update[0].internal)
    hidden = replace(action, update=(replace(action.update[0], internal=True),))
    import_snapshot(session, replace(before, action=(hidden,)), "hidden.toml")
    told = story(session, read.find_action(session, action.ref))
    same = [update.internal for update in told.updates if update.text == action.update[0].text]
    assert same == [True]
