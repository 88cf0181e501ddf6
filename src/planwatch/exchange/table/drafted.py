"""A table of a file while the mapper works on it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planwatch.exchange.table.columns import Mapped
from planwatch.exchange.table.headings import words_of
from planwatch.exchange.table.known import Judged, Known
from planwatch.exchange.table.provenance import Table


class Drafted(NamedTuple):
    """A table with what is known of it."""

    number: int
    known: Known
    judged: Judged

    @property
    def table(self) -> Table:
        """The table itself."""
        return self.known.table

    @property
    def mapped(self) -> Mapped:
        """Its columns."""
        return self.known.mapped

    def judged_to_be(self, judged: Judged) -> "Drafted":
        """The same table, judged otherwise."""
        return self._replace(judged=judged)


def layout_of(taken: Sequence[Drafted]) -> str:
    """The layout of the first table that is taken; empty where it has no headings."""
    return layout_in_words(column.heading for draft in taken[:1] for column in draft.mapped.columns)


def layout_in_words(headings: Iterable[str]) -> str:
    """What tells a layout of headings from others; empty where there are none."""
    heads = [" ".join(words_of(heading)) for heading in headings]
    return "|".join(heads) if any(heads) else ""
