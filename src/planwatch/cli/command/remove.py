"""``planwatch remove``: actions that go out of the plan."""

from collections.abc import Sequence

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, targets, tell
from planwatch.cli.shared.output import is_terminal, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.text.visible import visible
from planwatch.service.actions import remove

_EPILOG = """\
\b
Examples:
  planwatch remove C1.2 --yes
  planwatch remove C1.3 C1.4 --yes
"""


@click.command("remove", epilog=_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option("Tell as JSON what was removed.")
@pass_options
def command(options: Options, action_refs: tuple[str, ...], yes: bool, as_json: bool) -> int:
    """Take actions out of the plan, as one change; undo brings them back.

    Work that stopped is better withdrawn, which keeps it on the list: planwatch set REF status=withdrawn --why TEXT.
    """
    with plan_file(options) as session:
        rows = find(session, action_refs)
        names = ", ".join(row.action.ref for row in rows)
        if not yes and not _agreed(rows, names):
            say("nothing was removed")
            return 1
        outcome = remove.remove(session, targets(rows))
    tell(outcome, f"{names} removed", "removed", as_json)
    return 0


def _agreed(rows: Sequence[ActionRow], names: str) -> bool:
    if not is_terminal():
        raise PlanwatchError(f"removing {names} needs a yes, and nobody can be asked here", "add --yes")
    title = f" {rows[0].action.title}" if len(rows) == 1 else ""
    plans = ", ".join(dict.fromkeys(row.of.plan.ref for row in rows))
    return click.confirm(visible(f"Remove {names}{title} from the plan {plans}?"), default=False, err=True)
