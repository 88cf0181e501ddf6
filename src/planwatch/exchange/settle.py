"""Dates as written in a file made whole: words are read once, and the days given beside them must not contradict."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import TypeVar

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.wording import name_of, place, shown, within
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_as_said
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.when import ANY_PERIOD, Period, Reading, without_ends
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import children_of, keys_of, spans, with_spans
from planwatch.model.plan.kinds import DONE
from planwatch.model.plan.parts import OF
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.rule import period_of
from planwatch.model.values import replace

_read = lru_cache(4096)(read_as_said)
T = TypeVar("T")
P = TypeVar("P", bound=Struct)


def settled(snapshot: Snapshot, today: date) -> Snapshot:
    """The snapshot with every date read and every moment in UTC.

    Words without days are read on the day they were said (``due_said``), else on the plan's own day, else on ``today``.
    Words with days keep them; where the words can be read and mean other days, PlanwatchError says so. A last day alone
    (``due_by``) is that one day. Days without words get words: ``24 Aug 2015``, or ``1 Sep 2016 to 5 Nov 2016``.
    What is complete is 100 per cent of it, where a percentage is kept.
    """
    plan = snapshot.plan
    today = plan.as_at or today
    period = period_of(plan)
    parts: dict[str, tuple[Struct, ...]] = {
        kind: tuple(_whole(one, place(kind, i, name_of(one)), today, period) for i, one in enumerate(parts))
        for kind, parts in _parts_of(snapshot)
    }
    whole = replace(snapshot, plan=_whole(plan, "plan", today, period), **parts)
    return replace(whole, action=tuple(map(_all_done, whole.action)))


def _all_done(action: Action) -> Action:
    """Of what is complete no part is left to do, whatever a file still says."""
    is_part = action.status in DONE and action.percent not in (None, _WHOLE)
    return replace(action, percent=_WHOLE) if is_part else action


_WHOLE = 100
"""Per cent."""


def _parts_of(snapshot: Snapshot) -> list[tuple[str, tuple[Struct, ...]]]:
    return [(kind, getattr(snapshot, kind)) for kind in children_of(Snapshot)]


def without_stale_days(snapshot: Snapshot, before: Snapshot | None) -> Snapshot:
    """The snapshot without the days of those dates whose words alone were edited by hand since ``before``.

    Words that are the same are still those of the day on which they were said. A file cannot tell whether its words or
    its days are the newer; the plan it came from can.
    """
    if before is None:
        return snapshot
    known = {(kind, _key(one)): one for kind, parts in _parts_of(before) for one in parts}
    fresh = {
        kind: tuple(_without_stale(one, known.get((kind, _key(one)))) for one in parts)
        for kind, parts in _parts_of(snapshot)
    }
    return replace(snapshot, **fresh)


def _key(part: Struct) -> object:
    return tuple(getattr(part, name) for name in OF[type(part)].named_by)


def _without_stale(part: P, before: Struct | None) -> P:
    if before is None:
        return part
    known = spans(before)

    def fresh(name: str, given: Span) -> Span:
        old = known.get(name, NO_DATE)
        same_days = (given.first, given.last) in ((None, None), (old.first, old.last))
        if old.said and not given.said and given.text == old.text and same_days:
            return old  # said then, though the file does not say so
        is_stale = given.text and given.text != old.text and (given.first, given.last) == (old.first, old.last)
        return Span(given.text) if is_stale else given

    return with_spans(part, fresh)


def _at(where: str, part: T, step: Callable[[T], T]) -> T:
    try:
        return step(part)
    except PlanwatchError as error:
        raise within(where, error) from None


def _whole(part: P, where: str, today: date, period: Period) -> P:
    """A part and all that hangs on it, with its dates read and its moments in UTC."""
    part = _at(where, part, lambda one: _in_utc(_with_dates(one, today, period)))
    changed: dict[str, tuple[Struct, ...]] = {}
    for kind in children_of(type(part)):
        given: tuple[Struct, ...] = getattr(part, kind)
        whole = tuple(_whole(child, f"{where}, {place(kind, i)}", today, period) for i, child in enumerate(given))
        if any(one is not child for one, child in zip(whole, given, strict=True)):
            changed[kind] = whole
    return replace(part, **changed) if changed else part


def _with_dates(part: P, today: date, period: Period) -> P:
    return with_spans(part, lambda name, given: settle(name, given, today, period))


def settle(name: str, given: Span, today: date, period: Period = ANY_PERIOD) -> Span:
    """One date of a file made whole, by the rules of ``settled``; ``name`` is its key there. The same where it is."""
    if not given:
        return given
    found = _settled(name, given, today, period)
    return found if found != given else given


def _settled(name: str, given: Span, today: date, period: Period) -> Span:
    words, first, last = given.text, given.first, given.last
    reading = _read(Span(words, said=given.said), today, period)
    if last is None:
        if first is not None:
            raise PlanwatchError(f"{name}_from stands without {name}_by", f"add {name}_by, or take {name}_from out")
        if name == "start" and reading.last is None and reading.first is not None:
            return Span(reading.text, reading.first, reading.first, reading.said)  # "from 27.1.15"
        return reading.span if reading.last is not None else Span(words)
    first = first or (reading.first if reading.last == last else last) or last
    if first > last:
        fault = f"{name}_from ({day_in_full(first)}) is after {name}_by ({day_in_full(last)})"
        raise PlanwatchError(fault, "exchange the two, or correct one")
    if not words:
        return Span(_days(first, last), first, last)
    agreed = _agreed(name, words, (first, last), reading, period)
    is_shorthand = agreed.last is not None and agreed.text != " ".join(words.split())
    return Span(agreed.text if is_shorthand else words, first, last, given.said)


def _agreed(name: str, words: str, days: tuple[date, date], reading: Reading, period: Period) -> Reading:
    """The reading of the words that does not contradict the days; PlanwatchError where none is."""
    # On the first day itself "3 April" beside 2016-04-03 is right in any later year, and so it was before the plan's
    # period was moved.
    first, last = days
    for at in (None, period, without_ends(period)):
        when = reading if at is None else _read(Span(words), first, at)
        if when.last is None or (when.first, when.last) == (first, last):
            return when
    meant, told = _days(reading.first or first, reading.last or last), _days(first, last)
    fault = f'{name} "{shown(words)}" means {meant}, but {name}_from and {name}_by say {told}'
    raise PlanwatchError(fault, f"take {name}_from and {name}_by out to have the words read, or correct the words")


def _days(first: date, last: date) -> str:
    return day_in_full(last) if first == last else f"{day_in_full(first)} to {day_in_full(last)}"


@cache
def _moments(part: type[Struct]) -> tuple[str, ...]:
    return tuple(key.name for key in keys_of(part) if key.holds is datetime)


def _in_utc(part: P) -> P:
    given = {name: getattr(part, name) for name in _moments(type(part))}
    changed = {name: utc(at) for name, at in given.items() if at is not None and at.utcoffset() != timedelta()}
    return replace(part, **changed) if changed else part


def utc(moment: datetime) -> datetime:
    """The moment in UTC; one that names no offset is in UTC already."""
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        raise PlanwatchError(f"at: {moment} lies outside the calendar", "correct its year") from None
