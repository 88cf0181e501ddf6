"""What every report has around its sections: what it is at the head, the rule and the definitions at the foot."""

from collections.abc import Iterable
from dataclasses import replace

from planwatch.model.dates.in_words import weekday_and_day
from planwatch.report.document import Document, Section, Side
from planwatch.report.input import ReportInput
from planwatch.report.sections import about
from planwatch.report.sections.foot import foot


def framed(given: ReportInput, kind: str, sides: tuple[Side, ...], internal: int | None = None) -> Document:
    """A report on the plan: what it is comes first; ``internal`` is how many updates in it are marked so."""
    plan, first = given.plan, sides[0]
    last = max((at for at, side in enumerate(sides) if side.is_sheet), default=len(sides) - 1)
    head = about.as_section(given, internal)
    head = replace(head, title=f"1. {head.title}") if first.is_sheet else head
    sides = (replace(first, sections=(head, *first.sections)), *sides[1:])
    sides = tuple(replace(side, foot=foot(plan)) if at == last else side for at, side in enumerate(sides))
    signed = f"{plan.ref} · {kind} · as at {weekday_and_day(given.today)} · {given.state}"
    return Document(f"{kind}: {plan.title}", plan.organisation, plan.banner, sides, signed)


def numbered(sections: Iterable[Section], first: int = 1) -> tuple[Section, ...]:
    """The sections with their numbers before their titles."""
    return tuple(replace(one, title=f"{number}. {one.title}") for number, one in enumerate(sections, first))
