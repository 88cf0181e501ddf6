"""``planwatch forum``: one that is added, changed, merged into another or taken out."""

import click

from planwatch.cli.shared.completion import forums, verbs_and
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.named_change import change_named, merging_options
from planwatch.service.meetings.kinds.forums import FORUMS

_EPILOG = """\
\b
Examples:
  planwatch forum add "Cabinet" chair="Lead Member"
  planwatch forum set "Management Board" name="Management team" public=yes
  planwatch forum merge "QA Board" --into improvement --dry-run
  planwatch forum remove "Procurement Board" --yes

\b
Fields: name, chair, reports_to, public, agrees_dates, cadence, shift.
"""


@click.command("forum", epilog=_EPILOG)
@click.argument(
    "words", nargs=-1, metavar="add|set|merge|remove NAME [FIELD=VALUE]...", shell_complete=verbs_and(forums)
)
@merging_options(forums)
@pass_options
def command(
    options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool, into: str, dry_run: bool
) -> int:
    """Add a forum, set what is true of it, merge it into another, or take it out of the plan.

    NAME may be a part of it that no other has. Merged into another, its meetings are the other's, as one change; of
    two on one day one is made. A forum with meetings is only removed with --into.
    """
    return change_named(options, FORUMS, words, yes=yes, add=add, as_json=as_json, into=into, dry_run=dry_run)
