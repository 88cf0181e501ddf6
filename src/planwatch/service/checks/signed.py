"""Whether a sign-off that was just written was given before its turn."""

from planwatch.model.actions.row import PlanDay
from planwatch.model.life.chain import chains
from planwatch.service.session import Session
from planwatch.storage.plan.snapshot import read_parts
from planwatch.words.life import early_in_words


def signed_early(session: Session, of: PlanDay, ref: str) -> str:
    """That it was not its turn in the chain, in words; empty where it was, and where it is not signed."""
    known = [one.part for one in read_parts(session.database, of.id, "signoff")]
    step = next((one for one in known if one.ref.casefold() == ref.strip().casefold()), None)
    return early_in_words(chains(known)[step.of].before(step)) if step is not None and step.on is not None else ""
