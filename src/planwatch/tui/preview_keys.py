"""The keys of files before they are imported or taken back; ``registry`` has those of all screens."""

from functools import partial

from planwatch.tui.command import Command, Need
from planwatch.tui.dialog_keys import HERE

_here = partial(Command, group=HERE)
_WRITE = (Need.NOW, Need.WRITABLE)
_WRITE_ROW = (*_WRITE, Need.ROW)

PREVIEW = (
    _here("import-file", ("enter",), "import_preview:import_", "Import", "import the file as one change (asks)",
          footer=True, needs=_WRITE),
    _here("import-means", ("m",), "import_preview:means", "Means", "what the column under the cursor means",
          footer=True),
    _here("import-header", ("h",), "import_preview:header", "Headings",
          "the row under the cursor holds the headings; again: no row does",
          footer=True, about=(False,)),
    _here("import-header-more", ("space",), "import_preview:header", "Headings too",
          "the headings go on in the row under the cursor", about=(True,)),
    _here("import-kind", ("a",), "import_meaning:kind", "As",
          "what the table is: actions, risks, recommendations, measures, costs, nothing", footer=True),
    _here("import-words", ("w",), "import_meaning:words", "Words",
          "what words for status, RAG, priority and levels of risk mean", footer=True),
    _here("import-order", ("o",), "import_preview:order", "Dates", "month first or day first in dates of numbers",
          footer=True),
    _here("import-doubt", ("n",), "import_preview:doubt", "Next doubt", "the next doubtful cell", footer=True,
          about=(1,)),
    _here("import-doubt-before", ("N",), "import_preview:doubt", "Doubt before", "the doubtful cell before",
          about=(-1,)),
    _here("import-conflicts", ("c",), "import_preview:conflicts", "Conflicts",
          "what was changed in the plan since the file last came in: who, when; go there", footer=True),
    _here("import-take", ("f",), "import_preview:take", "File's",
          "in this row what the file says counts, or the plan's"),
    _here("import-mapping", ("s",), "import_preview:mapping", "Mapping",
          "keep what was decided for files of these headings, without importing; or forget it", needs=_WRITE),
    _here("import-leave-out", ("x",), "import_preview:leave_out", "Leave out", "the row is no action, or one again"),
    _here("import-theme", ("t",), "import_preview:theme", "Theme", "the row is the theme of those below, or not"),
    _here("import-turn", ("tab",), "import_preview:turn", "Which rows",
          "all rows; new; changed; in conflict; same; gone; not taken"),
    _here("import-table", ("]",), "import_preview:table", "Next table", "the next table of the file", about=(1,)),
    _here("import-table-before", ("[",), "import_preview:table", "Table before", "the table before", about=(-1,)),
    _here("import-left", ("left",), "import_preview:column", "Left", "column to the left", about=(-1,)),
    _here("import-right", ("right", "l"), "import_preview:column", "Right", "column to the right", about=(1,)),
)  # fmt: skip
"""Of a file of another program."""

BACK = (
    _here("returned-take", ("enter",), "returned:take_", "Take over", "take all over as one change (asks)",
          footer=True, needs=_WRITE),
    _here("returned-leave-out", ("x",), "returned:leave_out", "Leave out", "leave the row out, or take it again",
          footer=True, needs=_WRITE_ROW),
    _here("returned-theirs", ("t",), "returned:theirs", "Theirs", "decide: what they say is taken",
          footer=True, needs=_WRITE_ROW),
    _here("returned-ours", ("o",), "returned:ours", "Ours", "decide: it stays as the plan has it",
          footer=True, needs=_WRITE_ROW),
    _here("returned-withdraw", ("w",), "returned:withdraw", "Withdraw",
          "withdraw an action that no file has, with the reason; again: not", footer=True, needs=_WRITE_ROW),
    _here("returned-next", ("n",), "returned:next_open", "Next to decide", "the next that somebody has to decide",
          footer=True, about=(1,)),
    _here("returned-before", ("N",), "returned:next_open", "To decide before", "the one before", about=(-1,)),
    _here("returned-turn", ("tab",), "returned:turn", "Which rows",
          "all; to decide; taken over; only told; not in the files; who answered"),
)  # fmt: skip
"""Of workbooks that came back."""
