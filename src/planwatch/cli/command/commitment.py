"""``planwatch commitment``: one that is added, changed or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.commitments.commitments import COMMITMENTS

_EPILOG = """\
\b
Examples:
  planwatch commitment add "A stable workforce" answers="4 10" theme=workforce
  planwatch commitment set C1 actions="C1.1 C1.2" lead="Head of Service"
  planwatch commitment set C1 text="A stable and secure workforce"
  planwatch commitment remove C1 --yes

\b
Fields: ref (else the next one), text, theme, lead, answers (numbers of
recommendations), actions (refs of those that carry it).
"""


@click.command("commitment", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove REF|TEXT [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add a commitment, change it, or take it out of the plan.

    It answers recommendations, and actions carry it: what carries it answers those as well.
    """
    return change_part(options, COMMITMENTS, words, yes=yes, add=add, as_json=as_json)
