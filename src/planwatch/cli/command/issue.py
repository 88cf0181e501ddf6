"""``planwatch issue``: the plan frozen as a meeting's pack, with its paper."""

import click

from planwatch.cli.shared.completion import forums
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.meeting import day_of
from planwatch.cli.shared.output import out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.model.dates.in_words import day_in_full
from planwatch.service.files.packs import issue
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import find_forum

_EPILOG = """\
\b
Examples:
  planwatch issue improvement
  planwatch issue improvement "10 Dec 2015"
"""


@click.command("issue", epilog=_EPILOG)
@click.argument("name", metavar="FORUM", shell_complete=forums)
@click.argument("on", metavar="[DATE]", default="")
@json_option("Tell as JSON what was frozen.")
@pass_options
def command(options: Options, name: str, on: str, as_json: bool) -> None:
    """Freeze the plan and its board report as the pack of a meeting (none named: the next), when the papers go out.

    Until it meets, it can be issued again: each version is kept, and the last is the pack. It is never changed. `since`
    compares with it, --as-of shows the plan of it, and `pack` hands it out. What is issued after the meeting says so.
    """
    with plan_file(options) as session:
        forum = find_forum(session, name)
        found, number = issue(session, forum, day_of(forum, on), options.settings.due_soon)
    if as_json:
        told = {"version": found.version, "change": number, "as_of": found.batch, "sha256": found.sha256}
        after = {"issued_on": found.issued_on, "after_meeting": found.is_late}
        out_json({"forum": found.meeting.forum, "meeting": found.meeting.on, **told, **after})
    version = f", version {found.version}" if found.version > 1 else ""
    say(f"pack of {packs.named(found.meeting)}{version} issued as of change {found.batch}; change {number}")
    if found.is_late:
        on_day = day_in_full(forum.of.today)
        say(f"it is the plan as of today, {on_day}, after the meeting: not what that was given")
