"""A plan, and lists of its actions, written to files. Each returns what to say; FileIsThere unless it may replace."""

from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.csv import actions_csv
from planwatch.exchange.json import action_json, action_keys
from planwatch.exchange.registry import writer_for
from planwatch.model.actions.row import PlanDay
from planwatch.service import read
from planwatch.service.files.target import check_target, write, written_words
from planwatch.service.session import Session


def export_plan(session: Session, day: PlanDay, path: Path, *, replace: bool = False) -> str:
    """Write a plan in the format that the suffix names: ``.toml`` a snapshot, ``.ics`` its calendar."""
    check_target(session, path, replace=replace)
    writer = writer_for(path)
    snapshot = read.snapshot(session, day)
    said = written_words(path, f"plan {snapshot.plan.ref}, {len(snapshot.action)} actions,")
    writer(snapshot, path)
    return said


def plan_as_toml(session: Session, day: PlanDay) -> str:
    """The same as the text of a snapshot."""
    from planwatch.exchange.toml.write import to_toml

    return to_toml(read.snapshot(session, day))


def export_actions(session: Session, asked: read.Listing, path: Path, *, replace: bool = False) -> str:
    """Write the actions that a list shows, in its order, as CSV."""
    if path.suffix.casefold() != ".csv":
        raise PlanwatchError(f"{path}: a list is written as .csv", "give the file this suffix")
    rows = [row for row in read.rows(session, asked.days, read.list_ids(session, asked)) if row is not None]
    lines = (line.encode() for line in actions_csv(map(action_json, rows), action_keys()))
    return write(session, path, lines, f"{len(rows)} action{'s' * (len(rows) != 1)}", replace=replace)
