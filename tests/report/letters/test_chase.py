"""Messages to leads: what they ask, and that nothing typed can steer a header, a file name or a terminal."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest
from hypothesis import given, settings

from planwatch.model.plan.lead import Lead
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.text.visible import visible
from planwatch.model.values import replace
from planwatch.report.letters.chase import Letter, letters, without_lead
from planwatch.report.letters.mail import body, draft, file_names
from tests.desk import SMALL, TODAY
from tests.draws import NASTY
from tests.report.paper import with_action
from tests.strategies import snapshots


def of(snapshot: Snapshot, name: str = "Head of HR") -> Letter:
    return next(letter for letter in letters(snapshot, TODAY, 14) if letter.lead.name == name)


def with_lead(name: str = "Head of HR", **fields: object) -> Snapshot:
    leads = (replace(lead, **fields) if lead.name == name else lead for lead in SMALL.lead)
    return replace(SMALL, lead=tuple(leads))


def read(letter: Letter) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(draft(letter), policy=default))


def test_each_lead_is_asked_once_about_what_is_overdue_due_soon_and_silent() -> None:
    plan = with_action(SMALL, "A1", lead="Head of HR", due_from=date(2016, 1, 20), due_by=date(2016, 1, 20))
    plan = with_action(plan, "A4", lead="Head of HR")
    letter = of(plan)
    parts = [[line.ref for line in part] for part in (letter.overdue, letter.due_soon, letter.no_update)]
    assert parts == [["C1.2"], ["A1"], ["A4"]]
    assert letter.subject == "P: 1 overdue, 1 due soon, 1 without an update"
    assert [found.lead.name for found in letters(plan, TODAY, 14)] == ["Head of HR"]


def test_what_is_possibly_late_is_never_called_overdue() -> None:
    begun = date(2016, 1, 1)
    plan = with_action(SMALL, "C1.2", due_from=begun, due_by=date(2016, 1, 31))
    letter = of(plan)
    assert [line.ref for line in letter.possibly] == ["C1.2"]
    assert letter.overdue == ()
    assert letter.subject == "P: 1 possibly overdue"
    assert "\nPossibly overdue (1)\n- C1.2" in body(letter)
    assert "\nOverdue" not in body(letter)


def test_who_has_nothing_to_answer_is_sent_nothing() -> None:
    assert [found.lead.name for found in letters(SMALL, TODAY, 14)] == ["Head of HR", "Principal SW"]
    assert without_lead(SMALL) == ("A1",)


def test_a_draft_goes_to_the_present_holder_and_names_no_sender() -> None:
    message = read(of(with_lead(email="ann@example.org")))
    assert message["To"] == "Ann <ann@example.org>"
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "P: 1 overdue"
    assert message["From"] is None
    text = message.get_content().replace("\r\n", "\n")
    assert text.startswith(
        "Ann (Head of HR)\n\nSmall plan, as at Mon 11 Jan 2016\n\nOverdue (1)\n- C1.2 Recruit managers\n"
    )
    assert "83 d late" in text


@pytest.mark.parametrize(
    "email", ["", "ann", "a@b", "ann@x.org\r\nBcc: all@x.org", "a@x.org, b@x.org", "a b@x.org", "é@x.org", "@x.org"]
)
def test_what_is_no_single_address_is_left_out(email: str) -> None:
    letter = of(with_lead(email=email))
    assert letter.address == ""
    assert set(read(letter).keys()) == {
        "X-Unsent", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip


@pytest.mark.parametrize("text", [*NASTY, "Ann\r\nBcc: all@x.org", 'Ann" <other@x.org>, "'])
def test_no_typed_text_makes_a_header(text: str) -> None:
    plan = with_lead(holder=text, email="ann@example.org")
    plan = replace(plan, plan=replace(plan.plan, ref="P" + "".join(text.split()), title=text))
    message = read(of(with_action(plan, "C1.2", title=text)))
    assert set(message.keys()) == {
        "X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert [found.addr_spec for found in message["To"].addresses] == ["ann@example.org"]
    assert visible(message["Subject"]) == message["Subject"]
    assert all(visible(line) == line for line in message.get_content().replace("\r\n", "\n").split("\n"))


def test_a_lead_who_left_is_given_no_address() -> None:
    letter = of(with_lead(email="ann@example.org", until=date(2015, 12, 31)))
    assert (letter.address, letter.has_left) == ("", True)


def test_what_is_internal_does_not_leave_in_a_message() -> None:
    secret = Update(text="SECRET", as_at=date(2016, 1, 9), internal=True)
    plan = with_action(SMALL, "C1.2", update=(*SMALL.action[0].update, secret))
    assert "SECRET" not in body(of(plan))
    assert "Two interviews held" in body(of(plan))


def test_a_title_with_line_breaks_makes_no_lines_of_its_own() -> None:
    text = body(of(with_action(SMALL, "C1.2", title="Recruit\n\nNo update (1)\n- A1 All is well")))
    assert "- C1.2 Recruit No update (1) - A1 All is well\n" in text


def test_file_names_are_safe_and_no_two_alike() -> None:
    names = ("../../etc/passwd", "Head / HR", "head  hr", "Élan", "表", "x" * 300, "con", "x" * 299)
    plan = replace(SMALL, lead=tuple(Lead(name=name) for name in names))
    action = SMALL.action[0]
    plan = replace(plan, action=tuple(replace(action, ref=str(n), lead=name) for n, name in enumerate(names)))
    found = file_names(letters(plan, TODAY, 14))
    assert len({name.casefold() for name in found}) == len(names)
    assert all(name.removesuffix(".eml").replace("-", "").isalnum() and len(name) <= 70 for name in found)
    assert all(name.isascii() and name.startswith("chase-p-") for name in found)


@settings(max_examples=15)
@given(snapshots())
def test_any_plan_gives_drafts_that_can_be_read(snapshot: Snapshot) -> None:
    for letter in letters(snapshot, TODAY, 14):
        message = read(letter)
        assert message["From"] is None
        assert message.get_content().strip()
