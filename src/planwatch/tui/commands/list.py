"""What the list shows: views, the filter, one theme, lead or plan, the order; and going about in it."""

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import split_filter
from planwatch.model.actions.views import CHANGED, find_view
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.read import Order
from planwatch.service.views.sorting import Sorting
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen

ListDesk = ActionDesk[TriageScreen]


def filter_(desk: ListDesk) -> None:
    """Type a filter: the list follows every letter."""
    desk.screen.places.leave()
    desk.screen.begin_filter()


def back(desk: ListDesk) -> None:
    """One step back, and never out of the app.

    First comes what was left open, then the filter line, a range or marks, the filter, the past.
    """
    screen, table, work = desk.screen, desk.screen.table, desk.screen.worklist
    if desk.leave_what_is_open():
        return
    if screen.has_class("-filtering"):
        screen.end_filter()
    elif table.ranging:
        table.action_mark_range()
    elif table.marks:
        table.action_clear_marks()
    elif work.filter:
        screen.places.leave()
        work.filter = ""
        screen.show_narrowed()
    elif screen.now is not None:
        screen.come_back()
    else:
        desk.tell("")


def view(desk: ListDesk, word: str) -> None:
    """Show the view of that word, in its own order; one's own that is shown already as it was saved."""
    desk.screen.places.leave()
    _show_view(desk, word)


def _show_view(desk: ListDesk, word: str) -> None:
    work = desk.screen.worklist
    found = work.own.named(word)
    try:
        problem = work.show(found or find_view(word))
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    if found is not None and found.is_own:
        from planwatch.service.views.own import OwnView, amiss  # most views are of everybody

        problem = problem or (amiss(desk.session, found) if isinstance(found, OwnView) else "")
    desk.tell(problem, wrong=bool(problem))
    desk.screen.show_narrowed()


def only(desk: ListDesk, words: str) -> None:
    """Show all actions that these words of a filter leave."""
    desk.screen.places.leave()
    _only(desk, words)


def _only(desk: ListDesk, words: str) -> None:
    work = desk.screen.worklist
    work.show(find_view("all"))
    work.filter = words
    _show_view(desk, "all")


def next_view(desk: ListDesk, step: int) -> None:
    """Show the view so many places further on; after the last comes the first."""
    work = desk.screen.worklist
    views = [view.word for view in work.own.every()]
    if work.view == CHANGED or desk.screen.others.changed.listed:
        views.insert(0, CHANGED.word)
    view(desk, views[(views.index(work.view.word) + step) % len(views)])


def sort(desk: ListDesk, column: str = "") -> None:
    """By the column under the cursor; again the other way round; again in the view's own order."""
    if order := _order(desk, column or desk.screen.table.cursor_column_key):
        _show_sorted(desk, desk.screen.worklist.sorting.by(order))


def sort_within(desk: ListDesk) -> None:
    """What is equal in the column sorted by: by the column under the cursor; again as ``sort``."""
    work, order = desk.screen.worklist, _order(desk, desk.screen.table.cursor_column_key)
    if work.sorting.order in (None, order):
        desk.tell("s sorts by a column; then, on another column, S sorts what is equal in the first")
    elif order:
        _show_sorted(desk, work.sorting.within(order))


def _order(desk: ListDesk, column: str) -> Order | None:
    """That of a column; of one that nothing is sorted by there is none, and that is said."""
    try:
        return Order(column)
    except ValueError:
        desk.tell("nothing is sorted by this column")
        return None


def _show_sorted(desk: ListDesk, sorting: Sorting) -> None:
    desk.screen.worklist.sorting = sorting
    desk.screen.show_narrowed()
    by = ", then by ".join(f"{order}{', downwards' * down}" for order, down in sorting.keys if order is not None)
    desk.tell(f"sorted by {by}" if by else "sorted as the view has it")


def pick(desk: ListDesk, kind: str) -> None:
    """Show one theme or lead."""
    work = desk.screen.worklist
    names = dict.fromkeys(name for day in work.days for name in read.names(work.session, day.id, kind))
    entries = [("", f"all {kind}s"), ("none", f"no {kind}"), *((name, name) for name in names)]

    def picked(name: str) -> None:
        desk.screen.places.leave()
        rest = [word for word in split_filter(work.filter) if not word.startswith(f"{kind}:")]
        work.filter = " ".join([*rest, *([filter_word(kind, name)] if name else [])])
        desk.screen.show_narrowed()

    desk.pick(f"Show which {kind}?", entries, picked)


def filter_word(kind: str, name: str) -> str:
    """The word of a filter for that name: of one with quotation marks in it, the longest part without."""
    part = max(map(str.strip, name.split('"')), key=len)
    return f'{kind}:"{part}"' if any(map(str.isspace, part)) else f"{kind}:{part}"


def pick_plan(desk: ListDesk) -> None:
    """One plan of the file, or all."""
    everything = replace(desk.session, plan="")
    plans = ((day.plan.ref, f"{day.plan.ref}  {day.plan.title}") for day in everything.plan_days())

    def picked(ref: str) -> None:
        desk.screen.places.leave()
        desk.screen.use_session(replace(everything, plan=ref))

    desk.pick("Show which plan?", [("", "all plans"), *plans], picked, at=desk.session.plan)


def overdue(desk: ListDesk, step: int) -> None:
    """Go to the next overdue action below (``step`` 1) or above (-1), or say that there is none."""
    table = desk.screen.table
    place = desk.screen.worklist.next_overdue(table.cursor_row, step)
    if place is None:
        desk.tell("no overdue action " + ("below" if step > 0 else "above"))
    else:
        desk.screen.places.leave()
        table.cursor_row = place


def go_to(desk: ListDesk, action_id: int) -> None:
    """Put the cursor on that action; where the list leaves it out, all actions are shown first."""
    desk.screen.places.leave()
    if not desk.screen.table.move_to(action_id):
        _only(desk, "")
        desk.screen.table.move_to(action_id)


def detail(desk: ListDesk) -> None:
    """Show or hide the lines about the action under the cursor."""
    desk.screen.toggle_class("-hidden-detail")


def quit_(desk: ListDesk) -> None:
    """End the app."""
    desk.screen.app.exit()
