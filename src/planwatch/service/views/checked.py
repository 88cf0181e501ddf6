"""What a view of one's own must be, wherever it is kept: a name of its own, a key that is free, words that are read."""

from collections.abc import Iterable

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import parse_filter
from planwatch.model.actions.views import BY_WORD
from planwatch.model.plan.view import KEYS
from planwatch.model.text.names import plain
from planwatch.service.views.layout import columns_text, read_columns
from planwatch.service.views.sorting import read_sorting

_TAKEN = {plain(word): view.name for view in BY_WORD.values() for word in (view.word, view.name, view.key)}


def checked_name(name: str) -> str:
    """That name; raises PlanwatchError where a view of everybody goes by it."""
    if plain(name) in _TAKEN:
        raise PlanwatchError(f"'{name}' is the view {_TAKEN[plain(name)]}, which everybody has", "choose another name")
    if ":" in name:
        raise PlanwatchError(f"'{name}' is no name of a view", "no colon in it: that stands behind the ref of a plan")
    return name


def checked_key(key: str, taken: Iterable[tuple[str, str]]) -> str:
    """That key; raises PlanwatchError where it is none of those of views, or a view has it: ``taken``: names, keys."""
    found = key.casefold()
    if found and found not in KEYS:
        raise PlanwatchError(f"{key} opens no view: commands have the other keys", f"choose {KEYS[0]} to {KEYS[-1]}")
    other = next((name for name, its in taken if found and its == found), None)
    if other is not None:
        free = next((each for each in KEYS if each not in {its for _, its in taken}), "")
        raise PlanwatchError(f"{found} opens {other} already", f"{free} is free" if free else "leave it without one")
    return found


def checked_words(name: str, text: str) -> str:
    """The filter, columns or sorting of a view as they are kept; raises PlanwatchError."""
    match name:
        case "filter":
            parse_filter(text)
        case "columns":
            return columns_text(read_columns(text))
        case "sorted_by":
            return read_sorting(text).text
        case _:
            pass
    return text
