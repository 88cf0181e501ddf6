"""``planwatch forums``: who the plan is told to, and when."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.field_value import names_and_changes
from planwatch.cli.shared.meeting import AHEAD
from planwatch.cli.shared.output import out, out_json, say, say_change
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_words, weekday_and_day
from planwatch.model.meetings.cadence import cadence_in_words, regular
from planwatch.model.text.visible import visible
from planwatch.service.meetings import forums as service
from planwatch.service.meetings.forums import ForumRow
from planwatch.service.meetings.meetings import coming
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch forums
  planwatch forums "Cabinet" --new chair="Lead Member"
  planwatch forums improvement cadence="every six weeks on Monday from 14 Nov 2011"
  planwatch forums improvement shift="next working day" agrees_dates=yes

\b
shift says what becomes of a meeting that would fall on a weekend or bank
holiday: as it falls, next working day, or working day before. Only a forum
with agrees_dates=yes is asked to agree moved dates.
"""


@click.command("forums", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[NAME] [FIELD=VALUE]...")
@click.option("--new", "add", is_flag=True, help="Add a forum of that name.")
@json_option("As JSON, a forum on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], add: bool, as_json: bool) -> None:
    """List the boards and groups that the plan is told to, with their next meetings; FIELD=VALUE changes one.

    NAME may be how the name begins. Fields: name, chair, reports_to, public, agrees_dates, cadence, shift.
    """
    named, changes = names_and_changes(words, 1)
    with plan_file(options) as session:
        if add:
            if not named:
                raise PlanwatchError("the new forum needs a name", 'write it so: planwatch forums "Board" --new')
            number = service.add_forum(session, session.one_plan(), {"name": named[0], **changes})
            say_change(f"{' '.join(named[0].split())} added", number)
        elif changes:
            row = service.find_forum(session, named[0])
            done = service.set_forum(session, row, changes)
            named = [changes.get("name", row.forum.name)]
            say_change(named[0], done)
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


def _next_dates(session: Session, row: ForumRow) -> list[date]:
    return [each.meeting.on for each in coming(session, row, AHEAD)]


def _forum_json(row: ForumRow, days: list[date]) -> dict[str, object]:
    values: dict[str, object] = {**row.values, "public": row.forum.public, "agrees_dates": row.forum.agrees_dates}
    rule = {"rrule": regular(row.forum, row.of).repeats, "next": days}
    return {"plan": row.of.plan.ref, **values, **rule}


def _one_forum(row: ForumRow, days: list[date]) -> Iterator[str]:
    for name, value in row.values.items():
        if value:
            yield visible(f"{name.replace('_', ' '):<12} {value}")
    yield f"next         {', '.join(map(weekday_and_day, days)) or 'no date'}"


def _forum_table(found: Sequence[tuple[ForumRow, list[date]]]) -> list[str]:
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
        *((TextColumn("Plan", 12),) if several else ()),
        TextColumn("Forum", 28, least=12),
        TextColumn("Next", 30, least=9),
        TextColumn("Chair", 16, drop=2, least=8),
        TextColumn("Reports to", 14, drop=1, least=8),
        TextColumn("Public", 6),
        TextColumn("Cadence", 0, least=16),
    )
    return table(columns, rows, terminal_width()) if rows else []
