"""Reading a plan file: lists, counts, the whole plan; single actions by ``find``."""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from planwatch.model.actions.filter import Term
from planwatch.model.actions.row import ActionRow, Counts, PlanDay, Tally
from planwatch.model.plan.kinds import Grouping
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.find import find_action, rows
from planwatch.service.session import Session
from planwatch.storage.actions import listing
from planwatch.storage.actions.conditions import Listing, Order
from planwatch.storage.actions.ratings import Ratings, highest_id
from planwatch.storage.plan import records
from planwatch.storage.waits import waits

if TYPE_CHECKING:
    from planwatch.model.history.touched import Touched
    from planwatch.model.meetings.cadence import Matter
    from planwatch.model.plan.update import Update
    from planwatch.storage.actions.groups import Groups
    from planwatch.storage.actions.in_views import Counted, InViews

__all__ = ["Listing", "Order", "Ratings", "find_action", "rows"]
_QUICK = 2000
"""Actions whose ratings take some twentieth of a second."""


def list_ids(session: Session, asked: Listing, ratings: Ratings | None = None) -> "array[int]":
    """The ids of the actions listed, in order; calculated ratings that decide are worked out where none are given."""
    if ratings is None and listing.needs_ratings(asked):
        ratings = Ratings.read(session.database, asked.days)
    return listing.ids(session.database, asked, ratings)


def with_newest_updates(session: Session, asked: Listing) -> "list[tuple[ActionRow, Update | None]]":
    """The actions listed, each with the newest update on it."""
    from planwatch.storage.actions.updates import newest_of

    ids = list_ids(session, asked)
    newest = newest_of(session.database, ids)
    return [(row, newest.get(row.id)) for row in rows(session, asked.days, ids) if row is not None]


def matching(session: Session, words: Sequence[Term], among: Collection[int] | None = None) -> set[int]:
    """The ids of the actions with those words of a filter in their text, removed ones among them, in no order.

    ``among``: only these are looked at, which should be few.
    """
    return listing.matching(session.database, words, among)


def needs_ratings(asked: Listing) -> bool:
    """Whether the calculated ratings, which take a pass over the whole plan, decide what is listed."""
    return listing.needs_ratings(asked)


def ratings(session: Session, days: tuple[PlanDay, ...], stop: Callable[[], bool] = lambda: False) -> Ratings:
    """The calculated rating of every open action; where ``stop`` says so, it is left unfinished."""
    return Ratings.read(session.database, days, stop)


def ratings_are_quick(session: Session) -> bool:
    """Whether nobody would notice that the ratings of all actions are worked out."""
    return highest_id(session.database) <= _QUICK


def with_dependents(session: Session, days: tuple[PlanDay, ...], ids: Sequence[int]) -> set[int]:
    """These actions and those whose ratings may follow from theirs."""
    judged = waits.judged_by_evidence(days)
    return waits.with_dependents(session.database, ids) if judged else set(ids)


def count_overdue(session: Session, asked: Listing) -> int:
    """How many of those listed are certainly overdue."""
    return listing.count_overdue(session.database, asked)


def table_rows(session: Session, asked: Listing) -> list[ActionRow]:
    """The rows of the actions listed, with what the cells of a table say and not more; see ``storage``."""
    from planwatch.storage.actions import table

    return table.rows(session.database, asked.days, list_ids(session, asked))


def counts(session: Session, day: PlanDay) -> Counts:
    """How many actions a plan has, and how many of them are late."""
    return listing.counts(session.database, day)


def used_columns(session: Session, days: tuple[PlanDay, ...]) -> frozenset[str]:
    """The columns of a list that tell anything of these plans, of those that may be empty; see ``storage``."""
    return listing.used_columns(session.database, Listing("all", days))


def tallies(session: Session, days: tuple[PlanDay, ...], ratings: Ratings | None = None) -> Counter[Tally]:
    """How many actions there are of each tally in these plans; ``ratings`` as ``storage`` has it."""
    return listing.tallies(session.database, Listing("all", days), ratings)


def in_views(session: Session, asked: Listing, ratings: Ratings | None, own: "Sequence[Counted]" = ()) -> "InViews":
    """Which views each action of the listing's plans is in, counted; ``ratings`` and ``own`` as ``storage`` has it."""
    from planwatch.storage.actions.in_views import InViews  # no list waits for it

    found = InViews(own)
    found.read(session.database, asked, ratings)
    return found


def groups(session: Session, asked: Listing, by: Grouping, ratings: Ratings | None) -> "Groups":
    """The groups of all actions of the listing's plans."""
    from planwatch.storage.actions.groups import Groups  # a list without groups needs none of it

    return Groups(session.database, asked, by, ratings)


def late_report_backs(session: Session, days: Iterable[PlanDay]) -> "list[Matter]":
    """The reports back to meetings of these plans that are certainly late and not given, the oldest first."""
    owing = [day for day in days if records.owes_report_back(session.database, day.id)]
    if not owing:
        return []
    # Loaded here: few plans owe any.
    from planwatch.model.meetings.cadence import late_report_backs
    from planwatch.storage.meetings.forums import forums
    from planwatch.storage.meetings.meetings import meetings

    return [
        one
        for day in owing
        for one in late_report_backs(
            [kept.meeting for kept in meetings(session.database, day.id)],
            [kept.forum for kept in forums(session.database, day.id)],
            day,
        )
    ]


def change_number(session: Session) -> int:
    """A number that grows with every change by anybody; screens poll it."""
    return session.database.poll()


def snapshot(session: Session, day: PlanDay) -> Snapshot:
    """The whole plan as it is now."""
    from planwatch.storage.plan.snapshot import read_snapshot

    return read_snapshot(session.database, day.id)


def touched(session: Session, day: PlanDay) -> "Touched":
    """How often, and when last, the parts of the plan were changed that calendars show."""
    from planwatch.storage.journal import touched as journal

    return journal.touched(session.database, day.id)


def known_plan(session: Session, ref: str) -> Snapshot | None:
    """The plan of that ref as it is now, None where the file has none."""
    day = next((day for day in replace(session, plan="").plan_days() if day.plan.ref == ref), None)
    return snapshot(session, day) if day is not None else None


def names(session: Session, plan_id: int, kind: str) -> list[str]:
    """The names of a plan's leads (``lead``) or themes (``theme``), in the plan's order."""
    return [one.name for one in records.names(session.database, plan_id, kind)]


def only_plan(session: Session, ref: str) -> Session:
    """The same session, working on one plan."""
    return replace(session, plan=ref)
