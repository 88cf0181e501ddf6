"""What came into a plan from files of other programs, so that their rows are known again."""

from planwatch.model.values import Struct
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.batch import Batch


class Imported(Struct, frozen=True):
    """One import: the file's name, the layout of its headings, what was decided about it, and its rows as JSON."""

    id: int
    file: str
    layout: str
    answers: str
    rows: str


def imported(database: Database, plan_id: int, file: str, layout: str) -> Imported | None:
    """The newest import of a file of that name, else of that layout; None where none came in."""
    row = database.one(
        "select id, file, layout, answers, rows from imported where plan_id = :plan and removed = 0 "
        "and (file = :file or (layout = :layout and layout <> '')) order by file = :file desc, id desc limit 1",
        {"plan": plan_id, "file": file, "layout": layout},
    )
    return Imported(*row) if row is not None else None


class Decided(Struct, frozen=True):
    """What was decided about a file when it came in, or without that."""

    file: str
    layout: str
    answers: str


def decided(database: Database, plan_id: int) -> list[Decided]:
    """All that was decided about files of a plan, the newest first."""
    rows = database.tuples(
        "select file, layout, answers from imported where plan_id = ? and removed = 0 order by id desc", (plan_id,)
    )
    return [Decided(*row) for row in rows]


def keep(batch: Batch, plan_id: int, file: str, layout: str, answers: str, rows: str) -> int:
    """Remember an import, with what tells each of its rows from others, as JSON; returns its id."""
    return batch.insert(
        "imported",
        {
            "plan_id": plan_id,
            "seq": batch.next_seq("imported"),
            "file": file,
            "layout": layout,
            "answers": answers,
            "rows": rows,
        },
    )
