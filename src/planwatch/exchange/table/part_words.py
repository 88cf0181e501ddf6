"""What each kind of part is called in the tables of others: the words over its columns, and those in its cells."""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct, field

from planwatch.exchange.table.part_vocabulary import OF_COST, OF_MEASURE, OF_RECOMMENDATION, OF_RISK
from planwatch.exchange.table.words import folded
from planwatch.model.plan.kinds import Cadence, Decision, Direction, RecommendationStatus, RiskKind, RiskStatus

SCORES = ("score", "target_score")
"""What follows from levels, and is only held against the plan's matrix."""
READING = "reading"
"""The figure of a measure in the month, quarter or year that the heading names."""
SHARE = "share"
"""What of a cost falls into the year that the heading names."""


class Listed(Struct, frozen=True, kw_only=True):
    """A kind of part that comes in from tables."""

    kind: str
    plural: str
    title: str
    """The field that says what each is."""
    heads: Mapping[str, str]
    """The phrases over the column of each field, each with how much it speaks for that."""
    like: Mapping[str, str]
    """The field of an action that each is like: by these rows, dates, names and joined cells are told."""
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """Words of a field of choices, by their meaning."""
    instead: str = ""
    """The field that says what each is where there is no title."""


RISK = Listed(
    kind="risk",
    plural="risks",
    title="title",
    instead="event",
    heads=OF_RISK,
    like={
        "ref": "ref", "title": "title", "owner": "lead", "theme": "theme", "status": "status", "mitigation": "how",
        "next_look": "due", "closed_on": "completed", "raised_on": "raised", "effect": "success", "cause": "evidence",
    },
    choices={
        "status": {
            RiskStatus.OPEN: """
                open; live; active; current; new; ongoing; on-going; treat; treating; tolerate; tolerated; mitigate;
                mitigating; accept; accepted; transfer; transferred; avoid; monitor; monitoring; monitored; managed;
                in progress; increasing; decreasing; stable; unchanged; in clarification; reopened; escalated;
                under review; not started; identified; draft; proposed; pending
            """,
            RiskStatus.CLOSED: """
                closed; close; resolved; archived; expired; retired; complete; completed; removed; deleted; withdrawn;
                terminated; no longer a risk; no longer relevant; done
            """,
        },
        "kind": {
            RiskKind.RISK: "risk; risks; threat; r",
            RiskKind.ISSUE: "issue; issues; i",
            RiskKind.OPPORTUNITY: "opportunity; opportunities; o",
        },
    },
)  # fmt: skip
RECOMMENDATION = Listed(
    kind="recommendation",
    plural="recommendations",
    title="text",
    heads=OF_RECOMMENDATION,
    like={
        "number": "ref", "text": "title", "responded_by": "lead", "status": "status", "class": "priority",
        "responded_on": "updated", "closed_on": "completed", "evidence": "evidence", "response": "how",
        "source": "success", "due": "due",
    },
    choices={
        "status": {
            RecommendationStatus.OPEN: """
                open; outstanding; not implemented; not started; in progress; ongoing; partially implemented;
                partly implemented; partially met; not met; live; new; pending; accepted; agreed; not yet implemented;
                underway; under way; overdue; no; not complete; incomplete; active; current
            """,
            RecommendationStatus.IMPLEMENTED: """
                implemented; complete; completed; done; met; fully implemented; delivered; achieved; yes; fully met;
                fully complete; actioned
            """,
            RecommendationStatus.CLOSED: """
                closed; verified; signed off; closed implemented; discharged; withdrawn; superseded;
                no longer applicable; no longer relevant; closed and verified
            """,
        },
        "decision": {
            Decision.ACCEPTED: """
                accepted; agreed; accept; agree; yes; y; fully accepted; fully agreed; accepted in full; approved
            """,
            Decision.PARTLY: """
                partly accepted; partially accepted; partly; partially; partial; partly agreed; partially agreed;
                accepted in part; agreed in part; accepted in principle; agreed in principle
            """,
            Decision.NOT: """
                not accepted; rejected; reject; no; n; declined; not agreed; disagreed; disagree; not approved
            """,
        },
    },
)  # fmt: skip
MEASURE = Listed(
    kind="measure",
    plural="measures",
    title="title",
    heads=OF_MEASURE,
    like={"ref": "ref", "title": "title", "owner": "lead", "target_on": "due", "baseline_on": "raised"},
    choices={
        "direction": {
            Direction.UP: "up; higher; high; increase; increasing; bigger; bigger is better; higher is better; ↑",
            Direction.DOWN: "down; lower; low; decrease; decreasing; reduce; smaller; smaller is better; "
            "lower is better; minimise; ↓",
        },
        "cadence": {
            Cadence.WEEKLY: "weekly; w; week; each week",
            Cadence.FORTNIGHTLY: "fortnightly; every two weeks",
            Cadence.MONTHLY: "monthly; m; month; each month",
            Cadence.QUARTERLY: "quarterly; q; quarter; each quarter; termly",
            Cadence.HALF_YEARLY: "half-yearly; half yearly; six-monthly; six monthly; bi-annual; biannual",
            Cadence.YEARLY: "yearly; annual; annually; a; year; each year",
        },
    },
)  # fmt: skip
COST = Listed(
    kind="cost",
    plural="costs",
    title="title",
    heads=OF_COST,
    like={"ref": "ref", "title": "title", "amount": "cost", "theme": "theme"},
)
LISTED = {one.kind: one for one in (RISK, RECOMMENDATION, MEASURE, COST)}
"""By their kind."""

IMPLIED = {
    RISK.kind: ("reason", "number", "ref"),
    RECOMMENDATION.kind: ("number",),
    MEASURE.kind: ("unit", "direction", "baseline_on", "target_on"),
    COST.kind: ("unit", "period_unit", "amount", "kind"),
}
"""What follows from the cells of a row, and stands where the plan says nothing itself."""

_HEAD = re.compile(r"\s[-–—]\s|[.,:;–—\n(]")


def begins(text: str) -> str:
    """The words with which a cell begins: ``agreed`` of ``Agreed - from May``."""
    return _HEAD.split(folded(text), maxsplit=1)[0].strip()


@cache
def meanings(kind: str, field: str) -> Mapping[str, str]:
    """What each word of a field of choices means."""
    listed = LISTED[kind].choices.get(field, {})
    return {word.strip(): meaning for meaning, words in listed.items() for word in " ".join(words.split()).split(";")}
