"""A filter that names a lead or theme which is not in the plan any more, by that name."""

from collections.abc import Sequence

from planwatch.model.actions.filter import parse_filter, split_filter
from planwatch.model.actions.row import PlanDay
from planwatch.model.text.names import folded
from planwatch.service.session import Session
from planwatch.storage.journal.former import former_names
from planwatch.storage.plan.records import names


def without_former(session: Session, days: Sequence[PlanDay], text: str) -> tuple[str, str]:
    """The filter without the words that only a former name has, and what is to be said of it."""
    kept, said = list[str](), list[str]()
    for word in split_filter(text):
        became = _became(session, days, word)
        if became:
            said.append(f"{word} taken off the filter: {became}")
        else:
            kept.append(word)
    return " ".join(kept), " · ".join(said)


def _became(session: Session, days: Sequence[PlanDay], word: str) -> str:
    """The change with which the lead or theme of a filter word went; empty where there is one, or never was."""
    for term in parse_filter(word):
        if term.key not in ("lead", "theme") or term.negated or term.value == "none":
            continue
        known = [one for day in days for one in names(session.database, day.id, term.key)]
        if any(term.value in folded(f"{one.name}\n{one.label}") for one in known):
            continue
        former = former_names(session.database, [day.id for day in days], term.key)
        return next((what for name, what in former if term.value in folded(name)), "")
    return ""
