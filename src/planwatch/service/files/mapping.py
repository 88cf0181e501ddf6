"""What was decided about files of other programs: kept for the next one of the same headings, and forgotten."""

from collections.abc import Sequence
from typing import NamedTuple

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.kept import NOTHING_KEPT, Kept, answers_again, kept_from, kept_of, kept_text
from planwatch.exchange.table.proposal import Answers, Proposal
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.tables import PASTED
from planwatch.service.session import Session
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan import imports
from planwatch.storage.plan.imports import Decided
from planwatch.storage.writing.batch import Batch, open_batch


class _Recalled(NamedTuple):
    """What holds for a file of what was decided before."""

    layout: str
    kept: Kept
    answers: Answers


def recall(database: Database, plan_id: int, name: str, tables: Sequence[Table], layout: str) -> Answers:
    """What was decided last about files of this layout, or of headings that are in it; else about that very file."""
    found = _recalled(imports.decided(database, plan_id), name, tables, layout)
    return found.answers if found is not None else Answers()


def _recalled(known: Sequence[Decided], name: str, tables: Sequence[Table], layout: str) -> _Recalled | None:
    newest: dict[str, Decided] = {}
    for one in known:
        newest.setdefault(one.layout, one)
    for one in newest.values():
        kept = kept_from(one.answers)
        answers = answers_again(kept, tables)
        if one.layout and (one.layout == layout or any(answers.headers.values())):
            return _Recalled(one.layout, kept, answers)
    same = next((one for one in known if one.file == known_as(name)), None)
    if same is None:
        return None
    kept = kept_from((newest[same.layout] if same.layout else same).answers)
    return _Recalled(same.layout, kept, answers_again(kept, tables))


def known_as(name: str) -> str:
    """What a file is remembered by; rows that are pasted are known by their headings only."""
    return name if name != PASTED else ""


def imported(database: Database, plan_id: int, name: str, layout: str) -> imports.Imported | None:
    """What is remembered of the rows of a file; None where none came in."""
    return imports.imported(database, plan_id, known_as(name), layout)


def remember(batch: Batch, plan_id: int, name: str, proposal: Proposal, answers: Answers, rows: str) -> None:
    """Remember an import with what was decided, unless the newest one is just so."""
    before, kept = imported(batch.database, plan_id, name, proposal.layout), kept_of(answers, proposal)
    if before is None or (before.rows, kept_from(before.answers)) != (rows, kept):
        imports.keep(batch, plan_id, name, proposal.layout, kept_text(kept), rows)


def keep_mapping(session: Session, plan_id: int, name: str, proposal: Proposal, answers: Answers) -> int | None:
    """Keep what was decided for the next file of these headings, without importing; returns the change's number.

    None where that is kept already. Raises PlanwatchError where there is no plan yet, or no headings to know it by.
    """
    layout, kept = proposal.layout, kept_of(answers, proposal)
    _refuse_without_plan(plan_id)
    if not layout:
        raise PlanwatchError("it has no headings by which the next one would be known", "h says where they are")
    known = imports.decided(session.database, plan_id)
    newest = next((one for one in known if one.layout == layout or one.file == known_as(name)), None)
    before = kept_from(newest.answers) if newest is not None and newest.layout == layout else NOTHING_KEPT
    return _write(session, plan_id, name, "mapping of", {layout: kept}) if kept != before else None


def forget_mapping(session: Session, plan_id: int, name: str, tables: Sequence[Table], layout: str) -> int | None:
    """Forget all that would hold for a file of these headings; ``layout`` is that of those found without it.

    Its rows are known again even so. Returns the change's number, None where nothing is kept; raises as above.
    """
    _refuse_without_plan(plan_id)
    known, forgotten = imports.decided(session.database, plan_id), dict[str, Kept]()
    while (found := _recalled(known, name, tables, layout)) is not None and found.kept != NOTHING_KEPT:
        known.insert(0, Decided(name, found.layout, kept_text(NOTHING_KEPT)))
        forgotten[found.layout] = NOTHING_KEPT
    return _write(session, plan_id, name, "forgot the mapping of", forgotten) if forgotten else None


def _refuse_without_plan(plan_id: int) -> None:
    if not plan_id:
        raise PlanwatchError("there is no plan yet to keep it in", "it is kept with the import")


def _write(session: Session, plan_id: int, name: str, what: str, kept: dict[str, Kept]) -> int | None:
    with open_batch(session.database, session.sign(f"{what} {name}", kind="import")) as batch:
        for layout, each in kept.items():
            before = imported(batch.database, plan_id, name, layout)
            rows = before.rows if before is not None else "[]"
            imports.keep(batch, plan_id, name, layout, kept_text(each), rows)
    return batch.id
