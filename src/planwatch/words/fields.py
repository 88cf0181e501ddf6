"""What a field of an action holds, for saying what was set."""

from planwatch.model.actions.row import Listed
from planwatch.model.dates.in_words import understood
from planwatch.model.dates.when import When
from planwatch.words.numbers import pounds

DATES = ("due", "start", "completed")
"""The fields that hold a date as written, with the days that it means."""


def date_of(row: Listed, name: str) -> When:
    """The date that one of these fields holds."""
    action = row.action
    return When(getattr(action, name), getattr(action, f"{name}_from"), getattr(action, f"{name}_by"))


def field_in_words(row: Listed, name: str) -> str:
    """``60 %``, ``£500``, ``none``; of a date also what it was understood as."""
    value: int | str | tuple[str, ...] | None = getattr(row.action, name)
    if value is None or value in ("", ()):
        return "none"
    if name in DATES:
        return f"{value} ({understood(date_of(row, name), row.of.today)})"
    if isinstance(value, int):
        return {"cost": pounds(value), "percent": f"{value} %"}.get(name, str(value))
    return ", ".join(value) if isinstance(value, tuple) else str(value)
