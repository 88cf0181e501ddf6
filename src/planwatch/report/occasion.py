"""What a report starts from: the plan on its day, for whom it is made, and what they may be given."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planwatch.model.date_changes import DateChange, meeting_after, moved_often
from planwatch.model.plan.action import Action
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.since import Since
from planwatch.model.values import replace
from planwatch.report.rows import Row, Step, no_step, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """For whom a report is made, and which meeting it is for."""

    author: str = ""
    forum: Forum | None = None
    meeting: date | None = None
    """The day of the meeting that it is for."""
    following: date | None = None
    """The day of the meeting after that."""
    issued: bool = False
    as_of: str = ""
    """The moment at which the plan was as it is told, where that is not now."""
    last: Meeting | None = None
    """The forum's last meeting that was held: what is told as new is new since then."""
    since: Since | None = None
    """What changed since then; None where it never met."""
    compared: str = ""
    """How the plan of that meeting is known."""
    items: tuple[str, ...] = ()
    """What is on that meeting's list already."""
    soon: int = 14
    """Days ahead that "due soon" looks where no next meeting is known."""


class Ground:
    """The plan on its day as a report may tell it."""

    def __init__(self, whole: Snapshot, today: date, occasion: Occasion, step: Step = no_step) -> None:
        """``whole`` holds everything; what is internal is withheld from a public forum."""
        self.today = today
        self.occasion = occasion
        self.is_public = occasion.forum is not None and occasion.forum.public
        self.snapshot = without_internal(whole) if self.is_public else whole
        self.plan = whole.plan
        # Rated by all that is known: the rating of an action does not hang on who asks.
        told = {action.ref: action for action in self.snapshot.action}
        self.rows = tuple(_told(row, told[row.action.ref]) for row in rows_of(whole, today, step))
        self._whole = whole

    def internal(self, theme: str = "", lead: str = "") -> int:
        """How many updates are marked internal: in the plan, on a theme, or on what a lead answers for."""
        actions = [
            one for one in self._whole.action if (not theme or one.theme == theme) and (not lead or one.lead == lead)
        ]
        updates = [update for one in actions for update in one.update]
        if not lead:
            updates += [one for part in self._whole.theme if theme in ("", part.title) for one in part.update]
        if not lead and not theme:
            updates += self._whole.plan.update
        return sum(update.internal for update in updates)

    @cached_property
    def since(self) -> date | None:
        """The day after which something is news to the forum: of its last meeting; None where it never met."""
        return self.occasion.last.on if self.occasion.last is not None else None

    @cached_property
    def changes(self) -> tuple[DateChange, ...]:
        """Every move of a due date, newest first."""
        found = [change for row in self.rows for change in self._changes(row)]
        return tuple(sorted(found, key=lambda change: change.move.on, reverse=True))

    def _changes(self, row: Row) -> list[DateChange]:
        action, meetings = row.action, self.snapshot.meeting
        flagged = moved_often(row.listed.moves, self.plan)
        return [
            DateChange(
                0, self.plan.ref, action.ref, action.title, action.theme, action.lead, move, row.listed.moves, flagged,
                meeting_after(move.on, meetings, self.plan.before_meeting),
            )
            for move in action.move
        ]  # fmt: skip


def _told(row: Row, action: Action) -> Row:
    return row if row.action is action else replace(row, listed=replace(row.listed, action=action))


def without_internal(snapshot: Snapshot) -> Snapshot:
    """The plan without the updates that are marked internal."""
    return replace(
        snapshot,
        plan=replace(snapshot.plan, update=_open(snapshot.plan.update)),
        theme=tuple(replace(theme, update=_open(theme.update)) for theme in snapshot.theme),
        action=tuple(replace(action, update=_open(action.update)) for action in snapshot.action),
    )


def _open(updates: tuple[Update, ...]) -> tuple[Update, ...]:
    return tuple(update for update in updates if not update.internal)
