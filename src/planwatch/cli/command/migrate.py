"""``planwatch migrate``: a server's tables as this planwatch needs them."""

import click

from planwatch.cli.shared.output import say
from planwatch.cli.shared.params import PLACE
from planwatch.cli.shared.progress_bar import bar
from planwatch.errors import PlanwatchError
from planwatch.paths import Address, Place

_EPILOG = """\
\b
Examples:
  planwatch migrate postgresql://db.example.org/plan
"""


@click.command("migrate", epilog=_EPILOG)
@click.argument("url", type=PLACE, metavar="URL")
def command(url: Place) -> None:
    """Bring the tables of a plan on a server up to date, after planwatch was updated.

    Its owner says when: whoever has an older planwatch can only read from then on. Nobody changes anything meanwhile.
    Plan files need none: they are brought up to date when they are opened.
    """
    from planwatch.service.files.server import migrate, newest  # what speaks to servers

    if not isinstance(url, Address):
        raise PlanwatchError(f"{url} is a file", "it is brought up to date when it is opened")
    with bar("migrating") as step:
        was = migrate(url, step)
    say(f"{url} is up to date ({newest()})" if was == newest() else f"{url} was {was} and is now {newest()}")
