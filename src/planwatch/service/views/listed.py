"""All views with how many actions are in each."""

from collections.abc import Mapping
from typing import NamedTuple

from planwatch.errors import PlanwatchError
from planwatch.model.actions.views import VIEWS, View
from planwatch.model.plan.keys import flat
from planwatch.service import read
from planwatch.service.read import Listing
from planwatch.service.session import Session
from planwatch.service.views.own import OwnView, amiss, counted, own_views


class ViewListed(NamedTuple):
    """A view with its number of actions, None where it cannot be counted; ``problem`` says why, or what is amiss."""

    view: View
    actions: int | None
    problem: str = ""

    @property
    def whose(self) -> str:
        """``everybody``, ``mine`` or the ref of its plan."""
        return self.view.whose if isinstance(self.view, OwnView) else "everybody"

    @property
    def shows(self) -> str:
        """What it begins from, and what its filter leaves of that; empty for those of everybody."""
        if not isinstance(self.view, OwnView):
            return ""
        saved = self.view.saved
        words = {"sorted by": saved.sorted_by, "by": saved.grouped_by}
        also = (f"{said} {word}" for said, word in words.items() if word)
        return " · ".join(filter(None, (saved.base, saved.filter, *also)))

    @property
    def told(self) -> Mapping[str, object]:
        """As JSON has it."""
        saved = flat(self.view.saved) if isinstance(self.view, OwnView) else {}
        said = {"view": self.view.word, "name": self.view.name, "whose": self.whose, "base": self.view.base}
        return {**said, **saved, "key": self.view.key, "actions": self.actions, "problem": self.problem}


class AllViews(NamedTuple):
    """All views, and what is wrong with the file of the user's own."""

    views: tuple[ViewListed, ...]
    problem: str


def listed_views(session: Session, due_soon: int) -> AllViews:
    """Those of everybody, those that the plans share, and the user's own."""
    days = session.plan_days()
    own = own_views(session, days)
    asked = Listing("all", days, me=session.who, soon=due_soon)
    told = read.in_views(session, asked, read.ratings(session, days), counted(own.views)).told()
    found = [ViewListed(view, told.get(view.word)) for view in VIEWS]
    for view in own.views:
        try:
            problem = amiss(session, view)
        except PlanwatchError as error:
            problem = str(error)
        found.append(ViewListed(view, told.get(view.word), problem))
    return AllViews(tuple(found), own.problem)
