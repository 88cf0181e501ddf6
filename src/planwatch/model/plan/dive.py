"""Deep dives: a panel of members looks closely into some recommendations, or into a theme."""

from datetime import date

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds
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
    reported_on: date | None = None
    members: tuple[str, ...] = ()
    """By their posts or seats."""
    days: tuple[str, ...] = ()
    """When it met, as written."""
    method: str = ""
    interviews: tuple[str, ...] = ()
    """Whom it heard, each with the day and what was said."""
    asked: tuple[str, ...] = ()
    """The evidence that it asked for."""
    seen: tuple[str, ...] = ()
    """The evidence that it was given or saw."""
    findings: tuple[str, ...] = ()
    """What it found, each with the number of what that is about: ``1: …``, ``A4: …``."""
    conclusion: str = ""
    made: tuple[str, ...] = ()
    """Numbers of the recommendations that it makes, which are responded to as any."""


FIELDS = (
    Field("name", is_needed=True, help="what it is called: Deep dive into thresholds"),
    Field("forum", help="the panel or committee that set it up"),
    Field("status", Holds.CHOICE, what="a status", help="planned, under way, reported", choices=DiveStatus),
    Field("scope", Holds.NAMES, of="recommendation", help="the recommendations that it looks into: 1 2"),
    Field("theme", Holds.NAME, of="theme", help="or the theme"),
    Field("set_up_on", Holds.DAY, "set up on", is_past=True, help="the day it was agreed"),
    Field("reported_on", Holds.DAY, "reported on", is_past=True, help="the day it reported back"),
    Field("members", Holds.LINES, help="posts or seats; apart by semicolons", apart="; "),
    Field("days", Holds.LINES, "days met", help="when it met; apart by semicolons", apart="; "),
    Field("method", Holds.PROSE, help="how it went about it"),
    Field("interviews", Holds.LINES, help="whom it heard, when, what was said; apart by semicolons", apart="; "),
    Field("asked", Holds.LINES, "evidence asked for", help="apart by semicolons", apart="; "),
    Field("seen", Holds.LINES, "evidence seen", help="apart by semicolons", apart="; "),
    Field("findings", Holds.LINES, help="1: thresholds are not applied alike; A4: …", apart="; "),
    Field("conclusion", Holds.PROSE),
    Field("made", Holds.NAMES, "recommendations made", of="recommendation", help="the recommendations it makes: W1 W2"),
)
"""The fields of a deep dive that can be typed into."""
