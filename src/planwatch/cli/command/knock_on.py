"""``planwatch knock-on``: what an action reaches when it is late."""

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, paint
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.model.knock_on.radius import Reach
from planwatch.model.plan.forum import Forum
from planwatch.model.text.visible import visible
from planwatch.service.find import find_action
from planwatch.service.waits.radius import knock_on
from planwatch.words.knock_on import nothing_in_words, reach_in_words, title_of, tree_lines

_EPILOG = """\
\b
Examples:
  planwatch knock-on C4.1
  planwatch knock-on WB:C4.1 --json
"""


@click.command("knock-on", epilog=_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=refs)
@json_option("As JSON, a line of the tree on a line, the action itself first.")
@pass_reading
def command(options: Options, ref: str, as_json: bool) -> None:
    """Show what hangs on an action: what waits for it, the recommendations behind that, the forums that will ask.

    One tree; each stands in it once, under the nearest. A forum will ask at its next meeting where it asked already,
    has the action on its list, or meets while that is late and cannot be done.
    """
    with plan_file(options) as session:
        row = find_action(session, ref)
        tree = knock_on(session, row)
    if as_json:
        out_json([_json(row.of.plan.ref, one) for one in tree])
        return
    if row.of.plan.banner:
        out([paint(visible(row.of.plan.banner), "bold")])
    today = row.of.today
    out([paint(visible(f"{row.of.plan.ref}:{reach_in_words(tree[0], today)}"), "bold")])
    out(visible(line) for line in (*tree_lines(tree, today), nothing_in_words(tree)) if line)


def _json(plan: str, one: Reach) -> dict[str, object]:
    return {
        "plan": plan,
        "depth": one.depth,
        "kind": one.kind,
        "name": one.name,
        "title": title_of(one),
        "day": one.day,
        "float_left": one.float_left,
        "why": one.why,
        "public": one.part.public if isinstance(one.part, Forum) else None,
    }
