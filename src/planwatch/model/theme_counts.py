"""What the actions of a theme, or of the plan, come to: counts whose parts add up."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from planwatch.model.kinds import Status
from planwatch.model.plan.action import Action
from planwatch.model.three_dates import DueDate, overdue_shares

_PARTS = ("R", "A", "G", "not rated", "not started", "complete", "assured", "withdrawn")


def counted(actions: Sequence[Action], today: date) -> Counter[str]:
    """How many actions there are of each part; what several themes have adds up."""
    found = Counter(_part(action) for action in actions)
    found["late"] = sum(
        a.status is Status.NOT_STARTED and a.due.last is not None and a.due.last < today for a in actions
    )
    shares = overdue_shares(actions, today)
    found["on agreed"], found["on original"] = shares[DueDate.AGREED].overdue, shares[DueDate.ORIGINAL].overdue
    return found


def counts_in_words(found: Counter[str]) -> str:
    """``12 actions: 1 R, 2 A, 3 not started (1 late), 6 complete; overdue 2 on agreed, 3 on original dates``."""
    late = f" ({found['late']} late)" if found["late"] else ""
    parts = [f"{found[name]} {name}{late if name == 'not started' else ''}" for name in _PARTS if found[name]]
    total = sum(found[name] for name in _PARTS)
    number = f"{total} action{'s' * (total != 1)}"
    overdue = f"overdue {found['on agreed']} on agreed, {found['on original']} on original dates"
    return f"{number}: {', '.join(parts)}; {overdue}"


def _part(action: Action) -> str:
    if action.status is not Status.IN_PROGRESS:
        return action.status.value
    rag = action.board_rag or action.rag
    return rag[0].upper() if rag else "not rated"
