"""A meeting of a forum, and what it decided."""

from datetime import date

from msgspec import Struct

from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import MeetingStatus, ResolutionKind


class Resolution(Struct, frozen=True, kw_only=True):
    """What a meeting decided, numbered as in its minutes."""

    number: int | str
    """``1``, or a text where it is more than a whole number: ``42.1``."""
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
    reason: str = ""
    """Why it was cancelled."""
    first_on: date | None = None
    """The day that it was first planned for, where it was moved: calendars know it by that."""
    times: str = ""
    """When it opened and closed, as written: ``6.33 pm to 9.37 pm``."""
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """As they were typed, each with the council's own number where it was typed with one."""
    declarations: tuple[str, ...] = ()
    """Of interest."""
    points: tuple[str, ...] = ()
    """What members raised, asked or were told, that no resolution holds."""
    minutes: str = ""
    """Markdown."""
    approved_on: date | None = None
    """The day of the meeting that approved its minutes."""
    corrections: str = ""
    """What that corrected in them, in words."""
    packs: int = 0
    """How many versions of its pack were issued; the last of them is the pack."""
    resolution: tuple[Resolution, ...] = ()

    @property
    def version(self) -> int:
        """The version of its pack; 0 where none was issued."""
        return self.packs or int(self.status is MeetingStatus.ISSUED)

    @property
    def is_cancelled(self) -> bool:
        """Whether it is not to be held."""
        return self.status is MeetingStatus.CANCELLED

    @property
    def first_day(self) -> date:
        """The day that it was first planned for: what calendars know it by, wherever it is moved."""
        return self.first_on or self.on


FIELDS = (
    Field("on", Holds.DAY, is_needed=True),
    Field("status", Holds.CHOICE, choices=MeetingStatus),
    Field("reason"),
    Field("times", label="opened and closed", help="6.33 pm to 9.37 pm"),
    Field("present", Holds.LINES, apart="; "),
    Field("apologies", Holds.LINES, apart="; "),
    Field("items", Holds.LINES, apart="; "),
    Field("declarations", Holds.LINES, apart="; "),
    Field("points", Holds.LINES, apart="; "),
)
"""The fields of a meeting that can be typed into."""
LISTS = tuple(field.name for field in FIELDS if field.holds is Holds.LINES)
"""Those that hold several texts."""
