"""The keys of themes, leads and forums, and what makes one of two of them, or of two meetings."""

from functools import partial

from planwatch.tui.command import Command, Need
from planwatch.tui.dialog_keys import HERE

_see = partial(Command, group="Looking")
_change = partial(Command, group="Changing", needs=(Need.NOW, Need.WRITABLE, Need.PLAN, Need.ONE_PLAN, Need.OPEN_PLAN))
_here = partial(Command, group=HERE, needs=(Need.NOW, Need.WRITABLE, Need.ROW))

NAMES = (
    _see("themes", (), "names:show", "Themes", "the themes, with what hangs on each: add, rename, merge, remove",
         about=("theme",)),
    _see("leads", (), "names:show", "All leads", "the leads, with what hangs on each: add, rename, merge, remove",
         about=("lead",)),
    _see("all-forums", (), "names:show", "Forums", "the forums, with what hangs on each: add, rename, merge, remove",
         about=("forum",)),
    _change("merge-theme", (), "names:merge_which", "Merge theme", "make two themes one", about=("theme",)),
    _change("merge-lead", (), "names:merge_which", "Merge lead", "make two leads one", about=("lead",)),
    _change("merge-forum", (), "names:merge_which", "Merge forum", "make two forums one", about=("forum",)),
)  # fmt: skip
"""Of the list: reached by the palette."""
MERGE = (
    _here("part-merge", ("m",), "names:merge", "Merge", "make it one with another, which takes what hangs on it (asks)",
          footer=True),
    _here("part-remove", ("D", "delete"), "names:remove", "Remove",
          "take it out of the plan; where something hangs on it, asks where to"),
)  # fmt: skip
"""Of their tables."""
MEETING = (
    _here("meeting-merge", (), "names:merge_meeting", "Merge", "it was entered twice: make it one with another (asks)"),
    _here("meeting-forum", (), "names:give_meeting", "Other forum", "it was a meeting of another forum"),
)
"""Of the meetings: reached by the palette."""
