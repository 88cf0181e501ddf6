"""Looking at the plan as it was, and coming back to now."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from planwatch.model.actions.row import Listed
from planwatch.service.actions.edit import How
from planwatch.service.session import Session
from planwatch.tui.changing import ChangingScreen
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.worklist import Worklist

if TYPE_CHECKING:
    from planwatch.service.meetings.forums import ForumRow


class LookingBack(ChangingScreen):
    """The part of triage that goes back in time, and tells how things went; it comes before all that changes actions.

    Nothing can be changed meanwhile: the copy that is looked at refuses to be written.
    """

    worklist: Worklist
    use_session: Callable[[Session], None]
    reload: Callable[[], None]
    _now: Session | None = None
    """The session to come back to; None: it is now."""

    def action_as_of(self) -> None:
        """Ask for a moment, and show the plan as it was; while it is shown, come back."""
        if self._now is not None:
            self._come_back()
            return
        from planwatch.service.meetings.moments import moments

        self.prompt.ask("As of (a day, a forum, a change): ", self._look_back, names=moments(self.session))

    def _look_back(self, words: str) -> None:
        from planwatch.service.meetings.moments import looking_back, moment

        if not words.strip():
            return
        past = looking_back(self.session, moment(self.session, words))
        self._now = self.session
        self._show(past)
        label = past.as_of.label if past.as_of is not None else ""
        self.say(f"as of {label}: only to look at · T or esc comes back")

    def on_unmount(self) -> None:
        """The copy that is looked at is nobody else's to close."""
        if self._now is not None:
            self.session.database.close()

    def _come_back(self) -> None:
        now, past = self._now, self.session
        if now is not None:
            self._now = None
            self._show(replace(now, plan=past.plan))
            past.database.close()
            self.say("now again")

    def _show(self, session: Session) -> None:
        table = self.query_one(PlanTable)
        if table.marks:
            table.action_clear_marks()
        self.worklist.forget_ratings()
        self.use_session(session)
        self.query_one(KeyBar).refresh()

    def action_back(self) -> None:
        """One step back: what narrows the list first, then from the past to now."""
        table = self.query_one(PlanTable)
        narrowed = self.has_class("-filtering") or table.ranging or table.marks or self.worklist.filter
        if self._now is not None and not narrowed:
            self._come_back()
        else:
            super().action_back()  # pyright: ignore[reportAttributeAccessIssue]

    def edit(self, field: str, text: str | None = None, how: How | None = None) -> None:
        if self._now is not None:
            self.say("this is the past, only to look at · T or esc comes back", wrong=True)
        else:
            super().edit(field, text, how)  # pyright: ignore[reportAbstractUsage, reportCallIssue]

    def action_since(self) -> None:
        """What changed since a forum last met; where several have, it is asked which."""
        from planwatch.service.meetings.forums import forums
        from planwatch.service.meetings.meetings import last_held

        met = [row for row in forums(self.session) if last_held(self.session, row.of, row.forum.name) is not None]
        row: Listed | None = self.row()
        own = [one for one in met if row is not None and one.of.id == row.of.id] or met
        if not met:
            self.say("no forum has met yet · B plans and holds meetings", wrong=True)
        elif len(met) == 1:
            self._open_since(met[0])
        else:
            self._pick_forum(met, own[0])

    def _pick_forum(self, met: "list[ForumRow]", at: "ForumRow") -> None:
        from planwatch.tui.screens.picker import Picker

        several = len({one.of.id for one in met}) > 1
        entries = [(str(one.id), f"{one.of.plan.ref}  {one.forum.name}" if several else one.forum.name) for one in met]

        def picked(key: str | None) -> None:
            if key is not None:
                self._open_since(next(one for one in met if str(one.id) == key))

        self.app.push_screen(Picker("Since which forum last met?", entries, at=str(at.id)), picked)

    def _open_since(self, forum: "ForumRow") -> None:
        from planwatch.tui.screens.since import SinceScreen

        self.app.push_screen(SinceScreen(self.session, forum), lambda _: self.reload())

    def action_trend(self) -> None:
        """How the plan went, as a chart."""
        from planwatch.tui.screens.trend import TrendScreen

        self.app.push_screen(TrendScreen(self.session))
