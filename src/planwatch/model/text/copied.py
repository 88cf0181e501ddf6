"""Whether an update says something new, only repeats the one before it, or says that nothing has changed."""

import re
from collections.abc import Sequence
from typing import TypeVar

Day = TypeVar("Day")

_SHORT = 25
"""Letters below which a text is copied only where it is the same: "No change." says little, but says it anew."""
_LONGEST = 20_000
"""Letters above which it is too: how alike two texts are takes the product of their lengths."""
_LEAST_ALIKE = 90
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_TELLING_WORDS = (
    "no not never none without un isn hasn wasn cannot nil "
    "one two three four five six seven eight nine ten eleven twelve twenty half all both first second third last "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december mon tue wed thu fri monday tuesday wednesday thursday friday saturday sunday spring "
    "summer autumn winter today yesterday tomorrow "
    "start started begun complete completed incomplete done finished closed agreed approved rejected refused cancelled "
    "paused stopped delayed late overdue resolved signed appointed recruited published red amber green"
)
_TELLING = frozenset(_TELLING_WORDS.split())
"""Words that are news by themselves: where one of them came or went, the text says something else."""


_UNCHANGED = re.compile(r"confirmed (?:(?:red|amber|green), )?unchanged")


def unchanged_words(rag: str | None) -> str:
    """The words of an answer that says no more than that all is as it was: ``confirmed red, unchanged``."""
    return f"confirmed {rag}, unchanged" if rag else "confirmed unchanged"


def is_unchanged(text: str) -> bool:
    """Whether the words are such an answer, whatever the rating."""
    return _UNCHANGED.fullmatch(_squeezed(text)) is not None


def is_copied(text: str, before: str) -> bool:
    """Whether ``text`` is the text before it, word for word or nearly so, or like it says only that nothing changed.

    A text whose numbers, months or words like "not" and "completed" differ has news, however alike the rest is.
    """
    if not before:
        return not text.strip()
    if is_unchanged(text) and is_unchanged(before):
        return True
    new, old = _squeezed(text), _squeezed(before)
    if new == old:
        return True
    shorter, longer = sorted((len(new), len(old)))
    if (
        shorter < _SHORT
        or longer > _LONGEST
        or 200 * shorter < _LEAST_ALIKE * (shorter + longer)
        or _has_news(new, old)
    ):
        return False
    # Loaded here: few updates come this far, and no list needs it.
    from rapidfuzz.fuzz import ratio

    return ratio(new, old, score_cutoff=_LEAST_ALIKE) > 0


def last_news(told: Sequence[tuple[Day, str]]) -> Day | None:
    """The day of the newest of these updates (day, text; in their order) that does not only repeat another."""
    # From the newest back: nearly always it is the one.
    for at in range(len(told) - 1, -1, -1):
        if not is_copied(told[at][1], told[at - 1][1] if at else ""):
            return told[at][0]
    return None


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())


def _has_news(new: str, old: str) -> bool:
    if _NUMBER.findall(new) != _NUMBER.findall(old):
        return True
    changed = set(_WORD.findall(new)) ^ set(_WORD.findall(old))
    return not changed.isdisjoint(_TELLING)
