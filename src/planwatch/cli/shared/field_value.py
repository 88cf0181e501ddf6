"""FIELD=VALUE, and what may stand before it."""

from collections.abc import Sequence

from planwatch.errors import PlanwatchError


def read_changes(words: Sequence[str], hint: str) -> dict[str, str]:
    """What was typed for each field; raises PlanwatchError with that hint where a word is no FIELD=VALUE."""
    changes: dict[str, str] = {}
    for word in words:
        field, equals, value = word.partition("=")
        name = field.strip().casefold().replace("-", "_")
        if not equals:
            raise PlanwatchError(f"'{word}' is no FIELD=VALUE", hint)
        if name in changes:
            raise PlanwatchError(f"{name} is given twice", "give each field once")
        changes[name] = value
    return changes


def names_and_changes(words: Sequence[str], names: int) -> tuple[list[str], dict[str, str]]:
    """What comes before the first FIELD=VALUE, at most ``names`` of them, and the fields with what was typed."""
    rest = list(words)
    named: list[str] = []
    while rest and len(named) < names and "=" not in rest[0]:
        named.append(rest.pop(0))
    if rest and not named:
        raise PlanwatchError(f"'{rest[0]}' is no FIELD=VALUE after a name", "the name comes first, in quotes")
    return named, read_changes(rest, "the name comes first, in quotes")
