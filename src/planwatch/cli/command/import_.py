"""``planwatch import``: a snapshot merged into the plan file."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.difference import difference_json, print_difference
from planwatch.cli.shared.output import out_json, say
from planwatch.cli.shared.params import FILE, json_option
from planwatch.cli.shared.session import plan_file
from planwatch.service.files import import_
from planwatch.service.files.preview import read_plan

_EPILOG = """\
\b
Examples:
  planwatch import plan.toml --dry-run
  planwatch import plan.toml
"""


@click.command("import", epilog=_EPILOG)
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Show what would be added and changed, and change nothing.")
@json_option("Tell as JSON what was added and changed.")
@pass_options
def command(options: Options, file: Path, dry_run: bool, as_json: bool) -> None:
    """Merge a snapshot into the plan file: actions by ref, as one change.

    What the file gives of an action replaces what the plan has of it, and its updates and date changes are added;
    what it leaves out is left as it is. A key is emptied by "". Actions, themes and leads that only the plan has
    are left as they are.
    """
    with plan_file(options) as session:
        incoming = read_plan(session, file, options.calendar_day)
        options.check_plan(incoming.snapshot.plan.ref)
        merged = (import_.try_import if dry_run else import_.import_given)(session, incoming, file.name)
    if as_json:
        out_json({"change": merged.number, **difference_json(merged.difference)})
    elif dry_run:
        print_difference(merged.difference)
    words = f"plan {incoming.snapshot.plan.ref}: {import_.in_words(merged)}"
    if dry_run:
        say(f"would import into {words}; nothing was changed")
    elif merged.number is None:
        say(f"{words}; nothing to change")
    else:
        say(f"{words}; change {merged.number}, `planwatch undo {merged.number}` takes it back")
