"""What a file came to, in words: the same on the screen and in the shell."""

from collections.abc import Iterator
from enum import StrEnum
from typing import cast

from planwatch.exchange.table.proposal import NONE, Column, Doubt, Due, NotUnderstood, Proposal, Sure, TableSeen
from planwatch.model.dates.in_words import days_in_words
from planwatch.model.dates.span import Span
from planwatch.model.plan.money import pounds
from planwatch.words.numbers import number_of

SIGNS = {Sure.PERSON: "", Sure.SURE: "", Sure.DOUBTFUL: "?", Sure.GUESS: "?"}
"""What stands before a column of which it is not sure what it means."""


def counted(proposal: Proposal) -> str:
    """``72 actions · 6 themes · 14 leads · 58 with a date, 14 without · 2 risks not taken · 5 not understood``."""
    said = [
        number_of(proposal.actions, "action"),
        number_of(len(proposal.themes), "theme"),
        number_of(len(proposal.leads), "lead"),
        dues_in_words(proposal),
    ]
    if proposal.risks:
        said.append(f"{number_of(proposal.risks, 'risk')} not taken")
    if proposal.not_understood:
        said.append(f"{len(proposal.not_understood)} not understood")
    return " · ".join(said)


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
    return str(value) if isinstance(value, (str, StrEnum)) else f"{value} %"


def column_in_words(column: Column) -> str:
    """``C "Who" → lead``; a sign before it where that is in doubt."""
    sign = f"{SIGNS[column.sure]} " if SIGNS[column.sure] else ""
    meaning = "left out" if column.field == NONE else column.field
    return f'{sign}{column.name} "{column.heading}" → {meaning}'


def table_in_words(table: TableSeen) -> str:
    """``"Plan": 72 actions``, or why it is none: ``"Log": a log, as …``."""
    return f'"{table.name}": {table.why}' if table.why else f'"{table.name}": {number_of(table.count, "action")}'


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
