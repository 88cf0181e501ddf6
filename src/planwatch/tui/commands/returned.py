"""What becomes of each row of workbooks that came back; then all of it as one change."""

from planwatch.errors import PlanwatchError
from planwatch.service.files.returned_items import DECIDED, LEFT, Item, Kind
from planwatch.service.files.returned_take import take
from planwatch.service.files.returned_told import taken_in_words
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.returned.screen import ReturnedScreen
from planwatch.words.numbers import number_of

ReturnedDesk = ScreenDesk[ReturnedScreen]


def turn(desk: ReturnedDesk) -> None:
    """To the next kind of rows."""
    desk.screen.turn()


def _item(desk: ReturnedDesk) -> Item | None:
    item = desk.screen.item()
    if item is None:
        desk.tell("this row only says who answered", wrong=True)
    elif item.kind in LEFT:
        desk.tell("this is only told: nothing of it is taken over", wrong=True)
    else:
        return item
    return None


def leave_out(desk: ReturnedDesk) -> None:
    """Leave the row out, or take it again; of what is to be decided, leave it as the plan has it."""
    item = _item(desk)
    if item is None:
        return
    if item.kind is Kind.MISSING:
        desk.tell("no file has it, and nothing is done to it · w withdraws it", wrong=True)
    elif item.kind in DECIDED:
        ours(desk)
    else:
        desk.screen.decide(left_out=desk.screen.choice.left_out ^ {item.number})


def theirs(desk: ReturnedDesk) -> None:
    """Take what they say; where two files say two things of a cell, the other is not taken."""
    item, choice = _item(desk), desk.screen.choice
    if item is None:
        return
    if item.kind not in DECIDED:
        desk.tell("nothing is to be decided here · x leaves the row out", wrong=True)
        return
    same = {other.number for other in desk.screen.found if _is_other(other, item)}
    desk.screen.decide(theirs=(choice.theirs | {item.number}) - same, ours=(choice.ours | same) - {item.number})


def _is_other(other: Item, item: Item) -> bool:
    same = (other.part, other.id, other.column) == (item.part, item.id, item.column) and item.id is not None
    return same and other.number != item.number and item.column != "update"


def ours(desk: ReturnedDesk) -> None:
    """Leave it as the plan has it."""
    item, choice = _item(desk), desk.screen.choice
    if item is None:
        return
    if item.kind not in DECIDED:
        desk.tell("nothing is to be decided here · x leaves the row out", wrong=True)
        return
    desk.screen.decide(theirs=choice.theirs - {item.number}, ours=choice.ours | {item.number})


def withdraw(desk: ReturnedDesk) -> None:
    """Withdraw the action that no file has, after its reason; or do nothing to it after all."""
    item, choice = _item(desk), desk.screen.choice
    if item is None:
        return
    if item.kind is not Kind.MISSING:
        desk.tell("only an action that no file has can be withdrawn here", wrong=True)
        return
    if item.number in choice.withdrawn:
        desk.screen.decide(withdrawn={key: why for key, why in choice.withdrawn.items() if key != item.number})
        return

    def answer(why: str) -> None:
        if not why.strip():
            raise PlanwatchError("withdrawing needs a reason", "say why: superseded, merged, no longer needed")
        desk.screen.decide(withdrawn={**desk.screen.choice.withdrawn, item.number: why.strip()})

    desk.ask(f"why is {item.ref} withdrawn? ", answer)


def next_open(desk: ReturnedDesk, step: int) -> None:
    """To the next that somebody has to decide, or the one before."""
    screen = desk.screen
    found = [item.number for item in screen.found if screen.choice.is_open(item)]
    if not found:
        desk.tell("nothing is left to decide")
        return
    line = screen.table.cursor_row_data
    here = line.number if line is not None else -1
    ahead = [number for number in found if (number > here if step > 0 else number < here)]
    if not screen.table.move_to((ahead or found)[0 if step > 0 else -1]):
        desk.tell("it is in a row that is not shown: tab shows all", wrong=True)


def take_(desk: ReturnedDesk) -> None:
    """Take all over as one change, after a count."""
    screen = desk.screen
    taken = [item for item in screen.found if screen.choice.takes(item)]
    answers = any(file.answers for file in screen.returned.files)
    open_ = sum(1 for item in screen.found if screen.choice.is_open(item))
    if not taken and not answers:
        desk.tell("nothing of it is to be taken over" + (" · t takes theirs" if open_ else ""), wrong=True)
        return
    left = f"\n{number_of(open_, 'row')} not decided: as the plan has it." if open_ else ""
    said = "\nIt is recorded who answered." if answers else ""
    text = f"{number_of(len(taken), 'row')} of what came back.{left}{said}\nTake over {screen.name_told}?"
    desk.question(text, lambda: _take(desk), safe=True)


def _take(desk: ReturnedDesk) -> None:
    screen = desk.screen
    try:
        taken = take(desk.session, screen.returned, screen.found, screen.choice)
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    brought = f" · {taken.brought}" if taken.brought else ""
    number = f" · change {taken.number}: H shows it, and can take it back" if taken.number else ""
    refused = "".join(f" · {ref} {field}: {why}" for ref, field, why in taken.refused[:1])
    refused += f" · and {len(taken.refused) - 1} more refused" if len(taken.refused) > 1 else ""
    screen.said, screen.is_wrong = f"{taken_in_words(taken)}{brought}{number}{refused}", bool(taken.refused)
    screen.leave()
