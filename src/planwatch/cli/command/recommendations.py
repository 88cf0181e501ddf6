"""``planwatch recommendations``: what the plan's sources recommend, what was said to it, and what answers it."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.recommendations.recommendations import RECOMMENDATIONS

_EPILOG = """\
\b
Filter words: number: text: class: decision: response: by: due: late: actions:
plan: and bare words, which search everything; not:… turns one round.
response:none is what nobody has responded to, actions:none what no action
answers, actions:C1.2 what that one answers, late:yes what is open past its
date.

\b
Examples:
  planwatch recommendations
  planwatch recommendations class:priority decision:none
  planwatch recommendations late:yes
  planwatch recommendations actions:none not:decision:not --json
"""


@click.command("recommendations", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a recommendation on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List recommendations by their numbers: class, response, by when, and the actions that answer each.

    An action that answers 1a answers 1, where the plan has no recommendation 1a.
    """
    list_parts(options, RECOMMENDATIONS, words, as_json=as_json)
