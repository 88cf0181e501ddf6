"""The rows of a list of actions, as a table's source."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.service import read
from planwatch.service.session import Session

KEPT_ROWS = 500


class Rows:
    """The rows of a list by id, read only when they come into view; the table's source."""

    def __init__(self, session: Session, days: tuple[PlanDay, ...], ids: "array[int]", rule: int | None) -> None:
        self._session = session
        self._days = days
        self.ids = ids
        self._rule = rule
        self._kept: OrderedDict[int, ActionRow | None] = OrderedDict()
        self._index: dict[int, int] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, start: int, stop: int) -> Sequence[ActionRow | None]:
        return self.by_id(self.ids[start:stop])

    def by_id(self, wanted: Iterable[int]) -> list[ActionRow | None]:
        """Rows of these ids, read in one go where they are not at hand."""
        wanted = list(wanted)
        missing = [key for key in wanted if key not in self._kept]
        self._kept.update(zip(missing, read.rows(self._session, self._days, missing), strict=True))
        found = [self._kept[key] for key in wanted]
        while len(self._kept) > max(KEPT_ROWS, len(wanted)):
            self._kept.popitem(last=False)
        return found

    def forget(self, key: int) -> ActionRow | None:
        """The row as it was at hand, which is read again when next asked for."""
        return self._kept.pop(key, None)

    def key_at(self, index: int) -> int:
        return self.ids[index]

    def index_of(self, key: int) -> int | None:
        try:
            return self.ids.index(key)
        except ValueError:
            return None

    def keys(self) -> Iterable[int]:
        return self.ids

    def rule_before(self) -> int | None:
        return self._rule
