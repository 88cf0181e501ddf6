"""The tables that hold a plan, and which of their columns belong together as one field of the journal."""

TABLES: dict[str, tuple[str, ...]] = {
    "plan": (
        "seq", "ref", "title", "organisation", "aim", "triggered_by", "starts", "ends", "status", "approved_on",
        "closed_on", "as_at", "note", "banner", "assured_label", "rag_rule", "red_after", "no_update_after",
        "moves_flagged", "red_percent", "amber_percent", "days", "nation", "first_day_counts", "year_starts",
        "before_meeting", "blue", "second_person",
    ),
    "lead": ("plan_id", "seq", "name", "kind", "holder", "organisation", "email", "since", "until"),
    "theme": ("plan_id", "seq", "title", "label", "sponsor_id", "lead_id", "note"),
    "action": (
        "plan_id", "seq", "ref", "title", "theme_id", "how", "lead_id", "start", "start_from", "start_by",
        "due", "due_from", "due_by", "original_due", "original_due_from", "original_due_by",
        "agreed_due", "agreed_due_from", "agreed_due_by", "status", "reason", "percent", "rag",
        "completed", "completed_from", "completed_by", "success", "evidence", "priority", "cost", "answers", "added",
        "agreed_by", "agreed_on", "board_rag", "board_why", "board_by", "board_on", "assured_by", "assured_on",
        "cover_for_id", "cover_until",
    ),
    "support": ("plan_id", "seq", "action_id", "lead_id"),
    "update": ("plan_id", "seq", "action_id", "theme_id", "text", "as_at", "by", "rag", "who", "at", "internal"),
    "move": (
        "plan_id", "seq", "action_id", "was", "was_from", "was_by", "now", "now_from", "now_by", "on", "kind", "who",
        "why", "agreed_by",
    ),
    "dependency": ("plan_id", "seq", "action_id", "on_id"),
    "occurrence": (
        "plan_id", "seq", "action_id", "due", "due_from", "due_by", "completed", "completed_from", "completed_by",
    ),
    "forum": ("plan_id", "seq", "name", "chair", "reports_to", "public", "cadence", "shift"),
    "meeting": ("plan_id", "seq", "on", "forum", "status", "present", "apologies", "items", "minutes"),
    "resolution": (
        "plan_id", "seq", "meeting_id", "number", "kind", "text", "action_id", "due", "due_from", "due_by", "answer",
        "answered_on",
    ),
    "review": (
        "plan_id", "seq", "meeting_id", "theme", "lead", "started_on", "who", "finished_on", "present", "minutes",
    ),
    "reviewed": ("plan_id", "seq", "review_id", "action_id", "verdict", "note"),
    "accepted": ("plan_id", "seq", "code", "about", "facts", "why", "who", "on"),
}  # fmt: skip
"""Every journalled column of every table, in the order in which rows must be written."""

_GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "action": {
        **{name: (name, f"{name}_from", f"{name}_by") for name in ("start", "due", "original_due", "agreed_due")},
        "state": ("status", "reason", "percent", "rag", "completed", "completed_from", "completed_by"),
        "board": ("board_rag", "board_why", "board_by", "board_on"),
        "agreement": ("agreed_by", "agreed_on"),
        "assurance": ("assured_by", "assured_on"),
        "cover": ("cover_for_id", "cover_until"),
    },
    "resolution": {"due": ("due", "due_from", "due_by"), "answer": ("answer", "answered_on")},
}

PARENTS = dict.fromkeys(
    ("support", "update", "move", "dependency", "occurrence", "resolution", "reviewed"), "action_id"
)
"""Tables whose rows hang on an action, and the column that says on which."""

LINKS = {"support": "support", "dependency": "depends_on"}
"""Tables whose rows are one field of an action to people, and that field's name."""


def fields(table: str) -> dict[str, tuple[str, ...]]:
    """The fields of a table and the columns of each: one for conflict, merge and undo each."""
    groups = _GROUPS.get(table, {})
    grouped = {column for columns in groups.values() for column in columns}
    single = {column.removesuffix("_id"): (column,) for column in TABLES[table] if column not in grouped}
    return {**single, "removed": ("removed",), **groups}


FIELDS = {table: fields(table) for table in TABLES}
FIELD_OF = {table: {column: name for name, columns in FIELDS[table].items() for column in columns} for table in TABLES}
