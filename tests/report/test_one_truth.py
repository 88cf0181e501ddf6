"""One meeting of each sample: whoever tells it (agenda, reports, app) names the same actions and the same numbers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from planwatch.cli.main import cli
from planwatch.model.due.lateness import Overdue, overdue
from planwatch.model.due.three_dates import DueDate, three_dates
from planwatch.model.plan.kinds import OPEN
from planwatch.service import read
from planwatch.service.due import moves
from planwatch.service.history.since import compare
from planwatch.service.history.timeliness import timeliness
from planwatch.service.meetings import meetings
from planwatch.service.meetings.forums import find_forum
from planwatch.service.read import Listing
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.tui.seat import Seat, seated


@dataclass(frozen=True)
class Scene:
    """A meeting that is next on the day of its sample."""

    plan: str
    forum: str
    day: str
    last: str


SCENES = (
    Scene("WB", "Improvement Programme Board", "21 Jan 2016", "10 Dec 2015"),
    Scene("SL", "Improvement Board", "28 Dec 2011", "14 Nov 2011"),
)
each_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.plan)


@dataclass
class Told:
    """What a meeting was told. Refs stand in their natural order, a ref for each time that it is named."""

    to_agree: list[str] = field(default_factory=list)
    """Whose new date the meeting is asked to agree."""
    red_or_late: list[str] = field(default_factory=list)
    days_late: dict[str, int] = field(default_factory=dict)
    """On the agreed date, which all that is handed out leads with; those that are late only."""
    worse: list[str] = field(default_factory=list)
    better: list[str] = field(default_factory=list)
    first_rated: list[str] = field(default_factory=list)
    completed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    due_next: list[str] = field(default_factory=list)
    no_update: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Lines that only say how many more there are: these stand whole nowhere."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANWATCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLANWATCH_TRACEBACK", "1")


@dataclass(frozen=True)
class Paper:
    """A text with headings, as planwatch hands it out or shows it."""

    text: str
    refs: tuple[str, ...]
    """Of all actions of the plan."""

    def lines(self, title: str) -> list[str]:
        """What stands under the heading with that in it; under that in the annex, where not all had room.

        The annex of the board's paper has only what the side lacks: nothing stands in it twice.
        """
        found = {
            in_annex: lines for in_annex, heading, lines in self._sections() if re.search(title, heading, re.IGNORECASE)
        }
        assert found, f"nothing is headed {title}:\n{self.text}"
        if "Board report" in self.text.splitlines()[0]:
            return [line for line in (*found[False], *found.get(True, ())) if not line.startswith("… and ")]
        return found.get(True) or found[False]

    def _sections(self) -> Iterator[tuple[bool, str, list[str]]]:
        lines: list[str] = []
        for line in self.text.splitlines():
            if head := re.fullmatch(r"(?:#+ )?(Annex to section )?\d+\. (.+)", line):
                lines = []
                yield bool(head[1]), head[2], lines
            elif line.startswith("### "):
                lines = []  # a section without a number
            elif line.strip() and not line.startswith("| --- "):
                lines.append(line.strip())

    def named(self, line: str) -> list[str]:
        """The refs in it."""
        known = "|".join(map(re.escape, sorted(self.refs, key=len, reverse=True)))
        return re.findall(rf"(?<![\w.])(?:{known})(?![\w.]*\w)", line)

    def first(self, lines: list[str]) -> list[str]:
        """The ref that each line is about, where it is about one; of one cut short, and whole in an annex, once."""
        return self.in_order(found[0] for line in lines if (found := self.named(line)))

    def in_order(self, found: Iterator[str]) -> list[str]:
        return sorted(found, key=self.refs.index)


def told_by(paper: Paper) -> Told:
    late, changed = paper.lines("^red and late"), paper.lines("better (?:and|or) worse")
    silent = [
        line for line in paper.lines("no update|what is missing") if line.startswith(("- No update", "No update"))
    ]
    due = paper.lines("^due before the next meeting")
    days = [(paper.named(line)[0], found[1]) for line in late if (found := re.search(r"(\d+) d late", line))]
    return Told(
        to_agree=paper.first(paper.lines("decisions asked for")),
        red_or_late=paper.first(late),
        days_late={ref: int(number) for ref, number in days},
        worse=paper.first([line for line in changed if re.search(r"↓ worse|^(?:- )?worse", line)]),
        better=paper.first([line for line in changed if re.search(r"↑ better|^(?:- )?better", line)]),
        first_rated=paper.first([line for line in changed if re.search(r"\| first rated|^(?:- )?first rated", line)]),
        completed=paper.first(paper.lines("^completed")),
        moved=paper.first(paper.lines("^dates moved")),
        due_next=paper.first(due),
        no_update=paper.in_order(ref for line in silent for ref in paper.named(line)),
        left_out=[line for line in (*late, *changed, *due) if re.search(r"… and \d+ more", line)],
    )


def counted(session: Session, scene: Scene) -> Told:
    """The same by the services that lists, ``since`` and ``timeliness`` are made from."""
    forum = find_forum(session, scene.forum)
    of, day = forum.of, forum.of.today
    known = {row.id: row for row in read.rows(session, (of,), read.list_ids(session, Listing("all", (of,)))) if row}
    refs = all_refs(session)

    def in_order(found: Iterator[str]) -> list[str]:
        return sorted(found, key=refs.index)

    opened = [row for row in known.values() if row.action.status in OPEN]
    dates = {row.id: three_dates(row.action) for row in opened}
    late = {
        row.action.ref: (day - agreed.last).days
        for row in opened
        if (agreed := dates[row.id].agreed).last is not None
        and overdue(row.action.status, agreed.first, agreed.last, day) is Overdue.YES
    }
    red = [known[key].action.ref for key in read.list_ids(session, Listing("red", (of,)))]
    current = [row.action.ref for row in opened if row.overdue is Overdue.YES]
    moved = [row for row in opened if dates[row.id].agreed != dates[row.id].current]
    following = meetings.next_on(session, of, scene.forum, of.read(scene.day).last or day)
    compared = compare(session, of, scene.forum)
    assert following is not None
    assert compared is not None
    return Told(
        to_agree=in_order(row.action.ref for row in moved),
        red_or_late=in_order(iter({*red, *current, *late})),
        days_late=late,
        worse=in_order(one.ref for one in compared.since.worse),
        better=in_order(one.ref for one in compared.since.better),
        first_rated=in_order(one.ref for one in compared.since.first_rated),
        completed=in_order(one.ref for one in compared.since.completed),
        moved=in_order(one.ref for one in moves.all_changes(session) if one.move.on > compared.meeting.on),
        due_next=in_order(
            row.action.ref for row in opened if row.action.due.last and day <= row.action.due.last < following
        ),
        no_update=in_order(one.ref for one in compared.since.no_update),
    )


def all_refs(session: Session) -> tuple[str, ...]:
    return tuple(action.ref for action in read.snapshot(session, session.one_plan()).action)


@pytest.fixture
def at_desk(samples_path: Path, sit_down: SitDown) -> Callable[[Scene], Session]:
    """Somebody over the plan of a scene, on its day."""
    return lambda scene: sit_down(samples_path, today=None, plan=scene.plan)


@pytest.fixture
def said(samples_path: Path, at_desk: Callable[[Scene], Session]) -> Callable[..., Paper]:
    """What a command prints about the plan of a scene."""

    def run(scene: Scene, *words: str) -> Paper:
        args = ["--db", str(samples_path), "--plan", scene.plan, *words, "--markdown"]
        result = CliRunner().invoke(cli, args)
        assert result.exit_code == 0, result.output
        return Paper(result.stdout, all_refs(at_desk(scene)))

    return run


@each_scene
def test_highlight_and_board_tell_what_lists_and_since_count(
    said: Callable[..., Paper], at_desk: Callable[[Scene], Session], scene: Scene
) -> None:
    highlight = said(scene, "report", "highlight", "--forum", scene.forum, "--meeting", scene.day)
    board = said(scene, "report", "board", scene.forum, "--meeting", scene.day)
    by_count = counted(at_desk(scene), scene)
    assert by_count.red_or_late
    assert by_count.worse or by_count.first_rated
    assert told_by(highlight) == by_count
    assert told_by(board) == by_count
    assert highlight.lines("decisions asked for") == board.lines("decisions asked for")


@each_scene
def test_as_many_are_told_late_as_timeliness_counts(
    said: Callable[..., Paper], at_desk: Callable[[Scene], Session], scene: Scene
) -> None:
    [plan] = timeliness(at_desk(scene))
    late = plan.lines[-1].late[DueDate.AGREED]
    board = said(scene, "report", "board", scene.forum, "--meeting", scene.day)
    assert len(told_by(board).days_late) == late.overdue
    assert f"All overdue ({late.overdue})" in board.text
    assert board.lines("^themes")[-1].count(f"| {late.overdue} of {late.dated} ") == 1


@each_scene
def test_an_agenda_tells_what_the_highlight_report_tells(said: Callable[..., Paper], scene: Scene) -> None:
    agenda = said(scene, "agenda", scene.forum)
    highlight = said(scene, "report", "highlight", "--forum", scene.forum, "--meeting", scene.day)
    assert scene.day in agenda.text
    assert scene.last in agenda.text
    assert told_by(agenda) == told_by(highlight)
    assert len(agenda.lines("decisions asked for")) == len(highlight.lines("decisions asked for"))


@each_scene
async def test_the_app_tells_what_the_highlight_report_tells(
    samples_path: Path, said: Callable[..., Paper], scene: Scene
) -> None:
    highlight = said(scene, "report", "highlight", "--forum", scene.forum, "--meeting", scene.day)
    async with seated(samples_path, today=None, plan=scene.plan) as seat:
        await seat.press("B")
        shown = await _agenda_of(seat, scene)
    assert scene.last in shown.splitlines()[0]
    app = Paper(shown, highlight.refs)
    assert told_by(app) == told_by(highlight)
    assert len(app.lines("decisions asked for")) == len(highlight.lines("decisions asked for"))


async def _agenda_of(seat: Seat, scene: Scene) -> str:
    """The next meeting of the plan may be another forum's: go down until the forum's own is told."""
    for _ in range(5):
        await seat.pilot.pause(0.2)
        shown = str(seat.app.screen.query_one("#meeting-text").render())
        if shown.startswith(f"Agenda of {scene.forum}"):
            return shown
        await seat.press("j")
    raise AssertionError(f"no agenda of {scene.forum}:\n{seat.text()}")
