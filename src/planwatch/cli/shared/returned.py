"""Workbooks that came back, on the command line: what was changed in them, who answered, and taking it over."""

from pathlib import Path

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.service.files.returned import BackFile, Returned, files_in, open_returned
from planwatch.service.files.returned_items import DECIDED, Item, Kind, items
from planwatch.service.files.returned_parts import Taken
from planwatch.service.files.returned_take import take
from planwatch.service.files.returned_told import in_words, lines, taken_in_words
from planwatch.words.numbers import number_of


def import_returned(options: Options, path: Path, *, dry_run: bool = False, as_json: bool = False) -> int:
    """Take over what a file or a folder of them says, or show it; the exit code: 1 where something is to be decided."""
    paths = files_in(path) if path.is_dir() else [path]
    if not paths:
        raise PlanwatchError(f"{path} holds no workbooks", "name the folder in which those that came back are")
    with plan_file(options) as session:
        returned = open_returned(session, paths)
        found = items(session, returned)
        taken = take(session, returned, found) if not dry_run else None
    if as_json:
        out_json(_json(returned, found, taken))
    else:
        out(map(visible, lines(returned, found, taken)))
    open_ = sum(1 for item in found if item.kind in DECIDED)
    _say(taken, found)
    return 1 if open_ or (taken is not None and taken.refused) else 0


def _say(taken: Taken | None, found: tuple[Item, ...]) -> None:
    counted = [(kind, sum(1 for item in found if item.kind is kind)) for kind in DECIDED]
    said = " and ".join(number_of(number, kind.value) for kind, number in counted if number)
    left = f"; {said}, left as they are: i in the app decides on them" if said else ""
    if taken is None:
        say(f"nothing was changed: this is what would be{left}")
    else:
        number = taken.number
        undo = f"; change {number}, `planwatch undo {number}` takes it back" if number is not None else ""
        say(f"{taken_in_words(taken)}{undo}{left}")


def _json(returned: Returned, found: tuple[Item, ...], taken: Taken | None) -> dict[str, object]:
    return {
        "change": taken.number if taken is not None else None,
        "files": [_file_json(file, [item for item in found if _is_of(item, file)]) for file in returned.files],
        "conflicts": [in_words(item) for item in found if item.kind is Kind.CONFLICT],
        "questions": [in_words(item) for item in found if item.kind is Kind.QUESTION],
        "refused": [list(each) for each in taken.refused] if taken is not None else [],
        "answered": list(returned.answered),
        "silent": list(returned.silent),
        "waiting": [
            {"lead": one.lead, "asked_on": one.on, "meeting": one.meeting, "actions": list(one.refs)}
            for one in returned.waiting
        ],
        "missing": list(returned.missing),
        "gone": [{"kind": item.part, "ref": item.ref} for item in found if item.kind is Kind.GONE],
    }


def _is_of(item: Item, file: BackFile) -> bool:
    return (item.file, item.part) == (file.name, file.kind)


def _file_json(file: BackFile, own: list[Item]) -> dict[str, object]:
    def of(kind: Kind) -> list[dict[str, str]]:
        return [_edit_json(item) for item in own if item.kind is kind]

    return {
        "file": file.name,
        "kind": file.kind,
        "as_of": file.change,
        "why_unknown": file.why_unknown,
        "month_first": file.month_first,
        "leads": list(file.leads),
        "edits": of(Kind.EDIT),
        "updates": of(Kind.UPDATE),
        "new": [item.text for item in own if item.kind is Kind.NEW],
        "copied": [item.place for item in own if item.kind is Kind.COPIED],
        "unknown": [item.place for item in own if item.kind is Kind.STRANGE],
        "ignored": of(Kind.TOLD),
        "unreadable": of(Kind.UNREAD),
    }


def _edit_json(item: Item) -> dict[str, str]:
    return {"ref": item.ref, "field": item.column, "before": item.before, "text": item.text}
