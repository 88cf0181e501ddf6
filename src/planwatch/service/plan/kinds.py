"""The kinds of part that are listed and changed alike, each loaded when it is asked for."""

from importlib import import_module
from typing import Any

from planwatch.service.plan.kind import Kind

_WHERE = {
    "theme": "plan.themes",
    "lead": "plan.leads",
    "forum": "meetings.kinds.forums",
    "source": "sources.sources",
    "cost": "costs.costs",
    "recommendation": "recommendations.recommendations",
    "measure": "measures.measures",
    "commitment": "commitments.commitments",
    "risk": "risks.risks",
    "version": "life.versions",
    "signoff": "life.signoffs",
    "consultee": "life.consultees",
    "communication": "life.communications",
    "dive": "dives.dives",
    "evidence": "dives.evidence",
    "finding": "dives.findings",
    "view": "views.views",
}
"""Kind to module; the kind stands there under its plural in capitals."""


def kind_of(name: str) -> Kind[Any]:
    """The kind of that name."""
    module = import_module(f"planwatch.service.{_WHERE[name]}")
    return getattr(module, _WHERE[name].rpartition(".")[2].upper())


def kind_names() -> tuple[str, ...]:
    """The names of all of them."""
    return tuple(_WHERE)
