"""What became of parts of the other kinds since the forum last met: recommendations, costs, versions and so on."""

from planwatch.model.plan.parts import PART
from planwatch.report.document import Section, Table, row, section
from planwatch.report.input import ReportInput
from planwatch.words.kinds import part_change_in_words, part_named

TITLE = "Also changed"
_HEADS = ("What", "Title", "Who", "What became of it")


def as_section(given: ReportInput) -> Section:
    """A line for each, kind by kind."""
    others = given.news.others if given.news is not None else ()
    lines = (
        row(
            f"{PART[one.kind].one}{'' if one.kind == 'plan' else f' {one.ref}'}",
            one.title,
            one.lead,
            part_change_in_words(one, given.today),
        )
        for one in others
    )
    return section(
        "also", f"{TITLE} {given.since_words}", [Table(TITLE, _HEADS, tuple(lines))], "Nothing else changed."
    )


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``recommendation 1a A single front door: accepted by the Head of Service``, a line for each."""
    others = given.news.others if given.news is not None else ()
    return tuple(f"{part_named(one)}: {part_change_in_words(one, given.today)}" for one in others)
