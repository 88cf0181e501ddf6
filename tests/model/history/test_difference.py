"""What differs between two snapshots, and the words for it."""

from datetime import date

import pytest
from hypothesis import given

from planwatch.model.dates.span import Span
from planwatch.model.history.difference import FieldChange, Notes, compare, lines
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import Rag
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from tests.desk import with_keys
from tests.strategies import snapshots

OCT, NOV = date(2015, 10, 20), date(2015, 11, 30)
C12 = Action(ref="C1.2", title="Recruit managers", due=Span("20 Oct 2015", OCT, OCT))
C13 = Action(ref="C1.3", title="Train")
NOTE = Update(text="Two interviews held\r\nand more", as_at=date(2015, 12, 10))
BASE = Snapshot(
    plan=Plan(ref="WB", title="Plan"),
    theme=(Theme(title="Practice"),),
    lead=(Lead(name="HR partner"),),
    action=(C12, C13),
)


def changed(**fields: object) -> Snapshot:
    return replace(BASE, action=(with_keys(C12, **fields), C13))


def said(after: Snapshot, before: Snapshot = BASE) -> list[str]:
    return lines(compare(before, after))


def test_nothing_differs_between_a_plan_and_itself() -> None:
    difference = compare(BASE, BASE)
    assert not difference
    assert lines(difference) == []
    assert (difference.of(Plan).unchanged, difference.of(Theme).unchanged, difference.of(Action).unchanged) == (1, 1, 2)


def test_a_moved_due_date_is_one_line_though_three_fields_changed() -> None:
    after = changed(due="30 Nov 2015", due_from=NOV, due_by=NOV)
    (change,) = compare(BASE, after).of(Action).changed
    assert change.fields[0] == FieldChange("due", "20 Oct 2015", "30 Nov 2015")
    assert [field.field for field in change.fields] == ["due", "due_from", "due_by"]
    assert said(after) == ["C1.2 due: 20 Oct 2015 → 30 Nov 2015"]


def test_days_that_moved_under_the_same_words_are_told() -> None:
    assert said(changed(due_by=NOV)) == ["C1.2 due by: 20 Oct 2015 → 30 Nov 2015"]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"lead": "HR partner"}, "C1.2 lead: none → HR partner"),
        ({"rag": Rag.RED}, "C1.2 rag: none → red"),
        ({"percent": 0}, "C1.2 percent: none → 0 %"),
        ({"cost": 123456}, "C1.2 cost: none → £1,234.56"),
        ({"support": ("A", "B")}, "C1.2 support: none → A, B"),
        ({"added": OCT}, "C1.2 added: none → 20 Oct 2015"),
        ({"update": (NOTE,)}, "C1.2 update of 10 Dec 2015 added: Two interviews held⏎and more"),
        (
            {"move": (Move(was=Span(""), now=Span("30 Nov 2015"), on=OCT),)},
            "C1.2 date change of 20 Oct 2015 added: no date → 30 Nov 2015",
        ),
    ],
)
def test_a_change_is_told_in_plain_words(fields: dict[str, object], line: str) -> None:
    assert said(changed(**fields)) == [line]


def test_what_was_added_and_removed_is_told_in_the_plans_order() -> None:
    new = Action(ref="B1", title="Map the offer")
    after = replace(BASE, theme=(), lead=(*BASE.lead, Lead(name="Clerk", holder="J. Roe")), action=(new, C13))
    difference = compare(BASE, after)
    assert (difference.of(Action).added, difference.of(Action).removed, difference.of(Action).unchanged) == (
        (new,),
        (C12,),
        1,
    )
    assert lines(difference) == [
        "theme Practice removed",
        "lead Clerk added: J. Roe",
        "C1.2 removed: Recruit managers",
        "B1 added: Map the offer",
    ]


def test_a_change_of_the_plan_itself_is_told_with_its_ref() -> None:
    assert said(replace(BASE, plan=replace(BASE.plan, ref="WBC", red_after=7))) == [
        "plan WBC ref: WB → WBC",
        "plan WBC red after: 30 → 7",
    ]


def test_updates_are_compared_as_what_was_added_and_removed_and_the_same_one_twice_counts_twice() -> None:
    other = replace(NOTE, text="Other")
    before, after = changed(update=(NOTE, other)), changed(update=(other, NOTE, NOTE))
    (change,) = compare(before, after).of(Action).changed
    assert (change.fields, change.notes) == ((), {"update": Notes(added=(NOTE,))})
    assert said(before, after) == ["C1.2 update of 10 Dec 2015 removed: Two interviews held⏎and more"]


def test_another_order_is_no_difference() -> None:
    other = replace(NOTE, text="Other")
    before, after = changed(update=(NOTE, other)), changed(update=(other, NOTE))
    difference = compare(before, replace(after, action=after.action[::-1]))
    assert not difference
    assert difference.of(Action).unchanged == 2


def test_of_two_long_texts_the_line_shows_where_they_part() -> None:
    long = "word " * 100
    (line,) = said(changed(how=f"{long}then A"), changed(how=f"{long}then B"))
    assert line == "C1.2 how: …word word word then B → …word word word then A"


@given(snapshots(), snapshots())
def test_a_difference_adds_up_and_its_lines_are_single(before: Snapshot, after: Snapshot) -> None:
    difference = compare(before, after)
    for old, new, parts in (
        (before.theme, after.theme, difference.of(Theme)),
        (before.lead, after.lead, difference.of(Lead)),
        (before.action, after.action, difference.of(Action)),
    ):
        assert len(new) == len(parts.added) + len(parts.changed) + parts.unchanged
        assert len(old) == len(parts.removed) + len(parts.changed) + parts.unchanged
    assert bool(difference) == bool(lines(difference)) == bool(compare(after, before))
    assert all(len(line.splitlines()) == 1 for line in lines(difference))
    assert not compare(after, after)


def test_a_switch_is_on_or_off_in_words() -> None:
    assert said(replace(BASE, plan=replace(BASE.plan, second_person=True))) == ["plan WB second person: no → yes"]
