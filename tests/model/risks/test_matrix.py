"""A plan's own risk matrix: read, written, refused, and scores by it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import Rag
from planwatch.model.risks.matrix import Matrix, matrix_of, read_matrix
from tests.strategies_kinds import MATRICES


def test_a_plan_that_says_nothing_has_five_by_five() -> None:
    by = matrix_of(())
    told = [by.score(likelihood, impact) for likelihood, impact in ((1, 4), (1, 5), (4, 3), (5, 5))]
    assert [(one.number, one.band.rag, one.in_words()) for one in told if one] == [
        (4, Rag.GREEN, "4 G"), (5, Rag.AMBER, "5 A"), (12, Rag.RED, "12 R"), (25, Rag.RED, "25 R"),
    ]  # fmt: skip
    assert by.score(None, 3) is by.score(6, 3) is None


def test_bands_differ_and_scales_leave_numbers_out() -> None:
    by = read_matrix(("impact: 1 minor, 2 serious, 3 major, 5 severe", "Bands green, amber from 4, red high from 16"))
    assert by.score(4, 4) is None
    assert [one.band.rag for n in (3, 4) if (one := by.score(n, 5))] == [Rag.AMBER, Rag.RED]
    assert by.score(1, 1) == by.banded(1)


def test_scores_need_be_no_product() -> None:
    by = read_matrix(("likelihood 1 low, 2 high", "impact 1, 2", "scores 1 4 | 3 9", "bands green, red from 4"))
    assert [[score.number for b in (1, 2) if (score := by.score(a, b))] for a in (1, 2)] == [[1, 4], [3, 9]]


def test_a_level_is_typed_as_its_number_or_word() -> None:
    by = matrix_of(())
    typed = ("4", "likely", "LIKELY", "almost", "un", "r", "9", "", "l i")
    found = [level.value if (level := by.level_typed("likelihood", text)) else None for text in typed]
    assert found == [4, 4, 4, 5, 2, 1, None, None, None]
    assert by.level_typed("target_impact", "m") is None, "minor, moderate or major"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("likelyhood 1, 2", "is no line of a risk matrix"),
        ("likelihood 1", "has 1 levels"),
        ("likelihood 2, 1", "do not ascend"),
        ("likelihood 0 never, 1 rare", "do not ascend"),
        ("impact 1 low, 2 low", "have one word"),
        ("impact one, two", "is no level of impact"),
        ("scores 1 2 | 3 4", "are not 5 rows of 5"),
        ("scores 1 x", "is no number"),
        ("bands amber from 3", "is no band"),
        ("bands green, amber", "is no band"),
        ("bands green, red from 12, amber from 6", "do not ascend"),
        ("bands blue, red from 12", "is no band"),
    ],
)
def test_what_is_no_matrix_is_refused(line: str, said: str) -> None:
    with pytest.raises(PlanwatchError, match=said):
        read_matrix((line,))
    with pytest.raises(PlanwatchError, match="twice"):
        read_matrix(("bands green, red from 3", "bands green, red from 4"))


@pytest.mark.parametrize("lines", MATRICES)
def test_what_is_kept_reads_as_the_same_matrix(lines: tuple[str, ...]) -> None:
    by = read_matrix(lines)
    assert read_matrix(by.lines) == by


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Any scales, bands, and scores: a product, or none."""
    scales = [sorted(draw(st.sets(st.integers(1, 99), min_size=2, max_size=5))) for _ in "ab"]
    bands = sorted(draw(st.sets(st.integers(1, 500), min_size=2, max_size=2)))
    rows = [[draw(st.integers(0, 500)) for _ in scales[1]] for _ in scales[0]]
    scores = f"scores {' | '.join(' '.join(map(str, row)) for row in rows)}"
    return read_matrix(
        (
            f"likelihood {', '.join(map(str, scales[0]))}",
            f"impact {', '.join(map(str, scales[1]))}",
            *((scores,) if draw(st.booleans()) else ()),
            f"bands green, amber from {bands[0]}, red from {bands[1]}",
        )
    )


_WORSE = {Rag.GREEN: 0, Rag.AMBER: 1, Rag.RED: 2}


@given(matrices(), st.data())
def test_more_likely_and_graver_never_scores_less_where_the_matrix_is_so(by: Matrix, data: st.DataObject) -> None:
    columns = [*zip(*by.scores, strict=True)]
    assume(all(list(line) == sorted(line) for line in (*by.scores, *columns)))
    a, b = (sorted(data.draw(st.lists(st.sampled_from(scale), min_size=2, max_size=2), label="levels"),
                   key=lambda level: level.value) for scale in (by.likelihood, by.impact))  # fmt: skip
    less, more = by.score(a[0].value, b[0].value), by.score(a[1].value, b[1].value)
    assert less
    assert more
    assert less.number <= more.number
    assert _WORSE[less.band.rag] <= _WORSE[more.band.rag]


@given(matrices())
def test_any_matrix_reads_back_from_its_lines(by: Matrix) -> None:
    assert read_matrix(by.lines) == by


@pytest.mark.parametrize(
    "line", ["\x80bands green, red from 16", "bands \x80green, red from 16", "likelihood \x80 rare"]
)
def test_what_is_refused_is_shown_without_control_characters(line: str) -> None:
    with pytest.raises(PlanwatchError) as refused:
        read_matrix([line])
    assert str(refused.value).isprintable()
