"""The keys of what asks and is answered: forms, pickers, questions, help. ``registry`` has all the others."""

from dataclasses import replace
from functools import partial

from planwatch.tui.command import Command

HERE = "Here"
"""The heading in help of what only works where one is."""
_here = partial(Command, group=HERE)

_CLOSE = _here("dialog-leave", ("escape",), "dialogs:leave", "Leave", "leave without an answer")

FORM = (
    replace(_CLOSE, help="leave without saving"),
    # At once: what is typed ahead is for the next field already.
    _here("form-next", ("tab",), "dialogs:next_field", "Next", "the next field", priority=True),
    _here("form-previous", ("shift+tab",), "dialogs:previous_field", "Before", "the field before", priority=True),
    _here("form-down", ("down",), "dialogs:step", "Down", "the next line, or field", about=(1,), priority=True),
    _here("form-up", ("up",), "dialogs:step", "Up", "the line before, or field", about=(-1,), priority=True),
    _here("form-text", ("ctrl+t",), "dialogs:put_text", "Own text", "a text of one's own into an update",
          priority=True),
)  # fmt: skip

PICKER = (
    _CLOSE,
    _here("picker-down", ("down",), "dialogs:step", "Down", "the next entry", about=(1,), priority=True),
    _here("picker-up", ("up",), "dialogs:step", "Up", "the entry before", about=(-1,), priority=True),
    _here("picker-page-down", ("pagedown",), "dialogs:step", "Page down", "a page on", about=(9,), priority=True),
    _here("picker-page-up", ("pageup",), "dialogs:step", "Page up", "a page back", about=(-9,), priority=True),
)

QUESTION = (
    _here("question-yes", ("y", "Y"), "dialogs:answer", "Yes", "yes", about=(True,)),
    _here("question-no", ("n", "N", "q"), "dialogs:answer", "No", "no", about=(False,)),
    replace(_CLOSE, id="question-leave", help="no; of a form with something typed: leave it, u brings it back"),
    _here("question-other", ("left", "right", "h", "l"), "dialogs:next_field", "Other", "the other button"),
    _here("question-down", ("down", "j", "pagedown"), "dialogs:scroll", "Down", "further down", about=(5,)),
    _here("question-up", ("up", "k", "pageup"), "dialogs:scroll", "Up", "further up", about=(-5,)),
)

PASTED = (
    *QUESTION,
    _here("paste-rows", ("i",), "dialogs:as_rows", "Rows", "no column: import them as rows"),
)

WELCOME = (
    _here("first-plan", ("a",), "dialogs:begin", "Start a plan", "its title, then its first action",
          about=("add:add",)),
    _here("first-samples", ("o",), "dialogs:begin", "Open the samples", "three plans, a throw-away copy",
          about=("aside:samples",)),
    _here("first-file", ("i",), "dialogs:begin", "Bring in a file", "workbook, table, Word, snapshot",
          about=("files:import_",)),
    _here("first-tour", ("t",), "dialogs:begin", "Take the tour", "one triage in ten keys", about=("tour:begin",)),
    replace(_CLOSE, keys=("escape", "q"), help="leave it: an empty list, in which a and i begin"),
    _here("first-next", ("tab",), "dialogs:next_field", "Next", "the ways, or the name", priority=True),
    _here("first-previous", ("shift+tab",), "dialogs:previous_field", "Before", "the name, or the ways", priority=True),
    _here("first-down", ("down",), "dialogs:step", "Down", "the next way", about=(1,), priority=True),
    _here("first-up", ("up",), "dialogs:step", "Up", "the way before, or the name", about=(-1,), priority=True),
)  # fmt: skip
"""The first start."""

PROGRESS = (_here("progress-stop", ("escape",), "dialogs:stop", "Stop", "stop it: nothing is changed"),)

HELP_PAGE = (
    _here("help-leave", ("escape", "f1"), "dialogs:leave", "Leave", "back", priority=True),
    *(replace(each, id=each.id.replace("picker", "help")) for each in PICKER[1:]),
)
