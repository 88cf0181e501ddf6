"""``planwatch lead``: one that is added, changed, merged into another or taken out."""

import click

from planwatch.cli.shared.completion import leads, verbs_and
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.named_change import change_named, merging_options
from planwatch.service.plan.leads import LEADS

_EPILOG = """\
\b
Examples:
  planwatch lead add "Agency desk" kind=partner
  planwatch lead set "HR Partner" holder="Ann" since="1 Feb 2016"
  planwatch lead merge "HR Partner" --into "Legal Manager" --dry-run
  planwatch lead remove "HR Partner" --into "Legal Manager" --yes

\b
Fields: name, kind (post, partner, person), holder, organisation, email, since,
until.
"""


@click.command("lead", epilog=_EPILOG)
@click.argument(
    "words", nargs=-1, metavar="add|set|merge|remove NAME [FIELD=VALUE]...", shell_complete=verbs_and(leads)
)
@merging_options(leads)
@pass_options
def command(
    options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool, into: str, dry_run: bool
) -> int:
    """Add a lead, set what is true of them, merge them into another, or take them out of the plan.

    NAME may be a part of it that no other has. Merged into another, the actions they lead, support or cover for,
    commitments, risks, measures and the rest are the other's, as one change. Who leads something is only removed with
    --into.
    """
    return change_named(options, LEADS, words, yes=yes, add=add, as_json=as_json, into=into, dry_run=dry_run)
