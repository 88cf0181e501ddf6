"""What a late action reaches, read out of the file: only the parts that the tree can lead through."""

from planwatch.model.actions.row import ActionRow
from planwatch.model.knock_on.radius import Around, Reach, kinds_looked_at, radius
from planwatch.service.session import Session
from planwatch.storage.plan.snapshot import read_around
from planwatch.storage.waits.knock_on import linked


def knock_on(session: Session, row: ActionRow) -> tuple[Reach, ...]:
    """All that an action reaches, as the lines of a tree from the top down."""
    ids = sorted(linked(session.database, row.of, row.id))
    found = read_around(session.database, row.of.id, ids, kinds_looked_at())
    return radius(Around(found, row.of), row.action.ref)
