"""``planwatch findings``: what deep dives found."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.dives.findings import FINDINGS

_EPILOG = """\
\b
Filter words are its fields, such as dive:thresholds recommendations:1
led_to:none, and bare words, which search everything; not:… turns one round.

\b
Examples:
  planwatch findings
  planwatch findings led_to:none reason:none
  planwatch findings actions:A4 --json
"""


@click.command("findings", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a finding on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List what deep dives found: what each rests on, what it is about, what it led to."""
    list_parts(options, FINDINGS, words, as_json=as_json)
