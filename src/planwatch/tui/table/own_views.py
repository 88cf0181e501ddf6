"""The views of one's own as the list knows them, and how each looks: as it was saved, or as it was changed since."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from planwatch.model.actions.row import PlanDay
from planwatch.model.actions.views import VIEWS, View, everybodys
from planwatch.model.text.visible import visible
from planwatch.service.session import Session
from planwatch.service.views.look import Look, look_of
from planwatch.tui.command import Command

if TYPE_CHECKING:
    from planwatch.service.views.own import OwnView


class OwnViews:
    """What was changed in one stays until the app is left; views of everybody share the filter that is typed."""

    def __init__(self) -> None:
        self.all: tuple[OwnView, ...] = ()
        self.problem = ""
        """What is wrong with the file of the user's own; empty where all is well."""
        self._left: dict[str, Look] = {}
        """How those look that were shown, by their words."""
        self._typed = ""
        """The filter over views of everybody."""

    def read(self, session: Session, days: Sequence[PlanDay]) -> None:
        """Have those that there are now."""
        from planwatch.service.views.own import own_views  # no list waits for them

        self.all, self.problem = own_views(session, days)

    def every(self) -> tuple[View, ...]:
        """All views in their order, those of everybody first."""
        return (*VIEWS, *self.all)

    def named(self, word: str) -> View | None:
        """The view of that word; None where there is none, or none any more."""
        return everybodys(word) or next((view for view in self.all if view.word == word), None)

    def left(self, view: View, look: Look) -> None:
        """Keep how that view looks, as another is shown."""
        if view.is_own:
            self._left[view.word] = look
        else:
            self._typed = look.filter

    def forget(self, view: View) -> None:
        """Have that view as it was saved, the next time it is shown."""
        self._left.pop(view.word, None)

    def look(self, view: View, *, saved: bool) -> tuple[Look, str]:
        """How to show that view, and what of it makes no sense here; ``saved``: as it was saved, whatever was changed.

        Raises PlanwatchError where it cannot be shown.
        """
        if not view.is_own:
            return Look(self._typed), ""
        look, problem = look_of(cast("OwnView", view).saved)
        return self._left.get(view.word, look) if not saved else look, problem


def differs(view: View, look: Look) -> bool:
    """Whether a view of one's own looks otherwise than it was saved."""
    return view.is_own and look != look_of(cast("OwnView", view).saved)[0]


def commands(own: "Sequence[OwnView]") -> tuple[Command, ...]:
    """What shows each of them."""
    return tuple(
        Command(f"view {view.word}", (view.key,) if view.key else (), "list:view", visible(view.name),
                f"view of {'your own' if view.of is None else view.whose}: {view.base} {view.filter}".strip(),
                "Looking", about=(view.word,))
        for view in own
    )  # fmt: skip
