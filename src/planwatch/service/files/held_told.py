"""What of a file is left as the plan has it, in words: the same on the screen and in the shell."""

from collections.abc import Iterator

from planwatch.exchange.table.held import Held
from planwatch.exchange.table.told import value_in_words
from planwatch.service.session import Session
from planwatch.storage.writing.tables import FIELD_OF
from planwatch.storage.writing.words import last_writer

_LINKED = {"theme": "theme_id", "lead": "lead_id"}


def held_in_words(session: Session, held: Held) -> str:
    """``1.2 due: the file says 9 Feb 2016, but it was set to 1 Mar 2016 by bob on 5 Jan 2016 at 09:04 (change 7)``."""
    column = _LINKED.get(held.field, held.field)
    by = last_writer(session.database, "action", held.action, FIELD_OF["action"].get(column, column))
    said, now = (value_in_words(held.field, value) or "nothing" for value in (held.said, held.now))
    verb = "now says" if held.is_conflict else "still says"
    return f"{held.ref} {held.field.replace('_', ' ')}: the file {verb} {said}, but it was set to {now} by {by}"


def all_held(session: Session, held: tuple[Held, ...]) -> Iterator[tuple[str, str]]:
    """Each with its sign, conflicts first."""
    for one in sorted(held, key=lambda each: not each.is_conflict):
        yield "!" if one.is_conflict else "·", f"{held_in_words(session, one)}: left as it is"
