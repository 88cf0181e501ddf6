"""What fields of several kinds of record have in common when somebody types into them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.figure import figure_text, read_figure
from planwatch.model.text.names import nearest
from planwatch.model.text.visible import short
from planwatch.service.session import checked_text
from planwatch.storage.engine.values import Value

_MOST_PENCE = 2**63 - 1


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


def value_of(field: Field, text: str, of: PlanDay) -> Value:
    """What was typed into a field as its column keeps it; raises PlanwatchError saying what is wrong with it.

    Dates as written, and what names other parts, are more than one column each, and not read here.
    """
    typed = checked_text(text).strip()
    match field.holds:
        case Holds.DAY if field.is_past:
            return day_up_to(of, typed, f"give the day of {field.called}").isoformat() if typed else None
        case Holds.DAY:
            return one_day(of, typed, "type one, such as 24 Aug 2015").isoformat() if typed else None
        case Holds.CHOICE:
            return choice_or_none(field, typed) if field.is_optional else chosen(typed, choices_of(field))
        case Holds.SWITCH:
            return int(chosen(typed, ["yes", "no"]) == "yes")
        case Holds.NUMBER | Holds.FIGURE | Holds.PERCENT | Holds.MONEY:
            return _amount(field, typed)
        case Holds.ADDRESS:
            return _address(typed)
        case Holds.NUMBERS:
            return "\n".join(part for part in re.split(r"[,;\s]+", typed) if part)
        case Holds.LINES:
            parts = (" ".join(part.split()) for line in typed.splitlines() for part in line.split(";"))
            return "\n".join(part for part in parts if part)
        case _:
            return typed


def _amount(field: Field, typed: str) -> Value:
    if field.holds is Holds.NUMBER:
        return _number(typed, field.least, field.most, field.what, field.is_optional)
    if field.holds is Holds.PERCENT:
        return _percent(typed.rstrip("% "), field.most, field.what)
    return _pence(typed) if field.holds is Holds.MONEY else _figure(field, typed)


def text_of_value(field: Field, value: object) -> str:
    """The text that, typed into a field, gives that value of the model."""
    if value is None:
        return ""
    if field.holds is Holds.LINES and isinstance(value, str):
        value = tuple(value.splitlines())
    if isinstance(value, Decimal):
        return figure_text(value)
    if isinstance(value, tuple):
        return field.apart.join(cast(tuple[str, ...], value))
    if field.holds is Holds.SWITCH:
        return "yes" if value else "no"
    if field.holds is Holds.DAY:
        return day_in_full(date.fromisoformat(str(value)))
    if field.holds is Holds.MONEY and isinstance(value, int):
        pounds, pence = divmod(value, 100)
        return f"{pounds}.{pence:02}" if pence else str(pounds)
    return str(value)


def choices_of(field: Field) -> list[str]:
    """The words that a field can be set to, in their order; none where any text or number goes in."""
    return [choice.value for choice in field.choices or ()]


def choice_or_none(field: Field, typed: str) -> str | None:
    """The choice that begins with what was typed, None for none; raises PlanwatchError where it is neither."""
    folded, choices = typed.casefold(), choices_of(field)
    if folded in ("", "-", "–", "none", "blank"):
        return None
    found = [choice for choice in choices if choice.startswith(folded)]
    if folded == "n" and not found:
        return None
    if not found:
        raise PlanwatchError(f"'{typed}' is not {field.what}", f"one of {', '.join(choices)}, or none")
    return found[0]


def _number(typed: str, least: int, most: int, what: str, is_optional: bool) -> int | None:
    if is_optional and typed.casefold() in ("", "-", "–", "none"):
        return None
    if not re.fullmatch(r"[0-9]{1,4}", typed) or not least <= int(typed) <= most:
        raise PlanwatchError(f"'{typed}' is not a number from {least} to {most}", f"type {what}")
    return int(typed)


def _figure(field: Field, typed: str) -> str | None:
    if not typed:
        return None
    figure = read_figure(typed)
    if figure is None:
        raise PlanwatchError(f"'{typed}' is no number", f"type {field.what or 'a number, such as 18 or 87.5'}")
    return figure_text(figure)


def _percent(typed: str, most: int, what: str) -> int | None:
    if not typed:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", typed) or int(typed) > most:
        raise PlanwatchError(f"'{typed}' is not {what}", "type a whole number")
    return int(typed)


def _address(typed: str) -> str:
    from planwatch.model.text.address import is_address  # few fields are one

    if typed and not is_address(typed):
        raise PlanwatchError(f"'{typed}' is no e-mail address", "write it as name@example.org, alone")
    return typed


def _pence(typed: str) -> int | None:
    if not typed:
        return None
    match = re.fullmatch(r"£? ?([0-9][0-9,]{0,14})(?:\.([0-9]{2}))?( ?k)?", typed, re.IGNORECASE)
    if not match:
        raise PlanwatchError(f"'{typed}' is not a sum of money", "type pounds: 21600, £21,600 or £21,600.50")
    pence = (int(match[1].replace(",", "")) * 100 + int(match[2] or 0)) * (1000 if match[3] else 1)
    if pence > _MOST_PENCE:
        raise PlanwatchError(f"'{typed}' is not a sum of money that can be kept", "take some noughts off")
    return pence


def changes_in_words(changes: Mapping[str, str]) -> str:
    """``title to People, note to nothing``, as the log keeps it."""
    return ", ".join(f"{name} to {short(text, 60) or 'nothing'}" for name, text in changes.items())


def one_day(of: PlanDay, typed: str, hint: str) -> date:
    """The day typed; raises PlanwatchError with that hint where the words are none."""
    when = of.read(checked_text(typed).strip())
    if when.fault or not when.is_one_day or when.last is None:
        raise PlanwatchError(f"'{typed}' is not a day", hint)
    return when.last


def day_up_to(of: PlanDay, typed: str, hint: str) -> date:
    """The day typed (none: the plan's day), which has been; raises PlanwatchError with that hint for any other."""
    when = of.read_past(checked_text(typed).strip())
    if when.fault or not when.is_one_day or when.last is None or when.last > of.today:
        raise PlanwatchError(f"'{typed}' is not a day up to today", hint)
    return when.last
