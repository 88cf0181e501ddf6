"""Changing fields of one action or of many."""

from collections.abc import Mapping, Sequence

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import days_in_words
from planwatch.model.plan.kinds import Status
from planwatch.model.text.visible import short
from planwatch.model.values import replace
from planwatch.service.actions.assure import assurance
from planwatch.service.change import How, Outcome, Target, apply_to, rows_of
from planwatch.service.checks.typed import on_action
from planwatch.service.due.move import is_move, move_due
from planwatch.service.due.slips import added_today
from planwatch.service.plan import names
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import known_field
from planwatch.service.typed.fields import FIELDS, columns_for
from planwatch.service.waits.dependencies import set_depends_on
from planwatch.storage.writing.batch import Batch

UNREASONED = "as a move without a reason"
"""How a warning ends that a date of a plan in force was moved and nobody said why."""
_SHOWN = 4
"""How many of several values the log names."""
ADDED_TODAY = "added today: not counted as a move"


def set_fields(session: Session, targets: Sequence[Target], changes: dict[str, str], how: How | None = None) -> Outcome:
    """Set fields of one or many actions to what was typed, in the order given, as one change; see ``apply_to``."""
    how = how or How()
    for name, text in changes.items():
        known_field("an action", name, FIELDS)
        checked_text(text)
    if "ref" in changes and len(targets) > 1:
        raise PlanwatchError("several actions cannot have one ref", "give refs one by one")

    shown = ", ".join(f"{name} to {_shown(session, targets, name, text)}" for name, text in changes.items())
    return _set(session, targets, dict.fromkeys((target.id for target in targets), changes), shown, how)


def set_column(session: Session, name: str, values: Sequence[tuple[Target, str]], how: How | None = None) -> Outcome:
    """Set a field of each action to what was typed for it, as one change.

    Where one value does not fit none is set, and PlanwatchError tells those that do not by their line. A yes that some
    need is asked for after that.
    """
    known_field("an action", name, FIELDS)
    changes = {target.id: {name: checked_text(text)} for target, text in values}
    first: dict[str, Target] = {}
    for target, text in values:
        first.setdefault(" ".join(text.split()), target)
    some = [_shown(session, [target], name, text) for text, target in list(first.items())[:_SHOWN]]
    shown = f"{name} to {', '.join(some)}{' …' if len(first) > _SHOWN else ''}"
    return _set(session, [target for target, _ in values], changes, shown, how or How(), whole=True)


def _set(
    session: Session,
    targets: Sequence[Target],
    changes: Mapping[int, Mapping[str, str]],
    shown: str,
    how: How,
    *,
    whole: bool = False,
) -> Outcome:
    """Set fields of each action, by its id; with ``whole`` all of them or none."""

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        plans.append(row.of)
        for number, (name, text) in enumerate(changes[target.id].items()):
            # What came before in this change decides what is allowed now: status=in-progress rag=green.
            now = row if number == 0 else rows_of(session, [target])[0]
            if name == "due" and not how.why.strip() and not how.correction and is_move(session, now, text):
                moved.append(row.action.ref)
            elif name == "due" and now.action.due.text and added_today(batch.database, batch.signature.now, now):
                new.append(ADDED_TODAY)
            set_field(batch, now, target, name, text, how)
        if how.add:
            new.append(names.added_in_words(batch, [row.of.id]))

    new, plans, moved = list[str](), list[PlanDay](), list[str]()
    outcome = apply_to(session, targets, f"{{}}: {shown}", how.why, apply, asks=how.asks, whole=whole)
    wrong = [_unreasoned(moved, outcome)]
    if len(targets) == 1 and outcome.number is not None:
        wrong.append(on_action(session, plans[0], targets[0].id, changes[targets[0].id]))
    return replace(outcome, note="; ".join(dict.fromkeys(filter(None, new))), warnings=tuple(filter(None, wrong)))


def _unreasoned(moved: Sequence[str], outcome: Outcome) -> str:
    """``it counts as a move without a reason``, ``2 count as …`` of several; empty where none does."""
    number = sum(ref in moved for ref in outcome.changed) if outcome.number is not None else 0
    counts = "it counts" if len(outcome.changed) == 1 else f"{number} count{'s' * (number == 1)}"
    return f"{counts} {UNREASONED}" if number else ""


def _shown(session: Session, targets: Sequence[Target], name: str, text: str) -> str:
    """What was typed, as the log keeps it: "+2w" would name no day when it is read there."""
    words = short(text, 60)
    if name in ("due", "start", "completed") and targets:
        when = rows_of(session, targets[:1])[0].of.read(" ".join(text.split()))
        words = f"{short(when.text, 60)} ({days_in_words(when)})" if when.said else short(when.text, 100)
    return words or "nothing"


def set_field(batch: Batch, row: ActionRow, target: Target, name: str, text: str, how: How) -> None:
    """Set one field of an action to what was typed, within a change that is under way."""
    match name:
        case "due":
            move_due(batch, row, target.seen, text, how.why, correction=how.correction, no_date=how.no_date)
        case "theme":
            theme_id = names.find(batch, row.of.id, name, text, add=how.add)
            batch.change("action", row.id, {"theme_id": theme_id}, target.seen)
        case "lead":
            names.set_lead(batch, row, target.seen, text, add=how.add)
        case "support":
            names.set_support(batch, row, target.seen, text, add=how.add)
        case "depends_on":
            set_depends_on(batch, row, target.seen, text)
        case "answers":
            from planwatch.storage.writing.answering import set_answers  # few edits are of this

            numbers = str(columns_for(name, text, row)[name]).split()
            set_answers(batch, row.id, row.of.id, numbers, target.seen)
        case _:
            columns = columns_for(name, text, row, start=how.start, no_date=how.no_date, why=how.why)
            if columns.get("status") == Status.ASSURED:
                columns |= assurance(batch, row)
            batch.change("action", row.id, columns, target.seen)


def give_reason(session: Session, number: int, why: str) -> None:
    """Say why, after the fact, of one's own change that has no reason yet. The change itself is not touched."""
    why = checked_text(why).strip()
    if why:
        from planwatch.storage.writing.reason import write_reason  # few changes get their reason afterwards

        write_reason(session.database, number, session.who, why)
