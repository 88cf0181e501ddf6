"""The title line of whatever is told of one plan."""

from planwatch.cli.shared.output import paint
from planwatch.model.listed import PlanDay
from planwatch.model.visible import visible


def title_line(day: PlanDay, *parts: str) -> str:
    """A plan's banner, its title, and what else is to be said there."""
    told = (day.plan.banner, f"{day.plan.title} ({day.plan.ref})", *parts)
    return paint(visible(" · ".join(part for part in told if part)), "bold")
