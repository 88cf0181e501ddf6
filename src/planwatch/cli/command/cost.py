"""``planwatch cost``: a line of the plan's costs that is added, changed or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.costs.costs import COSTS

_EPILOG = """\
\b
Examples:
  planwatch cost add "Outside audit" rate=85 quantity=20 periods=8 action=B1
  planwatch cost set K1 unit=cases period_unit=months years=2015/16
  planwatch cost add "Training" amount=20000 recurring=yes years="2015/16; 2016/17"
  planwatch cost set K2 funded=20000 funded_by="training budget"
  planwatch cost set K3 included_in=K1
  planwatch cost add "Total as printed" amount=498761 total=yes
  planwatch cost remove K3 --yes

\b
Fields: ref, title, kind (budget, forecast, actual), rate, quantity, unit,
periods, period_unit, amount (as the paper prints it), recurring, years,
funded, funded_by, included_in, total, action, theme, note, internal (yes: a
public forum is not given it).
"""


@click.command("cost", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove REF|TITLE [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add a line of the plan's costs, change it, or take it out of the plan.

    What a line comes to is rate × quantity × periods, or what the paper prints, where there is no rate. A line that is
    included in another counts there. A total is the paper's own: it is compared with what is included in it, or with
    all that counts, and counts nothing. Without a ref a new line gets the next one.
    """
    return change_part(options, COSTS, words, yes=yes, add=add, as_json=as_json)
