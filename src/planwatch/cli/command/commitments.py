"""``planwatch commitments``: what the organisation commits itself to, what that answers, and what carries it."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.commitments.commitments import COMMITMENTS

_EPILOG = """\
\b
Filter words: ref: text: theme: lead: answers: actions: measures: plan: and bare
words, which search everything; not:… turns one round. actions:none is what no
action carries, answers:none what answers no recommendation, measures:none what
no measure shows to be kept.

\b
Examples:
  planwatch commitments
  planwatch commitments theme:workforce actions:none
  planwatch commitments --json
"""


@click.command("commitments", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a commitment on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List commitments: theme, lead, the recommendations that each answers, and the actions that carry it."""
    list_parts(options, COMMITMENTS, words, as_json=as_json)
