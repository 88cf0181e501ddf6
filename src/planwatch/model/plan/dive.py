"""Deep dives: a panel of members looks closely into some recommendations, or into a theme.

Whom it hears and what it asks for is its evidence, what it makes of that are its findings.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.kinds import DiveStatus


class Dive(Struct, frozen=True, kw_only=True):
    """One deep dive of a scrutiny panel, from its scope to what it recommends."""

    name: str
    forum: str = ""
    """The panel or committee that set it up and is told, by its name."""
    status: DiveStatus = DiveStatus.PLANNED
    scope: tuple[str, ...] = ()
    """Numbers of the recommendations that it looks into."""
    theme: str = ""
    """The theme that it looks into, where it is that."""
    set_up_on: date | None = None
    report_by: date | None = None
    """The day by which it is to report."""
    reported_on: date | None = None
    members: tuple[str, ...] = ()
    """By their posts or seats."""
    days: tuple[str, ...] = ()
    """When it met, as written."""
    method: str = ""
    conclusion: str = ""
    made: tuple[str, ...] = ()
    """Numbers of the recommendations that it makes, which are responded to as any; those of its findings beside."""

    def is_late(self, today: date) -> bool:
        """Whether the day by which it was to report is past, and it has not."""
        is_told = self.status is DiveStatus.REPORTED or self.reported_on is not None
        return self.report_by is not None and self.report_by < today and not is_told


def made_by(dive: Dive, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The numbers of what a deep dive recommends, by itself and by its findings, each once."""
    return tuple(dict.fromkeys((*dive.made, *(number for one in findings for number in one.led_to))))


FIELDS = (
    Field("name", is_needed=True, help="what it is called: Deep dive into thresholds"),
    Field("forum", help="the panel or committee that set it up"),
    Field("status", Holds.CHOICE, what="a status", help="planned, under way, reported", choices=DiveStatus),
    Field("scope", Holds.NAMES, of="recommendation", help="the recommendations that it looks into: 1 2"),
    Field("theme", Holds.NAME, of="theme", help="or the theme"),
    Field("set_up_on", Holds.DAY, "set up on", is_past=True, help="the day it was agreed"),
    Field("report_by", Holds.DAY, "report by", help="the day by which it is to report"),
    Field("reported_on", Holds.DAY, "reported on", is_past=True, help="the day it reported back"),
    Field("members", Holds.LINES, help="posts or seats; apart by semicolons", apart="; "),
    Field("days", Holds.LINES, "days met", help="when it met; apart by semicolons", apart="; "),
    Field("method", Holds.PROSE, help="how it went about it"),
    Field("conclusion", Holds.PROSE),
    Field("made", Holds.NAMES, "recommendations made", of="recommendation", help="the recommendations it makes: W1 W2"),
)
"""The fields of a deep dive that can be typed into."""
