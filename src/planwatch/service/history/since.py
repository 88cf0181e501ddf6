"""What changed since a forum last met."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.history.backdated import backdated
from planwatch.model.history.entries import NewReading, PartBecame, PartChange, Since
from planwatch.model.history.kinds import WATCHED, cost_totals, part_change, part_since
from planwatch.model.history.since import since
from planwatch.model.measures.new import new_readings
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.plan.meeting import Meeting
from planwatch.model.ratings.facts import Standings, standings
from planwatch.model.text.names import named
from planwatch.model.values import replace
from planwatch.service.meetings import packs
from planwatch.service.meetings.meetings import last_held
from planwatch.service.meetings.moments import frozen_in_words, is_after, of_meeting
from planwatch.service.session import Session
from planwatch.storage.history.kinds import Touched, touched
from planwatch.storage.history.since import TwoPlans
from planwatch.storage.journal.earlier import Earlier
from planwatch.storage.journal.former import went_with
from planwatch.storage.measures.behind import added_after
from planwatch.storage.meetings.packs import frozen_at
from planwatch.storage.plan import records
from planwatch.storage.plan.snapshot import read_parts, read_snapshot


@dataclass(frozen=True, slots=True)
class SinceMeeting:
    """What became of a plan since a meeting, and how the plan of that meeting is known."""

    meeting: Meeting
    since: Since
    issued: bool
    """Whether it is the meeting's pack; otherwise the plan as of the end of that day."""
    from_dates: bool
    """Whether the file does not reach back so far, so that the plan then was worked out from the dates in it."""
    labels: Mapping[str, str]
    """The plan's own labels of its themes."""
    issued_on: date | None = None
    """The plan's day when that pack was frozen, where the file tells."""

    @property
    def how(self) -> str:
        """How the plan of that meeting is known."""
        if self.from_dates:
            return "what the plan's own dates tell: the file began later"
        if self.issued and is_after(self.meeting, self.issued_on):
            return f"the pack{frozen_in_words(self.meeting, 1, self.issued_on)}"
        return "the pack issued then" if self.issued else "the plan of that day"

    @property
    def in_words(self) -> str:
        """``Improvement Board of 10 Dec 2015 (by the pack issued then)``."""
        return f"{packs.named(self.meeting)} (by {self.how})"


def compare(session: Session, day: PlanDay, forum: str) -> SinceMeeting | None:
    """What changed since the forum's last pack, else its last meeting, and how that is known; None: it never met."""
    with session.database.reading():
        issued = packs.last_issued(session, day, forum)
        meeting = issued or last_held(session, day, forum)
        if meeting is None:
            return None
        frozen = frozen_at(session.database, day.id, issued) if issued is not None else None
        on = frozen[1] if frozen is not None else None
        plans = TwoPlans(session.database, day.id)
        batch, before = _then(session, day, meeting, plans)
        readings = _readings(session, day, meeting, batch)
        others = tuple(_others(session, day, meeting, plans.earlier if before is not None else None))
        from_dates = before is None
        if before is None:
            before = standings(backdated(read_snapshot(session.database, day.id), meeting.on))
        labels = {theme.name: theme.label for theme in records.names(session.database, day.id, "theme")}
    found = since(before, plans.now(), _judged(before, on or meeting.on), day.today)
    found = replace(found, readings=readings, others=others)
    return SinceMeeting(meeting, found, issued is not None, from_dates, labels, on)


def _then(session: Session, day: PlanDay, meeting: Meeting, plans: TwoPlans) -> tuple[int, Standings | None]:
    """The newest change that the meeting knew of, and the plan then; None where the file, or the plan, is younger."""
    try:
        batch = of_meeting(session, day, meeting).batch
        return batch, plans.then(batch)
    except PlanwatchError:
        return 0, None


def _readings(session: Session, day: PlanDay, meeting: Meeting, batch: int) -> tuple[NewReading, ...]:
    """The readings written since; where the file is younger than the meeting, those of later days."""
    known = added_after(session.database, day.id, batch) if batch else set[tuple[str, str, str]]()
    if batch and not known:
        return ()
    measures = [kept.part for kept in read_parts(session.database, day.id, "measure")]

    def is_new(measure: Measure, reading: Reading) -> bool:
        if not batch:
            return reading.on > meeting.on
        return (measure.ref, reading.on.isoformat(), figure_text(reading.value)) in known

    return new_readings(measures, is_new, day.today, day.plan.measure_rule)


def _others(session: Session, day: PlanDay, meeting: Meeting, earlier: Earlier | None) -> Iterator[PartChange]:
    """What became of parts of the other kinds; without the file's word, what their own days tell of later."""
    for kind in WATCHED:
        if earlier is not None:
            parts = touched(session.database, kind, earlier)
            told = filter(None, (_change(session, kind, one) for one in parts if WATCHED[kind] or one.after is None))
            yield from told if kind != "cost" or not parts else _costs(session, day, parts, told)
        elif any(watched.on for watched in WATCHED[kind].values()):
            kept = (kept.part for kept in read_parts(session.database, day.id, kind))
            yield from filter(None, (part_since(kind, part, meeting.on) for part in kept))


def _change(session: Session, kind: str, one: Touched) -> PartChange | None:
    """What is told of a part; of one that is gone also into which other it was merged."""
    told = part_change(kind, one.before, one.after)
    if told is None or told.became is not PartBecame.WITHDRAWN or kind not in ("theme", "lead", "forum"):
        return told
    how = went_with(session.database, kind, one.id).removeprefix(f"{kind} {told.ref} ")
    return replace(told, why=how) if how.startswith(("merged into ", "removed, ")) else told


def _costs(session: Session, day: PlanDay, parts: list[Touched], told: Iterable[PartChange]) -> Iterator[PartChange]:
    """What became of lines of the costs, then of all together; a total that tells of an internal line is so too."""
    from planwatch.model.plan.internal import withheld_costs  # only where costs changed

    kept = {kept.id: kept.part for kept in read_parts(session.database, day.id, "cost")}
    was = [cost for cost in (kept | {one.id: one.before for one in parts}).values() if cost is not None]
    now = list(kept.values())
    withheld = withheld_costs(was) | withheld_costs(now)
    yield from (replace(one, internal=True) if one.ref in withheld else one for one in told)
    yield from cost_totals(was, now, day.plan.year_starts)


def _judged(before: Standings, on: date) -> date:
    """The day by which the plan was judged then."""
    return before.plan.as_at or on


def of_theme(found: SinceMeeting, typed: str) -> SinceMeeting:
    """The same of the theme that is meant, by the rule of ``names.place_of``. Raises PlanwatchError."""
    theme = named("theme", typed, [theme for theme in found.since.themes if theme], found.labels)
    return replace(found, since=found.since.of_theme(theme))
