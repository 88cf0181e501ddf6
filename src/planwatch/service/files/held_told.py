"""What of a file is left as the plan has it, in words: the same on the screen and in the shell."""

from collections.abc import Iterator

from planwatch.exchange.table.held import Held
from planwatch.exchange.table.told import value_in_words
from planwatch.model.plan.parts import PART
from planwatch.service.session import Session
from planwatch.storage.writing.tables import FIELD_OF
from planwatch.storage.writing.words import last_writer


def held_in_words(session: Session, held: Held) -> str:
    """``1.2 due: the file says 9 Feb 2016, but it was set to 1 Mar 2016 by bob on 5 Jan 2016 at 09:04 (change 7)``."""
    kind = held.record.kind
    column = f"{held.field}_id" if held.field in PART[kind].links else held.field
    by = last_writer(session.database, kind, held.action, FIELD_OF[kind].get(column, column))
    said, now = (value_in_words(held.field, value) or "nothing" for value in (held.said, held.now))
    verb = "now says" if held.is_conflict else "still says"
    called = held.ref if kind == "action" else f"{kind} {held.ref}"
    return f"{called} {held.field.replace('_', ' ')}: the file {verb} {said}, but it was set to {now} by {by}"


def all_held(session: Session, held: tuple[Held, ...]) -> Iterator[tuple[str, str]]:
    """Each with its sign, conflicts first."""
    for one in sorted(held, key=lambda each: not each.is_conflict):
        yield "!" if one.is_conflict else "·", f"{held_in_words(session, one)}: left as it is"
