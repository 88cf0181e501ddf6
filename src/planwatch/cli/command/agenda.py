"""``planwatch agenda``: what a forum's next meeting is given."""

from collections.abc import Iterator

import click

from planwatch.cli.shared.completion import forums
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_data, out_json, paint
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.text.visible import visible
from planwatch.report.kinds.agenda import Agenda, document
from planwatch.report.render.lines import lines
from planwatch.service.meetings.forums import find_forum
from planwatch.service.reports import agenda, agenda_page
from planwatch.words.numbers import number_of

_EPILOG = """\
\b
Examples:
  planwatch agenda improvement
  planwatch agenda improvement --markdown > agenda.md
"""


@click.command("agenda", epilog=_EPILOG)
@click.argument("name", metavar="FORUM", shell_complete=forums)
@click.option("--markdown", "as_markdown", is_flag=True, help="As Markdown.")
@json_option("As JSON.")
@pass_reading
def command(options: Options, name: str, as_markdown: bool, as_json: bool) -> None:
    """Show the agenda of a forum's next meeting from the plan as it stands, with matters arising from earlier ones."""
    with plan_file(options) as session:
        forum = find_forum(session, name)
        found = agenda(session, forum.of, forum.forum.name)
    if as_json:
        out_json(_agenda_json(found))
    elif as_markdown:
        out_data([agenda_page(found)])
    else:
        out(_agenda_lines(found))


def _agenda_json(found: Agenda) -> dict[str, object]:
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


def _agenda_lines(found: Agenda) -> Iterator[str]:
    on = weekday_and_day(found.on) if found.on else "no date yet"
    banner = f"{found.of.plan.banner} · " if found.of.plan.banner else ""
    yield paint(visible(f"{banner}{found.of.plan.ref} · {found.forum.name} · {on}"), "bold")
    last = f"since {day_in_full(found.last)} · " if found.last else ""
    yield f"{last}as at {weekday_and_day(found.of.today)}"
    if found.internal:
        yield f"public: {number_of(found.internal, 'internal item')} left out"
    for line in lines(document(found)):
        if line.is_head:
            yield ""
        yield paint(visible(line.text), "bold") if line.is_head else f"   {visible(line.text)}"
