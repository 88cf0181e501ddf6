"""The RAG of a plan or theme: set by a person in an update, proposed by the rule until then, and what it was."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.kinds import Rag
from planwatch.model.plan.update import Update
from planwatch.model.ratings.calculate import Rating
from planwatch.report.cells import chip
from planwatch.report.document import Cell, Chip
from planwatch.words.since import TOLD_SINCE


@dataclass(frozen=True, slots=True)
class PartRating:
    """A part's rating now and at the forum's last meeting."""

    rag: Rag | None
    last: Rag | None
    said: Update | None
    """The newest update that gave a rating, else the newest: its words are the reason."""
    newer: Update | None = None
    """What was said after that, without a rating."""
    told_since: bool = False
    """Whether that is of a day before the last meeting, and was only written after it."""
    proposed: bool = False
    """Whether the rating is the rule's, nobody having set one."""
    reasons: tuple[str, ...] = ()
    """What a proposed rating stands on."""


def part_rating(updates: Iterable[Update], since: date | None, proposal: Rating, *, by_clock: bool) -> PartRating:
    """How a part stands; ``since`` is the day of the last meeting, ``proposal`` what the rule makes of its actions.

    ``by_clock`` is whether the plan goes by the calendar's day, so that it is known what was written after a meeting.
    """

    def is_told_since(update: Update) -> bool:
        written = update.at.astimezone().date() if by_clock and update.at is not None else None
        return since is not None and written is not None and update.as_at <= since < written

    in_order = sorted(updates, key=lambda update: update.as_at)
    rated = [update for update in in_order if update.rag is not None]
    known = [one for one in rated if since is not None and one.as_at <= since and not is_told_since(one)]
    last = known[-1].rag if known else None
    if rated:
        newer = in_order[-1] if in_order[-1] is not rated[-1] else None
        return PartRating(rated[-1].rag, last, rated[-1], newer, is_told_since(rated[-1]))
    said = in_order[-1] if in_order else None
    return PartRating(proposal.rag, last, said, proposed=True, reasons=proposal.reasons)


def rag_chips(found: PartRating) -> tuple[Chip, ...]:
    """Last time's rating where there was one, then the one now."""
    now = chip(found.rag, "proposed" if found.proposed else "now")
    return (chip(found.last, "last time"), now) if found.last is not None else (now,)


def rag_cell(found: PartRating) -> Cell:
    """The same in a table whose head says so: ``◆ A → ■ R``."""
    return Cell(chips=(chip(found.last), chip(found.rag, "proposed" if found.proposed else "")), between=" →")


def reason(found: PartRating, today: date) -> str:
    """A person's words, signed; or what the rule proposes and why."""
    words: list[str] = []
    if found.proposed:
        why = f": {'; '.join(found.reasons)}" if found.reasons else ""
        words.append(f"Nobody has set this rating; it is proposed by the rule{why}.")
    words += [_signed(found.said, today, found.told_since)] if found.said is not None else []
    words += [f"Since then: {_signed(found.newer, today)}"] if found.newer is not None else []
    return " ".join(words) or "No reason is recorded."


def _signed(update: Update, today: date, told_since: bool = False) -> str:
    by = f"{update.by}, " if update.by else ""
    internal = ", internal" if update.internal else ""
    since = f", {TOLD_SINCE}" if told_since else ""
    return f"{update.text} ({by}{day_in_words(update.as_at, today)}{internal}{since})"


_HELP = re.compile(r"help needed\s*:\s*(.+?)(?:$|(?:achieved|next)\s*:)", re.IGNORECASE | re.DOTALL)
_NO_HELP = re.compile(r"(?:none|no|nothing|nil|n/a|-)\W*", re.IGNORECASE)


def help_needed(found: PartRating) -> str:
    """What the newest commentary asks for after "Help needed:"; empty where that is nothing."""
    said = found.newer or found.said
    match = _HELP.search(said.text) if said is not None else None
    words = match[1].strip() if match else ""
    return "" if _NO_HELP.fullmatch(words) else words
