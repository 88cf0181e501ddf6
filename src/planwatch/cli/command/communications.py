"""``planwatch communications``: what is told of the plan to whom, by which channel, by whom and by when."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.life.communications import COMMUNICATIONS

_EPILOG = """\
\b
Filter words: ref: audience: text: channel: lead: due: told_on: standing:
(told, overdue, to-tell as "standing:to tell") plan: and bare words; not:…
turns one round.

\b
Examples:
  planwatch communications
  planwatch communications standing:overdue
  planwatch communications audience:staff --json
"""


@click.command("communications", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a communication on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List what is told of the plan: to whom, what, by which channel, who tells it, and when it was or is due."""
    list_parts(options, COMMUNICATIONS, words, as_json=as_json)
