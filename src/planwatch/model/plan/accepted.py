"""A finding that somebody accepted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding of ``check`` that somebody accepted; it stays so until the facts are others."""

    code: str
    about: str = ""
    """The ref of the action, or the name of the lead or theme, that it is about; empty: the plan."""
    facts: str = ""
    why: str
    who: str = ""
    on: date
