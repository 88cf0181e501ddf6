"""The highlight report: what a meeting is given, on two sides, in the field's own order."""

from dataclasses import replace

from planwatch.report.document import Document, Section, Side, annexed
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed, numbered
from planwatch.report.sections import (
    about,
    also,
    asked,
    better,
    costs,
    decisions,
    done,
    due,
    late,
    measures,
    moved,
    overall,
    pleas,
    risks,
    themes,
)  # fmt: skip

_SIDE_1 = (overall.as_section, decisions.as_section, themes.as_section, late.as_section)
_SIDE_2 = (
    done.as_section, better.as_section, moved.as_section, due.as_section, measures.as_section, risks.as_section,
    asked.as_section,
)  # fmt: skip
_COSTS = -1
"""The place of what it costs: before what is unanswered, and without a number as what is asked for help has none."""
_HELP = 2
"""The place of what is asked for help with: after the decisions."""
_NO_LIMIT = 10**9
_ROWS = {
    "decisions": 5, "help": 4, "late": 6, "done": 3, "news": 4, "moved": 3, "due": 4, "measures": 3, "risks": 3,
    "asked": 4, "also": 3, "costs": 3,
}  # fmt: skip
"""The most lines that a section has on its side."""
_BESIDE_COSTS = {"done": 2, "news": 2, "due": 3, "moved": 2, "measures": 2, "risks": 2}
"""The most where a plan keeps costs, which take room too."""
_LETTERS = 90
"""The longest text in a table there."""
_THEMES = 8
_LINES = 12
"""Lines of the two tables of side 1 together: where themes are many, fewer late actions have room."""


def highlight(given: ReportInput) -> Document:
    """Both sides, and an annex with whatever had no room on them."""
    sides, annexes = sheets(given)
    annexes = (*annexes, *([measures.drawn(given)] if given.told.measure else []))
    annex = (Side("Annex", annexes),) if annexes else ()
    return framed(given, "Highlight report", (*sides, *annex))


def sheets(given: ReportInput, *, once: bool = False) -> tuple[tuple[Side, Side], tuple[Section, ...]]:
    """The two sides, and the sections of their annex, which are whole.

    ``once`` leaves the lines of the sides whole and the annex only those for which a side has no room.
    """
    rows = _ROWS | {"late": min(_ROWS["late"], _LINES - min(len(given.told.theme), _THEMES))}
    priced = costs.in_short(given, _ROWS["costs"])
    rows |= _BESIDE_COSTS if priced.more else {}
    letters = _NO_LIMIT if once else _LETTERS
    # What the report is about comes first.
    sections = numbered((make(given) for make in (*_SIDE_1, *_SIDE_2)), first=2)
    fitted = [
        _themes(given, one) if one.key == "themes" else annexed(one, rows.get(one.key, _NO_LIMIT), letters, once=once)
        for one in sections
    ]
    fitted.insert(len(fitted) + _COSTS, (priced, costs.annex(given, once=once) if priced.more else None))
    if pleas.as_lines(given):  # beside the decisions, and without a number: the others have the field's own
        fitted.insert(_HELP, annexed(pleas.as_section(given), rows["help"], letters, once=once))
    first = len(fitted) - len(_SIDE_2) - 1  # of side 2, before what else changed comes behind it
    if also.as_lines(given):
        fitted.append(annexed(also.as_section(given), rows["also"], letters, once=once))
    shown = tuple(one for one, _ in fitted)
    sides = (
        Side("Side 1", shown[:first], is_sheet=True),
        Side("Side 2", shown[first:], is_sheet=True),
    )
    return sides, (*about.aims(given), *(annex for _, annex in fitted if annex is not None))


def _themes(given: ReportInput, whole: Section) -> tuple[Section, Section | None]:
    """The table with the last themes in one line where they are many, and all of them in full for the annex then."""
    short = replace(whole, blocks=themes.as_section(given, _THEMES).blocks)
    shown, _ = annexed(short, _NO_LIMIT, _LETTERS)
    if shown.blocks == whole.blocks:
        return whole, None
    annex = replace(whole, key="annex-themes", title=f"Annex to section {whole.title}")
    return replace(shown, more=f"All themes are in full in the annex to section {whole.title.split('.')[0]}."), annex
