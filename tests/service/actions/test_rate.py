"""The board's rating, kept apart from the lead's; and the second pair of eyes that assuring takes."""

from datetime import date

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.action import Assurance, Overruled
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.values import replace
from planwatch.service.actions import progress, rate
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal import undo
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, answer, find, put, targets


def board(session: Session, ref: str, rag: str, why: str = "no plan B", **more: str) -> None:
    rate.board_rate(session, targets(session, ref), rag, why, **more)


def test_the_boards_rating_is_kept_with_who_when_and_why(ann: Session) -> None:
    board(ann, "A1", "red", by="Improvement Board", on="8 Jan 2016")
    action = find(ann, "A1").action
    assert action.board == Overruled(Rag.RED, "no plan B", "Improvement Board", date(2016, 1, 8))
    assert action.rag is Rag.GREEN


def test_no_later_rating_of_the_lead_replaces_the_boards(ann: Session) -> None:
    board(ann, "A1", "red")
    put(ann, "A1", {"rag": "amber"})
    progress.note(ann, targets(ann, "A1"), progress.Note("all well", rag="green"))
    assert (find(ann, "A1").action.rag, find(ann, "A1").action.board_rag) == (Rag.GREEN, Rag.RED)


def test_the_board_ends_its_rating_when_it_takes_the_action_up_again_and_undo_brings_it_back(ann: Session) -> None:
    board(ann, "A1", "red", on="4 Jan 2016")
    before = find(ann, "A1").action
    board(ann, "A1", "none", why="")
    ended = find(ann, "A1").action
    assert ended.board is None
    undo.undo(ann)
    assert find(ann, "A1").action == before


def test_an_older_word_of_a_board_replaces_no_newer_one(ann: Session) -> None:
    board(ann, "A1", "red", by="Improvement Board", on="8 Jan 2016")
    before = find(ann, "A1").action
    for rag, why in (("green", "all well"), ("none", "")):
        with pytest.raises(PlanwatchError, match="A1: the board's red of 8 Jan 2016 is newer"):
            board(ann, "A1", rag, why, by="Improvement Board", on="10 Dec 2015")
    assert find(ann, "A1").action == before
    board(ann, "A1", "amber", on="8 Jan 2016")
    assert find(ann, "A1").action.board_rag is Rag.AMBER


@pytest.mark.parametrize(
    ("ref", "rag", "why", "on", "said"),
    [
        ("A1", "red", " ", "", "needs its reason"),
        ("A1", "", "", "", "rating is missing"),
        ("A1", "purple", "x", "", "is not a rating"),
        ("A1", "red", "x", "1 Feb 2016", "is not a day up to today"),
        ("A2", "red", "x", "", "only an open action is rated"),
    ],
)
def test_what_no_board_can_say_is_refused(ann: Session, ref: str, rag: str, why: str, on: str, said: str) -> None:
    before = find(ann, ref)
    with pytest.raises(PlanwatchError, match=said):
        board(ann, ref, rag, why, on=on)
    assert find(ann, ref) == before


def test_assuring_keeps_who_looked_at_the_evidence_and_reopening_takes_it_away(ann: Session) -> None:
    rate.assure(ann, targets(ann, "A2"), by="Auditor")
    action = find(ann, "A2").action
    assert (action.status, action.assurance) == (Status.ASSURED, Assurance("Auditor", TODAY))
    progress.reopen(ann, targets(ann, "A2"), "the evidence was last year's")
    assert find(ann, "A2").action.assurance is None


def test_setting_the_status_assured_signs_it_too(ann: Session) -> None:
    put(ann, "A2", {"status": "assured"})
    assert find(ann, "A2").action.assurance == Assurance("ann", TODAY)


def test_nothing_is_assured_without_evidence_and_evidence_can_be_given_with_it(ann: Session) -> None:
    progress.complete(ann, targets(ann, "C1.2"))
    with pytest.raises(PlanwatchError, match="has no evidence"):
        rate.assure(ann, targets(ann, "C1.2"))
    rate.assure(ann, targets(ann, "C1.2"), evidence="https://example.org/audit and 40 files read")
    assert find(ann, "C1.2").action.evidence.startswith("https://example.org/audit")
    assert find(ann, "C1.2").version == 3


@pytest.mark.parametrize("evidence", ["https://", "http:/broken", "see https://[half"])
def test_a_broken_web_address_is_no_evidence(ann: Session, evidence: str) -> None:
    with pytest.raises(PlanwatchError, match="is no web address"):
        put(ann, "A2", {"evidence": evidence})


def test_where_the_plan_asks_for_a_second_person_nobody_assures_their_own_work(
    empty: Session, sit_down: SitDown
) -> None:
    strict = replace(SMALL, plan=replace(SMALL.plan, second_person=True))
    import_snapshot(empty, strict, "strict.toml")
    bob = sit_down(empty.path, "bob")
    put(bob, "C1.2", {"evidence": "all seven in post"})
    progress.complete(bob, targets(bob, "C1.2"))
    for first in ("bob", "Head of HR", "head of hr", "Ann"):  # who completed it, the lead, and its holder
        refusal = answer(lambda first=first: rate.assure(bob, targets(bob, "C1.2"), by=first))
        assert "asks for a second person" in refusal.message
    refusal = answer(lambda: put(bob, "C1.2", {"status": "assured"}))
    assert "asks for a second person" in refusal.message
    rate.assure(bob, targets(bob, "C1.2"), by="Auditor")
    assert find(bob, "C1.2").action.assurance == Assurance("Auditor", TODAY)


def test_what_is_assured_keeps_its_evidence_and_goes_back_with_a_reason_only(ann: Session) -> None:
    rate.assure(ann, targets(ann, "A2"), by="Auditor")
    with pytest.raises(PlanwatchError, match="is assured by its evidence"):
        put(ann, "A2", {"evidence": ""})
    with pytest.raises(PlanwatchError, match="a reason is needed"):
        put(ann, "A2", {"status": "complete"})
    put(ann, "A2", {"status": "complete"}, why="the audit was of other files")
    assert (find(ann, "A2").action.status, find(ann, "A2").action.assurance) == (Status.COMPLETE, None)


def test_a_board_may_end_its_rating_of_what_is_done_by_now(ann: Session) -> None:
    board(ann, "A1", "red")
    progress.complete(ann, targets(ann, "A1"))
    board(ann, "A1", "none", why="")
    assert find(ann, "A1").action.board_rag is None
