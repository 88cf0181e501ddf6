"""``planwatch consultees``: who was asked about the plan, what they said, what was changed for it."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.life.consultees import CONSULTEES

_EPILOG = """\
\b
Filter words: ref: who: on: how: said: changed: plan: and bare words; not:…
turns one round. on:none is who was not asked yet, changed:none of whom nothing
is told.

\b
Examples:
  planwatch consultees
  planwatch consultees not:said:none changed:none
  planwatch consultees --json
"""


@click.command("consultees", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a consultee on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List who was consulted on the plan: when and how, what they said, and what was changed for it."""
    list_parts(options, CONSULTEES, words, as_json=as_json)
