"""The plan's own rating, last time's, and why."""

from planwatch.model.life.closing import is_list
from planwatch.report.counts import proposal
from planwatch.report.document import Section, Words, section
from planwatch.report.input import ReportInput
from planwatch.report.ratings import PartRating, part_rating, rag_chips, reason
from planwatch.report.sections.chart import chart


def plan_rating(given: ReportInput) -> PartRating:
    """How the plan as a whole stands, by what people said of it."""
    said = (one for one in given.told.plan.update if not is_list(one))
    return part_rating(said, given.last_met, proposal(given.rows), by_clock=given.plan.as_at is None)


def as_section(given: ReportInput) -> Section:
    """The rating with its reason, and a bar of where the actions stand."""
    found = plan_rating(given)
    words = Words(reason(found, given.today), rag_chips(found))
    return section("overall", "Overall RAG", [words, chart(given.count, "Where the actions stand")], "")


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``amber · last time red · Recruitment goes well (Director, 8 Jan)``."""
    found = plan_rating(given)
    proposed = " (proposed)" * found.proposed
    last = f"last time {found.last}" if found.last else ""
    parts = (f"{found.rag or 'not rated'}{proposed}", last, reason(found, given.today))
    return (" · ".join(part for part in parts if part),)
