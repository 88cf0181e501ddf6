"""Starting a plan, and changing what is true of the whole of it."""

from planwatch.errors import PlanwatchError
from planwatch.model.text.refs import next_ref, ref_of_title
from planwatch.model.text.visible import short
from planwatch.service.plan import names
from planwatch.service.session import Session, checked_text
from planwatch.storage.plan.records import plans
from planwatch.storage.writing.batch import open_batch


def checked_plan_ref(ref: str) -> str:
    """A ref that tells plans of a file apart: no blanks, no colons."""
    ref = checked_text(ref).strip()
    if not ref or any(character.isspace() or character == ":" for character in ref):
        raise PlanwatchError(f"'{ref}' is no ref of a plan", "a short word without blanks or colons, such as WB")
    return ref


def add_plan(session: Session, ref: str, title: str, *, theme: str = "", lead: str = "") -> int:
    """Start a draft plan, empty but for its first theme and who leads that, where they are given.

    Returns the number of the change.
    """
    ref, title = checked_plan_ref(ref), checked_text(title).strip()
    if not title:
        raise PlanwatchError("a plan needs a title", "type one")
    with open_batch(session.database, session.sign(f"plan {ref} started: {short(title, 60)}")) as batch:
        plan_id = batch.insert("plan", {"seq": batch.next_seq("plan"), "ref": ref, "title": title})
        lead_id = names.find(batch, plan_id, "lead", lead, add=True)
        theme_id = names.find(batch, plan_id, "theme", theme, add=True)
        if theme_id is not None and lead_id is not None:
            batch.change("theme", theme_id, {"lead_id": lead_id})
    return batch.number


def proposed_ref(session: Session, title: str) -> str:
    """A ref for a plan of that title which no plan of the file has."""
    taken = {kept.plan.ref.casefold() for kept in plans(session.database)}
    ref = ref_of_title(title)
    return next_ref([*taken, f"{ref}1"]) if ref.casefold() in taken else ref
