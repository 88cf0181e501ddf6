"""Readings of a measure: written, and corrected by another of the same day."""

import re
from datetime import date
from decimal import Decimal

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.measures.in_words import figure_in_words
from planwatch.model.measures.progress import current
from planwatch.model.plan.figure import figure_text, read_figure
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.values import Struct
from planwatch.service.checks.typed import on_reading
from planwatch.service.measures.measures import MEASURES, MeasureRow
from planwatch.service.plan.part_read import find_part
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import day_up_to
from planwatch.storage.engine.values import moment_text
from planwatch.storage.measures.behind import measuring
from planwatch.storage.writing.batch import Batch, open_batch, stored_row
from planwatch.storage.writing.words import removed_meanwhile


class Typed(Struct, frozen=True):
    """A reading as somebody types it. Empty: ``on`` is today, ``by`` the measure's owner."""

    value: str
    on: str = ""
    by: str = ""
    note: str = ""
    provisional: bool = False
    internal: bool = False


def figure_of(measure: Measure, typed: str) -> Decimal:
    """The figure typed, with the measure's unit or not; raises PlanwatchError where it is none."""
    text = checked_text(typed).strip()
    bare = re.sub(r"^(-?)£", r"\1", text)
    for unit in filter(None, (measure.unit.strip(), "%")):
        bare = bare.removesuffix(unit).strip()
    figure = read_figure(bare)
    if figure is None:
        raise PlanwatchError(f"'{text}' is no figure", "type a number, such as 18 or 87.5")
    return figure


def read(session: Session, row: MeasureRow, typed: Typed) -> int | None:
    """Write a reading of a day that has been; returns the number of the change, None where it is there already.

    Another of the same day corrects that one, which is kept. Raises PlanwatchError.
    """
    one, new = row.part, typed_reading(row, typed, session.author)
    before = of_day(one, new.on)
    if before is not None and is_same(before, new):
        return None
    said = figure_in_words(new.value, one.unit)
    was = f" corrected from {figure_in_words(before.value, one.unit)}" if before is not None else ""
    what = f"measure {one.ref} reading of {day_in_words(new.on, date.min)}: {said}{was}"
    with open_batch(session.database, session.sign(what)) as batch:
        insert(batch, row, new)
    return batch.number


def after_reading(session: Session, row: MeasureRow, typed: Typed) -> tuple[MeasureRow, str]:
    """The measure as it is after ``typed`` was read, and what that contradicts; empty: nothing."""
    now = find_part(session, MEASURES, f"{row.of.plan.ref}:{row.name}")
    on = typed_reading(row, typed, session.author).on
    return now, on_reading(session, row.of, now.part, on, [one.id for one in now.fallen])


def typed_reading(row: MeasureRow, typed: Typed, author: str) -> Reading:
    """The reading that was typed, of a day that has been; whose it is, where nobody says. Raises PlanwatchError."""
    value, on = figure_of(row.part, typed.value), day_up_to(row.of, typed.on, "a reading is of a day that has been")
    note, by = checked_text(typed.note).strip(), " ".join(checked_text(typed.by).split())
    by = by or row.part.owner or author
    return Reading(on=on, value=value, note=note, by=by, provisional=typed.provisional, internal=typed.internal)


def of_day(measure: Measure, on: date) -> Reading | None:
    """The reading of a day that counts."""
    return next((one for one in current(measure.reading) if one.on == on), None)


def is_same(before: Reading, new: Reading) -> bool:
    """Whether it says nothing new: the same figure, as final and as internal as before, and no other note."""
    held, typed = ((one.value, one.provisional, one.internal) for one in (before, new))
    return held == typed and new.note in ("", before.note)


def insert(batch: Batch, row: MeasureRow, new: Reading) -> None:
    """Write a reading, typed now by whoever signs the change. Raises Conflict where the measure is gone."""
    stored = stored_row(batch.database, "measure", row.id)
    if stored is None or stored["removed"]:
        raise removed_meanwhile(batch.database, "measure", row.id)
    batch.insert(
        "reading",
        {
            "plan_id": row.of.id,
            "seq": batch.next_seq("reading"),
            "measure_id": row.id,
            "on": new.on.isoformat(),
            "value": figure_text(new.value),
            "note": new.note,
            "by": new.by,
            "provisional": int(new.provisional),
            "internal": int(new.internal),
            "who": batch.signature.who,
            "at": moment_text(batch.signature.now),
        },
    )


def measured_by(session: Session, row: ActionRow) -> list[str]:
    """``M1 Repeat referrals``: the measures that show whether an action worked."""
    return [f"{ref} {' '.join(title.split())}" for ref, title in measuring(session.database, row.id)]
