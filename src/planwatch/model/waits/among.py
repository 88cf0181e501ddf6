"""Which actions of a plan wait for which: as linked, and where due words count from another."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from planwatch.model.dates.span import Span
from planwatch.model.plan.kinds import Status
from planwatch.model.text.refs import natural_key
from planwatch.model.waits.counted_from import counted_from
from planwatch.model.waits.knock_on import Node, Waits


class Linked(Protocol):
    """As much of an action as the graph is made of."""

    @property
    def ref(self) -> str: ...  # noqa: D102

    @property
    def status(self) -> Status: ...  # noqa: D102

    @property
    def start(self) -> Span: ...  # noqa: D102

    @property
    def due(self) -> Span: ...  # noqa: D102

    @property
    def depends_on(self) -> tuple[str, ...]: ...  # noqa: D102


def waits_among(actions: Iterable[Linked], today: date) -> Waits[str]:
    """What these actions of one plan wait for, by their refs."""
    every = tuple(actions)
    edges = [(action.ref, other) for action in every for other in action.depends_on]
    counted = [(action.ref, after) for action in every if (after := counted_from(action.due.text))]
    if counted:
        refs = {natural_key(action.ref): action.ref for action in every}
        edges += [(ref, refs[after]) for ref, after in counted if after in refs]
    linked = {ref for edge in edges for ref in edge}
    nodes = {
        action.ref: Node(action.status, action.start.last, action.due.last) for action in every if action.ref in linked
    }
    return Waits(nodes, edges, today)
