"""The forums of a plan: adding them, changing what is true of them, finding one by how its name begins."""

from collections.abc import Sequence

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import interval_in_full
from planwatch.model.dates.working_days import Shift
from planwatch.model.meetings.cadence import needs_first_day
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.parts import PART, field_of
from planwatch.model.text.names import named, plain
from planwatch.model.values import Struct
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import changes_in_words, known_field, text_of_value, value_of
from planwatch.storage.engine.values import Value
from planwatch.storage.meetings import forums as stored
from planwatch.storage.writing.batch import Batch, open_batch

FIELDS = tuple(field.name for field in PART["forum"].fields)
"""The fields that can be typed into."""


class ForumRow(Struct, frozen=True):
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
        found += [ForumRow(day, *kept) for kept in stored.forums(session.database, day.id)]
    return found


def find_forum(session: Session, typed: str, days: Sequence[PlanDay] | None = None) -> ForumRow:
    """The forum that is meant, by the rule of ``names.place_of``; raises PlanwatchError as ``names.named`` does.

    Where plans share its name, they are told with it.
    """
    known = forums(session, days)
    name = named("forum", typed, list(dict.fromkeys(row.forum.name for row in known)))
    found = [row for row in known if row.forum.name == name]
    if len(found) > 1:
        plans = ", ".join(row.of.plan.ref for row in found)
        raise PlanwatchError(f"several plans have a forum '{name}'", f"say which plan by --plan: {plans}")
    return found[0]


def add_forum(session: Session, day: PlanDay, values: dict[str, str]) -> int:
    """Add a forum to a plan; ``values`` are typed fields, ``name`` among them. Returns the number of the change."""
    with open_batch(session.database, session.sign("")) as batch:
        columns: dict[str, Value] = {}
        for name, typed in ({"name": ""} | values).items():
            columns |= _columns(batch, day, name, typed, None)
        batch.signature = session.sign(f"forum {columns['name']} added")
        batch.insert("forum", {"plan_id": day.id, "seq": batch.next_seq("forum"), **columns})
    return batch.number


def set_forum(session: Session, row: ForumRow, changes: dict[str, str]) -> int | None:
    """Set fields of a forum to what was typed, as one change; its number, None where nothing changed.

    A new name goes to its meetings too, to its reviews and to the forums that report to it.
    """
    with open_batch(session.database, session.sign(f"forum {row.forum.name}: {changes_in_words(changes)}")) as batch:
        columns: dict[str, Value] = {}
        for name, typed in changes.items():
            columns |= _columns(
                batch, row.of, known_field("a forum", name, FIELDS), checked_text(typed).strip(), row.id
            )
        batch.change("forum", row.id, columns, row.version)
        if columns.get("name", row.forum.name) != row.forum.name:
            from planwatch.service.plan.renamed import call_otherwise  # few changes are of a name

            call_otherwise(batch, row.of.id, "forum", row.forum.name, str(columns["name"]))
    return batch.id


def _columns(batch: Batch, day: PlanDay, name: str, typed: str, own: int | None) -> dict[str, Value]:
    typed = checked_text(typed).strip()
    match known_field("a forum", name, FIELDS):
        case "name":
            return {name: _name(batch, day, typed, own)}
        case "cadence":
            return {name: checked_cadence(typed, day)}
        case _:
            blank = {"public": "no", "agrees_dates": "no", "shift": Shift.NONE.value}.get(name, "")
            return {name: value_of(field_of("forum", name), typed or blank, day)}


def _name(batch: Batch, day: PlanDay, typed: str, own: int | None) -> str:
    name = " ".join(typed.split())
    if not name:
        raise PlanwatchError("a forum needs a name", "type one")
    there = stored.forums(batch.database, day.id)
    if any(plain(kept.forum.name) == plain(name) and kept.id != own for kept in there):
        raise PlanwatchError(f"there is a forum '{name}' already", "give another name, or change that one")
    return name


def checked_cadence(typed: str, day: PlanDay) -> str:
    """How often a forum meets, as it is kept. Raises PlanwatchError for words that give no days."""
    if not typed:
        return ""
    when = day.read(typed)
    example = "such as: every six weeks on Monday from 14 Nov 2011"
    if not when.repeats:
        raise PlanwatchError(f"'{typed}' does not say how often the forum meets", f"say it regularly, {example}")
    if needs_first_day(when):
        raise PlanwatchError(f"'{typed}' does not say from which day on", example)
    if when.said and when.first and when.last:
        return f"{when.text}, next {interval_in_full(when.first, when.last)}"  # no day is kept beside it
    return when.text


def understood(typed: str, day: PlanDay) -> str:
    """What a typed cadence will be taken to mean: its first days."""
    from itertools import islice

    from planwatch.model.dates.in_words import day_in_words
    from planwatch.model.meetings.cadence import dates

    coming = islice(dates(Forum(name="", cadence=typed), day, day.today), 3)
    said = ", ".join(day_in_words(each, day.today) for each in coming)
    return f"next {said}" if said else "no regular dates in these words"
