"""``planwatch sources``: the documents that the plan answers."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.sources.sources import SOURCES

_EPILOG = """\
\b
Filter words: name: kind: body: date: link: recommendations: plan: and bare
words, which search everything; not:… turns one round. link:none is what
nobody can look up.

\b
Examples:
  planwatch sources
  planwatch sources kind:inspection --json
"""


@click.command("sources", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a source on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List the documents that the plan answers: kind, whose, date, link, and how much of each is still open."""
    list_parts(options, SOURCES, words, as_json=as_json)
