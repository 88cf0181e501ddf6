"""Reports, agendas, lists and drafts as files: what is written, under which name, and what is never written over."""

import csv
import re
from pathlib import Path

import pytest

from planwatch.errors import FileIsThere, PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import write_toml
from planwatch.model.plan.plan import Plan
from planwatch.model.values import replace
from planwatch.service import read, reports
from planwatch.service.files import papers
from planwatch.service.files.catalogue import PAPERS, Asking, cannot, choices, entries
from planwatch.service.files.export import export_actions, export_plan
from planwatch.service.files.made import Made, make
from planwatch.service.files.packs import issue
from planwatch.service.files.preview import import_previewed, preview
from planwatch.service.files.proposed import proposed
from planwatch.service.meetings import forums, meetings
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import add_part
from planwatch.service.read import Listing
from planwatch.service.reports import ReportAsked
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, counts, find, put, refs

BOARD = "Improvement Programme Board"


@pytest.fixture
def wb(samples_path: Path, sit_down: SitDown) -> Session:
    """The sample of West Berkshire, on its own day."""
    return sit_down(samples_path, today=None, plan="WB")


def test_a_name_is_proposed_of_plan_kind_whose_and_day(ann: Session) -> None:
    day = ann.one_plan()
    assert proposed(day, "theme", ".html", "Early help") == f"{day.plan.ref}-theme-early-help-2016-01-11.html"
    assert proposed(day, suffix=".toml") == f"{day.plan.ref}-2016-01-11.toml"
    assert proposed(day, "chase", "") == f"{day.plan.ref}-chase-2016-01-11"


@pytest.mark.parametrize("ref", ["../../etc/x", ".hidden", "a b\n\x1b[31m", "", "/", "Ü", "x" * 300])
def test_a_proposed_name_is_of_no_folder_and_not_hidden(ann: Session, ref: str) -> None:
    day = ann.one_plan()
    name = proposed(replace(day, plan=Plan(ref=ref, title="")), ref, ".md", ref)
    assert Path(name).name == name
    assert not name.startswith(".")
    assert name.isascii()
    assert name.isprintable()
    assert len(name) < 120


def everything(wb: Session) -> list[Made]:
    """Each paper of the catalogue, of the first that it can be of; but what cannot be made of this plan."""
    day = wb.one_plan()
    asking = Asking(wb, day, Listing("all", (day,)), find(wb, "C1.2"))
    found: list[Made] = []
    for one in PAPERS:
        if not cannot(asking, one):
            name = next((key for key, _ in choices(asking, one)), "")
            found.append(make(asking, ReportAsked(one.key, name)))
    return found


@pytest.fixture
def full(wb: Session) -> Session:
    """With a dive, a version taken here, and a pack of the next meeting."""
    add_part(wb, kind_of("dive"), wb.one_plan(), {"name": "Thresholds"})
    add_part(wb, kind_of("version"), wb.one_plan(), {"name": "draft 7"})
    put(wb, "C1.2", {"title": "Reworded since that draft"})
    issue(wb, forums.find_forum(wb, BOARD))
    return wb


def test_everything_is_made_seen_and_written_to_files_of_all_its_kinds(full: Session, tmp_path: Path) -> None:
    made = everything(full)
    assert {each.paper.key for each in made} == {one.key for one in PAPERS} - {"closing"}
    for each in made:
        assert each.lines(80), each.what
        for suffix in each.paper.suffixes:
            path = tmp_path / f"{each.paper.key}{suffix}"
            assert each.save(full, path) == f"{each.what} written to {path}"
            assert path.stat().st_size > 50
        if each.paper.suffixes:
            with pytest.raises(PlanwatchError, match="is written as"):
                each.save(full, tmp_path / "a.poem")


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{3,}", re.sub("<[^>]*>|&[a-z]+;", " ", text)))


@pytest.mark.parametrize("width", [60, 80, 200])
def test_what_is_seen_of_a_page_has_all_words_that_its_file_has(full: Session, width: int) -> None:
    pages = [each for each in everything(full) if ".md" in each.paper.suffixes]
    assert len(pages) >= 11
    for each in pages:
        lines = each.lines(width)
        seen = words_of(" ".join(line.text for line in lines))
        missing = words_of(each.data(".md").decode()) - seen
        assert not missing, each.what
        widest = max((line.text for line in lines), key=len)
        assert len(widest) <= width, each.what


def test_why_a_paper_cannot_be_made_is_said_in_its_place(ann: Session) -> None:
    told = dict(entries(Asking(ann, ann.one_plan())))
    assert "not now: the plan P is not closed" in told["closing"]
    assert "not now: no action is under the cursor" in told["knock-on"]
    assert "not now: no pack was issued yet" in told["pack"]


def test_a_paper_for_a_public_forum_has_nothing_internal(wb: Session) -> None:
    asking = Asking(wb, wb.one_plan())
    whole = make(asking, ReportAsked("evidence"))
    public = make(asking, ReportAsked("evidence", forum="Scrutiny Commission"))
    assert b"marked internal: not for the public" in whole.data(".md")
    assert b"marked internal: not for the public" not in public.data(".md")


def test_a_kind_that_there_is_not_is_refused(wb: Session) -> None:
    with pytest.raises(PlanwatchError, match="one of highlight, board, lead, theme, dive, closing, evidence"):
        reports.report(wb, ReportAsked("poem"))


def made_of(session: Session, key: str, name: str = "") -> Made:
    return make(Asking(session, session.one_plan()), ReportAsked(key, name))


def test_nothing_is_written_over_unasked(wb: Session, tmp_path: Path) -> None:
    forum = forums.find_forum(wb, BOARD)
    asked = Listing("all", wb.plan_days())
    writes = {
        "a.toml": lambda path, **how: export_plan(wb, forum.of, path, **how),
        "a.ics": lambda path, **how: export_plan(wb, forum.of, path, **how),
        "a.csv": lambda path, **how: export_actions(wb, asked, path, **how),
        "a.html": lambda path, **how: made_of(wb, "highlight").save(wb, path, **how),
        "agenda.md": lambda path, **how: made_of(wb, "agenda", BOARD).save(wb, path, **how),
        "minutes.md": lambda path, **how: papers.export_minutes(wb, meetings.latest(wb, forum), path, **how),
        "since.md": lambda path, **how: made_of(wb, "since", BOARD).save(wb, path, **how),
    }
    for name, write in writes.items():
        path = tmp_path / name
        path.write_text("mine", encoding="utf-8")
        with pytest.raises(FileIsThere, match="exists"):
            write(path)
        assert path.read_text("utf-8") == "mine"
        assert write(path, replace=True).endswith(f"written to {path}, in place of the file that was there")
        assert len(path.read_bytes()) > 100
        fresh = tmp_path / f"new-{name}"
        assert write(fresh).endswith(f"written to {fresh}")


def test_the_plan_file_is_written_over_by_nothing(wb: Session, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(wb.path)
    before = wb.path.read_bytes()
    with pytest.raises(PlanwatchError, match="is the plan file itself"):
        export_plan(wb, wb.one_plan(), link, replace=True)
    assert wb.path.read_bytes() == before


def test_nor_is_the_log_beside_it(wb: Session) -> None:
    put(wb, "C1.2", {"title": "in the log only"})
    for name in ("-wal", "-shm"):
        with pytest.raises(PlanwatchError, match="is a part of the plan file"):
            export_plan(wb, wb.one_plan(), wb.path.with_name(f"{wb.path.name}{name}"), replace=True)
    assert find(wb, "C1.2").action.title == "in the log only"


def test_a_list_is_written_as_it_is_shown(wb: Session, tmp_path: Path) -> None:
    days = wb.plan_days()
    said = export_actions(wb, Listing("overdue", days), tmp_path / "late.csv")
    with (tmp_path / "late.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert said == f"{len(rows)} actions written to {tmp_path / 'late.csv'}"
    assert [row["ref"] for row in rows] == refs(wb, "overdue")
    with pytest.raises(PlanwatchError, match="written as"):
        export_actions(wb, Listing("all", days), tmp_path / "late.xls")


def test_a_file_is_imported_as_it_was_previewed(ann: Session, tmp_path: Path) -> None:
    path, before = tmp_path / "other.toml", counts(ann)
    action = next(one for one in SMALL.action if one.ref == "A1")
    write_toml(replace(SMALL, action=(replace(action, title="Other"),)), path)
    seen = preview(ann, path)
    assert counts(ann) == before
    assert seen.in_words == "0 actions added, 1 changed, 5 unchanged"
    assert any("A1" in line and "Other" in line for line in seen.lines)
    done = import_previewed(ann, seen)
    assert done.number is not None
    assert (done.difference, find(ann, "A1").action.title) == (seen.difference, "Other")


def test_an_exported_plan_is_read_as_it_was(ann: Session, tmp_path: Path) -> None:
    day = ann.one_plan()
    said = export_plan(ann, day, tmp_path / "plan.toml")
    assert said == f"plan {day.plan.ref}, {len(SMALL.action)} actions, written to {tmp_path / 'plan.toml'}"
    text = (tmp_path / "plan.toml").read_text("utf-8")
    assert read_toml(text, "plan.toml", TODAY) == read.snapshot(ann, day)


def test_what_changed_for_a_forum_that_never_met_is_refused(wb: Session) -> None:
    with pytest.raises(PlanwatchError, match="has not met yet"):
        made_of(wb, "since", "Scrutiny")
