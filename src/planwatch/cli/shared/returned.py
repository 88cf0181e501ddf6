"""Workbooks that came back, on the command line: what was changed in them, who answered, and taking it over."""

from pathlib import Path

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.exchange.workbook.returned import Edit
from planwatch.model.text.visible import visible
from planwatch.service.files.returned import Returned, Taken, files_in, open_returned, take
from planwatch.service.files.returned_told import clashes_in_words, lines
from planwatch.words.numbers import number_of


def import_returned(options: Options, path: Path, *, dry_run: bool = False, as_json: bool = False) -> int:
    """Take over what a file or a folder of them says, or show it; the exit code: 1 where something clashes."""
    paths = files_in(path) if path.is_dir() else [path]
    if not paths:
        raise PlanwatchError(f"{path} holds no workbooks", "name the folder in which those that came back are")
    with plan_file(options) as session:
        returned = open_returned(session, paths)
        clashes = clashes_in_words(session, returned)
        taken = take(session, returned) if not dry_run else None
    if as_json:
        out_json(_json(returned, clashes, taken))
    else:
        out(map(visible, lines(returned, clashes, taken)))
        if path.is_dir() and returned.silent:
            out([visible(f"nothing came from: {'; '.join(returned.silent)}")])
    _say(taken, len(clashes))
    return 1 if clashes or (taken is not None and taken.refused) else 0


def _say(taken: Taken | None, clashes: int) -> None:
    left = f"; {number_of(clashes, 'conflict')}, left as they are" if clashes else ""
    if taken is None:
        say(f"nothing was changed: this is what would be{left}")
    elif taken.number is None:
        say(f"nothing to change{left}")
    else:
        counts = ((taken.edits, "edit"), (taken.updates, "update"), (len(taken.new), "new action"))
        told = ", ".join(number_of(number, noun) for number, noun in counts)
        say(f"{told}; change {taken.number}, `planwatch undo {taken.number}` takes it back{left}")


def _json(returned: Returned, clashes: list[str], taken: Taken | None) -> dict[str, object]:
    return {
        "change": taken.number if taken is not None else None,
        "files": [
            {
                "file": file.name,
                "as_of": file.change,
                "edits": [_edit_json(returned, edit) for edit in file.changes.edits],
                "updates": [_edit_json(returned, edit) for edit in file.changes.updates],
                "new": [row.cells["title"].text for row in file.changes.new],
                "copied": [row.place for row in file.changes.copied],
                "unknown": [row.place for row in file.changes.strange],
                "ignored": [_edit_json(returned, edit) for edit in file.changes.told],
            }
            for file in returned.files
        ],
        "conflicts": clashes,
        "refused": [list(each) for each in taken.refused] if taken is not None else [],
        "answered": list(returned.answered),
        "silent": list(returned.silent),
        "missing": list(returned.missing),
    }


def _edit_json(returned: Returned, edit: Edit) -> dict[str, str]:
    return {"ref": returned.now[edit.action].ref, "field": edit.column, "before": edit.before, "text": edit.text}
