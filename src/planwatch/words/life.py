"""How versions, their sign-offs, consultation and communication are said."""

from collections.abc import Sequence
from datetime import date

from planwatch.model.dates.in_words import day_in_full, day_in_words
from planwatch.model.life.chain import Chain
from planwatch.model.plan.communication import Communication
from planwatch.model.plan.consultee import Consultee
from planwatch.model.plan.signoff import Signoff, conditions_in_words


def chain_in_words(chain: Chain) -> str:
    """``1 of 3; next Council, then the department``; what there is nobody to sign says so."""
    if not chain.steps:
        return "nobody is asked to"
    signed, missing = len(chain.signed), chain.missing
    subject = " with conditions" * any(one.conditions.strip() for one in chain.signed)
    if not missing:
        return f"all {signed} signed{subject}" if signed > 1 else f"signed{subject}"
    then = f", then {', '.join(missing[1:])}" if missing[1:] else ""
    return f"{signed} of {len(chain.steps)}{subject}; next {missing[0]}{then}"


def signoff_in_words(one: Signoff) -> str:
    """``Council, 20 Jul 2015, subject to: an impact assessment``; ``Council: not signed yet``."""
    subject = f", {conditions_in_words(one.conditions)}" if one.conditions.strip() else ""
    if one.on is None:
        return f"{one.by}: not signed yet{subject}"
    return f"{one.by}, {day_in_full(one.on)}{subject}"


def early_in_words(missing: Sequence[str]) -> str:
    """``signed before its turn: it comes after Council``; ``missing``: who comes before and has not signed."""
    return f"signed before its turn: it comes after {_listed(missing)}" if missing else ""


def missing_in_words(version: str, chain: Chain) -> str:
    """``draft 2 is not signed off by Council and the department``; empty where all have signed, or nobody is asked."""
    return f"{version} is not signed off by {_listed(chain.missing)} yet" if chain.missing else ""


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]


def consulted_in_words(one: Consultee) -> str:
    """``Corporate Board, 20 Jul 2015, meeting``."""
    on = day_in_full(one.on) if one.on is not None else "not asked yet"
    return ", ".join(filter(None, (one.who, on, one.how)))


def told_in_words(one: Communication, today: date) -> str:
    """``told 24 Aug``; ``overdue: 31 Aug``; ``by 31 Aug``; ``no date``."""
    if one.told_on is not None:
        return f"told {day_in_words(one.told_on, today)}"
    if not one.due.text:
        return "no date"
    return f"overdue: {one.due.text}" if one.is_overdue(today) else f"by {one.due.text}"
