"""What a list finds while words are typed into its filter: little of it anew with every letter."""

from array import array
from collections.abc import Sequence

from planwatch.model.actions.filter import Term, narrows
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.read import Listing, Ratings
from planwatch.service.session import Session

_FEW = 3000
"""Actions that are sooner looked up one by one than all are looked through."""


class Found:
    """What was found last, kept for what is asked next."""

    def __init__(self) -> None:
        self._wordless: tuple[int, Listing, array[int]] | None = None
        """The list without the filter's words, and the change that it is as of."""
        self._matched: tuple[object, Sequence[Term], set[int]] = None, (), set()
        """Which actions have the words that were last asked for, and the file and change that this is as of."""

    def ids(self, session: Session, seen: int, listing: Listing, ratings: Ratings) -> "array[int]":
        """As ``read.list_ids`` has them as of the change ``seen``; without its words it is put in order only once."""
        words = tuple(term for term in listing.terms if not term.key)
        wordless = replace(listing, terms=tuple(term for term in listing.terms if term.key))
        if read.needs_ratings(wordless):
            return read.list_ids(session, listing, ratings)
        if self._wordless is None or self._wordless[:2] != (seen, wordless):
            self._wordless = seen, wordless, read.list_ids(session, wordless)
        ids = self._wordless[2]
        return array("q", filter(self._matching(session, seen, words).__contains__, ids)) if words else ids

    def _matching(self, session: Session, seen: int, words: Sequence[Term]) -> set[int]:
        """Which actions have those words; where they were typed on, only what had them so far is looked at."""
        now = session.database, seen
        as_of, before, found = self._matched
        is_among = as_of == now and len(found) <= _FEW and narrows(before, words)
        self._matched = now, words, read.matching(session, words, found if is_among else None)
        return self._matched[2]
