"""All that was said and moved of one action, as lines of text."""

from collections.abc import Sequence

from textual.content import Content

from planwatch.model.dates.in_words import day_in_full, day_in_words
from planwatch.model.due.moves import change_line
from planwatch.model.text.visible import bounded, visible, visible_lines
from planwatch.service.history.story import Story, blocked_words, knock_on_lines
from planwatch.words.action import dates_in_words, occurrence_in_words
from planwatch.words.signs import rating_with_reasons
from planwatch.words.story import asked_in_words, chase_in_words


def action_told(
    story: Story,
    answered: Sequence[str] = (),
    measured: Sequence[str] = (),
    costs: str = "",
    reached: Sequence[str] = (),
) -> Content:
    """The dates, the ratings, then moves, occurrences, who was asked, what hangs on it, and updates, newest first.

    ``reached``: of one that is late, the lines of the tree of all that hangs on it.
    """
    row, today = story.row, story.row.of.today
    short = [
        dates_in_words(row),
        f"last meetings: {story.strip}" if story.strip else "",
        f"{row.action.due} ← {story.hangs_on}" if story.hangs_on else "",
        rating_with_reasons(row),
        *(f"answers {line}" for line in answered if not any(f"answers {line}" in each for each in reached)),
        *(f"shown by {line}" for line in measured),
        f"costs {costs}" if costs else "",
        blocked_words(story),
        *(change_line(change, today) for change in reversed(story.changes)),
        *(occurrence_in_words(one) for one in reversed(story.occurrences)),
        asked_in_words(story.asked, story.updates),
        *(f"{day_in_full(one.on)}  {chase_in_words(one)}" for one in reversed(story.asked)),
        *_hanging(story, reached),
    ]
    lines = [Content(visible(bounded(line))) for line in short if line]
    for number, update in reversed(list(enumerate(story.updates))):
        rag = f"  {update.rag[0].upper()}" if update.rag else ""
        aside = f"{'  internal' if update.internal else ''}{'  copied' if story.is_copied(number) else ''}"
        aside += "  told later" if story.is_told_later(number) else ""
        head = f"{day_in_words(update.as_at, today)}{rag}  {update.by}{aside}"
        lines.append(Content.assemble((visible(head), "bold"), "\n  ", visible_lines(bounded(update.text))))
    return Content("\n").join(lines)


def _hanging(story: Story, reached: Sequence[str]) -> list[str]:
    """What hangs on it, if it is late; else what waits for it."""
    if reached:
        return ["late, and so:", *reached]
    return ["waiting for it:", *knock_on_lines(story)] if story.knock_on else []
