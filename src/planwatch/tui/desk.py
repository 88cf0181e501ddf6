"""What a command is given: what is meant, and the ways to ask, to change and to tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.geometry import Region
from textual.screen import Screen

from planwatch.errors import NeedsYes
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.service.change import Outcome, Target
from planwatch.service.people.present import cell
from planwatch.service.session import Session
from planwatch.tui.again import Again

if TYPE_CHECKING:
    from planwatch.tui.widgets.cell_editor import CellEdit

Result = TypeVar("Result")
Values = dict[str, str]
"""What was typed into a form, by the keys of its fields."""
Agreed = frozenset[str]
"""What was said yes to, as ``NeedsYes.what`` tells."""
Complete = Callable[[str], tuple[str, tuple[str, ...]]]
"""Is given a text; the text as far as it can only go on so, and what it may go on with where that is open."""
Step = Callable[[int, int], object]
"""Is told how much is done, and of how much; what it raises ends what is done."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One line of a form. ``understood`` says what the text was taken to mean.

    ``beside`` stands under it whatever is typed: what is proposed, which is nobody's word until somebody types it.
    """

    key: str
    label: str
    value: str = ""
    names: Sequence[str] = ()
    understood: Callable[[str], str] | None = None
    hint: str = ""
    beside: str = ""
    several: bool = False
    """Whether several names go into it, apart by semicolons."""
    lines: bool = False
    """Whether it is written over several lines."""
    texts: Mapping[str, str] | None = None
    """Texts of one's own by their names, which ctrl+t puts in; None: it takes none."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The actions that a command is about, as they were seen when its key was pressed."""

    rows: tuple[ActionRow, ...]
    targets: tuple[Target, ...]
    many: bool
    """Whether marked actions are meant, and not just the one under the cursor."""

    @property
    def row(self) -> ActionRow:
        """The first of them."""
        return self.rows[0]

    @property
    def named(self) -> str:
        """``C1.2``, or ``7 actions``."""
        return self.rows[0].action.ref if len(self.rows) == 1 else f"{len(self.rows)} actions"

    def cell(self, field: str) -> str:
        """The cells of a field of all of them, as others are told of them."""
        return cell("action", (target.id for target in self.targets), field)


@dataclass(frozen=True, slots=True)
class Discarded:
    """Text that was typed into a field and left unsaved; undo brings it back until the cursor moves."""

    row: int
    field: str
    text: str


class Desk(Protocol):
    """Any screen, for what is done on it: asking, telling, going elsewhere."""

    @property
    def session(self) -> Session: ...

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Say it on the line above the footer."""
        ...

    def ask(
        self,
        label: str,
        answer: Callable[[str], object],
        *,
        value: str = "",
        understood: Callable[[str], str] | None = None,
        leave: Callable[[str], object] | None = None,
        back: Callable[[], object] | None = None,
        names: Sequence[str] = (),
        complete: Complete | None = None,
    ) -> None:
        """Ask for one line. ``answer`` may raise PlanwatchError: it is shown, and the question stays open.

        Escape goes ``back`` to what was asked before, where that is given; else it leaves, as going elsewhere does.
        ``complete`` is what tab does with the text: it gives the text further on, and what it may go on with.
        """
        ...

    def form(
        self,
        title: str,
        fields: Sequence[FormField],
        save: Callable[[Values, Agreed], object],
        left: Callable[[bool], object] | None = None,
        *,
        cell: str = "",
    ) -> None:
        """Ask for several lines; ``cell`` is what others are told that it writes to.

        ``save`` is given them, and what was agreed to of that which they need; it may raise PlanwatchError: it is
        shown, and the form stays open. ``left`` is told whether it was saved.
        """
        ...

    def pick(
        self,
        title: str,
        entries: Sequence[tuple[str, str]],
        picked: Callable[[str], object],
        *,
        at: str = "",
    ) -> None:
        """Have one of the entries chosen; nothing is done where none is."""
        ...

    def question(
        self,
        text: str,
        yes: Callable[[], object],
        no: Callable[[], object] | None = None,
        *,
        safe: bool = False,
    ) -> None:
        """Ask for a yes. Enter says no, unless ``safe`` says that yes is harmless."""
        ...

    def work(
        self,
        what: str,
        work: Callable[[Session, Step], Result],
        done: Callable[[Callable[[], Result]], object],
        *,
        is_long: bool,
    ) -> None:
        """Do some work, with a bar and a way to stop it where it ``is_long``, else at once.

        ``done`` is given what answers the result or raises what the work raised, PlanwatchError where it was stopped.
        """
        ...

    def go(self, screen: Screen[Result], left: Callable[[Result | None], object] | None = None) -> None:
        """Show another screen, and do ``left`` when it was left."""
        ...

    def bring_back(self) -> bool:
        """Show the form again that was left with something typed, while that is offered; whether there is one."""
        ...

    def edit_outside(self, text: str, *, cell: str = "") -> str:
        """The text as the user's own editor leaves it; ``cell`` is what others are told that it writes to.

        Raises PlanwatchError where there is none, or it fails.
        """
        ...

    def do(self, does: str, *about: object) -> None:
        """Do what another command does, by its name in the registry."""
        ...

    def wrote(self, path: Path, said: str) -> None:
        """Say that a file or folder was written, and by what it is opened."""
        ...

    def copy(self, text: str) -> None:
        """Put it on the clipboard of the terminal."""
        ...

    def rest(self) -> None:
        """Give the focus back to what the screen is about."""
        ...


class PlanDesk(Desk, Protocol):
    """A screen with actions on it."""

    discarded: Discarded | None
    last: Outcome | None
    """What the last change came to."""

    @property
    def again(self) -> Again | None:
        """The last change made, on whichever screen."""
        ...

    def row(self) -> ActionRow | None:
        """The action that the cursor is on."""
        ...

    def plan(self) -> PlanDay | None:
        """The plan of that action; without one, the first shown."""
        ...

    def meant(self, *, marks: bool = True) -> Meant | None:
        """The actions marked, else the one under the cursor; without ``marks`` only the latter. None: there is none."""
        ...

    def field_here(self) -> str:
        """The field under the cursor, ``updated`` on the last update; empty where the cell there is neither."""
        ...

    def long_field(self) -> str:
        """The long text that is meant by the place of the cursor."""
        ...

    def cell_text(self) -> str:
        """The text of the cell under the cursor."""
        ...

    def next_field(self, field: str, step: int) -> str | None:
        """Go to the next cell that can be edited; its field."""
        ...

    def region_of(self, field: str) -> Region:
        """Where on the screen a field is edited."""
        ...

    def wait_with(self, question: str, ask: Callable[[], object]) -> None:
        """Have a question wait on the line, without holding the keys, until another is told or the row is left."""
        ...

    @property
    def is_asking(self) -> bool:
        """Whether a question of one line is open."""
        ...

    def edit_cell(self, edit: "CellEdit", text: str, names: Sequence[str], *, select: bool) -> None:
        """Open the editor of a field over its cell."""
        ...

    def rest_unless_elsewhere(self) -> None:
        """Give the focus back, unless what was clicked or asked for has it by now."""
        ...

    def choose_rag(self, rag: str, chosen: Callable[[str], object], cell: str) -> None:
        """Have a rating chosen over the cell of the rating; others are told of that cell."""
        ...

    def close_editor(self) -> None:
        """Close what is open over a cell, and rest."""
        ...

    def hide_editor(self) -> None:
        """Close what is open over a cell, where a question follows."""
        ...

    def change(
        self,
        meant: Meant,
        make: Callable[[tuple[Target, ...]], Outcome],
        said: Callable[[Outcome], str],
        agreed: Callable[[NeedsYes], object] | None = None,
        *,
        raising: bool = False,
        reload: bool = False,
        again: Again | None = None,
    ) -> bool:
        """Make one change of what is meant, show what came of it, and say so; whether it was made.

        ``agreed`` is done after a yes to what the change needs. A refusal is told, or raised with ``raising``; after
        one because others changed the action, the same change overwrites theirs. ``reload``: rows come or go.
        ``again`` is how the same is done of other actions.
        """
        ...

    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        """Show these actions as they are now; ``reload`` where rows have come or gone."""
        ...
