"""Refs and numbers that stand twice in a file, or not at all, are told apart: of many rows as of a few."""

from time import process_time

from planwatch.exchange.table.part_levels import level_of
from planwatch.exchange.table.proposal import Proposal
from planwatch.model.risks.matrix import matrix_of
from tests.exchange.table.tables import mapped, sheet, table

_MANY = 6000


def names(found: Proposal) -> list[str]:
    """The ref or number that each part comes in by."""
    return [str({**one.implied, **one.given}.get("number", one.name)) for one in found.parts]


def test_a_number_that_is_made_up_is_none_that_a_row_below_has() -> None:
    found = sheet("""
        No | Recommendation | Management response
        | Dredge the basin each year | Agreed
        1 | Light the pier at night | Agreed
        1 | Count the boats that leave | Agreed
        1-2 | Paint the crane by winter | Agreed
    """)
    assert names(found) == ["2", "1", "1-3", "1-2"]


def test_a_register_in_which_every_row_has_the_same_ref_is_read_in_a_moment() -> None:
    heads = ["Risk ref", "Risk title", "Likelihood", "Impact", "Mitigation"]
    rows = [["R1", f"Berth {at} silts up in winter", "3", "4", "Dredge it"] for at in range(_MANY)]
    before = process_time()
    found = mapped(table(heads, *rows, name="Risks"))
    assert names(found)[-1] == f"R1-{_MANY}"
    assert process_time() - before < 4


def test_recommendations_without_numbers_are_numbered_in_a_moment() -> None:
    rows = [[f"The harbour should dredge berth {at} each year", "We agree", "Accepted"] for at in range(_MANY)]
    before = process_time()
    found = mapped(table(["Recommendation", "Management response", "Accepted"], *rows))
    assert names(found)[-1] == str(_MANY)
    assert process_time() - before < 2


def test_a_long_text_in_a_column_of_levels_is_looked_at_once() -> None:
    before = process_time()
    texts = ("4" + "-" * 30_000 + "5", "-" * 30_000 + "x(")
    assert {level_of("impact", text, matrix_of(())) for text in texts} == {None}
    assert process_time() - before < 2
    said = ("4", "(4)", "4 - major", "Major (4)", "4-H", "4 - (major)", "4: a text that goes on", "Major = 4")
    assert {level_of("impact", text, matrix_of(())) for text in said} == {4}
