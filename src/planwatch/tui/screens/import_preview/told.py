"""What stands above and below the rows of a file: what it comes to, and all about the cell under the cursor."""

from collections.abc import Iterator

from planwatch.exchange.table.matching import How
from planwatch.exchange.table.proposal import NONE, Doubt, NotUnderstood, Proposal, TableSeen
from planwatch.exchange.table.told import column_in_words, counted, doubt_in_words, not_understood, taken_for
from planwatch.model.history.difference import lines
from planwatch.service.files.held_told import held_in_words
from planwatch.service.files.tables import Preview
from planwatch.service.session import Session
from planwatch.tui.screens.import_preview.lines import Becomes, Line
from planwatch.words.numbers import number_of


def title(seen: Preview, table: int) -> tuple[str, ...]:
    """``Import action-plan.xlsx``, which table of how many, its headings, the order of dates."""
    told, raw = seen.proposal.tables[table], seen.tables[table]
    number = f"table {table + 1} of {len(seen.tables)}" if len(seen.tables) > 1 else ""
    name = f'"{told.name}"' if told.name else ""
    if told.parts or len(seen.tables) > 1:
        name = f"{name}: {taken_for(told)}".removeprefix(": ")
    return (f"Import {seen.name}", " ".join(filter(None, (number, name))), _headings(told, raw.first_row), order(seen))


def _headings(told: TableSeen, first_row: int) -> str:
    if told.header is None:
        return "no headings"
    first, last = (row + first_row for row in told.header)
    return f"headings in row {first}" if first == last else f"headings in rows {first}-{last}"


def order(seen: Preview) -> str:
    """Which comes first in dates of numbers."""
    if seen.proposal.month_first is None:
        return ""
    is_open = any(question.about == "order" for question in seen.proposal.questions)
    return ("month first" if seen.proposal.month_first else "day first") + ("?" if is_open else "")


def summary(seen: Preview) -> tuple[str, str]:
    """What the file holds, and below it what would become of that and what is open."""
    told = [f"{sum(one.how is How.NEW for one in seen.matched)} new", f"{len(seen.changed)} changed"]
    told += filter(None, [not_understood(seen.proposal)])
    if gone := len(seen.gone) + len(seen.gone_parts):
        told.append(f"{gone} gone from the file")
    if seen.conflicts:
        told.append(number_of(seen.conflicts, "conflict"))
    if stays := len(seen.rows.held) - seen.conflicts:
        told.append(f"{stays} as changed in the plan")
    if questions := len(seen.proposal.questions):
        told.append(f"{number_of(questions, 'question')} open")
    return counted(seen.proposal), " · ".join(told)


def about_row(session: Session, seen: Preview, line: Line, table: int, column: int) -> Iterator[str]:
    """All that there is to say of the cell under the cursor, of its column and its row, what matters first."""
    told = seen.proposal.tables[table]
    yield from (f"? {question(doubt)}" for doubt in seen.proposal.questions)
    for held in line.held:
        key = " · f takes what the file says" if held.is_conflict else ""
        yield f"{'≠' if held.is_conflict else '='} {held_in_words(session, held)}: left as it is{key}"
    for doubt in sorted(line.doubts, key=lambda one: one.column != column):
        yield f"! {doubt.cell} {doubt.text!r}: {doubt.reason}" if isinstance(doubt, NotUnderstood) else _doubt(doubt)
    known = next((one for one in told.columns if one.index == column), None)
    if known is not None:
        others = ", ".join(f"{field}" for field, _ in known.others if field != NONE)
        yield f"{column_in_words(known)} ({known.sure})" + (f"; or {others}" if others else "")
    if column < len(line.cells) and (text := line.cells[column].text):
        yield f"{line.place}: {text}"
    if told.why:
        yield f"nothing of this table is taken: {told.why} · a says what it is"
    elif line.becomes is Becomes.GONE:
        yield f"{line.place} came from this file before, and is not in it now: it stays in the plan as it is"
    elif line.becomes is Becomes.NOTHING and not line.is_heading:
        yield "nothing: a row without a title, a theme, a total or a note · t makes it a theme, x takes it again"
    elif line.becomes is Becomes.CHANGED and line.record is not None:
        yield from _before_and_after(seen, line)


_KEYS = {"order": "o turns them over, twice: as they are", "title": "m says what a column means"}


def question(doubt: Doubt) -> str:
    """A question that is open, with the key that answers it."""
    return " · ".join(filter(None, (doubt_in_words(doubt), _KEYS.get(doubt.about, ""))))


def _doubt(doubt: Doubt) -> str:
    return f"? {doubt_in_words(doubt)}"


def _before_and_after(seen: Preview, line: Line) -> Iterator[str]:
    at = next(at for at, one in enumerate(seen.matched) if one.record is line.record)
    kind, ref = seen.matched[at].record.kind, seen.rows.refs[at]
    called = ref if kind == "action" else f"{kind} {ref}"
    yield from (told for told in lines(seen.difference) if told.startswith(f"{called} "))


def all_doubts(proposal: Proposal) -> list[tuple[int, int, int]]:
    """The cells in which something is doubtful or not understood, in the file's order: table, row and column."""
    found = {
        (one.table, one.row, one.column or 0)
        for one in (*proposal.doubts, *proposal.not_understood)
        if one.table is not None and one.row is not None
    }
    return sorted(found)
