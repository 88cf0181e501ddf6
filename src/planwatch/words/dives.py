"""Deep dives in words: evidence and findings."""

from datetime import date

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.evidence import Evidence
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.kinds import EvidenceKind


def seen_in_words(one: Evidence, today: date) -> str:
    """``asked for on 4 Dec, seen on 9 Dec``, ``heard on 4 Dec``, ``not seen yet``."""
    seen = "heard" if one.kind is EvidenceKind.INTERVIEW else "seen"
    asked = f"asked for on {day_in_words(one.asked_on, today)}" if one.asked_on else ""
    if one.seen_on:
        came = f"{seen} on {day_in_words(one.seen_on, today)}"
    else:
        came = f"{seen}, the day is not recorded" if one.is_seen else f"not {seen} yet"
    return ", ".join(filter(None, (asked, came)))


def about_in_words(one: Finding) -> str:
    """``recommendations 1, 2; actions A4; measures M1``."""
    lists = (("recommendation", one.recommendations), ("action", one.actions), ("measure", one.measures))
    return "; ".join(f"{word}{'s' * (len(refs) > 1)} {', '.join(refs)}" for word, refs in lists if refs)


def led_in_words(one: Finding) -> str:
    """``led to W1``, ``led to no recommendation: in hand already``."""
    if one.led_to:
        return f"led to {', '.join(one.led_to)}"
    return f"led to no recommendation: {' '.join(one.reason.split())}" if one.reason.strip() else "led to nothing yet"
