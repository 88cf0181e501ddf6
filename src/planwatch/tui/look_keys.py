"""The keys of the list that show something else: its views, and the tables of what a plan holds besides actions."""

from functools import partial

from planwatch.tui.command import Command, Need
from planwatch.tui.dialog_keys import HERE

_see = partial(Command, group="Looking")
_here = partial(Command, group=HERE, footer=True)

WITHOUT_ROWS = ("add", "import", "filter", "view-9", "settings", "palette", "quit", "help")
"""What the footer of the list offers, in that order, while it has no rows: there is nothing yet to edit."""

_LISTS = tuple(
    _see(f"view-{key}", (key,), "list:view", name, f"view {key}: {name}", about=(word,))
    for key, word, name in (
        ("1", "overdue", "Overdue"), ("2", "soon", "Due soon"), ("3", "red", "Red in any voice"),
        ("4", "no-update", "No update"), ("5", "no-lead", "No lead or no date"), ("6", "challenge", "Challenge"),
        ("7", "moved", "Date moved"), ("8", "complete", "Complete, awaiting evidence"), ("9", "all", "All"),
        ("0", "mine", "Mine"),
    )
)  # fmt: skip
VIEWS = (
    *_LISTS,
    _see("changed", ("`",), "changed:show", "Changed",
         "what others changed since you last looked, yours first; again: all of it is read"),
    _see("view", (), "views:pick", "View", "show any view: those of everybody, those of the plan, your own"),
    _see("save-view", (), "views:save", "Save view",
         "keep filter, columns, order and groups as a view of your own, or of the plan"),
    _see("change-view", (), "views:change", "Change view", "rename a view of your own; its key, filter, columns"),
    _see("remove-view", (), "views:remove", "Remove view", "take out a view of your own, or of the plan (asks)"),
)  # fmt: skip

ORDER = (
    _see("sort", ("s",), "list:sort", "Sort", "sort by this column; again the other way; again as before"),
    _see("sort-within", ("S",), "list:sort_within", "Sort within", "sort what is equal in the column sorted by"),
)

COLUMNS = (
    _see("columns", ("\\",), "columns:choose", "Columns",
         "show and hide columns of this view, move them, make them wider or narrower"),
    _see("column-narrower", ("{",), "columns:width", "Narrower", "the column under the cursor narrower", about=(-2,)),
    _see("column-wider", ("}",), "columns:width", "Wider", "the column under the cursor wider", about=(2,)),
)  # fmt: skip

GROUPS_OF_ROWS = (
    _see(
        "group", ("(",), "groups:group", "Group", "group the list: by theme, lead, status, plan, recommendation, month"
    ),
    _see(
        "fold", (")",), "groups:fold_all", "Fold", "fold all groups to their headings, and unfold them; enter folds one"
    ),
)

KINDS = (
    _see("recommendations", ("#",), "parts:show", "Recommendations",
         "what was recommended: decision, management response, what answers it", about=("recommendation",)),
    _see("measures", ("%",), "measures:show", "Measures", "what shows that it worked: baseline, target, readings"),
    _see("coverage", ("~",), "coverage:show", "Coverage", "what answers each recommendation, and the gaps"),
    _see("commitments", ("&",), "parts:show", "Commitments", "what is committed to", about=("commitment",)),
    _see("sources", ("^",), "parts:show", "Sources", "the documents that the plan answers", about=("source",)),
    _see("risks", ("!",), "risks:show", "Risks", "what may go wrong or right; heat map"),
    _see("costs", ("$",), "parts:show", "Costs", "what the plan costs, line by line, with totals that add",
         about=("cost",)),
    _see("versions", ("Z",), "parts:show", "Versions", "drafts, and who signed each off", about=("version",)),
    _see("signoffs", (";",), "parts:show", "Sign-offs", "who signs versions off, in order, on what conditions",
         about=("signoff",)),
    _see("consultees", ("Q",), "parts:show", "Consultees", "who was asked, what they said, what was changed for it",
         about=("consultee",)),
    _see("communications", ("@",), "parts:show", "Communications", "what is told to whom, by which channel, by when",
         about=("communication",)),
    _see("dives", ("'",), "parts:show", "Deep dives", "what a panel looks into, heard and recommends", about=("dive",)),
    _see("evidence", ('"',), "parts:show", "Evidence", "whom deep dives heard, what they asked for and saw",
         about=("evidence",)),
    _see("dive-findings", ("|",), "parts:show", "Dive findings", "what deep dives found, and what it led to",
         about=("finding",)),
)  # fmt: skip

TOGETHER = _see(
    "portfolio", ("_",), "portfolio:show", "Portfolio", "all plans and themes as rated, and where they clash",
    needs=(Need.PLAN,),
)  # fmt: skip
ON_A_COPY = (
    Command("samples", (), "aside:samples", "Samples", "the sample plans, in a throw-away copy to try things on",
            "Plan and file"),
    Command("tour", (), "tour:begin", "Tour", "one triage in ten keys, on a throw-away copy of a sample",
            "Plan and file"),
)  # fmt: skip
"""Where nothing can go wrong."""
ALL_PLANS = (
    _here("portfolio-open", ("enter",), "portfolio:open_", "Go there",
          "the list of that plan or theme; an action of a clash", needs=(Need.ROW,)),
    _here("portfolio-hand-out", ("x",), "portfolio:hand_out", "Hand out",
          "the page of all plans, for the chief executive: seen, then saved"),
)  # fmt: skip
"""The keys of the portfolio alone."""
