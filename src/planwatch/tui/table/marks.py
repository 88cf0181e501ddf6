"""Which rows of a table are marked, by id, and the range that is being marked while the cursor moves."""

from collections.abc import Callable


class Marks:
    """A set of row ids, and the range from where it was begun to the cursor."""

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self._anchor: int | None = None
        self._before: frozenset[int] = frozenset()

    @property
    def ranging(self) -> bool:
        """Whether moving the cursor marks rows."""
        return self._anchor is not None

    def begin(self, row: int, key: int) -> None:
        """Begin a range at that row."""
        self._anchor = row
        self._before = frozenset(self.keys)
        if key >= 0:
            self.keys.add(key)

    def end(self) -> None:
        """Leave the range marked as it is."""
        self._anchor = None

    def extend(self, old: int, new: int, key_at: Callable[[int], int]) -> None:
        """Take the range's end from the row ``old`` to ``new``; a row left again is as it was before the range."""
        if self._anchor is None:
            return
        inside = range(min(self._anchor, new), max(self._anchor, new) + 1)
        for row in range(min(old, new), max(old, new) + 1):
            key = key_at(row)
            if key < 0:
                continue
            if row in inside:
                self.keys.add(key)
            elif key not in self._before:
                self.keys.discard(key)
