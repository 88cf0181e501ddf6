"""``planwatch restore``: a backup in the place of the plan file."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import out, say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import busy_seconds
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.paths import Address
from planwatch.service.files.restore import restore

_EPILOG = """\
\b
Examples:
  planwatch restore before-the-board.db
  planwatch --db improvement.db restore before-the-board.db
"""


@click.command("restore", epilog=_EPILOG)
@click.argument("backup", type=FILE, metavar="BACKUP")
@pass_options
def command(options: Options, backup: Path) -> None:
    """Put a backup in the place of the plan file, and print under which name what was there is kept.

    The backup stays where it is; it is looked through first. Nothing is changed while anybody has the plan file open.
    Copied by hand, a backup would be mixed with the log (-wal) that may stand beside the plan file.
    """
    if isinstance(options.path, Address):
        raise PlanwatchError(
            f"{options.path} is put back by whoever runs the server, from what pg_dump wrote",
            "a plan file goes into an empty database by `planwatch copy FILE URL`",
        )
    options.make_folder()
    kept = restore(options.path, backup, busy_seconds())
    say(f"{options.path} is now as in {backup}{f'; what was there is kept as {kept}' if kept else ''}")
    if kept is not None:
        out([visible(str(kept))])
