"""Where the cursor was in the list before it went elsewhere, so that one key comes back there."""

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planwatch.model.actions.views import View
from planwatch.model.values import replace
from planwatch.service.views.sorting import Sorting

if TYPE_CHECKING:
    from planwatch.tui.screens.triage.screen import TriageScreen

_MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """What was listed, in which order, and the row that the cursor was on."""

    plan: str
    view: View
    filter: str
    sorting: Sorting
    key: int | None
    ref: str


class Places:
    """The places that were jumped from, the last one last."""

    def __init__(self, screen: "TriageScreen") -> None:
        self._screen = screen
        self._left: deque[Place] = deque(maxlen=_MOST)

    def here(self) -> Place:
        """Where the cursor is."""
        work, row = self._screen.worklist, self._screen.row()
        key, ref = self._screen.table.cursor_key, row.action.ref if row is not None else ""
        return Place(work.session.plan, work.view, work.filter, work.sorting, key, ref)

    def leave(self) -> None:
        """Keep where the cursor is, before it jumps."""
        self._left.append(self.here())

    def back(self) -> Place | None:
        """Go where the cursor was before the last jump that led away from here; None where there was none."""
        here = self.here()
        while self._left and self._left[-1] == here:
            self._left.pop()
        if not self._left:
            return None
        place = self._left.pop()
        self._show(place)
        return place

    def _show(self, place: Place) -> None:
        screen, work = self._screen, self._screen.worklist
        if place.view.word != work.view.word:
            work.show(place.view)
        work.filter, work.sorting = place.filter, place.sorting
        if place.plan != work.session.plan:
            screen.use_session(replace(screen.session, plan=place.plan))
        screen.load(keep=place.key)
