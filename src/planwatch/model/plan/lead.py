"""Who answers for an action."""

from datetime import date

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import LeadKind


class Lead(Struct, frozen=True, kw_only=True):
    """Who answers: a post, a partner body or a person. A new holder of a post moves no action."""

    name: str
    kind: LeadKind = LeadKind.POST
    holder: str = ""
    organisation: str = ""
    email: str = ""
    since: date | None = None
    until: date | None = None


FIELDS = (
    Field("name", is_needed=True),
    Field("kind", Holds.CHOICE, choices=LeadKind),
    Field("holder"),
    Field("organisation"),
    Field("email", Holds.ADDRESS),
    Field("since", Holds.DAY),
    Field("until", Holds.DAY),
)
