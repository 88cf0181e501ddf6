"""``planwatch pack``: the plan as a meeting was given it."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.meeting import day_of
from planwatch.cli.shared.output import out_data, say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.errors import PlanwatchError
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import find_forum

_EPILOG = """\
\b
Examples:
  planwatch pack improvement
  planwatch pack improvement "10 Dec 2015" --out pack.toml
  planwatch diff pack.toml
"""


@click.command("pack", epilog=_EPILOG)
@click.argument("name", metavar="FORUM")
@click.argument("on", metavar="[DATE]", default="")
@click.option("--out", "file", type=FILE, metavar="FILE", help="Write it to a file, as the snapshot that it is.")
@replace_option()
@pass_options
def command(options: Options, name: str, on: str, file: Path | None, replace: bool) -> None:
    """Print the pack of a meeting (none named: the last one issued): the plan as it was frozen, as TOML."""
    with plan_file(options) as session:
        forum = find_forum(session, name)
        found = packs.pack(session, forum.of, forum.forum.name, day_of(forum, on))
        what = f"pack of {packs.named(found.meeting)}"
        if not found.is_whole:
            raise PlanwatchError(
                f"the {what} is not what was frozen: its hash differs",
                f"`planwatch export --as-of {found.batch}` makes it anew from the journal",
            )
        if file is None:
            out_data([found.text])
        else:
            from planwatch.service.files.target import write  # most packs are printed

            with writing(session, [file], replace=replace):
                said = f"{what}, as of change {found.batch},"
                say(write(session, file, [found.text.encode()], said, replace=True))
