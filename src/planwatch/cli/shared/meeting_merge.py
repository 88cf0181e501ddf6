"""A meeting as a whole: made one with another, given to another forum, taken out."""

from typing import NamedTuple

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say, say_change
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.text.visible import visible
from planwatch.service.meetings.forums import ForumRow, find_forum
from planwatch.service.meetings.meetings import MeetingRow, find_meeting, read_day, remove_meeting
from planwatch.service.meetings.merge import give_to, merge_meetings, merging
from planwatch.service.session import Session


class Whole(NamedTuple):
    """What was asked of it."""

    twin: str | None
    """The day of the meeting that it is made one with."""
    forum: str | None
    """The forum that it was of; of the twin, where there is one."""
    gone: bool
    dry_run: bool


def change_whole(options: Options, named: list[str], asked: Whole, *, as_json: bool) -> None:
    """Do it, and say so. Raises PlanwatchError."""
    if asked.gone and (asked.twin is not None or asked.forum is not None or asked.dry_run):
        raise PlanwatchError("--remove stands alone", "another command merges or moves it")
    if asked.dry_run and asked.twin is None:
        raise PlanwatchError("--dry-run goes with --merge", "other changes are one row, and undo takes them back")
    with plan_file(options) as session:
        forum = find_forum(session, named[0])
        row = find_meeting(session, forum.of, forum.forum.name, read_day(forum.of, named[1]))
        other = find_forum(session, asked.forum) if asked.forum is not None else None
        if asked.twin is not None:
            into = _twin(session, other or forum, asked.twin)
            if asked.dry_run:
                lines = merging(session, row, into)
                say("nothing was changed: this is what goes to the other")
                return out_json({"change": None, "moved": lines}) if as_json else out(map(visible, lines))
            number, said = merge_meetings(session, row, into)
        else:
            on = f"{forum.forum.name}, {day_in_full(row.meeting.on)}"
            number = remove_meeting(session, row) if other is None else give_to(session, row, other)
            said = f"{on}: {'removed' if other is None else f'is of {other.forum.name}'}"
    say_change(said, number)
    if as_json:
        out_json({"change": number})
    return None


def _twin(session: Session, forum: ForumRow, on: str) -> MeetingRow:
    return find_meeting(session, forum.of, forum.forum.name, read_day(forum.of, on))
