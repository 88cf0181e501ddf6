"""What tests of reports start from, and what they read of the HTML."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any, TypeVar

from planwatch.model.history.backdated import backdated
from planwatch.model.history.since import since
from planwatch.model.plan.action import Action
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.facts import standings
from planwatch.model.values import replace
from planwatch.report.document import Block, Document, Section, Table
from planwatch.report.input import ReportInput
from tests.desk import with_keys

PUBLIC = Forum(name="Scrutiny panel", public=True)
BOARD = Forum(name="Improvement Board", chair="Chief Executive", agrees_dates=True)
Kept = TypeVar("Kept", bound=Block)
_VOID = {"meta", "link", "br", "wbr", "hr", "img", "input", "rect"}


def report_input(snapshot: Snapshot, today: date, forum: Forum | None = None, **other: Any) -> ReportInput:
    """A plan on its day, for a forum."""
    return ReportInput(whole=snapshot, today=today, author="ann", forum=forum, **other)


def after_meeting(snapshot: Snapshot, today: date, met: date, forum: Forum = BOARD, **other: Any) -> ReportInput:
    """The same for a forum that met before."""
    found = since(standings(backdated(snapshot, met)), standings(snapshot), met, today)
    return report_input(snapshot, today, forum, last=Meeting(on=met, forum=forum.name), since=found, **other)


def with_action(snapshot: Snapshot, ref: str, **fields: Any) -> Snapshot:
    """The plan with fields of one action set."""
    return replace(
        snapshot, action=tuple(with_keys(one, **fields) if one.ref == ref else one for one in snapshot.action)
    )


def with_actions(snapshot: Snapshot, *actions: Action) -> Snapshot:
    return replace(snapshot, action=(*snapshot.action, *actions))


def sections(document: Document) -> dict[str, Section]:
    """The sections of a report by their keys."""
    return {one.key: one for side in document.sides for one in side.sections}


def first(section: Section, kind: type[Kept]) -> Kept:
    """The first block of a section, which is of that kind."""
    block = section.blocks[0]
    assert isinstance(block, kind)
    return block


def table(section: Section) -> list[list[str]]:
    """The lines of a section's first table as words: ratings as their letters."""
    found = next(block for block in section.blocks if isinstance(block, Table))
    lines = [*found.rows, *([found.total] if found.total else [])]
    return [[" ".join([*(chip.letter for chip in cell.chips), cell.text]).strip() for cell in line] for line in lines]


@dataclass
class Page(HTMLParser):
    """What a browser and a screen reader are given: elements with their attributes, and the text."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    widths: list[int] = field(default_factory=list)
    """Cells of each row."""
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "tr":
            self.widths.append(0)
        if tag in ("td", "th"):
            self.widths[-1] += 1
        if tag not in _VOID:
            self.unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.unclosed.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.unclosed and self.unclosed[-1] != "style":
            self.text += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.elements if tag in tags]


def page(html: str) -> Page:
    found = Page()
    found.feed(html)
    found.close()
    assert found.unclosed == []
    return found


def check_page(html: str) -> Page:
    """Assert what every report as HTML promises: nothing from outside, no script, and all that a reader needs."""
    found = page(html)
    tags = Counter(tag for tag, _ in found.elements)
    assert not tags.keys() & {"script", "link", "iframe", "object", "embed", "img", "form", "base"}
    for _, attrs in found.elements:
        assert not any(name.startswith("on") or name in ("src", "srcset", "style") for name in attrs)
        assert (attrs.get("href") or "#").startswith("#")
    assert found.all("html")[0]["lang"] == "en-GB"
    assert {name: tags[name] for name in ("h1", "header", "nav", "main", "footer", "title")} == {
        "h1": 1, "header": 1, "nav": 1, "main": 1, "footer": 1, "title": tags["svg"] + 1,
    }  # fmt: skip
    levels = [int(tag[1]) for tag, _ in found.elements if tag in ("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(attrs.get("scope") in ("col", "row") for attrs in found.all("th"))
    assert tags["caption"] == tags["table"]
    assert all(attrs.get("role") == "img" and attrs.get("aria-labelledby") for attrs in found.all("svg"))
    ids = [attrs["id"] for _, attrs in found.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    named = [attrs["aria-labelledby"] for _, attrs in found.elements if "aria-labelledby" in attrs]
    assert set(named) <= set(ids)
    assert {(attrs.get("href") or "#")[1:] for attrs in found.all("a")} <= set(ids)
    return found
