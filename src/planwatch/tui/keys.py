"""Every action of the app: one registry feeds bindings, footer, help, command palette and the user's keymap."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does. ``id`` is its name in the user's keymap, ``keys`` those it has until changed there."""

    id: str
    keys: tuple[str, ...]
    action: str
    label: str
    help: str
    group: str
    footer: bool = False


_MOVE = "Moving"
_EDIT = "Changing"
_SEE = "Looking"
_MARK = "Marking"
_FILE = "Plan and file"

COMMANDS = (
    Command("edit", ("e",), "edit", "Edit", "edit the cell under the cursor", _EDIT, True),
    Command("rag", ("r",), "edit('rag')", "RAG", "the lead's RAG: then r, a, g, or backspace for none", _EDIT, True),
    Command("due", ("d",), "edit('due')", "Due", "move the due date", _EDIT, True),
    Command("lead", ("o",), "edit('lead')", "Lead", "give the action to a lead", _EDIT, True),
    Command("note", ("n",), "note", "Note", "write an update: what moved, whose word, as at which day", _EDIT, True),
    Command("complete", ("c",), "complete", "Complete", "complete, on the day it was done", _EDIT, True),
    Command("filter", ("/",), "filter", "Filter", "show only what matches: words, lead:hr, not:…", _SEE, True),
    Command("help", ("?", "f1"), "help", "Help", "all keys of where you are", _SEE, True),
    Command("correct", ("=",), "correct_due", "Correct due", "correct a mistyped due date: not a move", _EDIT),
    Command("agree", ("m",), "agree", "Agree due", "a meeting or somebody entitled agreed the due date", _EDIT),
    Command("field", ("f",), "pick_field", "Field", "edit any field: status, how, evidence, cost …", _EDIT),
    Command("write", ("E",), "write", "Write", "edit how it is done in your own editor (EDITOR)", _EDIT),
    Command("better", ("+",), "step_rag(1)", "Better", "RAG one step better", _EDIT),
    Command("worse", ("-",), "step_rag(-1)", "Worse", "RAG one step worse", _EDIT),
    Command("reopen", ("C",), "reopen", "Reopen", "reopen what was complete or withdrawn, with the reason", _EDIT),
    Command("board", ("b",), "board_rag", "Board", "the rating by which a board overruled the lead's", _EDIT),
    Command("assure", ("V",), "assure", "Assure", "complete: the evidence shows that it worked", _EDIT),
    Command("handover", ("O",), "hand_over", "Hand over", "a lead's open actions to another, or as cover", _EDIT),
    Command("add", ("a",), "add", "Add", "add an action to the theme of the row", _EDIT),
    Command("remove", ("D", "delete"), "remove", "Remove", "take the action out of the plan (asks)", _EDIT),
    Command("undo", ("u",), "undo", "Undo", "take back my last change, or bring back text I left unsaved", _EDIT),
    Command("redo", ("U",), "redo", "Redo", "do again what undo took back", _EDIT),
    Command("copy-cell", ("y",), "copy_cell", "Copy", "copy the cell", _EDIT),
    Command("copy-row", ("Y",), "copy_row", "Copy row", "copy the row, tab-separated", _EDIT),
    Command("down", ("j", "down"), "table('down')", "Down", "next row", _MOVE),
    Command("up", ("k", "up"), "table('up')", "Up", "row before", _MOVE),
    Command("left", ("h", "left"), "table('left')", "Left", "column to the left", _MOVE),
    Command("right", ("l", "right"), "table('right')", "Right", "column to the right", _MOVE),
    Command("page-down", ("pagedown", "ctrl+d"), "table('page_down')", "Page down", "a page on", _MOVE),
    Command("page-up", ("pageup", "ctrl+u"), "table('page_up')", "Page up", "a page back", _MOVE),
    Command("first", ("g", "home"), "table('first')", "First", "first row", _MOVE),
    Command("last", ("G", "end"), "table('last')", "Last", "last row", _MOVE),
    Command("next-overdue", ("N",), "overdue(1)", "Next overdue", "next overdue action", _MOVE),
    Command("previous-overdue", ("p",), "overdue(-1)", "Previous overdue", "overdue action before", _MOVE),
    Command("open", ("enter",), "open", "Open", "the whole action, with its story", _MOVE),
    Command("mark", ("space",), "table('mark')", "Mark", "mark the row, or take its mark away, and go down", _MARK),
    Command("mark-range", ("v",), "table('mark_range')", "Mark range", "mark while moving; again to end", _MARK),
    Command("mark-all", ("*",), "table('mark_all')", "Mark all", "mark all rows shown", _MARK),
    Command("back", ("escape",), "back", "Back", "one step back: marks, then filter; never quits", _SEE),
    Command("theme", ("t",), "pick_theme", "Theme", "show one theme", _SEE),
    Command("lead-filter", ("L",), "pick_lead", "Leads", "show one lead's actions", _SEE),
    Command("plan", ("P",), "pick_plan", "Plans", "show one plan of the file, or all", _SEE),
    Command("sort", ("s",), "sort", "Sort", "sort by this column; again the other way; again as before", _SEE),
    Command("next-view", ("]",), "next_view(1)", "Next view", "next saved view", _SEE),
    Command("previous-view", ("[",), "next_view(-1)", "Previous view", "saved view before", _SEE),
    *(
        Command(f"view-{key}", (key,), f"view('{word}')", name, f"view {key}: {name}", _SEE)
        for key, word, name in (
            ("1", "overdue", "Overdue"), ("2", "soon", "Due soon"), ("3", "red", "Red in any voice"),
            ("4", "no-update", "No update"), ("5", "no-lead", "No lead or no date"), ("6", "challenge", "Challenge"),
            ("7", "moved", "Date moved"), ("8", "complete", "Complete, awaiting evidence"), ("9", "all", "All"),
            ("0", "mine", "Mine"),
        )
    ),
    Command("detail", ("z",), "detail", "Detail", "detail pane: shown or hidden", _SEE),
    Command("log", ("H",), "log", "Log", "what was changed, by whom; undo any change from there", _SEE),
    Command("findings", ("F",), "findings", "Findings", "what is wrong with the plan: go there, or accept it", _SEE),
    Command("meetings", ("B",), "meetings", "Meetings", "boards: next meetings, agenda, resolutions, minutes", _SEE),
    Command("review", ("w",), "review", "Review", "go through the plan, exceptions first; go on with a review", _SEE),
    Command("as-of", ("T",), "as_of", "As of", "the plan as it was on a day, at a meeting, after a change", _SEE),
    Command("since", ("I",), "since", "Since", "what changed since a forum last met", _SEE),
    Command("trend", ("X",), "trend", "Trend", "open, complete, overdue and red over time, drawn", _SEE),
    Command("moves", ("M",), "moves", "Date changes", "every date change; late on the three dates", _SEE),
    Command("reload", ("ctrl+r",), "reload", "Reload", "read the file again and sort anew", _FILE),
    Command("about", ("A",), "about", "About", "the plan, its themes and leads: approve, name a holder", _FILE),
    Command("import", ("i",), "import", "Import", "merge a TOML snapshot into the file", _FILE),
    Command("export", ("x",), "export", "Export", "write the plan as a TOML snapshot", _FILE),
    Command("skin", ("K",), "app.skin", "Skin", "colours: choose with a live preview", _FILE),
    Command("palette", (":",), "app.command_palette", "Palette", "find anything by its name", _FILE),
    Command("quit", ("q",), "quit_home", "Quit", "leave; nothing is ever unsaved", _FILE),
)  # fmt: skip

EDITING = tuple(c for c in COMMANDS if c.group == _EDIT and c.id not in ("add", "remove", "copy-row"))
"""What also works on the screen of a single action."""


def bindings(commands: tuple[Command, ...] = COMMANDS) -> list[BindingType]:
    """The commands as Textual's bindings; only the first keys of a command stand in the footer."""
    return [
        Binding(",".join(map(_textual_key, c.keys)), c.action, c.label, show=c.footer, id=c.id, tooltip=c.help,
                key_display=c.keys[0])
        for c in commands
    ]  # fmt: skip


def default_keys() -> Mapping[str, tuple[str, ...]]:
    """The keys of every command by its id, for checking the user's keymap against."""
    return {c.id: tuple(dict.fromkeys(map(_textual_key, c.keys))) for c in COMMANDS}


_NAMES = {
    "/": "slash", "?": "question_mark", "=": "equals_sign", "+": "plus", "-": "minus", "*": "asterisk",
    "[": "left_square_bracket", "]": "right_square_bracket", ":": "colon",
}  # fmt: skip


def _textual_key(key: str) -> str:
    return _NAMES.get(key, key)
