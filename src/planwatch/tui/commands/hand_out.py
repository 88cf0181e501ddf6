"""Handing out: choose a paper, see it, choose for whom and as of when, then save, open or copy it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace as replace_values
from planwatch.service import read
from planwatch.service.files.catalogue import Asking, Paper, audiences, cannot, choices, entries, paper
from planwatch.service.files.made import Made, make
from planwatch.service.meetings import moments
from planwatch.service.reports import ReportAsked
from planwatch.service.session import Session
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.commands import files
from planwatch.tui.commands.files import ListDesk
from planwatch.tui.desk import Desk, Step
from planwatch.tui.opener import open_file
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.paper.screen import PaperScreen

PaperDesk = ScreenDesk[PaperScreen]


def choose(desk: ListDesk) -> None:
    """Choose what to hand out, and what it is of; it is shown before anything is written."""
    day = desk.plan()
    if day is None:
        return
    work = desk.screen.worklist
    asking = Asking(
        read.only_plan(desk.session, day.plan.ref), day, work.listing() if len(work.rows) else None, desk.row(),
        work.settings.due_soon,
    )  # fmt: skip
    desk.pick(f"Hand out what of {day.plan.ref}?", entries(asking), lambda key: of_what(desk, asking, paper(key)))


def of_what(desk: Desk, asking: Asking, one: Paper) -> None:
    """Choose what a paper is of, where there is anything to choose, and show it."""
    if reason := cannot(asking, one):
        desk.tell(f"no {one.key} now: {reason}", wrong=True)
        return
    asked = ReportAsked(one.key, soon=asking.soon)
    found = choices(asking, one)
    if not found:
        show(desk, asking, asked)
        return
    here = getattr(asking.row.action, one.of, "") if asking.row is not None and one.of in ("lead", "theme") else ""
    what = {"sheets": "With which sheets?", "moment": "What changed since when?"}.get(one.of, f"Of which {one.of}?")
    desk.pick(what, found, lambda name: show(desk, asking, replace(asked, name=name)), at=here)


def show(desk: Desk, asking: Asking, asked: ReportAsked) -> None:
    """Make it, and show it."""
    _or_tell(desk, lambda: _make(desk, asking, asked, lambda made: show_made(desk, asking, asked, made)))


def show_made(desk: Desk, asking: Asking, asked: ReportAsked, made: Made) -> None:
    """Show what is made already."""
    screen = PaperScreen(asking, asked, made)
    desk.go(screen, lambda _: desk.do(screen.then) if screen.then else desk.rest())


def _make(desk: Desk, asking: Asking, asked: ReportAsked, seen: Callable[[Made], object]) -> None:
    """Make it and do ``seen`` with it; what raises PlanwatchError is raised, or told where it took long."""
    is_long = asking.session.as_of is None and not read.ratings_are_quick(asking.session)

    def work(session: Session, step: Step) -> Made:
        own = replace_values(session, plan=asking.day.plan.ref) if is_long else asking.session
        return make(replace(asking, session=own), asked, step)

    desk.work(f"making the {asked.kind}", work, lambda answer: seen(answer()), is_long=is_long)


def _or_tell(desk: Desk, do: Callable[[], object]) -> None:
    try:
        do()
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)


def _again(desk: PaperDesk, asking: Asking, asked: ReportAsked) -> None:
    """The same paper, asked for otherwise, in the place of this."""
    screen = desk.screen
    try:
        _make(desk, asking, asked, lambda made: screen.show(asking, asked, made))
    except PlanwatchError:
        if asking.session is not screen.now and asking.session is not screen.asking.session:
            asking.session.database.close()
        raise


def for_(desk: PaperDesk) -> None:
    """Choose the forum that it is for."""
    screen = desk.screen
    if not screen.made.paper.is_told:
        desk.tell(f"{screen.made.what.rstrip(',')}: for whom it is, is what it is of", wrong=True)
        return
    asked = screen.asked

    desk.pick(
        "For whom?", audiences(screen.asking),
        lambda forum: _or_tell(desk, lambda: _again(desk, screen.asking, replace(asked, forum=forum, meeting=""))),
        at=asked.forum,
    )  # fmt: skip


def meeting(desk: PaperDesk) -> None:
    """Ask for the day of the meeting that it is for."""
    screen = desk.screen
    board = screen.asked.kind == "board"
    if not screen.asked.forum and not board:
        desk.tell("a meeting is of a forum: f chooses that first", wrong=True)
        return

    def answer(typed: str) -> None:
        _again(desk, screen.asking, replace(screen.asked, meeting=typed.strip()))

    desk.ask(
        "for the meeting of (empty: the next): ", answer, value=screen.asked.meeting,
        understood=screen.asking.day.understood,
    )  # fmt: skip


def as_of(desk: PaperDesk) -> None:
    """Ask for the moment that it is of."""
    screen = desk.screen
    if screen.now.as_of is not None:
        desk.tell("the list shows the past already: what is made there is of that", wrong=True)
        return

    def answer(words: str) -> None:
        _again(desk, screen.as_of(words), screen.asked)

    desk.ask("as of (a day, a meeting, a version; empty: now): ", answer, names=moments.moments(screen.now))


def save(desk: PaperDesk) -> None:
    """Ask where to, and save it there."""
    _save(desk, lambda: None)


def open_(desk: PaperDesk) -> None:
    """Open it where it was saved; where it was not yet, save it first."""
    if desk.screen.saved is None:
        _save(desk, partial(_open, desk))
    else:
        _open(desk)


def _open(desk: PaperDesk) -> None:
    if (saved := desk.screen.saved) is not None:
        _or_tell(desk, lambda: desk.tell(open_file(saved)))


def folder(desk: PaperDesk) -> None:
    """Show the folder that it was saved in."""
    saved = desk.screen.saved
    if saved is None:
        desk.tell("it is in no folder yet: s saves it", wrong=True)
        return
    _or_tell(desk, lambda: desk.tell(open_file(saved.parent)))


def _save(desk: PaperDesk, then: Callable[[], object]) -> None:
    screen, made = desk.screen, desk.screen.made
    if not made.paper.suffixes:
        screen.then = "chase:drafts"  # a form of its own: into which folder, until when
        screen.leave()
        return

    def write(path: Path, replace_: bool) -> str:
        said = made.save(screen.now, path, replace=replace_)
        screen.saved = path.expanduser().resolve()
        return f"{said} · o opens it, O shows its folder"

    suffixes = " or ".join(made.paper.suffixes)
    files.hand_out(desk, f"save as which file ({suffixes})? ", made.name, write, then)


def copy(desk: PaperDesk) -> None:
    """Put the words of it on the clipboard: a page as Markdown."""
    made = desk.screen.made
    text = made.data(".md").decode() if ".md" in made.paper.suffixes else desk.screen.view.text()
    desk.copy(text)


def open_written(desk: ListDesk) -> None:
    """Open the file that was written last."""
    path = cast("PlanwatchApp", desk.screen.app).written
    if path is None:
        desk.tell("nothing was written yet", wrong=True)
    else:
        _or_tell(desk, lambda: desk.tell(open_file(path)))


def find(desk: PaperDesk) -> None:
    """Ask for words, and go to the first line that has them."""
    screen = desk.screen

    def answer(words: str) -> None:
        screen.words = words.strip()
        if screen.words:
            find_next(desk, 1)

    desk.ask("find: ", answer, value=screen.words)


def find_next(desk: PaperDesk, step: int) -> None:
    """Go to the next line that has the words looked for."""
    screen = desk.screen
    if not screen.words:
        desk.tell("nothing was looked for yet: / finds words", wrong=True)
    elif screen.view.find(screen.words, step):
        desk.tell(f"{screen.words} · n next, N before · {screen.view.where}")
    else:
        desk.tell(f"nothing here says “{screen.words}”", wrong=True)
