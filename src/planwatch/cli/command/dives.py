"""``planwatch dives``: the deep dives of scrutiny panels."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.dives.dives import DIVES

_EPILOG = """\
\b
Filter words are its fields, such as status:reported scope:1 members:none, and
bare words, which search everything; not:… turns one round.

\b
Examples:
  planwatch dives
  planwatch dives status:reported --json
"""


@click.command("dives", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a deep dive on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List deep dives: forum, status, what each looks into, what it recommends and how much of that was answered."""
    list_parts(options, DIVES, words, as_json=as_json)
