"""The minutes of a meeting, from who came, what was on it and what was resolved."""

from collections.abc import Sequence
from datetime import date

from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.meetings.approval import approval_in_words, approved_in_words
from planwatch.model.meetings.cadence import (
    Matter,
    matter_in_words,
    rearranged_in_words,
    resolution_in_words,
)
from planwatch.model.meetings.numbers import own_number
from planwatch.model.meetings.numbers import titled as titled_item
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan
from planwatch.report.document import Document, Items, Section, Side, Words, section, titled


def minutes(
    plan: Plan, meeting: Meeting, owed: Sequence[Matter], following: date | None, earlier: Sequence[Meeting] = (),
) -> Document:  # fmt: skip
    """``owed`` is what earlier meetings asked for and nobody answered, ``following`` the day of the next meeting.

    ``earlier`` are the meetings whose minutes this one approved.
    """
    approved = Items(tuple(map(approved_in_words, earlier)))
    # The number of a resolution is its own, which no list may count anew.
    resolved = Items(tuple(resolution_in_words(one) for one in meeting.resolution))
    arising = Items(tuple(map(matter_in_words, owed)))
    sections = [
        Section("about", "", tuple(map(Words, _about(plan, meeting)))),
        *_listed("declarations", "Declarations of interest", Items(meeting.declarations)),
        *_listed("earlier", "Minutes of the last meeting", approved),
        *_listed("items", "Items", _items(meeting)),
        *_listed("points", "Points raised", Items(meeting.points)),
        section("resolutions", "Resolutions", [resolved], "Nothing was resolved."),
        *([Section("owed", "Matters arising, unanswered", (arising,))] if owed else []),
    ]
    title = f"{meeting.forum}: minutes, {weekday_and_day(meeting.on)}"
    then = f"Next meeting: {day_in_full(following)}." if following else "Next meeting: no date yet."
    return Document(title, "", plan.banner, (Side("", tuple(sections)),), then)


def _listed(key: str, title: str, items: Items) -> list[Section]:
    return [Section(key, title, (items,))] if items.items else []


def _items(meeting: Meeting) -> Items:
    if not any(map(own_number, meeting.items)):
        return Items(meeting.items, is_numbered=True)
    return Items(tuple(titled_item(item, place) for place, item in enumerate(meeting.items, 1)))


def _about(plan: Plan, meeting: Meeting) -> list[str]:
    approval = approval_in_words(meeting)
    people = (("Present", meeting.present), ("Apologies", meeting.apologies))
    return [
        titled(plan),
        *(["Not held yet."] if meeting.status is MeetingStatus.PLANNED else []),
        *([f"{words[:1].upper()}{words[1:].removesuffix('.')}."] if (words := rearranged_in_words(meeting)) else []),
        *([f"Opened and closed: {meeting.times.removesuffix('.')}."] if meeting.times else []),
        *(f"{title}: {'; '.join(names) or 'nobody is recorded'}." for title, names in people),
        *([f"{approval.removesuffix('.')}."] if approval else []),
    ]
