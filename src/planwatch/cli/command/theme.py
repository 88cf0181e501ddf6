"""``planwatch theme``: one that is added, changed, merged into another or taken out."""

import click

from planwatch.cli.shared.completion import themes, verbs_and
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.named_change import change_named, merging_options
from planwatch.service.plan.themes import THEMES

_EPILOG = """\
\b
Examples:
  planwatch theme add "Early help" lead="Head of Service"
  planwatch theme set Workforce title="People" label="Theme 3"
  planwatch theme merge Protection --into Practice --dry-run
  planwatch theme remove Protection --into Practice --yes

\b
Fields: title, label (the plan's own word: Theme 3), sponsor, lead, note.
"""


@click.command("theme", epilog=_EPILOG)
@click.argument(
    "words", nargs=-1, metavar="add|set|merge|remove NAME [FIELD=VALUE]...", shell_complete=verbs_and(themes)
)
@merging_options(themes)
@pass_options
def command(
    options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool, into: str, dry_run: bool
) -> int:
    """Add a theme, set what is true of it, merge it into another, or take it out of the plan.

    NAME is its title or label, or a part of it that no other has. Merged into another, its actions, commitments,
    costs and updates are the other's, as one change. What something hangs on is only removed with --into.
    """
    return change_named(options, THEMES, words, yes=yes, add=add, as_json=as_json, into=into, dry_run=dry_run)
