"""In which order a review goes through a plan, and the rating that it proposes for a theme."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from planwatch.model.due.lateness import Overdue, overdue
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.ratings.calculate import Rating


class Concern(StrEnum):
    """Why an action is looked at by itself, the most pressing first."""

    OVERDUE = "overdue"
    POSSIBLY = "possibly overdue"
    CHALLENGED = "challenged"
    RED = "red"
    AMBER = "amber"
    NO_UPDATE = "no update since the last meeting"
    BLOCKED = "blocked"
    DUE = "due before the next meeting"
    NO_DATE = "no date"


CONCERNS = tuple(Concern)


class Verdict(StrEnum):
    """What a review left of an action."""

    DECIDED = "decided"
    NO_EXCEPTIONS = "no exceptions"
    SKIPPED = "skipped"


class Kind(StrEnum):
    """What a stop of a review is about."""

    ACTION = "action"
    REST = "rest"
    THEME = "theme"
    PLAN = "plan"


class Between(Struct, frozen=True):
    """The meetings that a review lies between; None where one is not known."""

    last: date | None = None
    next: date | None = None


class QueueFacts(Struct, frozen=True):
    """What decides on the place of an open action in a review."""

    id: int
    theme: int | None = None
    status: Status = Status.IN_PROGRESS
    start_from: date | None = None
    start_by: date | None = None
    due_from: date | None = None
    due_by: date | None = None
    updated: date | None = None
    added: date | None = None
    rag: Rag | None = None
    board_rag: Rag | None = None
    calculated: Rag | None = None
    is_challenged: bool = False
    """Whether the lead's rating and the calculated one differ, or a board's stands."""
    is_blocked: bool = False
    verdict: Verdict | None = None
    """What the review has left of it so far."""


class ReviewStop(Struct, frozen=True):
    """One step of a review: an action, what is on track in a theme, the theme itself, at last the plan."""

    kind: Kind
    theme: int | None = None
    ids: tuple[int, ...] = ()
    concerns: tuple[Concern, ...] = ()


def concerns(facts: QueueFacts, between: Between, today: date) -> tuple[Concern, ...]:
    """Why an open action is an exception, the most pressing first; empty where it is on track.

    Without a last meeting nothing is missed since it; without a next one nothing is due before it.
    """
    late = overdue(facts.status, facts.due_from, facts.due_by, today)
    voices = (facts.board_rag, facts.rag, facts.calculated)
    found = {
        Concern.OVERDUE: late is Overdue.YES,
        Concern.POSSIBLY: late is Overdue.POSSIBLY,
        Concern.CHALLENGED: facts.is_challenged,
        Concern.RED: Rag.RED in voices,
        Concern.AMBER: Rag.AMBER in voices and Rag.RED not in voices,
        Concern.NO_UPDATE: _is_silent(facts, between.last, today),
        Concern.BLOCKED: facts.is_blocked,
        Concern.DUE: between.next is not None
        and facts.due_by is not None
        and late is not Overdue.YES
        and facts.due_by < between.next,
        Concern.NO_DATE: facts.due_by is None,
    }
    return tuple(concern for concern, holds in found.items() if holds)


def _is_silent(facts: QueueFacts, last: date | None, today: date) -> bool:
    """Begun or due to begin, and nothing said since the last meeting; nothing could be said of what is newer."""
    if last is None:
        return False
    planned = facts.start_by or facts.due_by
    if facts.status is Status.NOT_STARTED and (planned is None or planned > today):
        return False
    said = facts.updated or facts.added
    return said is None or said <= last


def queue(
    actions: Iterable[QueueFacts], themes: Sequence[int], between: Between, today: date, *, whole: bool = True
) -> tuple[ReviewStop, ...]:
    """The stops of a review: theme by theme in the order of ``themes``, what has none last, and the plan at the end.

    ``actions`` are in the plan's order. In each theme come first those that the review has decided or skipped already,
    then the exceptions, the most pressing concern first, then what is on track, as one stop, then the theme itself.
    ``whole`` is whether the plan as such is reviewed. Every action stands in exactly one stop.
    """
    by_theme: dict[int | None, list[QueueFacts]] = {theme: [] for theme in themes}
    for facts in actions:
        by_theme.setdefault(facts.theme, []).append(facts)
    no_theme = by_theme.pop(None, [])
    stops = [stop for theme, found in by_theme.items() for stop in _theme(theme, found, between, today)]
    stops += _actions(None, no_theme, between, today)
    return (*stops, ReviewStop(Kind.PLAN)) if whole else tuple(stops)


def _theme(theme: int | None, found: list[QueueFacts], between: Between, today: date) -> list[ReviewStop]:
    return [*_actions(theme, found, between, today), ReviewStop(Kind.THEME, theme)]


def _actions(theme: int | None, found: list[QueueFacts], between: Between, today: date) -> list[ReviewStop]:
    passed: list[ReviewStop] = []
    exceptions: list[ReviewStop] = []
    rest: list[int] = []
    for facts in found:
        why = concerns(facts, between, today)
        if facts.verdict in (Verdict.DECIDED, Verdict.SKIPPED):
            passed.append(ReviewStop(Kind.ACTION, theme, (facts.id,), why))
        elif why and facts.verdict is None:
            exceptions.append(ReviewStop(Kind.ACTION, theme, (facts.id,), why))
        else:
            rest.append(facts.id)
    exceptions.sort(key=lambda stop: CONCERNS.index(stop.concerns[0]))
    return [*passed, *exceptions, *([ReviewStop(Kind.REST, theme, tuple(rest))] if rest else [])]


def place_to_resume(stops: Sequence[ReviewStop], verdicts: Mapping[int, Verdict], rated: Iterable[int | None]) -> int:
    """The first stop that nobody has been through.

    A theme counts as passed where it was rated (``rated`` holds None for the plan), or something after it was looked
    at.
    """
    rated = set(rated)
    looked_at = [at for at, stop in enumerate(stops) if stop.ids and all(key in verdicts for key in stop.ids)]
    last = max(looked_at, default=-1)
    for at, stop in enumerate(stops):
        if stop.ids and at not in looked_at:
            return at
        if not stop.ids and at > last and (stop.theme if stop.kind is Kind.THEME else None) not in rated:
            return at
    return max(0, len(stops) - 1)


class Count(Struct, frozen=True):
    """How the actions of a theme, or of the plan, stand.

    ``red`` and ``amber`` are of the open ones, as rated by the board, else by the lead, else by the plan's rule.
    """

    open: int = 0
    done: int = 0
    red: int = 0
    amber: int = 0
    overdue: int = 0
    begun: int | None = None
    """How many of the open ones are in progress; None where it is not known."""


def proposed(count: Count) -> Rating:
    """The rating proposed for a theme or the plan, with its reasons: a person sets it.

    Red where a third of what is open is red or overdue; amber where anything is red or overdue, or a third is amber;
    so that a theme is never simply as bad as its worst part. Nothing is proposed where nothing has begun yet.
    """
    if not count.open:
        return Rating(Rag.GREEN if count.done else None, (f"all {count.done} actions done",) if count.done else ())
    reasons = tuple(
        f"{number} of {count.open} open {word}"
        for number, word in ((count.red, "red"), (count.overdue, "overdue"), (count.amber, "amber"))
        if number
    )
    if 3 * max(count.red, count.overdue) >= count.open:
        return Rating(Rag.RED, reasons)
    if count.red or count.overdue or 3 * count.amber >= count.open:
        return Rating(Rag.AMBER, reasons)
    if count.begun == 0 and not count.done:
        return Rating(None, (f"none of {count.open} begun",))
    return Rating(Rag.GREEN, reasons or (f"none of {count.open} open red, amber or overdue",))


COMMENTARY = ("achieved", "next", "help needed")
"""What is said of a theme with its rating."""


def commentary(said: Mapping[str, str]) -> str:
    """``Achieved: … Next: … Help needed: …``, what was left empty left out."""
    parts = ((name, " ".join(said.get(name, "").split())) for name in COMMENTARY)
    return " ".join(f"{name.capitalize()}: {text.rstrip('.')}." for name, text in parts if text)


def progress_words(place: int, total: int, reds: int) -> str:
    """``14 of 37, 3 reds so far``."""
    return f"{place} of {total}, {reds} red{'s' * (reds != 1)} so far"
