"""The keys that move and mark in tables; ``registry`` has those of all screens."""

from functools import partial

from planwatch.tui.command import Command

MOVE, MARK = "Moving", "Marking"
"""Their headings in help."""
_move, _mark = (partial(Command, group=group) for group in (MOVE, MARK))

MOVING = (
    _move("down", ("j", "down"), "move:table", "Down", "next row", about=("down",)),
    _move("up", ("k", "up"), "move:table", "Up", "row before", about=("up",)),
    _move("page-down", ("pagedown", "ctrl+d"), "move:table", "Page down", "a page on", about=("page_down",)),
    _move("page-up", ("pageup", "ctrl+u"), "move:table", "Page up", "a page back", about=("page_up",)),
    _move("first", ("g", "home"), "move:table", "First", "first row", about=("first",)),
    _move("last", ("G", "end"), "move:table", "Last", "last row", about=("last",)),
)
"""The keys of every table."""
SIDEWAYS = (
    _move("left", ("h", "left"), "move:table", "Left", "column to the left", about=("left",)),
    _move("right", ("l", "right"), "move:table", "Right", "column to the right", about=("right",)),
)
MARKING = (
    _mark("mark", ("space",), "move:table", "Mark", "mark the row, or take its mark away, and go down",
          about=("mark",)),
    _mark("mark-range", ("v",), "move:table", "Mark range", "mark while moving; again to end", about=("mark_range",)),
    _mark("mark-all", ("*",), "move:table", "Mark all", "mark all rows shown", about=("mark_all",)),
)  # fmt: skip
