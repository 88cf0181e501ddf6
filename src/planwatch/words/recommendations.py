"""How a recommendation and the response to it are said."""

from datetime import date
from textwrap import shorten

from planwatch.model.dates.in_words import day_in_full, day_in_words
from planwatch.model.plan.kinds import RecommendationStatus
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.text.refs import natural_key


def kind_in_words(one: Recommendation) -> str:
    """``priority, partly accepted``; ``no decision yet``, where there is none."""
    return ", ".join(filter(None, (one.class_, one.decision or "no decision yet")))


def recommendation_in_words(one: Recommendation) -> str:
    """``3 (priority, accepted): Screen for exploitation``."""
    return f"{one.number} ({kind_in_words(one)}): {' '.join(one.text.split())}"


def response_in_words(one: Recommendation) -> str:
    """``Director, 24 Aug 2015: A panel meets weekly``; empty where nobody has responded."""
    signed = ", ".join(filter(None, (one.responded_by, day_in_full(one.responded_on) if one.responded_on else "")))
    said = one.response or ("no words" if one.decision else "")
    return f"{signed}: {said}" if said and signed else said


def closed_in_words(one: Recommendation) -> str:
    """``closed by Ofsted on 24 Aug 2015; evidence: audit of May``; empty of what is open without any evidence."""
    by = f" by {one.closed_by}" if one.closed_by else ""
    on = f" on {day_in_full(one.closed_on)}" if one.closed_on else ""
    if one.status is RecommendationStatus.OPEN and not one.evidence:
        return ""
    return f"{one.status}{by}{on}; evidence: {' '.join(one.evidence.split()) or 'none given yet'}"


def origin_in_words(one: Recommendation) -> str:
    """``from Inspection 2015; repeats E3``: where it stands, and what it says again."""
    told = [f"from {one.source}"] if one.source else []
    told += [f"repeats {', '.join(one.repeats)}"] if one.repeats else []
    return "; ".join(told)


def signed_in_words(one: Recommendation, today: date) -> str:
    """``24 Aug, Director``: when the response was given, and whose word it is."""
    on = day_in_words(one.responded_on, today) if one.responded_on else ""
    return ", ".join(filter(None, (on, one.responded_by)))


def answered_lines(answered: dict[str, Recommendation | None]) -> list[str]:
    """What an action answers, a line for each number with the beginning of the text: ``1a of 1 (priority): Seek …``.

    Of a number that no recommendation has it says so; nothing where the action answers none that the plan has.
    """
    return [answered_in_words(number, one) for number, one in answered.items()] if any(answered.values()) else []


def answered_in_words(number: str, one: Recommendation | None) -> str:
    """A line for a number that an action answers."""
    if one is None:
        return f"{number}: no recommendation of this plan"
    clause = f"{number} of " if natural_key(number) != natural_key(one.number) else ""
    return shorten(f"{clause}{recommendation_in_words(one)}"[: 4 * _LINE], _LINE, placeholder=" …")


_LINE = 68
"""Characters of one line, which a terminal of 80 cells has room for beside what stands before it."""
