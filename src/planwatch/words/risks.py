"""How a risk, its score and the matrix are said."""

from collections.abc import Iterable, Mapping, Sequence

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.risk import Risk
from planwatch.model.risks.history import Scored, Way
from planwatch.model.risks.matrix import Matrix, Score
from planwatch.words.row import letter

ARROWS: Mapping[Way, str] = {Way.UP: "↑", Way.DOWN: "↓"}


def score_in_words(score: Score | None) -> str:
    """``12 R``; empty for none."""
    return score.in_words() if score is not None else ""


def band_in_words(score: Score) -> str:
    """``red high``, ``amber``."""
    return f"{score.band.rag} {score.band.word}".strip()


def scored_in_words(risk: Risk, by: Matrix) -> str:
    """``likelihood 4 likely × impact 3 moderate = 12 (red high)``; what is missing is said."""
    return _scored(by, risk.likelihood, risk.impact)


def targeted_in_words(risk: Risk, by: Matrix) -> str:
    """The same of its target."""
    if risk.target_likelihood is None and risk.target_impact is None:
        return "no target"
    return _scored(by, risk.target_likelihood, risk.target_impact)


def _scored(by: Matrix, likelihood: int | None, impact: int | None) -> str:
    parts = [
        f"{name} {_level(by, name, value)}" for name, value in (("likelihood", likelihood), ("impact", impact))
    ]  # fmt: skip
    score = by.score(likelihood, impact)
    return " × ".join(parts) + (f" = {score.number} ({band_in_words(score)})" if score is not None else "")


def _level(by: Matrix, name: str, value: int | None) -> str:
    if value is None:
        return "not given"
    level = by.level(name, value)
    return level.in_words() if level is not None else f"{value} (not on the plan's scale)"


def history_in_words(scores: Sequence[Scored], by: Matrix) -> str:
    """``8 A on 3 Nov 2015, ↑ 12 R on 10 Dec 2015``."""
    told, before = list[str](), None
    for one in scores:
        score = by.score(*one.levels)
        arrow = ""
        if before is not None and score is not None and before.number != score.number:
            arrow = "↑ " if score.number > before.number else "↓ "
        told.append(f"{arrow}{score_in_words(score) or 'no score'} on {day_in_full(one.on)}")
        before = score
    return ", ".join(told)


def cause_in_words(risk: Risk) -> str:
    """``because of …; what may happen: …; effect: …``, of what is given."""
    parts = (("cause", risk.cause), ("event", risk.event), ("effect", risk.effect))
    return " → ".join(f"{name}: {' '.join(text.split())}" for name, text in parts if text.strip())


def closed_in_words(risk: Risk) -> str:
    """``closed 10 Dec 2015: it has passed``; empty where it is open."""
    if risk.is_open:
        return ""
    on = f" {day_in_full(risk.closed_on)}" if risk.closed_on else ""
    return f"closed{on}: {risk.reason or 'no reason given'}"


class HeatMap:
    """The matrix with the refs of the open risks in its cells: likelihood downwards from the highest, impact across."""

    def __init__(self, by: Matrix, risks: Iterable[Risk]) -> None:
        self.by = by
        opened = [risk for risk in risks if risk.is_open]
        self.unscored = tuple(risk.ref for risk in opened if by.score(risk.likelihood, risk.impact) is None)
        self._refs: dict[tuple[int | None, int | None], list[str]] = {}
        for risk in opened:
            self._refs.setdefault((risk.likelihood, risk.impact), []).append(risk.ref)

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return ("Likelihood", *(level.in_words() for level in self.by.impact))

    def rows(self) -> list[tuple[str, list[tuple[Score, tuple[str, ...]]]]]:
        """Each likelihood in words, with the score and the refs of each of its cells."""
        return [
            (
                level.in_words(),
                [
                    (self.by.banded(self.by.scores[place][column]), self.refs(level.value, impact.value))
                    for column, impact in enumerate(self.by.impact)
                ],
            )
            for place, level in reversed(list(enumerate(self.by.likelihood)))
        ]

    def refs(self, likelihood: int, impact: int) -> tuple[str, ...]:
        """The risks of a cell."""
        return tuple(self._refs.get((likelihood, impact), ()))

    @property
    def foot(self) -> str:
        """What the letters mean, and what has no place: ``impact across; R red high from 12 …``."""
        bands = ", ".join(f"{letter(band.rag)} {band.in_words()}" for band in self.by.bands)
        rest = f"; not on it: {', '.join(self.unscored)}" if self.unscored else ""
        return f"impact across; {bands}{rest}"


def cell_in_words(score: Score, refs: Sequence[str]) -> str:
    """``R 12: R1, R4``; ``R 12`` where no risk is."""
    told = f"{letter(score.band.rag)} {score.number}"
    return f"{told}: {', '.join(refs)}" if refs else told
