"""A date as a plan says it: its words, and the days that they can mean."""

from datetime import date

from msgspec import Struct


class Span(Struct, frozen=True, gc=False):
    """A date as written, and the interval of days it can mean: both ends None where the words give no date.

    Words that only say when something starts have a first day and no last one.
    """

    text: str = ""
    first: date | None = None
    last: date | None = None
    said: date | None = None
    """The day on which words were said that mean other days on another day (``next month``, ``June``); else None."""

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.text or self.first or self.last)

    def __str__(self) -> str:
        return self.text

    def means(self, other: "Span") -> bool:
        """Whether it says and means the same, whenever it was said."""
        return (self.text, self.first, self.last) == (other.text, other.first, other.last)

    @property
    def is_one_day(self) -> bool:
        """Whether it can mean one day only."""
        return self.first is not None and self.first == self.last


NO_DATE = Span()
