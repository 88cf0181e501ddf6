"""The commands by section, each with its one line in ``planwatch --help``."""

from keyword import iskeyword

SECTIONS = {
    "Look": {
        "list": "Actions: a view, a filter, or all.",
        "show": "One action with its story.",
        "knock-on": "What hangs on an action that is late, as one tree.",
        "log": "Who changed what, newest first.",
        "moves": "Date changes: from, to, days, who, why.",
        "since": "What changed since a forum last met.",
        "trend": "Open, complete, overdue and red over time.",
        "timeliness": "Late on each of the three dates; what fell due.",
        "about": "What is true of plan, theme or lead; FIELD=VALUE sets it.",
        "recommendations": "What was recommended, the response to it, what answers it.",
        "dives": "Deep dives of scrutiny panels: what they look into, how far they are.",
        "plans": "The plans in the file.",
        "check": "What is wrong with a plan: no lead, vague dates …",
        "diff": "What differs between two snapshots, or a snapshot and now.",
        "date": "What a date as written means.",
    },
    "Change": {
        "add": "Add an action.",
        "set": "Set fields of one or many actions.",
        "note": "Write an update on an action.",
        "done": "Complete one or many actions.",
        "reopen": "Put a finished action in progress again.",
        "agree": "Make the due date the agreed one.",
        "handover": "Give a lead's open actions to another, for good or as cover.",
        "assure": "Complete actions whose evidence shows that they worked.",
        "board-rag": "The rating by which a board overruled the lead's.",
        "recommendation": "Add, respond to or remove a recommendation.",
        "dive": "Add, change or remove a deep dive.",
        "recheck-dates": "Dates whose words would now be read differently.",
        "remove": "Take actions out of the plan.",
        "undo": "Take back my last change, or the one of that number.",
        "redo": "Do again what my last undo took back.",
    },
    "Meet": {
        "forums": "Who the plan is told to, with next dates; FIELD=VALUE sets it.",
        "meetings": "Past and next meetings; FIELD=VALUE plans or holds one.",
        "agenda": "What a forum's next meeting is given.",
        "minutes": "What a meeting resolved, as Markdown.",
        "resolve": "Write what a meeting resolved, and do what follows.",
        "answer": "Answer what a meeting asked for.",
        "issue": "Freeze the plan as a meeting's pack.",
        "pack": "The plan as a meeting was given it.",
        "review": "Go through the plan, exceptions first; --list prints the order.",
        "report": "What is handed out: highlight, board, lead, theme, evidence.",
        "escalate": "Put actions before a forum or post above, along the plan's route.",
        "chase": "A message for each lead: overdue, due soon, no update.",
    },
    "Files": {
        "demo": "Try the app on a throw-away copy of the sample plans.",
        "init": "Start a plan file from a snapshot.",
        "import": "Merge a snapshot into the plan file.",
        "export": "Write a plan as a snapshot.",
        "backup": "Write a consistent copy of the plan file.",
        "restore": "Put a backup in the place of the plan file.",
        "doctor": "Check that the plan file is sound.",
        "where": "Every path in use.",
        "completion": "The script that makes a shell complete planwatch's words.",
    },
}
COMMANDS = {name: said for section in SECTIONS.values() for name, said in section.items()}


def module_of(name: str) -> str:
    """The module that holds the command of that name, as its ``command``."""
    plain = name.replace("-", "_")
    return f"planwatch.cli.command.{plain}{'_' * iskeyword(plain)}"
