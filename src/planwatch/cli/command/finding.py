"""``planwatch finding``: a finding of a deep dive that is added, changed or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.dives.findings import FINDINGS

_EPILOG = """\
\b
Examples:
  planwatch finding add "Thresholds are not applied alike" evidence="E1 E2"
  planwatch finding set F1 recommendations=1 actions=A4 measures=M2 led_to=2
  planwatch finding set F2 reason="In hand: A6"
  planwatch finding remove F2 --yes

\b
Fields: ref, text, dive (none: the only one), evidence (refs of what it rests
on), recommendations, actions and measures (what it is about), led_to (the
recommendations made of it), reason (why there is none), internal (yes: a public
forum is not given it).
`planwatch check` is what planwatch itself finds in a plan.
"""


@click.command("finding", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove TEXT|REF [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add what a deep dive found, say what it rests on, is about and led to, or take it out of the plan."""
    return change_part(options, FINDINGS, words, yes=yes, add=add, as_json=as_json)
