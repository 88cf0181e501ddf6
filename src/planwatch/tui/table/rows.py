"""The rows of a list of actions, as a table's source: actions, and headings over parts of them."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.plan.kinds import Rag
from planwatch.service import read
from planwatch.service.session import Session
from planwatch.tui.table.columns import Heading

KEPT_ROWS = 500
Span = tuple[str, int, int]
"""The name of a part of the actions, and where it begins and ends; without a name it has no heading."""
Counted = Callable[[Iterable[int]], tuple[Mapping[Rag, int], int]]
"""Of these actions, how many there are of each rating, and how many are overdue."""


class Rows:
    """The rows of a list by id, read only when they come into view; the table's source."""

    def __init__(
        self,
        session: Session,
        days: tuple[PlanDay, ...],
        ids: "array[int]",
        rule: int | None = None,
        spans: Sequence[Span] = (),
        counted: Counted | None = None,
    ) -> None:
        self._session = session
        self._days = days
        self.ids = ids
        """All actions, those of folded parts too."""
        self.lines = ids
        """What is shown: an action by its id, the heading of a part by -1 and less."""
        self._rule = rule
        self.spans = spans
        self._counted = counted
        self._folded: frozenset[str] = frozenset()
        self._kept: OrderedDict[int, ActionRow | None] = OrderedDict()

    def fold(self, names: Iterable[str]) -> None:
        """Show no more than the headings of these parts."""
        self._folded = frozenset(names)
        if self.spans:
            self.lines = array("q")
            for number, (name, start, end) in enumerate(self.spans):
                if name:
                    self.lines.append(-1 - number)
                if name not in self._folded:
                    self.lines.extend(self.ids[start:end])

    def part_at(self, key: int) -> str:
        """The name of the part whose heading has that key; empty for an action's."""
        return self.spans[-1 - key][0] if key < 0 else ""

    def __len__(self) -> int:
        return len(self.lines)

    def rows(self, start: int, stop: int) -> Sequence[ActionRow | Heading | None]:
        keys = self.lines[start:stop]
        found = dict(zip(actions := [key for key in keys if key >= 0], self.by_id(actions), strict=True))
        return [found[key] if key >= 0 else self._heading(*self.spans[-1 - key]) for key in keys]

    def at(self, index: int) -> ActionRow | Heading | None:
        """What stands there; None where it has gone, or nothing does."""
        return next(iter(self.rows(index, index + 1)), None)

    def _heading(self, name: str, start: int, end: int) -> Heading:
        said = f"{end - start} action{'s' * (end - start != 1)}"
        if self._counted is not None:
            rated, late = self._counted(self.ids[start:end])
            ratings = " ".join(f"{rag[0].upper()} {number}" for rag, number in rated.items() if number)
            said = " · ".join(filter(None, (said, ratings, f"{late} late" if late else "")))
        return Heading(f"{'▸' if name in self._folded else '▾'} {name}  {said}")

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
        return self.lines[index]

    def index_of(self, key: int) -> int | None:
        try:
            return self.lines.index(key)
        except ValueError:
            return None

    def keys(self) -> Iterable[int]:
        return (key for key in self.lines if key >= 0)

    def headings(self) -> list[int]:
        """The keys of the headings."""
        return [-1 - number for number, (name, *_) in enumerate(self.spans) if name]

    def heading_over(self, index: int) -> int | None:
        """The key of the heading over that line, or on it; None where there is none."""
        return next((key for key in reversed(self.lines[: index + 1]) if key < 0), None)

    def headings_over(self, keys: Collection[int]) -> set[int]:
        """The headings that count any of these actions."""
        at = {self.ids.index(key) for key in keys if key in self.ids} if self._counted is not None else set[int]()
        return {-1 - n for n, (_, start, end) in enumerate(self.spans) if any(start <= one < end for one in at)}

    def rule_before(self) -> int | None:
        return self._rule
