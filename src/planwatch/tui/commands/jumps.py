"""Back to where the cursor was."""

from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen


def back(desk: ActionDesk[TriageScreen]) -> None:
    """To where the cursor was before the last jump; while a text is typed, the key does nothing."""
    screen = desk.screen
    if desk.is_editing:
        return
    if screen.has_class("-filtering"):
        screen.end_filter()
    place = screen.places.back()
    if place is None:
        desk.tell("nothing to go back to: the cursor has not jumped to another view, filter or row")
    elif place.ref and screen.table.cursor_key != place.key:
        desk.tell(f"{place.ref} is not listed there any more", wrong=True)
    else:
        desk.tell(" · ".join(filter(None, (f"back at {place.ref}" if place.ref else "back", place.view.name))))
