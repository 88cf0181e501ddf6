"""Searching takes no notice of capitals, accents and how these are composed, wherever something is looked for."""

import sqlite3
import unicodedata
from pathlib import Path
from time import process_time

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import parse_filter
from planwatch.model.text.names import folded, named
from planwatch.service.files.open import faults
from planwatch.service.plan import records
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import put, refs

DECOMPOSED = unicodedata.normalize("NFD", "Élan")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Élan", "elan"), (DECOMPOSED, "elan"), ("ÉLAN", "elan"), ("Straße", "strasse"), ("Łódź", "lodz"),
        ("Søren Ærø", "soren aero"), ("ﬁle", "file"), ("İstanbul", "istanbul"), ("naïve\nline", "naive\nline"),
        ("Ａ１", "a1"), ("plain", "plain"), ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_folded(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert folded(folded(text)) == plain


def test_very_many_marks_take_no_time() -> None:
    begun = process_time()
    folded("e" + "\u0301\u0323" * 200_000)
    assert process_time() - begun < 2


@pytest.mark.parametrize("words", ["élan", "elan", "ELAN", DECOMPOSED, "lead:elan", f"lead:{DECOMPOSED}", "pártners"])
def test_a_list_is_filtered_whatever_the_accents(ann: Session, words: str) -> None:
    assert refs(ann, terms=parse_filter(words)) == ["C1.10"]
    put(ann, "A1", {"title": "Cafe re\u0301union"})
    assert refs(ann, terms=parse_filter("réunion")) == refs(ann, terms=parse_filter("REUNION")) == ["A1"]
    assert faults(ann) == []


def test_a_name_is_found_whatever_its_accents_and_one_written_just_so_first() -> None:
    assert named("lead", "elan", ["Élan Partners", "Other"]) == "Élan Partners"
    assert named("lead", "Elan", ["Elan", "Élan"]) == "Elan"
    assert named("lead", "Élan", ["Elan", "Élan"]) == "Élan"


@pytest.mark.of_a_file("its schema, brought up to date when it is opened")
def test_a_file_of_an_older_planwatch_is_searched_so_too(small_path: Path, sit_down: SitDown) -> None:
    conn = sqlite3.connect(small_path)
    conn.execute("delete from _sqlite_migrations where name like '%search_without_accents'")
    conn.execute("update action set search = replace(search, 'elan', 'élan')")
    conn.commit()
    conn.close()
    session = sit_down(small_path)
    assert refs(session, terms=parse_filter("elan")) == ["C1.10"]
    assert faults(session) == []


@pytest.mark.parametrize(
    "typed", ["nobody", "a@b", "Ann <ann@example.org>", "a@b.c, d@e.f", "a b@example.org", "@x.org"]
)
def test_what_is_no_address_is_refused_where_it_is_typed(ann: Session, typed: str) -> None:
    day = ann.one_plan()
    record = next(one for one in records.records(ann, day, "lead") if one.name == "Head of HR")
    with pytest.raises(PlanwatchError, match="is no e-mail address") as refused:
        records.set_record(ann, day, record, {"email": typed})
    assert "write it as name@example.org" in refused.value.hint
    records.set_record(ann, day, record, {"email": "ann@example.org"})
