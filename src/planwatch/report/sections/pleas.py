"""What themes ask for help with: no decision, so it stands apart from those."""

from planwatch.report.document import Items, Section, section
from planwatch.report.input import ReportInput
from planwatch.report.ratings import help_needed
from planwatch.report.sections.themes import theme_ratings


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``Workforce asks for help: a second recruiter``, a line for each theme."""
    needed = ((theme, help_needed(found)) for theme, found in theme_ratings(given).items())
    return tuple(f"{theme} asks for help: {words}" for theme, words in needed if words)


def as_section(given: ReportInput) -> Section:
    """The same as a list."""
    return section("help", "Help asked for", [Items(as_lines(given))], "Nobody asks for help.")
