"""``planwatch recommendation``: one that is added, changed, responded to or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.recommendations.recommendations import RECOMMENDATIONS

_EPILOG = """\
\b
Examples:
  planwatch recommendation add 18 "Screen for exploitation" class=priority
  planwatch recommendation set 3 decision=accepted response="A weekly panel"
  planwatch recommendation set 3 responded_by=Director responded_on="24 Aug"
  planwatch recommendation set 3 due="within 6 weeks of the report"
  planwatch recommendation set 3 decision=not response="Done by the county"
  planwatch recommendation remove 18 --yes

\b
Fields: number, text, class (priority, improvement, or the source's own word),
decision (accepted, partly accepted, not accepted, none), response,
responded_by (the post whose word it is), responded_on (else today), source,
due (30 June; "within 6 weeks of the report" is counted from its source's date),
status, closed_by, closed_on, evidence, repeats.
"""


@click.command("recommendation", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove NUMBER [TEXT] [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add a recommendation, change it or write the management response to it, or take it out of the plan.

    NUMBER is as in the source. A new number goes to the actions that answer it as well; what is taken out, their
    answers still name.
    """
    return change_part(options, RECOMMENDATIONS, words, yes=yes, add=add, as_json=as_json)
