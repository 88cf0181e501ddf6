"""``planwatch backup``: a consistent copy of the plan file."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import out
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import plan_file
from planwatch.model.text.visible import visible
from planwatch.paths import Address
from planwatch.service.files.open import backup, copy_name

_EPILOG = """\
\b
Examples:
  planwatch backup
  planwatch backup before-the-board.db
"""


@click.command("backup", epilog=_EPILOG)
@click.argument("file", type=FILE, required=False, metavar="[FILE]")
@pass_options
def command(options: Options, file: Path | None) -> None:
    """Write a consistent copy of the plan file, while others work in it, and print its name.

    Without FILE it is written beside the plan file, with the moment in its name. A file that exists is never
    overwritten. Of a plan on a server it is a plan file with all that the server has; what the server needs to be
    put back itself is written by pg_dump.
    """
    with plan_file(options) as session:
        place = Path("plan.db") if isinstance(options.path, Address) else options.path
        out([visible(str(backup(session, file or copy_name(place))))])
