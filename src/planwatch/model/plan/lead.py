"""Who answers for an action."""

from dataclasses import dataclass
from datetime import date

from planwatch.model.kinds import LeadKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who answers: a post, a partner body or a person. A new holder of a post moves no action."""

    name: str
    kind: LeadKind = LeadKind.POST
    holder: str = ""
    organisation: str = ""
    email: str = ""
    since: date | None = None
    until: date | None = None
