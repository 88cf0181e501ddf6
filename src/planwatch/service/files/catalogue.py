"""Everything that can be handed out: what each is and for whom, what it is of, and why it cannot be made now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import PlanStatus
from planwatch.service import read
from planwatch.service.files.part_sheets import part_sheet, sheet_kinds
from planwatch.service.meetings import meetings, moments
from planwatch.service.meetings.forums import forums
from planwatch.service.plan.links import nameable
from planwatch.service.reports import KINDS
from planwatch.service.session import Session

PAGE = (".html", ".md")


@dataclass(frozen=True, slots=True)
class Paper:
    """Something that can be handed out."""

    key: str
    words: str
    """What it is, and for whom."""
    suffixes: tuple[str, ...]
    """Of the files that it can be; the first is proposed. None: of a folder, which its own form asks for."""
    of: str = ""
    """What has to be named for it: ``forum``, ``lead``, ``theme``, ``dive``, ``meeting``, ``moment`` …"""
    is_told: bool = False
    """Whether it can be for a forum, of which a public one gets nothing internal."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Where it is asked for: one plan, and what is listed of it."""

    session: Session
    """Of that plan alone."""
    day: PlanDay
    listing: read.Listing | None = None
    row: ActionRow | None = None
    """The action under the cursor."""
    soon: int = 14


_REPORTS = tuple(Paper(kind.key, kind.words, PAGE, kind.of, is_told=kind.key != "board") for kind in KINDS)
PAPERS = (
    *_REPORTS,
    Paper("agenda", "what a forum's next meeting is given, for its members", PAGE, "forum"),
    Paper("minutes", "what a meeting resolved, for its forum", (".md",), "meeting"),
    Paper("since", "what changed since a forum last met, for its members", PAGE, "forum"),
    Paper("pack", "what a meeting was given, as it was frozen", (".html", ".md",
          ".toml"), "pack"),
    Paper("changes", "what changed from a version or meeting, for who approves", PAGE, "moment"),
    Paper("portfolio", "all plans of the file on a page, for the chief executive", PAGE),
    Paper("chase", "what each lead is asked, as mail drafts; nothing is sent", ()),
    Paper("trend", "open, complete, overdue and red over time, drawn", (".txt",)),
    Paper("knock-on", "what hangs on the action under the cursor", (".txt",)),
    Paper("list", "the actions listed now, to work in and import again", (".csv",)),
    Paper("workbook", "the plan, to work in and import again, a sheet a kind", (".xlsx",), "sheets"),
    Paper("parts", "one kind alone: risks, costs, measures …", (".xlsx", ".csv"), "kind"),
    Paper("snapshot", "the whole plan, for planwatch elsewhere and for keeping", (".toml", ".json")),
    Paper("calendar", "due dates and meetings, for a calendar", (".ics",)),
)  # fmt: skip
"""In the order in which they are offered."""
SHEETS = {"": "one sheet of actions", "theme": "a sheet for each theme", "lead": "a sheet for each lead"}


def paper(key: str) -> Paper:
    """The paper of that key."""
    return next(one for one in PAPERS if one.key == key)


def entries(asking: Asking) -> list[tuple[str, str]]:
    """Each paper by its key with a line of what it is; one that cannot be made now says why instead."""
    told: list[tuple[str, str]] = []
    for one in PAPERS:
        reason = cannot(asking, one)
        told.append((one.key, f"{one.key:<9} {f'not now: {reason}' if reason else one.words}"))
    return told


def cannot(asking: Asking, one: Paper) -> str:
    """Why it cannot be made now; empty where it can."""
    day = asking.day
    if one.key == "closing" and day.plan.status is not PlanStatus.CLOSED:
        return f"the plan {day.plan.ref} is not closed"
    if one.key == "chase" and asking.session.as_of is not None:
        return "this is the past, and nobody is asked about that"
    if one.key == "knock-on" and asking.row is None:
        return "no action is under the cursor"
    if one.key == "list" and asking.listing is None:
        return "no actions are listed here"
    if one.of in _WANTED and not choices(asking, one):
        return _WANTED[one.of].format(plan=day.plan.ref)
    return ""


_WANTED = {
    "forum": "{plan} has no forum yet · B, then f adds one",
    "lead": "{plan} has no lead yet",
    "theme": "{plan} has no theme yet",
    "dive": "{plan} has no deep dive",
    "meeting": "no meeting was held yet · B, then h holds one",
    "pack": "no pack was issued yet · B, then i issues one",
    "moment": "there is nothing earlier to compare with",
}
"""What is said where there is nothing that a paper could be of."""


def choices(asking: Asking, one: Paper) -> list[tuple[str, str]]:
    """What it can be of: each as ``make`` takes it, and in words. Empty where nothing has to be named."""
    found = _CHOICES.get(one.of)
    return found(asking) if found is not None else []


def audiences(asking: Asking) -> list[tuple[str, str]]:
    """For whom a paper can be: nobody in particular, and every forum with its next meeting."""
    told = [("", "nobody in particular: whole, with what is internal")]
    for row in forums(asking.session, (asking.day,)):
        following = meetings.next_row(asking.session, row)
        meets = f", meets {day_in_full(following.meeting.on)}" if following is not None else ""
        told.append((row.forum.name, f"{row.forum.name}{meets}{', public: nothing internal' * row.forum.public}"))
    return told


def _forums(asking: Asking) -> list[tuple[str, str]]:
    return [(row.forum.name, row.forum.name) for row in forums(asking.session, (asking.day,))]


def _names(kind: str) -> Callable[[Asking], list[tuple[str, str]]]:
    return lambda asking: [(name, name) for name in read.names(asking.session, asking.day.id, kind)]


def _dives(asking: Asking) -> list[tuple[str, str]]:
    return [(name, name) for name in nameable(asking.session, asking.day.id, "dive")]


def _meetings(asking: Asking) -> list[tuple[str, str]]:
    """Those held, the newest first."""
    held = [one for one in meetings.meetings(asking.session, asking.day) if one.on <= asking.day.today]
    newest = sorted((one for one in held if not one.is_cancelled), key=lambda one: one.on, reverse=True)
    return [(f"{one.forum}|{one.on.isoformat()}", f"{one.forum}, {day_in_full(one.on)}") for one in newest]


def _packs(asking: Asking) -> list[tuple[str, str]]:
    issued = [one for one in meetings.meetings(asking.session, asking.day) if one.version]
    return [
        (f"{one.forum}|{one.on.isoformat()}|{version}", f"{one.forum}, {day_in_full(one.on)}, version {version}")
        for one in sorted(issued, key=lambda one: one.on, reverse=True)
        for version in range(one.version, 0, -1)
    ]


def _moments(asking: Asking) -> list[tuple[str, str]]:
    if asking.session.as_of is not None:
        return []  # the copy that is looked at knows nothing of what was earlier
    return [(words, words) for words in moments.moments(asking.session) if _is_held(asking.session, words)]


def _is_held(session: Session, words: str) -> bool:
    """Whether this file holds the plan of that moment: what came with a snapshot, only its own file does."""
    try:
        moments.moment(session, words)
    except PlanwatchError:
        return False
    return True


def _kinds(asking: Asking) -> list[tuple[str, str]]:
    counted = ((part_sheet(kind), kind) for kind in sheet_kinds())
    with asking.session.database.reading():
        held = [(sheet, len(sheet.rows(asking.session, asking.day))) for sheet, _ in counted]
    return [(sheet.plural, f"{sheet.named(asking.day.plan)} {number}") for sheet, number in held if number]


def _sheets(_: Asking) -> list[tuple[str, str]]:
    return [(key or "one", words) for key, words in SHEETS.items()]


_CHOICES: Mapping[str, Callable[[Asking], list[tuple[str, str]]]] = {
    "forum": _forums, "lead": _names("lead"), "theme": _names("theme"), "dive": _dives, "meeting": _meetings,
    "pack": _packs, "moment": _moments, "kind": _kinds, "sheets": _sheets,
}  # fmt: skip
