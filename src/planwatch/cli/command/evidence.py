"""``planwatch evidence``: what deep dives heard and asked to see, listed and changed."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.part_change import VERBS, change_part, changing_options
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.dives.evidence import EVIDENCE

_EPILOG = """\
\b
Without a verb it lists. Filter words are its fields, such as kind:interview
dive:thresholds seen:none, and bare words; not:… turns one round.

\b
Examples:
  planwatch evidence seen:none
  planwatch evidence add "Team managers" kind=interview seen_on="4 Dec 2015"
  planwatch evidence set E1 says="Each team draws the line elsewhere"
  planwatch evidence add "Caseloads by team" kind=figures asked_on="4 Dec"
  planwatch evidence remove E2 --yes

\b
Fields: ref, title (whom the panel hears, or what it asks to see), dive (none:
the only one), kind (interview, document, figures, visit), given_by, asked_on,
seen_on, says, internal (yes: a public forum is not given it).
"""


@click.command("evidence", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[add|set|remove TITLE|REF [FIELD=VALUE]... | FILTER...]")
@changing_options
@pass_reading
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """List, add, change or take out the evidence of deep dives: whom a panel heard, what it asked for and saw."""
    if words and words[0].casefold() in VERBS:
        return change_part(options, EVIDENCE, words, yes=yes, add=add, as_json=as_json)
    list_parts(options, EVIDENCE, words, as_json=as_json)
    return 0
