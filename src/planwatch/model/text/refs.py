"""Refs of actions and numbers of recommendations: their natural order, the next one to give, clauses."""

import re

_DIGITS = re.compile(r"\d+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def natural_key(ref: str) -> str:
    """A text that sorts as people count: 1.2 before 1.10, whatever the capitals."""
    return _DIGITS.sub(lambda match: match[0].lstrip("0").zfill(10), ref.casefold())


_SMALL = ("a", "an", "and", "at", "for", "from", "in", "of", "on", "our", "the", "to", "with")
"""Words of a title that no letter of a ref stands for."""
_MOST_LETTERS = 4


def ref_of_title(title: str) -> str:
    """A short ref for what has that title: RP for "Recovery plan", HOU for "Housing", P where it has no letters."""
    words = ["".join(filter(str.isalnum, word)) for word in title.replace("-", " ").split()]
    told = [word for word in words if word[:1].isalpha() and word.casefold() not in _SMALL]
    letters = told[0][:3] if len(told) == 1 else "".join(word[0] for word in told[:_MOST_LETTERS])
    return letters.upper() or "P"


def with_clauses(number: str) -> tuple[str, ...]:
    """The number of a recommendation with all that its clauses may have: 1, 1a, 1b and so on."""
    return (number, *(f"{number}{letter}" for letter in _LETTERS if number[-1:].isdigit()))


def whole_of(number: str) -> str:
    """The number of the recommendation whose clause this one is: 1 of 1a; empty where it is no clause."""
    return number[:-1] if number[-1:].casefold() in _LETTERS and number[-2:-1].isdigit() else ""


def next_ref(used: list[str]) -> str:
    """The ref after the last of ``used`` (in the plan's order) that ends in a number: C1.9 gives C1.10."""
    taken = {ref.casefold() for ref in used}
    stem, number = "", 0
    for ref in reversed(used):
        if match := re.fullmatch(r"(.*?)(\d{1,9})", ref, re.DOTALL):
            stem, number = match[1], int(match[2])
            break
    while True:
        number += 1
        if f"{stem}{number}".casefold() not in taken:
            return f"{stem}{number}"
