"""Handing a lead's open actions to another: for good, or as cover until a day."""

from collections.abc import Sequence
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.text.names import Add
from planwatch.service.change import Outcome, Target, apply_to
from planwatch.service.find import rows
from planwatch.service.plan import names
from planwatch.service.session import Session, checked_text
from planwatch.storage.engine.values import Value
from planwatch.storage.people import handovers
from planwatch.storage.plan.records import name_of
from planwatch.storage.writing.batch import Batch, open_batch


def hand_over(
    session: Session, day: PlanDay, old: str, new: str, until: str = "", why: str = "", *, add: Add = False
) -> Outcome:
    """Give every open action of the lead ``old`` to ``new``, as one change.

    With ``until`` it is cover: the actions come back after that day, when somebody confirms it. What ``old`` was itself
    only covering stays cover, for the same lead. ``add`` adds a lead that the plan does not have. Raises
    PlanwatchError where ``old`` has no open action, or ``until`` is no day to come.
    """
    last = _last_day(until, day)
    ending = f" until {day_in_full(last)}" if last else ""
    with open_batch(session.database, session.sign("", why)) as batch:
        from_id = names.find(batch, day.id, "lead", old)
        to_id = names.find(batch, day.id, "lead", new, add=add)
        if from_id is None or to_id is None or from_id == to_id:
            raise PlanwatchError("a handover needs two leads", "name who hands over, and who takes it")
        found = handovers.open_actions(batch.database, day.id, from_id)
        if not found:
            raise PlanwatchError(f"{_name(batch, from_id)} has no open action", "`planwatch list lead:…` shows theirs")
        for action_id, cover_for_id, cover_until in found:
            values: dict[str, Value] = {"lead_id": to_id}
            if cover_for_id == to_id:
                values |= {"cover_for_id": None, "cover_until": None}
            elif last is not None and cover_for_id is None:
                values |= {"cover_for_id": from_id, "cover_until": last.isoformat()}
            elif last is not None:
                values["cover_until"] = min(last.isoformat(), cover_until or last.isoformat())
            batch.change("action", action_id, values)
        many = f"{len(found)} action{'s' if len(found) > 1 else ''}"
        what = f"{many} of {_name(batch, from_id)} handed to {_name(batch, to_id)}{ending}"
        batch.signature = session.sign(what, why)
        note = names.added_in_words(batch, [day.id])
    refs = [row.action.ref for row in rows(session, (day,), [entry[0] for entry in found]) if row is not None]
    return Outcome(batch.id, tuple(refs), note=note)


def ended_covers(session: Session) -> list[ActionRow]:
    """The open actions whose cover is over and that nobody has given back yet: proposals to confirm."""
    days = session.plan_days()
    found = [action_id for day in days for action_id in handovers.ended(session.database, day.id, day.today)]
    return [row for row in rows(session, days, found) if row is not None]


def hand_back(session: Session, targets: Sequence[Target]) -> Outcome:
    """Give covered actions back to those they were covered for, as one change."""

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        covered = handovers.covered_for(batch.database, row.id)
        if covered is None:
            raise PlanwatchError(f"{row.action.ref} is not covered for anybody", "hand it over like any other")
        columns: dict[str, Value] = {"lead_id": covered, "cover_for_id": None, "cover_until": None}
        batch.change("action", row.id, columns, target.seen)

    return apply_to(session, targets, "{} given back after cover", "", apply)


def _last_day(until: str, day: PlanDay) -> date | None:
    if not until.strip():
        return None
    when = day.read(checked_text(until))
    if when.fault or when.last is None or when.last < day.today:
        raise PlanwatchError(f"'{until}' is not a day to come", "give the last day of the cover, such as 8 Feb 2016")
    return when.last


def _name(batch: Batch, lead_id: int) -> str:
    return name_of(batch.database, "lead", lead_id) or "nobody"
