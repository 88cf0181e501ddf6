"""``planwatch since``: what changed since a forum last met."""

import textwrap
from collections.abc import Iterator
from datetime import date

import click

from planwatch.cli.shared.completion import forums
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_data, out_json, paint, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import TextColumn, table, terminal_width
from planwatch.cli.shared.title import title_line
from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import weekday_and_day
from planwatch.model.dates.span import Span
from planwatch.model.history.entries import Entry, PartChange, RatingChange
from planwatch.model.risks.matrix import Score
from planwatch.model.text.visible import visible
from planwatch.model.values import as_dict
from planwatch.service.history.since import SinceMeeting, compare, of_theme
from planwatch.service.meetings.forums import ForumRow, find_forum
from planwatch.words.internal import marked_on_screen
from planwatch.words.since import TITLES, about_in_words, after_parts, counts, entry_in_words

_EPILOG = """\
\b
Examples:
  planwatch since improvement
  planwatch since improvement --theme Workforce
  planwatch since improvement --markdown > since.md
"""


@click.command("since", epilog=_EPILOG)
@click.argument("name", metavar="FORUM", shell_complete=forums)
@click.option("--theme", default="", metavar="THEME", help="Only what became of that theme.")
@json_option("As JSON.")
@click.option("--markdown", "as_markdown", is_flag=True, help="As Markdown.")
@pass_reading
def command(options: Options, name: str, theme: str, as_json: bool, as_markdown: bool) -> None:
    """Show what changed since a forum's last pack was issued, else since its last meeting.

    Completed, newly late, slipped, rated worse, better or for the first time, reopened, added, withdrawn, no update;
    then the readings of measures, and what became of recommendations, commitments, costs, versions, sign-offs, who
    is consulted and told, and deep dives. What is marked internal is shown with that mark; --markdown, which is what a
    forum is given, leaves it out where the forum is public, and says how many items that were.
    """
    if as_json and as_markdown:
        raise PlanwatchError("--json and --markdown exclude each other", "give one of them")
    with plan_file(options) as session:
        forum = find_forum(session, name)
        found = compare(session, forum.of, forum.forum.name)
    if found is None:
        raise PlanwatchError(f"{forum.forum.name} has not met yet", "`planwatch meetings` lists what is planned")
    if theme:
        found = of_theme(found, theme)
    if as_json:
        out_json(_since_json(forum.of, found))
    elif as_markdown:
        from planwatch.service.reports import since_page  # nothing else here is on paper

        out_data([since_page(session, forum, found)])
    else:
        out(_told(forum, found))
    if not found.since:
        say("nothing changed since then")


def _since_json(of: PlanDay, found: SinceMeeting) -> dict[str, object]:
    return {
        "plan": of.plan.ref,
        "forum": found.meeting.forum,
        "meeting": found.meeting.on,
        "compared_with": found.how,
        "from": found.since.first,
        "to": found.since.last,
        "internal": found.since.internal,
        **{name: [_entry_json(entry) for entry in entries] for name, entries in found.since.parts()},
        "readings": [_entry_json(entry) for entry in found.since.readings],
        "others": [_other_json(entry, found.since.last) for entry in found.since.others],
    }


def _other_json(entry: PartChange, today: date) -> dict[str, object]:
    told = as_dict(entry) | {"fields": [as_dict(one) for one in entry.fields], "told": entry_in_words(entry, today)}
    return {name: value for name, value in told.items() if name != "part"}


def _entry_json(entry: Entry) -> dict[str, object]:
    told: dict[str, object] = {}
    for name, value in as_dict(entry).items():
        if isinstance(value, Span):
            told[name] = value.text
            told[f"{name}_from"] = value.first
            told[f"{name}_by"] = value.last
        elif isinstance(value, Score):
            told[name] = value.number
            told[f"{name}_band"] = value.band.rag
        elif name == "beside":
            told[name] = [as_dict(one) for one in entry.beside] if isinstance(entry, RatingChange) else []
        else:
            told[name] = value
    return told


def _told(forum: ForumRow, found: SinceMeeting) -> Iterator[str]:
    yield title_line(forum.of, f"as at {weekday_and_day(found.since.last)}")
    yield visible(f"since {found.in_words}")
    if internal := marked_on_screen(found.since.internal, public=forum.forum.public):
        yield internal
    yield ""
    titles = (title.removeprefix("RAG ").capitalize() for title in TITLES.values())
    columns = (TextColumn("Theme", 0, least=12), *(TextColumn(title, 10) for title in titles))
    lines = counts(found.since)
    rows = [
        [(text, "bold" if number == len(lines) else "") for text in (theme, *map(str, numbers))]
        for number, (theme, numbers) in enumerate(lines, 1)
    ]
    yield from table(columns, rows, terminal_width())
    parts = [(TITLES[name], entries) for name, entries in found.since.parts()]
    for title, entries in (*parts, *after_parts(found.since)):
        if entries:
            yield ""
            yield paint(f"{title}: {len(entries)}", "bold")
            yield from _entries(entries, found.since.last)


def _entries(entries: tuple[Entry, ...], today: date) -> Iterator[str]:
    """Each on a line, what became of it below: nothing of that is cut."""
    width = terminal_width()
    for one in entries:
        yield from _wrapped(visible(about_in_words(one)), "  ", width)
        yield from _wrapped(visible(entry_in_words(one, today)), "      ", width)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    if len(indent) + len(text) <= width:  # nearly all; textwrap takes its time
        return [indent + text]
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=f"{indent}  ")
