"""What a file leaves out of what others said is left as it is."""

from datetime import date

from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.action import Action, Overruled
from planwatch.model.plan.kinds import Rag, RagRule
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot

TODAY = date(2016, 1, 11)
NOW = Snapshot(
    plan=Plan(ref="P", title="Plan", rag_rule=RagRule.EVIDENCE, second_person=True),
    action=(
        Action(ref="A1", title="One"),
        Action(ref="A2", title="Two", board=Overruled(rag=Rag.RED, why="no plan B", by="Board"), depends_on=("A1",)),
    ),
)
OLD_FILE = """format = 1
[plan]
ref = "P"
title = "Plan, renamed"
[[action]]
ref = "A2"
title = "Two, reworded"
"""


def read(text: str) -> Snapshot:
    return read_toml(text, "old.toml", TODAY, lambda ref: NOW if ref == "P" else None)


def test_a_file_that_knows_nothing_of_them_takes_back_no_boards_rating_and_no_rule() -> None:
    snapshot = read(OLD_FILE)
    assert (snapshot.plan.title, snapshot.plan.rag_rule, snapshot.plan.second_person) == (
        "Plan, renamed", RagRule.EVIDENCE, True
    )  # fmt: skip
    (action,) = snapshot.action
    assert (action.title, action.board) == ("Two, reworded", Overruled(Rag.RED, "no plan B", "Board"))


def test_what_a_file_says_of_them_holds() -> None:
    rule = 'rag_rule = "percent"\nsecond_person = false\n'
    board = '[[action]]\nref = "A2"\nboard_rag = "green"\ndepends_on = []'
    said = OLD_FILE.replace('[[action]]\nref = "A2"', f'{rule}[[action]]\nref = "A1"\ntitle = "One"\n{board}')
    snapshot = read(said)
    assert (snapshot.plan.rag_rule, snapshot.plan.second_person) == (RagRule.PERCENT, False)
    action = snapshot.action[1]
    assert (action.board, action.depends_on) == (Overruled(Rag.GREEN), ())


def test_into_an_empty_file_nothing_is_added() -> None:
    assert read_toml(OLD_FILE, "old.toml", TODAY).plan.rag_rule is RagRule.LATENESS


def test_an_export_read_back_is_the_plan() -> None:
    assert read(to_toml(NOW)) == NOW


def test_what_is_only_compared_with_the_plan_is_read_as_it_stands() -> None:
    (action,) = read_toml(OLD_FILE, "old.toml", TODAY, lambda ref: NOW, keep=False).action
    assert (action.board_rag, action.depends_on) == (None, ())


def test_a_complete_action_of_a_file_keeps_no_part_of_a_hundred_per_cent() -> None:
    done = '[[action]]\nref = "A1"\ntitle = "One"\nstatus = "complete"\ncompleted = "1 Sep 2015"\n'
    head = 'format = 1\n[plan]\nref = "P"\ntitle = "Plan"\n'
    for percent, kept in (("percent = 80\n", 100), ("percent = 0\n", 100), ("percent = 100\n", 100), ("", None)):
        assert read_toml(head + done + percent, "old.toml", TODAY).action[0].percent == kept
    half = Snapshot(plan=NOW.plan, action=(Action(ref="A1", title="One", percent=50),))
    assert read_toml(head + done, "old.toml", TODAY, lambda _: half).action[0].percent in (None, 100)
