"""``planwatch themes``: the themes of the plan, and what hangs on each."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.plan.themes import THEMES

_EPILOG = """\
\b
Filter words: title: label: sponsor: lead: note:
hangs: plan: and bare words, which search everything; not:… turns one round.
hangs:none is what nothing would miss.

\b
Examples:
  planwatch themes
  planwatch themes lead:none
"""


@click.command("themes", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a theme on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List the themes of the plan, and what hangs on each."""
    list_parts(options, THEMES, words, as_json=as_json)
