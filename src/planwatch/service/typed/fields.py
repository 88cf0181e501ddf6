"""What somebody typed into a field of an action, as the columns to write; refused in a sentence where it cannot be."""

from collections.abc import Sequence
from datetime import date

from planwatch.errors import NeedsYes, PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import days_in_words
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.when import Reading
from planwatch.model.plan.kinds import DONE, OPEN, Status
from planwatch.model.plan.parts import PART, field_of
from planwatch.model.ratings.calculate import may_be_rated
from planwatch.model.text.visible import short
from planwatch.service.session import checked_text
from planwatch.service.typed.choices import choice_or_none, value_of
from planwatch.storage.engine.values import Value
from planwatch.storage.plan.rows import column_value

Columns = dict[str, Value]
FIELDS = tuple(field.name for field in PART["action"].fields)
"""The fields that can be typed into, in the order of the rival's columns."""


_WHOLE = 100
"""Per cent."""


STARTING, WITHOUT_DATE = "start", "no date"
"""What is said yes to."""
_NAMED = 12
"""How many of several actions a question names."""


def _listed(named: Sequence[str]) -> str:
    return ", ".join(named[:_NAMED]) + (f" and {len(named) - _NAMED} more" if len(named) > _NAMED else "")


class NotStarted(NeedsYes):
    """A rating was given to actions that have not begun; starting them would allow it."""

    def __init__(self, refs: Sequence[str]) -> None:
        named = _listed(refs)
        one = len(refs) == 1
        message = f"{named} {'has' if one else 'have'} not started, so {'it has' if one else 'they have'} no rating yet"
        ask = "Start it now?" if one else f"Start and rate {len(refs)} actions: {named}?"
        hint = f"start {'it' if one else 'them'}: status in progress"
        super().__init__(message, hint, question=f"{message}.\n\n{ask}", what=STARTING)
        self.refs = tuple(refs)


class TakesDateAway(NeedsYes):
    """Words without a date were given where there is one; agreeing to that takes it away.

    ``taken`` has each action that would lose one: its ref, what was typed, and the days it has now.
    """

    def __init__(self, name: str, taken: Sequence[tuple[str, str, str]]) -> None:
        typed = {text for _, text, _ in taken}
        words = f"'{short(typed.pop(), 60)}' names no day" if len(typed) == 1 else "what was typed names no day"
        if len(taken) == 1:
            ((ref, _, days),) = taken
            message, ask = f"{words}, and would take {ref}'s {name} date away ({days})", "Take it away?"
        else:
            named = _listed([f"{ref} ({days})" for ref, _, days in taken])
            message = f"{words}, and would take the {name} dates of {len(taken)} actions away: {named}"
            ask = f"Take all {len(taken)} away?"
        super().__init__(
            message, "say that it is meant, or type a date", question=f"{message}.\n\n{ask}", what=WITHOUT_DATE,
            harmless=False,
        )  # fmt: skip
        self.name = name
        self.taken = tuple(taken)


def typed_date(of: PlanDay, typed: str) -> Reading:
    """What was typed where a date belongs; raises PlanwatchError where it looks like a date and is none."""
    when = of.read(checked_text(typed))
    if when.fault:
        fault = f"'{typed.strip()}' is not a date: {when.fault}"
        raise PlanwatchError(fault, "write it as 24 Aug 2015, end of June or fri")
    return when


def refuse_taking_away(name: str, row: ActionRow, after: Span, *, no_date: bool) -> None:
    """Raise TakesDateAway where words take the place of a date, unless that is meant. No words at all are plain."""
    before = getattr(row.action, name)
    if no_date or not after.text or days_for(name, before)[1] is None or days_for(name, after)[1] is not None:
        return
    raise TakesDateAway(name, [(row.action.ref, after.text, days_in_words(before))])


def days_for(name: str, when: Span) -> tuple[date | None, date | None]:
    """The first and last day that a date has as field ``name``.

    Words that say when something begins and not when it ends ("from 27.1.15") are a whole date of a start, and no due
    date.
    """
    last = when.first if name == "start" and when.last is None else when.last
    return (when.first if last is not None else None), last


def when_columns(name: str, when: Span) -> Columns:
    """A date as written, its interval, and the day it was said on, as the columns of ``name``."""
    first, last = days_for(name, when)
    days = {"from": first, "by": last, "said": when.said}
    return {name: when.text, **{f"{name}_{which}": column_value(day) for which, day in days.items()}}


def columns_for(
    name: str, text: str, row: ActionRow, *, start: bool = False, no_date: bool = False, why: str = ""
) -> Columns:
    """The columns that set field ``name`` of ``row`` to what was typed; those naming other rows and due are not here.

    Raises PlanwatchError saying what is wrong with the text, or why this action cannot take it. ``start`` begins an
    action that a rating is given to, ``no_date`` takes its start away; ``why`` is the reason where one is needed.
    """
    typed, field = checked_text(text).strip(), field_of("action", name)
    if field.is_needed and not typed:
        raise PlanwatchError(f"an action needs a {name}", "type one, or leave it as it was")
    match name:
        case "evidence":
            if not typed and row.action.status is Status.ASSURED:
                raise PlanwatchError(f"{row.action.ref} is assured by its evidence", "reopen it first")
            return {name: _checked_evidence(typed)}
        case "start":
            when = typed_date(row.of, typed)
            refuse_taking_away(name, row, when.span, no_date=no_date)
            return _start(when, row)
        case "rag":
            return _rag(read_rag(typed), row, start)
        case "completed":
            return completed_columns(typed, row)
        case "status":
            return status_columns(typed, row, why)
        case "percent" if row.action.status in DONE and value_of(field, typed, row.of) not in (None, _WHOLE):
            raise PlanwatchError(f"{row.action.ref} is {row.action.status}: all of it is done", "reopen it first")
        case _:
            return {name: value_of(field, typed, row.of)}


def read_rag(typed: str) -> str | None:
    """The rating of that word or letter, None for none; raises PlanwatchError otherwise."""
    return choice_or_none(field_of("action", "rag"), typed)


def _checked_evidence(text: str) -> str:
    for word in text.split():
        if word.casefold().startswith(("http:", "https:")):
            # Loaded here: few texts hold an address, and every command would pay for it.
            from urllib.parse import urlsplit

            try:
                host = urlsplit(word).hostname
            except ValueError:  # such as a broken bracket of an IPv6 address
                host = None
            if not host:
                raise PlanwatchError(f"'{word}' is no web address", "write it as https://host/page, or say it in words")
    return text


def _start(when: Reading, row: ActionRow) -> Columns:
    """A new planned start; a rating that may no longer be given goes with the old one."""
    keeps = may_be_rated(row.action.status, when.last or when.first, row.of.today)
    return when_columns("start", when.span) | ({} if keeps else {"rag": None})


def _rag(rag: str | None, row: ActionRow, start: bool) -> Columns:
    action = row.action
    heard: Columns = {"heard_on": row.of.today.isoformat()} if rag not in (None, action.rag) else {}
    if rag is None or may_be_rated(action.status, action.start.last, row.of.today):
        return {"rag": rag, **heard}
    if action.status is Status.NOT_STARTED:
        if start:
            return {"rag": rag, "status": Status.IN_PROGRESS.value, **heard}
        raise NotStarted([action.ref])
    raise PlanwatchError(f"{action.ref} is {action.status}: only an action under way is rated", "reopen it first")


def completed_columns(typed: str, row: ActionRow) -> Columns:
    """The day an action was done, as written: it may be in the past, never in the future."""
    if row.action.status not in (Status.COMPLETE, Status.ASSURED):
        raise PlanwatchError(f"{row.action.ref} is {row.action.status}", "complete it first")
    return when_columns("completed", completed_day(typed, row))


def completed_day(typed: str, row: ActionRow) -> Span:
    """The day typed (none: the plan's day); raises PlanwatchError where it is no day, or in the future."""
    when = row.of.read_past(typed)
    if when.fault:
        raise PlanwatchError(f"'{typed}' is not a day: {when.fault}", "type the day it was done, such as 24 Aug 2015")
    if when.first is None:
        raise PlanwatchError(f"'{typed}' is not a day", "type the day it was done, such as 24 Aug 2015")
    if when.first > row.of.today:
        raise PlanwatchError(f"{when.text} is in the future", "an action is complete from the day it was done")
    return when.span


def read_status(typed: str) -> Status:
    """The status typed, or its beginning; raises PlanwatchError where there is none."""
    words = typed.casefold().replace("-", " ").replace("_", " ")
    found = [status for status in Status if words and status.value.startswith(words)]
    if not found:
        raise PlanwatchError(f"'{typed}' is not a status", f"one of {', '.join(Status)}")
    return found[0]


def status_columns(typed: str, row: ActionRow, why: str) -> Columns:
    """The columns of a new status with what belongs to it: a day where complete, a reason where withdrawn.

    Who assured it is not among them: ``assuring.assurance`` has that.
    """
    status, action = read_status(typed), row.action
    if status is action.status:
        return {}
    if status is Status.ASSURED:
        _check_assured(row)
    if _keeps_reason(action.status, status):
        _check_reason(row, why)
    columns: Columns = {
        "status": status.value,
        "reason": checked_text(why) if _keeps_reason(action.status, status) else "",
    }
    if status not in OPEN or not may_be_rated(status, action.start.last, row.of.today):
        columns["rag"] = None
    if status in DONE and action.status in OPEN and action.percent is not None:
        columns["percent"] = _WHOLE
    elif action.status in DONE and status in OPEN and action.percent == _WHOLE:
        columns["percent"] = None  # what has to be gone on with is not all done
    if status is Status.COMPLETE and not action.completed:
        columns |= when_columns("completed", row.of.read("today").span)
    elif status in OPEN or status is Status.WITHDRAWN:
        columns |= when_columns("completed", NO_DATE)
    if status is Status.IN_PROGRESS:
        columns["heard_on"] = row.of.today.isoformat()
    return columns | {"assured_by": "", "assured_on": None}


def needs_reason(typed: str, row: ActionRow) -> bool:
    """Whether giving the action the status typed takes a reason; words that are no status take none."""
    try:
        status = read_status(typed)
    except PlanwatchError:
        return False
    return status is not row.action.status and _keeps_reason(row.action.status, status)


def _keeps_reason(before: Status, after: Status) -> bool:
    """Going back takes a reason, and so does withdrawing."""
    goes_back = (before not in OPEN and after in OPEN) or (before is Status.ASSURED and after is Status.COMPLETE)
    return after is Status.WITHDRAWN or goes_back


def _check_assured(row: ActionRow) -> None:
    if row.action.status is not Status.COMPLETE:
        raise PlanwatchError(f"{row.action.ref} is {row.action.status}, not complete", "complete it first")
    if not row.action.evidence:
        raise PlanwatchError(f"{row.action.ref} has no evidence that it worked", "write its evidence first")


def _check_reason(row: ActionRow, why: str) -> None:
    if not why.strip():
        raise PlanwatchError(f"{row.action.ref}: a reason is needed", "say why")
