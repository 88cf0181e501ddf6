"""The page of a review: what was decided, by theme; what nobody answered for; the next date."""

from collections.abc import Sequence

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.reviews.outcome import Decided, Left, Reviewed, ReviewOutcome, ThemeRating
from planwatch.report.document import ActionEntry, Document, Entries, Items, Section, Side, Words, section


def review(found: ReviewOutcome) -> Document:
    """The page, theme by theme."""
    about = (found.plan.banner, found.plan.title, f"Present: {', '.join(found.present) or 'not recorded'}.", found.gone)
    following = day_in_full(found.following) if found.following else "Not planned."
    left = Items(tuple(map(_left_words, found.left)))
    sections = [
        Section("about", "", tuple(Words(text) for text in about if text)),
        *(_theme(theme, number) for number, theme in enumerate(found.themes, 1)),
        *([Section("others", "Other actions", (_entries(found.others),))] if found.others else []),
        *([Section("plan", _rated_title("The plan", found.rated), (Words(found.rated.text),))] if found.rated else []),
        section("left", "Nobody answered for", [left], "Everything was answered for."),
        Section("next", "Next meeting", (Words(following),)),
    ]
    return Document(f"{found.name}, {day_in_full(found.on)}", "", "", (Side("", tuple(sections)),), "")


def _theme(one: Reviewed, number: int) -> Section:
    fine = f"No exceptions: {', '.join(one.fine)}." if one.fine else ""
    nothing = "" if one.decided or fine else "Nothing decided."
    said = one.rated.text if one.rated is not None else ""
    blocks = (Words(said), _entries(one.decided), Words(nothing), Words(fine))
    return section(f"theme-{number}", _rated_title(one.name or "No theme", one.rated), blocks, "")


def _rated_title(name: str, rated: ThemeRating | None) -> str:
    return f"{name}: {rated.rag}" if rated is not None else name


def _entries(decided: Sequence[Decided]) -> Entries:
    return Entries(
        tuple(ActionEntry(one.ref, f"{one.title} ({one.lead})" if one.lead else one.title, one.said) for one in decided)
    )


def _left_words(one: Left) -> str:
    asked = f"; {one.asked}" if one.asked else ""
    return f"{one.ref} {one.title} ({one.lead or 'no lead'}){'' if one.is_reached else ', not reached'}{asked}"
