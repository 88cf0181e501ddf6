"""What changed, as rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from planwatch.model.history.entries import Entry, PartChange, Since
from planwatch.tui.table.columns import Column
from planwatch.words.kinds import kinds_in_words
from planwatch.words.since import READINGS, TITLES, entry_in_words


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One thing that changed, and the part that it is in."""

    part: str
    entry: Entry
    told: str


def lines_of(since: Since, by_theme: bool) -> list[SinceLine]:
    """What changed in the order of the parts, or theme by theme and in each in that order."""
    readings = [SinceLine("readings", one, entry_in_words(one, since.last)) for one in since.readings]
    wholes = [since.of_theme(theme) for theme in since.themes] if by_theme else [since]
    parts = [
        SinceLine(name, entry, entry_in_words(entry, since.last))
        for whole in wholes
        for name, entries in whole.parts()
        for entry in entries
    ]
    others = [SinceLine(one.kind, one, entry_in_words(one, since.last)) for one in since.others]
    return [*parts, *readings, *others]


def title_of(part: str) -> str:
    """What the part is called."""
    return TITLES.get(part) or (READINGS if part == "readings" else kinds_in_words(part))


def columns(width: int) -> Sequence[Column[SinceLine]]:
    """What became of an action has most of the room."""
    return (
        Column("part", "Since then", 15 if width >= 100 else 10, lambda line, width: (_part(line),)),
        Column("ref", "Ref", 6, lambda line, width: ((line.entry.ref, ""),)),
        Column("title", "Action", 0 if width >= 100 else 18, lambda line, width: ((line.entry.title, ""),), drop=1),
        Column("theme", "Theme", 12, lambda line, width: ((_theme(line), "muted"),), drop=3),
        Column("lead", "Lead", 14, lambda line, width: ((_lead(line), ""),), drop=2),
        Column("told", "What", 0, lambda line, width: ((line.told, ""),), min_width=24),
    )


def _part(line: SinceLine) -> tuple[str, str]:
    return title_of(line.part), _STYLES.get(line.part, "")


def _theme(line: SinceLine) -> str:
    if isinstance(line.entry, PartChange):
        return line.entry.theme
    return "measure" if line.part == "readings" else line.entry.theme or "no theme"


def _lead(line: SinceLine) -> str:
    return line.entry.lead or ("" if isinstance(line.entry, PartChange) else "no lead")


_STYLES = {"newly_late": "late", "worse": "late", "no_update": "possibly", "slipped": "possibly"}
