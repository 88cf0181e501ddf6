"""What people call the things that the registry names otherwise: help and palette find a command by these, too."""

SYNONYMS = {
    "edit": "change update type rename reword f2 write",
    "rag": "rating status red amber green colour traffic light blue",
    "due": "deadline date when move postpone extend slip delay reschedule by",
    "lead": "owner who responsible assign reassign person give accountable name",
    "note": "update comment progress report say word commentary remark",
    "complete": "done finish finished close closed tick completed deliver",
    "correct": "typo wrong mistake date fix",
    "agree": "extend extension accept approve date baseline board",
    "field": "priority percent how evidence cost success support status title column property dependency depends",
    "write": "editor long text vim nano",
    "better": "improve up raise rating",
    "worse": "down lower rating",
    "reopen": "uncomplete not done again open",
    "board": "overrule challenge override rating meeting",
    "assure": "sign off verify check evidence embedded proof",
    "handover": "holiday leave cover absence reassign owner left leaver transfer",
    "undo": "back revert mistake oops cancel",
    "redo": "again forward",
    "again": "repeat same last edit f4 once more fill down",
    "jump-back": "previous return before where was last place go",
    "why": "reason because comment explain",
    "copy-cell": "clipboard yank",
    "copy-row": "clipboard yank excel paste",
    "update-templates": "snippet standard text canned boilerplate note",
    "copy-markdown": "clipboard yank table wiki", "copy-table": "clipboard yank excel tsv cells spreadsheet",
    "open-evidence": "link url web address browser file proof document",
    "open-written": "browser folder report paper show file",
    "add": "new create insert action task",
    "remove": "delete withdraw drop erase",
    "escalate": "raise upwards director chief executive",
    "filter": "search find look query only",
    "quit": "exit close leave end stop",
    "help": "keys shortcuts manual legend signs what",
    "open": "show view detail whole story history read",
    "mark": "select choose several bulk many",
    "mark-range": "select choose several bulk many",
    "mark-all": "select all bulk",
    "back": "escape clear cancel",
    "theme": "workstream section group category project",
    "lead-filter": "owner who person responsible mine",
    "plan": "switch other plans choose",
    "sort": "order arrange",
    "view-1": "late overdue missed behind deadline",
    "view-2": "soon upcoming next fortnight coming deadline week",
    "view-3": "critical problems bad rating",
    "view-4": "silent stale no news quiet chase",
    "view-5": "missing unassigned owner who gaps blank empty",
    "view-6": "disagree differ optimistic calculated",
    "view-7": "slipped moved postponed rescheduled deadline",
    "view-8": "done finished proof closed",
    "view-9": "everything whole list",
    "view-0": "my own me who actions",
    "changed": "new unread news others notifications seen inbox",
    "view": "saved views list tab",
    "save-view": "keep store filter layout bookmark own new",
    "change-view": "rename edit key shortcut",
    "remove-view": "delete drop",
    "detail": "pane preview hide",
    "log": "history audit changes who journal trail undo",
    "findings": "check problems errors wrong quality missing validate warnings",
    "meetings": "boards forums agenda minutes committee calendar resolutions decisions",
    "review": "meeting walk through triage workshop update all",
    "as-of": "past history time travel then earlier snapshot",
    "since": "changed new difference compare last meeting board",
    "trend": "chart graph burn down plot line history over time",
    "portfolio": "plans programme all dashboard overview together clash summary",
    "recommendations": "inspection ofsted audit findings response accepted",
    "measures": "kpi indicator target performance data figures metric",
    "coverage": "gaps matrix answers recommendations unanswered",
    "commitments": "promises outcomes objectives pledge goal",
    "sources": "documents report inspection audit reference",
    "risks": "issue issues threat register heat map opportunity likelihood impact",
    "costs": "money budget finance spend funding price total pounds",
    "versions": "draft baseline freeze snapshot sign off release",
    "signoffs": "approve approval signature agree sign",
    "consultees": "consultation consult asked partners feedback stakeholder",
    "communications": "tell staff press publish newsletter announce message audience",
    "dives": "scrutiny panel investigation review inquiry",
    "evidence": "interview documents proof heard scrutiny",
    "dive-findings": "scrutiny conclusions panel",
    "moves": "moved slips slipped dates timeliness postponed baseline history late deadline",
    "reload": "refresh again f5",
    "about": "plan settings approve close themes leads rename holder properties title",
    "tour": "tutorial learn lesson introduction start guide training newcomer",
    "samples": "demo example try practice sandbox play",
    "import": "open load excel xlsx csv word docx spreadsheet file bring read upload paste merge",
    "export": "save excel xlsx spreadsheet workbook toml json file download backup",
    "report": "print paper pdf word html highlight board pack evidence document",
    "csv": "excel spreadsheet list table save",
    "calendar": "outlook ics ical diary dates",
    "chase": "email e-mail mail remind reminder nag letter outlook message send ask",
    "skin": "colour colours color theme dark light contrast appearance",
    "settings": "options preferences configuration config name colour skin mouse keys setup",
    "themes": "rename theme merge add remove delete new section workstream title all",
    "leads": "rename lead merge add remove delete new owner post person holder who",
    "all-forums": "rename forum merge add remove delete new board committee group panel",
    "merge-theme": "join combine twin double duplicate together into workstream",
    "merge-lead": "join combine twin double duplicate together into owner post person",
    "merge-forum": "join combine twin double duplicate together into board committee",
    "palette": "command find search menu",
    "down": "next", "up": "previous before", "first": "top beginning", "last": "bottom end",
}  # fmt: skip
"""Words of a user by the id of what they mean."""
TAKES = {
    "edit": "its new text", "due": "due", "lead": "to", "rag": "as", "complete": "on", "filter": "show only",
    "theme": "of", "lead-filter": "of", "plan": "of", "as-of": "as of", "note": "an update",
    "agree": "agreed by", "add": "called", "board": "the board's",
    "view": "of", "save-view": "called", "change-view": "of", "remove-view": "of",
}  # fmt: skip
"""What is asked first takes words of the line that it was found by: how they are told."""


_PART = 90
"""What a part of a label's word is worth: less than a whole word that people call a command by."""


def found(typed: str, label: str, help_: str, name: str) -> int:
    """How near that command is to what was typed: 0 not at all; the more, the nearer.

    Every word typed begins one of its words; its label counts most, then what people call it, then its description.
    """
    words = typed.casefold().split()
    if not words:
        return 1
    label, help_ = label.casefold(), help_.casefold()
    typed = " ".join(words)
    if label.startswith(typed):
        if label == typed:
            return 101
        return 100 if label[len(typed) :].removeprefix("s")[:1] in ("", " ") else _PART
    if typed in SYNONYMS.get(name, "").split():
        return _PART + 1
    places = ((label, 20), (SYNONYMS.get(name, ""), 10), (name.replace("-", " "), 8), (help_, 3))
    total = 0
    for word in (word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words):
        worth = max((worth for text, worth in places if _has(text, word)), default=0)
        if not worth:
            return 0
        total += worth
    return total


def _has(text: str, word: str) -> bool:
    return text.startswith(word) or any(f"{sign}{word}" in text for sign in " (:/'\"-")
