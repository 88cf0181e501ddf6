"""What contradicts itself in what was just typed, told where it is typed in.

It is what ``check`` finds of the one thing that was changed; what somebody accepted is not told again. Most of what is
typed cannot contradict anything: that is seen by a look at the words, and nothing is loaded or read for it.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.measure import Measure
from planwatch.service.session import Session

_SIGNS = re.compile(
    r"\d|[\[(<{£]|\?\?|xxx|\b(?:note to|todo|to do:|fixme|lorem|insert|to be deleted|re[- ]?check|double[- ]?check)",
    re.IGNORECASE,
)
"""One of these is in every text that a check of words finds: figures, dates, and what ``NOTE`` finds."""
_HARMLESS = frozenset(
    ("ref", "rag", "status", "percent", "lead", "support", "theme", "priority", "depends_on", "answers")
)
"""Fields of an action that no check told here looks at."""
_DATES = frozenset(("due", "start", "completed"))
_READ = frozenset(("plan", "theme", "recommendation", "measure", "commitment", "risk", "cost"))
"""The other kinds whose words the checks read."""
_YEAR = re.compile(r"(?:19|20)\d\d|\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
"""A start or end typed without year or weekday is read near to today: neither can be wrong."""


def on_action(session: Session, of: PlanDay, action_id: int, typed: Mapping[str, str], text: str = "") -> str:
    """What is to be said of an action after fields of it, or an update ``text``, were typed; empty: nothing."""
    words = [value for name, value in typed.items() if name not in _HARMLESS | _DATES]
    due = bool(typed.get("due", "").strip())
    is_dated = due or any(_YEAR.search(typed.get(name, "")) for name in _DATES)
    if not (is_dated or _has_sign((*words, text)) or (text and _repeats(session, action_id))):
        return ""
    from planwatch.service.checks.typed_found import action_found  # only where something may be wrong

    return told(action_found(session, of, action_id, (*words, text), is_due=due))


def _repeats(session: Session, action_id: int) -> bool:
    """Whether the newest update of an action is the one before it over again."""
    from planwatch.model.text.copied import is_copied
    from planwatch.storage.actions.updates import updates_of

    last = updates_of(session.database, action_id)[-2:]
    return len(last) == 2 and is_copied(last[1].text, last[0].text)


def on_part(session: Session, of: PlanDay, kind: str, name: str, typed: Iterable[str]) -> str:
    """The same of a part of another kind, by its ref, number or name; of a sign-off that it was not its turn."""
    if kind == "signoff":
        from planwatch.service.checks.signed import signed_early  # what is typed into other kinds needs no sign-offs

        return signed_early(session, of, name)
    words = [*typed]
    if kind not in _READ or not _has_sign(words):
        return ""
    from planwatch.service.checks.typed_found import part_found

    return told(part_found(session, of, kind, name, words))


def on_reading(session: Session, of: PlanDay, measure: Measure, on: date, fallen: Iterable[int]) -> str:
    """The same of a measure after a reading of a day; ``fallen``: the assured actions that it puts in doubt."""
    from planwatch.storage.checks.counted import counting  # a reading is seldom typed beside other things

    said = counting(session.database, of.id, on.year)
    again = [*fallen]
    if not said and not again:
        return ""
    from planwatch.service.checks.typed_found import reading_found

    actions = [row_id for kind, row_id in said if kind == "action"]
    return told(reading_found(session, of, measure, on, [*actions, *again]))


def told(found: Mapping[str, str]) -> str:
    """``check finds: £42,000 is printed, but £350 × 5 × 6 is £10,500 (cost-sum)``; the sentences by their codes."""
    if not found:
        return ""
    return f"check finds: {'; '.join(f'{sentence} ({code})' for sentence, code in found.items())}"


def _has_sign(words: Iterable[str]) -> bool:
    return any(map(_SIGNS.search, words))
