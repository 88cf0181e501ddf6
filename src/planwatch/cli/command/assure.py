"""``planwatch assure``: somebody looked at the evidence."""

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, read_again, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.service.actions import rate

_EPILOG = """\
\b
Examples:
  planwatch assure E9 --evidence "audit of 40 files, 36 good" --by "Principal SW"
  planwatch assure A1 A2
"""


@click.command("assure", epilog=_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--by", default="", metavar="NAME", help="Who looked at the evidence; else who signs.")
@click.option("--evidence", default="", metavar="TEXT", help="What shows it: words, a file, or a web address.")
@json_option()
@pass_options
def command(options: Options, action_refs: tuple[str, ...], by: str, evidence: str, as_json: bool) -> None:
    """Take complete actions to assured: somebody looked at the evidence that they worked.

    Where the plan asks for a second person, it cannot be the lead, nor who completed the action.
    """
    with plan_file(options) as session:
        rows = find(session, action_refs)
        outcome = rate.assure(session, targets(rows), by, evidence)
        row = read_again(session, rows[0])
    label = row.of.plan.assured_label
    said = row.action.assurance
    tell(outcome, f"{row.action.ref} {label}, by {said.by if said else ''}", label, as_json)
