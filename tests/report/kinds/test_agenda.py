"""The agenda of a meeting: its items in the field's order, whole, and the meeting's own after them."""

from datetime import date

from planwatch.model.plan.kinds import PlanStatus, Rag
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from planwatch.report.document import Items
from planwatch.report.input import ReportInput
from planwatch.report.kinds.agenda import Agenda, agenda, document
from planwatch.report.kinds.highlight import highlight
from planwatch.report.render.lines import lines
from planwatch.report.render.page import page
from tests.desk import SMALL, TODAY
from tests.report.paper import BOARD, PUBLIC, after_meeting, report_input, sections, with_actions

MET = date(2015, 12, 1)
LATE = [replace(SMALL.action[0], ref=f"L{number}") for number in range(14)]


def item(found: Agenda, key: str) -> tuple[str, ...]:
    return next(one.lines for one in found.items if one.key == key)


def for_board(snapshot: Snapshot = SMALL, **other: object) -> ReportInput:
    return after_meeting(snapshot, TODAY, MET, BOARD, meeting=date(2016, 1, 14), **other)


def test_the_items_are_in_the_fields_order_and_the_meetings_own_come_last() -> None:
    found = agenda(for_board(items=("Budget", "Staffing")))
    assert [one.key for one in found.items] == [
        "overall", "decisions", "themes", "late", "done", "news", "moved", "due", "measures", "risks", "matters",
        "asked", "own-1", "own-2",
    ]  # fmt: skip
    assert [one.title for one in found.items if one.is_own] == ["Budget", "Staffing"]
    assert "## 13. Budget\n\n## 14. Staffing\n" in page(document(found))


def test_an_item_without_room_says_so_and_is_whole_in_the_annex() -> None:
    found = agenda(for_board(with_actions(SMALL, *LATE)))
    assert len(item(found, "late")) == 15
    text = page(document(found))
    assert "\n… and 3 more in the annex to section 4.\n" in text
    side, annex = text.split("\n### Annex to section 4. Red and late\n")
    late = side.split("## 4. Red and late")[1].split("## 5.")[0]
    assert (late.count("\n- "), annex.split("\n###")[0].count("\n- ")) == (12, 15)


def test_the_shell_and_the_app_show_the_annex_too() -> None:
    shown = list(lines(document(agenda(for_board(with_actions(SMALL, *LATE))))))
    heads = [line.text for line in shown if line.is_head]
    assert heads[3] == "4. Red and late"
    assert "Annex to section 4. Red and late" in heads
    assert [line.text for line in shown].count("… and 3 more in the annex to section 4") == 1


def test_a_screen_that_has_no_room_for_thousands_of_lines_says_how_many_it_leaves_out() -> None:
    found = document(agenda(for_board(with_actions(SMALL, *LATE))))
    told = [line.text for line in lines(found, most=13)]
    whole = [line.text for line in lines(found)]
    assert "… and 2 more, not shown here" in told
    assert [line for line in whole if line not in told]
    assert not any("not shown" in line for line in whole)


def test_what_is_asked_to_be_decided_is_what_the_highlight_report_asks_and_own_items_stand_alone() -> None:
    draft = replace(SMALL, plan=replace(SMALL.plan, status=PlanStatus.DRAFT))
    given = for_board(draft, items=("Budget",))
    [asked] = sections(highlight(given))["decisions"].blocks
    assert isinstance(asked, Items)
    assert [*item(agenda(given), "decisions"), "Agenda: Budget"] == list(asked.items)


def test_a_plan_that_nobody_rated_has_the_rating_that_the_rule_proposes() -> None:
    [told] = item(agenda(for_board()), "overall")
    assert told.startswith(("red (proposed) · ", "amber (proposed) · ", "green (proposed) · "))
    assert "Nobody has set this rating" in told


def test_a_public_forum_is_told_how_many_internal_updates_were_left_out_whenever_they_were_written() -> None:
    secret = Update(text="SECRET", as_at=date(2015, 11, 1), rag=Rag.RED, internal=True)
    plan = replace(SMALL, plan=replace(SMALL.plan, update=(secret,)))
    found = agenda(after_meeting(plan, TODAY, MET, PUBLIC))
    assert found.internal == 1
    assert "This forum is public: 1 internal item left out." in page(document(found))
    assert "SECRET" not in page(document(found))
    assert agenda(after_meeting(plan, TODAY, MET, BOARD)).internal == 0


def test_a_forum_that_never_met_is_told_so() -> None:
    text = page(document(agenda(report_input(SMALL, TODAY, BOARD))))
    assert text.startswith("# Improvement Board: agenda, no date yet\n")
    assert "Period: first meeting; as at 11 Jan 2016." in text
    assert text.endswith("\nNext meeting: no date yet.\n")


def test_due_next_looks_as_far_as_due_soon_where_no_meeting_is_known() -> None:
    titles = [one.title for one in agenda(report_input(SMALL, TODAY, BOARD, soon=21)).items]
    assert "Due in the next 21 days" in titles


def test_what_a_person_typed_stands_in_it_as_text() -> None:
    plan = replace(SMALL, plan=replace(SMALL.plan, title="# *a* [b](http://c)", banner="**x**"))
    forum = replace(BOARD, name="<b> _x_", chair="1. `me`")
    last = Meeting(on=MET, forum=forum.name)
    text = page(document(agenda(report_input(plan, TODAY, forum, last=last, items=("- [ ] task",)))))
    assert r"# \<b\> \_x\_: agenda" in text
    assert r"**\*\*x\*\***" in text
    assert r"\# \*a\* \[b\](http\://c)" in text
    assert r"## 13. - \[ \] task" in text
