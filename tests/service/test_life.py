"""Versions of a plan, their sign-offs, and what one changed of another."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import write_toml
from planwatch.model.history.difference import compare
from planwatch.model.life.chain import Chain
from planwatch.model.life.revision import Became, revised
from planwatch.model.plan.action import Action
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.evidence import Evidence
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.kinds import PlanStatus, Status
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.text.visible import visible
from planwatch.model.values import replace
from planwatch.report.kinds.revision import Revised, revision_report
from planwatch.report.render.html import to_html
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.files.revised import differing, state
from planwatch.service.journal import undo
from planwatch.service.life import signoffs
from planwatch.service.life.communications import COMMUNICATIONS
from planwatch.service.life.consultees import CONSULTEES
from planwatch.service.life.missing import missing_signoffs
from planwatch.service.life.signoffs import SIGNOFFS
from planwatch.service.life.versions import VERSIONS, VersionRow, take
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import find_part, part_rows
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from planwatch.words.revision import revision_lines
from tests.desk import SMALL, TODAY, answer, counts, put, told
from tests.strategies import snapshots


def version(session: Session, name: str, *chain: str) -> VersionRow:
    add_part(session, VERSIONS, session.one_plan(), {"name": name})
    if chain:
        signoffs.ask(session, find_part(session, VERSIONS, name), chain)
    return find_part(session, VERSIONS, name)


def sign(session: Session, of: str, by: str, **values: str) -> signoffs.Signed:
    return signoffs.sign(session, find_part(session, VERSIONS, of), by, values)


def due(session: Session, words: str) -> str:
    with looking_back(session, moment(session, words)).database as past:
        return str(past.one("select due from action where ref = 'C1.2'")[0])  # pyright: ignore[reportOptionalSubscript]


def test_a_version_is_the_plan_as_it_was_and_stays_so(ann: Session) -> None:
    before = due(ann, str(counts(ann)[0]))
    row = version(ann, "Draft 1")
    assert (row.part.on, row.part.state) == (TODAY, PlanStatus.APPROVED)
    put(ann, "C1.2", {"due": "30 Nov 2016"})
    set_part(ann, VERSIONS, find_part(ann, VERSIONS, "draft 1"), {"note": "As sent out"})
    assert due(ann, "draft 1") == before
    assert find_part(ann, VERSIONS, "draft 1").change == row.change
    assert moment(ann, "version draft 1").batch == row.change
    assert moment(ann, "1").batch == 1, "a number alone is a change"


def test_a_version_is_taken_back_and_brought_back_as_it_was_frozen(ann: Session) -> None:
    before = told(ann)
    row = version(ann, "draft 1")
    undo.undo(ann)
    assert told(ann) == before
    assert "neither a day" in str(answer(lambda: moment(ann, "draft 1")))
    undo.redo(ann)
    assert find_part(ann, VERSIONS, "draft 1").change == row.change
    assert faults(ann.database) == []


def test_a_moment_of_the_past_can_be_given_a_name(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2016"})
    take(ann, ann.one_plan(), "first", "change 1", {})
    assert find_part(ann, VERSIONS, "first").change == 1
    assert due(ann, "first") != "30 Nov 2016"


def test_sign_offs_are_a_chain_and_what_is_missing_is_told(ann: Session) -> None:
    batches = counts(ann)[0]
    row = version(ann, "draft 1", "Programme Board", "Council", "Department")
    assert counts(ann)[0] == batches + 2, "asking all of them is one change"
    assert row.chain.missing == ("Programme Board", "Council", "Department")
    assert sign(ann, "draft 1", "council", conditions="costs").early.endswith("comes after Programme Board")
    assert sign(ann, "draft 1", "Panel").early.endswith("comes after Programme Board and Department"), "not asked"
    undo.undo(ann)
    assert sign(ann, "draft 1", "prog").early == ""
    again = find_part(ann, VERSIONS, "draft 1")
    assert again.chain.missing == ("Department",)
    assert [one.conditions for one in again.chain.signed] == ["", "costs"]
    with pytest.raises(PlanwatchError, match="Council signed draft 1 off"):
        sign(ann, "draft 1", "Council")
    with pytest.raises(PlanwatchError, match="asked to sign draft 1 off already"):
        signoffs.ask(ann, again, ["council"])
    version(ann, "draft 2")
    signoffs.ask(ann, find_part(ann, VERSIONS, "draft 2"), ())
    assert find_part(ann, VERSIONS, "draft 2").chain.missing == ("Programme Board", "Council", "Department")


def test_an_approved_plan_says_whose_sign_off_is_missing(ann: Session) -> None:
    assert missing_signoffs(ann, ann.one_plan()) == ""
    version(ann, "draft 1", "Council", "Department")
    assert missing_signoffs(ann, ann.one_plan()) == "draft 1 is not signed off by Council and Department yet"
    sign(ann, "draft 1", "Council")
    sign(ann, "draft 1", "Department")
    assert missing_signoffs(ann, ann.one_plan()) == ""


def test_sign_offs_go_with_their_version_and_come_back_with_it(ann: Session) -> None:
    row = version(ann, "draft 1", "Council")
    before = told(ann)
    remove_part(ann, VERSIONS, row)
    assert part_rows(ann, SIGNOFFS) == []
    assert faults(ann.database) == []
    undo.undo(ann)
    assert told(ann) == before


def test_an_approver_is_told_what_a_version_changed_and_no_noise(ann: Session) -> None:
    version(ann, "draft 1")
    version(ann, "draft 2")
    was, now = state(ann, "draft 1"), state(ann, "draft 2")
    assert differing(was, now)[1].found == {}
    put(ann, "C1.2", {"due": "30 Nov 2016", "cost": "500", "percent": "40", "title": "  Recruit   afresh "})
    found = differing(was, state(ann, ""))[1]
    assert {became: len(lines) for became, lines in found.found.items()} == {
        Became.REWORDED: 1, Became.MOVED: 1, Became.COSTED: 1,
    }  # fmt: skip
    page = to_html(revision_report(found))
    assert "afresh" in page
    assert "£500<" in page


def test_a_renamed_theme_is_told_once_and_what_only_follows_from_a_removal_is_not() -> None:
    before = replace(
        SMALL,
        theme=(Theme(title="Workforce", label="Theme 1"),),
        action=(action(theme="Workforce"), action(ref="A2", theme="Workforce", depends_on=("A1",))),
        commitment=(), risk=(), measure=(), cost=(Cost(ref="K1", title="Posts", amount=100_00),),
    )  # fmt: skip
    after = replace(
        before,
        theme=(Theme(title="Staff", label="Theme 1"),),
        action=(action(ref="A2", theme="Staff"),),
        cost=(Cost(ref="K1", title="Posts", amount=100_00, funded_by="Reserves"),),
    )
    found = revised(compare(before, after))
    assert [(became, one.name, one.field) for became, lines in found.items() for one in lines] == [
        (Became.WITHDRAWN, "A1", ""), (Became.REWORDED, "Staff", "title"), (Became.COSTED, "K1", "funded by"),
    ]  # fmt: skip


def test_what_a_deep_dive_saw_and_found_is_told_and_what_of_it_is_internal() -> None:
    seen = Evidence(ref="E1", title="Team managers", dive="Look")
    found = Finding(ref="F1", text="Not applied alike", dive="Look", evidence=("E1",))
    before = replace(SMALL, dive=(Dive(name="Look"),), evidence=(seen,), finding=(found,))
    more = Finding(ref="F2", text="Nobody asks", dive="Look", internal=True)
    after = replace(
        before,
        evidence=(replace(seen, seen_on=TODAY, says="Each team its own"), Evidence(ref="E2", title="Case files")),
        finding=(replace(found, evidence=("E2",), reason="Another panel has it"), more),
    )
    lines = list(revision_lines(revised(compare(before, after))))
    assert lines == [
        "Added: 2", "  evidence E2 Case files", "  finding F2 (internal) Nobody asks",
        "Reworded: 2", "  evidence E1 Team managers, says: none → Each team its own",
        "  finding F1 Not applied alike, reason: none → Another panel has it",
        "Otherwise changed: 1", "  finding F1 Not applied alike, rests on: E1 → E2",
    ]  # fmt: skip
    page = to_html(revision_report(Revised(plan=after.plan, was="a", now="b", found=revised(compare(before, after)))))
    assert "contains 1 item marked internal: not for the public" in page


def action(**fields: object) -> Action:
    return replace(Action(ref="A1", title="Ask for help"), **fields)


def test_blanks_are_no_change_and_withdrawing_is_told_with_its_reason() -> None:
    def changed(**fields: object) -> dict[Became, list[str]]:
        plans = [replace(SMALL, action=(one,)) for one in (action(), action(**fields))]
        return {key: [one.now for one in lines] for key, lines in revised(compare(*plans)).items()}

    assert changed(title="Ask  for\nhelp") == {}
    assert changed(percent=30) == {}
    assert changed(status=Status.WITHDRAWN, reason="merged") == {Became.WITHDRAWN: ["merged"]}
    assert changed(title="Ask for no help") == {Became.REWORDED: ["Ask for no help"]}


@settings(max_examples=8)
@given(snapshots(), snapshots())
def test_nothing_is_revised_where_nothing_differs_and_any_revision_can_be_printed(
    one: Snapshot, other: Snapshot
) -> None:
    assert revised(compare(one, one)) == {}
    found = revised(compare(one, other))
    page = to_html(revision_report(Revised(plan=other.plan, was="one", now="other", found=found)))
    assert all(f"({len(lines)})" in page for lines in found.values())
    assert "\x1b" not in "\n".join(map(visible, revision_lines(found)))


@pytest.mark.parametrize("names", [("a",), ("a", "b", "c")])
def test_before_a_step_are_those_missing_in_front_of_it(names: tuple[str, ...], ann: Session) -> None:
    chain = version(ann, "x", *names).chain
    assert [chain.before(step) for step in chain.steps] == [tuple(names[:at]) for at in range(len(names))]
    assert Chain().missing == ()


def test_consultees_and_communications_are_numbered_and_kept(ann: Session) -> None:
    day = ann.one_plan()
    add_part(ann, CONSULTEES, day, {"who": "Corporate Board", "on": "4 Jan"})
    add_part(ann, COMMUNICATIONS, day, {"audience": "Staff", "text": "What it asks", "due": "4 Jan 2016"})
    asked, tell = find_part(ann, CONSULTEES, "Q1"), find_part(ann, COMMUNICATIONS, "what it asks")
    assert asked.part.who == "Corporate Board"
    assert (tell.name, tell.is_overdue, tell.standing) == ("M1", True, "overdue")
    set_part(ann, COMMUNICATIONS, tell, {"told_on": "5 Jan"})
    assert find_part(ann, COMMUNICATIONS, "M1").standing == "told"


def test_a_version_that_came_with_a_file_says_that_it_is_not_here(ann: Session, tmp_path: Path) -> None:
    version(ann, "draft 1", "Council")
    file = tmp_path / "plan.toml"
    write_toml(told(ann)[0], file)
    session = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with session.database:
        import_snapshot(session, read_toml(file.read_text(), "plan", TODAY), "plan")
        row = find_part(session, VERSIONS, "draft 1")
        assert (row.change, row.taken, row.chain.missing) == (None, "not in this file", ("Council",))
        with pytest.raises(PlanwatchError, match="does not hold draft 1"):
            moment(session, "draft 1")
