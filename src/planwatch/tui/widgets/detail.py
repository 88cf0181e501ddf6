"""The pane under the table: the action under the cursor in a few lines."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_words, when_in_words
from planwatch.model.plan.kinds import OPEN
from planwatch.model.text.visible import bounded, visible
from planwatch.words.action import chased_in_short, due_in_words, lead_in_words, voices_in_words

if TYPE_CHECKING:
    from planwatch.service.history.story import Brief


class Detail(Static):
    """Title and dates; the ratings and why; the newest update; what is to be done and shown."""

    DEFAULT_CSS = """
    Detail { height: 5; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, id="detail")

    def show(self, brief: "Brief | None") -> None:
        """Show an action, or nothing."""
        lines = _lines(brief) if brief is not None else []
        room = max(1, self.content_size.width)
        # The newest update may wrap; what stands above it keeps to one line each, so that all is always in its place.
        cut = [line.truncate(room, ellipsis=True) for line in lines[:-1]]
        self.update(Content("\n").join([*cut, *lines[-1:]]), layout=False)


def _lines(brief: "Brief") -> list[Content]:
    # Here, since the pane is filled after the first paint.
    from planwatch.service.history.story import blocked_words

    row, action = brief.row, brief.row.action
    said = "no update yet"
    hangs_on = f"{action.due} ← {brief.hangs_on}" if brief.hangs_on else ""
    if brief.updates:
        last = brief.updates[-1]
        rag = f"  {last.rag[0].upper()}" if last.rag else ""
        copied = "  copied from the one before" if brief.is_copied(len(brief.updates) - 1) else ""
        said = f'{day_in_words(last.as_at, row.of.today)}{rag}  "{last.text}"  {last.by}{copied}'
    chased = chased_in_short(brief.asked, brief.updates, row.of.today)  # before the update, which may be long
    strip = f"last meetings {brief.strip}" if brief.strip.strip("– ·") else ""
    second = (strip, rating_in_words(row), blocked_words(brief), hangs_on)
    short = (dates_in_words(row), " · ".join(part for part in second if part))
    return [
        Content.assemble((visible(bounded(f"{action.ref} {action.title}")), "bold")),
        *(Content(visible(bounded(line))) for line in short if line),
        Content(visible(bounded(f"{chased} · {said}" if chased else said))),
    ]


def dates_in_words(row: ActionRow) -> str:
    """``original 30 Jun · agreed 31 Aug · now 20 Oct (moved 2×, 112 d) · HR partner · in progress``."""
    action = row.action
    said = action.assurance
    percent = f" {action.percent} %" if action.percent is not None and action.status in OPEN else ""
    parts = [
        due_in_words(row, lambda when: when_in_words(when, row.of.today)),
        lead_in_words(row),
        f"{action.status}{percent}",
        f"completed {action.completed}" if action.completed else "",
        f"{row.of.plan.assured_label} by {said.by}" if said and said.by else "",
        action.reason,
    ]
    return " · ".join(part for part in parts if part)


def rating_in_words(row: ActionRow) -> str:
    """The ratings with their reasons, the board's first; how it is done where there is none."""
    return voices_in_words(row) or (f"how: {row.action.how}" if row.action.how else "")
