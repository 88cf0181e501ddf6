"""What changed since the forum last met, theme by theme."""

from collections.abc import Collection
from datetime import date

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.history.entries import Entry, RatingChange, Since, Voice
from planwatch.report import cells
from planwatch.report.document import Cell, Section, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.words.since import TITLES, TOLD_SINCE, beside_in_words, counts, entry_in_words

_HEADS = ("What", "Action", "Lead", "RAG: last → now", "How")


def as_sections(given: ReportInput, elsewhere: Collection[str] = ()) -> tuple[Section, ...]:
    """How many of each in each theme, then a section for each theme in which something changed.

    The parts named in ``elsewhere`` are only counted: the paper tells them in sections of their own.
    """
    found = given.news
    title = "Since last time"
    if found is None:
        return (section("since", title, [], "There was no meeting before this one to compare with."),)
    said = f"Compared with {given.compared}." if given.compared else ""
    if not found:
        return (section("since", title, [Words(f"{said} Nothing changed.".strip())], ""),)
    themes = [(number, found.of_theme(theme)) for number, theme in enumerate(found.themes)]
    parts = (
        section(f"since-{number}", f"{title}: {part.themes[0] or 'no theme'}", [table], "")
        for number, part in themes
        if (table := _table(part, given.today, elsewhere)).rows
    )
    head = section("since", title, [Words(said), count_table(found, given.today)], "")
    if not found.readings:
        return (head, *parts)
    return (head, *parts, section("since-readings", f"{title}: readings", [_readings(found, given.today)], ""))


def _readings(found: Since, today: date) -> Table:
    lines = (
        row(
            f"{one.ref} {one.title}",
            one.lead or "nobody",
            cells.rated(one.rag),
            entry_in_words(one, today),
        )
        for one in found.readings
    )
    return Table("Readings of measures since then", ("Measure", "Owner", "RAG", "Reading"), tuple(lines))


def count_table(found: Since, today: date) -> Table:
    """How many changes of each sort there are, a line for each theme and their sum below."""
    *lines, total = (row(theme, *numbers) for theme, numbers in counts(found))
    heads = ("Theme", *TITLES.values())
    caption = f"What changed from {day_in_words(found.first, today)} to {day_in_words(found.last, today)}"
    return Table(caption, heads, tuple(lines), total, frozenset(range(1, len(heads))))


def _table(found: Since, today: date, elsewhere: Collection[str]) -> Table:
    lines = tuple(
        _line(name, entry, today) for name, entries in found.parts() if name not in elsewhere for entry in entries
    )
    return Table(f"What changed in {found.themes[0] or 'no theme'}", _HEADS, lines)


def _line(name: str, entry: Entry, today: date) -> tuple[Cell, ...]:
    return row(
        TITLES[name],
        f"{entry.ref} {entry.title}",
        entry.lead or "no lead",
        change_cell(entry) if isinstance(entry, RatingChange) else "",
        _in_words(entry, today),
    )


def change_cell(entry: RatingChange) -> Cell:
    """The rating at the last meeting, then the one now."""
    return Cell(chips=(cells.chip(entry.before), cells.chip(entry.after)), between=" →")


def _in_words(entry: Entry, today: date) -> str:
    """What became of one action; of a rating, beside which both are drawn, whose it is and why."""
    if not isinstance(entry, RatingChange):
        return entry_in_words(entry, today)
    whose = "calculated" if entry.voice is Voice.CALCULATED else f"the {entry.voice}'s"
    told = whose + (f": {entry.why}" if entry.why else "") + (f", {TOLD_SINCE}" if entry.told_since else "")
    return "; ".join(part for part in (told, beside_in_words(entry)) if part)
