"""A meeting of a forum, and what it decided."""

from datetime import date

from msgspec import Struct

from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import MeetingStatus, ResolutionKind


class Resolution(Struct, frozen=True, kw_only=True):
    """What a meeting decided, numbered as in its minutes."""

    number: int
    kind: ResolutionKind = ResolutionKind.NOTE
    text: str
    action: str = ""
    """The ref of the action that it is about, or that it made."""
    due: Span = NO_DATE
    """When a report back is promised, or until when an extension was agreed."""
    answer: str = ""
    """The report back that was asked for; to any other resolution, the management response."""
    answered_on: date | None = None
    answered_by: str = ""
    """The post or person whose word the answer is, as it was called then."""


class Meeting(Struct, frozen=True, kw_only=True):
    """One meeting of a forum."""

    on: date
    forum: str = ""
    status: MeetingStatus = MeetingStatus.PLANNED
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    minutes: str = ""
    """Markdown."""
    packs: int = 0
    """How many versions of its pack were issued; the last of them is the pack."""
    resolution: tuple[Resolution, ...] = ()

    @property
    def version(self) -> int:
        """The version of its pack; 0 where none was issued."""
        return self.packs or int(self.status is MeetingStatus.ISSUED)


FIELDS = (
    Field("on", Holds.DAY, is_needed=True),
    Field("status", Holds.CHOICE, choices=MeetingStatus),
    Field("present", Holds.LINES, apart="; "),
    Field("apologies", Holds.LINES, apart="; "),
    Field("items", Holds.LINES, apart="; "),
)
"""The fields of a meeting that can be typed into."""
