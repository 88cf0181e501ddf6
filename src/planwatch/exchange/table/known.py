"""What is known of a table, and what it is judged to be."""

from collections.abc import Sequence
from typing import NamedTuple

from planwatch.exchange.table.columns import Mapped
from planwatch.exchange.table.headings import Header, scores_of, words_of
from planwatch.exchange.table.proposal import Column, Kind
from planwatch.exchange.table.provenance import Cell, Table

_ACTION = 0.9
"""How much a heading must speak for a title to be that of actions."""


class Judged(NamedTuple):
    """What a table is, and why it is no plan."""

    kind: Kind
    why: str = ""


class Known(NamedTuple):
    """What is known of a table when it is judged."""

    table: Table
    header: Header
    mapped: Mapped
    body: Sequence[tuple[Cell, ...]]

    @property
    def title(self) -> Column | None:
        """Its column of titles."""
        return self.mapped.of("title")

    @property
    def has_actions(self) -> bool:
        """Whether its titles are called actions, tasks or the like."""
        title = self.title
        return (
            title is not None
            and scores_of(title.heading).get("title", 0.0) >= _ACTION
            and words_of(title.heading) != ("summary",)
        )

    @property
    def words(self) -> list[frozenset[str]]:
        """The words of each heading."""
        return [frozenset(words_of(heading)) for heading in self.header.headings]
