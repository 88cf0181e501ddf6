"""One change of one action or of many: what is meant, what came of it, and how it is made."""

from collections.abc import Callable, Iterable, Sequence

from planwatch.errors import Conflict, NeedsYes, PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.text.names import Add
from planwatch.model.values import Struct, replace
from planwatch.service.due.consequences import open_change
from planwatch.service.session import Session
from planwatch.service.typed.fields import STARTING, WITHOUT_DATE, NotStarted, TakesDateAway
from planwatch.storage.actions import listed
from planwatch.storage.writing.batch import Batch
from planwatch.storage.writing.words import plan_is_closed, removed_meanwhile

_TOLD = 4
"""How many of the refusals are told where all must be taken."""


class Target(Struct, frozen=True):
    """An action to change, and the version of it that the user saw (None: whatever it is now)."""

    id: int
    seen: int | None = None


class Outcome(Struct, frozen=True):
    """What a change came to. ``number`` is that of the change in the journal, None where nothing changed."""

    number: int | None
    changed: tuple[str, ...]
    """Refs; where ``number`` is None, of those that were so already."""
    left: tuple[tuple[str, str], ...] = ()
    """Refs left alone, each with the reason."""
    note: str = ""
    """What else is to be said of it."""
    warnings: tuple[str, ...] = ()
    """What may be wrong with what was typed, or is missing from it; it stands all the same."""

    @property
    def told(self) -> str:
        """Its note and warnings as they stand behind what was done; empty: there is nothing to add."""
        return "; ".join(filter(None, (self.note, *self.warnings)))

    def in_words(self) -> str:
        """``7 of 9, 2 left alone: C1.2 is complete …``; empty where one action was changed and none left."""
        total = len(self.changed) + len(self.left)
        if not self.left:
            return f"{total} changed" if total > 1 else ""
        return f"{len(self.changed)} of {total}, {len(self.left)} left alone: {self.left[0][1]}"


class How(Struct, frozen=True):
    """How an edit is meant, beyond what was typed."""

    why: str = ""
    correction: bool = False
    """A moved date corrects a typing error, and does not count as a move; needs ``why``."""
    start: bool = False
    """Begin an action that is given its first rating."""
    no_date: bool = False
    """Words that name no day may take the place of a date."""
    add: Add = False
    """Add a lead or theme that the plan does not have yet."""
    asks: bool = False
    """Whoever types can be asked: where some of the actions need a yes, none is changed before it."""

    def with_yes(self, refusal: NeedsYes) -> "How":
        """The same, once that was said yes to."""
        if refusal.what == STARTING:
            return replace(self, start=True)
        if refusal.what == WITHOUT_DATE:
            return replace(self, no_date=True)
        before = self.add if isinstance(self.add, frozenset) else frozenset[str]()
        return replace(self, add=before | {refusal.what})


Apply = Callable[[Batch, ActionRow, Target], None]
Left = tuple[int, str, PlanwatchError]
"""An action that could not take a change: its place among those meant, from 1 on, its ref, and why."""


def apply_to(
    session: Session,
    targets: Sequence[Target],
    what: str,
    why: str,
    apply: Apply,
    *,
    asks: bool = False,
    whole: bool = False,
) -> Outcome:
    """Apply one change to many actions as one batch. Those that cannot take it are left alone and told.

    ``{}`` in ``what`` becomes the ref, or how many. Where none can take it, the first refusal is raised; with ``asks``
    also where a yes would let some of them take it. A Conflict takes back the whole, and with ``whole`` every refusal:
    all of them are told, each by its line.
    """
    refs: list[str] = []
    same: list[str] = []
    left: list[Left] = []
    with open_change(session, session.sign(what, why)) as batch:
        for line, (target, row) in enumerate(zip(targets, rows_of(session, targets), strict=True), 1):
            try:
                if row.of.plan.status is PlanStatus.CLOSED:
                    raise plan_is_closed(row.of.plan.ref)
                with batch.attempt() as changes:
                    apply(batch, row, target)
                (refs if changes else same).append(row.action.ref)
            except PlanwatchError as refusal:
                if isinstance(refusal, Conflict) or len(targets) == 1:
                    raise
                left.append((line, row.action.ref, refusal))
        _raise_refusals(left, asks=asks or whole, whole=whole, is_nothing=not (refs or same))
        told = [(ref, refusal.message) for _, ref, refusal in left]
        if refs:
            told += [(ref, f"{ref} is so already") for ref in same]
        else:
            refs = same
        named = refs[0] if len(refs) == 1 else f"{len(refs)} actions"
        batch.signature = replace(batch.signature, what=what.replace("{}", named, 1))
    return Outcome(batch.id, tuple(refs), tuple(told))


def _raise_refusals(left: Sequence[Left], *, asks: bool, whole: bool, is_nothing: bool) -> None:
    """Raise what keeps the whole from being done, if anything does."""
    refused = [each for each in left if not isinstance(each[2], NeedsYes)]
    waiting = [refusal for *_, refusal in left if isinstance(refusal, NeedsYes)]
    if whole and refused:
        told = [f"line {line} ({ref}): {refusal.message}" for line, ref, refusal in refused[:_TOLD]]
        more = [f"{len(refused) - _TOLD} more"] if len(refused) > _TOLD else []
        raise PlanwatchError("; ".join([*told, *more]), "nothing was changed")
    if waiting and (asks or is_nothing):
        raise _together(waiting)
    if left and is_nothing:
        raise left[0][2]


def _together(waiting: Sequence[NeedsYes]) -> NeedsYes:
    """One question for all that are like the first; where there are others, they are asked after it."""
    first = waiting[0]
    if isinstance(first, NotStarted):
        return NotStarted([ref for each in waiting if isinstance(each, NotStarted) for ref in each.refs])
    if isinstance(first, TakesDateAway):
        alike = (each for each in waiting if isinstance(each, TakesDateAway) and each.name == first.name)
        return TakesDateAway(first.name, [one for each in alike for one in each.taken])
    return first


def rows_of(session: Session, targets: Iterable[Target]) -> list[ActionRow]:
    """The rows of the targets as they are now; raises Conflict where one was removed."""
    all_plans = replace(session, plan="").plan_days()
    wanted = [target.id for target in targets]
    found = listed.rows(session.database, all_plans, wanted)
    if None in found:
        raise removed_meanwhile(session.database, "action", wanted[found.index(None)])
    return [row for row in found if row is not None]
