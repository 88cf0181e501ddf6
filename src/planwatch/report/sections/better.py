"""Ratings that are better or worse than at the last meeting, or the first: each action once, its voices beside it."""

from planwatch.model.history.entries import RatingChange, Voice
from planwatch.report import cells
from planwatch.report.document import Cell, Section, Table, row, section
from planwatch.report.input import ReportInput
from planwatch.report.sections.since import change_cell
from planwatch.words.since import TOLD_SINCE, beside_in_words, entry_in_words

_HEADS = ("Action", "Lead", "Change", "RAG: last → now", "Voice", "Why, or what was last said")


def changed(given: ReportInput) -> list[tuple[str, RatingChange]]:
    """What is ``worse``, what is ``better``, then what was ``first rated``; each the board's voice first."""
    found = given.news
    ways = (
        [("worse", found.worse), ("better", found.better), ("first rated", found.first_rated)]
        if found is not None
        else []
    )
    return [(way, entry) for way, entries in ways for entry in sorted(entries, key=_by_voice)]


def as_section(given: ReportInput) -> Section:
    """Whose voice, from what to what, and why."""
    title = f"RAG better or worse {given.since_words}"
    if given.last_met is None:
        return section("news", title, [], "There was no meeting before this one to compare with.")
    return section("news", title, [_table(given)], f"No rating is better or worse {given.since_words}.")


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``worse: A11 Hold a meeting: lead's ◆ A → ■ R``, a line for each."""
    return tuple(
        f"{way}: {entry.ref} {entry.title}: {entry_in_words(entry, given.today)}" for way, entry in changed(given)
    )


def _table(given: ReportInput) -> Table:
    said = {one.action.ref: cells.said(cells.newest(one.action), given.today) for one in given.rows}
    arrows = {"worse": "↓ worse", "better": "↑ better", "first rated": "first rated"}
    lines = tuple(_line(entry, arrows[way], said.get(entry.ref, "")) for way, entry in changed(given))
    return Table("Ratings better or worse", _HEADS, lines)


def _by_voice(entry: RatingChange) -> int:
    return tuple(Voice).index(entry.voice)


def _line(entry: RatingChange, way: str, said: str) -> tuple[Cell, ...]:
    return row(
        f"{entry.ref} {entry.title}",
        entry.lead or "no lead",
        way,
        change_cell(entry),
        f"{entry.voice}{f', {TOLD_SINCE}' if entry.told_since else ''}",
        "; ".join(part for part in (entry.why or said, beside_in_words(entry)) if part),
    )
