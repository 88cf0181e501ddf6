"""What a source of the plan recommends, and the management response to it."""

from datetime import date

from msgspec import Struct

from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import Decision, RecommendationStatus


class Recommendation(Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """One finding of a source, numbered as there. Actions name it in what they answer."""

    number: str
    """``1``, ``1a``, ``A1.3``."""
    text: str
    class_: str = ""
    """``priority``, ``improvement``, or the source's own word."""
    decision: Decision | None = None
    """None: nobody has decided yet."""
    response: str = ""
    """The management response, in its own words."""
    responded_by: str = ""
    """The post whose word decision and response are, as it was called then."""
    responded_on: date | None = None
    source: str = ""
    """The document that it stands in."""
    due: Span = NO_DATE
    """By when it is to be met, as it was set: a day, or ``within 6 weeks of the report``."""
    status: RecommendationStatus = RecommendationStatus.OPEN
    closed_by: str = ""
    """Who said that it is closed: a post, a forum, the inspectorate."""
    closed_on: date | None = None
    evidence: str = ""
    """What shows that it was implemented."""
    repeats: tuple[str, ...] = ()
    """Numbers of the earlier ones that it says again."""

    @property
    def is_answered(self) -> bool:
        """Whether there is a decision and words to it."""
        return self.decision is not None and bool(self.response.strip())

    def is_overdue(self, today: date) -> bool:
        """Whether its last day has passed while it is open; what was not accepted is not owed by any day."""
        is_owed = self.status is RecommendationStatus.OPEN and self.decision is not Decision.NOT
        return is_owed and self.due.last is not None and self.due.last < today


FIELDS = (
    Field("number", is_needed=True, help="as in the source: 1, 1a, A1.3"),
    Field("text", Holds.PROSE, is_needed=True),
    Field("class", suggested=("priority", "improvement"), help="priority, improvement, or the source's own word"),
    Field(
        "decision",
        Holds.CHOICE,
        what="a decision",
        help="accepted, partly accepted, not accepted; none yet",
        choices=Decision,
        is_optional=True,
    ),
    Field("response", Holds.PROSE, help="the management response"),
    Field("responded_by", label="response by", help="the post whose word it is"),
    Field("responded_on", Holds.DAY, "response on", is_past=True, help="its day; else today"),
    Field("source", Holds.NAME, of="source", help="the document that it stands in"),
    Field("due", Holds.WORDED, help="by when: 30 June, within 6 weeks of the report"),
    Field("status", Holds.CHOICE, what="a status", help="open, implemented, closed", choices=RecommendationStatus),
    Field("closed_by", label="closed by", help="who closed it: a post, a forum, the inspectorate"),
    Field("closed_on", Holds.DAY, "closed on", is_past=True, help="its day; else today"),
    Field("evidence", Holds.PROSE, help="what shows that it was implemented"),
    Field("repeats", Holds.NAMES, of="recommendation", help="earlier ones that it says again: E3"),
)
"""The fields of a recommendation that can be typed into."""
