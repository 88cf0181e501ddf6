"""The views of one's own: those of the plans worked on, and those of the user alone; found, counted, kept."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import parse_filter
from planwatch.model.actions.row import PlanDay
from planwatch.model.actions.views import VIEWS, View
from planwatch.model.plan.view import SavedView
from planwatch.model.text.names import called, none_such, place_of
from planwatch.model.text.visible import short
from planwatch.service.session import Session
from planwatch.service.views.look import look_of
from planwatch.service.views.mine import read_mine
from planwatch.storage.actions.in_views import Counted
from planwatch.storage.plan.records import names
from planwatch.storage.plan.snapshot import read_parts

MINE = "mine"
_SHORT = 12


class OwnView(View, frozen=True, kw_only=True):
    """A view that was saved. Its ``word`` begins with the ref of its plan, where it is of one."""

    saved: SavedView
    of: PlanDay | None = None
    """The plan whose users share it; None: it is the user's alone, and over all plans."""

    @property
    def is_own(self) -> bool:
        """Somebody has."""
        return True

    @property
    def base(self) -> str:
        """As it was saved."""
        return self.saved.base

    @property
    def filter(self) -> str:
        """As it was saved."""
        return self.saved.filter

    @property
    def sorted_by(self) -> str:
        """As it was saved."""
        return self.saved.sorted_by

    @property
    def plan(self) -> int | None:
        """The one that it is a part of."""
        return self.of.id if self.of is not None else None

    @property
    def whose(self) -> str:
        """The ref of its plan, or ``mine``."""
        return self.of.plan.ref if self.of is not None else MINE


class Own(NamedTuple):
    """The views there are, those of plans first; and what is wrong with the file of the user's, in one sentence."""

    views: tuple[OwnView, ...] = ()
    problem: str = ""


def own_views(session: Session, days: Sequence[PlanDay]) -> Own:
    """Those of these plans and of the user. A key opens the first that has it."""
    mine = read_mine()
    shared = [(kept.part, day) for day in days for kept in read_parts(session.database, day.id, "view")]
    keys: set[str] = set()
    # The user's own key is theirs, whatever others share.
    taken = {view.key for view in mine.views}
    found: list[OwnView] = []
    for saved, of in (*shared, *((view, None) for view in mine.views)):
        is_free = saved.key not in keys and (of is None or saved.key not in taken)
        key = saved.key if saved.key and is_free else ""
        keys.add(key)
        word = f"{of.plan.ref}:{saved.name}" if of is not None else saved.name
        found.append(OwnView(key, word, saved.name, short(saved.name, _SHORT), f"Nothing is in {saved.name}",
                             saved=saved, of=of))  # fmt: skip
    return Own(tuple(found), mine.problem)


def find_own(views: Sequence[OwnView], typed: str) -> OwnView:
    """The one that is meant by its name, ``PLAN:NAME``, or key; raises PlanwatchError."""
    found = _exactly(views, typed)
    if found is None:
        known = [view.name for view in views]
        at = place_of("view", typed, known)
        if at is None:
            raise none_such("view", typed, [*(view.word for view in VIEWS), *known])
        found = views[at]
    return found


def named_so(session: Session, typed: str) -> OwnView | None:
    """The view that has just that name or key, whatever the capitals; None: the word may be one of a filter."""
    return _exactly(own_views(session, session.plan_days()).views, typed)


def amiss(session: Session, view: OwnView) -> str:
    """What of a view makes no sense here, in one sentence; raises PlanwatchError where it cannot be listed."""
    return look_of(view.saved)[1] or missing(session, view, days_of(view, session.plan_days()))


def _exactly(views: Sequence[OwnView], typed: str) -> OwnView | None:
    by_word = called(typed, [view.word for view in views])
    by_name = by_word or called(typed, [view.name for view in views], [view.key for view in views])
    if len(by_name) > 1:
        words = ", ".join(views[at].word for at in by_name)
        raise PlanwatchError(f"several views are called {typed}", f"say which: {words}")
    return views[by_name[0]] if by_name else None


def days_of(view: View, days: Collection[PlanDay]) -> tuple[PlanDay, ...]:
    """The plans of these that it lists."""
    return tuple(day for day in days if view.plan in (None, day.id))


def counted(views: Sequence[OwnView]) -> list[Counted]:
    """What is counted for each; what cannot be read is not counted."""
    found: list[Counted] = []
    for view in views:
        try:
            found.append(Counted(view.word, view.base, parse_filter(view.saved.filter), view.plan))
        except PlanwatchError:
            continue
    return found


def missing(session: Session, view: OwnView, days: Sequence[PlanDay]) -> str:
    """What its filter names and the plans do not have, in one sentence; empty where all is there."""
    for term in parse_filter(view.saved.filter):
        if term.key not in ("lead", "theme") or term.value == "none" or term.negated:
            continue
        known = [one for day in days for one in names(session.database, day.id, term.key)]
        try:
            if place_of(term.key, term.value, [one.name for one in known], [one.label for one in known]) is None:
                return f"view {view.name}: there is no {term.key} '{term.value}' any more"
        except PlanwatchError:  # several may be meant, and are
            continue
    return ""
