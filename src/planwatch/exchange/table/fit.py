"""How well what stands in a column fits a field: it decides where the words over it do not."""

from collections.abc import Callable

from planwatch.exchange.table.contents import Contents

DATED = ("due", "original_due", "inferred", "start", "completed", "raised", "updated")
"""The fields that hold dates."""
_REPEATED = 0.75
"""A column of single words of which so few differ says of what kind each is, such as *modified*, and not what."""


def fit(field: str, held: Contents) -> float:
    """How well what stands in a column fits a field, 0 to 1."""
    if field in _OF_FIELD:
        return _OF_FIELD[field](field, held)
    if not held.filled:
        return 0.65
    return 0.4 if field in ("how", "success", "evidence") and held.numbers > 0.7 else 1.0


def _fit_of_dates(field: str, held: Contents) -> float:
    if not held.filled:
        return 0.8
    return 0.25 + 0.75 * max(held.dates, held.yes_no * 0.9 if field == "completed" else 0.0)


def _fit_of_leads(field: str, held: Contents) -> float:
    return 0.25 + 0.75 * held.names if held.filled else 0.65


def _fit_of_theme(field: str, held: Contents) -> float:
    if not held.filled:
        return 0.65
    if held.dates > 0.5 or held.numbers > 0.9 or (held.different == 1 and held.filled > 3):
        return 0.35
    if held.prose > 0.6 and held.distinct > 0.9 and held.filled > 2:
        return 0.45
    return 1.0 if held.distinct < 0.7 else 0.85


def _fit_of_words(field: str, held: Contents) -> float:
    if not held.filled:
        if held.hues > 1:
            return {"rag": 1.0, "status": 0.5}.get(field, 0.3)
        return {"status": 0.8, "rag": 0.8, "percent": 0.5}.get(field, 0.7)
    few = held.different <= 8 and held.length < 25 and held.filled >= 2 * held.different and held.prose < 0.2
    unknown = 0.5 if few and not held.numbers else 0.4 if held.length <= 18 and not held.prose else 0.0
    if not few and held.short < 0.5 and held.filled == held.different > 1:
        unknown = min(unknown, 0.2)  # several words, and no two alike: prose
    shares = {
        "status": max(held.status, held.yes_no * 0.8, 0.0 if held.numbers else unknown),
        "rag": max(held.rag, min(unknown, 0.4)),
        "percent": held.percent,
        "priority": max(held.priority, min(unknown, 0.4)),
        "cost": held.money,
        "answers": held.counted,
    }
    return 0.15 + 0.85 * shares[field]


def _fit_of_names(field: str, held: Contents) -> float:
    if not held.filled:
        return 0.6
    if field == "id":
        if held.tokens > 0.5:
            return 1.0
        return 0.8 if held.distinct > 0.95 and held.numbers > 0.9 else 0.5
    if held.tokens > 0.5 or held.dates > 0.8:
        return 0.3
    few = 1.0 if held.distinct > 0.7 or held.filled < 3 else 0.5
    return few * (0.4 + 0.6 * held.short)


def _fit_of_title(field: str, held: Contents) -> float:
    if not held.filled:
        return 0.65
    if held.filled > 3 and held.different < 2:
        return 0.1
    if held.numbers > 0.6 or held.tokens > 0.6 or held.yes_no > 0.6:
        return 0.1
    if (held.dates > 0.7 and held.length <= 10) or held.length < 3:
        return 0.25
    if held.filled > 2 and held.short > 0.8 and held.distinct <= _REPEATED:
        return 0.45
    return (0.6 if held.distinct < 0.1 and held.filled > 20 else 0.97) + 0.03 * min(1.0, held.length / 40)


def _fit_of_update(field: str, held: Contents) -> float:
    if not held.filled:
        return 0.65
    if held.dates > 0.8 and held.length <= 16:
        return 0.2
    if held.numbers > 0.6 or max(held.status, held.rag) > 0.6:
        return 0.3
    return 1.0 if held.prose > 0.15 or held.length > 25 else 0.4 if held.length < 14 else 0.7


_OF_FIELD: dict[str, Callable[[str, Contents], float]] = {
    **dict.fromkeys(DATED, _fit_of_dates),
    **dict.fromkeys(("status", "rag", "percent", "priority", "cost", "answers"), _fit_of_words),
    **dict.fromkeys(("ref", "id"), _fit_of_names),
    **dict.fromkeys(("lead", "support"), _fit_of_leads),
    "title": _fit_of_title,
    "update": _fit_of_update,
    "theme": _fit_of_theme,
}
