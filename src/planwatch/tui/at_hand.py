"""A table's rows that are all in memory; a row's id is its place among them."""

from collections.abc import Iterable, Sequence
from typing import Generic

from planwatch.tui.widgets.columns import Row


class AtHand(Generic[Row]):
    """Rows in the order given."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        return self._rows[start:stop]

    def key_at(self, index: int) -> int:
        return index

    def index_of(self, key: int) -> int | None:
        return key if key < len(self._rows) else None

    def keys(self) -> Iterable[int]:
        return range(len(self._rows))

    def rule_before(self) -> int | None:
        return None
