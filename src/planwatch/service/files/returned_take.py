"""Taking over what is in workbooks that came back: all of it as one change, which one undo takes back."""

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import EMPTY
from planwatch.exchange.workbook.back import BackRow
from planwatch.exchange.workbook.returned import typed
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import Status
from planwatch.model.text.visible import short
from planwatch.model.values import replace
from planwatch.service.actions.add import insert_action
from planwatch.service.actions.edit import set_field
from planwatch.service.actions.progress import insert_update
from planwatch.service.change import How, Target, rows_of
from planwatch.service.due.consequences import open_change
from planwatch.service.files.record_kinds import RECORDS
from planwatch.service.files.returned import BackFile, Returned
from planwatch.service.files.returned_items import NOTHING_DECIDED, Choice, Item, Kind, items
from planwatch.service.files.returned_parts import Taken, take_parts
from planwatch.service.plan import names
from planwatch.service.session import Session
from planwatch.service.typed.choices import day_up_to
from planwatch.storage.writing.batch import Batch


def take(
    session: Session, returned: Returned, found: tuple[Item, ...] | None = None, choice: Choice = NOTHING_DECIDED
) -> Taken:
    """Take over all that was found and nobody left out, as one change; what cannot be taken is told.

    What clashes and was not decided is left as the plan has it; and so is what somebody changed since it was looked
    at, which is refused. That the sheets came back is recorded beside what asked for them: it is an answer of the
    lead's, but no word about an action, which only what stands under *New update* is.
    """
    taken = Taken()
    found = items(session, returned) if found is None else found
    files = list(dict.fromkeys(file.name for file in returned.files))
    named = ", ".join(files[:3]) + (" …" if len(files) > 3 else "")
    with open_change(session, session.sign(f"came back: {named}", kind="import")) as batch:
        taking = [item for item in found if choice.takes(item)]
        # Leads and themes first: actions that name a new one, or one by its new name, are to find it.
        take_parts(session, batch, returned, [item for item in taking if item.part in RECORDS], taken)
        for item in taking:
            if item.part == "action":
                _take(session, batch, returned, item, choice, taken)
        others = [item for item in taking if item.part != "action" and item.part not in RECORDS]
        take_parts(session, batch, returned, others, taken)
        _answered(batch, returned, taken)
        taken.brought = names.added_in_words(batch, [returned.day.id])
    return replace(taken, number=batch.id)


def _take(session: Session, batch: Batch, returned: Returned, item: Item, choice: Choice, taken: Taken) -> None:
    name = {Kind.NEW: "new row", Kind.MISSING: "status"}.get(item.kind, item.column or "new row")
    try:
        if item.row is not None:
            file = next(file for file in returned.files if any(item.row in back.rows for back in file.backs))
            with batch.attempt():
                action = _new(session, batch, returned.day, item.row, file)
            taken.new.append(rows_of(session, [Target(action)])[0].action.ref)
        elif item.column == "update":
            with batch.attempt():
                _update(session, batch, item)
            taken.updates += 1
        elif item.kind is Kind.MISSING:
            with batch.attempt():
                _set(session, batch, item, "status", Status.WITHDRAWN.value, choice.withdrawn[item.number])
            taken.withdrawn.append(item.ref)
        else:
            with batch.attempt() as touched:
                _set(session, batch, item, item.column, item.text, item.why)
            taken.edits += bool(touched)
    except PlanwatchError as refusal:
        taken.refused.append((item.ref or short(item.title), name, refusal.message))


def _set(session: Session, batch: Batch, item: Item, name: str, text: str, why: str) -> None:
    target = Target(item.id or 0, item.seen)
    (row,) = rows_of(session, [target])
    set_field(batch, row, target, name, text, How(why=why, start=True, no_date=True, add=True))


def _update(session: Session, batch: Batch, item: Item) -> None:
    (row,) = rows_of(session, [Target(item.id or 0)])
    as_at = day_up_to(row.of, item.before, "an update says how it was on a day")
    by = row.action.lead or session.author
    told = {"text": item.text, "as_at": as_at.isoformat(), "by": by, "rag": None, "internal": 0}
    insert_update(batch, row.of, told | {"action_id": row.id})


_OF_NEW = ("lead", "support", "how", "start", "due", "status", "percent", "rag", "success", "cost")
"""The fields of a row that somebody added, in the order in which they hang on each other."""


def _new(session: Session, batch: Batch, day: PlanDay, row: BackRow, file: BackFile) -> int:
    columns = next(back.columns for back in file.backs if row in back.rows)
    theme = names.find(batch, day.id, "theme", row.text("theme"), add=True)
    action = insert_action(batch, day, row.text("title"), theme, None, "", row.text("ref"))
    for name in _OF_NEW:
        if name in columns and (cell := row.cells.get(name, EMPTY)):
            (now,) = rows_of(session, [Target(action)])
            text = typed(cell, columns[name], month_first=file.month_first)
            set_field(batch, now, Target(action), name, text, How(start=True, no_date=True, add=True))
    return action


def _answered(batch: Batch, returned: Returned, taken: Taken) -> None:
    found = frozenset[object]().union(*(file.answers for file in returned.files))
    asked = {one: row for one, row in returned.asked.items() if one in found}
    for row in asked.values():
        batch.change("chase", row, {"answered_on": returned.day.today.isoformat()})
    taken.answered = tuple(dict.fromkeys(to for _, _, _, to in asked))
