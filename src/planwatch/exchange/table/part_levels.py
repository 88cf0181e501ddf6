"""Columns of likelihood and impact: as things are now and as they are meant to be, whatever a register calls that."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planwatch.exchange.table.headings import words_of
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.words import folded
from planwatch.model.risks.matrix import Matrix

_LIKELIHOOD = frozenset({"likelihood", "probability", "likelyhood", "prob", "lh"})
_IMPACT = frozenset({"impact", "severity", "consequence", "imp", "magnitude"})
_SCORE = frozenset(
    {"score", "rating", "rag", "exposure", "total", "index", "level", "rank", "severity", "lxi", "value"}
)
_LETTERS = {"l": "likelihood", "p": "likelihood", "i": "impact", "s": "score", "c": "impact"}
_GROUPS = {
    "inherent": frozenset({"inherent", "gross", "initial", "original", "uncontrolled", "raw", "unmitigated", "before"}),
    "residual": frozenset({"residual", "net", "mitigated", "after", "post", "controlled", "managed", "revised"}),
    "current": frozenset({"current", "now", "present"}),
    "target": frozenset({"target", "desired", "future", "planned", "projected"}),
    "before": frozenset({"previous", "last", "prior"}),
}  # fmt: skip
_BEYOND = frozenset({"description", "details", "explanation", "reason", "effect", "date", "owner", "who", "escalation"})
_NAMED = """
    rare unlikely possible likely certain remote probable improbable low medium high moderate minor major severe
    critical negligible insignificant significant catastrophic extreme marginal very almost h m l med vh vl r a g red
    amber green unspecified serious substantial minimal slight trivial frequent occasional
"""
_NAMES = frozenset(_NAMED.split())
"""Words of levels, whatever scale they are of."""
_SAMPLE = 60
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"[\[(]?(\d{1,3})(?:\.0+)?[\])]?",
        r"[\[(]?(\d{1,3})[\])]?(?:[^\d()\[\]]{2,}+|[\s:=.–—-]*+[\[(][^\d()\[\]]{2,}+)[\])]?",
        r"[^\d()\[\]]{2,}+[\[(]?(\d{1,3})[\])]?",
    )
)
"""A number, a number and a word, a word and a number: none of them goes twice over a text that is none of them."""


class Levels(NamedTuple):
    """The columns of levels and scores by their field, and what is to be said of that."""

    fields: dict[int, str]
    doubt: tuple[int, str] | None = None
    """A column, and what a person should look at."""


class _Head(NamedTuple):
    at: int
    what: str
    group: str


def level_columns(headings: Sequence[str], columns: Sequence[Sequence[Cell]]) -> Levels:
    """What each column of levels holds; those that say how it was before anything was done are none."""
    heads = list(_heads(headings, columns))
    whats = {head.what for head in heads}
    if not {"likelihood", "impact"} & whats:
        return Levels({})
    groups = {head.group for head in heads if head.what != "score"}
    now, target, is_told = _now_and_target(groups)
    found: dict[int, str] = {}
    for head in heads:
        prefix = "target_" if head.group == target else ""
        if head.group in (now, target) and f"{prefix}{head.what}" not in found.values():
            found[head.at] = f"{prefix}{head.what}"
    doubt = None
    if is_told:
        at = next(head.at for head in heads if head.group == target)
        doubt = at, f"“{headings[at]}” is taken for the target, which it is meant to come to"
    return Levels(found, doubt)


def _heads(headings: Sequence[str], columns: Sequence[Sequence[Cell]]) -> Iterator[_Head]:
    letters = {word for heading in headings for word in words_of(heading) if word in _LETTERS}
    are_letters = "i" in letters and bool(letters & {"l", "p"})
    has_impact = any("impact" in words_of(heading) for heading in headings)
    for at, (heading, cells) in enumerate(zip(headings, columns, strict=True)):
        words = words_of(heading)
        what = _what(words, are_letters, has_impact)
        if what and not _BEYOND & set(words) and _hold_levels(cells):
            yield _Head(at, what, next((name for name, listed in _GROUPS.items() if listed & set(words)), ""))


def _hold_levels(cells: Sequence[Cell]) -> bool:
    """Whether numbers or words of scales stand in most of these, or nothing in any."""
    texts = [cell.text for cell in cells if cell.text][:_SAMPLE]
    named = sum(len(text) <= 40 and (text[:1].isdigit() or bool(_NAMES & set(words_of(text)))) for text in texts)
    return 2 * named > len(texts) or not texts


def _what(words: Sequence[str], are_letters: bool, has_impact: bool) -> str:
    every = set(words)
    if every & _LIKELIHOOD and every & _IMPACT:
        return "score"
    if every & _SCORE and not every & (_LIKELIHOOD | {"impact", "consequence"}):
        return "score" if has_impact or "severity" not in every or len(every & _SCORE) > 1 else "impact"
    if every & _LIKELIHOOD:
        return "likelihood"
    if every & _IMPACT:
        return "impact"
    last = words[-1] if words else ""
    return _LETTERS.get(last, "") if are_letters and (len(words) == 1 or len(every) > 1) else ""


def _now_and_target(groups: set[str]) -> tuple[str, str, bool]:
    """The groups that say how it is and how it is meant to be, and whether the latter is a guess."""
    if "current" in groups:
        return (
            "current",
            "target" if "target" in groups else "residual",
            "target" not in groups and "residual" in groups,
        )
    if "" in groups and "residual" in groups and "target" not in groups:
        return "", "residual", True
    now = next(group for group in ("residual", "", "inherent", "target", "before") if group in groups)
    return now, "target" if now != "target" else "none", False


def level_of(field: str, text: str, matrix: Matrix) -> int | None:
    """The level of the plan's matrix that a cell names, by its number or its word; None where that is none."""
    said = folded(text)
    for form in _FORMS:
        if match := form.fullmatch(said):
            found = matrix.level(field, int(match[1]))
            return found.value if found is not None else None
    return next((level.value for level in matrix.scale(field) if level.word and folded(level.word) == said), None)
