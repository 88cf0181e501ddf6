"""What hangs on what is red or late: what waits for it, the recommendations behind it, the forums that will ask."""

from collections.abc import Sequence
from datetime import date

from planwatch.model.knock_on.radius import Around, Reach, radius
from planwatch.report import cells
from planwatch.report.document import Section, Table, row, section
from planwatch.report.input import ReportInput
from planwatch.report.sections.late import NOTHING, red_or_late
from planwatch.words.knock_on import reach_in_short

_COLUMNS = {"action": "Waits for it", "recommendation": "It answers", "forum": "Will ask"}
_ALSO = "Also"
"""Over what is of no kind with a column of its own."""


def as_section(given: ReportInput) -> Section:
    """A line for each action that is red or late, the worst first, with all that it reaches by its kind."""
    late, around = red_or_late(given.rows), Around(given.told, given.of)
    told = [_by_column(radius(around, one.action.ref), given.today) for one in late]
    heads = [*_COLUMNS.values(), *([_ALSO] if any(_ALSO in one for one in told) else [])]
    lines = tuple(
        row(cells.ref_and_title(one.action), *(said.get(head, "–") for head in heads))
        for one, said in zip(late, told, strict=True)
    )
    table = Table("What hangs on red and late actions", ("Red or late", *heads), lines)
    return section("knock-on", "Knock-on of what is red or late", [table], NOTHING)


def _by_column(tree: Sequence[Reach], today: date) -> dict[str, str]:
    """What a tree has in each column; an arrow leads to what hangs on what stands before it."""
    told: dict[str, str] = {}
    for reach in tree[1:]:
        head, said = _COLUMNS.get(reach.kind, _ALSO), reach_in_short(reach, today)
        before = told.get(head, "")
        between = " → " if reach.kind == "action" and reach.depth > 1 else "; "
        told[head] = f"{before}{between}{said}" if before else said
    return told
