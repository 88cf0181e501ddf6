"""Adding actions to a plan."""

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import Status
from planwatch.model.text.names import Add
from planwatch.model.text.refs import next_ref
from planwatch.model.text.visible import short
from planwatch.model.values import replace
from planwatch.service.change import Outcome
from planwatch.service.checks.typed import on_action
from planwatch.service.due.consequences import open_change
from planwatch.service.due.move import resolved
from planwatch.service.plan import names
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.fields import typed_date, when_columns
from planwatch.storage.actions import listed
from planwatch.storage.writing.batch import Batch
from planwatch.storage.writing.links import set_links


def add_action(session: Session, day: PlanDay, values: dict[str, str], *, add: Add = False) -> Outcome:
    """Add an action at the end of its theme. ``values`` are typed fields, ``title`` among them; ref is given if not."""
    with open_change(session, session.sign("")) as batch:
        theme_id = names.find(batch, day.id, "theme", values.get("theme", ""), add=add)
        leads = [names.find(batch, day.id, "lead", each, add=add) for each in _leads(batch, day, values)]
        ref = checked_text(values.get("ref", "")).strip() or _next_ref(batch, day, theme_id)
        title = checked_text(values.get("title", "")).strip()
        batch.signature = replace(batch.signature, what=f"{ref} added: {short(title, 60)}")
        action_id = insert_action(batch, day, title, theme_id, leads[0], values.get("due", ""), ref)
        set_links(batch, "action", action_id, "support", [each for each in leads[1:] if each], None, day.id)
        note = names.added_in_words(batch, [day.id])
    wrong = on_action(session, day, action_id, values)
    return Outcome(batch.id, (ref,), note=note, warnings=tuple(filter(None, (wrong,))))


def _leads(batch: Batch, day: PlanDay, values: dict[str, str]) -> list[str]:
    return names.leads_typed(batch, day.id, values.get("lead", ""))


def insert_action(
    batch: Batch, day: PlanDay, title: str, theme_id: int | None, lead_id: int | None, due: str, ref: str = ""
) -> int:
    """Add an action that has not started, with the due date typed; returns its id."""
    if not title:
        raise PlanwatchError("an action needs a title", "type what is to be done")
    return batch.insert(
        "action",
        {
            "plan_id": day.id,
            "seq": batch.next_seq("action"),
            "ref": ref or _next_ref(batch, day, theme_id),
            "title": title,
            "theme_id": theme_id,
            "lead_id": lead_id,
            "status": Status.NOT_STARTED.value,
            "added": day.today.isoformat(),
            **when_columns("due", resolved(batch.database, day, typed_date(day, due))),
        },
    )


def _next_ref(batch: Batch, day: PlanDay, theme_id: int | None) -> str:
    ref = next_ref(listed.last_refs(batch.database, day.id, theme_id))
    while listed.is_taken(batch.database, day.id, ref):
        ref = next_ref([ref])
    return ref
