"""The documents that a plan answers."""

from msgspec import Struct

from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.field import Field, Holds


class Source(Struct, frozen=True, kw_only=True):
    """An inspection report, a review, an earlier inspection: what recommends something."""

    name: str
    kind: str = ""
    """What it is, in the plan's own word: ``inspection``."""
    body: str = ""
    """Whose it is: an inspectorate, a peer, the plan's own organisation."""
    date: Span = NO_DATE
    """When it was published, as written."""
    link: str = ""
    """Where it can be read."""


FIELDS = (
    Field("name", is_needed=True, help="what it is called: Ofsted inspection 2015"),
    Field(
        "kind", suggested=("inspection", "review", "audit", "earlier inspection"), help="inspection, review, audit …"
    ),
    Field("body", help="whose it is: Ofsted"),
    Field("date", Holds.WORDED, help="when it was published"),
    Field("link", help="where it can be read"),
)
"""The fields of a source that can be typed into."""
