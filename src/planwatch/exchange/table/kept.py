"""What was decided about a file, and what tells its rows from others, as text that a plan file keeps."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, field

from planwatch.exchange.table.drafted import layout_in_words
from planwatch.exchange.table.headings import find_header, header_at
from planwatch.exchange.table.held import prints
from planwatch.exchange.table.matching import Came
from planwatch.exchange.table.proposal import Answers, Proposal, TableSeen
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.table.record import Record


class Chosen(Struct, frozen=True):
    """A table that a person chose, or the headings of one: known again by the words of those, wherever they stand."""

    name: str
    layout: str
    """The words of its headings; empty where it has none, and is known by its name alone."""
    rows: int
    """Over how many rows they stand."""


class Kept(Struct, frozen=True, kw_only=True):
    """What holds for the next file of the same layout too."""

    columns: dict[str, str] = field(default_factory=dict[str, str])
    words: dict[str, str] = field(default_factory=dict[str, str])
    month_first: bool | None = None
    kinds: dict[str, str] = field(default_factory=dict[str, str])
    """What tables are, by the words of their headings."""
    chosen: tuple[Chosen, ...] = ()
    """The tables that are taken; empty where a person left that, and where their headings are, to the mapper."""


NOTHING_KEPT = Kept()


def kept_of(answers: Answers, proposal: Proposal) -> Kept:
    """What of the answers is kept, with the proposal that they gave."""
    is_chosen = bool(answers.headers or answers.tables)
    taken = [table for table in proposal.tables if table.is_taken] if is_chosen else []
    chosen = tuple(one for one in map(_chosen, taken) if bool(one.layout) == bool(one.rows))
    headings = {table.index: [column.heading for column in table.columns] for table in proposal.tables}
    kinds = {layout_in_words(headings[at]): kind for at, kind in answers.kinds.items() if at in headings}
    return Kept(
        columns=answers.columns, words=answers.words, month_first=answers.month_first, kinds=kinds, chosen=chosen
    )


def _chosen(table: TableSeen) -> Chosen:
    first, last = table.header or (0, -1)
    return Chosen(table.name, layout_in_words(column.heading for column in table.columns), last - first + 1)


def answers_again(kept: Kept, tables: Sequence[Table]) -> Answers:
    """What was kept, as answers about the tables of another file: its headings are looked for by their words."""
    headers: dict[int, tuple[int, int] | None] = {}
    for one in kept.chosen:
        found = {at: row for at, table in enumerate(tables) if (row := _row_of(one, table)) is not None}
        named = [at for at in found if tables[at].name == one.name]
        for at in named or found:
            headers.setdefault(at, (found[at], found[at] + one.rows - 1) if one.rows else None)
    kinds = {
        at: kept.kinds[layout]
        for at, table in enumerate(tables if kept.kinds else ())
        if (layout := layout_in_words(find_header(table).headings)) in kept.kinds
    }
    return Answers(
        kinds=kinds,
        tables=frozenset(headers),
        headers=headers,
        columns=kept.columns,
        words=kept.words,
        month_first=kept.month_first,
    )


def _row_of(chosen: Chosen, table: Table) -> int | None:
    """The first row of those headings in a table; None where they are not in it."""
    if not chosen.layout:
        return 0 if table.name == chosen.name else None
    headings = chosen.layout.split("|")
    told = next(at for at, heading in enumerate(headings) if heading)
    if not table.rows or len(table.rows[0]) < len(headings):
        return None
    for row in range(len(table.rows) - chosen.rows + 1):
        may_be = headings[told].startswith(layout_in_words([table.rows[row][told].text]))
        if may_be and layout_in_words(header_at(table, row, row + chosen.rows - 1).headings) == chosen.layout:
            return row
    return None


def kept_text(kept: Kept) -> str:
    """What is kept, as text."""
    return msgspec.json.encode(kept).decode()


def kept_from(text: str) -> Kept:
    """What ``kept_text`` wrote; nothing where it cannot be read any more."""
    try:
        return msgspec.json.decode(text, type=Kept)
    except msgspec.MsgspecError:
        return NOTHING_KEPT


def rows_text(
    records: Iterable[Record],
    refs: Iterable[str],
    said: Iterable[Mapping[str, Any]],
    ids: Mapping[str, Mapping[str, int]],
) -> str:
    """What tells each row from others, with the part that it became: ``ids`` are by kind and name."""
    rows = zip(records, refs, said, strict=True)
    came = [_came(record, ids[record.kind][ref], prints(each)) for record, ref, each in rows]
    return msgspec.json.encode(came).decode()


def _came(record: Record, action: int, cells: str) -> Came:
    return Came(action, record.source, record.whole, record.dated, record.named, record.nth, cells, record.kind)


def rows_of(text: str) -> tuple[Came, ...]:
    """What ``rows_text`` wrote."""
    try:
        return msgspec.json.decode(text, type=tuple[Came, ...])
    except msgspec.MsgspecError:
        return ()
