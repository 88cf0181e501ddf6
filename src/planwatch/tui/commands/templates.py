"""Texts of one's own that an update begins with: added, changed, taken out."""

from functools import partial

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import short
from planwatch.tui.desk import Agreed, Desk, FormField, Values
from planwatch.tui.own_texts import file, keep, own_texts

_NEW = "\n"
"""The key of a new one: no name has a line break."""
_EXAMPLE = "Done: …\nNext: …\nNeed: …"


def edit(desk: Desk) -> None:
    """Choose one to change, or a new one."""
    try:
        known = own_texts()
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    if not known:
        _form(desk, known, _NEW)
        return
    entries = [(name, f"{name}: {short(' '.join(text.split()), 50)}") for name, text in known.items()]
    desk.pick("Which text for updates?", [*entries, (_NEW, "a new one")], partial(_form, desk, known))


def _form(desk: Desk, known: dict[str, str], was: str) -> None:
    def save(values: Values, agreed: Agreed) -> None:
        name, text = " ".join(values["name"].split()), values["text"].strip()
        if text and not name:
            raise PlanwatchError("a text needs a name", "it is chosen by that")
        others = {each: own for each, own in known.items() if each != was}
        if text and name in others:
            raise PlanwatchError(f"there is a text '{name}' already", "give it another name")
        if not text and was == _NEW:
            raise PlanwatchError("nothing was typed", "type the text that an update is to begin with")
        kept = {each: (text if each == was else own) for each, own in known.items()}
        if text and name != was:
            kept = {(name if each == was else each): own for each, own in kept.items()} | {name: text}
        elif not text:
            kept = others
        keep(kept)
        desk.tell(f"{'kept' if text else 'taken out'}: {name or was} · ctrl+t puts one into an update · {file()}")

    desk.form(
        "Text for updates",
        [
            FormField("text", "text", known.get(was, "" if known else _EXAMPLE), hint="empty takes it out", lines=True),
            FormField("name", "name", was.strip() or ("" if known else "usual"), hint="what it is chosen by"),
        ],
        save,
    )
