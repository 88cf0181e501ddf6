"""What the pages lead to and name is there, and each decision says what speaks against it."""

import re
from pathlib import Path

import pytest

from scripts.draw_architecture import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = ROOT / "docs" / "decisions"
PAGES_OF_DECISIONS = sorted(DECISIONS.glob("0*.md"))
HEADINGS = ["Context", "Decision", "What speaks against it", "What follows"]

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
every_decision = pytest.mark.parametrize("page", PAGES_OF_DECISIONS, ids=lambda page: page.stem)


@every_page
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    gone = [link for link in links if not link.startswith("https://") and not (page.parent / link).exists()]
    assert not gone


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_every_file_and_folder_that_is_named_is_there(name: str) -> None:
    named = re.findall(r"`([\w.]+/[\w./-]*)`", (ROOT / name).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not any((top / name).exists() for top in (ROOT, ROOT / "src/planwatch"))] == []


@every_decision
def test_a_decision_is_short_and_says_what_speaks_against_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert len(text.splitlines()) < 60


def test_every_decision_is_in_the_index_by_its_title_and_number() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    for page in PAGES_OF_DECISIONS:
        title = page.read_text(encoding="utf-8").partition("\n")[0]
        assert title.startswith(f"# {int(page.name[:4])}. ")
        assert f"| [{page.name[:4]}]({page.name}) | {title.partition('. ')[2]}" in index
