"""What others changed since a person last looked at a file, and what of it they have not read yet."""

import json
import os
from array import array
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.dates.when import WEEKDAYS
from planwatch.service.session import Session
from planwatch.storage.actions.listing import leads_of
from planwatch.storage.journal import others
from planwatch.storage.journal.others import Changed

FILE = "looked.json"
KEYS = ("changed", "changed_by", "changed_at")
_MOST_FILES, _MOST_RUNS = 100, 2000
"""Files, and runs of actions unread, that are remembered."""


class Others:
    """Changes by others than the person of a session.

    Up to which change they have looked, and which actions are unread, is kept for each person and file outside the
    plan file: reading is no change. Who looks at a file for the first time has all of it read.
    """

    def __init__(self, session: Session, folder: Path) -> None:
        self._session = session
        self._folder = folder
        self.who = session.who
        self.since: datetime | None = None
        """When the person last looked; None: never."""
        self.found: dict[int, Changed] = {}
        """What was changed since, and what was unread then, by its action; what is new comes first."""
        self.unread: set[int] = set()
        self._told: dict[int, str] = {}
        self._listed: dict[frozenset[int], array[int]] = {}
        self._is_kept = False
        self._begin(_held(folder).get(_name(session), {}).get(session.who, {}))

    def _begin(self, kept: Mapping[str, Any]) -> None:
        database = self._session.database
        self._number, self._at = others.newest(database)
        try:
            number, at, since = int(kept["number"]), str(kept["at"]), datetime.fromisoformat(kept["since"])
            unread = {action: batch for batch, first, last in kept["unread"] for action in range(first, last + 1)}
        except (KeyError, ValueError, TypeError):
            return
        self.since = since
        if not others.is_there(database, number, at):
            # Another copy of the file, whose numbers and rows are not those that were kept.
            number, unread = others.newest_until(database, at), {}
        self._number, self._at = number, ""
        for one in others.changed_in(database, unread, leads_of(database, self.who)):
            if not one.removed:
                self._take(one)
        self.look()
        self._is_kept = self._number == kept["number"]

    def _take(self, one: Changed) -> None:
        if not one.removed:
            self.unread.add(one.action)
        self._told.pop(one.action, None)
        self._listed.clear()
        self.found[one.action] = one

    def look(self) -> list[Changed]:
        """Take note of what others changed since it was last done, and tell it."""
        database = self._session.database
        number, at = others.newest(database)
        if (number, at) == (self._number, self._at):
            return []
        if number < self._number:  # the file was put back to what it was, and its rows may be others
            self.unread.clear()
            self.found.clear()
            self._listed.clear()
        new = others.changed(database, self.who, self._number, leads_of(database, self.who))
        for one in reversed(new):
            self._take(one)
        self._number, self._at, self._is_kept = number, at, False
        return new

    def listed(self, plans: Collection[int]) -> "array[int]":
        """The actions of these plans that were changed: one's own first, the newest change first."""
        of = frozenset(plans)
        if of not in self._listed:
            shown = (one for one in self.found.values() if one.plan in of and not one.removed)
            in_order = sorted(shown, key=lambda one: (not one.mine, -one.batch))
            self._listed[of] = array("q", (one.action for one in in_order))
        return self._listed[of]

    def read(self, actions: Iterable[int]) -> set[int]:
        """These were read; returns those that had not been."""
        gone = self.unread & set(actions)
        self.unread -= gone
        self._is_kept = self._is_kept and not gone
        return gone

    def told(self, action: int) -> str:
        """``due by A. Lead, Fri 10:12``: what was changed last of an action; empty where others changed nothing."""
        if action not in self._told:
            found = self.found.get(action)
            self._told[action] = self._in_words(found) if found is not None else ""
        return self._told[action]

    def _in_words(self, found: Changed) -> str:
        change = others.change(self._session.database, found.batch, found.action)
        what = ", ".join(change.fields[:2]) + (f" and {len(change.fields) - 2} more" if len(change.fields) > 2 else "")
        if change.kind == "undo":
            what = f"{what} put back"
        return f"{what} by {change.who}{' (import)' * (change.kind == 'import')}, {self._when(change.at)}"

    def told_apart(self, action: int) -> dict[str, object]:
        """What was changed last of an action by others, who did it, and when: a UTC moment. Its keys are ``KEYS``."""
        if (found := self.found.get(action)) is None:
            return dict.fromkeys(KEYS, "")
        change = others.change(self._session.database, found.batch, action)
        what, by, at = KEYS
        return {what: ", ".join(change.fields), by: change.who, at: change.at}

    def whole(self, action: int) -> str:
        """The same with what was there before and is now: ``changed by A. Lead, Fri 10:12: due: 2 Oct → 3 Nov``."""
        if (found := self.found.get(action)) is None:
            return ""
        database = self._session.database
        one, lines = others.change(database, found.batch, action), others.details(database, found.batch, action)
        return f"changed by {one.who}, {self._when(one.at)}: {'; '.join(lines)}"

    def _when(self, at: str) -> str:
        moment, now = datetime.fromisoformat(at).astimezone(), self._session.clock().astimezone()
        weekday = WEEKDAYS[moment.weekday()].title()
        is_near = 0 < (now.date() - moment.date()).days < 7
        day = f"{weekday} " if is_near else f"{day_in_words(moment.date(), now.date())} "
        return f"{'' if moment.date() == now.date() else day}{moment:%H:%M}"

    def summary(self, plans: Collection[int]) -> str:
        """``3 changes to yours, 2 to others', since Fri 9 Jan``; empty where there is nothing unread in these plans."""
        unread = [one for one in self.found.values() if one.plan in plans and one.action in self.unread]
        gone = sum(one.mine and one.removed for one in self.found.values() if one.plan in plans)
        mine, since = sum(one.mine for one in unread), self._last_time()
        lost = f"{gone} of yours removed: H tells" if gone else ""
        if not unread:
            return f"{lost} · since {since}" if lost else ""
        if len({one.batch for one in unread}) == 1 < len(unread):
            change = others.change(self._session.database, unread[0].batch, unread[0].action)
            said = (
                f"{len(unread):,} changed by {change.who}{f', {mine:,} of them yours' if mine else ''}: {change.what}"
            )
        else:
            rest = len(unread) - mine
            yours = f"{mine:,} change{'s' * (mine != 1)} to yours" if mine else ""
            theirs = f"{rest:,} to others' actions" if mine else f"{rest:,} change{'s' * (rest != 1)} by others"
            said = ", ".join(filter(None, (yours, theirs if rest else ""))) + f" since {since}"
        return " · ".join(filter(None, (f"{said}: ` shows them", lost)))

    def _last_time(self) -> str:
        moment, now = (self.since or self._session.clock()).astimezone(), self._session.clock().astimezone()
        day = f"{WEEKDAYS[moment.weekday()].title()} {day_in_words(moment.date(), now.date())}"
        return f"{moment:%H:%M}" if moment.date() == now.date() else day

    def keep(self, *, now: bool = False) -> None:
        """Keep what was seen and what is unread, where that is not kept yet; ``now``: and that it is looked at now.

        Where it cannot be written, all is unread again the next time.
        """
        if self._is_kept and not now:
            return
        batches = {action: self.found[action].batch for action in sorted(self.unread)}
        one = {
            "number": self._number, "at": self._at, "since": self._session.clock().isoformat(),
            "unread": _runs(batches)[-_MOST_RUNS:],
        }  # fmt: skip
        held = _held(self._folder)
        name = _name(self._session)
        of_file = held.pop(name, {})
        held[name] = {**of_file, self.who: one}
        kept = dict(list(held.items())[-_MOST_FILES:])
        file = self._folder / FILE
        new = file.with_suffix(f".{os.getpid()}")  # another window may be writing its own
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            new.write_text(json.dumps(kept, separators=(",", ":")), "utf-8")
            new.replace(file)
            self._is_kept = True
        with suppress(OSError):
            new.unlink()  # where it could not take its place


def _runs(batches: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """Actions in their order with their changes, as (change, first, last): what an import adds is one run."""
    runs: list[tuple[int, int, int]] = []
    for action, batch in batches.items():
        if runs and runs[-1][0] == batch and runs[-1][2] == action - 1:
            runs[-1] = batch, runs[-1][1], action
        else:
            runs.append((batch, action, action))
    return runs


def _held(folder: Path) -> dict[str, dict[str, Any]]:
    """What is kept of each file; nothing from what is not there or not of this kind."""
    with suppress(OSError, ValueError, RecursionError):
        held: object = json.loads((folder / FILE).read_bytes())
        if isinstance(held, dict):
            files = cast("dict[str, object]", held)
            return {name: cast("dict[str, Any]", one) for name, one in files.items() if isinstance(one, dict)}
    return {}


def _name(session: Session) -> str:
    return str(session.path.resolve())
