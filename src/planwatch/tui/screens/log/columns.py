"""The columns of the log."""

from planwatch.service.journal import log
from planwatch.service.journal.log import Entry
from planwatch.tui.table.columns import Column, Part


def _what(entry: Entry, width: int) -> tuple[Part, ...]:
    why = f"  ({entry.why})" if entry.why else ""
    return (
        (entry.what, "muted" if entry.undone else ""),
        (why, "muted"),
        ("  taken back" if entry.undone else "", "muted"),
    )


COLUMNS: tuple[Column[Entry], ...] = (
    Column("number", "Change", 6, lambda entry, width: ((str(entry.number), "muted"),), right=True),
    Column("at", "When", 17, lambda entry, width: ((log.when_in_words(entry), ""),)),
    Column("who", "Who", 12, lambda entry, width: ((entry.who, ""),)),
    Column("what", "What", 0, _what),
)
