"""What the review shows of an action, a theme and the plan, as lines of text."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.due.moves import change_line
from planwatch.model.reviews.queue import Kind, ReviewStop
from planwatch.model.text.visible import visible
from planwatch.service.history.story import Story, blocked_words, knock_on_lines
from planwatch.service.reviews.page import Proposal
from planwatch.words.action import board_in_words, dates_in_words
from planwatch.words.row import SHAPES
from planwatch.words.story import asked_in_words

_MOVES, _UPDATES, _WAITING, _CHANGES = 4, 2, 6, 6


def action_told(story: Story, stop: ReviewStop, changed: Sequence[str], since: str) -> Content:
    """Title, why it is looked at, the three dates, the three voices, then what happened and what hangs on it.

    ``changed`` is what changed since the last meeting.
    """
    row = story.row
    why = "; ".join(stop.concerns) or "gone through already"
    if stop.kind is Kind.REST:
        why = f"on track, one of {len(stop.ids)}: enter passes them all with no exceptions"
    head = [
        Content.assemble((visible(f"{row.action.ref} {row.action.title}"), "bold")),
        Content.assemble((f"! {why}" if stop.concerns else why, "$pw-late bold" if stop.concerns else "$pw-muted")),
    ]
    asked = asked_in_words(story.asked, story.updates)
    short = (dates_in_words(row), voices_told(row), blocked_words(story), asked, *_changed(changed, since))
    lines = [*head, *(Content(visible(line)) for line in short if line), *_updates(story)]
    return Content("\n").join([*lines, *(Content(visible(line)) for line in (*_moves(story), *_waiting(story)))])


def voices_told(row: ActionRow) -> str:
    """All three voices, each with its reason, also where they agree."""
    reasons = "; ".join(row.rating.reasons)
    calculated = f"calculated {row.rating.rag or 'none'}" + (f": {reasons}" if reasons else "")
    return f"{board_in_words(row) or 'board none'} · lead {row.action.rag or 'none'} · {calculated}"


def _updates(story: Story) -> Iterator[Content]:
    if not story.updates:
        yield Content("no update yet")
    for number in range(len(story.updates) - 1, max(-1, len(story.updates) - 1 - _UPDATES), -1):
        update = story.updates[number]
        rag = f" {update.rag[0].upper()}" if update.rag else ""
        aside = f"{' (internal)' if update.internal else ''}{' (copied)' if story.is_copied(number) else ''}"
        aside += " (told later)" if story.is_told_later(number) else ""
        head = f"{day_in_words(update.as_at, story.row.of.today)}{rag} {update.by}{aside}: "
        yield Content.assemble((visible(head), "bold"), visible(update.text))


def _moves(story: Story) -> Iterator[str]:
    newest = list(reversed(story.changes))
    yield from (change_line(change, story.row.of.today) for change in newest[:_MOVES])
    if len(newest) > _MOVES:
        yield f"… and {len(newest) - _MOVES} more date changes"


def _waiting(story: Story) -> Iterator[str]:
    lines = knock_on_lines(story)
    if lines:
        yield "waiting for it:"
    yield from lines[:_WAITING]
    if len(lines) > _WAITING:
        yield f"… and {len(lines) - _WAITING} more"


def _changed(changed: Sequence[str], since: str) -> Iterator[str]:
    if since:
        more = f" · and {len(changed) - _CHANGES} more" if len(changed) > _CHANGES else ""
        yield f"since {since}: {' · '.join(changed[:_CHANGES]) or 'nothing changed'}{more}"


def happened_since(story: Story, last: date) -> Iterator[str]:
    """How many updates and date changes there were after that day."""
    updates = sum(1 for update in story.updates if update.as_at > last)
    moves = sum(1 for change in story.changes if change.move.on > last)
    if updates:
        yield f"{updates} update{'s' * (updates > 1)}"
    if moves:
        yield f"{moves} date change{'s' * (moves > 1)}"


def part_told(name: str, proposal: Proposal, said: str, is_plan: bool) -> Content:
    """A theme, or the plan, at its end: the rating proposed with its reasons, what was said last, what was set now."""
    rag = proposal.rating.rag
    mark = f"{SHAPES[rag]} {rag}" if rag is not None else "none"
    reasons = f": {'; '.join(proposal.rating.reasons)}" if proposal.rating.reasons else ""
    last = f"{proposal.last_rag or 'no rating'}: {proposal.last_text}" if proposal.last_text else "nothing yet"
    skips = "s leaves it, and ends" if is_plan else "s leaves it"
    lines = [
        Content.assemble((visible(f"{'The plan as a whole' if is_plan else 'Theme'}: {name}"), "bold")),
        Content.assemble((visible(f"proposed {mark}{reasons}"), f"$pw-{rag}" if rag is not None else "")),
        Content(visible(f"set in this review: {said}" if said else f"last said: {last}")),
        *(Content(visible(f"proposed {part}: {text}")) for part, text in proposal.said.items() if text),
        Content(""),
        Content.assemble((f"enter rates it, in your words · {skips}", "$pw-muted")),
    ]
    return Content("\n").join(lines)
