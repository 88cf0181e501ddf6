"""One plan of one organisation, and its rules."""

from datetime import date

from msgspec import Struct

from planwatch.model.dates.working_days import DayCount, Nation
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import Blue, MeasureRule, PlanStatus, RagRule
from planwatch.model.plan.update import Update


class Plan(Struct, frozen=True, kw_only=True):
    """One plan of one organisation."""

    ref: str
    """Short, without blanks or colons; tells plans of one file apart: ``WB:C1.2``."""
    title: str
    organisation: str = ""
    aim: tuple[str, ...] = ()
    """What it is to come to, a line for each aim or objective, in the plan's own words and numbering."""
    triggered_by: str = ""
    starts: date | None = None
    ends: date | None = None
    status: PlanStatus = PlanStatus.DRAFT
    approved_on: date | None = None
    closed_on: date | None = None
    as_at: date | None = None
    """The day its rows are judged by, where it is not today."""
    note: str = ""
    banner: str = ""
    """Words that stand on every screen and export of this plan, such as ``SAMPLE, ratings invented``."""
    assured_label: str = "assured"
    recommendation_label: str = ""
    """What it calls a recommendation, where that is another word: ``finding``, ``area for improvement``."""
    rag_rule: RagRule = RagRule.LATENESS
    red_after: int = 30
    """Days late after which an action in progress is calculated red."""
    no_update_after: int = 28
    """Days without an update after which an action under way counts as *no update*."""
    moves_flagged: int = 3
    """How many moves of its date make an action stand out."""
    red_percent: int = 25
    """Rule *percent*: red up to this share complete."""
    amber_percent: int = 75
    """Rule *percent*: amber up to this share complete, green above."""
    days: DayCount = DayCount.CALENDAR
    nation: Nation = Nation.ENGLAND_AND_WALES
    first_day_counts: bool = False
    """Whether a count of days begins with the day it runs from."""
    year_starts: int = 4
    """The month in which the financial year begins."""
    before_meeting: int = 14
    """A date moved within so many days before a meeting is marked."""
    blue: Blue = Blue.NEVER
    second_person: bool = False
    """Whether assuring takes somebody other than who did the work."""
    route: tuple[str, ...] = ()
    """The steps of escalation, in their order: ``Improvement Board after 14 days or 2 moves``."""
    measure_rule: MeasureRule = MeasureRule.TRAJECTORY
    """What readings of measures are held against before the target's day."""
    risk_matrix: tuple[str, ...] = ()
    """Levels, scores and bands by which its risks are scored, a line each; none: five by five."""
    update: tuple[Update, ...] = ()


RULE = (
    Field("rag_rule", Holds.CHOICE, choices=RagRule),
    Field("red_after", Holds.NUMBER, what="days, such as 30", most=9999),
    Field("no_update_after", Holds.NUMBER, what="days, such as 28", most=9999),
    Field("moves_flagged", Holds.NUMBER, what="moves, such as 3", least=1, most=99),
    Field("red_percent", Holds.NUMBER, what="per cent, such as 25", most=100),
    Field("amber_percent", Holds.NUMBER, what="per cent, such as 75", most=100),
    Field("days", Holds.CHOICE, choices=DayCount),
    Field("nation", Holds.CHOICE, choices=Nation),
    Field("first_day_counts", Holds.SWITCH),
    Field("year_starts", Holds.NUMBER, what="a month from 1 to 12", least=1, most=12),
    Field("before_meeting", Holds.NUMBER, what="days, such as 14", most=9999),
    Field("blue", Holds.CHOICE, choices=Blue),
    Field("second_person", Holds.SWITCH),
    Field("route", Holds.LINES, apart="; ", help="Improvement Board after 14 days; Cabinet after 60 days or 3 moves"),
)
"""The fields that say how its dates and ratings are judged."""

FIELDS = (
    Field("title", Holds.PROSE, is_needed=True),
    Field("ref", is_needed=True),
    Field("organisation"),
    Field("status", Holds.CHOICE, choices=PlanStatus),
    Field("approved_on", Holds.DAY),
    Field("closed_on", Holds.DAY),
    Field("as_at", Holds.DAY),
    Field("starts", Holds.DAY),
    Field("ends", Holds.DAY),
    Field("aim", Holds.LINES, apart="; ", help="one or several: Get out of the lowest grade; Then to good"),
    Field("triggered_by", Holds.PROSE),
    Field("note", Holds.PROSE),
    Field("assured_label"),
    Field("recommendation_label", help="what it calls a recommendation: finding, must-do, area for improvement"),
    *RULE,
    Field("measure_rule", Holds.CHOICE, choices=MeasureRule, help="trajectory: the line from baseline to target"),
    Field("risk_matrix", Holds.LINES, apart="; ", help="bands green low, amber medium from 6, red high from 16"),
)
"""The fields of a plan that can be typed into."""
