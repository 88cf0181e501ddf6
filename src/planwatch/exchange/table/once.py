"""Refs and numbers of which each is to stand in a file once."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import count


class Once:
    """The refs of a file, ``given`` in all of its rows: none that is made up here is one of these."""

    def __init__(self, given: Iterable[str]) -> None:
        self._known = {ref.casefold() for ref in given}
        self._used = set[str]()
        self._suffixes: defaultdict[str, count[int]] = defaultdict(lambda: count(2))
        self._numbers = count(1)

    def of(self, ref: str) -> str:
        """That ref; with a suffix where it was asked for before."""
        key = ref.casefold()
        if key in self._used:
            made = (f"{ref}-{number}" for number in self._suffixes[key])
            ref = next(one for one in made if one.casefold() not in self._known)
            key = ref.casefold()
        self._known.add(key)
        self._used.add(key)
        return ref

    def number(self) -> str:
        """The first number that no row has."""
        return self.of(next(one for one in map(str, self._numbers) if one not in self._known))
