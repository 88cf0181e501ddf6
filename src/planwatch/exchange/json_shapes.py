"""Exports of task programs, told by their keys, as rows with headings in those programs' own words."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, cast

from msgspec import Struct

from planwatch.exchange.table.words import status_of

Object = dict[str, Any]
_MOMENT = re.compile(r"\d{4}-?\d\d-?\d\dT\d\d:?\d\d(:?\d\d([.]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)")


class Shape(Struct, frozen=True):
    """Rows by their columns; where no columns are named, all keys are."""

    kind: str
    name: str
    rows: tuple[Object, ...]
    columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def shape_of(root: Any) -> Shape | None:
    """The export that this is; None where it is of no program that is known."""
    if isinstance(root, list):
        items = cast("list[Any]", root)
        objects = [cast("Object", one) for one in items if isinstance(one, dict)]
        if not objects or len(objects) < len(items):
            return None
        for needed, made in _LISTS:
            if all(needed <= one.keys() for one in objects):
                return made(objects)
        return None
    if isinstance(root, dict):
        whole = cast("Object", root)
        if _objects(whole, "cards") and isinstance(whole.get("lists"), list):
            return _trello(whole)
        if issues := [one for one in _objects(whole, "issues") if isinstance(one.get("fields"), dict)]:
            return _jira(issues)
    return None


def _objects(value: Object, key: str) -> list[Object]:
    held = value.get(key)
    return (
        [cast("Object", one) for one in cast("list[Any]", held) if isinstance(one, dict)]
        if isinstance(held, list)
        else []
    )


def _inner(value: Object, *keys: str) -> Any:
    """What stands under these keys, one in another; None where one is not there."""
    held: Any = value
    for key in keys:
        held = cast("Object", held).get(key) if isinstance(held, dict) else None
    return held


def _left_out(rows: list[Object], kept: list[Object], what: str) -> tuple[str, ...]:
    count = len(rows) - len(kept)
    return (f"{count} {what}{' was' if count == 1 else 's were'} left out",) if count else ()


def _taskwarrior(tasks: list[Object]) -> Shape:
    kept = [task for task in tasks if task.get("status") != "deleted"]
    rows = tuple({key: _annotated(value) for key, value in _begun(task).items()} for task in kept)
    return Shape("Taskwarrior export", "", rows, notes=_left_out(tasks, kept, "deleted task"))


def _begun(task: Object) -> Object:
    """A task, of which one that somebody has begun says so: Taskwarrior has no status for it, only when it was.

    Its urgency is no word of a person, but what the program made of all the rest.
    """
    is_begun = task.get("status") == "pending" and task.get("start")
    told = {key: value for key, value in task.items() if key != "urgency"}
    return {**told, "status": "in progress"} if is_begun else told


def moment_of(value: Any) -> date | datetime | None:
    """The moment that a program wrote, as the day and the time that this machine's zone had then.

    None for what is none, such as a day or a text of a person.
    """
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    try:
        moment = datetime.fromisoformat(value).astimezone().replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.date() if moment.time() == time() else moment


def _annotated(value: Any) -> Any:
    """Taskwarrior's annotations as lines, each with its day; other values as they are."""
    if not isinstance(value, list):
        return value
    lines: list[str] = []
    for one in cast("list[Any]", value):
        if not isinstance(one, dict) or "description" not in one:
            return cast("list[Any]", value)
        note = cast("Object", one)
        when = moment_of(note.get("entry"))
        lines.append(f"{when:%Y-%m-%d}: {note['description']}" if when else str(note["description"]))
    return "\n".join(lines)


def _trello(board: Object) -> Shape:
    lists = {str(one.get("id")): one for one in _objects(board, "lists")}
    members = {str(one.get("id")): one.get("fullName") or one.get("username") for one in _objects(board, "members")}
    names = {key: str(one.get("name") or "") for key, one in lists.items()}
    stands = defaultdict(str, {key: name for key, name in names.items() if status_of(name).meaning})
    checks: dict[str, list[str]] = {}
    for one in _objects(board, "checklists"):
        checks.setdefault(str(one.get("idCard")), []).extend(_ticked(item) for item in _objects(one, "checkItems"))
    rows: list[Object] = []
    for card in _objects(board, "cards"):
        under = lists.get(str(card.get("idList")), {})
        ids = card.get("idMembers")
        rows.append({
            "Card Name": card.get("name"),
            "List Name": under.get("name"),
            "Card Description": card.get("desc"),
            "Members": [members.get(str(one)) for one in cast("list[Any]", ids)] if isinstance(ids, list) else None,
            "Due Date": card.get("due"),
            "Due Complete": card.get("dueComplete"),
            "Start Date": card.get("start"),
            "Labels": [one.get("name") or one.get("color") for one in _objects(card, "labels")],
            "Checklist": "\n".join(checks.get(str(card.get("id")), ())),
            "Last Activity Date": card.get("dateLastActivity"),
            **({"Status": stands[str(card.get("idList"))]} if any(stands.values()) else {}),
            "Archived": "card" if card.get("closed") is True else "list" if under.get("closed") is True else None,
            "Card URL": card.get("shortUrl") or card.get("url"),
            "Card ID": card.get("id"),
        })  # fmt: skip
    return Shape("Trello board", str(board.get("name") or ""), tuple(rows), tuple(rows[0]))


def _ticked(item: Object) -> str:
    return f"{'[x]' if item.get('state') == 'complete' else '[ ]'} {item.get('name', '')}"


_JIRA = (
    ("Key", "key"), ("Summary", "summary"), ("Issue Type", "issuetype"), ("Status", "status"),
    ("Assignee", "assignee"), ("Due date", "duedate"), ("Priority", "priority"), ("Parent", "parent"),
    ("Project", "project"), ("Labels", "labels"), ("Components", "components"), ("Created", "created"),
    ("Updated", "updated"), ("Resolved", "resolutiondate"), ("Resolution", "resolution"), ("Reporter", "reporter"),
    ("Description", "description"),
)  # fmt: skip


def _jira(issues: list[Object]) -> Shape:
    rows: list[Object] = []
    for issue in issues:
        fields = cast("Object", issue["fields"])
        parent = _inner(fields, "parent", "fields", "summary") or _inner(fields, "parent", "key")
        rows.append({heading: fields.get(key) for heading, key in _JIRA} | {"Key": issue.get("key"), "Parent": parent})
    return Shape("Jira", "", tuple(rows), tuple(heading for heading, _ in _JIRA))


_GITHUB = {
    "Number": ("number",), "Title": ("title",), "State": ("state",), "Assignees": ("assignees",),
    "Due on": ("milestone", "due_on"), "Milestone": ("milestone", "title"), "Labels": ("labels",), "Body": ("body",),
    "Created": ("created_at",), "Closed": ("closed_at",), "URL": ("html_url",),
}  # fmt: skip
_GITHUB_CLI = {
    "Due on": ("milestone", "dueOn"), "Created": ("createdAt",), "Closed": ("closedAt",), "URL": ("url",),
}  # fmt: skip


def _github(issues: list[Object]) -> Shape:
    kept = [issue for issue in issues if not issue.get("pull_request")]
    rows = [
        {
            heading: _inner(one, *keys) or _inner(one, *_GITHUB_CLI.get(heading, keys))
            for heading, keys in _GITHUB.items()
        }
        for one in kept
    ]
    notes = _left_out(issues, kept, "pull request")
    return Shape("GitHub issues", "", tuple(rows), tuple(_GITHUB), notes)


_LISTS: tuple[tuple[set[str], Callable[[list[Object]], Shape]], ...] = (
    ({"uuid", "description", "status"}, _taskwarrior),
    ({"number", "title", "state"}, _github),
    ({"key", "fields"}, _jira),
)
"""The keys that every row of an export has, and what makes rows of it."""
