"""The plan's life: versions with their sign-offs, who was asked, who is told."""

from collections.abc import Iterator
from datetime import date

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.life.chain import Chain, chains
from planwatch.model.plan.snapshot import Snapshot
from planwatch.report import cells
from planwatch.report.document import Cell, Section, Table, row, section
from planwatch.words.life import signoff_in_words, told_in_words


def as_sections(told: Snapshot, today: date) -> Iterator[Section]:
    """A section for each of these that the plan has anything of."""
    if told.version:
        yield section("versions", "Versions and sign-off", [_versions(told)], "")
    if told.consultee:
        yield section("consultees", "Who was consulted", [_consultees(told)], "")
    if told.communication:
        yield section("communications", "Who is told", [_communications(told, today)], "")


def _versions(told: Snapshot) -> Table:
    known = chains(told.signoff)
    rows: list[tuple[Cell, ...]] = []
    for one in told.version:
        steps = known.get(one.name, Chain()).steps
        signed = "; ".join(map(signoff_in_words, steps)) or "nobody is asked to"
        rows.append(row(one.name, day_in_full(one.on) if one.on else "", one.state, signed, one.note))
    return Table("Versions and sign-off", ("Version", "Day", "State", "Sign-off", "Note"), tuple(rows))


def _consultees(told: Snapshot) -> Table:
    rows = (
        row(cells.marked(one, one.who), day_in_full(one.on) if one.on else "not yet", one.how, one.said, one.changed)
        for one in told.consultee
    )
    return Table("Who was consulted", ("Who", "Asked", "How", "Said", "What was changed"), tuple(rows))


def _communications(told: Snapshot, today: date) -> Table:
    rows = (
        row(cells.marked(one, one.audience), one.text, one.channel, one.lead or "nobody", told_in_words(one, today))
        for one in told.communication
    )
    return Table("Who is told", ("Audience", "What", "Channel", "Who tells", "When"), tuple(rows))
