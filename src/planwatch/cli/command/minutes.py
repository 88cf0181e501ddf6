"""``planwatch minutes``: what a meeting resolved."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.meeting import meeting_of
from planwatch.cli.shared.output import out_data, say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.errors import PlanwatchError
from planwatch.service import reports
from planwatch.service.meetings.forums import find_forum
from planwatch.service.meetings.meetings import MeetingRow, missing_from, set_minutes
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch minutes improvement
  planwatch minutes improvement "10 Dec 2015" --write minutes.md
  planwatch minutes improvement --edit
"""


@click.command("minutes", epilog=_EPILOG)
@click.argument("name", metavar="FORUM")
@click.argument("on", metavar="[DATE]", default="")
@click.option("--write", "file", type=FILE, metavar="FILE", help="Write them to a file.")
@click.option("--edit", is_flag=True, help="Edit and keep them, in your own editor (EDITOR).")
@replace_option()
@pass_reading
def command(options: Options, name: str, on: str, file: Path | None, edit: bool, replace: bool) -> None:
    """Print the minutes of a meeting (none named: the newest): as they were kept, else made from what was resolved."""
    if edit and file is not None:
        raise PlanwatchError("--write and --edit exclude each other", "give one of them")
    with plan_file(options) as session:
        forum = find_forum(session, name)
        row = meeting_of(session, forum, on)
        if edit:
            _edit(session, row, reports.minutes(session, row))
            return
        if file is not None:
            from planwatch.service.files.papers import export_minutes  # only a file needs it, and it loads Jinja

            with writing(session, [file], replace=replace):
                say(export_minutes(session, row, file, replace=True))
        else:
            out_data([reports.minutes(session, row)])
    missing = missing_from(row)
    if missing:
        say(f"written later, and not in these minutes: resolution {', '.join(map(str, missing))}")


def _edit(session: Session, row: MeetingRow, text: str) -> None:
    try:
        edited = click.edit(text, extension=".md", require_save=False)
    except UnicodeDecodeError as error:
        raise PlanwatchError("what the editor wrote cannot be read", "save it as UTF-8") from error
    if edited is None or edited.strip() == text.strip():
        say("nothing was changed")
        return
    number = set_minutes(session, row, edited)
    say(f"minutes of {row.meeting.forum} kept; change {number}" if number else "nothing was changed")
