"""What shows that the plan worked: a figure with a baseline, a target and readings over time."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import Cadence, Direction


class Reading(Struct, frozen=True, kw_only=True):
    """The figure as it was on a day; never overwritten: of several of one day the last one counts."""

    FIRST: ClassVar = ("on", "value")
    """The flat names that stand before the others."""

    on: date
    """The day that it is of, such as the last of a month; mostly before the day on which it was known."""
    value: Decimal
    note: str = ""
    by: str = ""
    """Whose word it is."""
    provisional: bool = False
    """Whether it may still change."""
    internal: bool = False
    """Whether a public forum is not given the note; the figure it is given."""
    who: str = ""
    """Who typed it."""
    at: datetime | None = None
    """When it was typed, in UTC."""


class Measure(Struct, frozen=True, kw_only=True):
    """How somebody will know that it worked."""

    ref: str
    title: str
    unit: str = ""
    """``%``, ``days``, ``£``; empty: a plain number."""
    direction: Direction | None = None
    """None: the way from the baseline to the target."""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    """The day by which the target is to be reached."""
    tolerance: Decimal | None = None
    """How far off the target is still within tolerance, in the measure's unit; None: not at all."""
    cadence: Cadence | None = None
    lag: int | None = None
    """Days from the day that a reading is of until its figure is known."""
    breakdown: str = ""
    """What it is broken down by: by team, by age."""
    source: str = ""
    """Where the figures come from."""
    owner: str = ""
    actions: tuple[str, ...] = ()
    """Refs of the actions that it shows to have worked."""
    recommendations: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    """Refs of the commitments that it shows to be kept."""
    reading: tuple[Reading, ...] = ()


FIELDS = (
    Field("ref", is_needed=True, help="M1; none: the next one"),
    Field("title", Holds.PROSE, is_needed=True),
    Field("unit", suggested=("%", "days", "£"), help="%, days, £; none: a plain number"),
    Field(
        "direction", Holds.CHOICE, "good is", what="up or down", choices=Direction, is_optional=True,
        help="up or down; none: the way from baseline to target",
    ),
    Field("baseline", Holds.FIGURE),
    Field("baseline_on", Holds.DAY, "baseline of", help="the day on which it was so", is_past=True),
    Field("target", Holds.FIGURE),
    Field("target_on", Holds.DAY, "target by", help="the day by which it is to be reached"),
    Field("tolerance", Holds.FIGURE, help="how far off is still within tolerance, in the unit"),
    Field("cadence", Holds.CHOICE, what="a cadence", choices=Cadence, is_optional=True, help="how often it is read"),
    Field("lag", Holds.NUMBER, what="days, such as 30", most=999, is_optional=True, help="days until it is known"),
    Field("breakdown", help="by team, by age"),
    Field("source", help="where the figures come from"),
    Field("owner", Holds.NAME, of="lead"),
    Field("actions", Holds.NAMES, of="action", help="refs of what it shows to have worked"),
    Field("recommendations", Holds.NAMES, of="recommendation", help="numbers of what it shows to be met"),
    Field("commitments", Holds.NAMES, of="commitment", help="refs of what it shows to be kept"),
)  # fmt: skip
"""The fields of a measure that can be typed into."""
