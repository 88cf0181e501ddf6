"""Whose word it is that the evidence shows an action worked."""

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.service.session import checked_text
from planwatch.service.typed.fields import Columns
from planwatch.storage.journal.signed import completed_by
from planwatch.storage.people.leads import lead_and_holder
from planwatch.storage.writing.batch import Batch


def assurance(batch: Batch, row: ActionRow, by: str = "") -> Columns:
    """Who assured it, and when; raises PlanwatchError where that must be somebody else."""
    name = " ".join(checked_text(by).split()) or batch.signature.who
    if row.of.plan.second_person:
        first = {*lead_and_holder(batch.database, row.id), completed_by(batch.database, row.id)} - {""}
        if _plain(name) in {_plain(person) for person in first}:
            raise PlanwatchError(
                f"{row.action.ref}: this plan asks for a second person, and {name} did the work",
                "let somebody else look at the evidence, and name them",
            )
    return {"assured_by": name, "assured_on": row.of.today.isoformat()}


def _plain(name: str) -> str:
    """A name without what people leave out: "R. Jones" is "r jones"."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name).casefold().split())
