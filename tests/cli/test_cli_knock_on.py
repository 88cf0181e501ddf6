"""What hangs on an action that is late, from the shell."""

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.cli.said import message

POST = "└ C4.3 Fill the one assistant team manager post still held by an agency worker · due 18 Dec 2015"


def test_a_late_action_is_told_with_all_that_hangs_on_it(call: Call, samples_path: Path) -> None:
    told = call("knock-on", "WB:C4.1", db=samples_path).stdout
    _, root, *lines = told.splitlines()
    assert root == "WB:C4.1 Launch the recruitment campaign for frontline qualified social workers · due 22 Jan"
    assert lines == [
        f"{POST} · no float left, 35 d short",
        "  └ measure M1 Agency cover of establishment social work posts",
        "  └ Scrutiny Commission meets 25 Feb (public) · late by then",
        "└ answers 4 (priority, accepted): Put the workforce strategy into effect …",
        "  └ measure M9 Starters since 10 July 2014",
        "  └ measure M10 Leavers since 10 July 2014",
        "└ commitment C4 Settle which posts are needed, and fill them for good",
        "└ Improvement Programme Board meets 21 Jan · report back asked on 10 Dec 2015, late by then",
    ]


def test_as_json_a_line_of_the_tree_is_an_object(call: Call, samples_path: Path) -> None:
    found = json.loads(call("knock-on", "WB:C4.1", "--json", db=samples_path).stdout)
    assert [(one["depth"], one["kind"], one["name"]) for one in found] == [
        (0, "action", "C4.1"), (1, "action", "C4.3"), (2, "measure", "M1"), (2, "forum", "Scrutiny Commission"),
        (1, "recommendation", "4"), (2, "measure", "M9"), (2, "measure", "M10"), (1, "commitment", "C4"),
        (1, "forum", "Improvement Programme Board"),
    ]  # fmt: skip
    assert found[3] == {
        "plan": "WB", "depth": 2, "kind": "forum", "name": "Scrutiny Commission", "title": "", "day": "2016-02-25",
        "float_left": None, "why": "late by then", "public": True,
    }  # fmt: skip


def test_what_nothing_hangs_on_says_so(call: Call, samples_path: Path) -> None:
    assert "It is complete: nothing hangs on it any more." in call("knock-on", "WB:E9", db=samples_path).stdout
    assert "there is no action Z9" in message(call("knock-on", "Z9", db=samples_path))


def test_the_same_actions_wait_as_in_its_story(call: Call, samples_path: Path) -> None:
    for ref in ("WB:C1.2", "WB:C4.1", "WB:A4", "WB:A11"):
        shown = json.loads(call("show", ref, "--json", db=samples_path).stdout)["knock_on"]
        tree = json.loads(call("knock-on", ref, "--json", db=samples_path).stdout)
        waiting = [one for one in tree[1:] if one["kind"] == "action"]
        assert [(one["name"], one["float_left"]) for one in waiting] == [
            (one["ref"], one["float_left"]) for one in shown
        ]


def test_the_board_reads_what_hangs_on_each_late_action(call: Call, samples_path: Path) -> None:
    paper = call("--plan", "WB", "report", "board", "improvement", db=samples_path).stdout
    told = paper.partition("### Knock-on of what is red or late")[2].partition("###")[0]
    tree = told.partition("**C1.2** ")[2].partition("**D2** ")[0].splitlines()[1:]
    waiting = [line.partition(" · due ")[0][4:][:7] for line in tree if " · due " in line]
    assert waiting == ["└ C1.4 ", "└└ C4.2", "└ C4.3 "]
    assert [line.rpartition(" · ")[2] for line in tree if " · due " in line] == [
        "171 d of float left", "153 d of float left", "no float left, 35 d short",
    ]  # fmt: skip
    assert "  - └ measure M1 Agency cover of establishment social work posts" in tree
    assert "  - └ Scrutiny Commission meets 25 Feb (public) · late by then" in tree
