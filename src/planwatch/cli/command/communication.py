"""``planwatch communication``: something that an audience is told of the plan."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.life.communications import COMMUNICATIONS

_EPILOG = """\
\b
Examples:
  planwatch communication add Staff "What the plan asks of teams" due="31 Aug"
  planwatch communication set M1 channel=briefing lead="Head of Service"
  planwatch communication set M1 told_on="24 Aug"
  planwatch communication remove M1 --yes

\b
Fields: ref, audience, text (what they are told), channel, lead (who tells it),
due (by when), told_on (none: not told yet), internal (yes: a public forum is
not given it).
"""


@click.command("communication", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove AUDIENCE|REF [TEXT] [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add what an audience is told of the plan, write that they were told, change it, or take it out."""
    return change_part(options, COMMUNICATIONS, words, yes=yes, add=add, as_json=as_json)
