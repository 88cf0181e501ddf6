"""How a recommendation and the response to it are said."""

from datetime import date

from planwatch.model.dates.in_words import day_in_full, day_in_words
from planwatch.model.plan.recommendation import Recommendation


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


def signed_in_words(one: Recommendation, today: date) -> str:
    """``24 Aug, Director``: when the response was given, and whose word it is."""
    on = day_in_words(one.responded_on, today) if one.responded_on else ""
    return ", ".join(filter(None, (on, one.responded_by)))


def answered_lines(answered: dict[str, Recommendation | None]) -> list[str]:
    """What an action answers, a line for each number; ``9: no recommendation of the plan`` where none has it.

    Nothing where the plan keeps no recommendation that is answered.
    """
    if not any(answered.values()):
        return []
    told: dict[str, str] = {}
    for number, one in answered.items():
        clause = f"{number} of " if one is not None and number.casefold() != one.number.casefold() else ""
        said = recommendation_in_words(one) if one is not None else f"{number}: no recommendation of this plan"
        told[number] = f"{clause}{said}"
    return list(told.values())
