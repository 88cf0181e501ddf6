"""What holds of any kind of part holds of each in the table, one that is added to it tomorrow among them."""

from datetime import date

import pytest
from msgspec import NODEFAULT

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.model.plan.keys import children_of, keys_of
from planwatch.model.plan.parts import PART, Part
from planwatch.model.plan.snapshot import Snapshot

PLAN = 'format = 1\n[plan]\nref = "P"\ntitle = "t"\n'
NAMED = [PART[kind] for kind in children_of(Snapshot) if len(PART[kind].named_by) == 1]
LINKED = [(part, key) for part in map(PART.__getitem__, children_of(Snapshot)) for key in part.links]
every_named_kind = pytest.mark.parametrize("part", NAMED, ids=lambda part: part.kind)


def table(part: Part, name: str, **also: str) -> str:
    """A part as a file has it, with nothing in it but what it needs."""
    needed = {key.name: "x" for key in keys_of(part.of) if key.default is NODEFAULT}
    fields = needed | {part.named_by[0]: name} | also
    return f"\n[[{part.kind}]]\n" + "".join(f'{key} = "{value}"\n' for key, value in fields.items())


def refused(text: str) -> str:
    with pytest.raises(PlanwatchError) as error:
        read_toml(PLAN + text, "plan.toml", date(2016, 1, 11))
    return str(error.value)


@every_named_kind
def test_two_of_a_kind_cannot_have_one_name(part: Part) -> None:
    assert f"{part.kind} 2 (one): {part.named_by[0]} is already that of" in refused(table(part, "one") * 2)


@every_named_kind
def test_a_name_cannot_be_empty(part: Part) -> None:
    assert f"{part.kind} 1: {part.named_by[0]} is empty" in refused(table(part, " "))


@pytest.mark.parametrize(("part", "key"), LINKED, ids=lambda each: each if isinstance(each, str) else each.kind)
def test_what_a_part_names_must_be_in_the_plan(part: Part, key: str) -> None:
    said = refused(table(part, "one", **{key: "nobody"}))
    assert f'{part.kind} 1 (one): {key} "nobody" is no {part.links[key]} of this plan' in said
