"""What changed since the forum last met, theme by theme."""

from datetime import date

from planwatch.model.dates import day_in_full, day_in_words
from planwatch.model.since import (
    PARTS,
    Added,
    Changed,
    Completed,
    Entry,
    NewlyLate,
    NoUpdate,
    Reopened,
    Since,
    Slipped,
    Voice,
    Withdrawn,
)
from planwatch.report import cells
from planwatch.report.document import Cell, Section, Table, Words, row, section
from planwatch.report.occasion import Ground

_WORDS = {
    "completed": "completed",
    "newly_late": "newly late",
    "slipped": "slipped",
    "worse": "RAG worse",
    "better": "RAG better",
    "reopened": "reopened",
    "added": "added",
    "withdrawn": "withdrawn",
    "no_update": "no update",
}
_HEADS = ("What", "Action", "Lead", "RAG: last → now", "How")


def since_last(ground: Ground) -> tuple[Section, ...]:
    """How many of each in each theme, then a section for each theme in which something changed."""
    found = ground.occasion.since
    title = "Since last time"
    if found is None:
        return (section("since", title, [], "There was no meeting before this one to compare with."),)
    said = f"Compared with {ground.occasion.compared}." if ground.occasion.compared else ""
    if not found:
        return (section("since", title, [Words(f"{said} Nothing changed.".strip())], ""),)
    themes = [(number, found.of_theme(theme)) for number, theme in enumerate(found.themes)]
    parts = (
        section(f"since-{number}", f"{title}: {part.themes[0] or 'no theme'}", [_table(part, ground.today)], "")
        for number, part in themes
        if part
    )
    return (section("since", title, [Words(said), _counts(found, ground.today)], ""), *parts)


def _counts(found: Since, today: date) -> Table:
    lines = [
        row(theme or "no theme", *(len(entries) for _, entries in found.of_theme(theme).parts()))
        for theme in found.themes
    ]
    total = row("All", *(len(entries) for _, entries in found.parts()))
    heads = ("Theme", *(_WORDS[name].capitalize().replace("Rag", "RAG") for name in PARTS))
    caption = f"What changed from {day_in_words(found.first, today)} to {day_in_words(found.last, today)}"
    return Table(caption, heads, tuple(lines), total, frozenset(range(1, len(heads))))


def _table(found: Since, today: date) -> Table:
    lines = tuple(_line(name, entry, today) for name, entries in found.parts() for entry in entries)
    return Table(f"What changed in {found.themes[0] or 'no theme'}", _HEADS, lines)


def _line(name: str, entry: Entry, today: date) -> tuple[Cell, ...]:
    return row(
        _WORDS[name],
        f"{entry.ref} {entry.title}",
        entry.lead or "no lead",
        change_cell(entry) if isinstance(entry, Changed) else "",
        in_words(entry, today),
    )


def change_cell(entry: Changed) -> Cell:
    """The rating at the last meeting, then the one now."""
    return Cell(chips=(cells.chip(entry.before), cells.chip(entry.after)), between=" →")


def in_words(entry: Entry, today: date) -> str:
    """What became of one action."""
    match entry:
        case Completed():
            done = cells.when(entry.completed, today)
            return f"{entry.status} {done}" + (f", {entry.days_late} d late" if entry.days_late else "")
        case NewlyLate():
            return f"due {cells.when(entry.due, today)}, {entry.days_late} d late"
        case Slipped():
            return _slip(entry, today)
        case Changed():
            whose = "calculated" if entry.voice is Voice.CALCULATED else f"the {entry.voice}'s"
            return whose + (f": {entry.why}" if entry.why else "")
        case Reopened():
            return f"was {entry.was}" + (f": {entry.why}" if entry.why else "")
        case Added():
            return f"{entry.status}, due {cells.when(entry.due, today)}"
        case Withdrawn():
            return entry.why
        case NoUpdate():
            return f"for {entry.days} days, since {day_in_full(entry.last)}" if entry.last else "none so far"


def _slip(entry: Slipped, today: date) -> str:
    days = f" ({entry.days:+} d)" if entry.days is not None else ""
    agreed = f"agreed by {entry.agreed_by}" if entry.agreed_by else "not agreed"
    times = f"moved {entry.moves} times" if entry.moves > 1 else ""
    said = [f"{cells.when(entry.was, today)} → {cells.when(entry.now, today)}{days}", times, agreed, entry.why]
    return ", ".join(part for part in said if part)
