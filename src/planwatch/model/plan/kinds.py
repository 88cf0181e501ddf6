"""The words that a field of a plan can hold."""

from enum import StrEnum


class PlanStatus(StrEnum):
    """Dates move freely while a plan is a draft; a closed plan stops counting on the day it closed."""

    DRAFT = "draft"
    APPROVED = "approved"
    CLOSED = "closed"


class LeadKind(StrEnum):
    """Who can answer for an action."""

    POST = "post"
    PARTNER = "partner"
    PERSON = "person"


class Status(StrEnum):
    """Where the work is. *Complete* says the task was done, *assured* that evidence shows it worked."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    ASSURED = "assured"
    WITHDRAWN = "withdrawn"


OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS)
"""The statuses in which an action can be late."""
DONE = (Status.COMPLETE, Status.ASSURED)
"""The statuses of an action whose task was done."""


class Rag(StrEnum):
    """Confidence of getting there; the letter in the cell is the first of the word."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Priority(StrEnum):
    """How an action is put before others; none given stands between high and low."""

    HIGH = "high"
    LOW = "low"


class MoveKind(StrEnum):
    """A *slip* counts as a move of the date; a *correction* of a typing error does not."""

    SLIP = "slip"
    CORRECTION = "correction"


class ChaseKind(StrEnum):
    """A lead is *asked* by an update sheet, or *chased*; an action is *escalated* to who stands above its lead."""

    ASKED = "asked"
    CHASED = "chased"
    ESCALATED = "escalated"


class RagRule(StrEnum):
    """What a plan's calculated RAG is worked out from; ``rules.rule_in_words`` says each in words."""

    LATENESS = "lateness"
    PERCENT = "percent"
    EVIDENCE = "evidence"


class DiveStatus(StrEnum):
    """How far a deep dive is."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    REPORTED = "reported"


class EvidenceKind(StrEnum):
    """What a panel asks for: somebody to hear, something to read, somewhere to see."""

    INTERVIEW = "interview"
    DOCUMENT = "document"
    FIGURES = "figures"
    VISIT = "visit"


class MeetingStatus(StrEnum):
    """Planned, then held; issued once its pack is frozen and handed out. Cancelled where it is not to be held."""

    PLANNED = "planned"
    HELD = "held"
    ISSUED = "issued"
    CANCELLED = "cancelled"


class ResolutionKind(StrEnum):
    """What a meeting decided. *Note* makes nothing."""

    APPROVE = "approve"
    REPORT_BACK = "report back"
    EXTEND = "extend"
    ACTION = "action"
    CHALLENGE = "challenge"
    NOTE = "note"


class Decision(StrEnum):
    """What is said to a recommendation; where none was given yet there is none of these."""

    ACCEPTED = "accepted"
    PARTLY = "partly accepted"
    NOT = "not accepted"


class Direction(StrEnum):
    """Which way of a measure is good."""

    UP = "up"
    DOWN = "down"


class Cadence(StrEnum):
    """How often a measure is read."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


class MeasureRule(StrEnum):
    """What a reading before the target's day is held against: the line from baseline to target, or the target."""

    TRAJECTORY = "trajectory"
    TARGET = "target"


class RecommendationStatus(StrEnum):
    """*Implemented* says the organisation, *closed* says whoever may, on evidence."""

    OPEN = "open"
    IMPLEMENTED = "implemented"
    CLOSED = "closed"


class RiskKind(StrEnum):
    """A *risk* may happen, an *issue* has; an *opportunity* would be welcome."""

    RISK = "risk"
    ISSUE = "issue"
    OPPORTUNITY = "opportunity"


class RiskStatus(StrEnum):
    """Closed with a reason: it has passed, or was accepted."""

    OPEN = "open"
    CLOSED = "closed"


class CostKind(StrEnum):
    """Whether a cost was agreed, is expected, or was paid."""

    BUDGET = "budget"
    FORECAST = "forecast"
    ACTUAL = "actual"


class Blue(StrEnum):
    """From when on a finished action is drawn blue on a BRAG plan."""

    NEVER = "never"
    ASSURED = "assured"
    COMPLETE = "complete"


class Grouping(StrEnum):
    """By what the rows of a list are grouped."""

    THEME = "theme"
    LEAD = "lead"
    STATUS = "status"
    PLAN = "plan"
    RECOMMENDATION = "recommendation"
    MONTH = "month"


class Base(StrEnum):
    """The word of a view that everybody has: what a view of one's own begins from."""

    OVERDUE = "overdue"
    SOON = "soon"
    RED = "red"
    NO_UPDATE = "no-update"
    NO_LEAD = "no-lead"
    CHALLENGE = "challenge"
    MOVED = "moved"
    COMPLETE = "complete"
    ALL = "all"
    MINE = "mine"
