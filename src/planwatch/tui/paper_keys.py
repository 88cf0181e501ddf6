"""The keys of a paper that is seen before it is handed out; ``registry`` has those of all screens."""

from functools import partial

from planwatch.tui.command import Command, Need
from planwatch.tui.dialog_keys import HERE

_here = partial(Command, group=HERE)

PAPER_SEEN = (
    _here("paper-save", ("s", "enter"), "hand_out:save", "Save", "save it: where to, and by the suffix as what",
          footer=True),
    _here("paper-open", ("o",), "hand_out:open_", "Open", "open it in the browser, or what is there for such files",
          footer=True),
    _here("paper-folder", ("O",), "hand_out:folder", "Folder", "show the folder that it was saved in"),
    _here("paper-for", ("f",), "hand_out:for_", "For", "for which forum it is; a public one gets nothing internal",
          footer=True),
    _here("paper-meeting", ("d",), "hand_out:meeting", "Meeting", "the day of the meeting that it is for"),
    _here("paper-as-of", ("T",), "hand_out:as_of", "As of", "of the plan as it was on a day, at a meeting, a version",
          footer=True),
    _here("paper-copy", ("y",), "hand_out:copy", "Copy", "copy it: a page as Markdown, else its text", footer=True),
    _here("paper-find", ("/",), "hand_out:find", "Find", "find words in it", footer=True),
    _here("paper-find-next", ("n",), "hand_out:find_next", "Next", "the next line with them", about=(1,)),
    _here("paper-find-before", ("N",), "hand_out:find_next", "Before", "the line before with them", about=(-1,)),
)  # fmt: skip
OPEN_WRITTEN = Command(
    "open-written", (), "hand_out:open_written", "Open file", "open what was written last: paper, list, calendar",
    group="Plan and file",
)  # fmt: skip
COPIES = (
    Command("copy-markdown", (), "copying:markdown", "Copy as Markdown", "rows marked, else all listed, as Markdown",
            group="Marking"),
    Command("copy-table", (), "copying:table", "Copy as table", "the same for a spreadsheet, with headings",
            group="Marking"),
)  # fmt: skip
"""Of every table."""
TEMPLATES = Command(
    "update-templates", (), "templates:edit", "Update templates", "texts of your own that ctrl+t puts into an update",
    group="Changing",
)  # fmt: skip
OPEN_EVIDENCE = Command(
    "open-evidence", (), "addresses:evidence", "Open evidence", "the address or file that its evidence names (asks)",
    group="Looking", needs=(Need.ROW,),
)  # fmt: skip
OPEN_ADDRESS = Command(
    "open-address", (), "addresses:of_part", "Open address", "the address or file that it names (asks)",
    group="Here", needs=(Need.ROW,),
)  # fmt: skip
