"""Money, per cents and numbers of recommendations in cells: only what is sure."""

import re
from functools import lru_cache

from planwatch.exchange.table.provenance import Cell

_ABOUT_WORDS = r"(?:approx\.?|approximately|about|circa|c\.?|est\.?|up to|~|≈)"
_SUM = (
    r"(?:£|gbp)? ?(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}})(?:\.(?P<{0}f>\d{{1,2}}))? ?(?P<{0}u>k|m|million|thousand)?"
)
_MONEY = re.compile(
    rf"(?:{_ABOUT_WORDS} ?)?(?P<n>\d{{1,4}} ?[×x*@] ?)?{_SUM.format('s')}",
    re.IGNORECASE | re.ASCII,
)
_TIMES = re.compile(rf"{_SUM.format('s')} ?[×x*] ?(?P<n>\d{{1,4}})", re.IGNORECASE | re.ASCII)
_ABOUT = re.compile(_ABOUT_WORDS, re.IGNORECASE)
_UNITS = {"k": 1000, "thousand": 1000, "m": 1_000_000, "million": 1_000_000}
_FREE = frozenset(
    {"nil", "none", "free", "no cost", "nil cost", "zero", "no additional cost", "no extra cost", "cost neutral"}
)
_NO_SUM = frozenset(
    {"", "-", "–", "—", "n/a", "na", "tbc", "tba", "tbd", "?", "to be confirmed", "unknown", "not known"}
)
_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(
    r"(?:about |approx\.? |c\.? |~)?(\d{1,3}(?:\.\d+)?) ?(%|per ?cent)?(?: (?:complete|completed|done))?", re.ASCII
)
MOST_PENCE = 2**63 - 1

_PREFIX = r"(?:(?:recommendations?|recs?\.?|nos?\.?|findings?|paragraphs?|paras?\.?) ?)?"
_ITEM = r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){0,3}(?: ?\(?[a-z]\)?)?(?:\([ivx]{1,4}\))?"
_APART = r"(?: ?[,;&/+–-] ?(?:and )?| and | to | )"
_NUMBERS = re.compile(rf"{_PREFIX}{_ITEM}(?:{_APART}{_PREFIX}{_ITEM})*", re.IGNORECASE | re.ASCII)
_RANGE = re.compile(r"(?<![\w.])(\d{1,3})\s*(?:-|–|\bto\b)\s*(\d{1,3})(?![\w.])", re.ASCII)


def is_money(text: str) -> bool:
    """Whether a text is a sum."""
    return (
        _DIGIT.search(text) is not None and pence_of(text)[1] and ("£" in text or "k" in text.lower() or len(text) > 2)
    )


@lru_cache(4096)
def pence_of(text: str, scale: int = 1) -> tuple[int | None, bool]:
    """A sum in whole pence, None where none is named; the second is whether that is sure.

    ``scale`` is what a small number without a unit stands for, as a heading ``£000`` says.
    """
    low = " ".join(text.split()).casefold().rstrip(".").strip("*_")
    if low in _NO_SUM:
        return None, True
    if low in _FREE:
        return 0, True
    match = (_MONEY.fullmatch(low) or _TIMES.fullmatch(low)) if _DIGIT.search(low) else None
    if match is None:
        return None, False
    times = int(re.sub(r"\D", "", match["n"])) if match["n"] else 1
    fraction = (match["sf"] or "0").ljust(2, "0")
    is_whole = times > 1 or len(match["s"]) > 4
    unit = _UNITS.get(match["su"] or "", 1 if is_whole else scale)
    pence = (int(match["s"].replace(",", "")) * 100 + int(fraction)) * unit * times
    return (pence, True) if pence <= MOST_PENCE else (None, False)


def is_about(text: str) -> bool:
    """Whether a sum is given as about so much."""
    return _ABOUT.match(text.strip()) is not None


def percent_of(cell: Cell, *, of_one: bool = False) -> tuple[int | None, bool]:
    """A per cent from 0 to 100, and whether that is sure; ``of_one`` where the column counts 1 as all."""
    value = cell.value
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return _percent_in(cell.text, of_one=of_one)
    return _percent(value * 100 if "%" in cell.format or of_one else value)


@lru_cache(4096)
def _percent_in(text: str, *, of_one: bool) -> tuple[int | None, bool]:
    low = text.strip().casefold()
    match = _PERCENT.fullmatch(low)
    if match is None:
        return None, low in _NO_SUM
    return _percent(float(match[1]) * (100 if of_one and not match[2] else 1))


def _percent(number: float) -> tuple[int | None, bool]:
    # NaN is no number to compare with, and so no per cent either.
    return (round(number), True) if 0 <= number <= 100 else (None, False)


def is_numbers(text: str) -> bool:
    """Whether a text is numbers of recommendations and nothing else."""
    if len(text) > 200 or not _DIGIT.search(text):
        return False
    return _NUMBERS.fullmatch(" ".join(text.split())) is not None


@lru_cache(4096)
def numbers_of(text: str) -> tuple[tuple[str, ...], bool]:
    """The numbers of recommendations that a cell names, and whether it names nothing else: ``1, 2a & 7``, ``3-5``."""
    plain = " ".join(text.split())
    if plain.casefold() in _NO_SUM or plain.casefold() in ("none", "all"):
        return (), plain.casefold() != "all"
    if not is_numbers(plain):
        return (), False
    bare = re.sub(_PREFIX + r"(?=[A-Z]{0,3}\d)", "", plain, flags=re.IGNORECASE)
    spread = _RANGE.sub(_spread, bare)
    found = re.findall(
        r"[A-Za-z]{0,3}\d{1,3}(?:\.\d{1,3}){0,3}(?: ?\(?[a-z]\)?(?![a-z]))?(?:\([ivx]+\))?", spread, re.ASCII
    )
    return tuple(dict.fromkeys(re.sub(r"[ ()]", "", number) for number in found)), True


def _spread(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    return ", ".join(map(str, range(first, last + 1))) if first < last <= first + 30 else match[0]
