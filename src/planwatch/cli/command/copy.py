"""``planwatch copy``: a plan from a file to a server, or from a server to a file."""

import click

from planwatch.cli.shared.output import out, say
from planwatch.cli.shared.params import PLACE
from planwatch.cli.shared.progress_bar import bar
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.paths import Address, Place

_EPILOG = """\
\b
Examples:
  planwatch copy plan.db postgresql://db.example.org/plan
  planwatch copy postgresql://db.example.org/plan home.db

\b
The server's database is empty before: `createdb plan` makes one. Whoever
copies a plan there owns it, and lets others in by `planwatch grant`.
"""


@click.command("copy", epilog=_EPILOG)
@click.argument("source", type=PLACE, metavar="FROM")
@click.argument("target", type=PLACE, metavar="TO")
def command(source: Place, target: Place) -> None:
    """Copy a plan file to a server, or what a server keeps to a file: all of it, changes and their numbers too.

    One of the two is a file, the other a server's address. It is copied whole or not at all, and stays where it was.
    """
    from planwatch.service.files.server import copy_down, copy_up  # what speaks to servers

    with bar("copying") as step:
        match source, target:
            case Address(), Address():
                raise PlanwatchError("both are on a server", "copy to a file first, and that to the other server")
            case Address(), path if not isinstance(path, Address):
                copy_down(source, path, step)
                out([visible(str(path))])
            case path, Address() if not isinstance(path, Address):
                copy_up(path, target, step)
                say(f"{path} is now on {target}; open it by --db or PLANWATCH_DB")
            case _:
                raise PlanwatchError("neither is on a server", "`planwatch backup FILE` copies a plan file")
