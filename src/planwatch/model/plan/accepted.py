"""A finding that somebody accepted."""

from datetime import date

from msgspec import Struct


class Accepted(Struct, frozen=True, kw_only=True):
    """A finding of ``check`` that somebody accepted; it stays so until the facts are others."""

    code: str
    about: str = ""
    """The ref of the action, or the name of the lead or theme, that it is about; empty: the plan."""
    facts: str = ""
    why: str
    who: str = ""
    on: date
