"""``planwatch show`` and ``planwatch log``: the story of one action, and the journal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from planwatch.cli.completing import refs
from planwatch.cli.context import Options, pass_options
from planwatch.cli.output import out, out_json, paint, say
from planwatch.model.visible import visible

if TYPE_CHECKING:
    from planwatch.model.dates import When
    from planwatch.model.listed import Listed
    from planwatch.service.reading import Entry, Story

_SHOW_EPILOG = """\
\b
Examples:
  planwatch show C1.2
  planwatch show WB:C1.2 --json
"""
_LOG_EPILOG = """\
\b
Examples:
  planwatch log
  planwatch log C1.2 --most 20
  planwatch --plan WB log --json
"""


@click.command("show", short_help="One action with its story.", epilog=_SHOW_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=refs)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with its updates and date changes.")
@pass_options
def show(options: Options, ref: str, as_json: bool) -> None:
    """Show one action: its dates and ratings with their reasons, every date change and every update.

    Where plans share a ref, PLAN:REF tells them apart.
    """
    from planwatch.cli.cells import action_json, part_json
    from planwatch.service import reading

    with options.session() as session:
        story = reading.story(session, reading.find_action(session, ref))
    if as_json:
        told = action_json(story.row)
        # "moves" is the number of slips, as in a list; the date changes themselves are told with corrections.
        told["updates"] = [part_json(update) for update in story.updates]
        told["date_changes"] = [part_json(move) for move in story.moves]
        out_json(told)
    else:
        out(_story_lines(story))


def _story_lines(story: "Story") -> Iterator[str]:
    row = story.row
    if row.of.plan.banner:
        yield paint(visible(row.of.plan.banner), "bold")
    yield paint(visible(f"{row.of.plan.ref}:{row.action.ref} {row.action.title}"), "bold")
    for label, text in _facts(row):
        if text:
            yield from _wrapped(f"  {label:<11}", text)
    yield from _moves(story)
    yield from _updates(story)


def _facts(row: "Listed") -> list[tuple[str, str]]:
    from planwatch.cli.cells import pounds, weekday_and_day
    from planwatch.model.dates import When
    from planwatch.model.row_words import late_words

    action = row.action
    status = f"{action.status}, {action.percent} %" if action.percent is not None else str(action.status)
    return [
        ("Plan", row.of.plan.title),
        ("As at", weekday_and_day(row.of.today)),
        ("Theme", action.theme or "none"),
        ("Lead", action.lead or "no lead"),
        ("Support", ", ".join(action.support)),
        ("Status", f"{status}: {action.reason}" if action.reason else status),
        ("RAG", _ratings(row)),
        ("Due", _dates(row)),
        ("Late", late_words(row)[0]),
        ("Start", _when(When(action.start, action.start_from, action.start_by))),
        ("Completed", _when(When(action.completed, action.completed_from, action.completed_by))),
        ("How", action.how),
        ("Success", action.success),
        ("Evidence", action.evidence),
        ("Priority", str(action.priority or "")),
        ("Cost", pounds(action.cost) if action.cost is not None else ""),
        ("Answers", ", ".join(action.answers)),
    ]


def _ratings(row: "Listed") -> str:
    from planwatch.model.row_words import SHAPES

    def word(rag: object) -> str:
        return next((f"{SHAPES[known]} {known}" for known in SHAPES if known is rag), "none")

    said = f"lead's {word(row.action.rag)}, calculated {word(row.rating.rag)}"
    reasons = "; ".join(row.rating.reasons)
    return f"{said}: {reasons}" if reasons else said


def _dates(row: "Listed") -> str:
    """``original 30 Jun 2015 · agreed 31 Aug 2015 · now 20 Oct 2015 (moved 2×, 112 d)``."""
    from planwatch.cli.cells import original_due
    from planwatch.model.dates import When

    action = row.action
    original, original_by = original_due(action, row.of.plan.status)
    parts = [f"original {original}"] if action.original_due else []
    parts += [f"agreed {action.agreed_due}"] if action.agreed_due else []
    parts.append(f"{'now ' if parts else ''}{_when(When(action.due, action.due_from, action.due_by)) or 'no date'}")
    if not row.moves:
        return " · ".join(parts)
    days = f", {(action.due_by - original_by).days} d" if action.due_by and original_by else ""
    return f"{' · '.join(parts)} (moved {row.moves}×{days})"


def _when(when: "When") -> str:
    """A date as written; where that is not a day, the days that it can mean."""
    from planwatch.model.dates import day_in_full

    if when.first is None or when.last is None or when.is_one_day:
        return when.text
    return f"{when.text} ({day_in_full(when.first)} to {day_in_full(when.last)})"


def _moves(story: "Story") -> Iterator[str]:
    from planwatch.model.dates import day_in_full

    if story.moves:
        yield "Date changes"
    for move in story.moves:
        parts = [f"{move.was or 'no date'} → {move.now or 'no date'}", str(move.kind)]
        parts += [f"by {move.who}"] if move.who else []
        parts += [f"agreed by {move.agreed_by}"] if move.agreed_by else []
        yield from _wrapped(f"  {day_in_full(move.on):<12}", ", ".join(parts) + (f": {move.why}" if move.why else ""))


def _updates(story: "Story") -> Iterator[str]:
    from planwatch.model.dates import day_in_full

    if story.updates:
        yield "Updates"
    for update in reversed(story.updates):
        rag = update.rag[0].upper() if update.rag else "–"
        internal = " (internal)" if update.internal else ""
        yield from _wrapped(f"  {day_in_full(update.as_at):<12}{rag} ", f"{update.by}{internal}: {update.text}")


def _wrapped(label: str, text: str) -> list[str]:
    """The text beside its label over as many lines as it takes, its own line breaks kept."""
    import textwrap

    from planwatch.cli.table import terminal_width
    from planwatch.model.visible import visible_lines

    lines: list[str] = []
    for line in visible_lines(text).split("\n"):
        lines += textwrap.wrap(line, max(20, terminal_width() - len(label))) or [""]
    return [f"{label if n == 0 else ' ' * len(label)}{line}".rstrip() for n, line in enumerate(lines)]


@click.command("log", short_help="Who changed what, newest first.", epilog=_LOG_EPILOG)
@click.argument("ref", metavar="[REF]", default="", shell_complete=refs)
@click.option(
    "--most", type=click.IntRange(1, 1_000_000), default=100, metavar="N", help="No more than so many changes."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, a change on a line.")
@pass_options
def log(options: Options, ref: str, most: int, as_json: bool) -> None:
    """Show who changed what and when, newest first: in the whole file, in one plan, or of one action.

    The number of a change is what `planwatch undo` takes.
    """
    from planwatch.service import reading

    with options.session() as session:
        action = reading.find_action(session, ref) if ref else None
        entries = reading.log(session, action, most)
    if as_json:
        out_json([_entry_json(entry) for entry in entries])
        return
    out(line for entry in entries for line in _entry_lines(entry))
    if not entries:
        say("nothing was changed yet")


def _entry_lines(entry: "Entry") -> Iterator[str]:
    from planwatch.service.reading import changed_at

    moment = changed_at(entry).strftime("%Y-%m-%d %H:%M")
    why = f" ({entry.why})" if entry.why else ""
    undone = "  [undone]" if entry.undone else ""
    yield f"{entry.number:>5}  {moment}  {visible(f'{entry.who}: {entry.what}{why}')}{undone}"
    for detail in entry.details:
        of = " ".join(part for part in (detail.ref or detail.table, detail.field or "added") if part)
        change = f"{detail.before} → {detail.after}" if detail.field else detail.after
        yield f"{'':>7}{visible(f'{of}: {change}')}"
    if entry.more:
        yield f"{'':>7}… and {entry.more} more"


def _entry_json(entry: "Entry") -> dict[str, object]:
    told: dict[str, object] = {
        "change": entry.number, "at": entry.at, "who": entry.who, "kind": entry.kind, "what": entry.what,
        "why": entry.why, "undone": entry.undone,
    }  # fmt: skip
    names = ("table", "ref", "field", "before", "after")
    details = [{name: getattr(detail, name) for name in names} for detail in entry.details]
    return told | {"details": details, "more": entry.more}
