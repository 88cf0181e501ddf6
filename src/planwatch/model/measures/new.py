"""The readings that a forum does not know yet."""

from collections.abc import Callable, Iterable
from datetime import date

from planwatch.model.history.entries import NewReading
from planwatch.model.measures.progress import current, rated, short_of
from planwatch.model.plan.kinds import MeasureRule
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.text.refs import natural_key


def new_readings(
    measures: Iterable[Measure], is_new: Callable[[Measure, Reading], bool], today: date, rule: MeasureRule
) -> tuple[NewReading, ...]:
    """Those that are new, as last corrected: measure by measure, and by their days."""
    found: list[NewReading] = []
    for one in sorted(measures, key=lambda each: natural_key(each.ref)):
        known = current(one.reading, today)
        for earlier, reading in zip([None, *known], known, strict=False):
            if is_new(one, reading):
                short = short_of(one, reading.value, earlier.value) if earlier is not None else None
                found.append(
                    NewReading(
                        ref=one.ref, title=one.title, theme="", lead=one.owner, on=reading.on, value=reading.value,
                        unit=one.unit, provisional=reading.provisional, rag=rated(one, reading, rule),
                        was=earlier.value if earlier is not None else None,
                        better_by=-short if short is not None else None,
                    )
                )  # fmt: skip
    return tuple(found)
