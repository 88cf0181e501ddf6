"""``planwatch import``, ``export`` and ``diff``: plans as files."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planwatch.cli.context import FILE, Options, pass_options, pass_reading
from planwatch.cli.output import out, out_data, out_json, say
from planwatch.errors import PlanwatchError
from planwatch.model.visible import visible

if TYPE_CHECKING:
    from planwatch.exchange.registry import Reader
    from planwatch.model.difference import Difference
    from planwatch.model.plan.snapshot import Snapshot

_IMPORT_EPILOG = """\
\b
Examples:
  planwatch import plan.toml --dry-run
  planwatch import plan.toml
"""
_EXPORT_EPILOG = """\
\b
Examples:
  planwatch export plan.toml
  planwatch --plan WB export - | less
"""
_DIFF_EPILOG = """\
\b
Examples:
  planwatch diff before.toml after.toml
  planwatch diff last-board.toml
"""


@click.command("import", short_help="Merge a snapshot into the plan file.", epilog=_IMPORT_EPILOG)
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Show what would be added and changed, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was added and changed.")
@pass_options
def import_file(options: Options, file: Path, dry_run: bool, as_json: bool) -> None:
    """Merge a snapshot into the plan file: actions by ref, as one change.

    An action in the file replaces every field of that action; its updates and date changes are added. Actions,
    themes and leads that only the plan has are left as they are.
    """
    from planwatch.exchange.registry import reader_for
    from planwatch.service import importing, reading

    read = reader_for(file)
    with options.session() as session:
        snapshot = read(file, options.calendar_day, partial(reading.known_plan, session))
        options.check_plan(snapshot.plan.ref)
        merged = importing.import_snapshot(session, snapshot, file.name, dry_run=dry_run)
    if as_json:
        out_json({"change": merged.number, **_difference_json(merged.difference)})
    elif dry_run:
        _print_lines(merged.difference)
    words = f"plan {snapshot.plan.ref}: {importing.in_words(merged)}"
    if dry_run:
        say(f"would import into {words}; nothing was changed")
    elif merged.number is None:
        say(f"{words}; nothing to change")
    else:
        say(f"{words}; change {merged.number}, `planwatch undo {merged.number}` takes it back")


@click.command("export", short_help="Write a plan as a snapshot.", epilog=_EXPORT_EPILOG)
@click.argument("file", metavar="FILE|-", type=FILE)
@pass_reading
def export(options: Options, file: Path) -> None:
    """Write a plan as a snapshot, in the format that the suffix of FILE names; - prints it as TOML.

    A file that exists is replaced wholly, or not at all.
    """
    from planwatch.service import reading

    writer = None
    if str(file) != "-":
        from planwatch.exchange.registry import writer_for

        options.refuse_plan_file(file)
        writer = writer_for(file)
    with options.session() as session:
        snapshot = reading.snapshot(session, session.one_plan())
    if writer is None:
        from planwatch.exchange.toml import to_toml

        out_data([to_toml(snapshot)])
        return
    replaced = ", in place of the file that was there" if file.exists() else ""
    writer(snapshot, file)
    say(f"plan {snapshot.plan.ref}, {len(snapshot.action)} actions, written to {file}{replaced}")


@click.command("diff", short_help="What differs between two snapshots, or a snapshot and now.", epilog=_DIFF_EPILOG)
@click.argument("before", metavar="A", type=FILE)
@click.argument("after", metavar="[B]", type=FILE, required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_reading
def diff(options: Options, before: Path, after: Path | None, as_json: bool) -> int:
    """Show what differs between two snapshots; without B, between a snapshot and the plan as it is now.

    Ends with 1 where something differs.
    """
    from planwatch.exchange.registry import reader_for
    from planwatch.model.difference import compare

    read = reader_for(before)
    if after is not None:
        if options.as_of is not None:
            raise PlanwatchError("two files are compared as they are", "leave --as-of or the second file out")
        old, new = read(before, options.calendar_day), reader_for(after)(after, options.calendar_day)
    else:
        old, new = _before_and_now(options, before, read)
    difference = compare(old, new)
    if as_json:
        out_json(_difference_json(difference))
    else:
        _print_lines(difference)
    if not difference:
        say("no difference")
    return 1 if difference else 0


def _before_and_now(options: Options, before: Path, read: "Reader") -> tuple["Snapshot", "Snapshot"]:
    from planwatch.service import reading

    with options.session() as session:
        old = read(before, options.calendar_day, partial(reading.known_plan, session), keep=False)
        options.check_plan(old.plan.ref)
        one = reading.only_plan(session, old.plan.ref)
        return old, reading.snapshot(one, one.one_plan())


def _print_lines(difference: "Difference") -> None:
    from planwatch.model.difference import lines

    out(map(visible, lines(difference)))


def _difference_json(difference: "Difference") -> dict[str, object]:
    from planwatch.model.difference import lines
    from planwatch.model.plan.action import Action

    actions = difference.of(Action)
    return {
        "added": [action.ref for action in actions.added],
        "changed": [change.after.ref for change in actions.changed],
        "removed": [action.ref for action in actions.removed],
        "unchanged": actions.unchanged,
        "lines": lines(difference),
    }
