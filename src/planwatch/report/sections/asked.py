"""What earlier meetings asked for and nobody answered; what has no lead, no date or no update."""

from collections.abc import Iterable, Iterator
from datetime import date

from planwatch.model.dates.in_words import day_in_full, day_in_words, when_in_words
from planwatch.model.meetings.cadence import Matter, answer_in_words, matter_in_words, unanswered
from planwatch.model.plan.kinds import ResolutionKind
from planwatch.report.document import Items, Section, Words, section
from planwatch.report.input import ReportInput
from planwatch.report.rows import ReportRow


def owed(given: ReportInput) -> list[Matter]:
    """Reports back and challenges of the forum's meetings (of all, without one) that nobody answered."""
    name = given.forum.name if given.forum is not None else None
    return unanswered(given.told.meeting, given.told.forum, given.of, name)


def as_section(given: ReportInput) -> Section:
    """What is unanswered, what was answered since, and what is missing, one below the other."""
    found = tuple(matter_in_words(one) for one in owed(given))
    none = "" if found else "Nothing that earlier meetings asked for is unanswered."
    told = answered(given)
    since = Words(f"Answered {given.since_words}:" if told else "")
    blocks = [Items(found), Words(none), since, Items(told), Items(missing(given))]
    return section("asked", "Unanswered, and what is missing", blocks, "")


def matters_arising(given: ReportInput) -> tuple[str, ...]:
    """What is unanswered, what was answered since, then the open actions that the forum's meetings made, in lines."""
    return (*(matter_in_words(one) for one in owed(given)), *answered(given), *_actions_made(given))


def answered(given: ReportInput) -> tuple[str, ...]:
    """Answers and responses to the forum's resolutions (to those of all, without one) since it last met."""
    return tuple(
        f"{day_in_full(meeting.on)}, {one.number}. {one.text}{f' ({one.action})' * bool(one.action)} → "
        f"{answer_in_words(one)}"
        for meeting in given.told.meeting
        if given.forum is None or meeting.forum == given.forum.name
        for one in meeting.resolution
        if one.answer and _is_news(one.answered_on, meeting.on, given)
    )


def _is_news(on: date | None, asked: date, given: ReportInput) -> bool:
    """Whether the forum has not met since: on the day of a meeting, what that meeting itself asked for."""
    if given.last_met is None or on is None:
        return True
    return on > given.last_met or (on == given.last_met == asked)


def _actions_made(given: ReportInput) -> list[str]:
    opened = {row.action.ref: row.action for row in given.rows if row.is_open}
    made = [
        (meeting.on, one, opened[one.action])
        for meeting in given.told.meeting
        if given.forum is not None and meeting.forum == given.forum.name
        for one in meeting.resolution
        if one.kind is ResolutionKind.ACTION and one.action in opened
    ]
    return [
        f"{day_in_words(on, given.today)}, {one.number}. {one.text} ({action.ref}) · {action.status}"
        + (f", due {when_in_words(action.due, date.min)}" if action.due else "")
        for on, one, action in made
    ]


def missing(given: ReportInput) -> tuple[str, ...]:
    """Open actions without a lead, without a date, without an update, each by its ref; then those asked in vain."""
    opened = [row for row in given.rows if row.is_open]
    found = {
        "No lead": [row for row in opened if not row.action.lead],
        "Lead has left": [row for row in opened if row.listed.lead_left],
        "No date": [row for row in opened if row.action.due.last is None],
        "No update": [row for row in opened if row.no_update],
    }
    refs = {name: [row.action.ref for row in rows] for name, rows in found.items()}
    told = tuple(f"{name} ({len(some)}): {', '.join(some) or 'none'}" for name, some in refs.items())
    return (*told, *_in_vain(opened))


def _in_vain(opened: Iterable[ReportRow]) -> Iterator[str]:
    """Of whom an answer was asked that nobody gave, by lead; nothing where all that was asked is answered."""
    found: dict[tuple[str, date], list[str]] = {}
    for row in opened:
        if row.waiting is not None:
            found.setdefault((row.waiting.to, row.waiting.on), []).append(row.action.ref)
    total = sum(map(len, found.values()))
    if found:
        told = (f"{to} on {day_in_full(on)}: {', '.join(refs)}" for (to, on), refs in found.items())
        yield f"Asked, and nobody answered ({total}): {'; '.join(told)}"
