"""``planwatch consultee``: one who is asked about the plan, and what came of it."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.life.consultees import CONSULTEES

_EPILOG = """\
\b
Examples:
  planwatch consultee add "Corporate Board" on="20 Jul 2015" how=meeting
  planwatch consultee set Q1 said="Dates too tight" changed="A4 to A6 moved"
  planwatch consultee remove Q1 --yes

\b
Fields: ref, who (a post, a body or a group), on (none: not asked yet), how,
said, changed (what was changed for it, or why nothing was), internal (yes: a
public forum is not given it).
"""


@click.command("consultee", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove WHO|REF [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add who is consulted on the plan, write what they said and what was changed for it, or take them out."""
    return change_part(options, CONSULTEES, words, yes=yes, add=add, as_json=as_json)
