"""Which view the list shows, and how it looks: filter, order, columns and groups."""

from planwatch.model.actions.views import VIEWS, View, find_view
from planwatch.paths import state_folder
from planwatch.service.views.layout import Layout
from planwatch.service.views.look import Look
from planwatch.service.views.sorting import Sorting
from planwatch.tui.table.layouts import Layouts
from planwatch.tui.table.own_views import OwnViews, differs


class Viewed:
    """It knows nothing of the file."""

    def __init__(self, view: View, words: str) -> None:
        self.view = VIEWS[0]
        self.own = OwnViews()
        self.filter = ""
        self._own_layout = Layout()
        """How the view of one's own that is shown is laid out."""
        self.layouts = Layouts(state_folder())
        self.sorting = Sorting()
        self.told = self.show(view)
        """What of the first view makes no sense here."""
        self.filter = f"{self.filter} {words.strip()}".strip()

    @property
    def layout(self) -> Layout:
        """How the view is laid out."""
        return self._own_layout if self.view.is_own else self.layouts.of(self.view.word)

    def lay_out(self, layout: Layout) -> None:
        """Lay the view out so from now on; raises PlanwatchError where that cannot be kept beyond today.

        One of one's own is so until the app is left, or it is saved.
        """
        if self.view.is_own:
            self._own_layout = layout
            return
        self.layouts.keep(self.view.word, layout)

    @property
    def look(self) -> Look:
        """How the list looks."""
        return Look(self.filter, self.sorting, self.layout)

    @property
    def differs(self) -> bool:
        """Whether the view shown is one's own, and looks otherwise than it was saved."""
        return differs(self.view, self.look)

    def show(self, view: View) -> str:
        """Show that view: one's own as it was left, and as it was saved where it is shown already.

        Returns what of it makes no sense here; raises PlanwatchError where it cannot be shown, and leaves all as it is.
        """
        if not (view.is_own or self.view.is_own):
            self.view, self.sorting = view, Sorting()
            return ""
        look, problem = self.own.look(view, saved=view.word == self.view.word)
        self.own.left(self.view, self.look)
        self.view = view
        self.filter, self.sorting, self._own_layout = look
        return problem

    def forget_look(self, view: View) -> None:
        """Show that view of one's own as it is saved, the next time."""
        self.own.forget(view)
        if view.word == self.view.word:
            self.view = find_view(view.base)
            self.filter = self.own.look(self.view, saved=True)[0].filter
