"""``planwatch agenda``, ``minutes``, ``resolve`` and ``answer``: before a meeting, in it, and after it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planwatch.cli.completing import leads, themes
from planwatch.cli.context import FILE, Options, pass_options, pass_reading
from planwatch.cli.output import out, out_data, out_json, paint, say
from planwatch.errors import PlanwatchError
from planwatch.model.visible import visible

if TYPE_CHECKING:
    from planwatch.model.kinds import ResolutionKind
    from planwatch.service.agenda import Agenda
    from planwatch.service.forums import ForumRow
    from planwatch.service.meetings import MeetingRow
    from planwatch.service.session import Session

_AGENDA_EPILOG = """\
\b
Examples:
  planwatch agenda improvement
  planwatch agenda improvement --markdown > agenda.md
"""
_MINUTES_EPILOG = """\
\b
Examples:
  planwatch minutes improvement
  planwatch minutes improvement "10 Dec 2015" --write minutes.md
  planwatch minutes improvement --edit
"""
_RESOLVE_EPILOG = """\
\b
Examples:
  planwatch resolve improvement extend "The new date is agreed" C1.2 --due "6 Nov 2015"
  planwatch resolve improvement challenge "Half the managers do not open it" A9 --rag amber
  planwatch resolve improvement "10 Dec 2015" report-back "What if it fails" C1.8
  planwatch resolve improvement action "Ask health for a named nurse" --theme Health --lead Health
  planwatch resolve improvement note "The dashboard was noted"

\b
KIND is approve, report-back, extend, action, challenge or note, or how it
begins. Without DATE it is the newest meeting. A report back without --due is
promised for the next meeting.
"""
_ANSWER_EPILOG = """\
\b
Examples:
  planwatch answer improvement "10 Dec 2015" 2 "Agency cover until Easter, paid from reserves"
  planwatch answer improvement "10 Dec 2015" 2 "In writing" --on "8 Jan 2016"
"""


@click.command("agenda", short_help="What a forum's next meeting is given.", epilog=_AGENDA_EPILOG)
@click.argument("name", metavar="FORUM")
@click.option("--markdown", "as_markdown", is_flag=True, help="As Markdown.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_reading
def agenda(options: Options, name: str, as_markdown: bool, as_json: bool) -> None:
    """Show the agenda of a forum's next meeting from the plan as it stands, with matters arising from earlier ones."""
    from planwatch.service import agenda as service
    from planwatch.service.forums import find_forum

    with options.session() as session:
        forum = find_forum(session, name)
        found = service.agenda(session, forum.of, forum.forum.name)
    if as_json:
        out_json(_agenda_json(found))
    elif as_markdown:
        from planwatch.service.minutes import agenda_markdown

        out_data([agenda_markdown(found)])
    else:
        out(_agenda_lines(found))


def _agenda_json(found: "Agenda") -> dict[str, object]:
    items = [{"title": item.title, "lines": item.lines, "more": 0} for item in found.items]
    return {
        "plan": found.of.plan.ref,
        "forum": found.forum.name,
        "on": found.on,
        "last": found.last,
        "then": found.then,
        "as_at": found.of.today,
        "internal_left_out": found.internal,
        "items": items,
    }


def _agenda_lines(found: "Agenda") -> Iterator[str]:
    from planwatch.model.dates import day_in_full, weekday_and_day
    from planwatch.report.render.lines import lines
    from planwatch.service.agenda import document

    on = weekday_and_day(found.on) if found.on else "no date yet"
    banner = f"{found.of.plan.banner} · " if found.of.plan.banner else ""
    yield paint(visible(f"{banner}{found.of.plan.ref} · {found.forum.name} · {on}"), "bold")
    last = f"since {day_in_full(found.last)} · " if found.last else ""
    yield f"{last}as at {weekday_and_day(found.of.today)}"
    if found.internal:
        yield f"public: {found.internal} internal update{'s' * (found.internal != 1)} left out"
    for line in lines(document(found)):
        if line.is_head:
            yield ""
        yield paint(visible(line.text), "bold") if line.is_head else f"   {visible(line.text)}"


@click.command("minutes", short_help="What a meeting resolved, as Markdown.", epilog=_MINUTES_EPILOG)
@click.argument("name", metavar="FORUM")
@click.argument("on", metavar="[DATE]", default="")
@click.option("--write", "file", type=FILE, metavar="FILE", help="Write them to a file.")
@click.option("--edit", is_flag=True, help="Edit and keep them, in your own editor (EDITOR).")
@pass_reading
def minutes(options: Options, name: str, on: str, file: Path | None, edit: bool) -> None:
    """Print the minutes of a meeting (none named: the newest): as they were kept, else made from what was resolved."""
    from planwatch.service import minutes as service
    from planwatch.service.forums import find_forum

    if edit and file is not None:
        raise PlanwatchError("--write and --edit exclude each other", "give one of them")
    with options.session() as session:
        forum = find_forum(session, name)
        row = _meeting(session, forum, on)
        text = service.minutes_markdown(session, row)
        if edit:
            _edit(session, row, text)
            return
    if file is not None:
        options.write(file, text, f"minutes of {row.meeting.forum}")
    else:
        out_data([text])
    missing = service.missing_from(row)
    if missing:
        say(f"written later, and not in these minutes: resolution {', '.join(map(str, missing))}")


def _meeting(session: "Session", forum: "ForumRow", on: str) -> "MeetingRow":
    from planwatch.service import meetings

    if not on:
        return meetings.latest(session, forum)
    return meetings.find_meeting(session, forum.of, forum.forum.name, meetings.read_day(forum.of, on))


def _edit(session: "Session", row: "MeetingRow", text: str) -> None:
    from planwatch.service.meetings import set_minutes

    try:
        edited = click.edit(text, extension=".md", require_save=False)
    except UnicodeDecodeError as error:
        raise PlanwatchError("what the editor wrote cannot be read", "save it as UTF-8") from error
    if edited is None or edited.strip() == text.strip():
        say("nothing was changed")
        return
    number = set_minutes(session, row, edited)
    say(f"minutes of {row.meeting.forum} kept; change {number}" if number else "nothing was changed")


@click.command("resolve", short_help="Write what a meeting resolved, and do what follows.", epilog=_RESOLVE_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="FORUM [DATE] KIND TEXT [REF]")
@click.option("--due", default="", metavar="WORDS", help="Report back by, extended to, or due: as you would write it.")
@click.option("--rag", default="", metavar="RAG", help="A challenge: the board's rating, or none to end it.")
@click.option("--theme", default="", metavar="THEME", shell_complete=themes, help="An action: its theme; else REF's.")
@click.option("--lead", default="", metavar="LEAD", shell_complete=leads, help="An action: who answers for it.")
@click.option("--new", "add", is_flag=True, help="Add a lead or theme that the plan does not have yet.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was changed.")
@pass_options
def resolve(
    options: Options, words: tuple[str, ...], due: str, rag: str, theme: str, lead: str, add: bool, as_json: bool
) -> None:
    """Write what a meeting resolved, with all that follows for the action REF, as one change.

    An extension moves the date where --due gives one, and makes the moved date the agreed one; a challenge sets the
    board's rating; an action is added; a report back is a promise that goes overdue until `answer`. Approve and note
    change nothing.
    """
    from planwatch.cli.outcome import shell_hints
    from planwatch.model.dates import day_in_full
    from planwatch.service import resolutions
    from planwatch.service.forums import find_forum

    name, on, kind, text, ref = _parts(words)
    with options.session() as session, shell_hints():
        forum = find_forum(session, name)
        held = _meeting(session, forum, on).meeting
        outcome = resolutions.resolve(
            session, forum.of, held.on.isoformat(), held.forum, kind, text, ref, due, rag, theme=theme, lead=lead,
            add=add,
        )  # fmt: skip
        number = _meeting(session, forum, held.on.isoformat()).meeting.resolution[-1].number
    made = f", {outcome.changed[0]}" if not outcome.changed[0].startswith("resolution") else ""
    say(f"{held.forum}, {day_in_full(held.on)}: resolution {number}{made}; change {outcome.number}")
    if as_json:
        out_json({"change": outcome.number, "resolution": number, "changed": list(outcome.changed)})


def _parts(words: tuple[str, ...]) -> tuple[str, str, str, str, str]:
    """The forum, the date where one is given, the kind, the text, the ref where one is given."""
    name, *rest = words
    on = "" if rest and _kind(rest[0]) is not None else rest.pop(0) if rest else ""
    if len(rest) < 2 or len(rest) > 3 or _kind(rest[0]) is None:
        if rest and len(rest) in (2, 3):
            from planwatch.service.resolutions import read_kind

            read_kind(rest[0])
        raise PlanwatchError(
            "forum, kind and text are needed, each in quotes where it has blanks",
            "write it so: planwatch resolve FORUM [DATE] KIND TEXT [REF]",
        )
    return name, on, rest[0], rest[1], rest[2] if len(rest) == 3 else ""


def _kind(word: str) -> "ResolutionKind | None":
    from planwatch.service.resolutions import read_kind

    try:
        return read_kind(word)
    except PlanwatchError:
        return None


@click.command("answer", short_help="Answer what a meeting asked for.", epilog=_ANSWER_EPILOG)
@click.argument("name", metavar="FORUM")
@click.argument("meeting_on", metavar="DATE")
@click.argument("number", metavar="NUMBER", type=click.IntRange(1))
@click.argument("text", metavar="TEXT")
@click.option("--on", default="", metavar="DATE", help="The day of the answer; else today.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was changed.")
@pass_options
def answer(options: Options, name: str, meeting_on: str, number: int, text: str, on: str, as_json: bool) -> None:
    """Write the answer to what a meeting asked for: a report back, or a challenge. An empty TEXT takes it back."""
    from planwatch.cli.outcome import tell
    from planwatch.model.dates import day_in_full
    from planwatch.service import resolutions
    from planwatch.service.forums import find_forum

    with options.session() as session:
        row = _meeting(session, find_forum(session, name), meeting_on)
        outcome = resolutions.answer(session, row.of, row.meeting.forum, row.meeting.on.isoformat(), number, text, on)
    said = f"{row.meeting.forum}, {day_in_full(row.meeting.on)}: resolution {number}"
    tell(outcome, f"{said} {'answered' if text.strip() else 'unanswered again'}", "", as_json)
