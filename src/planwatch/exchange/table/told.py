"""What a file came to, in words: the same on the screen and in the shell."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from planwatch.exchange.table.part_words import LISTED
from planwatch.exchange.table.proposal import NONE, Column, Doubt, Kind, NotUnderstood, Proposal, Sure, TableSeen
from planwatch.exchange.table.record import Due
from planwatch.model.dates.in_words import day_in_full, days_in_words
from planwatch.model.dates.span import Span
from planwatch.model.plan.money import pounds
from planwatch.words.numbers import number_of

SIGNS = {Sure.PERSON: "", Sure.SURE: "", Sure.DOUBTFUL: "?", Sure.GUESS: "?"}
"""What stands before a column of which it is not sure what it means."""


def counted(proposal: Proposal) -> str:
    """``72 actions · 9 risks · 6 themes · 14 leads · 58 with a date, 14 without``."""
    others = [number_of(number, kind) for kind in LISTED if (number := proposal.count(kind))]
    said = [number_of(proposal.actions, "action")] if proposal.actions or not others else []
    said += [*others, number_of(len(proposal.themes), "theme"), number_of(len(proposal.leads), "lead")]
    said += [dues_in_words(proposal)] if proposal.actions or not others else []
    if left := proposal.risks - proposal.count("risk"):
        said.append(f"{number_of(left, 'risk')} not taken")
    return " · ".join(said)


def not_understood(proposal: Proposal) -> str:
    """``5 not understood``; empty where all was."""
    return f"{len(proposal.not_understood)} not understood" if proposal.not_understood else ""


def dues_in_words(proposal: Proposal) -> str:
    """``9 with a date, 2 recurring, 1 within a year, 0 without``; they add up to all actions."""
    always = (Due.FIXED, Due.NONE)
    return ", ".join(f"{number} {due}" for due, number in proposal.by_due.items() if number or due in always)


def value_in_words(field: str, value: object) -> str:
    """What a cell was understood as, or what the plan has of it; empty where that is nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, Span):
        return days_in_words(value) if value.last is not None else "no date" if value.text else ""
    if isinstance(value, tuple):
        return "; ".join(map(str, cast("tuple[object, ...]", value)))
    if field == "cost" and isinstance(value, int):
        return pounds(value)
    if isinstance(value, date):
        return day_in_full(value)
    return f"{value} %" if field == "percent" else str(value)


def column_in_words(column: Column) -> str:
    """``C "Who" → lead``; a sign before it where that is in doubt."""
    sign = f"{SIGNS[column.sure]} " if SIGNS[column.sure] else ""
    meaning = "left out" if column.field == NONE else column.field
    return f'{sign}{column.name} "{column.heading}" → {meaning}'


def taken_for(table: TableSeen) -> str:
    """``9 actions, 7 recommendations``; of one that is not taken, what it is: ``log``."""
    held = [number_of(table.count, "action")] if table.kind is Kind.PLAN else []
    held += [number_of(number, kind) for kind, number in table.parts.items()]
    return ", ".join(held) if table.is_taken else str(table.kind)


def table_in_words(table: TableSeen) -> str:
    """``"Plan": 72 actions``, ``"Audit": 9 actions, 7 recommendations``, or why it is neither."""
    name = f'"{table.name}"' if table.name else "the table"
    return f"{name}: {taken_for(table) if table.is_taken else table.why}"


def doubt_in_words(doubt: Doubt) -> str:
    """``D9 "5/6/15": 5 June or 6 May?``."""
    place = " ".join(filter(None, (doubt.place, f'"{doubt.text}"' if doubt.text else "")))
    return f"{place}: {doubt.what}" if place else doubt.what


def not_understood_in_words(one: NotUnderstood) -> str:
    """``Plan D17 "tbc": no date``."""
    return f'{one.sheet} {one.cell} "{one.text}": {one.reason}'.strip()


def remarks(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """All that a person should look at, each with its sign: questions, doubts, what is not understood, what is lost."""
    yield from (("?", doubt_in_words(doubt)) for doubt in proposal.questions)
    yield from (("·", doubt_in_words(doubt)) for doubt in proposal.doubts if not doubt.is_open)
    yield from (("!", not_understood_in_words(one)) for one in proposal.not_understood)
    if proposal.lost:
        yield "!", f"columns that go nowhere: {', '.join(proposal.lost)}"
