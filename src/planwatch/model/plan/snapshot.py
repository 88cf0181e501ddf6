"""A whole plan at a moment."""

from msgspec import Struct

from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.theme import Theme


class Snapshot(Struct, frozen=True, kw_only=True):
    """The whole plan at a moment, in the plan's order; what every importer yields and every exporter starts from."""

    plan: Plan
    theme: tuple[Theme, ...] = ()
    lead: tuple[Lead, ...] = ()
    recommendation: tuple[Recommendation, ...] = ()
    action: tuple[Action, ...] = ()
    forum: tuple[Forum, ...] = ()
    meeting: tuple[Meeting, ...] = ()
    dive: tuple[Dive, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    format: int = 1
