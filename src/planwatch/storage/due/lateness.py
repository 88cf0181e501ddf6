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


def overdue(today: str) -> str:
    """A value of ``model.lateness.Overdue``."""
    return f"case when {is_overdue(today)} then 'yes' when {may_be_overdue(today)} then 'possibly' else 'no' end"
