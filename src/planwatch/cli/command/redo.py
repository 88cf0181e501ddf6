"""``planwatch redo``: a change that was taken back, done again."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.cli.shared.undone import tell_undone
from planwatch.service.journal import undo

_EPILOG = """\
\b
Example:
  planwatch redo
"""


@click.command("redo", epilog=_EPILOG)
@json_option("Tell as JSON what was done again.")
@pass_options
def command(options: Options, as_json: bool) -> None:
    """Do again what my last undo took back, where I have changed nothing since."""
    with plan_file(options) as session:
        redone = undo.redo(session)
    tell_undone("did again", redone, as_json)
