"""What was entered after a meeting with a day before it is told as what it is, and changes nothing that it was told."""

from datetime import UTC, date, datetime

from planwatch.model.plan.kinds import Rag
from planwatch.model.plan.update import Update
from planwatch.model.ratings.calculate import Rating
from planwatch.report.ratings import part_rating, reason

MET, TODAY = date(2015, 12, 10), date(2016, 1, 11)


def said(rag: Rag, as_at: date, typed: date) -> Update:
    return Update(
        text=f"It is {rag}", as_at=as_at, rag=rag, at=datetime(typed.year, typed.month, typed.day, 9, tzinfo=UTC)
    )


def test_a_theme_rated_after_a_meeting_for_a_day_before_it_was_not_told_so_then() -> None:
    known = said(Rag.GREEN, date(2015, 12, 1), date(2015, 12, 1))
    later = said(Rag.RED, date(2015, 12, 8), date(2015, 12, 20))
    found = part_rating((known, later), MET, Rating(None), by_clock=True)
    assert (found.last, found.rag) == (Rag.GREEN, Rag.RED)
    assert reason(found, TODAY) == "It is red (8 Dec 2015, told since, of before)"


def test_a_plan_with_a_day_of_its_own_is_typed_at_any_time() -> None:
    later = said(Rag.RED, date(2015, 12, 8), date(2026, 11, 29))
    found = part_rating((later,), MET, Rating(None), by_clock=False)
    assert (found.last, found.told_since) == (Rag.RED, False)
