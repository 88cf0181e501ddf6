"""What a person says of a file by name, held against what the file has: a slip of the hand decides nothing."""

from collections.abc import Collection, Mapping
from itertools import chain

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.columns import FIELDS, said_by_person
from planwatch.exchange.table.part_columns import fields_of
from planwatch.exchange.table.part_levels import level_of
from planwatch.exchange.table.part_read import choice_of
from planwatch.exchange.table.part_words import LISTED
from planwatch.exchange.table.proposal import NONE, Proposal, TableSeen
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.table.words import CHOICES, decided_as, folded, is_nothing
from planwatch.model.plan.parts import field_of
from planwatch.model.risks.matrix import Matrix
from planwatch.model.text.names import nearest


def check_columns(tables: tuple[Table, ...], proposal: Proposal, said: Mapping[str, str]) -> None:
    """Raise PlanwatchError for a column that no table has, or a meaning that no column can have."""
    fields = dict.fromkeys(chain(FIELDS, *(fields_of(one) for one in LISTED.values())))
    for name, field in said.items():
        if field not in fields:
            raise PlanwatchError(f"--map {name}={field}: no column can mean '{field}'", _near(field, fields))
        if not any(_has(tables[told.index], told, name) for told in proposal.tables):
            headings = [column.heading for told in proposal.tables for column in told.columns if column.heading]
            raise PlanwatchError(f"--map {name}={field}: the file has no column '{name}'", _near(name, headings))


def _has(table: Table, told: TableSeen, name: str) -> bool:
    return bool(said_by_person(table, [column.heading for column in told.columns], {name: NONE}))


def check_words(proposal: Proposal, said: Mapping[str, str], matrix: Matrix) -> None:
    """Raise PlanwatchError for a meaning that none of the columns with that word has; words not met are let be."""
    for word, meaning in said.items():
        met = [one for one in proposal.words if folded(one.word) == folded(word)]
        if met and not any(_can_mean(one.field, meaning, matrix) for one in met):
            known = [
                choice for one in met for choice in CHOICES.get(one.field) or meanings_of(one.field, matrix).values()
            ]
            hint = f"one of {', '.join(dict.fromkeys(known))}, or - for nothing"
            raise PlanwatchError(f"--words {word}={meaning}: '{word}' cannot mean '{meaning}'", hint)


def _can_mean(field: str, meaning: str, matrix: Matrix) -> bool:
    if field in CHOICES:
        return decided_as(field, meaning) is not None
    kind, _, name = field.partition(" ")
    if is_nothing(meaning):
        return True
    if field in LEVELS:
        return level_of(name, meaning, matrix) is not None
    return choice_of(LISTED[kind], field_of(kind, name), meaning) is not None


def meanings_of(field: str, matrix: Matrix) -> dict[str, str]:
    """What a word of a field of another kind than actions, ``risk impact``, can mean, each with its words."""
    kind, _, name = field.partition(" ")
    if field in LEVELS:
        return {str(level.value): level.in_words() for level in matrix.scale(name)}
    return {str(each): str(each) for each in field_of(kind, name).choices or ()}


LEVELS = ("risk likelihood", "risk impact")
"""The fields whose words are levels of the plan's matrix."""


def _near(typed: str, known: Collection[str]) -> str:
    near = nearest(typed, known)
    return f"did you mean '{near}'?" if near else f"one of {', '.join(dict.fromkeys(known))}"
