"""Numbers: how many of a thing, and what was left out."""


def number_of(number: int, noun: str) -> str:
    """``1 finding``, ``2 findings``, ``0 findings``; the noun takes an s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def and_more(number: int) -> str:
    """``… and 7 more``: what stands below a list that was cut."""
    return f"… and {number} more"
