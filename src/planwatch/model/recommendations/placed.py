"""Which recommendation a number names, and what it says beside its number."""

from collections.abc import Mapping
from typing import TypeVar

from planwatch.model.text.refs import natural_key, whole_of

T = TypeVar("T")


def placed(number: str, known: Mapping[str, T]) -> tuple[T | None, str]:
    """The recommendation of a number and nothing; of its clause the letter; None and the number where there is none.

    ``known`` are recommendations by ``natural_key`` of their numbers.
    """
    exact = known.get(natural_key(number))
    if exact is not None:
        return exact, ""
    whole = known.get(natural_key(whole_of(number))) if whole_of(number) else None
    return (whole, number[-1]) if whole is not None else (None, number)
