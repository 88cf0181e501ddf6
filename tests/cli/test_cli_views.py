"""Views of one's own in the shell: kept in the plan or for oneself alone, listed, counted, opened by their names."""

import json
from pathlib import Path

import pytest

from planwatch.service.views.mine import mine_file
from tests.cli.conftest import Call
from tests.desk import TODAY

DAY = TODAY.isoformat()


def views(call: Call, path: Path) -> dict[str, dict[str, object]]:
    return {one["view"]: one for one in json.loads(call("views", "--json", db=path).stdout)}


def listed(call: Call, path: Path, *words: str) -> list[str]:
    return [one["ref"] for one in json.loads(call("list", *words, "--json", db=path).stdout)]


def test_a_view_of_the_plan_lists_what_its_words_list_and_counts_that(call: Call, small_path: Path) -> None:
    call("view", "add", "HR late", "base=overdue", "filter=lead:hr", "sorted_by=due-", "key=f5", db=small_path)
    wanted = listed(call, small_path, "overdue", "lead:hr", "--sort", "due-")
    assert wanted
    for name in ("HR late", "hr LATE", "f5", "P:HR late", "p:hr late"):
        assert listed(call, small_path, name) == wanted, name
    assert listed(call, small_path, "HR late", "--sort", "due") == wanted[::-1]
    shown = views(call, small_path)["P:HR late"]
    assert (shown["actions"], shown["whose"], shown["key"], shown["problem"]) == (len(wanted), "P", "f5", "")
    assert "HR late" in call("views", db=small_path).stdout
    assert listed(call, small_path, "overdue") == listed(call, small_path, "1")


def test_one_of_the_plan_is_a_part_of_it_with_undo_files_and_difference(call: Call, small_path: Path) -> None:
    call("view", "add", "HR late", "filter=lead:hr", db=small_path)
    kept = call("export", "-", db=small_path).stdout
    assert '[[view]]\nname = "HR late"\nbase = "all"\nfilter = "lead:hr"\n' in kept
    call("view", "set", "hr l", "grouped_by=theme", "columns=ref,title,lead:20", db=small_path)
    assert views(call, small_path)["P:HR late"]["columns"] == "ref, title, lead:20"
    file = small_path.with_suffix(".toml")
    file.write_text(kept)
    assert "view HR late" in call("diff", file, db=small_path).stdout
    call("undo", db=small_path)
    assert "view" not in call("diff", file, db=small_path).stdout
    call("view", "remove", "HR late", "--yes", db=small_path)
    assert "P:HR late" not in views(call, small_path)
    call("undo", db=small_path)
    assert "P:HR late" in views(call, small_path)


def test_ones_own_are_over_all_plans_and_in_no_plan_file(call: Call, small_path: Path, samples_path: Path) -> None:
    call("view", "add", "Workforce", "filter=workforce", "--mine", db=small_path)
    assert mine_file().read_text("utf-8").endswith('[[view]]\nname = "Workforce"\nbase = "all"\nfilter = "workforce"\n')
    assert "[[view]]" not in call("export", "-", db=small_path).stdout
    for path in (small_path, samples_path):
        assert listed(call, path, "Workforce") == listed(call, path, "all", "workforce")
    call("view", "set", "workf", "key=F3", "name=All of it", "--mine", db=small_path)
    shown = views(call, small_path)["All of it"]
    assert (shown["whose"], shown["key"]) == ("mine", "f3")
    call("view", "remove", "All of it", "--mine", db=small_path)
    assert "All of it" not in views(call, small_path)


@pytest.mark.parametrize("mine", [(), ("--mine",)])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "overdue"), "everybody has"),
        (("add", "Due Soon"), "everybody has"),
        (("add", "A:b"), "no colon"),
        (("add", "x", "key=r"), "choose f2 to f12"),
        (("add", "x", "key=f5"), "f5 opens HR late already"),
        (("add", "hr LATE"), "already"),
        (("add", "x", "filter=leed:hr"), "did you mean 'lead:'"),
        (("add", "x", "columns=ref,leed"), "did you mean 'lead'"),
        (("add", "x", "columns=ref:1"), "cells from 3 to 80"),
        (("add", "x", "sorted_by=due,due-"), "twice"),
        (("add", "x", "grouped_by=colour"), "colour"),
        (("add", "x", "base=later"), "later"),
        (("add", "x", "filtr=hr"), "did you mean 'filter'"),
        (("set", "HR late", "name="), "needs a name"),
        (("set", "HR late"), "nothing is said to set"),
        (("set", "nobody's", "key=f6"), "there is no view"),
        (("drop", "HR late"), "what to do is missing"),
        (("add",), "missing"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_and_changes_nothing(
    call: Call, small_path: Path, mine: tuple[str, ...], words: tuple[str, ...], told: str
) -> None:
    call("view", "add", "HR late", "key=f5", *mine, db=small_path)
    before = views(call, small_path)
    refused = call("view", *words, *mine, db=small_path)
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert views(call, small_path) == before


def test_a_view_of_one_of_several_plans_lists_only_that(call: Call, samples_path: Path) -> None:
    call("--plan", "WB", "view", "add", "Late", "base=overdue", "filter=due:overdue", db=samples_path)
    call("view", "add", "Late there", "base=overdue", "--mine", db=samples_path)
    assert listed(call, samples_path, "Late") == listed(call, samples_path, "overdue", "plan:wb", "due:overdue")
    assert listed(call, samples_path, "Late there") == listed(call, samples_path, "overdue")
    assert "WB:Late" not in json.loads(call("--plan", "SL", "views", "--json", db=samples_path).stdout)
    counts = views(call, samples_path)
    assert counts["WB:Late"]["actions"] == len(listed(call, samples_path, "WB:Late"))
    call("--plan", "SL", "view", "add", "late", db=samples_path)
    assert "say which: WB:Late, SL:late" in call("list", "LATE", db=samples_path).stderr


def test_what_a_view_names_and_is_gone_is_told_and_lists_nothing(call: Call, small_path: Path) -> None:
    call("view", "add", "Gone", "filter=lead:nobody", db=small_path)
    done = call("list", "Gone", db=small_path)
    assert done.exit_code == 0
    assert "there is no lead 'nobody' any more" in done.stderr
    assert views(call, small_path)["P:Gone"]["problem"] == "view Gone: there is no lead 'nobody' any more"


def test_a_word_that_a_newer_planwatch_knew_is_told_wherever_it_is_met(call: Call, small_path: Path) -> None:
    kept = call("export", "-", db=small_path).stdout
    file = small_path.with_suffix(".toml")
    file.write_text(f'{kept}\n[[view]]\nname = "Tomorrow"\nfilter = "mood:bad"\ncolumns = "mood"\nsorted_by = "mood"\n'
                    '\n[[view]]\nname = "Odd"\nbase = "red"\ncolumns = "mood"\n')  # fmt: skip
    assert call("import", file, db=small_path).exit_code == 0
    shown = views(call, small_path)
    assert shown["P:Tomorrow"]["actions"] is None
    assert str(shown["P:Tomorrow"]["problem"]).startswith("view Tomorrow: no filter word 'mood:'")
    assert "no column 'mood'" in str(shown["P:Odd"]["problem"])
    for words in (("list", "Tomorrow"), ("--view", "Tomorrow")):
        refused = call(*words, db=small_path)
        assert refused.exit_code == 2
        assert "view Tomorrow: no filter word 'mood:'" in refused.stderr
    assert listed(call, small_path, "Odd") == listed(call, small_path, "red")


@pytest.mark.parametrize(
    ("text", "told", "left"),
    [
        ("[[view]\n", "TOML", 0),
        ("view = 3\n", "holds no views", 0),
        ("[views]\n", "holds no views", 0),
        ('[[view]]\nname = ""\n', "no line of plain text", 0),
        ('[[view]]\nname = 3\n\n[[view]]\nname = "B"\n', "a view without a name", 1),
        ('[[view]]\nname = "A"\nbase = "later"\n', "A: ", 0),
        ('[[view]]\nname = "A"\nkey = "q"\n', "q opens no view", 0),
        ('[[view]]\nname = "A"\ncolour = "q"\n', "has no colour", 0),
        ('[[view]]\nname = "A"\n\n[[view]]\nname = "a"\n', "there twice", 1),
        ('[[view]]\nname = "A"\nfilter = "a\\nb"\n', "plain text", 0),
    ],
)
def test_a_file_of_ones_own_that_was_damaged_by_hand_is_told_and_left_alone(
    call: Call, small_path: Path, text: str, told: str, left: int
) -> None:
    mine_file().parent.mkdir(parents=True, exist_ok=True)
    mine_file().write_text(text, "utf-8")
    done = call("views", "--json", db=small_path)
    assert done.exit_code == 0
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert len(json.loads(done.stdout)) == 10 + left
    assert call("list", "overdue", db=small_path).exit_code == 0
    refused = call("view", "add", "mine", "--mine", db=small_path)
    assert refused.exit_code == 2
    refused = call("view", "add", "x", "--mine", db=small_path)
    assert "nothing was changed" in refused.stderr
    assert mine_file().read_text("utf-8") == text


def test_a_name_can_hold_whatever_a_name_holds(call: Call, small_path: Path) -> None:
    for name in ("[red]x[/]", "Lärm 'n' \"more\"", "\u202eabc", "日本", "#1 = 2", "{mine}"):
        for mine in ((), ("--mine",)):
            called = f"{name} {len(mine)}"
            done = call("view", "add", called, *mine, "filter=lead:hr", db=small_path)
            assert done.exit_code == (2 if mine and "\u202e" in name else 0), name
            assert call("list", called, db=small_path).exit_code == 0
    assert call("views", db=small_path).exit_code == 0
