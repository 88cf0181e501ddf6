"""What fields of several kinds of record have in common when somebody types into them."""

from collections.abc import Mapping, Sequence
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.text.names import nearest
from planwatch.service.session import checked_text


def known_field(kind: str, name: str, fields: Sequence[str]) -> str:
    """The field of that name; raises PlanwatchError with the nearest. ``kind`` as in ``an action``."""
    if name in fields:
        return name
    near = nearest(name, fields)
    hint = f"did you mean '{near}'?" if near else f"one of {', '.join(fields)}"
    raise PlanwatchError(f"{kind} has no field '{name}'", hint)


def chosen(typed: str, choices: Sequence[str]) -> str:
    """The choice that begins with what was typed; raises PlanwatchError where none does."""
    found = [choice for choice in choices if typed and choice.startswith(typed.casefold())]
    if not found:
        raise PlanwatchError(f"'{typed}' is not among {', '.join(choices)}", "type one of them")
    return found[0]


def changes_in_words(changes: Mapping[str, str]) -> str:
    """``title to People, note to nothing``, as the log keeps it."""
    return ", ".join(f"{name} to {' '.join(text.split())[:60] or 'nothing'}" for name, text in changes.items())


def one_day(of: PlanDay, typed: str, hint: str) -> date:
    """The day typed; raises PlanwatchError with that hint where the words are none."""
    when = of.read(checked_text(typed).strip())
    if not when.is_one_day or when.last is None:
        raise PlanwatchError(f"'{typed}' is not a day", hint)
    return when.last


def day_up_to(of: PlanDay, typed: str, hint: str) -> date:
    """The day typed (none: the plan's day), which has been; raises PlanwatchError with that hint for any other."""
    when = of.read_past(checked_text(typed).strip())
    if not when.is_one_day or when.last is None or when.last > of.today:
        raise PlanwatchError(f"'{typed}' is not a day up to today", hint)
    return when.last
