"""What others change while the list is open: it shows by itself, and is marked until it is read."""

from typing import TYPE_CHECKING

from planwatch.errors import PlanwatchError
from planwatch.model.actions.views import CHANGED
from planwatch.tui.watch.changed import ChangedWatch

if TYPE_CHECKING:
    from planwatch.tui.screens.triage.screen import TriageScreen


class OthersOfList:
    """Looks while the list is the screen shown; an open editor is left in peace until it closes."""

    def __init__(self, screen: "TriageScreen") -> None:
        self._screen = screen
        self._is_stale = False
        """Whether changes wait for an editor to close."""
        self.changed = ChangedWatch(screen.table, screen.worklist, self._show_changed)

    def begin(self, told: str) -> None:
        """Look what was changed since the last time, and say so behind what was ``told`` already."""
        said = self.changed.begin(self._screen.session)
        if self.changed.listed or self._screen.worklist.view == CHANGED:
            self._show_changed()
        if said and not self._screen.is_editing:
            self._screen.desk.tell(" · ".join(filter(None, (told, said))))

    def look(self) -> None:
        """Show what others have changed."""
        screen = self._screen
        if screen.app.screen is not screen:
            return
        try:
            changed = screen.worklist.changes()
        except PlanwatchError as error:
            screen.desk.tell(str(error), wrong=True)
            return
        if screen.is_editing:
            self._show_rows(changed)
            return
        if changed or self._is_stale:
            self._is_stale = False
            screen.reload()
        if screen.worklist.views_are_due:
            screen.worklist.count_views()
            screen.show_counts()
        if said := self.changed.look(screen.session):
            screen.desk.tell(said)

    def _show_rows(self, changed: set[int]) -> None:
        if changed:
            self._is_stale = True
            for key in self._screen.worklist.refresh(changed - {0}):
                self._screen.table.refresh_row(key)

    def rest(self) -> None:
        """The editor has closed."""
        if self._is_stale:
            self._is_stale = False
            self._screen.reload()

    def _show_changed(self) -> None:
        if self._screen.worklist.view == CHANGED:
            self._screen.show_narrowed()
        else:
            self._screen.show_counts()
