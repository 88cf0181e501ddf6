"""Two themes, leads or forums made one: everything that hung on the one hangs on the other, and undo gives it back."""

from datetime import date

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.plan.action import Cover
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from planwatch.service.actions.remove import remove
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults
from planwatch.service.journal import undo
from planwatch.service.meetings import meetings
from planwatch.service.meetings.forums import add_forum, find_forum, set_forum
from planwatch.service.people.handover import hand_over
from planwatch.service.plan.kind import PartRow
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.merge import merge, planned, remove_into
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import find_part
from planwatch.service.plan.records import records, set_record
from planwatch.service.session import Session
from planwatch.storage.writing.tables import LINKS, REFERENCES
from tests.conftest import SitDown
from tests.desk import SMALL, find, put, targets, told


def one(session: Session, kind: str, name: str) -> PartRow[object]:
    return find_part(session, kind_of(kind), name)


def join(session: Session, kind: str, name: str, into: str) -> tuple[int, str]:
    return merge(session, kind_of(kind), one(session, kind, name), one(session, kind, into))


def dangling(session: Session) -> list[tuple[str, str, int]]:
    """Rows of a plan that name a theme or lead that is out of it."""
    return [
        (table, column, row[0])
        for kind in ("theme", "lead")
        for table, column in REFERENCES[kind]
        for row in session.database.tuples(
            f'select t.id from "{table}" t join {kind} k on k.id = t."{column}" {_whose(table)} '
            "where t.removed = 0 and k.removed = 1"
        )
    ]


def _whose(table: str) -> str:
    """What a row of a list belongs to has to be in the plan, too."""
    link = LINKS.get(table)
    return f'join "{link.kind}" o on o.id = t."{link.owner}" and o.removed = 0' if link is not None else ""


def test_all_that_hangs_on_a_lead_goes_to_the_other_and_undo_gives_it_back(ann: Session) -> None:
    day = ann.one_plan()
    for kind, values in (
        ("risk", {"title": "The post stays empty", "owner": "Head of HR"}),
        ("measure", {"title": "Starters", "owner": "Head of HR"}),
        ("commitment", {"text": "All posts filled", "lead": "Head of HR"}),
        ("communication", {"audience": "Staff", "text": "News", "lead": "Head of HR"}),
        ("forum", {"name": "Board", "chair": "Head of HR"}),
    ):
        add_part(ann, kind_of(kind), day, values)
    plan = records(ann, day, "plan")[0]
    set_record(ann, day, plan, {"route": "Head of HR after 14 days; Principal SW after 60 days"})
    before = told(ann)
    lead = one(ann, "lead", "Head of HR")
    assert planned(ann, kind_of("lead"), lead, one(ann, "lead", "Élan")).lines == [
        "1 action: C1.2", "1 theme (sponsor): Workforce", "1 theme: Workforce", "1 commitment: C1",
        "1 risk (owner): R1", "1 measure (owner): M1", "1 communication: M1", "1 forum (chair): Board",
        "the plan's route: P", "takes from it: holder", "left behind: kind",
    ]  # fmt: skip
    _, said = join(ann, "lead", "Head of HR", "Élan")
    assert said.startswith("lead Head of HR merged into Élan Partners: 1 action, 1 theme (sponsor), 1 theme")
    now = told(ann)[0]
    assert "Head of HR" not in [each.name for each in now.lead]
    assert (now.theme[0].sponsor, now.theme[0].lead) == ("Élan Partners", "Élan Partners")
    assert [now.risk[0].owner, now.measure[0].owner, now.commitment[0].lead, now.communication[0].lead] == [
        "Élan Partners"
    ] * 4
    assert (now.forum[0].chair, now.plan.route[0]) == ("Élan Partners", "Élan Partners after 14 days")
    assert next(each for each in now.lead if each.name == "Élan Partners").holder == "Ann"
    assert now.action[0].update[0].by == "Head of HR", "whose word it was then"
    assert dangling(ann) == []
    assert faults(ann) == []
    undo.undo(ann)
    assert told(ann) == before
    undo.redo(ann)
    assert told(ann)[0] == now
    assert faults(ann) == []


def test_the_same_support_twice_becomes_one_and_nobody_supports_or_covers_for_themselves(ann: Session) -> None:
    put(ann, "C1.2", {"support": "Principal SW; Élan Partners"})
    put(ann, "C1.10", {"support": "Principal SW"})
    hand_over(ann, ann.one_plan(), "Head of HR", "Principal SW", "8 Feb 2016")
    assert find(ann, "C1.2").action.cover == Cover("Head of HR", date(2016, 2, 8))
    before = told(ann)
    join(ann, "lead", "Head of HR", "Principal SW")
    assert find(ann, "C1.2").action.cover is None
    join(ann, "lead", "Principal SW", "Élan Partners")
    assert (find(ann, "C1.2").action.lead, find(ann, "C1.2").action.support) == ("Élan Partners", ())
    assert find(ann, "C1.10").action.support == ()
    undo.undo(ann)
    undo.undo(ann)
    assert told(ann) == before


def test_a_theme_gives_its_actions_and_updates_and_what_the_other_does_not_say(empty: Session) -> None:
    said = Update(text="On track", as_at=date(2015, 12, 1), by="Head of HR")
    themes = (
        replace(SMALL.theme[0], note="Kept", update=(said, replace(said, text="Late"))),
        replace(SMALL.theme[1], label="", update=(said,)),
    )
    import_snapshot(empty, replace(SMALL, theme=themes), "two.toml")
    before = told(empty)
    _, words = join(empty, "theme", "1", "Practice")
    assert words == "theme Workforce merged into Practice: 2 actions, 2 updates"
    theme = told(empty)[0].theme[0]
    assert (theme.title, theme.label, theme.lead, theme.note) == ("Practice", "Theme 1", "Head of HR", "Kept")
    assert sorted(each.text for each in theme.update) == ["Late", "On track"], "what both said is said once"
    assert {each.theme for each in told(empty)[0].action} == {"Practice", ""}
    undo.undo(empty)
    assert told(empty) == before


def test_what_something_hangs_on_is_only_removed_with_where_that_goes(ann: Session) -> None:
    leads, hr = kind_of("lead"), one(ann, "lead", "Head of HR")
    with pytest.raises(PlanwatchError, match=r"lead Head of HR has 1 action, 1 theme \(sponsor\), 1 theme\. merge"):
        remove_part(ann, leads, hr)
    add_part(ann, leads, ann.one_plan(), {"name": "Nobody"})
    remove_part(ann, leads, one(ann, "lead", "Nobody"))
    _, said = remove_into(ann, leads, hr, one(ann, "lead", "Principal SW"))
    assert "removed, all of it to Principal SW" in said
    assert one(ann, "lead", "Principal SW").text("holder") == "", "only what hung on it is kept"
    assert find(ann, "C1.2").action.lead == "Principal SW"


def test_what_cannot_be_one_stays_two(ann: Session) -> None:
    before = told(ann)
    with pytest.raises(PlanwatchError, match="Head of HR is that lead itself"):
        join(ann, "lead", "Head of HR", "Head of HR")
    other = replace(SMALL, plan=replace(SMALL.plan, ref="Q"))
    import_snapshot(ann, other, "q.toml")
    with pytest.raises(PlanwatchError, match="is of the plan Q, and Head of HR of P"):
        join(ann, "lead", "P:Head of HR", "Q:Principal SW")
    with pytest.raises(PlanwatchError, match="several plans have a lead Head of HR"):
        one(ann, "lead", "Head of HR")
    assert told(ann)[0] == before[0]


def test_in_a_plan_that_is_closed_nothing_is_merged(ann: Session) -> None:
    plan = records(ann, ann.one_plan(), "plan")[0]
    set_record(ann, ann.one_plan(), plan, {"status": PlanStatus.CLOSED.value})
    before = told(ann)
    with pytest.raises(PlanwatchError, match="is closed"):
        join(ann, "lead", "Head of HR", "Principal SW")
    assert told(ann) == before


def test_who_looked_before_another_changed_one_of_them_is_told_so(ann: Session, sit_down: SitDown) -> None:
    bob = sit_down(ann.path, "bob")
    hr, sw = one(ann, "lead", "Head of HR"), one(ann, "lead", "Principal SW")
    set_part(bob, kind_of("lead"), one(bob, "lead", "Head of HR"), {"holder": "Bo"})
    with pytest.raises(Conflict, match="holder of Head of HR was changed meanwhile by bob"):
        merge(ann, kind_of("lead"), hr, sw)
    join(bob, "lead", "Principal SW", "Élan")
    with pytest.raises(Conflict, match=r"Principal SW was removed meanwhile by bob|changed meanwhile by bob"):
        merge(ann, kind_of("lead"), one(ann, "lead", "Head of HR"), sw)


def test_an_action_that_was_taken_out_comes_back_to_whom_its_lead_was_merged_into(ann: Session) -> None:
    taken = remove(ann, targets(ann, "C1.2")).number
    before = told(ann)
    join(ann, "lead", "Head of HR", "Principal SW")
    undo.undo(ann)
    assert told(ann) == before
    join(ann, "lead", "Head of HR", "Principal SW")
    undo.undo(ann, taken)
    assert find(ann, "C1.2").action.lead == "Principal SW"
    assert dangling(ann) == []
    assert faults(ann) == []


def test_a_forum_gives_its_meetings_and_of_two_on_one_day_one_is_made(ann: Session) -> None:
    day = ann.one_plan()
    for name, above in (("Board", ""), ("Panel", "Board")):
        add_forum(ann, day, {"name": name, "reports_to": above})
    on = date(2015, 12, 10)
    meetings.hold(ann, day, "Board", on, present="Chair", items="Budget")
    meetings.hold(ann, day, "Panel", on, present="Clerk; Chair")
    meetings.hold(ann, day, "Panel", date(2015, 12, 17))
    before = told(ann)
    _, said = join(ann, "forum", "Panel", "Board")
    assert said == "forum Panel merged into Board: 2 meetings"
    met = told(ann)[0].meeting
    assert [(each.forum, each.on.day, each.present) for each in met] == [
        ("Board", 10, ("Chair", "Clerk")), ("Board", 17, ()),
    ]  # fmt: skip
    assert told(ann)[0].forum[0].reports_to == ""
    undo.undo(ann)
    assert told(ann) == before
    rows = meetings.meeting_rows(ann, day)
    for row in rows:
        meetings.set_minutes(ann, row, f"Minutes of {row.meeting.forum}")
    kept = told(ann)
    with pytest.raises(PlanwatchError, match="both have minutes"):
        join(ann, "forum", "Panel", "Board")
    assert told(ann) == kept


def test_a_new_name_is_known_to_chairs_panels_and_the_route(ann: Session) -> None:
    day = ann.one_plan()
    add_forum(ann, day, {"name": "Board", "chair": "Head of HR"})
    add_part(ann, kind_of("dive"), day, {"name": "Thresholds", "forum": "Board"})
    set_record(ann, day, records(ann, day, "plan")[0], {"route": "Board after 14 days"})
    set_part(ann, kind_of("lead"), one(ann, "lead", "Head of HR"), {"name": "Head of People"})
    set_forum(ann, find_forum(ann, "Board"), {"name": "Panel"})
    now = told(ann)[0]
    assert (now.forum[0].chair, now.dive[0].forum, now.plan.route) == (
        "Head of People", "Panel", ("Panel after 14 days",),
    )  # fmt: skip


@pytest.mark.parametrize("field", ["lead", "support"])
def test_what_comes_back_after_its_lead_was_removed_is_refused_until_the_lead_is_back(ann: Session, field: str) -> None:
    put(ann, "A1", {"lead": "", "support": ""})
    add_part(ann, kind_of("lead"), ann.one_plan(), {"name": "Interim"})
    put(ann, "A1", {field: "Interim"})
    gone = remove(ann, targets(ann, "A1")).number or 0
    remove_part(ann, kind_of("lead"), one(ann, "lead", "Interim"))
    with pytest.raises(Conflict, match=r"A1 names the lead Interim, which was removed since, by ann on .* \(change"):
        undo.undo(ann, gone)
    undo.undo(ann)
    undo.undo(ann, gone)
    assert dangling(ann) == []
    assert getattr(find(ann, "A1").action, field) == ("Interim" if field == "lead" else ("Interim",))
