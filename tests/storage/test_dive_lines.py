"""Deep dives of older planwatches, whose evidence and findings were lines, in a plan file and in a snapshot."""

from contextlib import closing
from pathlib import Path

import pytest

from planwatch.errors import Conflict
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.snapshot import Snapshot
from planwatch.resources import bundled
from planwatch.service.dives.dives import DIVES
from planwatch.service.files.open import faults, open_session
from planwatch.service.journal import undo
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan.part_edit import add_part
from planwatch.service.recommendations.recommendations import RECOMMENDATIONS
from planwatch.storage.engine.sqlite import Database
from tests.desk import TODAY, told

LINES = {
    "interviews": ["Team managers, 4 Dec: thresholds vary", "Police"],
    "asked": ["Audit schedule", "caseloads"],
    "seen": ["audit schedule"],
    "findings": ["1: not applied alike", "A1: nobody chases", "9: no such number", "Notes are late"],
}


def as_it_was(database: Database) -> None:
    """Take the step back, with the later one that goes on from it, and write the lines of before into the deep dive.

    Those are one change of ann's.
    """
    steps = ("0020_evidence_and_findings", "0023_internal_marks")
    step, later = ((bundled("db") / "migrations" / f"{name}.sql").read_text() for name in steps)
    made = [line.split()[2] for line in step.splitlines() if line.startswith("create table") and "(" in line]
    undone = [f"drop table {name}" for name in reversed(made)]
    marked = [line.split()[2] for line in later.splitlines() if line.startswith("alter table")]
    undone += [f"alter table {name} drop column internal" for name in marked if name not in made]
    lost = [f"alter table dive add column {name} text not null default ''" for name in LINES]
    lines = [f"update dive set {name} = '{chr(10).join(texts)}'" for name, texts in LINES.items()]
    batch = "insert into batch (id, at, who, kind, what) select max(id) + 1, max(at), 'ann', 'edit', 'found' from batch"
    columns = "batch_id, plan_id, table_name, row_id, field, before, after"
    held = "max(id), 1, 'dive', 1, 'findings', '\"\"', '\"x\"'"
    journal = (batch, f"insert into journal ({columns}) select {held} from batch")
    taken = f"delete from _sqlite_migrations where name in {steps}"
    for statement in (*undone, *lost, *lines, *journal, "alter table dive drop column report_by", taken):
        database.execute(statement)


def parts_of(snapshot: Snapshot) -> list[tuple[object, ...]]:
    evidence = [(one.ref, one.dive, str(one.kind), one.title, one.says) for one in snapshot.evidence]
    return [*evidence, *((one.ref, one.dive, one.text, one.recommendations, one.actions) for one in snapshot.finding)]


BECAME = [
    ("E1", "Thresholds", "interview", "Team managers, 4 Dec", "thresholds vary"),
    ("E2", "Thresholds", "interview", "Police", "Heard; what was said is not recorded."),
    ("E3", "Thresholds", "document", "audit schedule", "Seen; the day is not recorded."),
    ("E4", "Thresholds", "document", "caseloads", ""),
    ("F1", "Thresholds", "not applied alike", ("1",), ()),
    ("F2", "Thresholds", "nobody chases", (), ("A1",)),
    ("F3", "Thresholds", "9: no such number", (), ()),
    ("F4", "Thresholds", "Notes are late", (), ()),
]


@pytest.mark.of_a_file("its schema, brought up to date when it is opened")
def test_lines_of_a_plan_file_become_parts_and_what_was_changed_before_is_looked_at_and_not_undone(
    small_path: Path,
) -> None:
    ann = open_session(small_path, who="ann", today=TODAY)
    with closing(ann.database):
        add_part(ann, RECOMMENDATIONS, ann.one_plan(), {"number": "1", "text": "Do it"})
        add_part(ann, DIVES, ann.one_plan(), {"name": "Thresholds"})
        added = ann.database.number("select max(id) from batch")
        as_it_was(ann.database)
    ann = open_session(small_path, who="ann", today=TODAY)
    with closing(ann.database):
        assert parts_of(told(ann)[0]) == BECAME
        assert faults(ann) == []
        with pytest.raises(Conflict, match="findings is kept otherwise since"):
            undo.undo(ann)
        past = looking_back(ann, moment(ann, str(added)))
        with closing(past.database):
            assert told(past)[0].dive[0].name == "Thresholds"


def test_lines_of_a_snapshot_become_the_same_parts(small_path: Path) -> None:
    ann = open_session(small_path, who="ann", today=TODAY)
    with closing(ann.database):
        add_part(ann, RECOMMENDATIONS, ann.one_plan(), {"number": "1", "text": "Do it"})
        text = to_toml(told(ann)[0])
    old = f'{text}\n[[dive]]\nname = "Thresholds"\n' + "".join(f"{key} = {lines}\n" for key, lines in LINES.items())
    assert parts_of(read_toml(old, "old.toml", TODAY)) == BECAME
