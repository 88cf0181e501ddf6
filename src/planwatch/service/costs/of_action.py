"""What one action costs by its lines, for what is to load no more than it needs."""

from planwatch.model.actions.row import ActionRow
from planwatch.service.session import Session
from planwatch.storage.costs.of_action import costs_of


def costs_told(session: Session, row: ActionRow) -> str:
    """As ``cost_of_action``, which is loaded only where there are lines."""
    if not costs_of(session.database, row.id):
        return ""
    from planwatch.service.costs.costs import cost_of_action

    return cost_of_action(session, row)
