"""Every key of every screen, as data: bindings, footer, help, palette and the user's keymap are made of it.

It lies beside ``commands`` and not in it, as the screens name their commands and the commands open screens.
"""

from dataclasses import replace
from functools import partial

from planwatch.tui.command import Command, Need
from planwatch.tui.dialog_keys import FORM, HELP_PAGE, HERE, PASTED, PICKER, PROGRESS, QUESTION, WELCOME
from planwatch.tui.hand_keys import AGAIN, JUMP, WHY
from planwatch.tui.look_keys import ALL_PLANS, COLUMNS, GROUPS_OF_ROWS, KINDS, ON_A_COPY, ORDER, TOGETHER, VIEWS
from planwatch.tui.measure_keys import LINES, READINGS
from planwatch.tui.moving_keys import MARK, MARKING, MOVE, MOVING, SIDEWAYS
from planwatch.tui.name_keys import MEETING, MERGE, NAMES
from planwatch.tui.paper_keys import COPIES, OPEN_ADDRESS, OPEN_EVIDENCE, OPEN_WRITTEN, PAPER_SEEN, TEMPLATES
from planwatch.tui.preview_keys import BACK, PREVIEW
from planwatch.tui.review_keys import PAGE

_EDIT = "Changing"
_SEE = "Looking"
_FILE = "Plan and file"
GROUPS = (HERE, _EDIT, _SEE, MOVE, MARK, _FILE)
"""The headings of help, in their order."""

_WRITE = (Need.NOW, Need.WRITABLE)
_WRITE_ROW = (*_WRITE, Need.ROW)
_OF_PLAN = (Need.PLAN, Need.ONE_PLAN)
_CHANGE = (*_WRITE_ROW, Need.OPEN_PLAN)

_edit = partial(Command, group=_EDIT, needs=_CHANGE)
_move, _see, _file, _here = (partial(Command, group=group) for group in (MOVE, _SEE, _FILE, HERE))

EDITING = (
    _edit("edit", ("e",), "edit:edit", "Edit", "edit the cell under the cursor", footer=True),
    _edit("rag", ("r",), "rate:rate", "RAG", "the lead's RAG: then r, a, g, or backspace for none", footer=True),
    _edit("due", ("d",), "edit:edit", "Due", "move the due date", footer=True, about=("due",)),
    _edit("lead", ("o",), "edit:edit", "Lead", "give the action to a lead", footer=True, about=("lead",)),
    _edit("note", ("n",), "progress:note", "Note", "write an update: what moved, whose word, as at which day",
          footer=True),
    _edit("complete", ("c",), "progress:complete", "Complete", "complete, on the day it was done", footer=True),
    _edit("correct", ("=",), "dates:correct", "Correct due", "correct a mistyped due date: not a move"),
    _edit("agree", ("m",), "dates:agree", "Agree due", "a meeting or somebody entitled agreed the due date"),
    _edit("field", ("f",), "edit:field", "Field", "edit any field: status, how, evidence, cost …"),
    _edit("write", ("E",), "edit:write", "Write", "edit how it is done in your own editor (EDITOR)",
          needs=(*_CHANGE, Need.NO_MARKS)),
    _edit("better", ("+",), "rate:step", "Better", "RAG one step better", about=(1,)),
    _edit("worse", ("-",), "rate:step", "Worse", "RAG one step worse", about=(-1,)),
    _edit("reopen", ("C",), "progress:reopen", "Reopen", "reopen what was complete or withdrawn, with the reason"),
    _edit("board", ("b",), "board:rate", "Board", "the rating by which a board overruled the lead's"),
    _edit("assure", ("V",), "board:assure", "Assure", "complete: the evidence shows that it worked"),
    _edit("handover", ("O",), "people:hand_over", "Hand over", "a lead's open actions to another, or as cover"),
    _edit("undo", ("u",), "edit:undo", "Undo", "take back my last change, or bring back text I left unsaved",
          needs=_WRITE),
    _edit("redo", ("U",), "edit:redo", "Redo", "do again what undo took back", needs=_WRITE),
    _edit("copy-cell", ("y",), "edit:copy_cell", "Copy", "copy the cell", needs=(Need.ROW,)),
    OPEN_EVIDENCE, WHY,
)  # fmt: skip
"""What also works on the screen of a single action, and in a review."""

_ESCALATE = _edit("escalate", (">",), "board:escalate", "Escalate", "put it before a forum or post above")
HELP = _see("help", ("?", "f1"), "app:help_", "Help", "all keys of where you are", footer=True)
TRIAGE = (
    *EDITING[:6],
    _see("filter", ("/",), "list:filter_", "Filter", "show only what matches: words, lead:hr, not:…", footer=True),
    _file("quit", ("q",), "list:quit_", "Quit", "leave; nothing is ever unsaved", footer=True),
    HELP,
    *EDITING[6:16],
    _edit("add", ("a",), "add:add", "Add", "add an action to the theme of the row",
          needs=(*_WRITE, Need.ONE_PLAN, Need.OPEN_PLAN)),
    _edit("remove", ("D", "delete"), "add:remove", "Remove", "take the action out of the plan (asks)"),
    _ESCALATE,
    *EDITING[16:], AGAIN,
    _edit("copy-row", ("Y",), "copying:row", "Copy row", "copy the row, or all marked, tab-separated",
          needs=(Need.ROW,)),
    *COPIES,
    *MOVING[:2],
    *SIDEWAYS,
    *MOVING[2:],
    _move("next-overdue", ("N",), "list:overdue", "Next overdue", "next overdue action", about=(1,)),
    _move("previous-overdue", ("p",), "list:overdue", "Previous overdue", "overdue action before", about=(-1,)),
    _move("open", ("enter",), "groups:open_", "Open", "the whole action, with its story; folds a group"),
    *MARKING, JUMP,
    _see("back", ("escape",), "list:back", "Back", "one step back: marks, then filter; never quits"),
    _see("theme", ("t",), "list:pick", "Theme", "show one theme", about=("theme",)),
    _see("lead-filter", ("L",), "list:pick", "Leads", "show one lead's actions", about=("lead",)),
    _see("plan", ("P",), "list:pick_plan", "Plans", "show one plan of the file, or all"),
    *ORDER,
    *COLUMNS,
    *GROUPS_OF_ROWS,
    _see("next-view", ("]",), "list:next_view", "Next view", "next saved view", about=(1,)),
    _see("previous-view", ("[",), "list:next_view", "Previous view", "saved view before", about=(-1,)),
    *VIEWS,
    _see("detail", ("z",), "list:detail", "Detail", "detail pane: shown or hidden"),
    _see("log", ("H",), "log:log", "Log", "what was changed, by whom; undo any change from there"),
    _see("findings", ("F",), "findings:findings", "Findings", "what is wrong with the plan: go there, or accept it"),
    _see("meetings", ("B",), "meetings:meetings", "Meetings", "boards: next meetings, agenda, resolutions, minutes"),
    _see("review", ("w",), "review:review", "Review", "go through the plan, exceptions first; go on with a review",
         needs=(*_WRITE, Need.PLAN, Need.ONE_PLAN, Need.OPEN_PLAN)),
    _see("as-of", ("T",), "past:as_of", "As of", "the plan as it was on a day, at a meeting, after a change"),
    _see("since", ("I",), "since:since", "Since", "what changed since a forum last met"),
    _see("trend", ("X",), "trend:trend", "Trend", "open, complete, overdue and red over time, drawn"),
    TOGETHER, *ON_A_COPY,
    *KINDS,
    *NAMES,
    _see("moves", ("M",), "date_changes:moves", "Date changes", "every date change; late on the three dates"),
    _file("reload", ("ctrl+r",), "files:reload", "Reload", "read the file again and sort anew"),
    _file("about", ("A",), "people:about", "About", "the plan, its themes and leads: approve, name a holder",
          needs=(*_WRITE, Need.PLAN, Need.ONE_PLAN)),
    _file("import", ("i",), "files:import_", "Import", "merge a workbook, a table or a snapshot", needs=_WRITE),
    _file("export", ("x",), "files:export", "Export", "write the plan: .toml, .json, .csv, .xlsx", needs=_OF_PLAN,
          about=("export", ".toml")),
    _file("report", ("R",), "hand_out:choose", "Hand out", "any paper: reports, minutes, packs; seen, then saved",
          needs=_OF_PLAN),
    OPEN_WRITTEN,
    TEMPLATES,
    _file("csv", ("<",), "files:actions", "CSV", "write the actions listed as a table (CSV)", needs=_OF_PLAN),
    _file("calendar", ("J",), "files:export", "Calendar", "write due dates and meetings as a calendar (.ics)",
          needs=_OF_PLAN, about=("calendar of", ".ics")),
    _file("chase", ("W",), "chase:drafts", "Chase", "write what each lead is asked as mail drafts; nothing is sent",
          needs=(*_OF_PLAN, Need.NOW)),
    _file("skin", ("K",), "app:skin", "Skin", "colours: choose with a live preview"),
    _file("settings", (",",), "settings:settings", "Settings", "skin, who you are, how soon is soon: kept"),
    _file("palette", (":",), "app:palette", "Palette", "find anything by its name"),
)  # fmt: skip

ASIDE = tuple(
    replace(each, does="move:leave", label="Leave", help="leave the copy: nothing of it is kept")
    if each.id == "quit" else each for each in TRIAGE
)  # fmt: skip
"""The list of a throw-away copy, over one's own."""
TOUR = tuple(replace(each, does="tour:back") if each.id == "back" else each for each in ASIDE)

_LEAVE = _here("leave", ("escape", "q"), "move:leave", "Back", "back to the list", footer=True)

ACTION = (
    *EDITING[:6],
    HELP,
    *EDITING[6:],
    AGAIN,
    _ESCALATE,
    *MOVING,
    replace(_LEAVE, id="back"),
    _here("edit-here", ("enter",), "edit:edit", "Edit", "edit the field under the cursor", needs=_CHANGE),
)

REVIEW = (
    _here("review-next", ("enter",), "review:next_", "Next",
          "decided or skipped, and on; what is on track: no exceptions", footer=True, needs=_WRITE),
    _here("review-unchanged", (".",), "review:unchanged", "Unchanged",
          "as it was, says the lead: kept as an answer, and on; with words: n", footer=True, needs=_CHANGE),
    _here("review-skip", ("s",), "review:skip", "Skip", "on to the next, nobody answered for this one",
          footer=True, needs=_WRITE),
    _here("review-escalate", ("x",), "review:escalate", "Escalate", "put it on the agenda of another forum",
          footer=True, needs=_CHANGE),
    _here("review-end", ("w",), "review:end", "End", "the review's page: present, minutes; ends it", footer=True),
    replace(EDITING[0], does="review:edit", needs=_WRITE),
    *EDITING[1:],
    *MOVING[:2],
    *SIDEWAYS,
    *MOVING[2:],
    _here("review-next-theme", ("]",), "review:theme", "Next theme", "to the next theme", about=(1,)),
    _here("review-previous-theme", ("[",), "review:theme", "Theme before", "to the theme before", about=(-1,)),
    _here("review-more", ("space",), "review:more", "More",
          "what is told, further down; from its end back to its beginning"),
    replace(_LEAVE, help="leave the review; it goes on where it was left"),
    replace(HELP, group=HERE),
)  # fmt: skip

REVIEW_END = (*PAGE, replace(_LEAVE, help="back to the review"), replace(HELP, footer=False))

MEETINGS = (
    _here("meeting-read", ("tab", "enter"), "meetings:read", "Read",
          "scroll the agenda or the resolutions; again to go back", footer=True),
    _here("meeting-add", ("a",), "meetings:add", "Add", "add a meeting, or change its day and items",
          footer=True, needs=_WRITE),
    _here("meeting-hold", ("h",), "meetings:hold", "Hold", "it was held: who came, apologies, points raised",
          footer=True, needs=_WRITE_ROW),
    _here("meeting-resolve", ("r",), "meetings:resolve", "Resolve", "add a resolution, with what follows from it",
          footer=True, needs=_WRITE_ROW),
    _here("meeting-answer", ("n",), "meetings:answer", "Answer", "answer what a meeting asked for",
          footer=True, needs=_WRITE_ROW),
    _here("meeting-respond", ("R",), "meetings:respond", "Respond",
          "the management response to any resolution; an answer put right", needs=_WRITE_ROW),
    _here("meeting-minutes", ("E",), "meetings:minutes", "Minutes", "edit the minutes in your own editor (EDITOR)",
          footer=True, needs=_WRITE_ROW),
    _here("meeting-write", ("e",), "meetings:write", "Minutes here", "write the minutes over several lines, here",
          needs=_WRITE_ROW),
    _here("meeting-approve", ("v",), "meetings:approve", "Approved",
          "a later meeting approved its minutes, with corrections", needs=_WRITE_ROW),
    _here("meeting-issue", ("i",), "meetings:issue", "Issue", "issue its pack: what it is given is frozen (asks)",
          footer=True, needs=_WRITE_ROW),
    _here("meeting-hand-out", ("x",), "meetings:hand_out", "Hand out",
          "the agenda of a meeting to come, or the minutes of an earlier one: seen, then saved", needs=(Need.ROW,)),
    _here("forums", ("f",), "meetings:forums", "Forums", "change a forum, or add one", needs=_WRITE),
    _here("meeting-move", ("m",), "meetings:move", "Move", "move it to another day, with its items and pack",
          needs=_WRITE_ROW),
    _here("meeting-cancel", ("c",), "meetings:cancel", "Cancel", "cancel it, with the reason; again takes it up",
          needs=_WRITE_ROW),
    _here("meeting-remove", ("D", "delete"), "meetings:remove", "Remove", "take a planned meeting out of the plan",
          needs=_WRITE_ROW),
    *MEETING,
    _here("meeting-undo", ("u",), "meetings:undo", "Undo", "take back my last change", needs=_WRITE),
    replace(_LEAVE, keys=("escape", "q", "B")),
    *MOVING, *COPIES,
    HELP,
)  # fmt: skip

FINDINGS = (
    _here("finding-open", ("enter",), "findings:open_", "Go there", "what the finding is about, to put it right",
          footer=True, needs=(Need.ROW,)),
    _here("accept", ("a",), "findings:accept", "Accept", "accept with a reason, or let it count again",
          footer=True, needs=_WRITE_ROW),
    _here("finding-undo", ("u",), "findings:undo", "Undo", "take back my last change", footer=True, needs=_WRITE),
    replace(_LEAVE, keys=("escape", "q", "F"), help="marks, then back to the list"),
    *MARKING, *MOVING, *COPIES, HELP,
)  # fmt: skip

PARTS = (
    _here("part-form", ("enter",), "parts:form", "Open", "all that is true of it, to read and change",
          footer=True, needs=_WRITE_ROW),
    _here("part-edit", ("e",), "parts:edit", "Edit", "edit the cell under the cursor", footer=True, needs=_WRITE_ROW),
    _here("part-add", ("a",), "parts:add", "Add", "add one", footer=True, needs=(*_WRITE, Need.PLAN)),
    _here("part-actions", ("o",), "parts:actions", "Actions", "an action that goes with it, else what it names",
          footer=True, needs=(Need.ROW,)),
    _here("part-filter", ("/",), "parts:filter_", "Filter", "show only what matches: words, lead:none, not:…",
          footer=True),
    _here("part-hand-out", ("x",), "hand_part:hand_out", "Hand out", "all of the kind as a workbook or list",
          needs=(Need.PLAN, Need.ONE_PLAN)),
    _here("part-remove", ("D", "delete"), "parts:remove", "Remove", "take it out of the plan (asks)", needs=_WRITE_ROW),
    _here("part-undo", ("u",), "parts:undo", "Undo", "take back my last change", footer=True, needs=_WRITE),
    OPEN_ADDRESS,
    *COPIES,
    _LEAVE,
    *MOVING[:2],
    *SIDEWAYS,
    *MOVING[2:],
    HELP,
)  # fmt: skip
"""Recommendations, and every other kind that is listed alike."""

_ACCEPT = replace(FINDINGS[1], id="coverage-accept", does="coverage:accept", help="accept its gaps, or not")
COVERAGE = tuple(_ACCEPT if each.id == "part-add" else each for each in PARTS)
MEASURES = (*PARTS[:3], *READINGS, *PARTS[3:])
_MAP = _here("part-overview", ("m",), "parts:overview", "Heat map", "all on the matrix, and back", footer=True)
RISKS = (*PARTS[:4], _MAP, *PARTS[4:])
NAMED = tuple(MERGE[1] if each.id == "part-remove" else each for each in (*PARTS[:4], MERGE[0], *PARTS[4:]))

LOG = (
    _here("take-back", ("u",), "log:take_back", "Undo this change", "take this change back, after a question",
          footer=True, needs=_WRITE_ROW),
    _LEAVE, *MOVING, *COPIES, HELP,
)  # fmt: skip

SINCE = (
    _here("since-open", ("enter",), "since:open_", "Open", "the action that it is about",
          footer=True, needs=(Need.ROW,)),
    _here("since-turn", ("tab",), "since:turn", "By theme", "part by part, or theme by theme",
          footer=True, about=(1,)),
    replace(_LEAVE, keys=("escape", "q", "I")), *MOVING, *COPIES, HELP,
)  # fmt: skip

DATE_CHANGES = (
    _here("change-open", ("enter",), "date_changes:open_", "Open", "the action whose date was moved",
          footer=True, needs=(Need.ROW,)),
    _here("next-table", ("tab",), "date_changes:turn", "Next table",
          "date changes; late on the three dates by theme; by lead", footer=True, about=(1,)),
    _here("previous-table", ("shift+tab",), "date_changes:turn", "Table before", "the table before", about=(-1,)),
    _LEAVE, *MOVING, *COPIES, HELP,
)  # fmt: skip

PORTFOLIO = (*ALL_PLANS, replace(_LEAVE, keys=("escape", "q", "_")), *MOVING, *COPIES, HELP)

TREND = (
    _here("trend-next", ("right", "l", "tab", "down", "j"), "trend:turn", "Next theme", "the next theme, or plan",
          footer=True, about=(1,)),
    _here("trend-previous", ("left", "h", "shift+tab", "up", "k"), "trend:turn", "Theme before", "the one before",
          footer=True, about=(-1,)),
    replace(_LEAVE, keys=("escape", "q", "X")),
    replace(HELP, group=HERE),
)  # fmt: skip

MEASURE_LINE = (*LINES, replace(_LEAVE, keys=("escape", "q", "X")), replace(HELP, group=HERE))

PAPER = (*PAPER_SEEN, replace(_LEAVE, help="back: what was not saved is made again"), *MOVING, HELP)
RETURNED = (*BACK, replace(_LEAVE, help="leave the files: nothing is written"), *MOVING, HELP)
IMPORT = (*PREVIEW, replace(_LEAVE, help="leave the file: nothing is imported"), *MOVING, HELP)

SCREENS = (
    TRIAGE, ASIDE, TOUR, ACTION, REVIEW, REVIEW_END, MEETINGS, FINDINGS, PARTS, COVERAGE, MEASURES, RISKS, MEASURE_LINE,
    LOG, SINCE, DATE_CHANGES, TREND, PORTFOLIO, PAPER, IMPORT, RETURNED, FORM, PICKER, QUESTION, WELCOME, PROGRESS,
    HELP_PAGE, NAMED, PASTED,
)  # fmt: skip
"""The commands of each screen; within one, no two share an id or a key."""

SOON = ("move:table", "list:view", "edit:edit")
"""What is most likely wanted first: loaded between the first picture and the first key."""
