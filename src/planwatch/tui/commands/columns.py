"""The columns of the list: which are shown, in what order and how wide; kept for each view."""

from planwatch.service.views.layout import LEAST_CELLS, MOST_CELLS
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen
from planwatch.tui.table.action_columns import ALL, FLEXIBLE, column_of, columns

ListDesk = ActionDesk[TriageScreen]
_STEP = 2
_ONE_LINE = "one line a row, also where there is room for two"
_SPREAD = "two lines a row for words that are cut, where all rows have room for that"
_STAYS = "this column is of this view alone, and stays as it is: go to another one"
_HERE = ("wider", "narrower", "to the left", "to the right", "hide")


def choose(desk: ListDesk, at: str = "") -> None:
    """Choose what becomes of the column under the cursor, or which is shown beside it; again until it is left."""
    here = desk.screen.table.cursor_column_key
    if here not in ALL:
        desk.tell(_STAYS)
        return
    shown = [key for key, _ in _layout(desk)]
    entries = [(what, f"{column_of(here).label}: {what}") for what in _HERE]
    entries += [(f"show {key}", f"show {column_of(key).label}") for key in ALL if key not in shown]
    one_line = desk.screen.worklist.layout.one_line
    entries.append(("lines", _SPREAD if one_line else _ONE_LINE))
    entries.append(("reset", "all columns of this view as they were"))
    desk.pick("Columns", entries, lambda what: _do(desk, here, what), at=at)


def width(desk: ListDesk, by: int) -> None:
    """Make the column under the cursor so many cells wider, or narrower where that is negative."""
    here = desk.screen.table.cursor_column_key
    if here not in ALL:
        desk.tell(_STAYS)
        return
    if here in FLEXIBLE:
        desk.tell(f"{column_of(here).label} takes what the others leave: make them wider or narrower")
        return
    now = next(slot for slot in desk.screen.table.widths() if slot[0] == here)[1]
    cells = max(LEAST_CELLS, min(MOST_CELLS, now + by))
    _show(desk, [(key, cells if key == here else own) for key, own in _layout(desk)])


def _do(desk: ListDesk, here: str, what: str) -> None:
    chosen = _layout(desk)
    at = [key for key, _ in chosen].index(here)
    match what.split(" "):
        case ["wider"] | ["narrower"]:
            width(desk, _STEP if what == "wider" else -_STEP)
        case ["lines"]:
            _show(desk, one_line=not desk.screen.worklist.layout.one_line)
        case ["reset"]:
            _show(desk, [], one_line=False)
            return
        case ["hide"] if len(chosen) > 1:
            _show(desk, chosen[:at] + chosen[at + 1 :])
        case ["show", key]:
            _show(desk, [*chosen[: at + 1], (key, 0), *chosen[at + 1 :]])
            if not desk.screen.table.move_to_column(key):
                desk.tell(f"no room for {column_of(key).label} at this width: hide another, or make one narrower")
        case ["to", "the", side]:
            other = at - 1 if side == "left" else at + 1
            if 0 <= other < len(chosen):
                chosen[at], chosen[other] = chosen[other], chosen[at]
                _show(desk, chosen)
        case _:
            pass
    choose(desk, what)


def _layout(desk: ListDesk) -> list[tuple[str, int]]:
    """The columns chosen for the view; where it shows none of those, what it has for everybody, the empty ones too."""
    chosen = desk.screen.worklist.layout.columns
    if any(key == desk.screen.table.cursor_column_key for key, _ in chosen):
        return list(chosen)
    shown = desk.screen.worklist.shown().all_used()._replace(chosen=(), changed=None)
    return [(column.key, 0) for column in columns(shown)]


def _show(desk: ListDesk, chosen: list[tuple[str, int]] | None = None, *, one_line: bool | None = None) -> None:
    work = desk.screen.worklist
    now = work.layout
    try:
        work.lay_out(
            now._replace(
                columns=now.columns if chosen is None else tuple(chosen),
                one_line=now.one_line if one_line is None else one_line,
            )
        )
    finally:
        desk.screen.show_columns()
