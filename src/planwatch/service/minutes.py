"""Agendas and minutes as Markdown; what a person typed stands in them as text, never as markup."""

from collections.abc import Iterable, Iterator

from planwatch.model.dates import day_in_full, weekday_and_day
from planwatch.model.forums import matter_in_words, resolution_in_words
from planwatch.model.kinds import MeetingStatus
from planwatch.model.markdown import escaped as markdown
from planwatch.model.plan.plan import Plan
from planwatch.service.agenda import Agenda
from planwatch.service.meetings import MeetingRow, next_on
from planwatch.service.resolutions import unanswered
from planwatch.service.session import Session


def agenda_markdown(found: Agenda) -> str:
    """An agenda as Markdown."""
    return "\n".join(_agenda_lines(found)) + "\n"


def _agenda_lines(found: Agenda) -> Iterator[str]:
    on = day_in_full(found.on) if found.on else "no date yet"
    yield f"# {markdown(found.forum.name)}: agenda, {on}"
    yield ""
    yield from _heading(found.of.plan)
    since = f"since the last meeting, {day_in_full(found.last)}; " if found.last else "first meeting; "
    yield f"Period: {since}as at {day_in_full(found.of.today)}."
    if found.forum.chair:
        yield f"Chair: {markdown(found.forum.chair)}."
    if found.internal:
        yield ""
        yield f"This forum is public: {found.internal} internal update{'s' * (found.internal != 1)} left out."
    for number, item in enumerate(found.items, 1):
        yield ""
        yield f"## {number}. {markdown(item.title)}"
        yield ""
        yield from _listed(item.lines, "Nothing is recorded." if not item.is_own else "")
        if item.more:
            yield f"- … and {item.more} more"
    yield ""
    yield f"Next meeting: {day_in_full(found.then)}." if found.then else "Next meeting: no date yet."


def _heading(plan: Plan) -> Iterator[str]:
    if plan.banner:
        yield f"**{markdown(plan.banner)}**"
        yield ""
    yield f"{markdown(plan.title)} ({markdown(plan.ref)}), {plan.status}."


def _listed(lines: Iterable[str], otherwise: str) -> Iterator[str]:
    found = [f"- {markdown(line)}" for line in lines]
    yield from found or ([otherwise] if otherwise else [])


def minutes_markdown(session: Session, row: MeetingRow) -> str:
    """The minutes of a meeting: as somebody kept them, else from who came, what was on it and what was resolved."""
    return row.meeting.minutes + "\n" if row.meeting.minutes else "\n".join(_minutes(session, row)) + "\n"


def _minutes(session: Session, row: MeetingRow) -> Iterator[str]:
    meeting, of = row.meeting, row.of
    yield f"# {markdown(meeting.forum)}: minutes, {weekday_and_day(meeting.on)}"
    yield ""
    yield from _heading(of.plan)
    if meeting.status is MeetingStatus.PLANNED:
        yield ""
        yield "Not held yet."
    for title, names in (("Present", meeting.present), ("Apologies", meeting.apologies)):
        yield ""
        yield f"{title}: {'; '.join(map(markdown, names)) or 'nobody is recorded'}."
    if meeting.items:
        yield ""
        yield "## Items"
        yield ""
        yield from (f"{number}. {markdown(item)}" for number, item in enumerate(meeting.items, 1))
    yield ""
    yield "## Resolutions"
    yield ""
    # The number is the resolution's own, which no list of Markdown's may count anew.
    yield from _listed((resolution_in_words(one) for one in meeting.resolution), "Nothing was resolved.")
    earlier = [each for each in unanswered(session, of, meeting.forum) if each.on < meeting.on]
    if earlier:
        yield ""
        yield "## Matters arising, unanswered"
        yield ""
        yield from _listed((matter_in_words(each) for each in earlier), "")
    then = next_on(session, of, meeting.forum, meeting.on)
    yield ""
    yield f"Next meeting: {day_in_full(then)}." if then else "Next meeting: no date yet."


def missing_from(row: MeetingRow) -> list[int]:
    """The resolutions that the minutes somebody kept do not have: they were written later."""
    if not row.meeting.minutes:
        return []
    text = " ".join(row.meeting.minutes.split())
    return [
        one.number
        for one in row.meeting.resolution
        if not any(words in text for words in (markdown(one.text), " ".join(one.text.split())))
    ]
