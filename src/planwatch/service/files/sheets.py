"""Update sheets: for each lead a workbook of their open actions, to fill in and send back."""

from contextlib import nullcontext
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.files import write_whole
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import OPEN, ChaseKind, PlanStatus
from planwatch.model.text.names import named
from planwatch.model.values import Struct, replace
from planwatch.report.letters.chase import Letter
from planwatch.report.letters.mail import slug
from planwatch.service import read
from planwatch.service.actions.chase import Chased, record
from planwatch.service.files import written
from planwatch.service.files.chase import ChaseAsked, asking, can_record
from planwatch.service.files.workbook import own_actions, update_sheet
from planwatch.service.session import Session
from planwatch.storage.writing.batch import next_batch


class Sheets(Struct, frozen=True):
    """What became of update sheets."""

    written: tuple[Path, ...]
    kept: tuple[str, ...]
    """The names of those left as somebody has worked on them."""
    number: int | None
    """The change that records that their leads were asked; None where there is none."""


def leads_asked(session: Session, lead: str = "") -> list[tuple[PlanDay, str]]:
    """The leads (or the one named) of open actions of plans that are not closed, each with the plan.

    Raises PlanwatchError where none of that name has any.
    """
    days = [day for day in session.plan_days() if day.plan.status is not PlanStatus.CLOSED]
    found = [
        (day, name)
        for day in days
        for name in dict.fromkeys(
            action.lead for action in read.snapshot(session, day).action if action.lead and action.status in OPEN
        )
    ]
    if not lead.strip():
        return found
    wanted = named("lead", lead, list(dict.fromkeys(name for _, name in found)))
    return [(day, name) for day, name in found if name == wanted]


def write_sheets(
    session: Session, folder: Path, asked: ChaseAsked | None = None, *, anew: bool = False, recorded: bool = True
) -> Sheets:
    """Write their sheets into a folder, which is made where it is not there; those somebody worked on only ``anew``.

    ``recorded``: that these leads were asked about these actions is written down as one change, where the plan can be
    changed; each sheet shows the plan after it. Raises PlanwatchError.
    """
    if folder.exists() and not folder.is_dir():
        raise PlanwatchError(f"{folder} is no folder", "name a folder for the sheets")
    asked = asked or ChaseAsked()
    leads = {folder / sheet_name(day, name): (day, name) for day, name in leads_asked(session, asked.lead)}
    fresh = {path: of for path, of in leads.items() if anew or written.is_as_written(path)}
    chased = [_asked(session, day, name, asked) for day, name in fresh.values()] if recorded else []
    number = None
    with session.database.writing() if chased and can_record(session) else nullcontext() as _:
        if chased and can_record(session):
            whom = chased[0].to if len(chased) == 1 else f"{len(chased)} leads"
            with next_batch(session.database, session.sign(f"asked {whom} by update sheet")) as batch:
                record(batch, chased)
            number = batch.id
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path, (day, name) in fresh.items():
            write_whole(path, [update_sheet(session, day, name)])
        written.remember(fresh)
    return Sheets(tuple(fresh), tuple(path.name for path in leads if path not in fresh), number)


def _asked(session: Session, day: PlanDay, lead: str, asked: ChaseAsked) -> Chased:
    how = asking(session, day, asked)
    refs = tuple(action.ref for action in own_actions(read.snapshot(session, day), lead))
    return Chased(day, lead, refs, how.reply_by, how.meeting_named, ChaseKind.ASKED)


def attached(session: Session, letter: Letter) -> tuple[str, bytes] | None:
    """The sheet that goes with a message to a lead; None where nothing of theirs is open."""
    day = next(day for day in session.plan_days() if day.plan.ref == letter.plan.ref)
    if not any(name == letter.lead.name for _, name in leads_asked(replace(session, plan=letter.plan.ref))):
        return None
    return sheet_name(day, letter.lead.name), update_sheet(session, day, letter.lead.name)


def sheet_name(day: PlanDay, lead: str) -> str:
    """``update-wb-hr-partner.xlsx``."""
    return f"update-{slug(day.plan.ref)}-{slug(lead)}.xlsx"
