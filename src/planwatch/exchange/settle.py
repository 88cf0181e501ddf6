"""Dates as written in a file made whole: words are read once, and the days given beside them must not contradict."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial
from typing import TypeVar

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.wording import place, shown, within
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.when import Reading
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import spans, with_spans
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.ratings.rule import period_of
from planwatch.model.values import replace

Read = Callable[[str, date], Reading]
T = TypeVar("T")
P = TypeVar("P", bound=Struct)
Told = TypeVar("Told", Plan, Theme, Action)


def settled(snapshot: Snapshot, today: date) -> Snapshot:
    """The snapshot with every date read and every moment in UTC.

    Words without days are read on the plan's own day (none: ``today``), and relative ones replaced by the day they
    mean. Words with days keep them; where the words can be read and mean other days, PlanwatchError says so. A last day
    alone (``due_by``) is that one day. Days without words get words: ``24 Aug 2015``, or ``1 Sep 2016 to 5 Nov 2016``.
    """
    plan = snapshot.plan
    today = plan.as_at or today
    read = lru_cache(4096)(partial(read_date, period=period_of(plan)))
    return replace(
        snapshot,
        plan=_with_moments(snapshot.plan, "plan"),
        theme=tuple(_with_moments(t, place("theme", i, t.title)) for i, t in enumerate(snapshot.theme)),
        action=tuple(_action(a, place("action", i, a.ref), today, read) for i, a in enumerate(snapshot.action)),
        meeting=tuple(
            _with_children(one, "resolution", place("meeting", i), today, read)
            for i, one in enumerate(snapshot.meeting)
        ),
    )


def without_stale_days(snapshot: Snapshot, before: Snapshot | None) -> Snapshot:
    """The snapshot without the days of those dates whose words alone were edited by hand since ``before``.

    A file cannot tell whether its words or its days are the newer; the plan it came from can.
    """
    known = {action.ref: action for action in before.action} if before is not None else {}
    return replace(
        snapshot, action=tuple(_without_stale(a, known[a.ref]) if a.ref in known else a for a in snapshot.action)
    )


def _without_stale(action: Action, before: Action) -> Action:
    known = spans(before)

    def fresh(name: str, given: Span) -> Span:
        old = known.get(name, NO_DATE)
        is_stale = given.text and given.text != old.text and (given.first, given.last) == (old.first, old.last)
        return Span(given.text) if is_stale else given

    return with_spans(action, fresh)


def _at(where: str, part: T, step: Callable[[T], T]) -> T:
    try:
        return step(part)
    except PlanwatchError as error:
        raise within(where, error) from None


def _action(action: Action, where: str, today: date, read: Read) -> Action:
    action = _at(where, action, lambda whole: _with_dates(whole, today, read))
    action = _with_moments(action, where)
    return _with_children(_with_children(action, "move", where, today, read), "occurrence", where, today, read)


def _with_children(part: P, kind: str, where: str, today: date, read: Read) -> P:
    children: tuple[Struct, ...] = getattr(part, kind)
    settled = tuple(
        _at(f"{where}, {place(kind, i)}", child, lambda whole: _with_dates(whole, today, read))
        for i, child in enumerate(children)
    )
    return part if settled == children else replace(part, **{kind: settled})


def _with_dates(part: P, today: date, read: Read) -> P:
    return with_spans(part, lambda name, given: settle(name, given, today, read))


def settle(name: str, given: Span, today: date, read: Read = read_date) -> Span:
    """One date of a file made whole, by the rules of ``settled``; ``name`` is its key there. The same where it is."""
    if not given:
        return given
    found = _settled(name, given, today, read)
    return found if found != given else given


def _settled(name: str, given: Span, today: date, read: Read) -> Span:
    words, first, last = given.text, given.first, given.last
    reading = read(words, today)
    if last is None:
        if first is not None:
            raise PlanwatchError(f"{name}_from stands without {name}_by", f"add {name}_by, or take {name}_from out")
        if name == "start" and reading.last is None and reading.first is not None:
            return Span(reading.text, reading.first, reading.first)  # "from 27.1.15"
        return reading.span if reading.last is not None else Span(words)
    first = first or (reading.first if reading.last == last else last) or last
    if first > last:
        fault = f"{name}_from ({day_in_full(first)}) is after {name}_by ({day_in_full(last)})"
        raise PlanwatchError(fault, "exchange the two, or correct one")
    return _agreed(name, words, first, last, (reading, read(words, first)))


def _agreed(name: str, words: str, first: date, last: date, readings: tuple[Reading, Reading]) -> Span:
    # The second reading is that of the first day itself: "3 April" beside 2016-04-03 is right in any later year.
    if not words:
        return Span(_days(first, last), first, last)
    for reading in readings:
        if reading.last is None:
            return Span(words, first, last)
        if (reading.first, reading.last) == (first, last):
            as_written = reading.text == " ".join(words.split())
            return Span(words if as_written else reading.text, first, last)
    meant = _days(readings[0].first or first, readings[0].last or last)
    fault = f'{name} "{shown(words)}" means {meant}, but {name}_from and {name}_by say {_days(first, last)}'
    raise PlanwatchError(fault, f"take {name}_from and {name}_by out to have the words read, or correct the words")


def _days(first: date, last: date) -> str:
    return day_in_full(last) if first == last else f"{day_in_full(first)} to {day_in_full(last)}"


def _with_moments(part: Told, where: str) -> Told:
    if all(update.at is None or update.at.utcoffset() == timedelta() for update in part.update):
        return part
    updates = (_at(f"{where}, {place('update', i)}", update, _in_utc) for i, update in enumerate(part.update))
    return replace(part, update=tuple(updates))


def _in_utc(update: Update) -> Update:
    return replace(update, at=utc(update.at)) if update.at else update


def utc(moment: datetime) -> datetime:
    """The moment in UTC; one that names no offset is in UTC already."""
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        raise PlanwatchError(f"at: {moment} lies outside the calendar", "correct its year") from None
