"""What changed since a forum last met."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.backdated import backdated
from planwatch.model.dates import day_in_full
from planwatch.model.listed import PlanDay
from planwatch.model.plan.meeting import Meeting
from planwatch.model.since import Since, since
from planwatch.model.since_words import TITLES, counts, entry_in_words
from planwatch.model.standing import Standings, standings
from planwatch.service import packs
from planwatch.service.as_of import of_meeting
from planwatch.service.meetings import last_held
from planwatch.service.session import Session
from planwatch.storage.since import TwoPlans
from planwatch.storage.snapshot import read_snapshot


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of a plan since a meeting, and how the plan of that meeting is known."""

    meeting: Meeting
    since: Since
    issued: bool
    """Whether it is the pack issued then; otherwise the plan as of the end of that day."""
    from_dates: bool
    """Whether the file does not reach back so far, so that the plan then was worked out from the dates in it."""

    @property
    def how(self) -> str:
        """How the plan of that meeting is known."""
        if self.from_dates:
            return "what the plan's own dates tell: the file began later"
        return "the pack issued then" if self.issued else "the plan of that day"

    @property
    def in_words(self) -> str:
        """``Improvement Board of 10 Dec 2015 (by the pack issued then)``."""
        return f"{packs.named(self.meeting)} (by {self.how})"


def since_last(session: Session, day: PlanDay, forum: str) -> tuple[Meeting, Since] | None:
    """What changed since the forum's last pack, else since its last meeting; None where it never met."""
    found = compare(session, day, forum)
    return (found.meeting, found.since) if found is not None else None


def compare(session: Session, day: PlanDay, forum: str) -> Compared | None:
    """The same, with how it is known."""
    with session.database.reading():
        issued = packs.last_issued(session, day, forum)
        meeting = issued or last_held(session, day, forum)
        if meeting is None:
            return None
        plans = TwoPlans(session.database, day.id)
        before = _then(session, day, meeting, plans)
        from_dates = before is None
        if before is None:
            before = standings(backdated(read_snapshot(session.database, day.id), meeting.on))
    found = since(before, plans.now(), _judged(before, meeting), day.today)
    return Compared(meeting, found, issued is not None, from_dates)


def _then(session: Session, day: PlanDay, meeting: Meeting, plans: TwoPlans) -> Standings | None:
    """The plan as that meeting had it; None where the file, or the plan in it, is younger."""
    try:
        return plans.then(of_meeting(session, day, meeting).batch)
    except PlanwatchError:
        return None


def _judged(before: Standings, meeting: Meeting) -> date:
    """The day by which the plan was judged then."""
    return before.plan.as_at or meeting.on


def of_theme(found: Compared, typed: str) -> Compared:
    """The same of the theme of that name, or of the one that begins so. Raises PlanwatchError."""
    folded = typed.strip().casefold()
    known = [theme for theme in found.since.themes if theme]
    exact = [theme for theme in known if theme.casefold() == folded]
    named = exact or [theme for theme in known if theme.casefold().startswith(folded)]
    if len(named) != 1:
        raise PlanwatchError(f"'{typed}' is no theme of the plan", f"one of {', '.join(named or known)}")
    return replace(found, since=found.since.of_theme(named[0]))


def markdown(day: PlanDay, found: Compared) -> str:
    """What changed, as Markdown: how many in each theme, then every action, part by part."""
    return "".join(f"{line}\n" for line in _lines(day, found))


def _lines(day: PlanDay, found: Compared) -> Iterator[str]:
    # Loaded here: only Markdown needs it, and it brings all that agendas are made of.
    from planwatch.service.minutes import markdown as escaped

    plan, since = day.plan, found.since
    yield f"# {escaped(plan.title)}: since {escaped(packs.named(found.meeting))}"
    yield ""
    if plan.banner:
        yield f"**{escaped(plan.banner)}**"
        yield ""
    yield f"As at {day_in_full(since.last)}, compared with {escaped(found.in_words)}."
    yield ""
    yield f"| Theme | {' | '.join(TITLES.values())} |"
    yield f"| --- |{' ---: |' * len(TITLES)}"
    for theme, numbers in counts(since):
        yield f"| {escaped(theme)} | {' | '.join(map(str, numbers))} |"
    for name, entries in since.parts():
        yield ""
        yield f"## {TITLES[name]}"
        yield ""
        for entry in entries:
            told = escaped(entry_in_words(entry, since.last))
            theme, lead = escaped(entry.theme or "no theme"), escaped(entry.lead or "no lead")
            yield f"- **{escaped(entry.ref)}** {escaped(entry.title)} ({theme}; {lead}): {told}"
        if not entries:
            yield "None."
