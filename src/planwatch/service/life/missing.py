"""Whose sign-off is missing, for whoever approves a plan."""

from planwatch.model.actions.row import PlanDay
from planwatch.model.life.chain import Chain, chains
from planwatch.model.plan.kinds import PlanStatus
from planwatch.service.session import Session
from planwatch.storage.plan.snapshot import read_parts
from planwatch.words.life import missing_in_words


def missing_signoffs(session: Session, day: PlanDay) -> str:
    """Whose sign-off of the newest version a plan that is approved lacks, in words; empty where none is missing."""
    versions = read_parts(session.database, day.id, "version") if day.plan.status is PlanStatus.APPROVED else []
    if not versions:
        return ""
    name = versions[-1].part.name
    known = chains(one.part for one in read_parts(session.database, day.id, "signoff"))
    return missing_in_words(name, known.get(name, Chain()))
