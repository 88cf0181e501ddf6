"""The page of a review: what was decided, by theme; what nobody answered for; the next date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planwatch.model.dates import day_in_full
from planwatch.model.kinds import Rag
from planwatch.model.plan import Plan
from planwatch.report.document import Document, Entries, ItemOf, Items, Section, Side, Words, section


@dataclass(frozen=True, slots=True)
class Decided:
    """An action about which something was decided or said."""

    ref: str
    title: str
    lead: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """The rating given to a theme, or to the plan, with its commentary."""

    rag: Rag | None
    text: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A theme as it was gone through."""

    name: str
    """Empty where its actions have no theme."""
    rated: Rated | None
    decided: tuple[Decided, ...]
    fine: tuple[str, ...]
    """The refs of those gone through without exceptions."""


@dataclass(frozen=True, slots=True)
class Left:
    """An action that nobody answered for."""

    ref: str
    title: str
    lead: str
    is_reached: bool
    """Whether the review came to it, and it was skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInput:
    """What a page is made of."""

    name: str
    """What was reviewed, for whom."""
    plan: Plan
    on: date
    present: Sequence[str]
    gone: str
    """How far it went, in words."""
    themes: Sequence[Reviewed]
    others: Sequence[Decided] = ()
    """What was decided about actions that were not to be gone through."""
    rated: Rated | None = None
    """The plan as a whole."""
    left: Sequence[Left] = ()
    following: date | None = None
    """The day of the next meeting."""


def review(given: ReviewInput) -> Document:
    """The page, theme by theme."""
    about = (given.plan.banner, given.plan.title, f"Present: {', '.join(given.present) or 'not recorded'}.", given.gone)
    following = day_in_full(given.following) if given.following else "Not planned."
    left = Items(tuple(map(_left_words, given.left)))
    sections = [
        Section("about", "", tuple(Words(text) for text in about if text)),
        *(_theme(theme, number) for number, theme in enumerate(given.themes, 1)),
        *([Section("others", "Other actions", (_entries(given.others),))] if given.others else []),
        *([Section("plan", _rated_title("The plan", given.rated), (Words(given.rated.text),))] if given.rated else []),
        section("left", "Nobody answered for", [left], "Everything was answered for."),
        Section("next", "Next meeting", (Words(following),)),
    ]
    return Document(f"{given.name}, {day_in_full(given.on)}", "", "", (Side("", tuple(sections)),), "")


def _theme(found: Reviewed, number: int) -> Section:
    fine = f"No exceptions: {', '.join(found.fine)}." if found.fine else ""
    nothing = "" if found.decided or fine else "Nothing decided."
    said = found.rated.text if found.rated is not None else ""
    blocks = (Words(said), _entries(found.decided), Words(nothing), Words(fine))
    return section(f"theme-{number}", _rated_title(found.name or "No theme", found.rated), blocks, "")


def _rated_title(name: str, rated: Rated | None) -> str:
    return f"{name}: {rated.rag}" if rated is not None else name


def _entries(decided: Sequence[Decided]) -> Entries:
    return Entries(
        tuple(ItemOf(one.ref, f"{one.title} ({one.lead})" if one.lead else one.title, one.said) for one in decided)
    )


def _left_words(one: Left) -> str:
    return f"{one.ref} {one.title} ({one.lead or 'no lead'}){'' if one.is_reached else ', not reached'}"
