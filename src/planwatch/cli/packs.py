"""``planwatch issue`` and ``pack``: what a meeting was given, frozen, and read again."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planwatch.cli.context import FILE, Options, pass_options
from planwatch.cli.output import out_data, out_json, say
from planwatch.errors import PlanwatchError

if TYPE_CHECKING:
    from datetime import date

    from planwatch.service.meetings.forums import ForumRow

_ISSUE_EPILOG = """\
\b
Examples:
  planwatch issue improvement
  planwatch issue improvement "10 Dec 2015"
"""
_PACK_EPILOG = """\
\b
Examples:
  planwatch pack improvement
  planwatch pack improvement "10 Dec 2015" --out pack.toml
  planwatch diff pack.toml
"""


@click.command("issue", short_help="Freeze the plan as a meeting's pack.", epilog=_ISSUE_EPILOG)
@click.argument("name", metavar="FORUM")
@click.argument("on", metavar="[DATE]", default="")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was frozen.")
@pass_options
def issue(options: Options, name: str, on: str, as_json: bool) -> None:
    """Freeze the plan as it is as the pack of a meeting that was held (none named: the last), and count it as issued.

    The pack is never changed again. `since` compares with it, and --as-of shows the plan of it.
    """
    from planwatch.exchange.toml import to_toml
    from planwatch.service.meetings import packs
    from planwatch.service.meetings.forums import find_forum

    with options.session() as session:
        forum = find_forum(session, name)
        found, number = packs.issue(session, forum.of, forum.forum.name, _day(forum, on), to_toml)
    if as_json:
        told = {"change": number, "as_of": found.batch, "sha256": found.sha256}
        out_json({"forum": found.meeting.forum, "meeting": found.meeting.on, **told})
    say(f"pack of {packs.named(found.meeting)} issued as of change {found.batch}; change {number}")


def _day(forum: "ForumRow", on: str) -> "date | None":
    from planwatch.service.meetings.meetings import read_day

    return read_day(forum.of, on) if on else None


@click.command("pack", short_help="The plan as a meeting was given it.", epilog=_PACK_EPILOG)
@click.argument("name", metavar="FORUM")
@click.argument("on", metavar="[DATE]", default="")
@click.option("--out", "file", type=FILE, metavar="FILE", help="Write it to a file, as the snapshot that it is.")
@pass_options
def pack(options: Options, name: str, on: str, file: Path | None) -> None:
    """Print the pack of a meeting (none named: the last one issued): the plan as it was frozen, as TOML."""
    from planwatch.service.meetings import packs
    from planwatch.service.meetings.forums import find_forum

    with options.session() as session:
        forum = find_forum(session, name)
        found = packs.pack(session, forum.of, forum.forum.name, _day(forum, on))
    if not found.is_whole:
        raise PlanwatchError(
            f"the pack of {packs.named(found.meeting)} is not what was frozen: its hash differs",
            f"`planwatch export --as-of {found.batch}` makes it anew from the journal",
        )
    if file is None:
        out_data([found.text])
    else:
        options.write(file, found.text, f"pack of {packs.named(found.meeting)}, as of change {found.batch},")
