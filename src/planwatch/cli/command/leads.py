"""``planwatch leads``: who answers in the plan, and for how much."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.plan.leads import LEADS

_EPILOG = """\
\b
Filter words: name: kind: holder: organisation: email: since: until:
hangs: plan: and bare words, which search everything; not:… turns one round.
hangs:none is what nothing would miss.

\b
Examples:
  planwatch leads
  planwatch leads hangs:none --json
"""


@click.command("leads", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a lead on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List who answers in the plan, and for how much."""
    list_parts(options, LEADS, words, as_json=as_json)
