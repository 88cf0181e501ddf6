"""``planwatch issue``: the plan frozen as a meeting's pack."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.meeting import day_of
from planwatch.cli.shared.output import out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.exchange.toml.write import to_toml
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import find_forum

_EPILOG = """\
\b
Examples:
  planwatch issue improvement
  planwatch issue improvement "10 Dec 2015"
"""


@click.command("issue", epilog=_EPILOG)
@click.argument("name", metavar="FORUM")
@click.argument("on", metavar="[DATE]", default="")
@json_option("Tell as JSON what was frozen.")
@pass_options
def command(options: Options, name: str, on: str, as_json: bool) -> None:
    """Freeze the plan as it is as the pack of a meeting that was held (none named: the last), and count it as issued.

    The pack is never changed again. `since` compares with it, and --as-of shows the plan of it.
    """
    with plan_file(options) as session:
        forum = find_forum(session, name)
        found, number = packs.issue(session, forum.of, forum.forum.name, day_of(forum, on), to_toml)
    if as_json:
        told = {"change": number, "as_of": found.batch, "sha256": found.sha256}
        out_json({"forum": found.meeting.forum, "meeting": found.meeting.on, **told})
    say(f"pack of {packs.named(found.meeting)} issued as of change {found.batch}; change {number}")
