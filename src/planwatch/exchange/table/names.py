"""The names of a plan, and those that a file brings, by any of their spellings."""

from collections.abc import Iterable

from planwatch.exchange.table.fingerprint import plain_once
from planwatch.exchange.table.proposal import Name
from planwatch.model.text.names import plain


class Names:
    """The leads, themes or sources of a plan, and those that a file brings."""

    def __init__(self, brought: Iterable[Name], there: Iterable[str]) -> None:
        self._known = {plain(name): name for name in there}
        self._spelt = {plain_once(spelling): one.name for one in brought for spelling in one.spellings}
        self.new: list[str] = []

    def of(self, name: str) -> str:
        """The name as the plan has it: one that differs in capitals, accents and blanks only, else a new one."""
        name = self._spelt.get(plain_once(name), name)
        key = plain_once(name)
        if name and key not in self._known:
            self._known[key] = name
            self.new.append(name)
        return self._known.get(key, name)
