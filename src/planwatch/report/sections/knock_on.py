"""What hangs on what is red or late, as the tree that the screen draws: what waits for it, and who will ask."""

from planwatch.model.knock_on.radius import Around, radius
from planwatch.report.document import ActionEntry, Entries, Section, section
from planwatch.report.input import ReportInput
from planwatch.report.sections.late import NOTHING, red_or_late
from planwatch.words.knock_on import nothing_in_words, tree_lines


def as_section(given: ReportInput) -> Section:
    """Each action that is red or late, the worst first, with its tree."""
    around = Around(given.told, given.of)
    entries: list[ActionEntry] = []
    for one in red_or_late(given.rows):
        tree = radius(around, one.action.ref)
        below = [*map(_indented, tree_lines(tree, given.today))] or [nothing_in_words(tree)]
        entries.append(ActionEntry(one.action.ref, " ".join(one.action.title.split()), tuple(below)))
    return section("knock-on", "Knock-on of what is red or late", [Entries(tuple(entries))], NOTHING)


def _indented(line: str) -> str:
    """``└└ C4.2 …``: blanks at the beginning of a line are lost on paper."""
    words = line.lstrip(" ")
    return "└" * ((len(line) - len(words)) // 2) + words
