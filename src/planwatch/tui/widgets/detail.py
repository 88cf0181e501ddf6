"""The pane under the table: the action under the cursor in a few lines."""

from textual.content import Content
from textual.widgets import Static

from planwatch.model.dates import When, day_in_words, when_in_words
from planwatch.model.kinds import OPEN
from planwatch.model.lateness import Overdue
from planwatch.model.listed import Listed
from planwatch.model.visible import visible
from planwatch.service.reading import Story


class Detail(Static):
    """Title and dates; the ratings and why; the newest update; what is to be done and shown."""

    DEFAULT_CSS = """
    Detail { height: 5; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, id="detail")

    def show(self, story: Story | None) -> None:
        """Show an action, or nothing."""
        lines = _lines(story) if story is not None else []
        room = max(1, self.content_size.width)
        # The newest update may wrap; what stands above it keeps to one line each, so that all is always in its place.
        cut = [line.truncate(room, ellipsis=True) for line in lines[:-1]]
        self.update(Content("\n").join([*cut, *lines[-1:]]), layout=False)


def _lines(story: Story) -> list[Content]:
    row, action = story.row, story.row.action
    said = "no update yet"
    if story.updates:
        last = story.updates[-1]
        rag = f"  {last.rag[0].upper()}" if last.rag else ""
        said = f'{day_in_words(last.as_at, row.of.today)}{rag}  "{last.text}"  {last.by}'
    short = (dates_in_words(row), rating_in_words(row))
    return [
        Content.assemble((visible(f"{action.ref} {action.title}"), "bold")),
        *(Content(visible(line)) for line in short if line),
        Content(visible(said)),
    ]


def dates_in_words(row: Listed) -> str:
    """``original 30 Jun · agreed 31 Aug · now 20 Oct (moved 2×, 112 d) · HR partner · in progress``"""
    action, today = row.action, row.of.today
    now = when_in_words(When(action.due, action.due_from, action.due_by), today) or "no date"
    parts: list[str] = []
    if action.original_due:
        original = When(action.original_due, action.original_due_from, action.original_due_by)
        parts.append(f"original {when_in_words(original, today)}")
    if action.agreed_due:
        agreed = When(action.agreed_due, action.agreed_due_from, action.agreed_due_by)
        parts.append(f"agreed {when_in_words(agreed, today)}")
    moved = ""
    if row.moves:
        days = (action.due_by - action.original_due_by).days if action.due_by and action.original_due_by else None
        moved = f" (moved {row.moves}×{f', {days} d' if days is not None else ''})"
    parts.append(f"{'now' if parts else 'due'} {now}{moved}")
    parts.append(action.lead or "no lead")
    parts.append(
        action.status + (f" {action.percent} %" if action.percent is not None and action.status in OPEN else "")
    )
    if action.completed:
        parts.append(f"completed {action.completed}")
    if action.reason:
        parts.append(action.reason)
    return " · ".join(parts)


def rating_in_words(row: Listed) -> str:
    """The calculated rating with its reasons, beside the lead's where they differ."""
    reasons = "; ".join(row.rating.reasons)
    calculated = f"calculated {row.rating.rag or 'none'}" + (f": {reasons}" if reasons else "")
    if row.is_challenged:
        return f"lead says {row.action.rag} ≠ {calculated}"
    if row.overdue is Overdue.NO and row.rating.rag is None and not reasons:
        return f"how: {row.action.how}" if row.action.how else ""
    return calculated
