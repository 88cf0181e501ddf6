"""Adding actions to a plan."""

from collections.abc import Mapping

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import Status
from planwatch.model.text.names import Add
from planwatch.model.text.refs import next_ref
from planwatch.model.text.visible import short
from planwatch.model.values import replace
from planwatch.service.change import How, Outcome, Target, rows_of
from planwatch.service.checks.typed import on_action
from planwatch.service.due.consequences import open_change
from planwatch.service.due.move import resolved
from planwatch.service.plan import names
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import known_field
from planwatch.service.typed.fields import FIELDS, typed_date, when_columns
from planwatch.storage.actions import listed
from planwatch.storage.writing.batch import Batch
from planwatch.storage.writing.links import set_links

_INSERTED = frozenset(("title", "theme", "lead", "due", "ref"))
_FIRST = ("status", "completed", "start", "percent")
"""Fields on which others hang: a rating on the status."""


def add_action(session: Session, day: PlanDay, values: dict[str, str], *, add: Add = False) -> Outcome:
    """Add an action at the end of its theme. ``values`` are typed fields, ``title`` among them; ref is given if not.

    A rating begins it.
    """
    for name in values:
        known_field("an action", name, FIELDS)
    with open_change(session, session.sign("")) as batch:
        theme_id = names.find(batch, day.id, "theme", values.get("theme", ""), add=add)
        leads = [names.find(batch, day.id, "lead", each, add=add) for each in _leads(batch, day, values)]
        ref = checked_text(values.get("ref", "")).strip() or _next_ref(batch, day, theme_id)
        title = checked_text(values.get("title", "")).strip()
        batch.signature = replace(batch.signature, what=f"{ref} added: {short(title, 60)}")
        action_id = insert_action(batch, day, title, theme_id, leads[0], values.get("due", ""), ref)
        set_links(batch, "action", action_id, "support", [each for each in leads[1:] if each], None, day.id)
        set_more(session, batch, action_id, {name: text for name, text in values.items() if text.strip()}, add=add)
        note = names.added_in_words(batch, [day.id])
    wrong = on_action(session, day, action_id, values)
    return Outcome(batch.id, (ref,), note=note, warnings=tuple(filter(None, (wrong,))))


def set_more(session: Session, batch: Batch, action_id: int, values: Mapping[str, str], *, add: Add) -> None:
    """Set the fields of a new action that ``insert_action`` does not know, in the order in which they hang together."""
    from planwatch.service.actions.edit import set_field  # most actions are added by a few words

    for name in sorted(values.keys() - _INSERTED, key=lambda name: (_FIRST.index(name) if name in _FIRST else 9, name)):
        (row,) = rows_of(session, [Target(action_id)])
        set_field(batch, row, Target(action_id), name, values[name], How(start=True, no_date=True, add=add))


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
