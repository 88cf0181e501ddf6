"""``planwatch show``: the story of one action."""

import textwrap
from collections.abc import Iterator

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, paint
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import terminal_width
from planwatch.exchange.json import action_json, part_json
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full, days_in_words, weekday_and_day
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import Span
from planwatch.model.dates.when import DateKind
from planwatch.model.due.moves import change_in_words
from planwatch.model.plan.action import FIELDS
from planwatch.model.ratings.rule import rule_in_words, rule_of
from planwatch.model.text.visible import visible, visible_lines
from planwatch.service.costs.of_action import costs_told
from planwatch.service.find import find_action
from planwatch.service.history.story import Story, blocked_words, knock_on_lines, story
from planwatch.words.action import board_in_words, due_in_words, lead_in_words, occurrence_in_words
from planwatch.words.fields import value_in_words
from planwatch.words.ratings import shape_and_word
from planwatch.words.row import late_words, letter
from planwatch.words.story import aside, asked_in_words, chase_in_words, status_in_words

_EPILOG = """\
\b
Examples:
  planwatch show C1.2
  planwatch show WB:C1.2 --json
"""


@click.command("show", epilog=_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=refs)
@json_option("As JSON, with its updates and date changes.")
@pass_reading
def command(options: Options, ref: str, as_json: bool) -> None:
    """Show one action: its dates and ratings with their reasons, every date change and every update.

    Where plans share a ref, PLAN:REF tells them apart.
    """
    with plan_file(options) as session:
        row = find_action(session, ref)
        told, costs = story(session, row), costs_told(session, row)
    if as_json:
        out_json(
            action_json(told.row)
            | _story_json(told)
            | {"chases": [part_json(one) for one in told.asked], "costs": costs}
        )
    else:
        out(_story_lines(told, costs))


def _story_json(told: Story) -> dict[str, object]:
    # "moves" is the number of slips, as in a list; the date changes themselves are told with corrections.
    return {
        "updates": [
            part_json(update) | {"copied": told.is_copied(number)} for number, update in enumerate(told.updates)
        ],
        "date_changes": [
            part_json(change.move) | {"days": change.days, "days_before_meeting": change.days_before}
            for change in told.changes
        ],
        "occurrences": [part_json(one) for one in told.occurrences],
        "blocked_by": told.blocked_by,
        "float_left": told.float_left,
        "knock_on": [{"ref": one.ref, "depth": one.depth, "float_left": one.float_left} for one in told.knock_on],
    }


def _story_lines(story: Story, costs: str) -> Iterator[str]:
    row = story.row
    if row.of.plan.banner:
        yield paint(visible(row.of.plan.banner), "bold")
    yield paint(visible(f"{row.of.plan.ref}:{row.action.ref} {row.action.title}"), "bold")
    for label, text in (*_facts(story), ("Cost lines", costs)):
        if text:
            yield from _wrapped(f"  {label:<10} ", text)
    yield from _knock_on(story)
    yield from _moves(story)
    yield from _occurrences(story)
    yield from _chases(story)
    yield from _updates(story)
    yield from _rule(row)


def _facts(story: Story) -> list[tuple[str, str]]:
    row, action = story.row, story.row.action
    status = status_in_words(action)
    return [
        ("Plan", row.of.plan.title),
        ("As at", weekday_and_day(row.of.today)),
        ("Theme", action.theme or "none"),
        ("Lead", lead_in_words(row)),
        ("Support", ", ".join(action.support)),
        ("Depends on", ", ".join(action.depends_on)),
        ("Status", f"{status}: {action.reason}" if action.reason else status),
        ("RAG", _ratings(row)),
        ("Due", due_in_words(row, _when).removeprefix("due ")),
        ("Hangs on", story.hangs_on),
        ("Late", late_words(row)[0]),
        ("Blocked", blocked_words(story)),
        ("Meetings", story.strip and f"{story.strip}: its rating at the last ones"),
        ("Start", _when(action.start)),
        ("Completed", _when(action.completed)),
        *_other_facts(row),
    ]


_TOLD = (
    "ref", "title", "theme", "lead", "support", "depends_on", "status", "percent", "rag", "start", "due", "completed",
)  # fmt: skip
"""What is told in words of its own before the other fields."""


def _other_facts(row: ActionRow) -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        if field.name not in _TOLD:
            yield field.called[0].upper() + field.called[1:], value_in_words(row, field)
        if field.name == "evidence":
            yield "Assured", _assured(row)


def _assured(row: ActionRow) -> str:
    said = row.action.assurance
    if said is None or not said.by:
        return ""
    on = f" on {day_in_full(said.on)}" if said.on else ""
    return f"{row.of.plan.assured_label} by {said.by}{on}"


def _ratings(row: ActionRow) -> str:
    board = f"{board_in_words(row)}; " if row.action.board_rag else ""
    said = f"{board}lead's {shape_and_word(row.action.rag)}, calculated {shape_and_word(row.rating.rag)}"
    reasons = "; ".join(row.rating.reasons)
    return f"{said}: {reasons}" if reasons else said


def _when(when: Span) -> str:
    """A date as written; where that is not a day, the day or days that it means."""
    if when.last is None or read_date(when.text, when.last).kind is DateKind.DATE:
        return when.text
    return f"{when.text} ({days_in_words(when)})"


def _knock_on(story: Story) -> Iterator[str]:
    if story.knock_on:
        yield "Waiting for it"
    for line in knock_on_lines(story):
        yield visible(f"  {line}")


def _moves(story: Story) -> Iterator[str]:
    if story.changes:
        yield "Date changes"
    for change in story.changes:
        yield from _wrapped(f"  {day_in_full(change.move.on):<12}", change_in_words(change, story.row.of.today))


def _occurrences(story: Story) -> Iterator[str]:
    if story.occurrences:
        yield "Done before"
    for one in story.occurrences:
        yield visible(f"  {occurrence_in_words(one)}")


def _chases(story: Story) -> Iterator[str]:
    """Who was asked about it, newest first, with how often, and whether anybody answered, beside the heading."""
    if story.asked:
        often = asked_in_words(story.asked, story.updates)
        yield " ".join(filter(None, ("Asked", f"({often})" if often else "")))
    for one in reversed(story.asked):
        yield from _wrapped(f"  {day_in_full(one.on):<12}", chase_in_words(one))


def _rule(row: ActionRow) -> Iterator[str]:
    """The plan's rule, as it stands on whatever is handed out."""
    yield "Calculated by"
    for line in rule_in_words(rule_of(row.of.plan)):
        yield from _wrapped("  ", line)


def _updates(story: Story) -> Iterator[str]:
    if story.updates:
        yield "Updates"
    for number, update in reversed(list(enumerate(story.updates))):
        by = f"{update.by} {aside(update, copied=story.is_copied(number), late=story.is_told_later(number))}".rstrip()
        yield from _wrapped(f"  {day_in_full(update.as_at):<12}{letter(update.rag)} ", f"{by}: {update.text}")


def _wrapped(label: str, text: str) -> list[str]:
    """The text beside its label over as many lines as it takes, its own line breaks kept."""
    lines: list[str] = []
    for line in visible_lines(text).split("\n"):
        lines += textwrap.wrap(line, max(20, terminal_width() - len(label))) or [""]
    return [f"{label if n == 0 else ' ' * len(label)}{line}".rstrip() for n, line in enumerate(lines)]
