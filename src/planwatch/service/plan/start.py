"""Starting a plan, and changing what is true of the whole of it."""

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import short
from planwatch.service.session import Session, checked_text
from planwatch.storage.writing.batch import open_batch


def checked_plan_ref(ref: str) -> str:
    """A ref that tells plans of a file apart: no blanks, no colons."""
    ref = checked_text(ref).strip()
    if not ref or any(character.isspace() or character == ":" for character in ref):
        raise PlanwatchError(f"'{ref}' is no ref of a plan", "a short word without blanks or colons, such as WB")
    return ref


def add_plan(session: Session, ref: str, title: str) -> int:
    """Start an empty draft plan; returns the number of the change."""
    ref, title = checked_plan_ref(ref), checked_text(title).strip()
    if not title:
        raise PlanwatchError("a plan needs a title", "type one")
    with open_batch(session.database, session.sign(f"plan {ref} started: {short(title, 60)}")) as batch:
        batch.insert("plan", {"seq": batch.next_seq("plan"), "ref": ref, "title": title})
    return batch.number
