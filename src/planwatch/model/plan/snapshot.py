"""A whole plan at a moment."""

from msgspec import Struct

from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.communication import Communication
from planwatch.model.plan.consultee import Consultee
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.evidence import Evidence
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.measure import Measure
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.signoff import Signoff
from planwatch.model.plan.source import Source
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.version import Version
from planwatch.model.plan.view import SavedView


class Snapshot(Struct, frozen=True, kw_only=True):
    """The whole plan at a moment, in the plan's order; what every importer yields and every exporter starts from."""

    plan: Plan
    theme: tuple[Theme, ...] = ()
    lead: tuple[Lead, ...] = ()
    source: tuple[Source, ...] = ()
    recommendation: tuple[Recommendation, ...] = ()
    action: tuple[Action, ...] = ()
    commitment: tuple[Commitment, ...] = ()
    measure: tuple[Measure, ...] = ()
    risk: tuple[Risk, ...] = ()
    cost: tuple[Cost, ...] = ()
    forum: tuple[Forum, ...] = ()
    meeting: tuple[Meeting, ...] = ()
    version: tuple[Version, ...] = ()
    signoff: tuple[Signoff, ...] = ()
    consultee: tuple[Consultee, ...] = ()
    communication: tuple[Communication, ...] = ()
    dive: tuple[Dive, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    finding: tuple[Finding, ...] = ()
    view: tuple[SavedView, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    format: int = 1
