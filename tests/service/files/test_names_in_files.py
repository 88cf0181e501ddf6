"""Names in a file as people type them: other capitals and blanks make no second lead, theme, forum or action."""

from pathlib import Path

import pytest
import tomli_w

from planwatch.exchange.registry import writer_for
from planwatch.exchange.spelt import as_spelt
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.lead import Lead
from planwatch.model.values import replace
from planwatch.service.actions.add import add_action
from planwatch.service.actions.edit import set_fields
from planwatch.service.change import How, Target
from planwatch.service.files.import_ import import_given, in_words
from planwatch.service.files.preview import read_plan
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY, find, told
from tests.service.files.test_given import given_file


def test_a_name_in_other_capitals_and_blanks_is_the_one_of_the_plan(ann: Session, tmp_path: Path) -> None:
    before = told(ann)[0]
    action = {"title": "Recruit managers", "theme": " workforce", "lead": "HEAD OF  HR", "support": ["élan partners"]}
    given_file(ann, tmp_path / "a.toml", {"ref": "c1.2", **action})
    after = told(ann)[0]
    assert (after.lead, after.theme) == (before.lead, before.theme)
    assert [one.ref for one in after.action] == [one.ref for one in before.action]
    now = find(ann, "C1.2").action
    assert (now.theme, now.lead, now.support) == ("Workforce", "Head of HR", ("Élan Partners",))


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_a_lead_spelt_otherwise_is_changed_and_not_added(ann: Session, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    lead = Lead(name="head of hr", holder="the new post holder")
    writer_for(file)(replace(SMALL, lead=(lead, *(one for one in SMALL.lead if one.name != "Head of HR"))), file)
    file.write_text(file.read_text().replace("Head of HR", "head of hr"))
    import_given(ann, read_plan(ann, file), file.name)
    after = told(ann)[0]
    assert {one.name for one in after.lead} == {one.name for one in SMALL.lead}
    assert next(one.holder for one in after.lead if one.name == "Head of HR") == "the new post holder"


def test_names_that_a_plan_has_in_both_spellings_stay_two() -> None:
    both = replace(SMALL, lead=(*SMALL.lead, Lead(name="head of hr")))
    assert as_spelt(both, both) == both
    assert as_spelt(both, SMALL) == both
    assert as_spelt(SMALL, both) == SMALL


def test_a_file_alone_may_spell_its_own_names_otherwise() -> None:
    text = to_toml(SMALL).replace('theme = "Workforce"', 'theme = "workforce "')
    assert read_toml(text, "a.toml", TODAY) == SMALL


def test_what_a_file_brings_that_the_plan_has_not_is_told(ann: Session, tmp_path: Path) -> None:
    new = [{"name": f"Post {number}"} for number in range(4)]
    file = tmp_path / "new.toml"
    merged = given_file(ann, file, {"ref": "N1", "title": "New", "theme": "Practice"})
    assert "new" not in in_words(merged)
    plan = {"ref": "P", "title": "Small plan"}
    file.write_bytes(tomli_w.dumps({"format": 1, "plan": plan, "lead": new, "theme": [{"title": "Hausing"}]}).encode())
    said = in_words(import_given(ann, read_plan(ann, file), file.name))
    assert said.endswith("; new: theme 'Hausing', lead 'Post 0', lead 'Post 1' and 2 more")


def test_a_theme_or_lead_that_is_made_by_its_name_is_told(ann: Session) -> None:
    (day,) = ann.plan_days()
    made = add_action(ann, day, {"title": "Do it", "theme": "Hausing", "lead": "head of  HR"}, add=True)
    assert made.note == "new in the plan: theme 'Hausing'"
    assert add_action(ann, day, {"title": "Do it", "theme": " hausing "}, add=True).note == ""
    target = Target(find(ann, "A1").id)
    assert set_fields(ann, [target], {"lead": "Post X"}, How(add=True)).note == "new in the plan: lead 'Post X'"
    assert set_fields(ann, [target], {"lead": "POST x"}, How(add=True)).number is None
