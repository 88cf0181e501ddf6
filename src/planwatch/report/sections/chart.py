"""A bar of where actions stand."""

from planwatch.report.counts import Counted
from planwatch.report.document import Bar, Chart


def chart(found: Counted, title: str) -> Chart:
    """Where the actions stand, as a bar."""
    bars = (
        Bar("assured", "✓✓", "assured", found.assured),
        Bar("complete", "✓", "done", found.complete),
        Bar("green", "● G", "green", found.green),
        Bar("amber", "◆ A", "amber", found.amber),
        Bar("red", "■ R", "red", found.red),
        Bar("in progress, not rated", "· –", "muted", found.unrated),
        Bar("not started", "○", "blank", found.not_started),
        Bar("withdrawn", "×", "withdrawn", found.withdrawn),
    )
    return Chart(title, tuple(bar for bar in bars if bar.number))
