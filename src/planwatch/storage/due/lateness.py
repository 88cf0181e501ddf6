"""What is late, as SQL: the conditions of ``model.lateness`` by the same names, on an action ``a`` and a day."""


def is_open(action: str) -> str:
    """Not started or in progress, of an action by that name."""
    return f"{action}.status in ('not started', 'in progress')"


IS_OPEN = is_open("a")


def is_overdue(today: str) -> str:
    """Certainly: the last day that the due words can mean has passed."""
    return f"{IS_OPEN} and a.due_by < {today}"


def may_be_overdue(today: str) -> str:
    """Certainly or possibly: the first of those days has passed."""
    return f"{IS_OPEN} and a.due_from < {today}"


WAS_MOVED = "(a.original_due <> '' or a.agreed_due <> '')"
"""Its agreed date may be another than the current one; in the words of an index."""
AGREED_BY = (
    "case when a.agreed_due <> '' then a.agreed_due_by when a.original_due <> '' then a.original_due_by "
    "else a.due_by end"
)
"""The last day of its agreed date."""


HEARD_ON = "case when coalesce(a.heard_on, '') > coalesce(a.updated, '') then a.heard_on else a.updated end"
"""``model.ratings.calculate.last_heard``."""


def is_late_on_agreed(today: str) -> str:
    """Certainly past its agreed date."""
    return f"{IS_OPEN} and {AGREED_BY} < {today}"


def overdue(today: str) -> str:
    """A value of ``model.lateness.Overdue``."""
    return f"case when {is_overdue(today)} then 'yes' when {may_be_overdue(today)} then 'possibly' else 'no' end"
