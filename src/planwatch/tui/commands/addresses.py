"""What evidence and other texts name is opened: a web page, a mail, a file; shown first, and only what is harmless."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.model.text.links import addresses
from planwatch.tui.desk import Desk, PlanDesk
from planwatch.tui.opener import file_named, open_address, open_file
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.parts.screen import AnyParts


def evidence(desk: PlanDesk) -> None:
    """Open what the evidence of the action names."""
    row = desk.row()
    if row is None:
        return
    text = row.action.evidence
    if not text.strip():
        desk.tell(f"{row.action.ref} has no evidence yet: f, then evidence, writes it", wrong=True)
    else:
        _ask(desk, (text,))


def of_part(desk: ScreenDesk[AnyParts]) -> None:
    """Open what any field of the part under the cursor names."""
    row = desk.screen.row()
    if row is not None:
        _ask(desk, _texts(row))


def has_any(row: Any, session: Any) -> bool:
    """Whether a part names anything that is opened."""
    return bool(_named(_texts(row), session.path.parent)[0])


def _texts(row: Any) -> tuple[str, ...]:
    return tuple(text for name in row.part.__struct_fields__ if isinstance(text := getattr(row.part, name), str))


def _named(texts: Sequence[str], folder: Path) -> tuple[list[str | Path], str]:
    """What is named that can be opened, and the reason where nothing is."""
    found: list[str | Path] = [address for text in texts for address in addresses(text)]
    reason = ""
    for line in (line for text in texts for line in text.splitlines() if line.strip() and not addresses(line)):
        try:
            found.append(file_named(line, folder))
        except PlanwatchError as error:
            reason = reason or str(error)
    return found, reason


def _ask(desk: Desk, texts: Sequence[str]) -> None:
    found, reason = _named(texts, desk.session.path.parent)
    every = {str(one): one for one in found}
    if not every:
        desk.tell(reason or "nothing here names an address or a file", wrong=True)
    elif len(every) == 1:
        shown, one = next(iter(every.items()))
        desk.question(f"Open this?\n\n{shown}", partial(_open, desk, one), safe=True)
    else:
        desk.pick("Open which?", [(shown, shown) for shown in every], lambda shown: _open(desk, every[shown]))


def _open(desk: Desk, one: str | Path) -> None:
    try:
        desk.tell(open_file(one) if isinstance(one, Path) else open_address(one))
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
