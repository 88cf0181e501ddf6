"""Measures: baseline, target, last reading, which way it goes; and the line that the readings draw."""

from collections.abc import Collection, Iterable

from planwatch.model.measures.fallen import Behind, fallen
from planwatch.model.measures.in_words import (
    baseline_in_words,
    proposal_in_words,
    reading_in_words,
    target_in_words,
)
from planwatch.model.measures.progress import Progress, good
from planwatch.model.plan.kinds import Rag
from planwatch.model.plan.measure import Measure
from planwatch.model.text.refs import natural_key
from planwatch.report import cells
from planwatch.report.document import Block, Cell, Drawing, Items, Section, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.report.sections.drawn_measure import has_line, measure_drawing
from planwatch.words.measures import next_in_words, rated_in_words, rule_in_words, travel_sign
from planwatch.words.numbers import number_of

_HEADS = ("Measure", "Baseline", "Target", "Good is", "Last reading", "RAG", "Travel")
_NONE = "Measures: not kept in this plan."
_DRAWN = 40
"""Measures that a board's paper draws: ten sides of it."""


def as_section(given: ReportInput) -> Section:
    """Every measure as a line of a table, off target first, with what the readings propose."""
    standing = _standing(given)
    return section("measures", "Measures", _blocks(given, standing) if standing else [], _NONE)


def of_measures(given: ReportInput, refs: Collection[str]) -> list[Block]:
    """The same of some of them, with their lines; nothing where none is meant."""
    standing = _in_order(given.progressed[ref] for ref in refs)
    return [_table(given, standing), *_proposed(given, standing), *_drawings(given, standing)] if standing else []


def drawn(given: ReportInput) -> Section:
    """The lines of those that have two readings, or one and a baseline, off target first; which have none.

    Of more than ``_DRAWN`` it says how many are left: the figures of all are in the table of measures.
    """
    standing = _standing(given)
    lined = [(one, found) for one, found in standing if has_line(one, given.today)]
    bare = ", ".join(one.ref for one, _ in standing if not has_line(one, given.today))
    left = len(lined) - _DRAWN
    told = [
        Words(f"… and {left} more, not drawn; the figures of all stand under Measures." if left > 0 else ""),
        Words(f"Without two figures, and so without a line: {bare}." if bare else ""),
    ]
    drawings = _drawings(given, lined[:_DRAWN])
    return section("measures-drawn", "Measures drawn", [*drawings, *told] if drawings else [], "Nothing to draw yet.")


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """A line for each, off target first, and then what they propose."""
    standing = _standing(given)
    lines = [_line_in_words(given, one, found) for one, found in standing]
    return (*lines, *(item for block in _proposed(given, standing) for item in block.items))


_Standing = list[tuple[Measure, Progress]]
_ORDER = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREEN: 2, None: 3}


def _standing(given: ReportInput) -> _Standing:
    return _in_order(given.progressed.values())


def _in_order(found: Iterable[tuple[Measure, Progress]]) -> _Standing:
    """Off target first."""
    return sorted(found, key=lambda each: (_ORDER[each[1].rag], natural_key(each[0].ref)))


def _blocks(given: ReportInput, standing: _Standing) -> list[Block]:
    said = Words(f"{_counted(given, standing)}. {rule_in_words(given.plan.measure_rule)}")
    return [said, _table(given, standing), *_proposed(given, standing)]


def in_short(given: ReportInput) -> str:
    """``8 measures, 5 without a target, 1 with a reading overdue``; that none is kept."""
    standing = _standing(given)
    return _counted(given, standing) if standing else "not kept"


def _counted(given: ReportInput, standing: _Standing) -> str:
    off = sum(found.rag is Rag.RED for _, found in standing)
    late = sum(found.days_overdue(given.today) > 0 for _, found in standing)
    bare = sum(one.target is None for one, _ in standing)
    counts = {"off target": off, "without a target": bare, "with a reading overdue": late}
    told = [number_of(len(standing), "measure"), *(f"{number} {what}" for what, number in counts.items() if number)]
    return ", ".join(told)


def _table(given: ReportInput, standing: _Standing) -> Table:
    return Table("Measures", _HEADS, tuple(_line(given, one, found) for one, found in standing))


def _line(given: ReportInput, one: Measure, found: Progress) -> tuple[Cell, ...]:
    today = given.today
    year = f"on last year {travel_sign(found.year)}" if found.year is not None else ""
    return row(
        f"{one.ref} {one.title}",
        baseline_in_words(one, today) or Cell("none", "muted"),
        target_in_words(one, today) or Cell("none set", "muted"),
        good(one) or Cell("not said", "muted"),
        _last(given, one, found),
        cells.rated(found.rag),
        "; ".join(filter(None, (travel_sign(found.before), year))),
    )


def _last(given: ReportInput, one: Measure, found: Progress) -> Cell:
    """The last reading, ``new`` where the forum does not know it yet; and that the next one is overdue."""
    late = next_in_words(found, given.today) if found.days_overdue(given.today) else ""
    if found.last is None:
        return Cell(f"none; {late}" if late else "none", "muted")
    is_new = given.news is not None and any(
        (each.ref, each.on) == (one.ref, found.last.on) for each in given.news.readings
    )
    said = reading_in_words(found.last, one.unit, given.today) + ", new" * is_new
    return Cell(f"{said}; next {late}" if late else said)


def _line_in_words(given: ReportInput, one: Measure, found: Progress) -> str:
    today = given.today
    last = reading_in_words(found.last, one.unit, today) if found.last is not None else "no reading"
    target = target_in_words(one, today)
    parts = (last, rated_in_words(found.rag), travel_sign(found.before), f"target {target}" if target else "no target")
    late = next_in_words(found, today) if found.days_overdue(today) else ""
    return f"{one.ref} {one.title}: {', '.join(filter(None, (*parts, f'next reading {late}' * bool(late))))}"


def _proposed(given: ReportInput, standing: _Standing) -> list[Items]:
    """Which assured actions the readings propose to reopen; nobody but a person does."""
    items: list[str] = []
    for one, found in standing:
        behind = [
            Behind(0, ref, action.status, (action.assurance.on if action.assurance else None) or action.completed.last)
            for ref in one.actions
            if (action := given.by_ref.get(ref)) is not None
        ]
        said = proposal_in_words(one, found, list(fallen(found, behind)), given.today)
        items += [f"{one.ref} proposes: {said}"] if said else []
    return [Items(tuple(items))] if items else []


def _drawings(given: ReportInput, standing: _Standing) -> list[Drawing]:
    kept = given.drawings
    kept |= {one.ref: measure_drawing(one, given.today) for one, _ in standing if one.ref not in kept}
    return [drawing for one, _ in standing if (drawing := kept[one.ref]) is not None]
