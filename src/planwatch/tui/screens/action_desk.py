"""The desk of a screen with actions on it: what is meant, editing over a cell, and making one change."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.geometry import Region

from planwatch.errors import Conflict, NeedsYes, PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.service.change import Outcome, Target
from planwatch.tui.again import Again
from planwatch.tui.desk import Discarded, Meant
from planwatch.tui.screens.desk import FullScreen, ScreenDesk
from planwatch.tui.screens.editors import Editors
from planwatch.tui.widgets.cell_editor import CellEdit
from planwatch.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from planwatch.tui.app import PlanwatchApp


_YOURS = "enter saves yours all the same, esc leaves it"


class ActionSource(Protocol):
    """What a screen shows of actions, and where: in this the screens differ."""

    def row(self) -> ActionRow | None:
        """The action that the cursor is on."""
        ...

    def targets(self) -> tuple[Target, ...]:
        """The actions meant: those marked, else the one under the cursor."""
        ...

    def rows(self) -> list[ActionRow]:
        """The rows of the targets."""
        ...

    def marked(self) -> int:
        """How many actions are marked."""
        ...

    def plans(self) -> tuple[PlanDay, ...]:
        """The plans shown."""
        ...

    def field_here(self) -> str:
        """The field under the cursor, ``updated`` on the last update; empty where the cell there is neither."""
        ...

    def long_field(self) -> str:
        """The long text that is meant by the place of the cursor."""
        ...

    def cell_text(self, row: ActionRow) -> str:
        """The text of the cell under the cursor."""
        ...

    def next_field(self, field: str, step: int) -> str | None:
        """Go to the next cell that can be edited; its field."""
        ...

    def region_of(self, field: str) -> Region:
        """Where on the screen a field is edited."""
        ...

    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        """Show these actions as they are now; ``reload`` where rows have come or gone."""
        ...


OfScreen = TypeVar("OfScreen", bound=FullScreen[Any], covariant=True)


class ActionDesk(ScreenDesk[OfScreen]):
    """See ``planwatch.tui.desk.PlanDesk``."""

    def __init__(self, screen: OfScreen, source: ActionSource) -> None:
        super().__init__(screen)
        self.source = source
        self.editors = Editors(screen)
        self.discarded: Discarded | None = None
        self.last: Outcome | None = None
        self._asked_of: int | None = None
        """The row that the question is about which waits."""
        self._overtaken: Meant | None = None
        """What was meant by a change that others' changes kept from being made: once told, it overwrites theirs."""

    @property
    def prompt(self) -> Prompt:
        return self._prompt

    @cached_property
    def _prompt(self) -> Prompt:
        return super().prompt

    def row(self) -> ActionRow | None:
        return self.source.row()

    def plan(self) -> PlanDay | None:
        row = self.row()
        return row.of if row is not None else next(iter(self.plans()), None)

    def meant(self, *, marks: bool = True) -> Meant | None:
        row = self.row()
        one = (Target(row.id, row.version),) if row is not None else ()
        targets = self.source.targets() if marks else one
        many = [target.id for target in targets] != [target.id for target in one]
        rows = self.source.rows() if many else [row] if row is not None else []
        return Meant(tuple(rows), targets, many) if rows else None

    def field_here(self) -> str:
        return self.source.field_here()

    def long_field(self) -> str:
        return self.source.long_field()

    def cell_text(self) -> str:
        row = self.row()
        return self.source.cell_text(row) if row is not None else ""

    def next_field(self, field: str, step: int) -> str | None:
        return self.source.next_field(field, step)

    def region_of(self, field: str) -> Region:
        return self.source.region_of(field)

    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        self.source.changed(ids, reload=reload)

    def wait_with(self, question: str, ask: Callable[[], object]) -> None:
        row = self.row()
        self._asked_of = row.id if row is not None else None
        self.prompt.wait(question, ask)

    def is_at(self, key: int | None) -> None:
        """The cursor is on the row of that key: what is offered for another row is so no longer."""
        text, asks = self.discarded, self.prompt.waits
        if (text is not None and key != text.row) or (asks and key != self._asked_of):
            self.discarded = None
            self.tell("")

    def open_editors(self) -> Editors:
        return self.editors

    def forget_left(self) -> None:
        self.discarded = None

    @property
    def is_asking(self) -> bool:
        return self.prompt.asking

    @property
    def is_editing(self) -> bool:
        """Whether anything is being typed or chosen."""
        return self.editors.is_open or self.prompt.asking

    def edit_cell(self, edit: CellEdit, text: str, names: Sequence[str], *, select: bool) -> None:
        self.editors.open(edit, text, self.region_of(edit.field), names, select=select)

    def choose_rag(self, rag: str, chosen: Callable[[str], object], cell: str) -> None:
        self.editors.choose(rag, self.region_of("rag"), chosen, cell)

    def close_editor(self) -> None:
        self.editors.close()
        self.rest()

    def hide_editor(self) -> None:
        self.editors.close()

    def rest_unless_elsewhere(self) -> None:
        """Give the focus back, unless what was clicked or asked for has it by now."""
        if self.editors.has_focus:
            self.rest()

    def leave_what_is_open(self) -> bool:
        """Close an editor or question that has lost the focus, as keys typed faster than screens open can make it."""
        if not self.is_editing:
            return False
        self.prompt.close()
        self.close_editor()
        return True

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
        ids = [target.id for target in meant.targets]
        try:
            outcome = make(tuple(map(Target, ids)) if meant is self._overtaken else meant.targets)
        except NeedsYes as refusal:
            if agreed is None:
                raise
            self._offer(refusal, agreed)
            return False
        except Conflict as conflict:
            self.changed(ids)
            self._overtaken = meant
            stays = raising or self.editors.cell.is_open
            self._refused(Conflict(conflict.message, _YOURS) if stays else conflict, raising)
            return False
        except PlanwatchError as error:
            self._refused(error, raising)
            return False
        self.close_editor()
        self.discarded = self._overtaken = None
        self.last = outcome
        self.again = again or Again(said(outcome))
        self.changed(ids, reload=reload)
        named = outcome.changed[0] if len(outcome.changed) == 1 and not outcome.left else outcome.in_words()
        undo = "u undoes, . again" if again is not None and again.make is not None else "u undoes"
        self.tell(" · ".join(filter(None, (named, said(outcome), undo if outcome.number else ""))))
        return True

    def _refused(self, error: PlanwatchError, raising: bool) -> None:
        if raising:
            raise error
        if self.editors.chooser.is_open:
            self.close_editor()
        self.tell(str(error), wrong=True)

    def _offer(self, refusal: NeedsYes, agreed: Callable[[NeedsYes], object]) -> None:
        edit, text = self.editors.edit, self.editors.cell.text
        was_open = self.editors.cell.is_open
        self.close_editor()
        self.question(
            refusal.question,
            lambda: agreed(refusal),
            lambda: edit.again(text) if was_open and edit is not None else None,
            safe=refusal.harmless,
        )

    @property
    def again(self) -> Again | None:
        return self._app.again

    @again.setter
    def again(self, again: Again | None) -> None:
        self._app.again = again

    @property
    def _app(self) -> "PlanwatchApp":
        return cast("PlanwatchApp", self.screen.app)

    # What the needs of a command are judged by.

    def has_row(self) -> bool:
        return self.row() is not None

    def marked(self) -> int:
        return self.source.marked()

    def plans(self) -> tuple[PlanDay, ...]:
        return self.source.plans()

    def plans_meant(self) -> tuple[PlanDay, ...]:
        rows = self.source.rows()
        return tuple({row.of.id: row.of for row in rows}.values()) if rows else self.plans()
