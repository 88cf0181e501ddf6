"""``planwatch signoffs``: who signs the plan's versions off, in order, with their conditions."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.life.signoffs import SIGNOFFS

_EPILOG = """\
\b
Filter words: ref: of: by: on: conditions: standing: (signed, next, after …)
plan: and bare words; not:… turns one round. on:none is not signed yet.

\b
Examples:
  planwatch signoffs
  planwatch signoffs "of:draft 2" on:none
  planwatch signoffs standing:next --json
"""


@click.command("signoffs", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a sign-off on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List who signs each version off, in order: signed when, on what conditions, or whose turn it is."""
    list_parts(options, SIGNOFFS, words, as_json=as_json)
