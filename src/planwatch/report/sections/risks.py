"""Risks have their place in the order, but no plan keeps them yet."""

from planwatch.report.document import Section, section
from planwatch.report.input import ReportInput


def as_section(given: ReportInput) -> Section:
    """Says that the plan keeps none."""
    return section("risks", "Risks", [], "Risks: not kept in this plan.")


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """Nothing is recorded."""
    return ()
