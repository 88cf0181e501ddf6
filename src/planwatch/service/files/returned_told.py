"""What was changed in workbooks that came back, in words: the same on the screen and in the shell."""

from collections.abc import Iterator

from planwatch.exchange.workbook.returned import Clash, Edit
from planwatch.service.files.returned import Returned, Taken
from planwatch.service.session import Session
from planwatch.storage.writing.tables import FIELD_OF
from planwatch.storage.writing.words import last_writer


def clashes_in_words(session: Session, returned: Returned) -> list[str]:
    """What was changed both there and here, a line each."""
    return [clash_in_words(session, returned, clash) for file in returned.files for clash in file.changes.clashes]


def clash_in_words(session: Session, returned: Returned, clash: Clash) -> str:
    """``C1.2 due: they say 9 Feb 2016, but it was set to 1 Mar 2016 by bob on 5 Jan 2016 at 09:04 (change 7)``."""
    edit, column = clash.edit, _CLASHING.get(clash.edit.column, clash.edit.column)
    by = last_writer(session.database, "action", edit.action, FIELD_OF["action"].get(column, column))
    ref = returned.now[edit.action].ref
    said, now = edit.text or "nothing", clash.now or "nothing"
    return f"{ref} {edit.column.replace('_', ' ')}: they say {said}, but it was set to {now} by {by}"


_CLASHING = {"theme": "theme_id", "lead": "lead_id"}
"""The columns that keep what a workbook calls otherwise."""


def lines(returned: Returned, clashes: list[str], taken: Taken | None = None) -> Iterator[str]:
    """What was changed in the files that came back, file by file; of what was taken over also what could not be."""
    quiet = 0
    for file in returned.files:
        if len(returned.files) > 1 and not file.changes.says_anything:
            quiet += 1
            continue
        of = f"as of change {file.change}" if file.change is not None else "of no known change: no conflict can be seen"
        yield f"{file.name}: {len(file.changes.seen)} actions, {of}"
        found = file.changes
        yield from (f"  ~ {_edit(returned, edit)}" for edit in found.edits)
        yield from (f"  + {_ref(returned, said)} update: {said.text}" for said in found.updates)
        yield from (f"  + new row {row.place}: {row.cells['title'].text}" for row in found.new)
        yield from (f"  ! {row.place} is a copy of another row: not taken" for row in found.copied)
        yield from (f"  ! {row.place}: its key {row.key} is none of this plan's: not taken" for row in found.strange)
        yield from (f"  ! {_edit(returned, edit)}: only told there, not taken" for edit in found.told)
    if quiet:
        yield f"nothing was changed in {quiet} of {len(returned.files)} files"
    yield from (f"  ! {clash}: left as it is" for clash in clashes)
    if taken is not None:
        yield from (f"  ! {ref} {field}: {why}" for ref, field, why in taken.refused)
        if taken.brought:
            yield f"  ! {taken.brought}"
    if returned.missing:
        yield f"open actions that no file has, left as they are: {', '.join(returned.missing)}"


def _ref(returned: Returned, edit: Edit) -> str:
    return returned.now[edit.action].ref


def _edit(returned: Returned, edit: Edit) -> str:
    return f"{_ref(returned, edit)} {edit.column}: {edit.before or 'nothing'} → {edit.text or 'nothing'}"
