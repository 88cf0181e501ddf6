"""That somebody was asked about an action: its lead chased, or a forum or a higher post by escalation."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from msgspec import Struct

from planwatch.model.plan.kinds import ChaseKind


class Chase(Struct, frozen=True, kw_only=True):
    """One time that somebody was chased about an action, or that it was escalated."""

    FIRST: ClassVar = ("on",)
    """The flat names that stand before the others."""

    on: date
    kind: ChaseKind = ChaseKind.CHASED
    to: str
    """The lead who was chased; the forum, post or person that it was escalated to. A name as it was then."""
    who: str = ""
    """Who did so."""
    reply_by: date | None = None
    """The day until when an answer was asked for."""
    meeting: str = ""
    """The meeting that it was for: ``Improvement Board, 21 Jan 2016``."""
    why: str = ""
    """What the escalation asks for."""


def chased(asked: Iterable[Chase]) -> list[Chase]:
    """Those times at which a lead was chased."""
    return [one for one in asked if one.kind is ChaseKind.CHASED]
