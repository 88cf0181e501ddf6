"""Which actions are listed, in what order, and how many there are of each kind."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from planwatch.model.actions.filter import Term
from planwatch.model.actions.row import Counts, PlanDay, Tally
from planwatch.model.dates.working_days import Counting
from planwatch.model.due.lateness import Overdue, days_past
from planwatch.model.ratings.rule import counting_of
from planwatch.model.text.names import folded
from planwatch.storage.actions.conditions import (
    IS_OVERDUE,
    LISTED_FROM,
    PRIORITY_RANK,
    FoldedNames,
    Listing,
    Order,
    days_table,
    needs_days_late,
    needs_names,
    order_by,
    where,
)
from planwatch.storage.actions.conditions import matching as where_matching
from planwatch.storage.actions.ratings import Ratings
from planwatch.storage.due.lateness import IS_OPEN, is_overdue, may_be_overdue, overdue
from planwatch.storage.engine.sqlite import Database


def needs_ratings(listing: Listing) -> bool:
    """Whether the calculated ratings decide what is listed."""
    return listing.view in ("red", "challenge") or any(term.key == "calc" for term in listing.terms)


def ids(database: Database, listing: Listing, ratings: Ratings | None = None) -> "array[int]":
    """The ids of the actions listed, in order.

    ``ratings`` must be given where ``needs_ratings``; those that they do not know yet are listed only where the other
    voices are enough for it. Where ratings differ, those that are furthest apart come first, unless another order is
    asked for.
    """
    with_days, params = days_table(listing)
    conditions = where(listing, params, _names(database, listing))
    select = f"{LISTED_FROM} where {conditions} order by {order_by(listing)}"
    if ratings is None or not needs_ratings(listing):
        return _by_days_late(database, listing, database.integers(f"{with_days} select a.id {select}", params))
    by_board = database.query("select id, board_rag from action where board_rag is not null and removed = 0")
    board: dict[int, str] = {row[0]: row[1] for row in by_board}
    found = [
        (action_id, rag)
        for action_id, rag in database.query(f"{with_days} select a.id, a.rag {select}", params)
        if _passes(listing, ratings, action_id, (rag, board.get(action_id)))
    ]
    in_order = _by_days_late(database, listing, (action_id for action_id, _ in found))
    if listing.view != "challenge" or listing.order is not Order.TRIAGE:
        return in_order
    steps = {action_id: ratings.step(action_id, rag, board.get(action_id)) for action_id, rag in found}
    return array("q", sorted(in_order, key=steps.__getitem__, reverse=True))


def matching(database: Database, words: Sequence[Term], among: Collection[int] | None = None) -> set[int]:
    """The ids of the actions of all plans with those words in their text, removed ones among them, in no order.

    ``among``: only these are looked at, which should be few.
    """
    params: dict[str, object] = {}
    # Removed ones too: to pass over them, rows would be looked up by an index, each in another page of the file.
    conditions = where_matching(words, params)
    if among is not None:
        conditions += " and a.id in (select value from json_each(:among))"
        params["among"] = str(list(among))
    return set(database.integers(f"select a.id from action a where {conditions}", params))


def count_overdue(database: Database, listing: Listing) -> int:
    """How many of those listed are certainly overdue, before the calculated ratings are looked at."""
    with_days, params = days_table(listing)
    conditions = where(listing, params, _names(database, listing))
    return database.number(f"{with_days} select count(*) {LISTED_FROM} where {conditions} and {IS_OVERDUE}", params)


def tallies(database: Database, listing: Listing) -> Counter[Tally]:
    """How many actions of the listing's plans there are of each tally, whatever its view and filter."""
    with_days, params = days_table(listing)
    found = database.query(
        f"{with_days} select a.status, a.rag, {overdue('d.today')}, a.due_by is not null, count(*) "
        "from action a join day d on d.plan_id = a.plan_id where a.removed = 0 group by 1, 2, 3, 4",
        params,
    )
    return Counter({Tally(row[0], row[1], Overdue(row[2]), bool(row[3])): row[4] for row in found})


def counts(database: Database, of: PlanDay) -> Counts:
    """What ``counts_of`` makes of the tallies of a plan, each number counted in an index."""
    # A due date has both days or none: those of open actions stand in the order of the second.
    possibly = f"{may_be_overdue(':today')} and a.due_by >= :today"
    asked = ("1 = 1", f"{IS_OPEN} and a.due_by is not null", is_overdue(":today"), possibly)
    number = "(select count(*) from action a where a.plan_id = :plan and a.removed = 0 and {})"
    numbers = ", ".join(map(number.format, asked))
    found = database.row(f"select {numbers}", {"plan": of.id, "today": of.today.isoformat()})
    return Counts(*found)


def _names(database: Database, listing: Listing) -> FoldedNames:
    if not needs_names(listing):
        return FoldedNames()
    leads = database.query("select id, name, holder, email from lead where removed = 0")
    themes = database.query("select id, title, label from theme where removed = 0")
    me = folded(listing.me)
    return FoldedNames(
        leads=tuple((row[0], folded(row[1])) for row in leads),
        mine=tuple(row[0] for row in leads if me and me in (folded(text) for text in row[1:])),
        themes=tuple((row[0], folded(row[1]), folded(row[2])) for row in themes),
    )


def _passes(listing: Listing, ratings: Ratings, action_id: int, voices: tuple[str | None, str | None]) -> bool:
    if listing.view == "red" and "red" not in voices and not ratings.matches(action_id, "red"):
        return False
    if listing.view == "challenge" and not ratings.step(action_id, *voices):
        return False
    return all(ratings.matches(action_id, term.value, term.negated) for term in listing.terms if term.key == "calc")


def _by_days_late(database: Database, listing: Listing, found: Iterable[int]) -> "array[int]":
    """Where plans are judged by different days, the order of due days is not that of days late: mend it."""
    in_order = array("q", found)
    if not needs_days_late(listing):
        return in_order
    with_days, params = days_table(listing)
    counting = {day.id: counting_of(day.plan) for day in listing.days}
    late = {
        row[0]: (row[1] if listing.order is Order.TRIAGE else 0, -_days_past(row[2], row[3], counting[row[4]]))
        for row in database.query(
            f"{with_days} select a.id, {PRIORITY_RANK}, a.due_by, d.today, a.plan_id "
            f"from action a join day d on d.plan_id = a.plan_id where a.removed = 0 and {IS_OVERDUE}",
            params,
        )
    }
    backwards = listing.descending and listing.order is Order.LATE
    first = sorted((i for i in in_order if i in late), key=late.__getitem__, reverse=backwards)
    rest = [i for i in in_order if i not in late]
    return array("q", [*rest, *first] if backwards else [*first, *rest])


def _days_past(due_by: str, today: str, counting: Counting) -> int:
    return days_past(date.fromisoformat(due_by), date.fromisoformat(today), counting)
