"""A plan's own risk matrix: the levels of likelihood and impact, the score of each pair, and the bands of the scores.

It is kept and typed as lines, each of which may be left out: ``likelihood 1 rare, 2 unlikely, 3 likely``,
``impact 1 minor, 3 serious, 5 severe``, ``scores 1 3 5 | 2 6 10 | 3 9 15`` (a row for each likelihood; else likelihood
× impact), ``bands green low, amber medium from 5, red high from 12``.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import Rag
from planwatch.model.text.visible import visible

MOST_LEVELS = 10
HOW = "write it so: likelihood 1 rare, 2 possible, 3 likely; impact 1 minor, 3 serious, 5 severe; bands green low, amber medium from 4, red high from 9"  # noqa: E501
"""What to do about a line that cannot be read."""
_LINE = re.compile(r"(likelihood|impact|scores|bands)\s*:?\s+(\S.*?)\s*", re.IGNORECASE)
_LEVEL = re.compile(r"([0-9]{1,3})(?:\s+(\S.*))?")
_BAND = re.compile(r"(green|amber|red)(?:\s+(?!from\s)(\S.*?))?(?:\s+from\s+([0-9]{1,6}))?", re.IGNORECASE)


class Level(Struct, frozen=True):
    """One step of a scale."""

    value: int
    word: str = ""

    def in_words(self) -> str:
        """``4 likely``."""
        return f"{self.value} {self.word}".strip()


class Band(Struct, frozen=True):
    """How scores from ``least`` on are coloured and called."""

    rag: Rag
    word: str = ""
    least: int = 0

    def in_words(self) -> str:
        """``amber medium from 5``."""
        return " ".join(filter(None, (str(self.rag), self.word, f"from {self.least}" if self.least else "")))


class Score(Struct, frozen=True):
    """What a likelihood and an impact come to."""

    number: int
    band: Band

    def in_words(self) -> str:
        """``12 R``: the number with the letter of its band."""
        return f"{self.number} {self.band.rag[0].upper()}"


class Matrix(Struct, frozen=True, kw_only=True):
    """A plan's matrix. Scales and bands ascend; ``scores`` has a row for each likelihood, a score for each impact."""

    likelihood: tuple[Level, ...]
    impact: tuple[Level, ...]
    bands: tuple[Band, ...]
    scores: tuple[tuple[int, ...], ...]

    def score(self, likelihood: int | None, impact: int | None) -> Score | None:
        """What two levels come to; None where one is not given, or is no level."""
        row, column = _place(self.likelihood, likelihood), _place(self.impact, impact)
        if row is None or column is None:
            return None
        return self.banded(self.scores[row][column])

    def banded(self, number: int) -> Score:
        """A score with its band."""
        found = [band for band in self.bands if band.least <= number]
        return Score(number, found[-1] if found else self.bands[0])

    def scale(self, field: str) -> tuple[Level, ...]:
        """The levels that a field of a risk can have."""
        return self.impact if field.endswith("impact") else self.likelihood

    def level(self, field: str, value: int) -> Level | None:
        """The level of that value; None where the scale has none."""
        return next((level for level in self.scale(field) if level.value == value), None)

    def level_typed(self, field: str, typed: str) -> Level | None:
        """The level of that number, of that word, or of the only word that begins so."""
        scale, text = self.scale(field), typed.strip().casefold()
        if text.isascii() and text.isdecimal():
            return self.level(field, int(text[:9]))
        exact = [level for level in scale if text and level.word.casefold() == text]
        begun = [level for level in scale if text and level.word.casefold().startswith(text)]
        found = exact or begun
        return found[0] if len(found) == 1 else None

    @property
    def lines(self) -> tuple[str, ...]:
        """As it is typed and kept."""
        product = tuple(tuple(a.value * b.value for b in self.impact) for a in self.likelihood)
        rows = " | ".join(" ".join(map(str, row)) for row in self.scores)
        return (
            f"likelihood {', '.join(level.in_words() for level in self.likelihood)}",
            f"impact {', '.join(level.in_words() for level in self.impact)}",
            *((f"scores {rows}",) if self.scores != product else ()),
            f"bands {', '.join(band.in_words() for band in self.bands)}",
        )


def _place(scale: Sequence[Level], value: int | None) -> int | None:
    return next((place for place, level in enumerate(scale) if level.value == value), None)


_DEFAULT = {
    "likelihood": "1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain",
    "impact": "1 negligible, 2 minor, 3 moderate, 4 major, 5 severe",
    "bands": "green low, amber medium from 5, red high from 12",
}


@lru_cache(64)
def matrix_of(lines: tuple[str, ...]) -> Matrix:
    """The matrix that a plan keeps. Raises PlanwatchError for what is none: nothing of the kind gets into a file."""
    return read_matrix(lines)


def read_matrix(lines: Iterable[str]) -> Matrix:
    """The matrix of these lines; what none of them says is as in the matrix of five by five. Raises PlanwatchError."""
    said = dict[str, str]()
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            raise PlanwatchError(f"'{visible(line)}' is no line of a risk matrix", HOW)
        name = found[1].casefold()
        if name in said:
            raise PlanwatchError(f"the risk matrix has {name} twice", "give each line once")
        said[name] = found[2]
    given = _DEFAULT | said
    likelihood, impact = (_levels(name, given[name]) for name in ("likelihood", "impact"))
    scores = _scores(given.get("scores", ""), likelihood, impact)
    return Matrix(likelihood=likelihood, impact=impact, bands=_bands(given["bands"]), scores=scores)


def _levels(name: str, text: str) -> tuple[Level, ...]:
    levels = list[Level]()
    for part in text.split(","):
        found = _LEVEL.fullmatch(part.strip())
        if found is None:
            raise PlanwatchError(
                f"'{visible(part.strip())}' is no level of {name}", "write a number, then its word: 4 likely"
            )
        levels.append(Level(int(found[1]), " ".join((found[2] or "").split())))
    values = [level.value for level in levels]
    if not 2 <= len(levels) <= MOST_LEVELS:
        raise PlanwatchError(f"{name} has {len(levels)} levels", f"give 2 to {MOST_LEVELS}")
    if values[0] < 1 or any(a >= b for a, b in itertools.pairwise(values)):
        raise PlanwatchError(f"the levels of {name} do not ascend from 1 or more", "write the lowest first")
    words = [level.word.casefold() for level in levels if level.word]
    if len(set(words)) != len(words):
        raise PlanwatchError(f"two levels of {name} have one word", "give each level its own word")
    return tuple(levels)


def _scores(text: str, likelihood: Sequence[Level], impact: Sequence[Level]) -> tuple[tuple[int, ...], ...]:
    if not text:
        return tuple(tuple(a.value * b.value for b in impact) for a in likelihood)
    rows = [re.split(r"[,\s]+", row.strip()) for row in text.split("|")]
    if any(not re.fullmatch(r"[0-9]{1,6}", number) for row in rows for number in row):
        raise PlanwatchError("a score of the risk matrix is no number", "write rows of numbers: 1 2 3 | 2 4 6")
    if len(rows) != len(likelihood) or any(len(row) != len(impact) for row in rows):
        raise PlanwatchError(
            f"the scores of the risk matrix are not {len(likelihood)} rows of {len(impact)}",
            "give a row for each likelihood, with a score for each impact",
        )
    return tuple(tuple(map(int, row)) for row in rows)


def _bands(text: str) -> tuple[Band, ...]:
    bands = list[Band]()
    for place, part in enumerate(text.split(",")):
        found = _BAND.fullmatch(part.strip())
        if found is None or (place > 0) != (found[3] is not None):
            hint = "the first without from, the others from their lowest score: green low, amber medium from 5"
            raise PlanwatchError(f"'{visible(part.strip())}' is no band of a risk matrix", hint)
        bands.append(Band(Rag(found[1].casefold()), " ".join((found[2] or "").split()), int(found[3] or 0)))
    if any(a.least >= b.least for a, b in itertools.pairwise(bands)):
        raise PlanwatchError("the bands of the risk matrix do not ascend", "write the lowest first")
    return tuple(bands)
