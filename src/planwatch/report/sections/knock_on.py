"""What hangs on what is red or late, as the tree that the screen draws: what waits for it, and who will ask."""

from planwatch.model.knock_on.radius import Around, radius
from planwatch.report.document import ActionEntry, Entries, Section, Words, section
from planwatch.report.input import ReportInput
from planwatch.report.sections.late import NOTHING, red_or_late
from planwatch.words.knock_on import nothing_in_words, tree_lines

_TREES = 100
"""Actions whose trees a board's paper has."""


def as_section(given: ReportInput) -> Section:
    """The actions that are red or late, the worst first, each with its tree; of more than ``_TREES`` how many more."""
    around, late = Around(given.told, given.of), red_or_late(given.rows)
    entries: list[ActionEntry] = []
    for one in late[:_TREES]:
        tree = radius(around, one.action.ref)
        below = [*map(_indented, tree_lines(tree, given.today))] or [nothing_in_words(tree)]
        entries.append(ActionEntry(one.action.ref, " ".join(one.action.title.split()), tuple(below)))
    left = len(late) - _TREES
    more = Words(
        f"… and {left} more, without what hangs on them; all stand under Red and late and in the annex to it."
        if left > 0
        else ""
    )
    return section("knock-on", "Knock-on of what is red or late", [Entries(tuple(entries)), more], NOTHING)


def _indented(line: str) -> str:
    """``└└ C4.2 …``: blanks at the beginning of a line are lost on paper."""
    words = line.lstrip(" ")
    return "└" * ((len(line) - len(words)) // 2) + words
