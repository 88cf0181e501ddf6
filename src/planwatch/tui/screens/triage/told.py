"""What the pane says of the action under the cursor: every sign of its row in words, then what was said of it."""

from collections.abc import Iterator

from textual.content import Content

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.due.moves import change_line
from planwatch.model.text.visible import bounded
from planwatch.service.history.story import Brief, Story, blocked_words, brief, knock_on_lines, story
from planwatch.service.session import Session
from planwatch.tui.safe import content, content_lines
from planwatch.tui.table.columns import Heading
from planwatch.words.action import chased_in_short, dates_in_words
from planwatch.words.numbers import and_more
from planwatch.words.signs import signs_in_words
from planwatch.words.story import aside

_FEW, _LONG = 12, 2_000
"""As many of the newest, and as much of a text: nobody turns a wheel for longer."""
_LETTERS = {"R": "red", "A": "amber", "G": "green", "–": "not rated", "C": "complete", "W": "withdrawn"}


def told(
    session: Session,
    row: ActionRow | Heading | None,
    is_beside: bool,
    *,
    marked: bool,
    several_plans: bool,
    changed: str = "",
) -> list[Content]:
    """What the pane says of a row, below the list or beside it; nothing where there is none.

    ``changed``: what others changed of it, which comes first.
    """
    if row is None:
        return []
    if isinstance(row, Heading):
        return _of_heading(row)
    if is_beside:
        return beside(story(session, row), marked=marked, several_plans=several_plans, changed=changed)
    return below(brief(session, row), marked=marked, several_plans=several_plans, changed=changed)


def _of_heading(heading: Heading) -> list[Content]:
    """What it counts, which the list may have cut, and what can be done there."""
    does = "unfolds" if heading.words.startswith("▸") else "folds"
    return [content(heading.words[1:].strip()).stylize("bold"), Content(f"enter {does} it, ) all of them")]


def below(found: Brief, *, marked: bool, several_plans: bool, changed: str = "") -> list[Content]:
    """Four lines: what it is, what its signs say, dates and lead, and what was said last with what holds it up."""
    row, dot = found.row, " · "
    hangs = (blocked_words(found), _hangs_on(found))
    chased = chased_in_short(found.asked, found.updates, row.of.today)
    said = _update(found, len(found.updates) - 1) if found.updates else "no update yet"
    plan = f"plan {row.of.plan.ref}" if several_plans else ""
    return [
        _title(row),
        content(dot.join(filter(None, (bounded(changed, _LONG), *signs_in_words(row, marked=marked))))),
        content(dot.join(filter(None, (dates_in_words(row), plan)))),
        content(bounded(dot.join(filter(None, (*hangs, chased, said, meetings_in_words(found.strip)))), _LONG)),
    ]


def beside(found: Story, *, marked: bool, several_plans: bool, changed: str = "") -> list[Content]:
    """The same with room: how, success and evidence, the newest updates, the moves of its date, what waits for it."""
    row, action = found.row, found.row.action
    chased = chased_in_short(found.asked, found.updates, row.of.today)
    plan = f"plan {row.of.plan.ref} {row.of.plan.title}" if several_plans else ""
    theme = f"theme {action.theme}" if action.theme else ""
    told = [
        *([content(bounded(changed, _LONG)), Content("")] if changed else []),
        *(content(line) for line in signs_in_words(row, marked=marked)),
        Content(""),
        *(content(line) for line in (dates_in_words(row), theme, plan) if line),
        *(content(line) for line in (blocked_words(found), _hangs_on(found)) if line),
        *(content(line) for line in (meetings_in_words(found.strip), chased) if line),
    ]
    for name in ("how", "success", "evidence"):
        if text := getattr(action, name):
            told += _section(name, content_lines(bounded(text, _LONG)))
    return [_title(row), Content(""), *told, *_updates(found), *_happened(found)]


def _title(row: ActionRow) -> Content:
    return content(f"{row.action.ref} {row.action.title}").stylize("bold")


def _section(name: str, *lines: Content) -> list[Content]:
    return [Content(""), Content(name).stylize("bold"), *lines]


def _update(found: Brief, number: int) -> str:
    one = found.updates[number]
    said = aside(one, copied=found.is_copied(number), late=found.is_told_later(number))
    signed = ", ".join(filter(None, (day_in_words(one.as_at, found.row.of.today), one.rag, one.by)))
    return f"{signed}{f' {said}' if said else ''}: {one.text}"


def _updates(found: Story) -> Iterator[Content]:
    numbers = range(len(found.updates) - 1, -1, -1)
    lines = (content_lines(bounded(_update(found, number), _LONG)) for number in numbers[:_FEW])
    yield from _section("updates", *lines, *_left_out(len(numbers)))
    if not found.updates:
        yield Content("no update yet")


def _happened(found: Story) -> Iterator[Content]:
    if found.changes:
        lines = [change_line(one, found.row.of.today) for one in found.changes[: -_FEW - 1 : -1]]
        yield from _section("date changes", *map(content, lines), *_left_out(len(found.changes)))
    if found.knock_on:
        lines = knock_on_lines(found)
        yield from _section("waiting for it", *map(content, lines[:_FEW]), *_left_out(len(lines)))


def _left_out(number: int) -> list[Content]:
    return [Content(f"{and_more(number - _FEW)}: enter")] if number > _FEW else []


def _hangs_on(found: Brief) -> str:
    if not found.hangs_on:
        return ""
    return f"{found.row.action.due}: {found.hangs_on.replace(' ← ', ', which follows ')}"


def meetings_in_words(strip: str) -> str:
    """``at the last meetings amber 2×, red``, the oldest first; empty where it was not rated at any."""
    runs: list[tuple[str, int]] = []
    for letter in strip.strip("– ·").split():
        word = _LETTERS.get(letter, letter)
        runs = [*runs[:-1], (word, runs[-1][1] + 1)] if runs and runs[-1][0] == word else [*runs, (word, 1)]
    said = ", ".join(f"{word} {number}×" if number > 1 else word for word, number in runs)
    return f"at the last meetings {said}" if said else ""
