"""``planwatch minutes``: what a meeting resolved."""

from pathlib import Path

import click

from planwatch.cli.shared.completion import forums
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.meeting import meeting_of
from planwatch.cli.shared.output import out_data, say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.service import reports
from planwatch.service.meetings.approval import approve
from planwatch.service.meetings.forums import find_forum
from planwatch.service.meetings.meetings import MeetingRow, check_not_cancelled, missing_from, set_minutes
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch minutes improvement
  planwatch minutes improvement "10 Dec 2015" --write minutes.md
  planwatch minutes improvement --edit
  planwatch minutes improvement "8 Oct 2015" --approved-at "10 Dec 2015"
"""


@click.command("minutes", epilog=_EPILOG)
@click.argument("name", metavar="FORUM", shell_complete=forums)
@click.argument("on", metavar="[DATE]", default="")
@click.option("--write", "file", type=FILE, metavar="FILE", help="Write them to a file.")
@click.option("--edit", is_flag=True, help="Edit and keep them, in your own editor (EDITOR).")
@click.option("--approved-at", "at", metavar="DATE", help="A later meeting of the forum approved them: its day.")
@click.option("--corrections", default="", metavar="TEXT", help="What that corrected in them, in words.")
@replace_option()
@pass_reading
def command(
    options: Options, name: str, on: str, file: Path | None, edit: bool, at: str | None, corrections: str, replace: bool
) -> None:  # fmt: skip
    """Print the minutes of a meeting (none named: the newest): as they were kept, else made from what was resolved.

    --approved-at writes which meeting approved them; both print it, and until then the agenda asks for it.
    """
    if (file is not None) + edit + (at is not None) > 1:
        raise PlanwatchError("--write, --edit and --approved-at exclude each other", "give one of them")
    if corrections and at is None:
        raise PlanwatchError("corrections are made where minutes are approved", "name that meeting by --approved-at")
    with plan_file(options) as session:
        forum = find_forum(session, name)
        row = meeting_of(session, forum, on)
        if at is not None:
            number = approve(session, row, at, corrections)
            said = f"minutes of {row.meeting.forum}, {day_in_full(row.meeting.on)}: approved"
            say(f"{said}; change {number}" if number else "nothing was changed")
            return
        if edit:
            check_not_cancelled(row.meeting)
            _edit(session, row, reports.minutes_to_edit(session, row))
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
