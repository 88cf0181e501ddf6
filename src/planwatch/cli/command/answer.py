"""``planwatch answer``: the answer to what a meeting asked for."""

import click

from planwatch.cli.shared.completion import forums, leads
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.meeting import meeting_of
from planwatch.cli.shared.outcome import tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.numbers import read_number
from planwatch.service.meetings import resolutions
from planwatch.service.meetings.forums import find_forum

_EPILOG = """\
\b
Examples:
  planwatch answer improvement "10 Dec 2015" 2 "Agency cover until Easter, paid from reserves"
  planwatch answer improvement "10 Dec 2015" 2 "In writing" --on "8 Jan 2016" --by "HR Partner"
  planwatch answer improvement "10 Dec 2015" 1 "Reported in July"
"""


@click.command("answer", epilog=_EPILOG)
@click.argument("name", metavar="FORUM", shell_complete=forums)
@click.argument("meeting_on", metavar="DATE")
@click.argument("number", metavar="NUMBER")
@click.argument("text", metavar="TEXT")
@click.option("--on", default="", metavar="DATE", help="The day of the answer; else today.")
@click.option("--by", default="", metavar="POST", shell_complete=leads, help="Whose word it is.")
@json_option()
@pass_options
def command(
    options: Options, name: str, meeting_on: str, number: str, text: str, on: str, by: str, as_json: bool
) -> None:
    """Write the answer to what a meeting asked for, or the management response to anything else that it resolved.

    It is printed with the resolution: in the minutes, and on the paper of the next meeting. An empty TEXT takes it
    back.
    """
    with plan_file(options) as session:
        row = meeting_of(session, find_forum(session, name), meeting_on)
        outcome = resolutions.answer(
            session, row.of, row.meeting.forum, row.meeting.on.isoformat(), read_number(number), text, on, by
        )
    said = f"{row.meeting.forum}, {day_in_full(row.meeting.on)}: resolution {number}"
    tell(outcome, f"{said} {'answered' if text.strip() else 'unanswered again'}", "", as_json)
