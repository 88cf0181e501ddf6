"""What differs between two snapshots, for people and as JSON."""

from typing import TYPE_CHECKING

from planwatch.cli.shared.output import out
from planwatch.model.history.difference import Difference, lines
from planwatch.model.plan.action import Action
from planwatch.model.text.visible import visible
from planwatch.model.values import as_dict

if TYPE_CHECKING:
    from planwatch.model.life.revision import Revision


def print_difference(difference: Difference) -> None:
    """Print it line by line."""
    out(map(visible, lines(difference)))


def difference_json(difference: Difference, found: "Revision | None" = None) -> dict[str, object]:
    """The refs of the actions that were added, changed and removed, how many were not, and its lines.

    ``found``: what an approver is told of it, by what became of it.
    """
    told = {"changes": {became: [as_dict(line) for line in lines] for became, lines in (found or {}).items()}}
    actions = difference.of(Action)
    return {
        "added": [action.ref for action in actions.added],
        "changed": [change.after.ref for change in actions.changed],
        "removed": [action.ref for action in actions.removed],
        "unchanged": actions.unchanged,
        "lines": lines(difference),
        **(told if found is not None else {}),
    }
