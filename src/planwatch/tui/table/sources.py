"""A table's rows that are all in memory."""

from collections.abc import Sequence
from typing import Generic

from planwatch.tui.table.columns import Row


class ListSource(Generic[Row]):
    """Rows in the order given; a row's id is its place among them, unless ``keys`` says otherwise."""

    def __init__(self, rows: Sequence[Row], *, keys: Sequence[int] | None = None, rule: int | None = None) -> None:
        self.found = rows
        self._keys = range(len(rows)) if keys is None else keys
        self._rule = rule

    def __len__(self) -> int:
        return len(self.found)

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        return self.found[start:stop]

    def key_at(self, index: int) -> int:
        return self._keys[index]

    def index_of(self, key: int) -> int | None:
        return self._keys.index(key) if key in self._keys else None

    def keys(self) -> Sequence[int]:
        return self._keys

    def rule_before(self) -> int | None:
        return self._rule if self._rule and self._rule < len(self.found) else None
