"""What a file of another program means: columns, headings, words, rows; then its import."""

from collections.abc import Mapping

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.columns import FIELDS
from planwatch.exchange.table.proposal import NONE, Column
from planwatch.model.plan.kinds import Priority, Rag, Status
from planwatch.service.files.import_ import in_words
from planwatch.service.files.tables import import_table
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.import_preview.screen import ImportPreview
from planwatch.tui.screens.import_preview.told import all_doubts, question

PreviewDesk = ScreenDesk[ImportPreview]
_MEANINGS: Mapping[str, type[Status | Rag | Priority]] = {"status": Status, "rag": Rag, "priority": Priority}


def column(desk: PreviewDesk, step: int) -> None:
    """To the column beside this one."""
    desk.screen.to_column(desk.screen.column + step)


def table(desk: PreviewDesk, step: int) -> None:
    """To the next table of the file, or the one before."""
    desk.screen.to_table(desk.screen.at + step)


def turn(desk: PreviewDesk) -> None:
    """From all rows to the new, changed, same and those that are not taken."""
    desk.screen.turn()


def _here(desk: PreviewDesk) -> Column | None:
    told = desk.screen.seen.proposal.tables[desk.screen.at]
    return next((one for one in told.columns if one.index == desk.screen.column), None)


def means(desk: PreviewDesk) -> None:
    """Choose what the column means: the likeliest first, none among them."""
    here = _here(desk)
    if here is None:
        desk.tell("this table is not taken: h makes the row under the cursor its headings", wrong=True)
        return
    name = here.heading or here.name
    likely = [field for field, _ in here.others if field != NONE]
    first = [here.field] if here.field != NONE else []
    fields = list(dict.fromkeys((*first, *likely, NONE, *FIELDS)))
    entries: list[tuple[str, str]] = [(field, "– goes nowhere" if field == NONE else field) for field in fields]

    def chosen(field: str) -> None:
        desk.screen.answers(columns={**desk.screen.seen.answers.columns, name: field})

    desk.pick(f'What is "{name}"?', entries, chosen, at=here.field)


def header(desk: PreviewDesk, more: bool) -> None:
    """Make the row under the cursor that of the headings, or with ``more`` the last of them."""
    screen = desk.screen
    line = screen.table.cursor_row_data
    if line is None:
        return
    known = screen.seen.proposal.tables[screen.at].header
    first = min(known[0], line.row) if more and known is not None else line.row
    headers = {**screen.seen.answers.headers, screen.at: (first, line.row)}
    screen.answers(headers=headers, tables=screen.seen.answers.tables | {screen.at})


def order(desk: PreviewDesk) -> None:
    """Read dates of numbers with the month first, or with the day."""
    now = desk.screen.seen.proposal.month_first
    desk.screen.answers(month_first=not now)
    desk.tell("5/6/2016 is 6 May" if not now else "5/6/2016 is 5 June")


def words(desk: PreviewDesk) -> None:
    """Choose a word of the file for a status, rating or priority, and what it means."""
    found = desk.screen.seen.proposal.words
    if not found:
        desk.tell("no column holds words for a status, a RAG or a priority", wrong=True)
        return
    entries = [
        (f"{one.field}:{one.word}", f"{one.word} → {one.meaning or '?'} ({one.field} ×{one.count})") for one in found
    ]
    desk.pick("Which word means what?", entries, lambda key: _meaning(desk, *key.split(":", 1)))


def _meaning(desk: PreviewDesk, field: str, word: str) -> None:
    entries = [(NONE, "– means nothing"), *((str(each), str(each)) for each in _MEANINGS[field])]

    def chosen(meaning: str) -> None:
        desk.screen.answers(words={**desk.screen.seen.answers.words, word: meaning})

    desk.pick(f'What does "{word}" mean?', entries, chosen)


def leave_out(desk: PreviewDesk) -> None:
    """Leave the row out, or take it again."""
    _toggle(desk, "left_out", "actions")


def theme(desk: PreviewDesk) -> None:
    """Make the row the theme of those below it, or not."""
    _toggle(desk, "themes", "")


def _toggle(desk: PreviewDesk, name: str, otherwise: str) -> None:
    screen = desk.screen
    line = screen.table.cursor_row_data
    if line is None:
        return
    row, answers = (screen.at, line.row), screen.seen.answers
    rows: dict[str, frozenset[tuple[int, int]]] = {
        each: getattr(answers, each) - {row} for each in ("left_out", "themes", "actions")
    }
    was = row in getattr(answers, name)
    if not was and (line.record is not None or not otherwise):
        rows[name] |= {row}
    elif not was:
        rows[otherwise] |= {row}
    screen.answers(**rows)


def doubt(desk: PreviewDesk, step: int) -> None:
    """To the next doubtful cell, or the one before."""
    screen = desk.screen
    found = all_doubts(screen.seen.proposal, screen.at)
    line = screen.table.cursor_row_data
    here = (line.row if line is not None else -1, screen.column)
    ahead = [cell for cell in found if (cell > here if step > 0 else cell < here)]
    if not found:
        desk.tell("nothing is doubtful in this table")
        return
    row, at = (ahead or found)[0 if step > 0 else -1]
    if not screen.table.move_to(row):
        desk.tell("it is in a row that is not shown: tab shows all", wrong=True)
    screen.to_column(at)


def import_(desk: PreviewDesk) -> None:
    """Import the file as one change, after a count."""
    seen = desk.screen.seen
    if seen.proposal.questions:
        desk.tell(question(seen.proposal.questions[0]), wrong=True)
        return
    if not seen.proposal.records:
        desk.tell("no row of it is an action: [ ] turn to other tables, h says where headings are", wrong=True)
        return
    changed = len(seen.matched) - seen.new
    text = f"{seen.new} new actions and {changed} that are there.\nImport {seen.name} into {seen.meant.day.plan.ref}?"
    desk.question(text, lambda: _import(desk), safe=True)


def _import(desk: PreviewDesk) -> None:
    try:
        merged = import_table(desk.session, desk.screen.seen)
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    said = f"{in_words(merged)} · change {merged.number}: H shows it, and can take it back"
    desk.screen.said = said if merged.number is not None else "nothing to change: the plan has all of it"
    desk.screen.leave()
