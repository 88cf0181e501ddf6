"""Files: bringing snapshots in, handing things out, reading the plan file again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.registry import reader_for, writer_for
from planwatch.model.history.difference import lines
from planwatch.model.plan.snapshot import Snapshot
from planwatch.service import read
from planwatch.service.files import import_ as importing
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen

_SHOWN = 12


def import_(desk: ActionDesk[TriageScreen]) -> None:
    """Ask for a file, show what it would change, and merge it after a yes."""
    desk.ask("import which file? ", lambda name: _ask_to_import(desk, name))


def _ask_to_import(desk: ActionDesk[TriageScreen], name: str) -> None:
    path = _path(name)
    session = desk.session
    today = session.today or session.clock().astimezone().date()
    snapshot = reader_for(path)(path, today, partial(read.known_plan, session))
    tried = importing.import_snapshot(session, snapshot, path.name, dry_run=True)
    if not tried.difference:
        desk.tell(f"{path.name}: nothing to change")
        return
    told = lines(tried.difference)
    more = [f"… and {len(told) - _SHOWN} more"] if len(told) > _SHOWN else []
    text = "\n".join([importing.in_words(tried), "", *told[:_SHOWN], *more, "", f"Import {path.name}?"])
    desk.question(text, lambda: _import(desk, snapshot, path.name))


def _import(desk: ActionDesk[TriageScreen], snapshot: Snapshot, name: str) -> None:
    try:
        merged = importing.import_snapshot(desk.session, snapshot, name)
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    desk.screen.reload()
    desk.tell(f"{importing.in_words(merged)} · change {merged.number}: H shows it, and can take it back")


def export(desk: ActionDesk[TriageScreen]) -> None:
    """Write the plan of the row as a snapshot."""
    day = desk.plan()
    if day is None:
        return

    def write(path: Path) -> Callable[[], str]:
        writer = writer_for(path)

        def go() -> str:
            writer(read.snapshot(desk.session, day), path)
            return f"{day.plan.ref} written to {path}"

        return go

    hand_out(desk, f"export {day.plan.ref} to which file? ", f"{day.plan.ref}-{day.today.isoformat()}.toml", write)


def hand_out(
    desk: ActionDesk[TriageScreen], label: str, proposed: str, writer_to: Callable[[Path], Callable[[], str]]
) -> None:
    """Ask for a file name, and write there; what exists is written over only after a yes.

    ``writer_to`` is given the path and may raise PlanwatchError, for the question to stay open; what it returns
    writes, and says what was written.
    """

    def answer(name: str) -> None:
        path = _path(name)
        write = writer_to(path)

        def go() -> None:
            try:
                desk.tell(write())
            except PlanwatchError as error:
                desk.tell(str(error), wrong=True)

        if path.exists():
            desk.question(f"{path} exists. Write over it?", go)
        else:
            go()

    desk.ask(label, answer, value=proposed)


def _path(name: str) -> Path:
    if not name.strip():
        raise PlanwatchError("no file named", "type its name")
    return Path(name.strip()).expanduser()


def reload(desk: ActionDesk[TriageScreen]) -> None:
    desk.screen.reload()
    desk.tell("read again")
