"""``planwatch versions``: drafts and what was approved, with who signed each off and whose sign-off is missing."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.life.versions import VERSIONS

_EPILOG = """\
\b
Filter words: name: on: state: note: signed: missing: plan: and bare words;
not:… turns one round. missing:none is what all have signed who were asked.

\b
Examples:
  planwatch versions
  planwatch versions not:missing:none
  planwatch versions state:draft --json
"""


@click.command("versions", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a version on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List the versions of the plan, the change that each was taken after, and where its sign-off stands.

    `planwatch --as-of NAME …` shows the plan as it was then, `planwatch diff NAME NAME` what became of it.
    """
    list_parts(options, VERSIONS, words, as_json=as_json)
