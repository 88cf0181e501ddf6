"""Checks of due dates: none, vague, against each other, moved too often, on days that nobody works."""

import calendar
from collections import Counter
from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.dates.when import DateKind
from planwatch.model.dates.working_days import bank_holidays
from planwatch.model.due import moves as date_changes
from planwatch.model.due.lateness import agreed_by, are_agreed, days_past, is_past
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.ratings.rule import counting_of
from planwatch.model.text.refs import natural_key
from planwatch.model.text.visible import short
from planwatch.model.values import replace

_LONG = 31
"""Days: what can be due on more of them than a month has is vague."""
_MANY, _SHARE = 6, 0.2


def no_date(look: CheckInput) -> Iterator[Found]:
    """The open actions without due words."""
    for action in look.open:
        if not action.due.text.strip():
            yield Found(action.ref, "It has no due date", action.status)


def vague_date(look: CheckInput) -> Iterator[Found]:
    """Words that name no day are counted; a season, quarter or year has an end to be judged by and is a hint."""
    for action in look.open:
        words = short(action.due.text)
        if words and action.due.last is None:
            if fault := _no_day(look, action.due.text):
                yield Found(action.ref, f"Due “{words}”: {fault}", action.due.text)
        elif action.due.first and action.due.last and (days := (action.due.last - action.due.first).days + 1) > _LONG:
            yield Found(action.ref, f"Due “{words}”: that can be any of {days} days", action.due.text, hint=True)


def _no_day(look: CheckInput, words: str) -> str:
    """What is missing in words that name no day; empty where ``waits_for_nothing`` tells of them."""
    when = look.reading(words)
    if when.after is not None:
        return "no day is known to count from" if _counted_from(look, words) is not None else ""
    if when.first is not None:
        return "these words say when it starts, not when it ends"
    if when.kind is DateKind.RECURRING:
        return "these words say how often, but not from which day"
    return "these words name no day"


def _counted_from(look: CheckInput, words: str) -> Action | None:
    """The action that a date hangs on, such as A1.2 in "6 weeks after A1.2"; it may be named with this plan's ref."""
    after = look.reading(words).after
    ref = after.ref.removeprefix(f"{look.snapshot.plan.ref}:") if after is not None else ""
    return look.actions.get(natural_key(ref))


def before_what_it_waits_for(look: CheckInput) -> Iterator[Found]:
    """Each open action once, with what it waits for that begins to be due last."""
    by_ref = {action.ref: action for action in look.open}
    for action in look.open:
        due = action.due.last
        begins = [(other.due.first, other.ref) for other in _waits_for(action, by_ref) if other.due.first is not None]
        if due is None or not begins:
            continue
        first, ref = max(begins, key=itemgetter(0))
        if due < first:  # certainly: two vague dates may still fall in the right order
            sentence = f"Due {look.days(due)}, but waits for {ref}, due {look.days(first)}"
            yield Found(action.ref, sentence, f"{due} {ref} {first}")


def _waits_for(action: Action, by_ref: dict[str, Action]) -> list[Action]:
    return [by_ref[ref] for ref in action.depends_on if ref in by_ref]


def waits_for_nothing(look: CheckInput) -> Iterator[Found]:
    """Waiting for what is withdrawn, or due so long after an action that is not in the plan."""
    gone = {action.ref for action in look.snapshot.action if action.status is Status.WITHDRAWN}
    for action in look.open:
        for ref in action.depends_on:
            if ref in gone:
                yield Found(action.ref, f"Waits for {ref}, which is withdrawn", f"{ref} withdrawn")
        if (
            action.due.last is None
            and look.reading(action.due.text).after
            and _counted_from(look, action.due.text) is None
        ):
            yield Found(
                action.ref, f"Due “{short(action.due.text)}”, but that is no action of this plan", action.due.text
            )


def late_not_started(look: CheckInput) -> Iterator[Found]:
    """Where not even the last day that the words can mean is left."""
    for action in look.open:
        if action.status is Status.NOT_STARTED and action.due.last and is_past(action.due.last, look.today):
            yield Found(action.ref, f"Not started, and was due {look.days(action.due.last)}", str(action.due.last))


def late_on_agreed(look: CheckInput) -> Iterator[Found]:
    """Past the date that somebody entitled accepted, while its own was moved and the new one is not agreed."""
    counting = counting_of(look.snapshot.plan)
    for action in look.open if are_agreed(look.snapshot.plan) else ():
        agreed, now = agreed_by(action), action.due.last
        if agreed and is_past(agreed, look.today):
            late, to = days_past(agreed, look.today, counting), f"moved to {look.days(now)}" if now else "taken away"
            sentence = f"{late} d late on its agreed date, {look.days(agreed)}: it was {to}, which nobody agreed"
            yield Found(action.ref, sentence, f"{agreed} {now}")


def green_but_late(look: CheckInput) -> Iterator[Found]:
    """The lead's rating, while the last day that the words can mean has passed."""
    for action in look.open:
        if action.rag is Rag.GREEN and action.due.last and is_past(action.due.last, look.today):
            yield Found(action.ref, f"Rated green, but was due {look.days(action.due.last)}", str(action.due.last))


def moved_often(look: CheckInput) -> Iterator[Found]:
    """Slips are counted, not corrections, against the number that the plan's rule names."""
    for action in look.open:
        moves = len(date_changes.slips(action.move, date_changes.done_until(action)))
        if date_changes.moved_often(moves, look.snapshot.plan):
            times = f"{moves} times" if moves > 1 else "once"
            yield Found(action.ref, f"Its due date was moved {times}", f"{moves} moves")


def all_on_one_day(look: CheckInput) -> Iterator[Found]:
    """Six or more, and at least a fifth of what is open and due on a day: a date that nobody thought about."""
    days = [action.due.last for action in look.open if action.due.last and action.due.first == action.due.last]
    for day, number in sorted(Counter(days).items()):
        found = is_crowded(day, number, len(days), look.today)
        if found is not None:
            first = next(action.ref for action in look.open if action.due.first == action.due.last == day)
            yield replace(found, first=first)


def is_crowded(day: date, number: int, dated: int, today: date) -> Found | None:
    """What there is to say of so many due on a day, of those open with one; None where they are few."""
    if number < _MANY or number < _SHARE * dated:
        return None
    sentence = f"{number} of the {dated} open actions with a day are due on {day_in_words(day, today)}"
    # In tenths, so that completing one of them does not undo an acceptance.
    return Found("", sentence, f"{day}: {round(10 * number / dated)} in 10", part=About.PLAN)


def is_month_end(day: date) -> bool:
    """Whether the next day begins another month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def one_day_ahead(look: CheckInput) -> Iterator[tuple[Action, date]]:
    """Open actions due on one day yet to come that somebody chose: the end of a month is only how months are said."""
    for action in look.open:
        day = action.due.last
        if day and day == action.due.first and day >= look.today and not is_month_end(day):
            yield action, day


def weekend(look: CheckInput) -> Iterator[Found]:
    """Of what is due on one day yet to come."""
    for action, day in one_day_ahead(look):
        if day.weekday() >= calendar.SATURDAY:
            yield Found(action.ref, f"Due {look.days(day)}, a {calendar.day_name[day.weekday()]}", str(day), hint=True)


def bank_holiday(look: CheckInput) -> Iterator[Found]:
    """Of what is due on one day yet to come; one that falls on a weekend is ``weekend``'s."""
    nation = look.snapshot.plan.nation
    for action, day in one_day_ahead(look):
        name = bank_holidays(nation, day.year).get(day)
        if name and day.weekday() < calendar.SATURDAY:
            yield Found(action.ref, f"Due {look.days(day)}, a bank holiday ({name})", f"{day} {nation}", hint=True)
