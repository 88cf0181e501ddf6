"""What may go wrong or right for the plan, or has gone wrong already."""

from datetime import date

from msgspec import Struct

from planwatch.model.plan.field import INTERNAL, Field, Holds
from planwatch.model.plan.kinds import RiskKind, RiskStatus


class Risk(Struct, frozen=True, kw_only=True):
    """A risk, issue or opportunity, with who owns it and what lessens it.

    Its levels are values of the plan's own matrix, which gives the score.
    """

    ref: str
    title: str
    kind: RiskKind = RiskKind.RISK
    theme: str = ""
    owner: str = ""
    cause: str = ""
    event: str = ""
    effect: str = ""
    likelihood: int | None = None
    impact: int | None = None
    target_likelihood: int | None = None
    target_impact: int | None = None
    mitigation: str = ""
    mitigated_by: tuple[str, ...] = ()
    """Refs of the actions that lessen it."""
    next_look: date | None = None
    proximity: str = ""
    """How soon it may happen, in words: within three months."""
    escalated_to: str = ""
    status: RiskStatus = RiskStatus.OPEN
    closed_on: date | None = None
    reason: str = ""
    """Why it is closed."""
    raised_on: date | None = None
    internal: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still counts."""
        return self.status is RiskStatus.OPEN


def _level(name: str, label: str = "") -> Field:
    how = "a level of the plan's matrix, as its number or word"
    return Field(name, Holds.NUMBER, label, what="a level of the plan's matrix", help=how, is_optional=True, most=999)


FIELDS = (
    Field("ref", is_needed=True, help="R1; none: the next one"),
    Field("title", is_needed=True),
    Field("kind", Holds.CHOICE, choices=RiskKind, help="risk, issue (it has happened), opportunity"),
    Field("theme", Holds.NAME, of="theme"),
    Field("owner", Holds.NAME, of="lead"),
    Field("cause", Holds.PROSE, help="because of what"),
    Field("event", Holds.PROSE, help="what may happen"),
    Field("effect", Holds.PROSE, help="what would follow"),
    _level("likelihood"),
    _level("impact"),
    _level("target_likelihood", "target L"),
    _level("target_impact", "target I"),
    Field("mitigation", Holds.PROSE, help="what is done about it"),
    Field("mitigated_by", Holds.NAMES, of="action", help="refs of the actions that lessen it"),
    Field("next_look", Holds.DAY, help="when it is looked at again"),
    Field("proximity", help="how soon it may happen: within three months"),
    Field("escalated_to", help="the forum or post that it was put before"),
    Field("status", Holds.CHOICE, choices=RiskStatus),
    Field("closed_on", Holds.DAY, is_past=True, help="its day; else today"),
    Field("reason", Holds.PROSE, help="why it is closed"),
    Field("raised_on", Holds.DAY, is_past=True, help="its day; else today"),
    INTERNAL,
)
"""The fields of a risk that can be typed into."""
