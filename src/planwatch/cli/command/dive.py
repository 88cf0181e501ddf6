"""``planwatch dive``: a deep dive that is added, changed or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.dives.dives import DIVES

_EPILOG = """\
\b
Examples:
  planwatch dive add "Thresholds" forum=scrutiny scope="1 2"
  planwatch dive set "Thresholds" members="Chair; two members"
  planwatch dive set "Thresholds" report_by="31 Mar 2016" made=2
  planwatch dive set "Thresholds" reported_on="8 Jan 2016"
  planwatch dive remove "Thresholds" --yes

\b
Fields: name, forum, status (planned, under way, reported), scope (numbers of
recommendations), theme, set_up_on, report_by, reported_on, members, days,
method, conclusion, made (numbers of the recommendations it makes). Several
stand apart by semicolons. Whom it hears, what it asks for and what it finds:
`planwatch evidence`, `planwatch finding`.
`planwatch report dive NAME` prints its paper.
"""


@click.command("dive", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove NAME [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add a panel's deep dive into recommendations or a theme, change it, or take it out of the plan.

    What it recommends are recommendations of the plan, responded to and answered by actions as any.
    """
    return change_part(options, DIVES, words, yes=yes, add=add, as_json=as_json)
