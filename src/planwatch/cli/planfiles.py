"""``planwatch init``, ``plans``, ``backup``, ``doctor``, ``where``: the plan file as a whole."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planwatch.cli.context import FILE, Options, pass_options, pass_reading
from planwatch.cli.output import out, out_json, say
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible

if TYPE_CHECKING:
    from planwatch.model.actions.row import PlanDay
    from planwatch.service.session import Session

_INIT_EPILOG = """\
\b
Examples:
  planwatch init plan.toml
  planwatch --db improvement.db init plan.toml
"""
_PLANS_EPILOG = """\
\b
Examples:
  planwatch plans
  planwatch plans --json
"""
_BACKUP_EPILOG = """\
\b
Examples:
  planwatch backup
  planwatch backup before-the-board.db
"""
_DOCTOR_EPILOG = """\
\b
Examples:
  planwatch doctor
  planwatch --db copy.db doctor --json
"""
_WHERE_EPILOG = """\
\b
Examples:
  planwatch where
  planwatch where --json
"""


@click.command("init", short_help="Start a plan file from a snapshot.", epilog=_INIT_EPILOG)
@click.argument("file", type=FILE, metavar="FILE.toml")
@pass_options
def init(options: Options, file: Path) -> None:
    """Start a plan file from a snapshot, or put one more plan into it.

    A plan that the file has already is refused: `planwatch import` merges into it.
    """
    from planwatch.exchange.registry import reader_for
    from planwatch.service.files.import_ import import_snapshot

    snapshot = reader_for(file)(file, options.calendar_day)
    options.check_plan(snapshot.plan.ref)
    is_new = not options.path.exists()
    options.make_folder()
    try:
        with options.session(create=True) as session:
            if snapshot.plan.ref in _plans_in(session):
                raise PlanwatchError(
                    f"{options.path} has a plan {snapshot.plan.ref} already", "merge into it with `planwatch import`"
                )
            import_snapshot(session, snapshot, file.name)
    except BaseException:
        if is_new:
            _discard_empty(options)
        raise
    say(f"plan {snapshot.plan.ref} started in {options.path}: {len(snapshot.action)} actions")


def _plans_in(session: "Session") -> list[str]:
    from planwatch.service.read import only_plan

    return [day.plan.ref for day in only_plan(session, "").plan_days()]


def _discard_empty(options: Options) -> None:
    """Take the new file away again, unless somebody else has put a plan into it meanwhile."""
    with suppress(PlanwatchError, OSError):
        with options.session() as session:
            if _plans_in(session):
                return
        options.path.unlink()


@click.command("plans", short_help="The plans in the file.", epilog=_PLANS_EPILOG)
@click.option("--json", "as_json", is_flag=True, help="As JSON, a plan on a line.")
@pass_reading
def plans(options: Options, as_json: bool) -> None:
    """List the plans in the file, with how many of their actions are overdue."""
    from planwatch.cli.listing import counts

    with options.session() as session:
        found = [(day, counts(session, day)) for day in session.plan_days()]
    if as_json:
        out_json(
            [
                {
                    "ref": day.plan.ref, "title": day.plan.title, "organisation": day.plan.organisation,
                    "status": day.plan.status, "banner": day.plan.banner, "as_at": day.today, **count,
                }
                for day, count in found
            ]
        )  # fmt: skip
    else:
        _print_plans(found)
    if not found:
        say(f"{options.path} holds no plan yet. start one with `planwatch init FILE.toml`")


def _print_plans(found: "list[tuple[PlanDay, dict[str, int]]]") -> None:
    from planwatch.cli.table import Column, table, terminal_width
    from planwatch.model.dates.in_words import weekday_and_day
    from planwatch.model.due.three_dates import Share, share_words

    columns = (
        Column("Plan", 12), Column("Title", 0, least=24), Column("Status", 8, drop=2), Column("Actions", 7, drop=1),
        Column("Overdue", 20), Column("As at", 15), Column("", 40),
    )  # fmt: skip
    rows = [
        [
            (day.plan.ref, ""), (day.plan.title, ""), (day.plan.status, ""), (str(count["actions"]), ""),
            (share_words(Share(count["overdue"], count["dated"])), ""), (weekday_and_day(day.today), ""),
            (day.plan.banner, ""),
        ]
        for day, count in found
    ]  # fmt: skip
    out(table(columns, rows, terminal_width()) if rows else ())


@click.command("backup", short_help="Write a consistent copy of the plan file.", epilog=_BACKUP_EPILOG)
@click.argument("file", type=FILE, required=False, metavar="[FILE]")
@pass_options
def backup(options: Options, file: Path | None) -> None:
    """Write a consistent copy of the plan file, while others work in it, and print its name.

    Without FILE it is written beside the plan file, with the moment in its name. A file that exists is never
    overwritten.
    """
    from datetime import datetime

    from planwatch.service.files import open

    moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")[:-3]
    target = file or options.path.with_name(f"{options.path.stem}.{moment}{options.path.suffix or '.db'}")
    with options.session() as session:
        out([visible(str(open.backup(session, target)))])


@click.command("doctor", short_help="Check that the plan file is sound.", epilog=_DOCTOR_EPILOG)
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
@pass_options
def doctor(options: Options, as_json: bool) -> int:
    """Check that the plan file is sound, and that every row is what its changes have made of it.

    Ends with 1 where something was found.
    """
    from planwatch.service.files import open

    with options.session() as session:
        found = open.faults(session)
        read_only = open.read_only_reason(session)
    if as_json:
        out_json(found)
    else:
        out(visible(fault) for fault in found)
    sound = f"{options.path}: {len(found)} found. take the newest backup" if found else f"{options.path} is sound"
    say(f"{sound} (it can only be read: {read_only})" if read_only else sound)
    return 1 if found else 0


@click.command("where", short_help="Every path in use.", epilog=_WHERE_EPILOG)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_options
def where(options: Options, as_json: bool) -> None:
    """Show every path in use, whether there is anything yet or not."""
    from planwatch import paths
    from planwatch.resources import bundled

    found = {
        "plan file": options.path.absolute(),
        "settings": paths.config_file(),
        "own skins": paths.skins_folder(),
        "own templates": paths.templates_folder(),
        "state": paths.state_folder(),
        "samples": bundled("db") / "samples",
        "skins": bundled("themes"),
    }
    if as_json:
        out_json({name.replace(" ", "_"): str(path) for name, path in found.items()})
    else:
        out(
            f"{name:<13} {visible(str(path))}{'' if path.exists() else '  (not there yet)'}"
            for name, path in found.items()
        )
