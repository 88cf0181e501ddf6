"""The board's paper: what of a large plan it has no room for, it counts."""

from planwatch.model.values import replace
from planwatch.report.document import Entries, Words
from planwatch.report.kinds.board import board
from planwatch.report.rows import worst_first
from tests.desk import SMALL, TODAY
from tests.report.paper import report_input, sections


def test_the_trees_of_the_worst_hundred_are_told_and_the_number_of_the_others() -> None:
    late = next(one for one in worst_first(report_input(SMALL, TODAY).rows) if one.is_late).action
    many = tuple(replace(late, ref=f"L{n}", depends_on=()) for n in range(102))
    found = sections(board(report_input(replace(SMALL, action=many), TODAY)))["knock-on"]
    [trees] = [block for block in found.blocks if isinstance(block, Entries)]
    [more] = [block for block in found.blocks if isinstance(block, Words)]
    assert len(trees.entries) == 100
    assert more.text.startswith("… and 2 more, without what hangs on them; ")
