"""Changing fields of one action or of many, adding actions and taking them out of the plan."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.actions.row import Listed, PlanDay
from planwatch.model.plan.kinds import Status
from planwatch.model.text.refs import next_ref
from planwatch.service.actions.assure import assurance
from planwatch.service.due.consequences import open_change
from planwatch.service.due.move import move_due, resolved
from planwatch.service.plan import names
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import known_field
from planwatch.service.typed.fields import FIELDS, columns_for, when_columns
from planwatch.service.waits.dependencies import set_depends_on
from planwatch.storage.actions import listed
from planwatch.storage.writing.batch import Batch, write_reason
from planwatch.storage.writing.words import removed_meanwhile


@dataclass(frozen=True, slots=True)
class Target:
    """An action to change, and the version of it that the user saw (None: whatever it is now)."""

    id: int
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change came to. ``number`` is that of the change in the journal, None where nothing changed."""

    number: int | None
    changed: tuple[str, ...]
    """Refs; where ``number`` is None, of those that were so already."""
    left: tuple[tuple[str, str], ...] = ()
    """Refs left alone, each with the reason."""

    def in_words(self) -> str:
        """``7 of 9, 2 left alone: C1.2 is complete …``"""
        total = len(self.changed) + len(self.left)
        if not self.left:
            return f"{total} changed" if total > 1 else ""
        return f"{len(self.changed)} of {total}, {len(self.left)} left alone: {self.left[0][1]}"


@dataclass(frozen=True, slots=True)
class How:
    """How an edit is meant, beyond what was typed."""

    why: str = ""
    correction: bool = False
    """A moved date corrects a typing error, and does not count as a move; needs ``why``."""
    start: bool = False
    """Begin an action that is given its first rating."""
    add: bool = False
    """Add a lead or theme that the plan does not have yet."""


Apply = Callable[[Batch, Listed, Target], None]


def apply_to(session: Session, targets: Sequence[Target], what: str, why: str, apply: Apply) -> Outcome:
    """Apply one change to many actions as one batch. Those that cannot take it are left alone and told.

    ``{}`` in ``what`` becomes the ref, or how many. Where none can take it, the first refusal is raised. A Conflict
    takes back the whole.
    """
    refs: list[str] = []
    same: list[str] = []
    left: list[tuple[str, PlanwatchError]] = []
    with open_change(session, session.sign(what, why)) as batch:
        for target, row in zip(targets, rows_of(session, targets), strict=True):
            try:
                with batch.attempt() as changes:
                    apply(batch, row, target)
                (refs if changes else same).append(row.action.ref)
            except Conflict:
                raise
            except PlanwatchError as refusal:
                if len(targets) == 1:
                    raise
                left.append((row.action.ref, refusal))
        if left and not refs and not same:
            raise left[0][1]
        if refs:
            left += [(ref, PlanwatchError(f"{ref} is so already")) for ref in same]
        else:
            refs = same
        named = refs[0] if len(refs) == 1 else f"{len(refs)} actions"
        batch.signature = replace(batch.signature, what=what.replace("{}", named, 1))
    return Outcome(batch.id, tuple(refs), tuple((ref, refusal.message) for ref, refusal in left))


def rows_of(session: Session, targets: Iterable[Target]) -> list[Listed]:
    """The rows of the targets as they are now; raises Conflict where one was removed."""
    all_plans = replace(session, plan="").plan_days()
    wanted = [target.id for target in targets]
    found = listed.rows(session.database, all_plans, wanted)
    if None in found:
        raise removed_meanwhile(session.database, "action", wanted[found.index(None)])
    return [row for row in found if row is not None]


def set_fields(session: Session, targets: Sequence[Target], changes: dict[str, str], how: How | None = None) -> Outcome:
    """Set fields of one or many actions to what was typed, in the order given, as one change; see ``apply_to``."""
    how = how or How()
    for name, text in changes.items():
        known_field("an action", name, FIELDS)
        checked_text(text)
    if "ref" in changes and len(targets) > 1:
        raise PlanwatchError("several actions cannot have one ref", "give refs one by one")

    def apply(batch: Batch, row: Listed, target: Target) -> None:
        for number, (name, text) in enumerate(changes.items()):
            # What came before in this change decides what is allowed now: status=in-progress rag=green.
            now = row if number == 0 else rows_of(session, [target])[0]
            _set_field(batch, now, target, name, text, how)

    shown = ", ".join(f"{name} to {_shown(session, targets, name, text)}" for name, text in changes.items())
    return apply_to(session, targets, f"{{}}: {shown}", how.why, apply)


def _shown(session: Session, targets: Sequence[Target], name: str, text: str) -> str:
    """What was typed, as the log keeps it: "+2w" would name no day when it is read there."""
    words = " ".join(text.split())
    if name in ("due", "start", "completed") and targets:
        words = rows_of(session, targets[:1])[0].of.read(words).text
    return words[:60] or "nothing"


def _set_field(batch: Batch, row: Listed, target: Target, name: str, text: str, how: How) -> None:
    match name:
        case "due":
            move_due(batch, row, target.seen, text, how.why, how.correction)
        case "theme":
            theme_id = names.find(batch, row.of.id, name, text, add=how.add)
            batch.change("action", row.id, {"theme_id": theme_id}, target.seen)
        case "lead":
            lead_id = names.find(batch, row.of.id, name, text, add=how.add)
            if batch.change("action", row.id, {"lead_id": lead_id}, target.seen):
                batch.change("action", row.id, {"cover_for_id": None, "cover_until": None})
        case "support":
            names.set_support(batch, row, target.seen, text, add=how.add)
        case "depends_on":
            set_depends_on(batch, row, target.seen, text)
        case _:
            columns = columns_for(name, text, row, start=how.start, why=how.why)
            if columns.get("status") == Status.ASSURED:
                columns |= assurance(batch, row)
            batch.change("action", row.id, columns, target.seen)


def add_action(session: Session, day: PlanDay, values: dict[str, str], *, add: bool = False) -> Outcome:
    """Add an action at the end of its theme. ``values`` are typed fields, ``title`` among them; ref is given if not."""
    with open_change(session, session.sign("")) as batch:
        theme_id = names.find(batch, day.id, "theme", values.get("theme", ""), add=add)
        lead_id = names.find(batch, day.id, "lead", values.get("lead", ""), add=add)
        ref = checked_text(values.get("ref", "")).strip() or _next_ref(batch, day, theme_id)
        title = checked_text(values.get("title", "")).strip()
        batch.signature = replace(batch.signature, what=f"{ref} added: {title[:60]}")
        insert_action(batch, day, title, theme_id, lead_id, values.get("due", ""), ref)
    return Outcome(batch.id, (ref,))


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
            **when_columns("due", resolved(batch.database, day, day.read(checked_text(due)))),
        },
    )


def _next_ref(batch: Batch, day: PlanDay, theme_id: int | None) -> str:
    ref = next_ref(listed.last_refs(batch.database, day.id, theme_id))
    while listed.is_taken(batch.database, day.id, ref):
        ref = next_ref([ref])
    return ref


def remove(session: Session, targets: Sequence[Target]) -> Outcome:
    """Take actions out of the plan; undo brings them back."""

    def apply(batch: Batch, row: Listed, target: Target) -> None:
        batch.remove("action", row.id, target.seen)

    return apply_to(session, targets, "{} removed", "", apply)


def give_reason(session: Session, number: int, why: str) -> None:
    """Say why, after the fact, of one's own change that has no reason yet. The change itself is not touched."""
    why = checked_text(why).strip()
    if why:
        write_reason(session.database, number, session.who, why)
