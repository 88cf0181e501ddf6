"""How rosy the ratings of each lead have been. For the screen of those who ask for it, never for a report or export."""

from planwatch.model.ratings.optimism import Optimism, optimism
from planwatch.service.session import Session
from planwatch.storage.plan.snapshot import read_snapshot


def of_leads(session: Session) -> dict[tuple[str, str], Optimism]:
    """By the plan's ref and the lead's name: those who have given enough ratings to say."""
    return {
        (day.plan.ref, one.lead): one
        for day in session.plan_days()
        for one in optimism(read_snapshot(session.database, day.id))
    }
