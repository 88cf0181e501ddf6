"""``planwatch report``: what is handed out, as Markdown or as one HTML file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planwatch.cli.context import FILE, Options, pass_reading
from planwatch.cli.output import out_data
from planwatch.errors import PlanwatchError

if TYPE_CHECKING:
    from planwatch.model.listed import PlanDay
    from planwatch.model.plan.meeting import Meeting
    from planwatch.report.document import Document
    from planwatch.report.occasion import Ground, Occasion
    from planwatch.report.rows import Step
    from planwatch.service.session import Session

KINDS = ("highlight", "board", "lead", "theme", "evidence")
_EPILOG = """\
\b
Examples:
  planwatch report highlight
  planwatch report highlight --forum "Improvement Board" --html highlight.html
  planwatch report board "Improvement Board" --out pack.html --out pack.md
  planwatch --plan WB report lead "HR Partner"
  planwatch report theme Workforce --forum "Scrutiny panel"
  planwatch report evidence answers:1,2

\b
Templates of your own, in the folder "templates" of the config folder
(`planwatch where`), stand in for report.md, report.html, report.css.
"""


@click.command("report", short_help="What is handed out: highlight, board, lead, theme, evidence.", epilog=_EPILOG)
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("words", nargs=-1, metavar="[NAME]")
@click.option("--forum", default="", metavar="NAME", help="The forum it is for; a public one gets nothing internal.")
@click.option("--meeting", default="", metavar="DATE", help="The meeting that it is for; else the forum's next one.")
@click.option("--markdown", is_flag=True, help="Print it as Markdown; so it is where no file is named.")
@click.option("--html", "html_file", type=FILE, metavar="FILE", help="Write one HTML file that needs nothing else.")
@click.option(
    "--out", "files", type=FILE, multiple=True, metavar="FILE", help="Write FILE.md or FILE.html, by its suffix."
)
@pass_reading
def report(
    options: Options, kind: str, words: tuple[str, ...], forum: str, meeting: str, markdown: bool,
    html_file: Path | None, files: tuple[Path, ...],
) -> None:  # fmt: skip
    """Make a report: KIND is highlight, board FORUM, lead LEAD, theme THEME or evidence [answers:NUMBERS].

    Highlight is the two sides that a meeting is given; what has no room there is in an annex. Board adds in full what
    changed since the forum last met, all that is overdue and every date change.
    """
    from planwatch.cli.waiting import bar
    from planwatch.report.rendering import to_html, to_markdown

    writers: dict[str, Callable[[Document, Step], str]] = {".md": to_markdown, ".html": to_html, ".htm": to_html}
    targets = [(path, _writer(path, writers)) for path in files]
    targets += [(html_file, to_html)] if html_file is not None else []
    for path, _ in targets:
        options.refuse_plan_file(path)
    with bar("making the report") as step:
        document = _document(options, kind, " ".join(words), forum, meeting, step)
        texts = [write(document, step) for _, write in targets]
        printed = to_markdown(document, step) if markdown or not targets else ""
    for (path, _), text in zip(targets, texts, strict=True):
        options.write(path, text, "report")
    if printed:
        out_data([printed])


def _writer(path: Path, writers: "dict[str, Callable[[Document, Step], str]]") -> "Callable[[Document, Step], str]":
    found = writers.get(path.suffix.casefold())
    if found is None:
        raise PlanwatchError(f"{path}: a report is written as .md or .html", "give the file one of these suffixes")
    return found


def _document(options: Options, kind: str, name: str, forum: str, meeting: str, step: "Step") -> "Document":
    from planwatch.report.occasion import Ground
    from planwatch.service import reading

    make, forum = _maker(kind, name, forum)
    with options.session() as session:
        day, occasion = _occasion(session, options, forum, meeting)
        ground = Ground(reading.snapshot(session, day), day.today, occasion, step)
        return make(ground)


def _maker(kind: str, name: str, forum: str) -> "tuple[Callable[[Ground], Document], str]":
    """What makes the report, and the name of the forum that it is for."""
    from planwatch.report import board, evidence, highlight, parts

    needs = {"lead": "a lead", "theme": "a theme", "board": "a forum"}
    if kind in needs and not (name or (kind == "board" and forum)):
        raise PlanwatchError(f"a {kind} report is of {needs[kind]}", f"name it: planwatch report {kind} NAME")
    match kind:
        case "highlight" if name:
            raise PlanwatchError(f"a highlight report takes no '{name}'", "a forum is named by --forum")
        case "highlight":
            return highlight.highlight, forum
        case "board" if name and forum:
            raise PlanwatchError("a board report is for one forum", f"leave '{name}' or --forum out")
        case "board":
            return board.board, forum or name
        case "lead":
            return partial(parts.lead_report, typed=name), forum
        case "theme":
            return partial(parts.theme_report, typed=name), forum
        case _:
            return partial(evidence.evidence, numbers=_numbers(name)), forum


def _numbers(words: str) -> tuple[str, ...]:
    """``answers:1,2`` and plain ``1 2`` alike."""
    return tuple(dict.fromkeys(words.replace("answers:", " ").replace(",", " ").split()))


def _occasion(session: "Session", options: Options, name: str, meeting: str) -> "tuple[PlanDay, Occasion]":
    from planwatch.model.kinds import MeetingStatus
    from planwatch.model.plan.meeting import Meeting
    from planwatch.report.occasion import Occasion
    from planwatch.service import meetings
    from planwatch.service.forums import find_forum

    soon, as_of = options.settings.due_soon, session.as_of.label if session.as_of else ""
    if not name.strip():
        if meeting.strip():
            raise PlanwatchError("a meeting is of a forum", "name that by --forum")
        return session.one_plan(), Occasion(author=session.who, soon=soon, as_of=as_of)
    row = find_forum(session, name)
    day, forum = row.of, row.forum
    known = meetings.row_on(session, row, meetings.read_day(day, meeting)) if meeting.strip() else None
    known = known or meetings.next_row(session, row)
    found = known.meeting if known is not None else Meeting(on=day.today, forum=forum.name)
    return day, Occasion(
        author=session.who,
        forum=forum,
        meeting=found.on if known is not None else None,
        following=meetings.next_on(session, day, forum.name, found.on),
        issued=found.status is MeetingStatus.ISSUED,
        **_last_time(session, day, found),
        items=found.items,
        soon=soon,
        as_of=as_of,
    )


def _last_time(session: "Session", day: "PlanDay", meeting: "Meeting") -> "dict[str, Any]":
    """The meeting before this one and what changed since: nothing where there was none."""
    from planwatch.model.backdated import backdated
    from planwatch.model.since import since
    from planwatch.model.standing import standings
    from planwatch.service import meetings, reading
    from planwatch.service.since import compare

    found = compare(session, day, meeting.forum)
    if found is not None and found.meeting.on < meeting.on:
        return {"last": found.meeting, "since": found.since, "compared": found.in_words}
    last = meetings.last_held(session, day, meeting.forum, meeting.on)
    if last is None:
        return {}
    now = reading.snapshot(session, day)
    changed = since(standings(backdated(now, last.on)), standings(now), last.on, day.today)
    return {"last": last, "since": changed, "compared": "the plan of that day, worked out from its dates"}
