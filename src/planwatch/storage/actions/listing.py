"""Which actions are listed, in what order, and how many there are of each kind."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from planwatch.model.actions.filter import Term
from planwatch.model.actions.row import Counts, PlanDay, Tally
from planwatch.model.dates.working_days import Counting
from planwatch.model.due.lateness import Overdue, are_agreed, days_past
from planwatch.model.plan.kinds import Rag
from planwatch.model.ratings.rule import counting_of
from planwatch.model.text.names import folded
from planwatch.model.values import replace
from planwatch.storage.actions import listed
from planwatch.storage.actions.conditions import (
    IS_OVERDUE,
    LISTED_FROM,
    PRIORITY_RANK,
    RATED_TERMS,
    VIEWS,
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
from planwatch.storage.due.lateness import (
    AGREED_BY,
    IS_OPEN,
    WAS_MOVED,
    is_late_on_agreed,
    is_overdue,
    may_be_overdue,
    overdue,
)
from planwatch.storage.engine.dialect import ids_in
from planwatch.storage.engine.sqlite import Database


def needs_ratings(listing: Listing) -> bool:
    """Whether the calculated ratings decide what is listed."""
    return listing.view in ("red", "challenge") or any(term.key in RATED_TERMS for term in listing.terms)


def ids(database: Database, listing: Listing, ratings: Ratings | None = None) -> "array[int]":
    """The ids of the actions listed, in order.

    ``ratings`` must be given where ``needs_ratings``; those that they do not know yet are listed only where the other
    voices are enough for it. Where ratings differ, those that are furthest apart come first, unless another order is
    asked for.
    """
    with_days, params = days_table(listing)
    conditions = where(listing, params, names_for(database, listing))
    select = f"{LISTED_FROM} where {conditions} order by {order_by(listing)}"
    if ratings is None or not needs_ratings(listing):
        found = database.integers(f"{with_days} select a.id {select}", params)
        if listing.view not in VIEWS and listing.order is Order.TRIAGE:
            return array("q", filter(set(found).__contains__, listing.among))
        return _by_days_late(database, listing, found)
    by_board = database.query("select id, board_rag from action where board_rag is not null and removed = 0")
    board: dict[int, str] = {row[0]: row[1] for row in by_board}
    found = [
        (action_id, rag)
        for action_id, rag in database.query(f"{with_days} select a.id, a.rag {select}", params)
        if passes(listing, ratings, action_id, (rag, board.get(action_id)))
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
        conditions += f" and a.id in {ids_in(among)}"
    return set(database.integers(f"select a.id from action a where {conditions}", params))


def count_overdue(database: Database, listing: Listing) -> int:
    """How many of those listed are certainly overdue, before the calculated ratings are looked at."""
    with_days, params = days_table(listing)
    conditions = where(listing, params, names_for(database, listing))
    return database.number(f"{with_days} select count(*) {LISTED_FROM} where {conditions} and {IS_OVERDUE}", params)


_USED = {
    "theme": "a.theme_id is not null",
    "lead": "a.lead_id is not null",
    "updated": "a.updated is not null",
    "moves": "a.moved_on is not null",
    "priority": f"a.priority in ('high', 'low') and {IS_OVERDUE}",
}
"""When a column tells anything; of the priority, whether it decides what comes first."""


def used_columns(database: Database, listing: Listing) -> frozenset[str]:
    """Those of ``_USED`` that hold for any action of the listing's plans, whatever its view and filter."""
    with_days, params = days_table(listing)
    among = "select 1 from action a join day d on d.plan_id = a.plan_id where a.removed = 0 and"
    asked = ", ".join(f"exists ({among} {condition})" for condition in _USED.values())
    found = database.row(f"{with_days} select {asked}", params)
    return frozenset(name for name, is_used in zip(_USED, found, strict=True) if is_used)


_FEW = 200
"""Actions whose ratings are worked out where none are at hand."""
_GROUPED = f"a.status, case when a.status = 'in progress' then a.rag end, {overdue('d.today')}, a.due_by is not null"
_LATE_ON_ONE = " <> ".join(f"case when {day} < d.today then 1 else 0 end" for day in (AGREED_BY, "a.due_by"))


def tallies(database: Database, listing: Listing, ratings: Ratings | None = None) -> Counter[Tally]:
    """How many actions of the listing's plans there are of each tally, whatever its view and filter.

    Where very many are rated by nobody, they count as not rated until ``ratings`` are given.
    """
    with_days, params = days_table(listing)

    def told(what: str, where: str) -> list[tuple[Any, ...]]:
        among = "from action a join day d on d.plan_id = a.plan_id where a.removed = 0"
        return database.tuples(f"{with_days} select {what} {among} {where}", params)

    found: Counter[Tally] = Counter()
    for number, *columns in told(f"count(*), {_GROUPED}", "group by 2, 3, 4, 5"):
        found[_tally(*columns)] += number
    # What an index of all actions does not hold is asked of the few that it is about, by indexes of their own.
    grouped: dict[int, Tally] = {}
    single: dict[int, Tally] = {}
    bound = ids_in(day.id for day in listing.days if are_agreed(day.plan))
    moved = f"and {IS_OPEN} and {WAS_MOVED} and a.plan_id in {bound} and {_LATE_ON_ONE}"
    for action_id, *columns in told(f"a.id, {_GROUPED}", moved):
        one = grouped[action_id] = _tally(*columns)
        single[action_id] = replace(one, late_on_agreed=not one.late_on_agreed)
    rated = told(f"a.board_rag, a.id, {_GROUPED}", "and a.status = 'in progress' and a.board_rag is not null")
    unrated = told(f"a.id, {_GROUPED}", "and a.status = 'in progress' and a.rag is null")
    by_rule = _calculated(database, listing, {row[0] for row in unrated} - {row[1] for row in rated}, ratings)
    for rag, action_id, *columns in [*((by_rule.get(row[0]), *row) for row in unrated), *rated]:
        grouped[action_id] = _tally(*columns)
        single[action_id] = replace(single.get(action_id, grouped[action_id]), rag=rag)
    found.subtract(grouped.values())
    found.update(single.values())
    return +found


def _tally(status: str, rag: str | None, late: str, dated: int) -> Tally:
    """As it is where no date was moved, and the lead's rating is the first."""
    return Tally(status, rag, Overdue(late), bool(dated), late == Overdue.YES)


def _calculated(
    database: Database, listing: Listing, ids: Collection[int], ratings: Ratings | None
) -> dict[int, Rag | None]:
    if ratings is not None and ratings.are_of(listing.days):
        return {one: next((rag for rag in Rag if ratings.matches(one, rag)), None) for one in ids}
    rows = listed.rows(database, listing.days, list(ids)) if len(ids) <= _FEW else []
    return {row.id: row.rating.rag for row in rows if row is not None}


def counts(database: Database, of: PlanDay) -> Counts:
    """What ``counts_of`` makes of the tallies of a plan, each number counted in an index."""
    # A due date has both days or none: those of open actions stand in the order of the second.
    possibly = f"{may_be_overdue(':today')} and a.due_by >= :today"
    asked = ("1 = 1", f"{IS_OPEN} and a.due_by is not null", is_overdue(":today"), possibly)
    number = "(select count(*) from action a where a.plan_id = :plan and a.removed = 0 and {})"
    numbers = ", ".join(map(number.format, asked))
    values = {"plan": of.id, "today": of.today.isoformat()}
    actions, dated, late, maybe = database.row(f"select {numbers}", values)
    return Counts(actions, dated, late, maybe, late + (_moved_late(database, values) if are_agreed(of.plan) else 0))


def _moved_late(database: Database, values: Mapping[str, object]) -> int:
    """How many more actions are late on their agreed dates than on their current ones."""
    ones = (f"case when {condition(':today')} then 1 else 0 end" for condition in (is_late_on_agreed, is_overdue))
    more = f"sum({' - '.join(ones)})"
    among = f"from action a where a.plan_id = :plan and a.removed = 0 and {IS_OPEN} and {WAS_MOVED}"
    return database.number(f"select {more} {among}", values)


def names_for(database: Database, listing: Listing) -> FoldedNames:
    """The names that the conditions of a listing compare with."""
    if not needs_names(listing):
        return FoldedNames()
    leads = database.query("select id, name, holder, email from lead where removed = 0")
    themes = database.query("select id, title, label from theme where removed = 0")
    return FoldedNames(
        leads=tuple((row[0], folded(row[1])) for row in leads),
        mine=_called(leads, listing.me),
        themes=tuple((row[0], folded(row[1]), folded(row[2])) for row in themes),
    )


def leads_of(database: Database, me: str) -> tuple[int, ...]:
    """The leads of all plans that are that person: by their name, that of their holder, or their address."""
    return _called(database.query("select id, name, holder, email from lead where removed = 0"), me)


def _called(leads: Iterable[Sequence[Any]], me: str) -> tuple[int, ...]:
    wanted = folded(me)
    return tuple(row[0] for row in leads if wanted and wanted in (folded(text) for text in row[1:]))


def passes(listing: Listing, ratings: Ratings, action_id: int, voices: tuple[str | None, str | None]) -> bool:
    """Whether its ratings leave an action in what is listed, where its other facts do; ``voices``: lead's, board's."""
    return _is_in_view(listing.view, ratings, action_id, voices) and all(
        _has_rating(term, ratings, action_id, voices) for term in listing.terms if term.key in RATED_TERMS
    )


def _has_rating(term: Term, ratings: Ratings, action_id: int, voices: tuple[str | None, str | None]) -> bool:
    lead, board = voices
    first = (board or lead) if term.key == "voice" else None
    return (first == term.value) is not term.negated if first else ratings.matches(action_id, term.value, term.negated)


def _is_in_view(view: str, ratings: Ratings, action_id: int, voices: tuple[str | None, str | None]) -> bool:
    if view == "red":
        return "red" in voices or ratings.matches(action_id, "red")
    return view != "challenge" or ratings.step(action_id, *voices) > 0


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
