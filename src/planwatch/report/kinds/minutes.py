"""The minutes of a meeting, from who came, what was on it and what was resolved."""

from collections.abc import Sequence
from datetime import date

from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.meetings.cadence import Matter, matter_in_words, resolution_in_words
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan
from planwatch.report.document import Document, Items, Section, Side, Words, section, titled


def minutes(plan: Plan, meeting: Meeting, owed: Sequence[Matter], following: date | None) -> Document:
    """``owed`` is what earlier meetings asked for and nobody answered, ``following`` the day of the next meeting."""
    # The number of a resolution is its own, which no list may count anew.
    resolved = Items(tuple(resolution_in_words(one) for one in meeting.resolution))
    items, arising = Items(meeting.items, is_numbered=True), Items(tuple(map(matter_in_words, owed)))
    sections = [
        Section("about", "", tuple(map(Words, _about(plan, meeting)))),
        *([Section("items", "Items", (items,))] if meeting.items else []),
        section("resolutions", "Resolutions", [resolved], "Nothing was resolved."),
        *([Section("owed", "Matters arising, unanswered", (arising,))] if owed else []),
    ]
    title = f"{meeting.forum}: minutes, {weekday_and_day(meeting.on)}"
    then = f"Next meeting: {day_in_full(following)}." if following else "Next meeting: no date yet."
    return Document(title, "", plan.banner, (Side("", tuple(sections)),), then)


def _about(plan: Plan, meeting: Meeting) -> list[str]:
    people = (("Present", meeting.present), ("Apologies", meeting.apologies))
    return [
        titled(plan),
        *(["Not held yet."] if meeting.status is MeetingStatus.PLANNED else []),
        *(f"{title}: {'; '.join(names) or 'nobody is recorded'}." for title, names in people),
    ]
