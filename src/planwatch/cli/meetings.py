"""``planwatch forums`` and ``meetings``: who the plan is told to, when, and what became of each meeting."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from planwatch.cli.changing import read_changes
from planwatch.cli.context import Options, pass_reading
from planwatch.cli.output import out, out_json, say
from planwatch.errors import PlanwatchError
from planwatch.model.visible import visible

if TYPE_CHECKING:
    from datetime import date

    from planwatch.cli.table import Cell
    from planwatch.service.forums import ForumRow
    from planwatch.service.meetings import MeetingRow
    from planwatch.service.session import Session

_FORUMS_EPILOG = """\
\b
Examples:
  planwatch forums
  planwatch forums "Improvement Board" --new chair="Director ECS"
  planwatch forums improvement cadence="every six weeks on Monday from 14 Nov 2011"
  planwatch forums improvement shift="next working day" public=yes

\b
shift says what becomes of a meeting that would fall on a weekend or bank
holiday: as it falls, next working day, or working day before.
"""
_MEETINGS_EPILOG = """\
\b
Examples:
  planwatch meetings
  planwatch meetings improvement --json
  planwatch meetings improvement "21 Jan 2016" status=held present="Chair; DCS"
  planwatch meetings improvement "21 Jan 2016" items="Recruitment; Budget"
  planwatch meetings improvement "21 Jan 2016" on="22 Jan 2016"
"""
_AHEAD = 3
"""How many of a forum's next dates are listed."""


def _split(words: Sequence[str], names: int) -> tuple[list[str], dict[str, str]]:
    """What comes before the first FIELD=VALUE, at most ``names`` of them, and the fields with what was typed."""
    rest = list(words)
    named: list[str] = []
    while rest and len(named) < names and "=" not in rest[0]:
        named.append(rest.pop(0))
    if rest and not named:
        raise PlanwatchError(f"'{rest[0]}' is no FIELD=VALUE after a name", "the name comes first, in quotes")
    return named, read_changes(rest, "the name comes first, in quotes")


@click.command(
    "forums", short_help="Who the plan is told to, with next dates; FIELD=VALUE sets it.", epilog=_FORUMS_EPILOG
)
@click.argument("words", nargs=-1, metavar="[NAME] [FIELD=VALUE]...")
@click.option("--new", "add", is_flag=True, help="Add a forum of that name.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, a forum on a line.")
@pass_reading
def forums(options: Options, words: tuple[str, ...], add: bool, as_json: bool) -> None:
    """List the boards and groups that the plan is told to, with their next meetings; FIELD=VALUE changes one.

    NAME may be how the name begins. Fields: name, chair, reports_to, public, cadence, shift.
    """
    from planwatch.service import forums as service

    named, changes = _split(words, 1)
    with options.session() as session:
        if add:
            if not named:
                raise PlanwatchError("the new forum needs a name", 'write it so: planwatch forums "Board" --new')
            number = service.add_forum(session, session.one_plan(), {"name": named[0], **changes})
            say(f"{' '.join(named[0].split())} added; change {number}")
        elif changes:
            row = service.find_forum(session, named[0])
            done = service.set_forum(session, row, changes)
            named = [changes.get("name", row.forum.name)]
            say(f"{named[0]}; change {done}" if done else "nothing was changed: it is so already")
        if (add or changes) and not as_json:
            return
        rows = [service.find_forum(session, named[0])] if named else service.forums(session)
        found = [(row, _next_dates(session, row)) for row in rows]
    if as_json:
        out_json([_forum_json(row, days) for row, days in found])
    else:
        out(_one_forum(*found[0]) if named else _forum_table(found))
    if not found:
        say("no forum yet; --new adds one")


def _next_dates(session: "Session", row: "ForumRow") -> "list[date]":
    from planwatch.service.meetings import coming

    return [each.meeting.on for each in coming(session, row, _AHEAD)]


def _forum_json(row: "ForumRow", days: "list[date]") -> dict[str, object]:
    from planwatch.model.forums import regular

    values: dict[str, object] = {**row.values, "public": row.forum.public}
    rule = {"rrule": regular(row.forum, row.of).repeats, "next": days}
    return {"plan": row.of.plan.ref, **values, **rule}


def _one_forum(row: "ForumRow", days: "list[date]") -> Iterator[str]:
    from planwatch.model.dates import weekday_and_day

    for name, value in row.values.items():
        if value:
            yield visible(f"{name:<10} {value}")
    yield f"next       {', '.join(map(weekday_and_day, days)) or 'no date'}"


def _forum_table(found: "Sequence[tuple[ForumRow, list[date]]]") -> list[str]:
    from planwatch.cli.table import Column, table, terminal_width
    from planwatch.model.dates import day_in_words
    from planwatch.model.forums import cadence_in_words

    several = len({row.of.id for row, _ in found}) > 1
    rows: list[list[Cell]] = [
        [
            *([(row.of.plan.ref, "")] if several else []),
            (row.forum.name, ""),
            (", ".join(day_in_words(day, row.of.today) for day in days) or "no date", "" if days else "muted"),
            (row.forum.chair, ""),
            (row.forum.reports_to, ""),
            ("public" if row.forum.public else "", ""),
            (cadence_in_words(row.forum), ""),
        ]
        for row, days in found
    ]
    columns = (
        *((Column("Plan", 12),) if several else ()),
        Column("Forum", 28, least=12),
        Column("Next", 30, least=9),
        Column("Chair", 16, drop=2, least=8),
        Column("Reports to", 14, drop=1, least=8),
        Column("Public", 6),
        Column("Cadence", 0, least=16),
    )
    return table(columns, rows, terminal_width()) if rows else []


@click.command(
    "meetings", short_help="Past and next meetings; FIELD=VALUE plans or holds one.", epilog=_MEETINGS_EPILOG
)
@click.argument("words", nargs=-1, metavar="[FORUM] [DATE] [FIELD=VALUE]...")
@click.option("--new", "add", is_flag=True, help="Add a meeting on a day that the cadence does not give.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, a meeting on a line.")
@pass_reading
def meetings(options: Options, words: tuple[str, ...], add: bool, as_json: bool) -> None:
    """List the meetings of all forums or of one, the next ones by their cadence among them; FIELD=VALUE changes one.

    Fields: on, status (planned, held), present, apologies, items; semicolons part names and items. A date that the
    cadence gives needs no adding.
    """
    from planwatch.service import meetings as service
    from planwatch.service.forums import find_forum

    named, changes = _split(words, 2)
    if (changes or add) and len(named) < 2:
        raise PlanwatchError(
            "which meeting is missing", 'write it so: planwatch meetings FORUM "21 Jan 2016" status=held'
        )
    with options.session() as session:
        forum = find_forum(session, named[0]) if named else None
        if forum is None or len(named) < 2:
            rows = service.all_rows(session, forum, _AHEAD)
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


def _change(
    session: "Session", forum: "ForumRow", row: "MeetingRow", changes: dict[str, str], add: bool
) -> "MeetingRow":
    from planwatch.model.dates import day_in_full
    from planwatch.service import meetings as service

    on = row.meeting.on
    if row.id is None and not add and not service.is_regular(session, forum, on):
        said = f"{forum.forum.name} has no meeting on {day_in_full(on)}, and its cadence gives none"
        raise PlanwatchError(said, "correct the date, or add --new")
    done = service.set_meeting(session, row, changes)
    on = service.read_day(row.of, changes["on"]) if "on" in changes else on
    now = service.find_meeting(session, row.of, forum.forum.name, on)
    said = f"{forum.forum.name}, {day_in_full(on)}: {now.meeting.status}"
    say(f"{said}; change {done}" if done else "nothing was changed: it is so already")
    return now


def _meeting_json(row: "MeetingRow") -> dict[str, object]:
    from planwatch.model.plan.keys import flat

    meeting = row.meeting
    return {
        "plan": row.of.plan.ref,
        "forum": meeting.forum,
        "on": meeting.on,
        "status": meeting.status,
        "by_cadence": row.id is None,
        "present": meeting.present,
        "apologies": meeting.apologies,
        "items": meeting.items,
        "minutes": meeting.minutes,
        "resolutions": [flat(one) for one in meeting.resolution],
    }


def _one_meeting(row: "MeetingRow") -> Iterator[str]:
    from planwatch.model.dates import weekday_and_day
    from planwatch.model.forums import resolution_in_words

    meeting = row.meeting
    yield visible(f"{meeting.forum}, {weekday_and_day(meeting.on)}: {meeting.status}")
    for name in ("present", "apologies", "items"):
        if getattr(meeting, name):
            yield visible(f"{name:<10} {'; '.join(getattr(meeting, name))}")
    yield from (visible(resolution_in_words(one)) for one in meeting.resolution)


def _meeting_table(rows: "Sequence[MeetingRow]") -> list[str]:
    from planwatch.cli.table import Column, table, terminal_width
    from planwatch.model.dates import weekday_and_day
    from planwatch.model.forums import status_in_words, unanswered_number

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
        Column("Date", 16),
        *((Column("Plan", 12),) if several else ()),
        Column("Forum", 0, least=16),
        Column("Status", 16),
        Column("Present", 7, drop=2),
        Column("Resolutions", 11, drop=1),
        Column("Unanswered", 10),
    )
    return table(columns, cells, terminal_width()) if cells else []
