"""What papers of committees state, typed by commands: each fact has its place, and comes back out of the plan."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

Plan = dict[str, Any]


@pytest.fixture
def typed(call: Call, tmp_path: Path) -> Any:
    """Types commands into an empty plan, and gives what that then holds."""
    path = tmp_path / "paper.db"
    call("init", "--template", "P", db=path)

    def type_(today: str, *commands: tuple[str, ...]) -> Plan:
        for words in commands:
            done = call(*words, db=path, today=today)
            assert done.exit_code == 0, (words, done.stderr)
        return tomllib.loads(call("export", "-", db=path, today=today).stdout)

    return type_


def test_the_minutes_of_a_panel_have_their_place(call: Call, tmp_path: Path, typed: Any) -> None:
    panel = ("meetings", "scrutiny", "16 Mar 2016")
    held = (
        *panel, "--new", "status=held", "times=6.33 pm to 9.37 pm", "present=Chair; Vice-Chair; six members",
        "apologies=One member", "items=39 Declarations; 40 Minutes; 42 Inspection; 43 Safeguarding board",
        "declarations=none", "points=42: half of the staff are agency staff; 43: the board overspends by about £20,000",
    )  # fmt: skip
    plan = typed(
        "2016-04-01",
        ("source", "add", "Inspection 2015", "kind=inspection", "body=Ofsted", "date=17 Feb 2016"),
        ("forums", "Monitoring board", "--new", "cadence=monthly on the first Thursday", "chair=Commissioner"),
        ("add", "Write the joint delivery plan", "--theme", "Leadership", "--ref", "1", "--due", "May 2016"),
        ("add", "Launch the safeguarding hub in full", "--theme", "Help", "--due", "Sep 2016"),
        ("add", "Appoint the permanent director", "--theme", "Workforce", "--ref", "3", "--due", "autumn 2016"),
        held,
        ("resolve", "scrutiny", "16 Mar 2016", "report-back", "Delivery plan to the panel", "1", "--item", "42",
         "--due", "May 2016"),
        ("resolve", "scrutiny", "16 Mar 2016", "note", "Members help to appoint the director", "3", "--item", "42"),
        ("resolve", "scrutiny", "16 Mar 2016", "report-back", "How the board gets on", "--item", "43",
         "--due", "July 2016"),
        ("resolve", "scrutiny", "16 Mar 2016", "action", "Look for funds for the board", "--item", "43", "--theme",
         "Leadership", "--lead", "Commissioner", "--due", "July 2016", "--new"),
        ("measure", "set", "M4", "baseline=50", "baseline_on=16 Mar 2016"),
        ("cost", "add", "Overspend of the safeguarding board", "amount=20000", "years=2015/16"),
        ("risk", "add", "Partners send people who cannot decide", "mitigation=Directors are asked for"),
    )  # fmt: skip
    [meeting] = plan["meeting"]
    assert (meeting["times"], len(meeting["items"]), len(meeting["points"])) == ("6.33 pm to 9.37 pm", 4, 2)
    assert [one["number"] for one in meeting["resolution"]] == ["42.1", "42.2", "43.1", "43.2"]
    made = next(one for one in plan["action"] if one["title"] == "Look for funds for the board")
    assert (made["lead"], made["due"]) == ("Commissioner", "July 2016")
    minutes = call("minutes", "scrutiny", "16 Mar 2016", db=tmp_path / "paper.db", today="2016-04-01").stdout
    assert "Opened and closed: 6.33 pm to 9.37 pm." in minutes
    [cost] = plan["cost"]
    assert cost["amount"] == "£20,000"


def test_a_report_of_progress_has_its_place(typed: Any) -> None:
    plan = typed(
        "2012-07-20",
        ("source", "add", "Inspection 2011", "kind=inspection", "body=Ofsted and CQC"),
        ("recommendation", "add", "6", "Reflective supervision and audit of its records", "source=Inspection 2011"),
        ("forums", "Monthly meeting", "--new", "cadence=monthly on the first Monday", "chair=Director"),
        ("add", "Mentor all frontline managers", "--theme", "Quality", "--ref", "1"),
        ("set", "1", "answers=6", "start=1 Jul 2012", "status=in progress"),
        ("add", "Audit supervision records", "--theme", "Quality", "--due", "autumn 2012"),
        ("add", "Put the attendance policy into effect", "--theme", "Looked after", "--due", "July 2012"),
        ("note", "1", "In place for localities and care planning", "--on", "19 Jul 2012"),
        ("measure", "add", "Pathway plans in time", "unit=%", "direction=up"),
        ("measure", "read", "M7", "94", "--on", "19 Jul 2012"),
        ("measure", "add", "Qualitative audits a month", "target=2"),
        ("risk", "add", "High caseloads drive staff away", "cause=Little early help", "mitigated_by=1"),
        ("about", "note=Financial and legal implications: none. Diversity: the report is about it."),
    )  # fmt: skip
    assert plan["measure"][-2]["reading"][0]["value"] == 94
    assert plan["action"][0]["update"][0]["text"].startswith("In place")
    assert plan["recommendation"][0]["source"] == "Inspection 2011"
    assert plan["risk"][0]["mitigated_by"] == ["1"]


def test_who_is_asked_decides_and_is_told_has_its_place(call: Call, tmp_path: Path, typed: Any) -> None:
    plan = typed(
        "2015-07-20",
        ("version", "add", "draft"),
        ("version", "ask", "draft", "Council", "Department"),
        ("version", "sign", "draft", "Council", "--on", "20 Jul 2015"),
        ("forums", "Children in care council", "--new"),
        ("consultee", "add", "Trade unions", "how=not yet"),
        ("measure", "add", "Agency cover of posts", "unit=%", "baseline=46", "baseline_on=31 Mar 2015"),
        ("measure", "read", "M7", "33", "--on", "10 Jul 2015", "--note", "given with the year 2016 in the text"),
        ("cost", "add", "Commissioner", "rate=350", "quantity=5", "periods=6", "period_unit=months", "amount=42000"),
    )  # fmt: skip
    assert plan["consultee"][0]["who"] == "Trade unions"
    assert [one["by"] for one in plan["signoff"]] == ["Council", "Department"]
    found = json.loads(call("check", "--json", db=tmp_path / "paper.db", today="2015-07-20").stdout)
    assert "cost-sum" in {one["code"] for one in found}


def test_the_aims_of_a_plan_are_lines_and_an_old_file_with_one_text_is_read(
    call: Call, tmp_path: Path, typed: Any
) -> None:
    plan = typed("2015-07-20", ("about", "aim=Out of the lowest grade; 2. To good\nCSA3: protect those in need"))
    assert plan["plan"]["aim"] == ["Out of the lowest grade", "2. To good", "CSA3: protect those in need"]
    shown = call("about", db=tmp_path / "paper.db").stdout
    assert "aim               Out of the lowest grade\n                  2. To good\n" in shown
    told = call("report", "evidence", "--markdown", db=tmp_path / "paper.db", today="2015-07-20").stdout
    assert "- Out of the lowest grade\n- 2\\. To good\n- CSA3: protect those in need" in told
    old = tmp_path / "old.toml"
    old.write_text('format = 1\n[plan]\nref = "O"\ntitle = "Old"\naim = "Out; then up\\nTo good"\n')
    call("init", str(old), db=tmp_path / "old.db")
    kept = tomllib.loads(call("export", "-", db=tmp_path / "old.db").stdout)["plan"]
    assert kept["aim"] == ["Out; then up", "To good"]
