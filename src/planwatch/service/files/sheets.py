"""Update sheets: for each lead a workbook of their open actions, to fill in and send back."""

from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.files import write_whole
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import OPEN, PlanStatus
from planwatch.model.text.names import named
from planwatch.model.values import replace
from planwatch.report.letters.chase import Letter
from planwatch.report.letters.mail import slug
from planwatch.service import read
from planwatch.service.files import written
from planwatch.service.files.workbook import update_sheet
from planwatch.service.session import Session


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


def write_sheets(session: Session, folder: Path, lead: str = "", *, anew: bool = False) -> tuple[list[Path], list[str]]:
    """Write their sheets into a folder, which is made where it is not there.

    Returns those written, and the names of those left as somebody has worked on them, unless ``anew``. Raises
    PlanwatchError.
    """
    if folder.exists() and not folder.is_dir():
        raise PlanwatchError(f"{folder} is no folder", "name a folder for the sheets")
    asked = {folder / sheet_name(day, name): (day, name) for day, name in leads_asked(session, lead)}
    fresh = {path: of for path, of in asked.items() if anew or written.is_as_written(path)}
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path, (day, name) in fresh.items():
        write_whole(path, [update_sheet(session, day, name)])
    written.remember(fresh)
    return list(fresh), [path.name for path in asked if path not in fresh]


def attached(session: Session, letter: Letter) -> tuple[str, bytes] | None:
    """The sheet that goes with a message to a lead; None where nothing of theirs is open."""
    day = next(day for day in session.plan_days() if day.plan.ref == letter.plan.ref)
    if not any(name == letter.lead.name for _, name in leads_asked(replace(session, plan=letter.plan.ref))):
        return None
    return sheet_name(day, letter.lead.name), update_sheet(session, day, letter.lead.name)


def sheet_name(day: PlanDay, lead: str) -> str:
    """``update-wb-hr-partner.xlsx``."""
    return f"update-{slug(day.plan.ref)}-{slug(lead)}.xlsx"
