"""A finding told in full."""

from textual.content import Content

from planwatch.model.checks.checks import CHECKS
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.text.visible import visible
from planwatch.service.checks.check import Checked

_SAYS = {check.code: check.says for check in CHECKS}


def in_full(row: Checked) -> Content:
    """The finding whole, what it is about, and what its check looks for."""
    finding, held = row.finding, row.finding.accepted
    about = f"{row.of.plan.ref} · {finding.about} {row.title}" if finding.about else f"{row.of.plan.ref} · the plan"
    lines = [
        Content.assemble((visible(about), "bold")),
        Content(visible(finding.sentence)),
        Content(visible(f"{finding.code}: {_SAYS[finding.code]}")),
    ]
    if held is not None:
        said = f"accepted by {held.who or 'somebody'} on {day_in_words(held.on, row.of.today)}: {held.why}"
        lines.insert(2, Content(visible(said)))
    return Content("\n").join(lines)
