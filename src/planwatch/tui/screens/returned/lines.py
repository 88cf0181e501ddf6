"""The rows of what came back: each thing that was found, with what becomes of it, then who answered and who did not."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planwatch.service.files.returned import Returned, Waiting
from planwatch.service.files.returned_items import LEFT, Choice, Item, Kind


class Becomes(StrEnum):
    """What becomes of a row."""

    DECIDE = "decide"
    TAKEN = "taken"
    THEIRS = "theirs"
    OURS = "ours"
    LEFT_OUT = "left out"
    MISSING = "not there"
    WITHDRAWN = "withdrawn"
    TOLD = "told"
    ANSWERED = "answered"
    SILENT = "no answer"


class Shown(StrEnum):
    """Which rows are shown."""

    ALL = "all rows"
    DECIDE = "what somebody has to decide"
    TAKEN = "what is taken over"
    TOLD = "what is told and never taken"
    MISSING = "actions that no file has"
    WHO = "who answered"


_SHOWN = {
    Shown.DECIDE: (Becomes.DECIDE, Becomes.THEIRS, Becomes.OURS), Shown.TAKEN: (Becomes.TAKEN, Becomes.LEFT_OUT),
    Shown.MISSING: (Becomes.MISSING, Becomes.WITHDRAWN), Shown.TOLD: (Becomes.TOLD,),
    Shown.WHO: (Becomes.ANSWERED, Becomes.SILENT),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One row: something found, or a lead."""

    number: int
    becomes: Becomes
    item: Item | None = None
    lead: str = ""
    waiting: Waiting | None = None


def lines_of(returned: Returned, found: Sequence[Item], choice: Choice, shown: Shown) -> list[Line]:
    """The rows shown, each with a number that stays its own."""
    made = [Line(item.number, _becomes(item, choice), item, item.lead) for item in found]
    answered = [(Becomes.ANSWERED, lead, None) for lead in returned.answered]
    silent = [(Becomes.SILENT, one.lead, one) for one in returned.waiting]
    made += [
        Line(number, becomes, None, lead, waiting)
        for number, (becomes, lead, waiting) in enumerate((*silent, *answered), len(found))
    ]
    return [line for line in made if shown is Shown.ALL or line.becomes in _SHOWN[shown]]


def _becomes(item: Item, choice: Choice) -> Becomes:
    if item.kind in LEFT:
        return Becomes.TOLD
    if item.kind is Kind.MISSING:
        return Becomes.WITHDRAWN if choice.takes(item) else Becomes.MISSING
    if item.kind in (Kind.CONFLICT, Kind.QUESTION):
        if choice.is_open(item):
            return Becomes.DECIDE
        return Becomes.THEIRS if choice.takes(item) else Becomes.OURS
    return Becomes.TAKEN if choice.takes(item) else Becomes.LEFT_OUT
