"""What an action of a file is known by when the file comes again, in this format or another."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from planwatch.model.dates.span import Span
from planwatch.model.plan.figure import figure_text
from planwatch.model.text.names import plain


def of_all(given: Mapping[str, Any]) -> str:
    """A fingerprint of all that stands in a row, in whatever order its columns are."""
    return _print("\x1f".join([f"{key}={plainly(given[key])}" for key in sorted(given)]))


def of_name(given: Mapping[str, Any]) -> str:
    """One of theme and title."""
    return _print(_name(given))


def of_date(given: Mapping[str, Any]) -> str:
    """One of theme, title and due date."""
    return _print(f"{_name(given)}\x1f{plainly(given.get('due'))}")


def _name(given: Mapping[str, Any]) -> str:
    return f"{plain_once(given.get('theme', ''))}\x1f{plain_once(given['title'])}"


@lru_cache(32768)
def plain_once(name: str) -> str:
    """A name as it is compared with others."""
    return plain(name)


def plainly(value: Any) -> str:
    """A value of a field as it is compared: blanks and line breaks do not count, and of dates only the days."""
    if type(value) is str:
        return " ".join(value.split()) if "  " in value or "\n" in value else value
    if type(value) is Span:
        return f"{value.first!s} {value.last!s}" if value.last else " ".join(value.text.split())
    return figure_text(value) if type(value) is Decimal else str(value)


def _print(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
