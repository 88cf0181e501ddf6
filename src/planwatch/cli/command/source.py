"""``planwatch source``: one that is added, changed or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import change_part, changing_options
from planwatch.service.sources.sources import SOURCES

_EPILOG = """\
\b
Examples:
  planwatch source add "Inspection 2015" kind=inspection body=Ofsted
  planwatch source set "Inspection 2015" date="May 2015"
  planwatch recommendation set 3 source="Inspection 2015"
  planwatch source remove "Inspection 2015" --yes

\b
Fields: name, kind (inspection, review, audit, or the plan's own word), body
(whose it is), date (when it was published, as written), link.
"""


@click.command("source", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove NAME [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add a document that the plan answers, change what is said of it, or take it out of the plan.

    NAME is its name, or a part of it that no other has. Recommendations of one that is taken out stay, without it.
    """
    return change_part(options, SOURCES, words, yes=yes, add=add, as_json=as_json)
