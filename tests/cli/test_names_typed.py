"""One list of typed names at every place that takes the name of a theme, a lead or a forum: they mean the same."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

BOARD = "Improvement Programme Board"

THEME = {
    "about": lambda typed: ("about", "theme", typed),
    "theme": lambda typed: ("theme", "merge", typed, "--into", "Looked after", "--dry-run"),
    "into": lambda typed: ("theme", "merge", "Looked after", "--into", typed, "--dry-run"),
    "set": lambda typed: ("set", "A4", f"theme={typed}"),
    "add": lambda typed: ("add", "Something", "--theme", typed),
    "resolve": lambda typed: ("resolve", BOARD, "10 Dec 2015", "action", "Something", "--theme", typed),
    "review": lambda typed: ("review", "--theme", typed, "--list"),
    "report": lambda typed: ("report", "theme", typed),
    "since": lambda typed: ("since", BOARD, "--theme", typed),
    "trend": lambda typed: ("trend", "--theme", typed),
}
LEAD = {
    "about": lambda typed: ("about", "lead", typed),
    "lead": lambda typed: ("lead", "set", typed, "holder=Vacant"),
    "into": lambda typed: ("lead", "merge", "LSCB", "--into", typed, "--dry-run"),
    "set": lambda typed: ("set", "A4", f"lead={typed}"),
    "support": lambda typed: ("set", "A4", f"support={typed}"),
    "sponsor": lambda typed: ("about", "theme", "Workforce", f"sponsor={typed}"),
    "add": lambda typed: ("add", "Something", "--theme", "Practice", "--lead", typed),
    "handover": lambda typed: ("handover", typed, "Programme lead"),
    "review": lambda typed: ("review", "--lead", typed, "--list"),
    "report": lambda typed: ("report", "lead", typed),
    "chase": lambda typed: ("chase", typed),
}
FORUM = {
    "forums": lambda typed: ("forums", typed),
    "forum": lambda typed: ("forum", "set", typed, "chair=Vacant"),
    "into": lambda typed: ("forum", "merge", "Full Council", "--into", typed, "--dry-run"),
    "meetings": lambda typed: ("meetings", typed),
    "agenda": lambda typed: ("agenda", typed),
    "minutes": lambda typed: ("minutes", typed, "10 Dec 2015"),
    "review": lambda typed: ("review", typed, "--list"),
    "since": lambda typed: ("since", typed),
    "report": lambda typed: ("report", "board", typed),
}
PLACES = {"theme": THEME, "lead": LEAD, "forum": FORUM}
MEANT = {
    "theme": ("Workforce", " workFORCE", "workstream C", "c", "workf", "orkforc"),
    "lead": ("HR Partner", "hr  partner", "hr", "r partn"),
    "forum": (BOARD, "improvement programme BOARD", "improv", "programme"),
}
SEVERAL = {"theme": "pr", "lead": "sm", "forum": "o"}
NOBODY = {"theme": "Workfrce", "lead": "HR Prtner", "forum": "Improvment Programm Bord"}
NEAREST = {"theme": "Workforce", "lead": "HR Partner", "forum": BOARD}
EVERY = [(kind, place) for kind, places in PLACES.items() for place in places]


def ask(kind: str, place: str, typed: str) -> tuple[str, ...]:
    words: Callable[[str], tuple[str, ...]] = PLACES[kind][place]
    return "--plan", "WB", *words(typed)


@pytest.mark.parametrize(("kind", "place"), EVERY)
def test_a_name_is_found_however_much_of_it_was_typed(call: Call, samples_path: Path, kind: str, place: str) -> None:
    for typed in MEANT[kind]:
        result = call(*ask(kind, place, typed), db=samples_path)
        assert result.exit_code == 0, (typed, result.stderr)
        call("undo", db=samples_path)  # what one of them has changed, so that the next finds the same plan


@pytest.mark.parametrize(("kind", "place"), EVERY)
def test_what_may_be_several_is_refused_with_all_of_them(call: Call, samples_path: Path, kind: str, place: str) -> None:
    said = message(call(*ask(kind, place, SEVERAL[kind]), db=samples_path))
    assert said.startswith(f"'{SEVERAL[kind]}' may be several {kind}s. say which: "), said


@pytest.mark.parametrize(("kind", "place"), EVERY)
def test_what_nobody_is_called_is_refused_with_the_nearest(
    call: Call, samples_path: Path, kind: str, place: str
) -> None:
    said = message(call(*ask(kind, place, NOBODY[kind]), db=samples_path))
    assert said.startswith(f"there is no {kind} '{NOBODY[kind]}'. did you mean '{NEAREST[kind]}'?"), said


def test_a_part_of_a_name_means_the_same_where_it_is_written(call: Call, samples_path: Path) -> None:
    call("--plan", "WB", "set", "A4", "theme=orkforc", "lead=r partn", db=samples_path)
    shown = json.loads(call("--plan", "WB", "show", "A4", "--json", db=samples_path).stdout)
    assert (shown["theme"], shown["lead"]) == ("Workforce", "HR Partner")


def test_a_new_name_is_added_though_it_is_part_of_another(call: Call, samples_path: Path) -> None:
    call("--plan", "WB", "set", "A4", "lead=Partner", "--new", db=samples_path)
    shown = json.loads(call("--plan", "WB", "show", "A4", "--json", db=samples_path).stdout)
    assert shown["lead"] == "Partner"
