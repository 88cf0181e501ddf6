"""How the dates and names of a file are read: decided once, by all of its tables together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planwatch.exchange.table.dates import DateReader, period_of_file
from planwatch.exchange.table.draft import Readers
from planwatch.exchange.table.drafted import Drafted
from planwatch.exchange.table.fit import DATED
from planwatch.exchange.table.leads import LeadReader
from planwatch.exchange.table.notes import Notes
from planwatch.exchange.table.order import Order, order_of
from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.row import Role, Row
from planwatch.model.dates.when import Period


def readers_of(
    taken: Sequence[Drafted],
    rows: Mapping[int, Sequence[Row]],
    notes: Notes,
    answers: Answers,
    today: date,
    period: Period,
) -> tuple[Order, Readers]:
    """How the dates and names of the file are read; what stands in ``rows`` of a table that are left out is not."""
    taken = [_without_left_out(draft, rows.get(draft.number, ())) for draft in taken]
    dated = [column for draft in taken for column in _cells(draft, DATED)]
    order = order_of(
        dated, _pairs(taken), [c for d in taken for c in _cells(d, ("raised", "updated", "completed"))], today
    )
    if answers.month_first is not None:
        order = Order(
            answers.month_first, f"{'month' if answers.month_first else 'day'} first, as you said", is_sure=True
        )
    texts = [t for d in taken for t in (d.table.file, d.table.name, *_above(d), *d.known.header.headings)]
    dates = DateReader(today, period_of_file(dated, texts, period), month_first=bool(order.month_first))
    names = [cell.text for draft in taken for column in _cells(draft, ("lead", "support")) for cell in column]
    file = taken[0].table.file if taken else ""
    is_open = order.month_first is not None and not order.is_sure
    return order, Readers(notes, dates, LeadReader(names), file, today, is_open)


def _without_left_out(draft: Drafted, rows: Sequence[Row]) -> Drafted:
    begin = draft.known.header.last + 1
    out = {row.at - begin for row in rows if row.role is Role.SKIPPED}
    if not out:
        return draft
    body = tuple(row for at, row in enumerate(draft.known.body) if at not in out)
    return draft._replace(known=draft.known._replace(body=body))


def _pairs(taken: Sequence[Drafted]) -> list[tuple[list[Cell], list[Cell]]]:
    """Columns of days of which one comes before the other."""
    orders = [(before, after) for before in ("raised", "start") for after in ("due", "completed")]
    return [
        (one, other)
        for draft in taken
        for before, after in orders
        for one in _cells(draft, (before,))
        for other in _cells(draft, (after,))
    ]


def _above(draft: Drafted) -> list[str]:
    table, header = draft.table, draft.known.header
    return [*table.above, *(cell.text for row in table.rows[: max(header.first, 0)] for cell in row if cell.text)]


def _cells(draft: Drafted, fields: Iterable[str]) -> list[list[Cell]]:
    columns = [column.index for column in draft.mapped.columns if column.field in fields]
    return [[row[at] for row in draft.known.body] for at in columns]
