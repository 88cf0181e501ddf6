"""What became of a plan since a forum last met, in words."""

from collections import Counter
from datetime import date

from planwatch.model.dates.in_words import day_in_words, when_in_words
from planwatch.model.history.entries import (
    Added,
    Completed,
    Entry,
    NewlyLate,
    NewReading,
    NoUpdate,
    PartChange,
    RatingChange,
    Reopened,
    RiskMove,
    Since,
    Slipped,
    Voice,
    VoiceChange,
    Withdrawn,
)
from planwatch.model.measures.in_words import figure_in_words, of_day
from planwatch.model.plan.kinds import Rag
from planwatch.model.risks.history import Way
from planwatch.words.kinds import count_in_words, kinds_in_words, part_change_in_words, part_named
from planwatch.words.numbers import number_of
from planwatch.words.row import SHAPES, letter

TITLES = {
    "completed": "Completed",
    "newly_late": "Newly late",
    "slipped": "Slipped",
    "worse": "RAG worse",
    "better": "RAG better",
    "first_rated": "RAG first rated",
    "reopened": "Reopened",
    "added": "Added",
    "withdrawn": "Withdrawn",
    "no_update": "No update",
    "risks": "Risks",
}
"""The parts as a person calls them, in the order in which a meeting is told."""


READINGS = "Readings"
"""What is told after the parts: measures belong to no theme."""
TOLD_SINCE = "told since, of before"
"""What was entered after a meeting with a day before it: the meeting could not know it."""
_TOLD_SINCE = f", {TOLD_SINCE}"


def entry_in_words(entry: Entry, today: date) -> str:
    """``20 Oct 2015 → 30 Nov 2015 (+41 d), no candidates, not agreed``: what became of one action.

    ``(internal) ↑ up: 8 A → 12 R`` of a part that a public forum is not given.
    """
    mark = "(internal) " if isinstance(entry, RiskMove | PartChange) and entry.internal else ""
    return f"{mark}{_said(entry, today)}"


def _said(entry: Entry, today: date) -> str:
    match entry:
        case Completed():
            late = f", {entry.days_late} d late" if entry.days_late else ""
            status = "" if entry.status == "complete" else f"{entry.status}, "
            before = _TOLD_SINCE if entry.told_since else ""
            return f"{status}done {when_in_words(entry.completed, today) or 'on a day unknown'}{late}{before}"
        case NewlyLate():
            rag = f", lead says {entry.rag}" if entry.rag else ""
            return f"was due {when_in_words(entry.due, today)}, {entry.days_late} d late{rag}"
        case Slipped():
            return _slip(entry, today)
        case RatingChange():
            first, *beside = map(_voice, (entry, *entry.beside))
            return "; ".join((f"{first}{_TOLD_SINCE if entry.told_since else ''}", *beside))
        case NewReading():
            return _reading(entry, today)
        case RiskMove():
            return risk_move_in_words(entry)
        case PartChange():
            return part_change_in_words(entry, today)
        case _:
            return _became(entry, today)


def _became(entry: Reopened | Added | Withdrawn | NoUpdate, today: date) -> str:
    match entry:
        case Reopened():
            return f"was {entry.was}" + (f": {entry.why}" if entry.why else "")
        case Added():
            due = when_in_words(entry.due, today)
            rag = f", lead says {entry.rag}" if entry.rag else ""
            return f"{entry.status}, {f'due {due}' if due else 'no date'}{rag}"
        case Withdrawn():
            return entry.why or "no reason given"
        case NoUpdate():
            return f"for {entry.days} d, since {day_in_words(entry.last, today)}" if entry.last else "none so far"


def _reading(entry: NewReading, today: date) -> str:
    """``28 % on 6 Jan, better than 29 %, ● G``."""
    said = of_day(entry.value, entry.on, entry.unit, today)
    parts = [said, "provisional" if entry.provisional else ""]
    if entry.was is not None:
        way = "other" if entry.better_by is None else "better" if entry.better_by > 0 else "worse"
        was = figure_in_words(entry.was, entry.unit)
        parts.append("the same as before" if entry.value == entry.was else f"{way} than {was}")
    parts.append(_rag(entry.rag) if entry.rag is not None else "")
    return ", ".join(filter(None, parts))


def about_in_words(entry: Entry) -> str:
    """``C1.2 Recruit managers · Workforce · HR partner``: which action became so."""
    if isinstance(entry, PartChange):
        return " · ".join(filter(None, (part_named(entry), entry.theme, entry.lead)))
    theme = "measure" if isinstance(entry, NewReading) else entry.theme or "no theme"
    return " · ".join((f"{entry.ref} {entry.title}", theme, entry.lead or "no lead"))


def risk_move_in_words(entry: RiskMove) -> str:
    """``↑ up: 8 A → 12 R``, ``closed: it has passed``, ``new: 12 R``."""
    score = entry.after.in_words() if entry.after else "no score"
    match entry.way:
        case Way.UP | Way.DOWN:
            before = entry.before.in_words() if entry.before else "no score"
            return f"{'↑' if entry.way is Way.UP else '↓'} {entry.way}: {before} → {score}"
        case Way.CLOSED:
            return f"closed: {entry.why or 'no reason given'}"
        case Way.GONE:
            return str(entry.way)
        case _:
            return f"{entry.way}: {score}"


def _voice(one: RatingChange | VoiceChange) -> str:
    """``lead's ◆ A → ■ R``, ``calculated ● G → ◆ A: 12 d late``."""
    whose = "calculated" if one.voice is Voice.CALCULATED else f"{one.voice}'s"
    return f"{whose} {_rag(one.before)} → {_rag(one.after)}" + (f": {one.why}" if one.why else "")


def beside_in_words(entry: RatingChange) -> str:
    """What the other voices say now that they did not, for where the first is told already; empty where they do not."""
    return "; ".join(map(_voice, entry.beside))


def _rag(rag: Rag | None) -> str:
    return f"{SHAPES[rag]} {letter(rag)}" if rag is not None else "–"


def _slip(entry: Slipped, today: date) -> str:
    days = f" ({entry.days:+} d)" if entry.days is not None else ""
    was, now = when_in_words(entry.was, today) or "no date", when_in_words(entry.now, today) or "no date"
    times = f"moved {entry.moves} times" if entry.moves > 1 else ""
    agreed = f"agreed by {entry.agreed_by}" if entry.agreed_by else "not agreed"
    return ", ".join(part for part in (f"{was} → {now}{days}", times, entry.why or "no reason given", agreed) if part)


def counts(found: Since) -> list[tuple[str, list[int]]]:
    """How many of each part there are in each theme that has any; the last line is the total, and adds up."""
    themes = [(theme, found.of_theme(theme)) for theme in found.themes]
    by_theme = [(theme or "no theme", [len(part) for _, part in of_theme.parts()]) for theme, of_theme in themes]
    total = [len(part) for _, part in found.parts()]
    return [*((theme, numbers) for theme, numbers in by_theme if any(numbers)), ("all", total)]


def in_short(found: Since) -> str:
    """``3 completed, 2 newly late, 1 slipped``; ``nothing changed``."""
    told = [f"{len(part)} {_small(TITLES[name])}" for name, part in found.parts() if part]
    told += [number_of(len(found.readings), "reading")] if found.readings else []
    told += [count_in_words(kind, number) for kind, number in Counter(one.kind for one in found.others).items()]
    return ", ".join(told) or "nothing changed"


def after_parts(found: Since) -> list[tuple[str, tuple[Entry, ...]]]:
    """What is told after the parts, with a heading each: readings, then kind by kind; those of which there is any."""
    kinds = dict.fromkeys(one.kind for one in found.others)
    others = [(kinds_in_words(kind), tuple(one for one in found.others if one.kind == kind)) for kind in kinds]
    return [*([(READINGS, found.readings)] if found.readings else []), *others]


def _small(title: str) -> str:
    return title if title.startswith("RAG") else title.lower()
