"""``planwatch grant``: who may read or change a plan on a server."""

import click

from planwatch.cli.shared.output import out, say
from planwatch.cli.shared.params import PLACE
from planwatch.errors import PlanwatchError
from planwatch.paths import Address, Place

_RIGHTS = ("reader", "editor", "owner", "none")
_EPILOG = """\
\b
Examples:
  planwatch grant postgresql://db.example.org/plan ann editor
  planwatch grant postgresql://db.example.org/plan rita reader --dry-run
  planwatch grant postgresql://db.example.org/plan ann none
"""


@click.command("grant", epilog=_EPILOG)
@click.argument("url", type=PLACE, metavar="URL")
@click.argument("name")
@click.argument("right", type=click.Choice(_RIGHTS))
@click.option("--dry-run", is_flag=True, help="Print the SQL that would do it; nothing is changed.")
def command(url: Place, name: str, right: str, dry_run: bool) -> None:
    """Let somebody read a plan on a server, change it, or own it; none: neither.

    NAME is their role in PostgreSQL, and what their changes are signed with. Where there is none yet it is made,
    without a password: whoever runs the server says how people show who they are. To make roles or owners takes more
    rights there than owning the plan: --dry-run prints what to ask for.
    """
    from planwatch.service.files.server import Right, grant  # what speaks to servers

    if not isinstance(url, Address):
        raise PlanwatchError(f"{url} is a file", "who may read a file is said by the system: see `chmod`")
    lines = grant(url, name, Right(right), dry_run=dry_run)
    if dry_run:
        out(f"{line};" for line in lines)
    else:
        is_new = lines[0].startswith("create role")
        say(f"{name}: {right} of {url}{'; there was no such role, and it has no password yet' if is_new else ''}")
