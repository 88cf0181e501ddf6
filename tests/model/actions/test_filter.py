"""The filter as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import KEYS, Term, narrows, parse_filter
from tests.desk import answer


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ("   ", []),
        ("recruit Managers", [Term("", "recruit"), Term("", "managers")]),
        ('"permanent team"', [Term("", "permanent team")]),
        ('lead:"Head of HR" RAG:R', [Term("lead", "head of hr"), Term("rag", "red")]),
        ("not:recruit !rag:g not:not:x", [Term("", "recruit", True), Term("rag", "green", True), Term("", "x")]),
        ("not:lead:hr NOT:late", [Term("lead", "hr", True), Term("", "late", True)]),
        ("lead:", []),
        ("not:", []),
        ("!", [Term("", "!")]),
        ("due:14d due:2w due<3 due:late due:none", [Term("due", d) for d in ("14", "14", "3", "overdue", "none")]),
        ("status:in-progress status:not_started status:o", [
            Term("status", "in progress"), Term("status", "not started"), Term("status", "open")]),
        ("priority:h calc:none board:n", [Term("priority", "high"), Term("calc", "none"), Term("board", "none")]),
        ("http://x 9:30 ÉLAN", [Term("", "http://x"), Term("", "9:30"), Term("", "elan")]),
        ('"unclosed quote', [Term("", "unclosed quote")]),
    ],
)  # fmt: skip
def test_a_filter_is_read_word_by_word(typed: str, terms: list[Term]) -> None:
    assert list(parse_filter(typed)) == terms


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("leed:hr", "did you mean 'lead:'?"),
        ("zzz:1", "known: "),
        ("rag:x", "one of r, a, g, none"),
        ("status:gone", "one of open"),
        ("due:soon", "give days or weeks"),
        ("priority:x", "one of none, high, low"),
        ("not:rag:x", "one of r"),
    ],
)
def test_what_a_filter_cannot_mean_is_refused_with_what_it_could(typed: str, hint: str) -> None:
    with pytest.raises(PlanwatchError) as refused:
        parse_filter(typed)
    assert hint in refused.value.hint


def test_each_status_that_a_refusal_offers_can_be_typed() -> None:
    with pytest.raises(PlanwatchError) as refused:
        parse_filter("status:x")
    offered = refused.value.hint.removeprefix("one of ").split(", ")
    assert [parse_filter(f"status:{word}")[0].value for word in offered] == [
        "open", "done", "not started", "in progress", "complete", "assured", "withdrawn"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "does"),
    [
        ("ho", "hou", True), ("ho", "school hou", True), ("ho sc", "hou sch not:x", True), ("ho", "ho", True),
        ("hou", "ho", False), ("ho", "not:hou", False), ("not:ho", "not:hou", False), ("not:ho", "not:ho x", False),
    ],
)  # fmt: skip
def test_words_that_are_typed_on_narrow_and_a_word_that_is_negated_does_not(before: str, now: str, does: bool) -> None:
    assert narrows(parse_filter(before), parse_filter(now)) is does


@given(
    st.text()
    | st.lists(st.sampled_from([*(f"{key}:" for key in KEYS), "not:", "!", '"', " ", "<", "r", "1"])).map("".join)
)
def test_any_text_is_read_or_refused(typed: str) -> None:
    terms = answer(lambda: parse_filter(typed))
    assert terms.hint if isinstance(terms, PlanwatchError) else all(term.value for term in terms)
