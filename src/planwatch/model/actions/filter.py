"""The filter people type, the same in the app and in the shell: ``lead:hr rag:r not:recruit``."""

import re
from collections.abc import Sequence

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import Priority, Rag, Status
from planwatch.model.text.names import folded, nearest

KEYS = ("lead", "theme", "status", "rag", "calc", "board", "voice", "due", "priority", "plan", "answers")
_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_RATINGS = (
    {"r": "red", "a": "amber", "g": "green", "n": "none"} | {rag.value: rag.value for rag in Rag} | {"none": "none"}
)
_DAYS = re.compile(r"(\d{1,5})([dw]?)")
_MOST_TERMS = 40


class Term(Struct, frozen=True):
    """One word of a filter: ``key`` is empty for a bare word; ``value`` is casefolded and checked."""

    key: str
    value: str
    negated: bool = False


def narrows(before: Sequence[Term], now: Sequence[Term]) -> bool:
    """Whether no text has the words ``now`` that has not those ``before``, as where one of them is typed on."""
    asked = [term.value for term in now if not term.negated]
    return not any(term.negated for term in before) and all(
        any(term.value in value for value in asked) for term in before
    )


def parse_filter(text: str) -> tuple[Term, ...]:
    """Read a typed filter; a key without its value yet is passed over, as it is while somebody types.

    Raises PlanwatchError for a key or a value that does not exist, naming the nearest right one.
    """
    terms: list[Term] = []
    for match in _TOKEN.finditer(text):
        word, negated = match[0], False
        while word[:4].casefold() == "not:" or (word[:1] == "!" and len(word) > 1):
            word, negated = word[4 if word[:4].casefold() == "not:" else 1 :], not negated
        if word.startswith('"'):
            # What is quoted whole is no key, whatever it holds.
            term = Term("", folded(word.replace('"', "")), negated)
        else:
            term = _read_term(word.replace('"', ""), negated)
        if term.value:
            terms.append(term)
    if len(terms) > _MOST_TERMS:
        raise PlanwatchError(f"{len(terms)} filter words, more than {_MOST_TERMS}", "take some out")
    return tuple(terms)


def split_filter(text: str) -> list[str]:
    """The words of a filter as typed, quoted ones whole."""
    return _TOKEN.findall(text)


def _read_term(word: str, negated: bool) -> Term:
    match = re.match(r"([a-z]+)([:<])(?!//)", word.casefold())
    if not match:
        return Term("", folded(word), negated)
    key, value = match[1], folded(word[match.end() :])
    if key not in KEYS:
        near = nearest(key, KEYS)
        raise PlanwatchError(
            f"no filter word '{key}:'", f"did you mean '{near}:'?" if near else f"known: {' '.join(KEYS)}"
        )
    return Term(key, _CHECKS[key](value) if key in _CHECKS and value else value, negated)


def _rating(value: str) -> str:
    if value not in _RATINGS:
        raise PlanwatchError(f"no rating '{value}'", "one of r, a, g, none")
    return _RATINGS[value]


def _status(value: str) -> str:
    words = value.replace("-", " ").replace("_", " ")
    choices = ("open", "done", *(status.value for status in Status))
    found = [choice for choice in choices if choice.startswith(words)]
    if not found:
        raise PlanwatchError(
            f"no status '{value}'", "one of " + ", ".join(choice.replace(" ", "-") for choice in choices)
        )
    return found[0]


def _due(value: str) -> str:
    if value in ("none", "late", "overdue", "agreed"):
        return {"late": "overdue"}.get(value, value)
    match = _DAYS.fullmatch(value)
    if not match:
        raise PlanwatchError(
            f"due:{value} is not understood", "give days or weeks: due:14d, due:2w, due:none, due:overdue, due:agreed"
        )
    return str(int(match[1]) * (7 if match[2] == "w" else 1))


def _priority(value: str) -> str:
    choices = ("none", *(priority.value for priority in Priority))
    found = [choice for choice in choices if choice.startswith(value)]
    if not found:
        raise PlanwatchError(f"no priority '{value}'", f"one of {', '.join(choices)}")
    return found[0]


_CHECKS = dict.fromkeys(("rag", "calc", "board", "voice"), _rating) | {
    "status": _status,
    "due": _due,
    "priority": _priority,
}
