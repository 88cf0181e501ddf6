"""Files: bringing snapshots in, handing things out, reading the plan file again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planwatch.errors import FileIsThere, PlanwatchError
from planwatch.exchange.registry import is_snapshot
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files import export as out
from planwatch.service.files import import_ as importing
from planwatch.service.files.import_ import MANY, Merged
from planwatch.service.files.preview import Preview, import_previewed, preview
from planwatch.service.files.proposed import proposed, proposed_import
from planwatch.service.session import Session
from planwatch.tui.command import Need
from planwatch.tui.desk import Desk, Step
from planwatch.tui.needs import refusal
from planwatch.tui.paths import completed
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen

if TYPE_CHECKING:
    from planwatch.service.files.tables import Preview as Seen
    from planwatch.tui.screens.import_preview.screen import ImportPreview
    from planwatch.tui.screens.returned.screen import ReturnedScreen

ListDesk = ActionDesk[TriageScreen]
_SHOWN = 12
_LARGE = 100_000
"""Bytes of a file that is not read in a moment."""


def import_(desk: ListDesk) -> None:
    """Ask for a file, show what it would change, and merge it after a yes."""
    desk.ask(
        "import which file? ", lambda name: _ask_to_import(desk, name),
        value=proposed_import(Path()), complete=completed,
    )  # fmt: skip


def _ask_to_import(desk: ListDesk, name: str) -> None:
    if not is_snapshot(path_of(name)):
        _look_at(desk, name)
        return
    path = path_of(name)
    desk.work(
        f"reading {path.name}",
        lambda session, step: preview(session, path, step),
        partial(_ask_after, desk),
        is_long=_is_large(path),
    )


def _ask_after(desk: ListDesk, read_: Callable[[], Preview]) -> None:
    found = read_()
    if not found.difference:
        desk.tell(f"{found.name}: nothing to change")
        return
    told = found.lines
    more = [f"… and {len(told) - _SHOWN} more"] if len(told) > _SHOWN else []
    text = "\n".join([found.in_words, "", *told[:_SHOWN], *more, "", f"Import {found.name}?"])
    desk.question(text, lambda: _import(desk, found))


def paste(desk: ListDesk, text: str) -> None:
    """Look at rows that were pasted onto the list, as at a file."""
    from planwatch.service.files.tables import open_pasted

    if reason := refusal((Need.NOW, Need.WRITABLE), desk):
        desk.tell(reason, wrong=True)
        return
    try:
        session = _of_plan(desk)
        _preview(desk, session, open_pasted(session, text))
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)


def _of_plan(desk: ListDesk) -> Session:
    """The session of the one plan that a file is for: that of the row, or the only one; of an empty file as it is."""
    if not desk.session.plan_days():
        return desk.session
    day = desk.plan()
    if day is None:
        raise PlanwatchError("several plans are shown, and no row says which is meant", "P shows one")
    return read.only_plan(desk.session, day.plan.ref)


def _look_at(desk: ListDesk, name: str) -> None:
    # What reads tables is not loaded before one is read.
    from planwatch.service.files.returned import came_back
    from planwatch.service.files.tables import open_file

    session, path = _of_plan(desk), path_of(name)

    def look(own: Session, step: Step) -> "Seen | None":
        own = replace(own, plan=session.plan)
        return None if own.plan_days() and came_back(path) else open_file(own, path)

    def seen(read_: Callable[[], "Seen | None"]) -> None:
        try:
            found = read_()
        except PlanwatchError as error:
            # The line has room for what is wrong or for folders, and these were typed just now.
            raise PlanwatchError(error.message.replace(f"{path}: ", f"{path.name}: ", 1), error.hint) from error
        if found is None:
            _take_back(desk, session, path)
        else:
            _preview(desk, session, found)

    desk.work(f"reading {path.name}", look, seen, is_long=_is_large(path))


def _preview(desk: ListDesk, session: Session, seen: "Seen") -> None:
    from planwatch.tui.screens.import_preview.screen import ImportPreview

    _go(desk, ImportPreview(session, seen))


def _take_back(desk: ListDesk, session: Session, path: Path) -> None:
    """Show what was changed in workbooks that came back, to be gone through and taken over."""
    from planwatch.service.files.returned import files_in, open_returned
    from planwatch.tui.screens.returned.screen import ReturnedScreen

    paths = files_in(path) if path.is_dir() else [path]
    if not paths:
        raise PlanwatchError(f"{path} holds no workbooks", "name the folder in which those that came back are")
    _go(desk, ReturnedScreen(session, path.name or str(path), open_returned(session, paths)))


def _go(desk: ListDesk, screen: "ImportPreview | ReturnedScreen") -> None:
    def left(_: object) -> None:
        desk.screen.reload()
        if screen.said:
            desk.tell(screen.said, wrong=screen.is_wrong)

    desk.go(screen, left)


def _is_large(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > _LARGE
    except OSError:
        return False  # whoever reads it says why


def _import(desk: ListDesk, found: Preview) -> None:
    desk.work(
        f"importing {found.name}",
        lambda session, step: import_previewed(session, found, step),
        partial(_imported, desk),
        is_long=len(found.incoming.snapshot.action) > MANY,
    )


def _imported(desk: ListDesk, done: Callable[[], Merged]) -> None:
    try:
        merged = done()
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    desk.screen.reload()
    desk.tell(f"{importing.in_words(merged)} · change {merged.number}: H shows it, and can take it back")


def export(desk: ListDesk, what: str, suffix: str) -> None:
    """Write the plan of the row, as a snapshot or as whatever else the suffix says."""
    day = desk.plan()
    if day is not None:
        hand_out(
            desk,
            f"{what} {day.plan.ref} to which file? ",
            proposed(day, suffix=suffix),
            lambda path, replace: out.export_plan(desk.session, day, path, replace=replace),
        )


def actions(desk: ListDesk) -> None:
    """Write the actions that are listed, in their order."""
    day = desk.plan()
    if day is not None:
        asked = desk.screen.worklist.listing()
        hand_out(
            desk,
            "the actions listed to which file? ",
            proposed(day, "actions", ".csv"),
            lambda path, replace: out.export_actions(desk.session, asked, path, replace=replace),
        )


def _nothing() -> None:
    pass


def hand_out(
    desk: Desk, label: str, name: str, write: Callable[[Path, bool], str], then: Callable[[], object] = _nothing
) -> None:
    """Ask where to, with a name proposed, and write there; what is there is written over only after a yes.

    ``write`` is given the path and whether it may replace what is there; it returns what to say. Where it raises
    PlanwatchError the question stays open. ``then`` is done once it is written.
    """

    def answer(typed: str) -> None:
        path = path_of(typed)
        try:
            desk.wrote(path, write(path, False))
        except FileIsThere as there:
            desk.question(f"{there.message}. Write over it?", lambda: _write_over(desk, path, write, then))
        else:
            then()

    desk.ask(label, answer, value=name, complete=completed)


def _write_over(desk: Desk, path: Path, write: Callable[[Path, bool], str], then: Callable[[], object]) -> None:
    try:
        desk.wrote(path, write(path, True))
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
    else:
        then()


def path_of(typed: str) -> Path:
    """The path that was typed; raises PlanwatchError where none was."""
    if not typed.strip():
        raise PlanwatchError("no file named", "type its name")
    return Path(typed.strip()).expanduser()


def reload(desk: ListDesk) -> None:
    """Read the rows again, with what others have changed since."""
    desk.screen.reload()
    desk.tell("read again")
