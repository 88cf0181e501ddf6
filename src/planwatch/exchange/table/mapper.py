"""A file's tables to a proposal: what would become of them in a plan. Pure, and made anew at each answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planwatch.exchange.table.bare_dates import is_bare, with_days_to_come
from planwatch.exchange.table.cells import RowReader
from planwatch.exchange.table.columns import Rows, map_columns
from planwatch.exchange.table.draft import Draft, Readers, Scales
from planwatch.exchange.table.drafted import Drafted, layout_of
from planwatch.exchange.table.epics import first_theme, give_epics, themes_of_tables
from planwatch.exchange.table.filled import Filled
from planwatch.exchange.table.headings import NO_HEADER, Header, find_header, header_at
from planwatch.exchange.table.kinds import counted, judge
from planwatch.exchange.table.known import Judged, Known
from planwatch.exchange.table.notes import Notes, Place
from planwatch.exchange.table.part_kinds import Listing, judged_with, listings
from planwatch.exchange.table.part_listing import Listed, answered_in, as_records, lost_of, read_listing, tell_columns
from planwatch.exchange.table.part_words import RECOMMENDATION, RISK
from planwatch.exchange.table.proposal import NONE, Answers, Column, Doubt, Kind, Proposal, Sure, TableSeen
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.table.readers import readers_of
from planwatch.exchange.table.records import Read, made_whole, split_refs, with_names
from planwatch.exchange.table.row import Role, Row
from planwatch.exchange.table.rows import roles
from planwatch.exchange.table.same import without_copies
from planwatch.exchange.table.taken import is_taken, nothing_taken, taken_by_name
from planwatch.exchange.table.twins import twins
from planwatch.exchange.table.updates import as_at_of
from planwatch.exchange.table.words import folded
from planwatch.model.dates.when import Period
from planwatch.model.risks.matrix import Matrix, matrix_of

_NO_ANSWERS = Answers()
_TELLS_RISKS = frozenset({Kind.RISKS, Kind.ISSUES, Kind.ASSUMPTIONS, Kind.DEPENDENCIES})


def propose(
    tables: Sequence[Table], answers: Answers, today: date, period: Period, risk_matrix: tuple[str, ...] = ()
) -> Proposal:
    """What the tables of a file come to, with what a person has answered so far; never raises.

    ``risk_matrix`` is the plan's, by which risks are scored.
    """
    matrix = matrix_of(risk_matrix)
    notes = Notes({folded(word): meaning for word, meaning in answers.words.items()})
    for said in dict.fromkeys(words for table in tables for words in table.notes):
        notes.doubt(said)
    drafts = without_copies(_drafts(tables, answers, today), answers)
    found = {draft.number: list(listings(draft, answers)) for draft in drafts}
    drafts = [judged_with(draft, found[draft.number], answers) for draft in drafts]
    taken = [draft for draft in drafts if is_taken(draft, answers)]
    listed = [one for each in found.values() for one in each]
    taken = taken or ([] if listed else taken_by_name(drafts, answers))
    rows = {draft.number: _rows(draft, answers) for draft in taken}
    dated = [*taken, *(one.as_actions for one in listed)]
    order, readers = readers_of(dated, rows, notes, answers, today, period)
    if order.month_first is not None and not order.is_sure:
        notes.doubt(f"{order.why}: which comes first?", is_open=True, about="order")
    parts = [_listed(one, readers, matrix, answers, rows) for one in listed]
    records = as_records(parts, notes, matrix, readers)
    themes = themes_of_tables(taken)
    read = [_read(draft, rows[draft.number], readers, themes.get(draft.number, "")) for draft in taken]
    give_epics(taken, rows, read)
    _give_answers(read, parts)
    whole = made_whole(read, notes)
    if not whole.records and not records:
        notes.doubt(nothing_taken(drafts, answers), about="table")
    for draft in taken:
        _tell_columns(draft, notes)
    for one in listed:
        tell_columns(one, notes)
    counts = {each.number: len(each.drafts) for each in read}
    lost = (name for draft in taken for name in _lost(draft))
    lost_of_parts = (name for one in listed if not one.is_beside for name in lost_of(one))
    return Proposal(
        tables=tuple(_seen(draft, rows.get(draft.number), counts.get(draft.number, 0), parts) for draft in drafts),
        records=whole.records,
        parts=records,
        themes=with_names(whole.themes, records, "theme"),
        leads=with_names(whole.leads, records, "lead"),
        words=notes.words(),
        doubts=tuple(sorted(notes.doubts, key=_in_order)),
        lost=tuple(dict.fromkeys((*lost, *lost_of_parts))),
        not_understood=tuple(notes.not_understood),
        month_first=order.month_first,
        order_why=order.why,
        title=_title(dated, rows),
        period=readers.dates.period,
        layout=layout_of(taken or [one.as_actions for one in listed]),
    )


def _drafts(tables: Sequence[Table], answers: Answers, today: date) -> list[Drafted]:
    headers = [_header(number, table, answers) for number, table in enumerate(tables)]
    telling = twins(tables, headers)
    return [_draft(at, tables[at], headers[at], telling.get(at), answers, today) for at in range(len(tables))]


def _draft(number: int, table: Table, header: Header, telling: Rows | None, answers: Answers, today: date) -> Drafted:
    body = table.rows[header.last + 1 :]
    mapped = map_columns(table, header, body, answers.columns, telling)
    mapped = with_days_to_come(mapped, telling or body, today)
    known = Known(table, header, mapped, body)
    judged = judge(known)
    if judged.kind in _TELLS_RISKS and not counted(known):
        judged = Judged(Kind.TEMPLATE, f"nothing stands below its headings; {judged.why}")
    return Drafted(number, known, judged)


def _header(number: int, table: Table, answers: Answers) -> Header:
    if number not in answers.headers:
        return find_header(table)
    said = answers.headers[number]
    if said is None or not table.rows:
        return NO_HEADER
    last = min(max(said), len(table.rows) - 1)
    return header_at(table, min(max(min(said), 0), last), last)


def _rows(draft: Drafted, answers: Answers) -> list[Row]:
    return roles(draft.number, draft.table, draft.known.header, draft.mapped, answers)


def _scales(draft: Drafted, readers: Readers) -> Scales:
    mapped, body = draft.mapped, draft.known.body
    cost, percent, rag = mapped.of("cost"), mapped.of("percent"), mapped.of("rag")
    thousands = cost is not None and re.search(r"(?i)£? ?000s?\b|£ ?k\b|\(k\)|thousand", cost.heading) is not None
    of_one = False
    if percent is not None:
        held = [row[percent.index] for row in body if row[percent.index].text]
        numbers = [cell.value for cell in held if isinstance(cell.value, (int, float)) and "%" not in cell.format]
        of_one = bool(numbers) and max(numbers) <= 1 and any(0 < number < 1 for number in numbers)
    fills = {row[rag.index].fill for row in body if row[rag.index].fill} if rag else set[str]()
    by_fill = rag is not None and len(fills) > 1 and not any(row[rag.index].text for row in body)
    as_at = {c.index: as_at_of(c.heading, readers.dates, readers.today) for c in mapped.columns if c.field == "update"}
    return Scales(1000 if thousands else 1, of_one, by_fill, as_at)


def _read(draft: Drafted, rows: Sequence[Row], readers: Readers, theme: str) -> Read:
    """The actions of one table, with the themes of the rows above them."""
    table, mapped = draft.table, draft.mapped
    actions = [row.at for row in rows if row.role is Role.ACTION]
    filled = Filled(table, mapped, actions, readers.leads)
    reader = RowReader(draft.number, table, mapped, readers, _scales(draft, readers))
    has_theme = mapped.has("theme")
    theme = first_theme(draft, rows) or theme
    found: list[Draft] = []
    for row in rows:
        if row.role is Role.THEME:
            theme = row.text
        elif row.role is Role.ACTION:
            one = reader.read(row.at, filled.row(row.at))
            if theme and (not has_theme or not one.theme):
                one.theme = theme
            found.append(one)
        elif row.role is Role.CONTINUES and found:
            reader.more(found[-1], table.rows[row.at])
        elif row.why:
            at = Place(table, draft.number, row.at, 0)
            readers.notes.doubt_at(at, f"left out: {row.why}", _first_text(table, row.at))
    ref = mapped.of("ref")
    if ref is None:
        split_refs(found)
    title = mapped.of("title")
    return Read(draft.number, table, ref.index if ref else title.index if title else 0, found)


def _first_text(table: Table, row: int) -> str:
    return next((cell.text or cell.struck for cell in table.rows[row] if cell), "")


def _tell_columns(draft: Drafted, notes: Notes) -> None:
    title = draft.mapped.of("title")
    for rival in draft.mapped.title_rivals:
        told = f"both “{title.heading if title else ''}” and “{rival.heading}” may be the title: which one is it?"
        notes.doubt(told, is_open=True, about="title", table=draft.number, column=rival.index, place=rival.name)
    raised = draft.mapped.of("raised")
    due = draft.mapped.of("due")
    if due is not None and is_bare(due) and due.sure is not Sure.PERSON:
        told = f"“{due.heading}” is taken for the date due, and may be the day on which it was raised"
        notes.doubt(told, table=draft.number, column=due.index, place=due.name)
    elif raised is not None and due is None and is_bare(raised):
        told = f"“{raised.heading}” is taken for the day on which it was raised, and may be the date due"
        notes.doubt(told, table=draft.number, column=raised.index, place=raised.name)
    beside = draft.mapped.recommendation
    if beside is not None:
        where = "goes to how" if beside.field == "how" else "goes nowhere"
        notes.doubt(
            f"“{beside.heading}” stands beside the action and {where}",
            table=draft.number,
            column=beside.index,
            place=beside.name,
        )


def _lost(draft: Drafted) -> Iterator[str]:
    for column, held in zip(draft.mapped.columns, draft.mapped.contents, strict=True):
        if held.filled and column.field in (NONE, "raised", "kind"):
            yield column.heading or column.name


def _listed(
    one: Listing, readers: Readers, matrix: Matrix, answers: Answers, rows: Mapping[int, Sequence[Row]]
) -> Listed:
    """The parts of a table; of one of actions, with risks among them, those of its rows that are risks."""
    only = None
    if one.is_beside and one.listed is RISK:
        only = frozenset(row.at for row in rows.get(one.number, ()) if row.role is Role.RISK)
    return read_listing(one, readers, matrix, answers, only)


def _give_answers(read: Sequence[Read], parts: Sequence[Listed]) -> None:
    """Give the actions of a table the numbers of the recommendations that stand beside them."""
    numbers = {one.listing.number: answered_in(one) for one in parts if one.listing.listed is RECOMMENDATION}
    for each in read:
        for draft in each.drafts:
            number = numbers.get(each.number, {}).get(draft.row)
            if number:
                draft.given["answers"] = (number,)


def _seen(draft: Drafted, rows: Sequence[Row] | None, count: int, parts: Sequence[Listed]) -> TableSeen:
    kind, why = draft.judged
    held = [one for one in parts if one.listing.number == draft.number]
    found = {one.listing.listed.kind: len(one.drafts) for one in held if one.drafts}
    columns: tuple[Column, ...] = draft.mapped.columns
    is_taken = rows is not None
    if is_taken and count:
        kind, why = Kind.PLAN, ""
    elif is_taken and not found:
        kind, why = Kind.TEMPLATE, "its headings are those of a plan, and no action stands below them"
    elif held and not is_taken:
        rows, columns, count = held[0].rows, held[0].listing.columns.columns, len(held[0].drafts)
        if not count:
            kind, why = (
                Kind.TEMPLATE,
                f"its headings are those of {held[0].listing.listed.plural}, and none stands there",
            )
    elif not is_taken:
        count = counted(draft.known) if kind in _TELLS_RISKS else 0
    return TableSeen(
        index=draft.number,
        name=draft.table.name,
        kind=kind,
        why=why,
        is_taken=bool(found) or (is_taken and count > 0),
        header=(draft.known.header.first, draft.known.header.last) if draft.known.header.headings else None,
        columns=columns,
        count=count,
        parts=found,
        theme_rows=tuple((row.at, row.text) for row in rows or () if row.role is Role.THEME),
        left_out=tuple((row.at, row.why) for row in rows or () if row.role is Role.SKIPPED),
    )


def _in_order(doubt: Doubt) -> tuple[bool, int, int, int]:
    return (
        not doubt.is_open,
        -1 if doubt.table is None else doubt.table,
        -1 if doubt.row is None else doubt.row,
        -1 if doubt.column is None else doubt.column,
    )


_CALLS_ITSELF = re.compile(r"\b(plan|programme|tracker|action log)\b", re.IGNORECASE)


def _title(taken: Sequence[Drafted], rows: Mapping[int, Sequence[Row]]) -> str:
    """What stands above the first table that is taken, as a title block has it: the line that calls itself a plan.

    The first line of a title block is often the council's name; one that names the first theme is no title.
    """
    if not taken:
        return ""
    theme = first_theme(taken[0], rows.get(taken[0].number, ()))
    table, header = taken[0].table, taken[0].known.header
    lines = [[cell.text for cell in row if cell.text] for row in table.rows[: max(header.first, 0)]]
    alone = [one[0] for one in lines if len(one) == 1 and 5 <= len(one[0]) <= 160 and not one[0].endswith(":")]
    titles = [text for text in (" ".join(text.split()) for text in alone or table.above[:1]) if text != theme]
    return next(filter(_CALLS_ITSELF.search, titles), titles[0] if titles else "")
