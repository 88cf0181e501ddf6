"""Findings as rows of a table."""

from collections.abc import Iterable

from planwatch.model.plan.accepted import Accepted
from planwatch.model.values import replace
from planwatch.service.checks import check
from planwatch.service.checks.check import Checked
from planwatch.tui.table.columns import Column, Part
from planwatch.tui.table.sources import ListSource


class FindingRows(ListSource[Checked]):
    """Findings as a table's rows: what counts first, then hints, then what was accepted, with a rule between."""

    def __init__(self, found: Iterable[Checked], numbers: dict[tuple[object, ...], int]) -> None:
        rows = sorted(found, key=lambda row: (row.finding.accepted is not None, row.finding.hint))
        # A number for each finding that stays the same when the list is made anew.
        keys = [numbers.setdefault(identity(row), len(numbers)) for row in rows]
        super().__init__(rows, keys=keys, rule=check.counted(rows))

    def by_key(self, wanted: set[int]) -> list[Checked]:
        return [row for row, key in zip(self.found, self._keys, strict=True) if key in wanted]


def identity(row: Checked) -> tuple[object, ...]:
    """What two findings share that are the same one, looked for at two times."""
    finding = row.finding
    return (row.of.id, finding.code, finding.part, finding.about, finding.facts)


def _style(row: Checked) -> str:
    return "" if row.finding.is_counted else "muted"


def _what(row: Checked, width: int) -> tuple[Part, ...]:
    held = row.finding.accepted
    kind = "accepted: " if held else "hint: " if row.finding.hint else ""
    return ((kind, "muted"), (row.finding.sentence, _style(row)), (f"  ({held.why})" if held else "", "muted"))


def finding_columns(several: bool) -> tuple[Column[Checked], ...]:
    """The columns; the one of the plan only where there are several."""
    plan: tuple[Column[Checked], ...] = (Column("plan", "Plan", 5, lambda row, width: ((row.of.plan.ref, "muted"),)),)
    return (
        *(plan if several else ()),
        Column("about", "About", 8, lambda row, width: ((row.finding.about or "plan", _style(row)),)),
        Column("title", "Action", 28, lambda row, width: ((row.title, _style(row)),), drop=2),
        Column("what", "Finding", 0, _what, min_width=36),
        Column("code", "Check", 25, lambda row, width: ((row.finding.code, "muted"),), drop=1),
    )


def with_acceptance(row: Checked, why: str | None, who: str) -> Checked:
    """The finding as accepted for that reason, None where it is not; one that was accepted before keeps its own."""
    finding = row.finding
    held = None
    if why is not None:
        held = finding.accepted or Accepted(
            code=finding.code, about=finding.about, facts=finding.facts, why=why, who=who, on=row.of.today
        )
    return replace(row, finding=replace(finding, accepted=held))
