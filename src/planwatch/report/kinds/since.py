"""What changed since a forum last met: how many in each theme, then every action, part by part."""

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.history.entries import Entry, PartChange, Since
from planwatch.model.plan.plan import Plan
from planwatch.report.document import ActionEntry, Document, Entries, Section, Side, Words, section
from planwatch.report.sections.since import count_table
from planwatch.words.since import TITLES, about_in_words, after_parts, entry_in_words


def since_report(plan: Plan, found: Since, meeting: str, compared: str, banner: str, hidden: int = 0) -> Document:
    """``meeting`` is the one compared with, ``compared`` says how the plan of it is known.

    ``hidden`` entries are not told, being internal.
    """
    said = Words(f"As at {day_in_full(found.last)}, compared with {compared}.")
    left_out = f"This forum is public: {hidden} internal item{'s' * (hidden != 1)} left out." if hidden else ""
    parts = (
        section(name, TITLES[name], [Entries(tuple(_entry(one, found) for one in entries))], "None.")
        for name, entries in found.parts()
    )
    after = (
        section(title.lower(), title, [Entries(tuple(_entry(one, found) for one in entries))], "")
        for title, entries in after_parts(found)
    )
    head = Section("about", "", (said, Words(left_out), count_table(found, found.last)))
    return Document(f"{plan.title}: since {meeting}", "", banner, (Side("", (head, *parts, *after)),), "")


def _entry(one: Entry, found: Since) -> ActionEntry:
    if isinstance(one, PartChange):
        return ActionEntry(one.ref, ": ".join(filter(None, (one.title, entry_in_words(one, found.last)))))
    of = about_in_words(one).removeprefix(f"{one.ref} {one.title} · ").replace(" · ", "; ")
    return ActionEntry(one.ref, f"{one.title} ({of}): {entry_in_words(one, found.last)}")
