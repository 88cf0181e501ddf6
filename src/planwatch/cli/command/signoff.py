"""``planwatch signoff``: a step of the chain that signs a version off."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.life.signoffs import SIGNOFFS

_EPILOG = """\
\b
Examples:
  planwatch signoff add "draft 2" Council
  planwatch signoff set S2 on="20 Jul 2015" conditions="subject to the costs"
  planwatch signoff remove S2 --yes

\b
Fields: ref, of (the version), by (a post or a forum), on (the day it was
signed; none: not yet), conditions. `planwatch version sign` writes a signature.
"""


@click.command("signoff", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove VERSION|REF [WHO] [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Ask somebody to sign a version off at the end of its chain, change a sign-off, or take it out."""
    return change_part(options, SIGNOFFS, words, yes=yes, add=add, as_json=as_json)
