"""Themes, leads and forums with what hangs on each."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.hanging import Hanging
from planwatch.model.plan.parts import PART
from planwatch.service.plan.kind import Change, Columns, PartColumn, PartRow
from planwatch.service.plan.renamed import call_otherwise
from planwatch.service.session import Session
from planwatch.storage.plan.hanging import hanging
from planwatch.storage.plan.snapshot import read_parts
from planwatch.storage.writing.batch import Batch
from planwatch.words.hanging import hanging_in_words, hanging_lines


class NamedRow(PartRow[Any], frozen=True):
    """A theme, lead or forum with what hangs on it."""

    hangs: tuple[Hanging, ...] = ()

    @property
    def counted(self) -> str:
        """``12 actions, 3 actions (support)``."""
        return hanging_in_words(self.hangs, self.kind)


def rows_of(kind: str) -> Callable[[Session, PlanDay], list[NamedRow]]:
    """What reads those of a kind, in the plan's order."""

    def rows(session: Session, of: PlanDay) -> list[NamedRow]:
        with session.database.reading():
            kept = read_parts(session.database, of.id, kind, without=("update",))
            found: dict[int, list[Hanging]] = defaultdict(list)
            for one in hanging(session.database, of.id, kind) if kept else ():
                found[one.of].append(one)
        return [NamedRow(of, *one, tuple(found[one.id])) for one in kept]

    return rows


HANGS = PartColumn[NamedRow](
    "hangs", "What hangs on it", 30, lambda row: row.counted or "nothing", lambda row: "" if row.counted else "muted",
    least=14, drop=1,
)  # fmt: skip
"""The column that says how much of what hangs on each."""
WORDS: Mapping[str, Callable[[NamedRow], str]] = {"hangs": lambda row: row.counted}
"""The filter word for it: ``hangs:none``."""


def hanging_on(row: NamedRow) -> list[str]:
    """What hangs on one, sort by sort."""
    return hanging_lines(row.hangs, row.kind) or ["nothing hangs on it"]


def actions(row: NamedRow) -> list[tuple[int, str]]:
    """The actions that name it, each once."""
    return list({one.owner: one.name for one in row.hangs if one.kind == "action" and one.is_there}.items())


def refuse_in_use(batch: Batch, row: NamedRow) -> None:
    """Raise PlanwatchError where something hangs on it: it goes only with where that goes to."""
    found = hanging_in_words(hanging(batch.database, row.of.id, row.kind, row.id), row.kind)
    if found:
        one = PART[row.kind].one
        raise PlanwatchError(f"{one} {row.name} has {found}", f"merge it into another {one}, which takes them")


def renamed(change: Change[Any]) -> Columns:
    """What knows it by its name knows it by its new one."""
    if change.before is None or change.id is None:
        return {}
    of = PartRow(change.of, change.id, 0, change.before)
    name = change.typed.get(PART[of.kind].named_by[0])
    if name is not None and name != of.name:
        call_otherwise(change.batch, change.of.id, of.kind, of.name, str(name))
    return {}
