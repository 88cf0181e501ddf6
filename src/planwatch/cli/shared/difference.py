"""What differs between two snapshots, for people and as JSON."""

from planwatch.cli.shared.output import out
from planwatch.model.history.difference import Difference, lines
from planwatch.model.plan.action import Action
from planwatch.model.text.visible import visible


def print_difference(difference: Difference) -> None:
    """Print it line by line."""
    out(map(visible, lines(difference)))


def difference_json(difference: Difference) -> dict[str, object]:
    """The refs of the actions that were added, changed and removed, how many were not, and its lines."""
    actions = difference.of(Action)
    return {
        "added": [action.ref for action in actions.added],
        "changed": [change.after.ref for change in actions.changed],
        "removed": [action.ref for action in actions.removed],
        "unchanged": actions.unchanged,
        "lines": lines(difference),
    }
