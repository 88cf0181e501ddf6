"""Evidence of a deep dive: whom the panel hears and what it asks to see, and what came of it."""

from datetime import date

from msgspec import Struct

from planwatch.model.plan.field import INTERNAL, Field, Holds
from planwatch.model.plan.kinds import EvidenceKind


class Evidence(Struct, frozen=True, kw_only=True):
    """One thing that a panel asked for, or one interview, whether it came or not."""

    ref: str
    title: str
    """Whom the panel hears, or what it asks to see."""
    dive: str = ""
    kind: EvidenceKind = EvidenceKind.DOCUMENT
    given_by: str = ""
    """The post or body that is asked for it, or that speaks."""
    asked_on: date | None = None
    seen_on: date | None = None
    """The day on which it was seen or heard."""
    says: str = ""
    """What was said, or what it shows."""
    internal: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether it came: on a day that is known, or with what it says."""
        return self.seen_on is not None or bool(self.says.strip())


FIELDS = (
    Field("ref", is_needed=True, help="E1; none: the next one"),
    Field("title", Holds.PROSE, is_needed=True, help="whom the panel hears, or what it asks to see"),
    Field("dive", Holds.NAME, "deep dive", of="dive", help="none: the only one of the plan"),
    Field("kind", Holds.CHOICE, what="a kind", help="interview, document, figures, visit", choices=EvidenceKind),
    Field("given_by", label="from", help="the post or body that is asked for it, or that speaks"),
    Field("asked_on", Holds.DAY, "asked for on", is_past=True),
    Field("seen_on", Holds.DAY, "seen on", is_past=True, help="the day on which it was seen or heard; none: not yet"),
    Field("says", Holds.PROSE, help="what was said, or what it shows"),
    INTERNAL,
)
"""The fields of evidence that can be typed into."""
