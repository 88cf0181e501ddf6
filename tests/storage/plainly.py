"""What each view and filter word should give, said once more in plain Python over the whole plans."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, MoveKind, Rag, RagRule, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot


@dataclass(frozen=True)
class Row:
    whole: Snapshot
    place: tuple[int, int]
    """Which plan, and where in it."""
    action: Action

    @property
    def plan(self) -> Plan:
        return self.whole.plan

    @property
    def today(self) -> date:
        assert self.plan.as_at is not None
        return self.plan.as_at

    @property
    def last_met(self) -> date | None:
        return max((meeting.on for meeting in self.whole.meeting if meeting.on <= self.today), default=None)

    @property
    def name(self) -> str:
        return f"{self.plan.ref}:{self.action.ref}"

    @property
    def open(self) -> bool:
        return self.action.status in OPEN

    @property
    def late(self) -> int:
        due = self.action.due.last
        return max(0, (self.today - due).days) if self.open and due else 0

    @property
    def possibly(self) -> bool:
        first, last = self.action.due.first, self.action.due.last
        return self.open and first is not None and last is not None and first < self.today <= last

    @property
    def late_on_agreed(self) -> int:
        action = self.action
        agreed = (action.agreed_due or action.original_due or action.due) if self.plan.status != "draft" else action.due
        return max(0, (self.today - agreed.last).days) if self.open and agreed.last else 0

    @property
    def calculated(self) -> Rag | None:
        by_rule = self._by_rule
        is_moved = (self.action.agreed_due or self.action.original_due or self.action.due).last != self.action.due.last
        held = is_moved and self.late_on_agreed > 0 and self.plan.status != "draft"
        return Rag.AMBER if held and by_rule is not Rag.RED else by_rule

    @property
    def _by_rule(self) -> Rag | None:
        action, limit = self.action, self.plan.red_after
        if not self.open:
            return None
        if action.status is Status.NOT_STARTED:
            past_start = action.start.last is not None and action.start.last < self.today
            unplanned = action.start.last is None and self.possibly
            by_lateness = Rag.RED if self.late else Rag.AMBER if past_start or unplanned else None
        elif self.late or self.possibly:
            by_lateness = Rag.RED if self.late > limit else Rag.AMBER
        else:
            by_lateness = Rag.GREEN if action.due.last else None
        if self.plan.rag_rule is not RagRule.EVIDENCE or (action.status is Status.NOT_STARTED and not by_lateness):
            return by_lateness
        lead = next((lead for lead in self.whole.lead if lead.name == action.lead), None)
        left = lead is None or (lead.until is not None and lead.until < self.today)
        weak = self.blockers or self.silent or left or len(self.slips) >= self.plan.moves_flagged
        if by_lateness is Rag.RED or (self.blockers and self.float_left < 0 and not self.possibly):
            return Rag.RED
        return Rag.AMBER if weak else by_lateness

    @property
    def awaited(self) -> "list[Row]":
        rows = [
            Row(self.whole, self.place, other) for other in self.whole.action if other.ref in self.action.depends_on
        ]
        return [row for row in rows if row.open and self.open]

    @property
    def blockers(self) -> "list[Row]":
        start = self.action.start.last
        under_way = self.action.status is Status.IN_PROGRESS or (start is not None and start < self.today)
        return [row for row in self.awaited if under_way or row.late]

    @property
    def earliest_end(self) -> date:
        return max([self.today, self.action.due.last or self.today, *(row.earliest_end for row in self.awaited)])

    @property
    def float_left(self) -> int:
        """Days to spare; the samples give every action that waits, or is waited for, one day to be done by."""
        assert self.action.due.last is not None
        return min((self.action.due.last - row.earliest_end).days for row in self.awaited)

    @property
    def step(self) -> int:
        """How far apart the voices are that speak of it."""
        voices = [rag for rag in (self.action.rag, self.action.board_rag, self.calculated) if rag is not None]
        places = [list(Rag).index(rag) for rag in voices] if self.open else [0]
        return max(places, default=0) - min(places, default=0)

    @property
    def updated(self) -> date | None:
        said = [update.text for update in self.action.update]
        own = [u.as_at for u, before in zip(self.action.update, ["", *said], strict=False) if u.text != before]
        return own[-1] if own else None

    @property
    def silent(self) -> bool:
        action = self.action
        if not self.open:
            return False
        planned = action.start.last or action.due.last
        if action.status is Status.NOT_STARTED and not (planned and planned <= self.today):
            return False
        begun = action.start.first if action.start.first and action.start.first <= self.today else action.added
        heard = [day for day in (self.updated, action.heard_on) if day]
        since = max(heard) if heard else begun
        return since is None or since <= self.today - timedelta(days=self.plan.no_update_after)

    @property
    def slips(self) -> list[date]:
        return [move.on for move in self.action.move if move.kind is MoveKind.SLIP]

    def due_within(self, days: int) -> bool:
        due = self.action.due.last
        return self.open and due is not None and 0 <= (due - self.today).days <= days

    @property
    def triage(self) -> tuple[int, int, int, str, tuple[int, int]]:
        """DESIGN's order: late ones by priority, then days late; then the rest by kind, then by date."""
        action, due = self.action, str(self.action.due.last or "9999")
        if self.late:
            priority = {"high": 0, "low": 2}.get(action.priority or "", 1)
            return 0, priority, -self.late, "", self.place
        kinds = (
            self.possibly,
            self.open and action.rag is Rag.RED,  # the others' voices are not known yet when a list is first drawn
            self.due_within(14),
            self.silent,
            self.open and action.due.last is not None,
            self.open,
            action.status is Status.COMPLETE,
            action.status is Status.ASSURED,
        )
        return 1 + kinds.index(True) if True in kinds else 99, 0, 0, due, self.place


def rows(snapshots: tuple[Snapshot, ...]) -> list[Row]:
    return [
        Row(snapshot, (number, place), action)
        for number, snapshot in enumerate(snapshots)
        for place, action in enumerate(snapshot.action)
    ]


VIEWS: dict[str, Callable[[Row], bool]] = {
    "overdue": lambda r: r.late > 0 or r.possibly,
    "soon": lambda r: r.due_within(14),
    "red": lambda r: Rag.RED in (r.action.rag, r.action.board_rag, r.calculated),
    "no-update": lambda r: r.silent,
    "no-lead": lambda r: r.open and (not r.action.lead or r.action.due.last is None),
    "challenge": lambda r: r.step > 0,
    "moved": lambda r: (
        r.action.status is not Status.WITHDRAWN
        and any(day >= (r.last_met or r.today - timedelta(days=30)) for day in r.slips)
    ),
    "complete": lambda r: r.action.status is Status.COMPLETE,
    "all": lambda r: True,
    "mine": lambda r: r.action.lead == "HR Partner",
}


def _text(row: Row) -> str:
    action = row.action
    return f"{action.ref}\n{action.title}\n{action.how}\n{action.lead}".casefold()


FILTERS: dict[str, Callable[[Row], bool]] = {
    "lead:hr": lambda r: "hr" in r.action.lead.casefold(),
    "lead:none": lambda r: not r.action.lead,
    "not:lead:none": lambda r: bool(r.action.lead),
    "theme:work": lambda r: "work" in r.action.theme.casefold(),
    "status:open": lambda r: r.open,
    "not:status:open": lambda r: not r.open,
    "status:not-started": lambda r: r.action.status is Status.NOT_STARTED,
    "rag:r": lambda r: r.action.rag is Rag.RED,
    "rag:none": lambda r: r.action.rag is None,
    "not:rag:g": lambda r: r.action.rag is not Rag.GREEN,
    "calc:r": lambda r: r.calculated is Rag.RED,
    "calc:none": lambda r: r.calculated is None,
    "not:calc:a": lambda r: r.calculated is not Rag.AMBER,
    "calc:g not:rag:g": lambda r: r.calculated is Rag.GREEN and r.action.rag is not Rag.GREEN,
    "due:14d": lambda r: r.due_within(14),
    "due:4w": lambda r: r.due_within(28),
    "not:due:14d": lambda r: not r.due_within(14),
    "due:overdue": lambda r: r.late > 0,
    "due:agreed": lambda r: r.late_on_agreed > 0,
    "due:none": lambda r: r.action.due.last is None,
    "not:due:none": lambda r: r.action.due.last is not None,
    "priority:high": lambda r: r.action.priority == "high",
    "priority:none": lambda r: r.action.priority is None,
    "not:priority:low": lambda r: r.action.priority != "low",
    "plan:wb": lambda r: r.plan.ref == "WB",
    "not:plan:wb": lambda r: r.plan.ref != "WB",
    "answers:1": lambda r: any(re.fullmatch("1[A-Za-z]?", number) for number in r.action.answers),
    "answers:1A": lambda r: "1a" in r.action.answers,
    "not:answers:1": lambda r: not any(re.fullmatch("1[A-Za-z]?", number) for number in r.action.answers),
    "board:none": lambda r: r.action.board_rag is None,
    "board:r": lambda r: r.action.board_rag is Rag.RED,
    "not:board:r": lambda r: r.action.board_rag is not Rag.RED,
    "board:a calc:r": lambda r: r.action.board_rag is Rag.AMBER and r.calculated is Rag.RED,
    "recruit": lambda r: "recruit" in _text(r),
    "not:recruit lead:hr": lambda r: "recruit" not in _text(r) and "hr" in r.action.lead.casefold(),
    '"social work"': lambda r: "social work" in _text(r),
    "social work": lambda r: "social" in _text(r) and "work" in _text(r),
}
