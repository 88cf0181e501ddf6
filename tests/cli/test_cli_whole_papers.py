"""Papers typed whole, paragraph by paragraph, and what the samples leave out. What they state comes back out."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Call

PAPERS = Path(__file__).parent / "papers"
HELD = {
    "brent-2012": Counter(
        theme=3, lead=8, source=4, recommendation=10, action=22, measure=5, risk=4, forum=4, meeting=1
    ),
    "slough-2016": Counter(
        theme=3, lead=12, source=9, recommendation=1, action=26, measure=6, risk=8, cost=1, forum=9, meeting=3,
        communication=5,
    ),
    "west-berkshire-rest": Counter(
        theme=5, lead=5, source=6, recommendation=9, action=8, measure=3, risk=3, forum=4, meeting=1, version=1,
        consultee=1, evidence=2, finding=2,
    ),
    "slough-2011-rest": Counter(
        theme=5, lead=2, source=5, commitment=1, action=13, measure=4, risk=6, forum=2, meeting=5, communication=3,
    ),
    "walsall-rest": Counter(
        theme=2, lead=6, source=4, recommendation=7, commitment=1, action=3, measure=2, risk=1, forum=5, meeting=1,
        communication=6,
    ),
}  # fmt: skip

HANGING = {"update", "reading", "resolution"}


@pytest.mark.parametrize("name", HELD)
def test_a_paper_typed_whole_comes_back_out_of_the_plan(call: Call, tmp_path: Path, name: str) -> None:
    path, db = PAPERS / f"{name}.toml", tmp_path / "paper.db"
    assert call("init", path, db=db, today="").exit_code == 0
    typed, kept = tomllib.loads(path.read_text("utf-8")), tomllib.loads(call("export", "-", db=db, today="").stdout)
    assert {kind: len(rows) for kind, rows in kept.items() if isinstance(rows, list)} == HELD[name]
    assert {key: kept["plan"][key] for key in typed["plan"].keys() - HANGING}.items() <= typed["plan"].items()
    assert len(kept["plan"].get("update", [])) == len(typed["plan"].get("update", []))
    for kind in HELD[name]:
        for one, said in zip(kept[kind], typed[kind], strict=True):
            assert {key: one[key] for key in said.keys() - HANGING} == {key: said[key] for key in said.keys() - HANGING}
            assert {key: len(one[key]) for key in said.keys() & HANGING} == {
                key: len(said[key]) for key in said.keys() & HANGING
            }
    assert not re.search(r"@|\b0\d{4} ?\d{6}\b|Councillor|\b(?:Mr|Mrs|Ms|Dr) [A-Z]", path.read_text("utf-8"))


def test_the_advert_of_two_years_before_is_found_and_resolutions_number_within_their_items(
    call: Call, tmp_path: Path
) -> None:
    db = tmp_path / "paper.db"
    call("init", PAPERS / "slough-2016.toml", db=db, today="")
    found = {(one["code"], one["ref"]) for one in json.loads(call("check", "--json", db=db, today="").stdout)}
    assert ("wrong-year", "42.12") in found
    minutes = call("minutes", "scrutiny", "16 Mar 2016", db=db, today="").stdout
    assert "Opened and closed: 6.33 pm to 9.37 pm." in minutes
    assert minutes.index("42.2") < minutes.index("43.1") < minutes.index("44.1")
