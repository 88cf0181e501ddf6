"""Two themes, leads or forums made one: what hangs on the one goes to the other, and the one goes."""

from collections.abc import Mapping
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import parse_filter
from planwatch.model.plan.parts import PART
from planwatch.model.text.names import folded
from planwatch.model.values import Struct
from planwatch.service.plan.kind import Columns, Kind, PartRow
from planwatch.service.session import Session
from planwatch.storage.engine.values import Value
from planwatch.storage.plan.fields import values_of
from planwatch.storage.plan.hanging import hanging
from planwatch.storage.plan.snapshot import read_parts
from planwatch.storage.writing.batch import open_batch
from planwatch.storage.writing.hanging import move
from planwatch.storage.writing.tables import FIELDS, column
from planwatch.words.hanging import hanging_in_words, hanging_lines

Row = PartRow[Any]


class Merge(Struct, frozen=True):
    """What making one of two comes to."""

    moves: tuple[str, ...]
    """What hangs on the one and goes to the other, a line each: ``12 actions: C1.2, C1.3, …``."""
    takes: tuple[str, ...]
    """The fields that the other has not and takes from it."""
    leaves: tuple[str, ...]
    """Those in which it says something else, which is left behind."""

    views: tuple[str, ...] = ()
    """The shared views whose filter names it, and then lists nothing by that word."""

    @property
    def lines(self) -> list[str]:
        """All of it, a line each."""
        said = ((f"takes from it: {', '.join(self.takes)}", self.takes),
                (f"left behind: {', '.join(self.leaves)}", self.leaves),
                (f"views whose filter names it: {', '.join(self.views)}", self.views))  # fmt: skip
        return [*(self.moves or ("nothing hangs on it",)), *(words for words, fields in said if fields)]


def planned(session: Session, kind: Kind[Any], row: Row, into: Row, *, takes: bool = True) -> Merge:
    """What ``merge`` would do; raises PlanwatchError where it cannot be."""
    check(kind, row, into)
    found = hanging(session.database, row.of.id, kind.name, row.id)
    own, other = (values_of(session.database, kind.name, one.id) for one in (row, into))
    given = _given(kind, own, other, into.name) if takes else {}
    columns = {field.called: column(PART[kind.name], field.name) for field in kind.fields if field.name != kind.key}
    taken = tuple(called for called, name in columns.items() if name in given)
    said = ((called, own[name], other[name]) for called, name in columns.items() if called not in taken)
    left = tuple(called for called, here, there in said if here and here != there)
    return Merge(tuple(hanging_lines(found, kind.name)), taken, left, _views(session, kind.name, row))


def _views(session: Session, kind: str, row: Row) -> tuple[str, ...]:
    if kind not in ("theme", "lead"):
        return ()
    views = (one.part for one in read_parts(session.database, row.of.id, "view"))
    return tuple(view.name for view in views if _names(view.filter, kind, folded(row.name)))


def _names(text: str, kind: str, name: str) -> bool:
    try:
        terms = parse_filter(text)
    except PlanwatchError:
        return False  # what is wrong with a filter is told where it is used
    return any(term.key == kind and not term.negated and term.value in name for term in terms)


def merge(session: Session, kind: Kind[Any], row: Row, into: Row) -> tuple[int, str]:
    """Make one of two, as one change: its number, and what was done in words.

    What hangs on ``row`` goes to ``into``, which takes from it what it has not itself, and ``row`` goes. Raises
    PlanwatchError; Conflict where somebody changed one of them since it was read.
    """
    return _merge(session, kind, row, into, "merged into", takes=True)


def remove_into(session: Session, kind: Kind[Any], row: Row, into: Row) -> tuple[int, str]:
    """Take one out, as one change, as ``merge`` does, but for what is said of it: only what hangs on it stays."""
    return _merge(session, kind, row, into, "removed, all of it to", takes=False)


def check(kind: Kind[Any], row: Row, into: Row) -> None:
    """Raise PlanwatchError where two cannot be one."""
    if row.of.id != into.of.id:
        raise PlanwatchError(
            f"{kind.called} {into.name} is of the plan {into.of.plan.ref}, and {row.name} of {row.of.plan.ref}",
            "only two of one plan can be made one",
        )
    if row.id == into.id:
        raise PlanwatchError(f"{row.name} is that {kind.called} itself", f"name another {kind.called}")


def _merge(session: Session, kind: Kind[Any], row: Row, into: Row, how: str, *, takes: bool) -> tuple[int, str]:
    check(kind, row, into)
    with open_batch(session.database, session.sign("")) as batch:
        for each in (row, into):
            batch.refuse_conflict(kind.name, each.id, tuple(FIELDS[kind.name]), each.version)
        found = hanging(batch.database, row.of.id, kind.name, row.id)
        own, other = (values_of(batch.database, kind.name, one.id) for one in (row, into))
        for one in found:
            move(batch, one, row.name, into.id, into.name)
        if kind.merged is not None:
            kind.merged(batch, row, into)
        batch.remove(kind.name, row.id)
        if takes:
            batch.change(kind.name, into.id, _given(kind, own, other, into.name))
        counted = hanging_in_words(found, kind.name)
        what = f"{kind.called} {row.name} {how} {into.name}: {counted or 'nothing hung on it'}"
        batch.signature = session.sign(what)
    return batch.number, what


def _given(kind: Kind[Any], own: Mapping[str, Value], other: Mapping[str, Value], name: str) -> Columns:
    """What the one says where the other says nothing; that it names the other is nothing to that."""
    columns = (column(PART[kind.name], field.name) for field in kind.fields)
    return {each: own[each] for each in columns if own[each] and other[each] in ("", None) and own[each] != name}
