"""Tables of measures and of costs from other programs, imported twice, changed there, and taken back."""

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.cli.said import message

MEASURES = """\
Ref,KPI,Unit,Target,Apr 2015,May 2015,Lead
P1,Assessments in time,%,90%,61%,n/a,Head of Care
"""
COSTS = """\
Cost item,Rate,Quantity,Months,Total cost
Commissioner,£350 per day,5 days a week,6,"£42,000"
Audit of cases,£85,20,8,£13.6k
Total,,,,"£55,600"
"""


def test_measures_with_readings_and_costs_with_a_total_come_in_once_and_go_with_undo(
    call: Call, tmp_path: Path
) -> None:
    db, kpis, costs = tmp_path / "p.db", tmp_path / "kpis.csv", tmp_path / "costs.csv"
    call("init", "--template", "P", db=db)
    kpis.write_text(MEASURES, encoding="utf-8")
    costs.write_text(COSTS, encoding="utf-8")
    before = call("export", "-", db=db).stdout
    dry = json.loads(call("import", kpis, "--dry-run", "--json", db=db).stdout)
    assert (dry["actions"], dry["parts"]["measures"]["new"]) == (0, 1)
    for file in (kpis, costs):
        assert call("import", file, db=db).exit_code == 0
        assert "nothing to change" in message(call("import", file, db=db), 0)
    found = {one["code"]: one["sentence"] for one in json.loads(call("check", "--json", db=db).stdout)}
    assert "£350 × 5 × 6 is £10,500" in found["cost-sum"]
    assert "its lines come to £24,100" in found["cost-total"]
    kpis.write_text(MEASURES.replace("n/a", "64%"), encoding="utf-8")
    assert "1 measure changed" in message(call("import", kpis, db=db), 0)
    (measure,) = [one for one in json.loads(call("measures", "--json", db=db).stdout) if one["ref"] == "P1"]
    assert [(one["on"], one["value"]) for one in measure["readings"]] == [("2015-04-30", 61), ("2015-05-31", 64)]
    for change in (4, 3, 2):
        assert call("undo", change, db=db).exit_code == 0
    assert call("export", "-", db=db).stdout == before
