"""What a file of another program means: columns, headings, words, rows; then its import."""

from collections.abc import Callable, Sequence
from functools import partial

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.table.columns import FIELDS
from planwatch.exchange.table.held import Held
from planwatch.exchange.table.part_columns import fields_of
from planwatch.exchange.table.part_words import LISTED
from planwatch.exchange.table.proposal import NONE, Column, Kind
from planwatch.service.files.held_told import held_in_words
from planwatch.service.files.import_ import MANY, Merged, in_words
from planwatch.service.files.tables import Preview, forget_mapping, import_table, keep_mapping, look_again
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.import_preview.screen import ImportPreview
from planwatch.tui.screens.import_preview.told import all_doubts, question
from planwatch.words.numbers import number_of

PreviewDesk = ScreenDesk[ImportPreview]


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
    fields = list(dict.fromkeys((*first, *likely, NONE, *_fields(desk))))
    entries: list[tuple[str, str]] = [(field, "– goes nowhere" if field == NONE else field) for field in fields]

    def chosen(field: str) -> None:
        columns = {**desk.screen.seen.answers.columns, name: field}
        tables = desk.screen.seen.answers.tables
        if field != NONE and not desk.screen.seen.proposal.tables[desk.screen.at].is_taken:
            tables = _with_this(desk)  # who says what its columns mean wants it
        desk.screen.answers(columns=columns, tables=tables)

    desk.pick(f'What is "{name}"?', entries, chosen, at=here.field)


def _fields(desk: PreviewDesk) -> Sequence[str]:
    """What a column of the table shown can mean."""
    told = desk.screen.seen.proposal.tables[desk.screen.at]
    kind = next((kind for kind in told.parts if told.kind is not Kind.PLAN), "")
    return fields_of(LISTED[kind]) if kind else FIELDS


def header(desk: PreviewDesk, more: bool) -> None:
    """Make the row under the cursor that of the headings, or with ``more`` the last of them."""
    screen = desk.screen
    line = screen.table.cursor_row_data
    if line is None or line.row < 0:
        return
    known = screen.seen.proposal.tables[screen.at].header
    first = min(known[0], line.row) if more and known is not None else line.row
    none = not more and known == (line.row, line.row)
    headers = {**screen.seen.answers.headers, screen.at: None if none else (first, line.row)}
    screen.answers(headers=headers, tables=_with_this(desk))
    desk.tell("no row holds headings: the columns are known by what stands in them" if none else "")


def _with_this(desk: PreviewDesk) -> frozenset[int]:
    """The tables that are taken, and the one that is shown."""
    return frozenset({each.index for each in desk.screen.seen.proposal.tables if each.is_taken} | {desk.screen.at})


def order(desk: PreviewDesk) -> None:
    """Read dates of numbers with the month first, or with the day."""
    now = desk.screen.seen.proposal.month_first
    desk.screen.answers(month_first=not now)
    desk.tell("5/6/2016 is 6 May" if not now else "5/6/2016 is 5 June")


def leave_out(desk: PreviewDesk) -> None:
    """Leave the row out, or take it again."""
    _toggle(desk, "left_out", "actions")


def theme(desk: PreviewDesk) -> None:
    """Make the row the theme of those below it, or not."""
    _toggle(desk, "themes", "")


def _toggle(desk: PreviewDesk, name: str, otherwise: str) -> None:
    screen = desk.screen
    line = screen.table.cursor_row_data
    if line is None or line.row < 0:
        desk.tell("there is no such row in the file", wrong=True)
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
    found = all_doubts(screen.seen.proposal)
    line = screen.table.cursor_row_data
    here = (screen.at, line.row if line is not None else -1, screen.column)
    ahead = [cell for cell in found if (cell > here if step > 0 else cell < here)]
    if not found:
        desk.tell("nothing is doubtful in a cell of this file")
        return
    table, row, at = (ahead or found)[0 if step > 0 else -1]
    if table != screen.at:
        screen.to_table(table)
    if not screen.table.move_to(row):
        desk.tell("it is in a row that is not shown: tab shows all", wrong=True)
    screen.to_column(at)


def conflicts(desk: PreviewDesk) -> None:
    """What somebody changed in the plan since the file last came in, who and when; choosing one goes there."""
    screen = desk.screen
    screen.take(look_again(desk.session, screen.seen))
    held = sorted(screen.seen.rows.held, key=lambda one: not one.is_conflict)
    if not held:
        desk.tell("nothing that this file says otherwise was changed in the plan since it came in")
        return
    entries = [
        (str(at), f"{'≠' if one.is_conflict else '='} {held_in_words(desk.session, one)}")
        for at, one in enumerate(held)
    ]
    desk.pick("Changed in the plan since, and left so · enter goes there", entries, lambda key: _go_to(desk, key, held))


def _go_to(desk: PreviewDesk, key: str, held: Sequence[Held]) -> None:
    screen, one = desk.screen, held[int(key)]
    screen.shown = None
    screen.to_table(one.record.table)
    screen.table.move_to(one.record.row)
    columns = screen.seen.proposal.tables[screen.at].columns
    screen.to_column(next((column.index for column in columns if column.field == one.field), 0))


def take(desk: PreviewDesk) -> None:
    """Take what the file says in this row where the plan has changed too, or leave that again."""
    line = desk.screen.table.cursor_row_data
    row, taken = (desk.screen.at, line.row if line is not None else -1), desk.screen.seen.answers.taken
    if line is None or not (line.held or row in taken):
        desk.tell("nothing of this row was changed in the plan since the file came in", wrong=True)
        return
    desk.screen.answers(taken=taken ^ {row})
    desk.tell("the plan's stays" if row in taken else "the file's counts in this row")


def mapping(desk: PreviewDesk) -> None:
    """Keep what was decided for the next file of these headings, without importing; or forget it."""
    desk.pick("What is decided about these headings", _MAPPING, lambda key: _mapping(desk, key))


_MAPPING = (
    ("keep", "keep it now, without importing: the next file of these headings is read so"),
    ("forget", "forget it: the next file of these headings, and this one, is read afresh"),
)


def _mapping(desk: PreviewDesk, key: str) -> None:
    screen = desk.screen
    if key == "forget":
        screen.answers(kinds={}, tables=frozenset[int](), headers={}, columns={}, words={}, month_first=None)
    try:
        number = (keep_mapping if key == "keep" else forget_mapping)(desk.session, screen.seen)
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    done = f"change {number}: H shows it, and can take it back" if number else "nothing to change"
    desk.tell(f"{'kept' if key == 'keep' else 'forgotten'} · {done}")


def import_(desk: PreviewDesk) -> None:
    """Import the file as one change, after a count."""
    seen = desk.screen.seen
    if seen.proposal.questions:
        desk.tell(question(seen.proposal.questions[0]), wrong=True)
        return
    if not seen.proposal.everything:
        told = "no row of it is an action: [ ] turn to other tables, h says where headings are, a what a table is"
        desk.tell(told, wrong=True)
        return
    left = f" {number_of(seen.conflicts, 'conflict')} left as the plan has them." if seen.conflicts else ""
    into = f"Import {seen.name} into {seen.meant.day.plan.ref}?"
    kinds = [each for each in ("action", *LISTED) if seen.proposal.count(each)]
    told = ". ".join(_count(seen, each) for each in kinds)
    text = f"{told}.{left}\n{into}"
    desk.question(text, lambda: _import(desk), safe=True)


def _count(seen: Preview, of: str) -> str:
    plural = LISTED[of].plural if of in LISTED else "actions"
    return f"{seen.new_of(of)} new {plural} and {seen.proposal.count(of) - seen.new_of(of)} that are there"


def _import(desk: PreviewDesk) -> None:
    seen = desk.screen.seen
    desk.work(
        f"importing {seen.name}",
        lambda session, step: import_table(session, seen, step),
        partial(_imported, desk),
        is_long=len(seen.proposal.everything) > MANY,
    )


def _imported(desk: PreviewDesk, done: Callable[[], Merged]) -> None:
    try:
        merged = done()
    except Conflict as conflict:
        desk.screen.take(look_again(desk.session, desk.screen.seen))
        desk.tell(f"{conflict.message}: the file is compared anew, c shows what clashes", wrong=True)
        return
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    said = f"{in_words(merged)} · change {merged.number}: H shows it, and can take it back"
    desk.screen.said = said if merged.number is not None else "nothing to change: the plan has all of it"
    desk.screen.leave()
