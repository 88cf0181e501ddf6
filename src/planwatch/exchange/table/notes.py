"""What is told of a file beside its actions, while it is read: doubts, what was not understood, and its words."""

import re
from collections.abc import Callable, Mapping

from planwatch.exchange.table.proposal import Doubt, NotUnderstood, Word
from planwatch.exchange.table.provenance import Cell, Table
from planwatch.exchange.table.words import DONE, Understood, folded, is_nothing, meaning_of

_SHOWN = 200


class Notes:
    """What is gathered of one file."""

    def __init__(self, decided: Mapping[str, str]) -> None:
        self.doubts: list[Doubt] = []
        self.not_understood: list[NotUnderstood] = []
        self._decided = decided
        self._words: dict[tuple[str, str], int] = {}
        self._meanings: dict[tuple[str, str], Understood] = {}

    def doubt(self, what: str, **where: object) -> None:
        """Something that a person should look at."""
        self.doubts.append(Doubt(what=what, **where))  # pyright: ignore[reportArgumentType]

    def doubt_at(self, at: "Place", what: str, text: str = "") -> None:
        """The same of a cell."""
        self.doubts.append(
            Doubt(what=what, place=at.name, text=text[:_SHOWN], table=at.number, row=at.row, column=at.column)
        )

    def not_read(self, at: "Place", text: str, reason: str) -> None:
        """A cell of which nothing was taken."""
        self.not_understood.append(
            NotUnderstood(
                sheet=at.table.name,
                cell=at.name,
                text=text[:_SHOWN],
                reason=reason,
                table=at.number,
                row=at.row,
                column=at.column,
            )
        )

    def meaning(self, field: str, text: str) -> Understood:
        """What a word for a status, a RAG or a priority means, and that it was met."""
        key = field, text
        found = self._meanings.get(key)
        if found is None:
            found = self._meanings[key] = meaning_of(field, text, self._decided)
            self._words[key] = 1
        else:
            self._words[key] += 1
        return found

    def choice(self, field: str, text: str, read: Callable[[str], str | None]) -> str | None:
        """What a word of any other field means, and that it was met; empty where a person says that it means nothing.

        ``read`` reads the word, or what a person said that it means.
        """
        key = field, text
        if key not in self._meanings:
            decided = self._decided.get(folded(text))
            means_nothing = decided is not None and is_nothing(decided)
            said = read(decided) if decided is not None and not means_nothing else None
            self._meanings[key] = Understood("" if means_nothing else said if said is not None else read(text))
        self._words[key] = self._words.get(key, 0) + 1
        return self._meanings[key].meaning

    def words(self) -> tuple[Word, ...]:
        """The words met, with what each was taken to mean."""
        return tuple(
            Word(field, " ".join(text.split())[:_SHOWN], count, _told(self._meanings[field, text].meaning))
            for (field, text), count in self._words.items()
            if len(text) <= _SHOWN
        )


def _told(meaning: str | None) -> str | None:
    return "finished" if meaning == DONE else meaning


class Place:
    """Where a cell is, as it is told."""

    __slots__ = ("column", "number", "row", "table")

    def __init__(self, table: Table, number: int, row: int, column: int) -> None:
        self.table = table
        self.number = number
        self.row = row
        self.column = column

    @property
    def name(self) -> str:
        """``D9``."""
        return self.table.where(self.row, self.column)


_NOT_KEPT = re.compile("[\0\ud800-\udfff]")


def text_of(cell: Cell) -> str:
    """What stands in a cell, as a plan can keep it: without NUL and halves of surrogate pairs."""
    text = cell.text
    if text.isascii() and "\0" not in text:
        return text
    return _NOT_KEPT.sub("", text).strip() if _NOT_KEPT.search(text) else text


def line_of(cell: Cell) -> str:
    """The same on one line."""
    text = text_of(cell)
    return " ".join(text.split()) if "  " in text or "\n" in text or "\t" in text or "\xa0" in text else text
