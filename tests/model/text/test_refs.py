"""Refs: their natural order and the next one to give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.text.refs import natural_key, next_ref, ref_of_title


def test_refs_sort_as_people_count() -> None:
    refs = ["1.10", "1.2", "C1.2", "a10", "A2", "1.1a", "1.1", "C1"]
    assert sorted(refs, key=natural_key) == ["1.1", "1.1a", "1.2", "1.10", "A2", "a10", "C1", "C1.2"]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_in_refs_sort_as_numbers(one: int, other: int) -> None:
    assert (natural_key(f"C{one}") < natural_key(f"C{other}")) == (one < other)


@pytest.mark.parametrize(
    ("used", "ref"),
    [
        ([], "1"),
        (["C1.9"], "C1.10"),
        (["C1.1", "C1.2", "governance"], "C1.3"),
        (["governance"], "1"),
        (["C2", "C3", "C1"], "C4"),
        (["c2", "C1"], "C3"),
        (["A999999999"], "A1000000000"),
    ],
)
def test_the_next_ref_follows_the_last_numbered_one_that_is_free(used: list[str], ref: str) -> None:
    assert next_ref(used) == ref


@given(st.lists(st.text(min_size=1)))
def test_the_next_ref_is_never_one_in_use(used: list[str]) -> None:
    assert next_ref(used).casefold() not in {ref.casefold() for ref in used}


@pytest.mark.parametrize(
    ("title", "ref"),
    [
        ("Recovery plan", "RP"), ("Children's services improvement plan", "CSIP"), ("Housing", "HOU"), ("HR", "HR"),
        ("The audit of 2026/27", "AUD"), ("Getting to Good", "GG"), ("Post-inspection plan", "PIP"), ("2026", "P"),
        ("", "P"), ("…", "P"),
    ],
)  # fmt: skip
def test_a_title_gives_a_short_ref(title: str, ref: str) -> None:
    assert ref_of_title(title) == ref


@given(st.text())
def test_the_ref_of_any_title_is_a_short_word(title: str) -> None:
    ref = ref_of_title(title)
    assert 1 <= len(ref) <= 12
    assert ref.isalnum()
