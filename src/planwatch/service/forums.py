"""The forums of a plan: adding them, changing what is true of them, finding one by how its name begins."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.forums import needs_first_day
from planwatch.model.kinds import Shift
from planwatch.model.listed import PlanDay
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.parts import PART, field_of
from planwatch.service.session import Session, checked_text
from planwatch.service.typed import changes_in_words, known_field, plain, text_of_value, value_of
from planwatch.storage.journal import Batch, open_batch
from planwatch.storage.rows import part_of
from planwatch.storage.values import Value

FIELDS = tuple(field.name for field in PART["forum"].fields)
"""The fields that can be typed into."""


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum of a plan as it stands in the file."""

    of: PlanDay
    id: int
    version: int
    forum: Forum

    @property
    def values(self) -> dict[str, str]:
        """Its fields as text."""
        return {field.name: text_of_value(field, getattr(self.forum, field.name)) for field in PART["forum"].fields}


def forums(session: Session, days: Sequence[PlanDay] | None = None) -> list[ForumRow]:
    """The forums of the plans worked on, in the plans' order."""
    found: list[ForumRow] = []
    for day in days if days is not None else session.plan_days():
        rows = session.database.query(
            "select * from forum where plan_id = ? and removed = 0 order by seq, id", (day.id,)
        )
        found += [ForumRow(day, row["id"], row["version"], part_of(Forum, row)) for row in rows]
    return found


def find_forum(session: Session, typed: str, days: Sequence[PlanDay] | None = None) -> ForumRow:
    """The forum of that name, or of the one that begins so; capitals do not matter. Raises PlanwatchError."""
    known, folded = forums(session, days), plain(typed)
    exact = [row for row in known if plain(row.forum.name) == folded]
    found = exact or [row for row in known if folded and plain(row.forum.name).startswith(folded)]
    if len(found) == 1:
        return found[0]
    several = len({row.of.id for row in found}) > 1
    names = ", ".join(f"{row.of.plan.ref}: {row.forum.name}" if several else row.forum.name for row in found or known)
    if found:
        hint = "say which plan by --plan" if several else "type more of the name"
        raise PlanwatchError(f"'{typed}' is the name of several forums: {names}", hint)
    near = difflib.get_close_matches(folded[:60], [plain(row.forum.name) for row in known], 1, 0.5)
    nearest = next((row.forum.name for row in known if near and plain(row.forum.name) == near[0]), "")
    hint = f"did you mean '{nearest}'?" if nearest else f"one of {names}" if names else "add it first"
    raise PlanwatchError(f"there is no forum '{typed}'", hint)


def add_forum(session: Session, day: PlanDay, values: dict[str, str]) -> int:
    """Add a forum to a plan; ``values`` are typed fields, ``name`` among them. Returns the number of the change."""
    with open_batch(session.database, session.sign("")) as batch:
        columns: dict[str, Value] = {}
        for name, typed in ({"name": ""} | values).items():
            columns |= _columns(batch, day, name, typed, None)
        batch.signature = session.sign(f"forum {columns['name']} added")
        batch.insert("forum", {"plan_id": day.id, "seq": batch.next_seq("forum"), **columns})
    assert batch.id is not None
    return batch.id


def set_forum(session: Session, row: ForumRow, changes: dict[str, str]) -> int | None:
    """Set fields of a forum to what was typed, as one change; its number, None where nothing changed.

    A new name goes to its meetings too, and to the forums that report to it.
    """
    with open_batch(session.database, session.sign(f"forum {row.forum.name}: {changes_in_words(changes)}")) as batch:
        columns: dict[str, Value] = {}
        for name, typed in changes.items():
            columns |= _columns(
                batch, row.of, known_field("a forum", name, FIELDS), checked_text(typed).strip(), row.id
            )
        batch.change("forum", row.id, columns, row.version)
        if columns.get("name", row.forum.name) != row.forum.name:
            _rename(batch, row, columns["name"])
    return batch.id


def _rename(batch: Batch, row: ForumRow, name: Value) -> None:
    for table, column in (("meeting", "forum"), ("forum", "reports_to")):
        found = batch.conn.execute(
            f"select id from {table} where plan_id = ? and removed = 0 and {column} = ?", (row.of.id, row.forum.name)
        ).fetchall()
        for each in found:
            batch.change(table, each["id"], {column: name})


def _columns(batch: Batch, day: PlanDay, name: str, typed: str, own: int | None) -> dict[str, Value]:
    typed = checked_text(typed).strip()
    match known_field("a forum", name, FIELDS):
        case "name":
            return {name: _name(batch, day, typed, own)}
        case "cadence":
            return {name: _cadence(typed, day)}
        case _:
            blank = {"public": "no", "shift": Shift.NONE.value}.get(name, "")
            return {name: value_of(field_of("forum", name), typed or blank, day)}


def _name(batch: Batch, day: PlanDay, typed: str, own: int | None) -> str:
    name = " ".join(typed.split())
    if not name:
        raise PlanwatchError("a forum needs a name", "type one")
    rows = batch.conn.execute("select id, name from forum where plan_id = ? and removed = 0", (day.id,)).fetchall()
    if any(plain(row["name"]) == plain(name) and row["id"] != own for row in rows):
        raise PlanwatchError(f"there is a forum '{name}' already", "give another name, or change that one")
    return name


def _cadence(typed: str, day: PlanDay) -> str:
    if not typed:
        return ""
    when = day.read(typed)
    example = "such as: every six weeks on Monday from 14 Nov 2011"
    if not when.repeats:
        raise PlanwatchError(f"'{typed}' does not say how often the forum meets", f"say it regularly, {example}")
    if needs_first_day(when):
        raise PlanwatchError(f"'{typed}' does not say from which day on", example)
    return when.text


def understood(typed: str, day: PlanDay) -> str:
    """What a typed cadence will be taken to mean: its first days."""
    from itertools import islice

    from planwatch.model.dates import day_in_words
    from planwatch.model.forums import dates

    coming = islice(dates(Forum(name="", cadence=typed), day, day.today), 3)
    said = ", ".join(day_in_words(each, day.today) for each in coming)
    return f"next {said}" if said else "no regular dates in these words"
