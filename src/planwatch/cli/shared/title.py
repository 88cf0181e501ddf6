"""The title line of whatever is told of one plan."""

from planwatch.cli.shared.output import joined, paint
from planwatch.model.actions.row import PlanDay
from planwatch.model.text.visible import visible


def title_line(day: PlanDay, *parts: str) -> str:
    """A plan's banner, its title, and what else is to be said there."""
    return paint(visible(joined(day.plan.banner, f"{day.plan.title} ({day.plan.ref})", *parts)), "bold")
