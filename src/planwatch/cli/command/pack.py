"""``planwatch pack``: what a meeting was given, the plan and the paper."""

from pathlib import Path

import click

from planwatch.cli.shared.completion import forums
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.meeting import day_of
from planwatch.cli.shared.output import out_data, say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.service.files.packs import pack_text
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import find_forum

_EPILOG = """\
\b
Examples:
  planwatch pack improvement
  planwatch pack improvement "10 Dec 2015" --out pack.toml
  planwatch pack improvement "10 Dec 2015" --version 1 --out paper.html
  planwatch diff pack.toml
"""


@click.command("pack", epilog=_EPILOG)
@click.argument("name", metavar="FORUM", shell_complete=forums)
@click.argument("on", metavar="[DATE]", default="")
@click.option("--version", type=click.IntRange(1), metavar="N", help="An earlier version; else the last one.")
@click.option("--whole", is_flag=True, help="With what is internal, which a public forum's copy leaves out.")
@click.option(
    "--out", "file", type=FILE, metavar="FILE", help="FILE.toml is the plan; FILE.html and FILE.md are the paper."
)
@replace_option()
@pass_options
def command(
    options: Options, name: str, on: str, version: int | None, whole: bool, file: Path | None, replace: bool
) -> None:  # fmt: skip
    """Print the pack of a meeting (none named: the last one issued): the plan as it was frozen, as TOML.

    --out writes it to a file, or the paper as it was handed out. A public forum's pack holds nothing internal.
    """
    with plan_file(options) as session:
        forum = find_forum(session, name)
        found = packs.pack(session, forum.of, forum.forum.name, day_of(forum, on), version or 0)
        if file is None:
            out_data([pack_text(session, forum, found, whole=whole)])
            return
        from planwatch.service.files.target import check_target, write  # most packs are printed

        check_target(session, file, replace=True)
        text = pack_text(session, forum, found, file.suffix.casefold(), whole=whole)
        what = f"{found.in_words}, as of change {found.batch},"
        with writing(session, [file], replace=replace):
            say(write(session, file, [text.encode()], what, replace=True))
