"""``planwatch meetings``: past and next meetings, and what became of each."""

from collections.abc import Iterator, Sequence

import click

from planwatch.cli.shared.completion import forums
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.field_value import names_and_changes
from planwatch.cli.shared.meeting import AHEAD
from planwatch.cli.shared.output import out, out_json, say, say_change
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.meetings.approval import approval_in_words
from planwatch.model.meetings.cadence import (
    resolution_in_words,
    status_in_words,
    unanswered_number,
    whole_status,
)
from planwatch.model.plan.keys import flat
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import LISTS
from planwatch.model.text.visible import visible
from planwatch.service.meetings import meetings as service
from planwatch.service.meetings.forums import ForumRow, find_forum
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch meetings
  planwatch meetings improvement --json
  planwatch meetings improvement "10 Dec 2015" status=held present="Chair" times="10 to 11.30"
  planwatch meetings improvement "21 Jan 2016" items="Recruitment; Budget"
  planwatch meetings scrutiny "25 Feb 2016" items="42 Inspection; 43 Board"
  planwatch meetings improvement "21 Jan 2016" --move "28 Jan 2016"
  planwatch meetings improvement "3 Mar 2016" --cancel "Not quorate"
  planwatch meetings improvement "10 Dec 2015" --forum "Management Board"
  planwatch meetings improvement "27 Aug 2015" --merge "8 Oct 2015" --dry-run

\b
--merge makes one of a meeting that was entered twice: its resolutions and
reviews go to the other. Not where both have minutes, or a pack. With --forum
that is the other's forum, alone it is whose meeting it was.
"""


@click.command("meetings", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FORUM] [DATE] [FIELD=VALUE]...")
@click.option("--new", "add", is_flag=True, help="Add a meeting on a day that the cadence does not give.")
@click.option("--cancel", "reason", metavar="REASON", help="Cancel it: it stays in the list, and calendars follow.")
@click.option("--move", "to", metavar="DATE", help="Move it to that day, with its items, pack and calendar entry.")
@click.option("--merge", "twin", metavar="DATE", help="It was entered twice: make it one with that of DATE.")
@click.option("--forum", "other", metavar="NAME", help="It was a meeting of that forum.", shell_complete=forums)
@click.option("--remove", "gone", is_flag=True, help="Take a planned meeting, on which nothing hangs, out of the plan.")
@click.option("--dry-run", is_flag=True, help="--merge: only list what hangs on it.")
@json_option("As JSON, a meeting on a line.")
@pass_reading
def command(
    options: Options, words: tuple[str, ...], add: bool, reason: str | None, to: str | None, twin: str | None,
    other: str | None, gone: bool, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """List the meetings of all forums or of one, the next ones by their cadence among them; FIELD=VALUE changes one.

    Fields: on, status (planned, held, cancelled), reason, times (opened and closed), present, apologies, items,
    declarations (of interest), points (raised, that no resolution holds); semicolons part names, items and points. An
    item keeps the number that it is typed with. A date that the cadence gives needs no adding.
    """
    named, changes = names_and_changes(words, 2)
    changes |= _rearranged(changes, reason, to)
    if (changes or add) and len(named) < 2:
        raise PlanwatchError(
            "which meeting is missing", 'write it so: planwatch meetings FORUM "21 Jan 2016" status=held'
        )
    if twin is not None or other is not None or gone or dry_run:
        if changes or add or len(named) < 2:
            raise PlanwatchError("--merge, --forum and --remove stand alone", "behind a forum and a date")
        from planwatch.cli.shared.meeting_merge import Whole, change_whole  # seldom asked for

        change_whole(options, named, Whole(twin, other, gone, dry_run), as_json=as_json)
        return
    with plan_file(options) as session:
        forum = find_forum(session, named[0]) if named else None
        if forum is None or len(named) < 2:
            rows = service.all_rows(session, forum, AHEAD)
        else:
            row = service.row_on(session, forum, service.read_day(forum.of, named[1]))
            if changes or add:
                row = _change(session, forum, row, changes, add)
                if not as_json:
                    return
            elif row.id is None:
                row = service.find_meeting(session, forum.of, forum.forum.name, row.meeting.on)
            rows = [row]
    if as_json:
        out_json([_meeting_json(row) for row in rows])
    else:
        out(_one_meeting(rows[0]) if len(named) == 2 else _meeting_table(rows))
    if not rows:
        say("no meeting yet: planwatch forums NAME cadence=… gives a forum its dates")


def _rearranged(changes: dict[str, str], reason: str | None, to: str | None) -> dict[str, str]:
    """What --cancel and --move come to as fields."""
    if changes and (reason is not None or to is not None):
        raise PlanwatchError("--cancel and --move stand alone", "change fields by another command")
    if reason is not None and to is not None:
        raise PlanwatchError("--cancel and --move exclude each other", "give one of them")
    if reason is not None:
        return {"status": MeetingStatus.CANCELLED.value, "reason": reason}
    return {"on": to} if to is not None else {}


def _change(session: Session, forum: ForumRow, row: MeetingRow, changes: dict[str, str], add: bool) -> MeetingRow:
    on = row.meeting.on
    if row.id is None and not add and not service.is_regular(session, forum, on):
        said = f"{forum.forum.name} has no meeting on {day_in_full(on)}, and its cadence gives none"
        raise PlanwatchError(said, "correct the date, or add --new")
    done = service.set_meeting(session, row, changes)
    on = service.read_day(row.of, changes["on"]) if "on" in changes else on
    now = service.find_meeting(session, row.of, forum.forum.name, on)
    status = whole_status(now.meeting) if "on" in changes else now.meeting.status
    say_change(f"{forum.forum.name}, {day_in_full(on)}: {status}", done)
    return now


def _meeting_json(row: MeetingRow) -> dict[str, object]:
    meeting = row.meeting
    return {
        "plan": row.of.plan.ref,
        "forum": meeting.forum,
        "on": meeting.on,
        "status": meeting.status,
        "reason": meeting.reason,
        "first_on": meeting.first_on,
        "pack_version": meeting.version,
        "by_cadence": row.id is None,
        "times": meeting.times,
        "present": meeting.present,
        "apologies": meeting.apologies,
        "items": meeting.items,
        "declarations": meeting.declarations,
        "points": meeting.points,
        "minutes": meeting.minutes,
        "approved_on": meeting.approved_on,
        "corrections": meeting.corrections,
        "resolutions": [flat(one) for one in meeting.resolution],
    }


def _one_meeting(row: MeetingRow) -> Iterator[str]:
    meeting = row.meeting
    yield visible(f"{meeting.forum}, {weekday_and_day(meeting.on)}: {whole_status(meeting)}")
    if meeting.times:
        yield visible(f"{'times':<10} {meeting.times}")
    for name in LISTS:
        if getattr(meeting, name):
            yield visible(f"{name:<10} {'; '.join(getattr(meeting, name))}")
    yield from (visible(resolution_in_words(one)) for one in meeting.resolution)
    if approval := approval_in_words(meeting):
        yield visible(approval)


def _meeting_table(rows: Sequence[MeetingRow]) -> list[str]:
    several = len({row.of.id for row in rows}) > 1
    cells: list[list[Cell]] = []
    for row in rows:
        meeting, asked = row.meeting, unanswered_number(row.meeting)
        cells.append(
            [
                (weekday_and_day(meeting.on), ""),
                *([(row.of.plan.ref, "")] if several else []),
                (meeting.forum, ""),
                (status_in_words(meeting, row.of.today, by_cadence=row.id is None), ""),
                (str(len(meeting.present) or ""), ""),
                (str(len(meeting.resolution) or ""), ""),
                (str(asked or ""), "possibly"),
            ]
        )
    columns = (
        TextColumn("Date", 16),
        *((TextColumn("Plan", 12),) if several else ()),
        TextColumn("Forum", 0, least=16),
        TextColumn("Status", 16),
        TextColumn("Present", 7, drop=2),
        TextColumn("Resolutions", 11, drop=1),
        TextColumn("Unanswered", 10),
    )
    return table(columns, cells, terminal_width()) if cells else []
