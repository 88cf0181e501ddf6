"""What a meeting is given, in its order, and what it is not."""

from collections.abc import Callable
from datetime import date

import pytest

from planwatch.model.dates.span import Span
from planwatch.model.history.since import since
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import MoveKind, PlanStatus, Rag, ResolutionKind, Status
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.ratings.facts import standings
from planwatch.model.values import replace
from planwatch.report.document import Document, Items, Table, Words
from planwatch.report.input import ReportInput
from planwatch.report.kinds.board import board
from planwatch.report.kinds.highlight import highlight
from planwatch.report.render.html import to_html
from planwatch.report.render.markdown import to_markdown
from tests.desk import SMALL, TODAY, dated
from tests.report.paper import (
    BOARD,
    PUBLIC,
    after_meeting,
    first,
    report_input,
    sections,
    table,
    with_action,
    with_actions,
)

ORDER = [
    "about", "overall", "decisions", "themes", "late", "done", "news", "moved", "due", "measures", "risks",
    "costs", "asked",
]  # fmt: skip
MET = date(2015, 12, 1)


def test_the_two_sides_have_their_sections_in_the_fields_order() -> None:
    document = highlight(report_input(SMALL, TODAY))
    assert [one.key for side in document.sides[:2] for one in side.sections] == ORDER
    titles = [one.title for side in document.sides[:2] for one in side.sections if one.key != "costs"]
    numbers = [int(title.split(".")[0]) for title in titles]
    assert numbers == list(range(1, 13))
    assert [len(side.sections) for side in document.sides[:2]] == [5, 8]
    assert document.sides[1].foot[0].startswith("Lateness: green on target")
    assert not [words for words in document.sides[1].foot if "Escalation" in words]


def test_the_route_of_escalation_stands_among_the_definitions() -> None:
    route = ("Improvement Board after 14 days", "Chief Executive after 8 weeks or 3 moves")
    laid = replace(SMALL, plan=replace(SMALL.plan, route=route))
    for kind in (highlight, board):
        foot = [words for side in kind(report_input(laid, TODAY)).sides for words in side.foot]
        (told,) = [words for words in foot if words.startswith("Escalation")]
        assert "Improvement Board after 14 days; Chief Executive after 56 days or 3 moves" in told


def test_measures_risks_and_costs_say_that_the_plan_does_not_keep_them() -> None:
    found = to_markdown(highlight(report_input(SMALL, TODAY)))
    assert "Measures: not kept in this plan." in found
    assert "Risks: not kept in this plan." in found
    assert "Costs: not kept in this plan." in found


def test_a_section_with_nothing_in_it_says_so() -> None:
    empty = replace(SMALL, action=(), theme=())
    words = {key: one.blocks[0] for key, one in sections(highlight(report_input(empty, TODAY))).items()}
    for key, start in {
        "decisions": "No decision", "late": "Nothing is red", "done": "Nothing was completed",
        "news": "There was no meeting", "moved": "No date was moved", "due": "Nothing falls due",
    }.items():  # fmt: skip
        assert getattr(words[key], "text", "").startswith(start), key


def test_what_has_no_room_is_in_the_annex_that_the_section_names() -> None:
    late = [
        replace(SMALL.action[0], ref=f"L{number}", title=f"Late {number} " + "and long " * 20) for number in range(12)
    ]
    document = highlight(report_input(with_actions(SMALL, *late), TODAY))
    found = sections(document)
    assert found["late"].more == ("… and 7 more in the annex to section 5; texts that end in … stand whole there.")
    assert len(table(found["late"])) == 6
    annex = found["annex-late"]
    assert annex.title == "Annex to section 5. Red and late"
    assert len(table(annex)) == 13
    assert any("and long " * 20 in line[0] + " " for line in table(annex))
    assert document.sides[-1].title == "Annex"


def test_without_overflow_there_is_no_annex() -> None:
    assert len(highlight(report_input(SMALL, TODAY)).sides) == 2


@pytest.mark.parametrize("make", [highlight, board])
def test_a_public_forum_gets_nothing_internal_and_is_told_how_many_items_that_were(
    make: Callable[[ReportInput], Document],
) -> None:
    secret = Update(text="SECRET", as_at=date(2016, 1, 8), rag=Rag.AMBER, internal=True)
    plan = replace(SMALL, plan=replace(SMALL.plan, update=(secret,)))
    plan = replace(plan, theme=(replace(plan.theme[0], update=(secret,)), *plan.theme[1:]))
    plan = with_action(plan, "C1.2", update=(*plan.action[0].update, secret))
    public = make(after_meeting(plan, TODAY, MET, PUBLIC))
    for text in (to_markdown(public), to_html(public)):
        assert "SECRET" not in text
        assert "3 items marked internal were left out" in text
        assert "Two interviews held" in text
    other = to_markdown(make(after_meeting(plan, TODAY, MET, BOARD)))
    assert "SECRET (internal)" in other
    assert "contains 3 items marked internal: not for the public" in other


def test_a_rating_that_only_an_internal_update_gave_the_plan_is_not_shown_to_the_public() -> None:
    given = Update(text="we fail", as_at=date(2016, 1, 8), rag=Rag.RED, internal=True)
    plan = replace(SMALL, plan=replace(SMALL.plan, update=(given,)))
    chips = first(sections(highlight(report_input(plan, TODAY, PUBLIC)))["overall"], Words).chips
    assert [chip.voice for chip in chips] == ["proposed"]


def test_ratings_are_shown_voice_by_voice_the_boards_first() -> None:
    plan = with_action(SMALL, "C1.2", rag=Rag.GREEN, board_rag=Rag.AMBER, board_why="no plan B")
    chips = next(
        cell.chips
        for line in first(sections(highlight(report_input(plan, TODAY)))["late"], Table).rows
        for cell in line
        if cell.chips and line[0].text.startswith("C1.2")
    )
    assert [(chip.voice, chip.letter) for chip in chips] == [("board", "A"), ("lead", "G"), ("calculated", "R")]
    same = with_action(SMALL, "C1.2", rag=Rag.RED)
    row = next(
        line for line in table(sections(highlight(report_input(same, TODAY)))["late"]) if line[0].startswith("C1.2")
    )
    assert row[2] == "R"


def test_lateness_on_the_agreed_date_leads_with_original_and_current_beside_it() -> None:
    plan = with_action(
        SMALL, "C1.2", **dated("original_due", "1 Sep 2015"), **dated("agreed_due", "30 Sep 2015"),
        **dated("due", "1 Feb 2016"),
    )  # fmt: skip
    found = sections(highlight(report_input(plan, TODAY)))
    row = next(line for line in table(found["late"]) if line[0].startswith("C1.2"))
    assert row[3:5] == ["1 Sep 2015 → 30 Sep 2015 → 1 Feb", "103 d late (current: in 21 d)"]
    assert row[-1] == "1 Feb"
    assert any("Agree or refuse the new date of C1.2" in item for item in first(found["decisions"], Items).items)


def test_news_are_what_came_after_the_last_meeting() -> None:
    move = Move(was=Span("1 Dec 2015"), now=Span("1 Feb 2016"), on=date(2015, 12, 20), why="no room")
    before = Move(was=Span("1 Nov 2015"), now=Span("1 Dec 2015"), on=date(2015, 11, 1), why="early")
    plan = with_action(SMALL, "A1", move=(before, move))
    plan = with_action(plan, "C1.10", status=Status.COMPLETE, **dated("completed", "20 Dec 2015"))
    plan = replace(plan, meeting=(Meeting(on=date(2015, 12, 22), forum=BOARD.name),))
    found = sections(highlight(after_meeting(plan, TODAY, MET)))
    assert [line[0] for line in table(found["done"])] == ["C1.10 Map the offer"]
    assert [(line[5], line[7]) for line in table(found["moved"])] == [("no room", "! 2 d before")]
    changed = [(line[0].split(" ")[0], line[2]) for line in table(found["news"])]
    assert ("C1.2", "first rated") in changed


def test_what_a_meeting_asked_for_stays_until_it_is_answered() -> None:
    asked = Resolution(number=2, kind=ResolutionKind.REPORT_BACK, text="What if it fails", action="C1.2")
    answered = replace(asked, number=3, text="All is well", answer="It is")
    noted = replace(asked, number=4, kind=ResolutionKind.NOTE, text="Noted")
    plan = replace(SMALL, meeting=(Meeting(on=MET, forum=BOARD.name, resolution=(asked, answered, noted)),))
    items = first(sections(highlight(after_meeting(plan, TODAY, MET)))["asked"], Items).items
    assert len(items) == 1
    assert "What if it fails" in items[0]


def test_what_falls_due_until_the_meeting_after_this_one_is_told() -> None:
    found = sections(
        highlight(after_meeting(SMALL, TODAY, MET, meeting=date(2016, 1, 14), following=date(2016, 2, 25)))
    )
    assert found["due"].title == "9. Due before the next meeting (25 Feb)"
    assert [line[0] for line in table(found["due"])] == ["A1 Set standards"]


def test_a_draft_plan_is_to_be_approved() -> None:
    draft = replace(SMALL, plan=replace(SMALL.plan, status=PlanStatus.DRAFT))
    assert "Approve the plan" in first(sections(highlight(report_input(draft, TODAY)))["decisions"], Items).items[0]


def test_only_a_forum_that_agrees_dates_is_asked_to_and_dates_come_first() -> None:
    plan = with_action(SMALL, "C1.2", **dated("agreed_due", "30 Sep 2015"), **dated("due", "1 Feb 2016"))
    plan = replace(plan, forum=(BOARD, PUBLIC))
    asked = sections(board(after_meeting(plan, TODAY, MET, BOARD, items=("Budget",))))["decisions"].blocks
    assert isinstance(asked[0], Items)
    assert [item.split(" (")[0] for item in asked[0].items] == [
        "Agree or refuse the new date of C1.2",
        "Agenda: Budget",
    ]
    assert len(asked) == 1
    [said] = sections(board(after_meeting(plan, TODAY, MET, PUBLIC)))["decisions"].blocks
    waits = "1 moved date waits to be agreed by Improvement Board."
    assert said == Words(f"No decision is asked for. {waits}")
    nobody = replace(plan, forum=(PUBLIC,))
    [said] = sections(board(after_meeting(nobody, TODAY, MET, PUBLIC)))["decisions"].blocks
    assert "and no forum of the plan agrees dates" in getattr(said, "text", "")


def test_a_plea_for_help_is_no_decision() -> None:
    plea = Update(text="Achieved: none. Help needed: a second recruiter", as_at=date(2016, 1, 8))
    plan = replace(SMALL, theme=(replace(SMALL.theme[0], update=(plea,)), *SMALL.theme[1:]))
    found = sections(highlight(report_input(plan, TODAY)))
    assert found["help"].title == "Help asked for"
    assert first(found["help"], Items).items == (f"{SMALL.theme[0].title} asks for help: a second recruiter",)
    assert found["themes"].title.startswith("4. ")
    assert "second recruiter" not in str(found["decisions"])


def test_optimism_is_in_no_report(sample_snapshots: tuple[Snapshot, ...]) -> None:
    for snapshot in sample_snapshots:
        assert "optimis" not in to_html(board(after_meeting(snapshot, TODAY, MET))).casefold()


def test_the_boards_report_tells_each_fact_once() -> None:
    late = [replace(SMALL.action[0], ref=f"L{number}") for number in range(12)]
    found = sections(board(after_meeting(with_actions(SMALL, *late), TODAY, MET)))
    assert found["late"].more == "… and 7 more in the annex to section 5."
    told = [line[0] for key in ("late", "annex-late") for line in table(found[key])]
    assert (len(told), len(set(told))) == (13, 13)
    assert found["overdue"].title == "All overdue (13)"
    assert not any(isinstance(block, Table) for block in found["overdue"].blocks)
    changed = [line[0] for key, one in found.items() if key.startswith("since-") for line in table(one)]
    assert not {"Completed", "Slipped", "RAG worse", "RAG better"} & set(changed)
    assert {"since", "overdue", "changes"} <= found.keys()
    counts = table(found["since"])
    assert [sum(int(line[at]) for line in counts[:-1]) for at in range(1, len(counts[-1]))] == [
        int(n) for n in counts[-1][1:]
    ]


def test_what_the_list_calls_due_soon_is_due_here_too() -> None:
    plan = with_action(SMALL, "A1", **dated("due", "25 Jan 2016"))
    found = sections(highlight(report_input(plan, TODAY, soon=14)))
    assert found["due"].title == "9. Due in the next 14 days"
    assert [line[0] for line in table(found["due"])] == ["A1 Set standards"]


def test_what_was_done_before_the_last_meeting_and_told_after_it_is_news() -> None:
    done = with_action(SMALL, "A1", status=Status.COMPLETE, **dated("completed", "27 Nov 2015"))
    undated = with_action(done, "A2", completed="last year", completed_from=None, completed_by=None)
    then = with_action(undated, "A1", status=Status.IN_PROGRESS, completed="", completed_from=None, completed_by=None)
    found = since(standings(then), standings(undated), MET, TODAY)
    told = report_input(undated, TODAY, BOARD, last=Meeting(on=MET, forum=BOARD.name), since=found)
    assert [line[0] for line in table(sections(highlight(told))["done"])] == ["A1 Set standards"]


def test_a_theme_without_room_is_in_the_annex_also_where_actions_have_none() -> None:
    themes = tuple(Theme(title=f"Theme {number}") for number in range(8))
    actions = tuple(Action(ref=f"A{number}", title="Do it", theme=theme.title) for number, theme in enumerate(themes))
    plan = replace(SMALL, theme=themes, action=(*actions, Action(ref="A9", title="Do it")))
    found = sections(highlight(report_input(plan, TODAY)))
    assert "2 other themes" in [line[0] for line in table(found["themes"])]
    assert "annex to section 4" in found["themes"].more
    assert {"Theme 7", "no theme"} <= {line[0] for line in table(found["annex-themes"])}


def test_a_theme_of_a_long_name_is_in_the_annex_once() -> None:
    themes = tuple(Theme(title=f"Theme {number} {'of a long name ' * 9}".strip()) for number in range(9))
    actions = tuple(Action(ref=f"A{number}", title="Do it", theme=theme.title) for number, theme in enumerate(themes))
    document = highlight(report_input(replace(SMALL, theme=themes, action=actions), TODAY))
    assert [one.key for side in document.sides for one in side.sections].count("annex-themes") == 1
    assert len(table(sections(document)["annex-themes"])) == 10


def test_a_typing_error_is_no_reason_for_being_late() -> None:
    slip = Move(was=Span("1 Oct 2015"), now=Span("20 Oct 2015"), on=date(2015, 9, 20), why="no candidates")
    slipped = with_action(SMALL, "C1.2", move=(slip, replace(slip, kind=MoveKind.CORRECTION, why="typed 2025")))
    row = next(
        line for line in table(sections(highlight(report_input(slipped, TODAY)))["late"]) if line[0].startswith("C1.2")
    )
    assert row[5].startswith("no candidates; ")
